//! The latest events of the region's bus, to try a pattern on.

use crate::{View, moment};
use base::Document;
use sim::Account;
use sim::kernel::{Event, Place};

/// An event that was on the bus.
#[derive(Clone, Debug, PartialEq)]
pub struct PastEvent {
    pub id: String,
    /// When, and what.
    pub label: String,
    pub document: Document,
}

/// How many of them are offered.
const EVENTS: usize = 20;

/// The latest events on the default bus of the view's region, newest first.
pub fn past_events(account: &Account, view: &View) -> Vec<PastEvent> {
    past_events_of(account, view, "default")
}

/// The latest events on a bus, newest first.
pub fn past_events_of(account: &Account, view: &View, bus: &str) -> Vec<PastEvent> {
    let hops = account.kernel().trace.iter().rev();
    let on_bus = hops.filter(|hop| hop.region == view.region && matches!(hop.place, Place::Bus(_)));
    let events = on_bus.filter_map(|hop| hop.event.as_ref()).filter(|event| event.bus == bus).take(EVENTS);
    let past = events.map(|event| PastEvent {
        id: event.id.clone(),
        label: format!("{} {}", moment(event.time), name(event)),
        document: event.document(),
    });
    past.collect()
}

/// `EC2 Instance State-change Notification: stopping`.
pub(super) fn name(event: &Event) -> String {
    match event.detail.at("state").as_text() {
        Some(state) => format!("{}: {state}", event.detail_type),
        None => event.detail_type.clone(),
    }
}
