//! The latest events of the region's buses, to try a pattern on.

use crate::{View, Words, moment};
use base::{Document, Time};
use sim::Account;
use sim::kernel::{Event, Place};
use sim::services::events::{Bus, DEFAULT_BUS};
use std::collections::BTreeSet;

/// An event that was on the bus.
#[derive(Clone, Debug, PartialEq)]
pub struct PastEvent {
    pub id: String,
    pub time: Time,
    /// When, and what.
    pub label: String,
    pub document: Document,
}

/// How many of them are offered, of each bus.
const EVENTS: usize = 20;

/// The latest events on each bus of the view's region, newest first; those on
/// other buses than the default one say which.
pub fn past_events(account: &Account, view: &View) -> Vec<PastEvent> {
    let mut buses = account.services().events().buses(view.region, account.account_id());
    buses.sort_by_key(|bus| bus.name() != DEFAULT_BUS);
    let of_bus = |bus: &Bus| {
        let name = |label: &str| match bus.name() {
            DEFAULT_BUS => label.to_string(),
            name => view.fill("sandbox.event.on", &[("event", label), ("bus", name)]),
        };
        let past = past_events_of(account, view, bus.name());
        past.into_iter().map(|event| PastEvent { label: name(&event.label), ..event }).collect::<Vec<_>>()
    };
    let mut past: Vec<PastEvent> = buses.iter().flat_map(|bus| of_bus(bus)).collect();
    past.sort_by_key(|event| std::cmp::Reverse(event.time));
    // A rule may send an event on to another bus.
    let mut seen = BTreeSet::new();
    past.retain(|event| seen.insert(event.id.clone()));
    past
}

/// The latest events on a bus, newest first.
pub fn past_events_of(account: &Account, view: &View, bus: &str) -> Vec<PastEvent> {
    let hops = account.kernel().trace.iter().rev();
    let on_bus = hops.filter(|hop| hop.region == view.region && matches!(hop.place, Place::Bus(_)));
    let events = on_bus.filter_map(|hop| hop.event.as_ref()).filter(|event| event.bus == bus).take(EVENTS);
    let past = events.map(|event| PastEvent {
        id: event.id.clone(),
        time: event.time,
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
