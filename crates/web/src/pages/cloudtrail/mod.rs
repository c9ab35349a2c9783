//! CloudTrail's pages.

mod history;
mod record;

pub use history::EventHistory;
pub use record::Record;
