//! The pages of CloudTrail: Event history, and one record.

mod filter;
mod history;
mod record;

pub use filter::{Filter, FilterAttribute, Range};
pub use history::{History, HistoryRow, history};
pub use record::{RecordPage, ResourceRow, record};

#[cfg(test)]
mod tests;
