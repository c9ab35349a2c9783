//! A message: what it carries, whether it can be seen, and its digests.
//!
//! Source: SQS API Reference, "Message"; SQS Developer Guide, "Amazon SQS
//! message metadata" and "Calculating the MD5 message digest for message
//! attributes".

use crate::kernel::HopId;
use base::{Document, Time, digest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A message in a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub(super) id: String,
    pub(super) body: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) sender_id: String,
    pub(super) sent: Time,
    pub(super) delayed_until: Time,
    /// Nobody else receives it until then.
    pub(super) hidden_until: Time,
    pub(super) first_received: Option<Time>,
    pub(super) received: Option<Time>,
    pub(super) receive_count: u32,
    /// Of a FIFO queue; the group also of a fair one.
    pub(super) group_id: Option<String>,
    pub(super) deduplication_id: Option<String>,
    pub(super) sequence_number: Option<String>,
    /// The queue that gave it up.
    pub(super) dead_letter_source: Option<String>,
    /// Where it arrived in the trace.
    pub(super) hop: Option<HopId>,
}

/// Something beside the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    pub name: String,
    /// `String`, `Number`, `Binary`, with a label of one's own behind a dot.
    pub kind: String,
    /// Text, or bytes in base64.
    pub value: String,
}

impl Attribute {
    pub fn is_binary(&self) -> bool {
        self.kind.split('.').next() == Some("Binary")
    }

    pub(super) fn document(&self) -> Document {
        let member = if self.is_binary() { "BinaryValue" } else { "StringValue" };
        Document::map().with(member, &self.value).with("DataType", &self.kind)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        match self.is_binary() {
            true => STANDARD.decode(&self.value).unwrap_or_default(),
            false => self.value.as_bytes().to_vec(),
        }
    }

    /// What it counts of a message's size.
    pub(super) fn size(&self) -> usize {
        self.name.len() + self.kind.len() + self.bytes().len()
    }
}

impl Message {
    pub fn id(&self) -> &str {
        &self.id
    }
    pub fn body(&self) -> &str {
        &self.body
    }
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }
    pub fn sent(&self) -> Time {
        self.sent
    }
    /// How often it was received so far.
    pub fn receive_count(&self) -> u32 {
        self.receive_count
    }
    pub fn group_id(&self) -> Option<&str> {
        self.group_id.as_deref()
    }
    /// Where it arrived in the trace.
    pub fn hop(&self) -> Option<HopId> {
        self.hop
    }
    pub fn is_delayed(&self, now: Time) -> bool {
        now < self.delayed_until
    }
    /// Somebody has received it and may be at work on it.
    pub fn is_in_flight(&self, now: Time) -> bool {
        now < self.hidden_until
    }
    pub fn is_visible(&self, now: Time) -> bool {
        !self.is_delayed(now) && !self.is_in_flight(now)
    }

    /// A system attribute; none where this message has none of that name.
    pub(super) fn system_attribute(&self, name: &str) -> Option<String> {
        match name {
            "SenderId" => Some(self.sender_id.clone()),
            "SentTimestamp" => Some(self.sent.0.to_string()),
            "ApproximateReceiveCount" => Some(self.receive_count.to_string()),
            "ApproximateFirstReceiveTimestamp" => self.first_received.map(|time| time.0.to_string()),
            "SequenceNumber" => self.sequence_number.clone(),
            "MessageDeduplicationId" => self.deduplication_id.clone(),
            "MessageGroupId" => self.group_id.clone(),
            "DeadLetterQueueSourceArn" => self.dead_letter_source.clone(),
            _ => None,
        }
    }
}

/// The first words of a body: what a hop shows.
pub(super) fn title(body: &str) -> String {
    let line = body.lines().next().unwrap_or("");
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or("")),
        None => line.to_string(),
    }
}

/// `MD5OfMessageAttributes`; none without attributes.
pub(super) fn md5_of_attributes<'a>(attributes: impl IntoIterator<Item = &'a Attribute>) -> Option<String> {
    let mut sorted: Vec<&Attribute> = attributes.into_iter().collect();
    sorted.sort_by(|left, right| left.name.cmp(&right.name));
    let mut bytes = Vec::new();
    let mut put = |part: &[u8], before: Option<u8>| {
        bytes.extend(before);
        bytes.extend((part.len() as u32).to_be_bytes());
        bytes.extend_from_slice(part);
    };
    for attribute in &sorted {
        put(attribute.name.as_bytes(), None);
        put(attribute.kind.as_bytes(), None);
        put(&attribute.bytes(), Some(if attribute.is_binary() { 2 } else { 1 }));
    }
    (!sorted.is_empty()).then(|| digest::md5(&bytes))
}
