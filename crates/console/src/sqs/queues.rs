//! The list of queues.

use crate::{Route, View, Words, moment};
use sim::Account;
use sim::services::sqs::Queue;

/// A queue in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueRow {
    pub name: String,
    pub url: String,
    pub route: Route,
    /// Standard or FIFO.
    pub kind: String,
    pub created: String,
    pub available: String,
    pub in_flight: String,
    pub deduplication: String,
}

/// The queues of the view's region, by name.
pub fn queues(account: &Account, view: &View) -> Vec<QueueRow> {
    account.services().sqs().queues(view.region).map(|queue| row(account, view, queue)).collect()
}

fn row(account: &Account, view: &View, queue: &Queue) -> QueueRow {
    let counts = queue.counts(account.now());
    QueueRow {
        name: queue.name().to_string(),
        url: queue.url().to_string(),
        route: Route::Queue(queue.name().to_string()),
        kind: kind(view, queue),
        created: moment(queue.created()),
        available: counts.visible.to_string(),
        in_flight: counts.in_flight.to_string(),
        deduplication: deduplication(view, queue),
    }
}

pub(super) fn kind(view: &View, queue: &Queue) -> String {
    if queue.is_fifo() { "FIFO".to_string() } else { view.say("sqs.standard") }
}

/// On or off; a dash where a queue cannot have it.
pub(super) fn deduplication(view: &View, queue: &Queue) -> String {
    match queue.attribute("ContentBasedDeduplication") {
        Some("true") => view.say("sqs.on"),
        Some(_) => view.say("sqs.off"),
        None => "-".to_string(),
    }
}
