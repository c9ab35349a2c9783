//! What stands beside the pages: the event map, the outside world.

mod map;
mod world;

pub use map::MapPanel;
pub use world::WorldPanel;
