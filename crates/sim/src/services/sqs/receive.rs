//! Messages are received: hidden from others for a while, and given up to the
//! dead-letter queue when that happened too often.
//!
//! A call cannot wait here, as time stands still while it is made:
//! `WaitTimeSeconds` is checked and taken, and what is there is given at once.
//!
//! Source: SQS API Reference, "ReceiveMessage"; SQS Developer Guide, "Amazon
//! SQS visibility timeout", "FIFO queue delivery logic".

use super::message::{Attribute, Message, md5_of_attributes};
use super::state::QueueKey;
use super::{Queue, errors, metrics, policy, queues, redrive};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Duration, Time, digest};
use std::collections::BTreeSet;

/// The longest that a message may be hidden: twelve hours.
pub(super) const LONGEST_HIDDEN: i64 = 43_200;

pub(super) fn receive_message(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:ReceiveMessage")?;
    let asked = Asked::read(input)?;
    redrive::give_up(cx, &key);
    let now = cx.now();
    let Some(queue) = cx.services.sqs().queues.get(&key).cloned() else { return Err(errors::no_queue()) };
    let hidden = asked.hidden.unwrap_or_else(|| queue.number("VisibilityTimeout"));
    let ready = ready(&queue, now, asked.most);
    let mut messages = Vec::new();
    for at in ready {
        if let Some(message) = cx.services.sqs_mut().queue_mut(&key).and_then(|queue| queue.message_mut(at)) {
            message.receive_count += 1;
            message.first_received = message.first_received.or(Some(now));
            message.received = Some(now);
            message.hidden_until = now + Duration::seconds(hidden);
            let message = message.clone();
            messages.push(asked.shown(&message, receipt(cx, &key, at, message.receive_count)));
        }
    }
    let name = match messages.len() {
        0 => "NumberOfEmptyReceives",
        _ => "NumberOfMessagesReceived",
    };
    metrics::count(cx, &queue.name, name, messages.len().max(1));
    metrics::levels(cx, &key);
    Ok(Document::map().with_some("Messages", (!messages.is_empty()).then_some(Document::List(messages))))
}

/// The places of the messages that can be received now. In a FIFO queue a
/// group waits while one of its messages is in flight.
pub(super) fn ready(queue: &Queue, now: Time, most: usize) -> Vec<u64> {
    let busy: BTreeSet<&str> = match queue.is_fifo() {
        true => queue.messages(now).filter(|it| !it.is_visible(now)).filter_map(Message::group_id).collect(),
        false => BTreeSet::new(),
    };
    let kept = queue.retention();
    let alive = queue.messages.iter().filter(|(_, message)| now < message.sent + kept && message.is_visible(now));
    let free = alive.filter(|(_, message)| message.group_id().is_none_or(|group| !busy.contains(group)));
    free.take(most).map(|(at, _)| *at).collect()
}

/// A receipt handle: it names the message's place and which receipt it was.
/// Long and opaque as the real ones.
fn receipt(cx: &Cx, key: &QueueKey, at: u64, count: u32) -> String {
    let noise = cx.seed().branch(&key.1).hex("sqs-receipt", at.wrapping_mul(1_024) + u64::from(count), 96);
    format!("AQEB{noise}{at:012x}{count:04x}")
}

/// The place and the receipt in a handle.
pub(super) fn read_receipt(handle: &str) -> Option<(u64, u32)> {
    let digits = handle.strip_prefix("AQEB").filter(|rest| rest.len() == 112)?;
    let (at, count) = digits.get(96..)?.split_at_checked(12)?;
    Some((u64::from_str_radix(at, 16).ok()?, u32::from_str_radix(count, 16).ok()?))
}

/// What a call asks for.
struct Asked<'a> {
    most: usize,
    hidden: Option<i64>,
    system: Vec<&'a str>,
    attributes: Vec<&'a str>,
}

/// In the order in which they are shown.
const SYSTEM: [&str; 9] = [
    "SenderId",
    "ApproximateFirstReceiveTimestamp",
    "ApproximateReceiveCount",
    "SentTimestamp",
    "SequenceNumber",
    "MessageDeduplicationId",
    "MessageGroupId",
    "AWSTraceHeader",
    "DeadLetterQueueSourceArn",
];

impl<'a> Asked<'a> {
    fn read(input: &Input<'a>) -> Result<Asked<'a>, ApiError> {
        let most = input.integer("MaxNumberOfMessages").unwrap_or(1);
        if !(1..=10).contains(&most) {
            return Err(errors::value(most, "MaxNumberOfMessages", "Must be between 1 and 10, if provided."));
        }
        let wait = input.integer("WaitTimeSeconds").unwrap_or(0);
        if !(0..=20).contains(&wait) {
            return Err(errors::value(wait, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided."));
        }
        let hidden = input.integer("VisibilityTimeout");
        if let Some(hidden) = hidden.filter(|hidden| !(0..=LONGEST_HIDDEN).contains(hidden)) {
            return Err(errors::value(hidden, "VisibilityTimeout", "Must be >= 0 and <= 43200, if provided."));
        }
        let mut system = input.texts("AttributeNames");
        system.extend(input.texts("MessageSystemAttributeNames"));
        if let Some(unknown) = system.iter().find(|name| **name != "All" && !SYSTEM.contains(name)) {
            return Err(errors::unknown_attribute(unknown));
        }
        Ok(Asked { most: most as usize, hidden, system, attributes: input.texts("MessageAttributeNames") })
    }

    fn shown(&self, message: &Message, receipt: String) -> Document {
        let wants = |name: &&&str| self.system.contains(*name) || self.system.contains(&"All");
        let system = SYSTEM
            .iter()
            .filter(wants)
            .fold(Document::map(), |shown, name| shown.with_some(name, message.system_attribute(name)));
        let wanted: Vec<&Attribute> = message.attributes.iter().filter(|it| self.wants(&it.name)).collect();
        let attributes = wanted.iter().fold(Document::map(), |shown, it| shown.with(&it.name, it.document()));
        let some = |map: Document| Some(map).filter(|map| map.as_map().is_some_and(|map| !map.is_empty()));
        Document::map()
            .with("MessageId", &message.id)
            .with("ReceiptHandle", receipt)
            .with("MD5OfBody", digest::md5(message.body.as_bytes()))
            .with("Body", &message.body)
            .with_some("Attributes", some(system))
            .with_some("MD5OfMessageAttributes", md5_of_attributes(wanted))
            .with_some("MessageAttributes", some(attributes))
    }

    /// `All`, a name, or the beginning of names: `foo.*`.
    fn wants(&self, name: &str) -> bool {
        self.attributes.iter().any(|wanted| match wanted.strip_suffix(".*") {
            Some(prefix) => name.starts_with(prefix),
            None => *wanted == name || matches!(*wanted, "All" | ".*"),
        })
    }
}
