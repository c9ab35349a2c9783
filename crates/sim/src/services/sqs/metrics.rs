//! What SQS tells CloudWatch, each at the moment it happens. The real service
//! sends the numbers of messages once a minute while a queue is in use; here
//! they are sent when they change, so that no clock ticks for an idle queue.
//!
//! Source: SQS Developer Guide, "Available CloudWatch metrics for Amazon SQS".

use super::message::Message;
use super::state::QueueKey;
use crate::kernel::{Cx, Datum, Effect};
use std::collections::BTreeSet;

const NAMESPACE: &str = "AWS/SQS";

/// `count` more of something.
pub(super) fn count(cx: &mut Cx, queue: &str, name: &'static str, count: usize) {
    value(cx, queue, name, count as f64, "Count");
}

pub(super) fn value(cx: &mut Cx, queue: &str, name: &'static str, value: f64, unit: &'static str) {
    cx.emit(Effect::Datum(Datum::of(NAMESPACE, name, &[("QueueName", queue)], value, unit)));
}

/// How many messages a queue has now, and how old the oldest is.
pub(super) fn levels(cx: &mut Cx, key: &QueueKey) {
    let now = cx.now();
    let Some(queue) = cx.services.sqs().queues.get(key).cloned() else { return };
    let counts = queue.counts(now);
    let busy: BTreeSet<&str> =
        queue.messages(now).filter(|it| it.is_in_flight(now)).filter_map(Message::group_id).collect();
    let busy = queue.is_fifo().then_some(busy.len());
    let oldest = queue.messages(now).map(|message| (now - message.sent).0 / 1_000).max().unwrap_or(0);
    for (name, level) in [
        ("ApproximateNumberOfMessagesVisible", counts.visible),
        ("ApproximateNumberOfMessagesNotVisible", counts.in_flight),
        ("ApproximateNumberOfMessagesDelayed", counts.delayed),
    ] {
        value(cx, &queue.name, name, level as f64, "Count");
    }
    if let Some(busy) = busy {
        value(cx, &queue.name, "ApproximateNumberOfGroupsWithInflightMessages", busy as f64, "Count");
    }
    value(cx, &queue.name, "ApproximateAgeOfOldestMessage", oldest as f64, "Seconds");
}
