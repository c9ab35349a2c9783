//! Queues and their messages, in AWS's words.
//!
//! A message's visibility is a matter of the clock alone: nothing is woken
//! when a message becomes visible again, is due after a delay, or has been
//! kept as long as the queue keeps messages.

use super::attributes;
use super::message::Message;
use crate::kernel::region::Region;
use base::{Duration, Time};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Region and name.
pub(super) type QueueKey = (Region, String);

/// Every queue of the account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub(super) queues: BTreeMap<QueueKey, Rc<Queue>>,
    /// When queues that are gone were deleted.
    pub(super) deleted: BTreeMap<QueueKey, Time>,
    /// What was redriven, newest last.
    pub(super) moves: Vec<MoveTask>,
}

/// A queue. Source: SQS API Reference, "GetQueueAttributes".
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    pub(super) arn: String,
    pub(super) url: String,
    pub(super) name: String,
    pub(super) created: Time,
    pub(super) modified: Time,
    /// What was set; [`Queue::attribute`] knows the defaults.
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) tags: BTreeMap<String, String>,
    /// By the order in which they came.
    pub(super) messages: BTreeMap<u64, Rc<Message>>,
    /// Messages that came so far.
    pub(super) count: u64,
    /// A FIFO queue's deduplication ids of the last five minutes.
    pub(super) seen: BTreeMap<String, Seen>,
    pub(super) purged: Option<Time>,
}

/// A message that a FIFO queue had under a deduplication id.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    pub until: Time,
    pub message_id: String,
    pub sequence_number: String,
}

/// Messages moved from a dead-letter queue: the whole of it at once.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveTask {
    pub(super) handle: String,
    pub(super) source_arn: String,
    pub(super) destination_arn: Option<String>,
    pub(super) moved: u64,
    pub(super) started: Time,
}

/// How many messages a queue has, by what one can do with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// `ApproximateNumberOfMessages`
    pub visible: u64,
    /// `ApproximateNumberOfMessagesNotVisible`
    pub in_flight: u64,
    /// `ApproximateNumberOfMessagesDelayed`
    pub delayed: u64,
}

impl Queue {
    pub fn arn(&self) -> &str {
        &self.arn
    }
    /// `https://sqs.us-east-1.amazonaws.com/123456789012/NAME`
    pub fn url(&self) -> &str {
        &self.url
    }
    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn is_fifo(&self) -> bool {
        self.name.ends_with(".fifo")
    }
    pub fn created(&self) -> Time {
        self.created
    }
    pub fn modified(&self) -> Time {
        self.modified
    }
    /// The access policy as JSON text; empty where there is none.
    pub fn policy(&self) -> &str {
        self.attributes.get("Policy").map_or("", String::as_str)
    }
    /// What was set, or the default; none where there is neither.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let set = self.attributes.get(name).map(String::as_str);
        set.or_else(|| attributes::default(name, self.is_fifo()))
    }
    /// Keys and values in order of the keys.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tags.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
    /// The messages that are kept at `now`, in the order in which they came.
    pub fn messages(&self, now: Time) -> impl Iterator<Item = &Message> {
        let kept = self.retention();
        self.messages.values().map(Rc::as_ref).filter(move |it| now < it.sent + kept)
    }

    /// How many messages there are at `now`.
    pub fn counts(&self, now: Time) -> Counts {
        let mut counts = Counts::default();
        for message in self.messages(now) {
            if message.is_delayed(now) {
                counts.delayed += 1;
            } else if message.is_in_flight(now) {
                counts.in_flight += 1;
            } else {
                counts.visible += 1;
            }
        }
        counts
    }

    pub(super) fn number(&self, name: &str) -> i64 {
        self.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    pub(super) fn retention(&self) -> Duration {
        Duration::seconds(self.number("MessageRetentionPeriod"))
    }

    pub(super) fn is_on(&self, name: &str) -> bool {
        self.attribute(name) == Some("true")
    }

    pub(super) fn message_mut(&mut self, key: u64) -> Option<&mut Message> {
        self.messages.get_mut(&key).map(Rc::make_mut)
    }

    /// Forgets what time has taken away.
    pub(super) fn tidy(&mut self, now: Time) {
        let kept = self.retention();
        self.messages.retain(|_, message| now < message.sent + kept);
        self.seen.retain(|_, seen| now < seen.until);
    }
}

impl State {
    /// The region's queues by name.
    pub fn queues(&self, region: Region) -> impl Iterator<Item = &Queue> {
        let all = self.queues.range((region, String::new())..);
        all.take_while(move |(key, _)| key.0 == region).map(|(_, queue)| queue.as_ref())
    }

    pub fn queue(&self, arn: &str) -> Option<&Queue> {
        self.queues.get(&key_of(arn)?).map(Rc::as_ref)
    }

    /// The queue of the region with that name.
    pub fn queue_named(&self, region: Region, name: &str) -> Option<&Queue> {
        self.queues.get(&(region, name.to_string())).map(Rc::as_ref)
    }

    pub(super) fn queue_mut(&mut self, key: &QueueKey) -> Option<&mut Queue> {
        self.queues.get_mut(key).map(Rc::make_mut)
    }
}

/// The region and name in a queue's ARN.
pub(super) fn key_of(arn: &str) -> Option<QueueKey> {
    let arn: base::Arn = arn.parse().ok().filter(|arn: &base::Arn| arn.service == "sqs")?;
    Some((Region::parse(&arn.region)?, arn.resource))
}
