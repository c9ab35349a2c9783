//! What components share of the browser: ids, focus, clicks elsewhere, media queries.

mod dom;
mod use_focus_trap;
mod use_id;
mod use_media;
mod use_outside_click;

pub use dom::*;
pub use use_focus_trap::use_focus_trap;
pub use use_id::use_id;
pub use use_media::use_media;
pub use use_outside_click::use_outside_click;
