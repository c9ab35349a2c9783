//! AWS CloudTrail: Event history and LookupEvents.
//!
//! It has no state: the record store of the kernel has every call, and when
//! one shows follows from its row. Trails, insights and CloudTrail Lake are
//! not simulated.
//!
//! Source: CloudTrail User Guide and API Reference.

mod errors;
pub mod history;
mod lookup;
pub mod record;

use crate::kernel::{Cx, Place, Verdict};

crate::services::declare!("cloudtrail"; lookup::lookup_events);

/// A call was recorded: it waits for Event history to show it.
pub(crate) fn on_recorded(cx: &mut Cx, row: u32) {
    let Some(head) = cx.kernel.records.head(row).filter(|head| !head.data) else { return };
    let time = history::shown_at(cx.kernel, row, head.time);
    cx.hop(Place::History, head.event_name, Verdict::Waiting(time));
}

#[cfg(test)]
mod tests;
