//! What stands beside the pages: the lab guide, the event map, the outside world.

mod begin;
mod guide;
mod hints;
mod map;
mod prose;
mod world;

pub use begin::Begin;
pub use guide::GuidePanel;
pub use map::{MapPanel, MapSwitch};
pub use prose::blocks;
pub use world::WorldPanel;
