//! What stands beside the pages: the lab guide, the event map, the outside world.

mod guide;
mod map;
mod prose;
mod world;

pub use guide::{GuidePanel, begin};
pub use map::{MapPanel, MapSwitch};
pub use world::WorldPanel;
