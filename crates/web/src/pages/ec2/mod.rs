//! EC2's pages.

mod instance;
mod instances;
mod launch;
mod state_menu;

pub use instance::Instance;
pub use instances::Instances;
pub use launch::Launch;
