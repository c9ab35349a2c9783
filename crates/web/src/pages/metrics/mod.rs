//! Metrics of CloudWatch: all of them, and the Monitoring tab of a resource.

mod controls;
mod drawn;
mod list;
mod monitoring;
mod namespaces;

pub use list::Metrics;
pub use monitoring::Monitoring;
pub use namespaces::Namespaces;
