//! Sending to a queue, and polling it.

use crate::sns::AttributeRow;
use crate::{View, Words, moment};
use base::{Document, Time};
use sim::kernel::HopId;
use sim::{Account, ApiError};

/// The page of a queue's messages.
#[derive(Clone, Debug, PartialEq)]
pub struct MessagesPage {
    pub url: String,
    pub fifo: bool,
    /// Messages that can be received now.
    pub available: u64,
    /// How many there are and can be received, in a sentence.
    pub waiting: String,
}

/// The messages of the queue of that name, if there is one.
pub fn messages_page(account: &Account, view: &View, name: &str) -> Option<MessagesPage> {
    let queue = account.services().sqs().queue_named(view.region, name)?;
    let counts = queue.counts(account.now());
    let number = |count: u64| count.to_string();
    let numbers =
        [("n", number(counts.visible)), ("flight", number(counts.in_flight)), ("delayed", number(counts.delayed))];
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(MessagesPage {
        url: queue.url().to_string(),
        fifo: queue.is_fifo(),
        available: counts.visible,
        waiting: view.fill("sqs.waiting", &numbers),
    })
}

/// What the form holds.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct MessageDraft {
    pub body: String,
    /// Of a FIFO queue.
    pub group_id: String,
    pub deduplication_id: String,
    /// Seconds as they are typed; empty for the queue's own.
    pub delay: String,
    pub attributes: Vec<AttributeRow>,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageField {
    Body,
    Group,
    Deduplication,
    Delay,
    Attributes,
    Form,
}

impl MessageDraft {
    /// For `SendMessage`.
    pub fn input(&self, url: &str) -> Document {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
        let delay = given(&self.delay).map(|text| text.parse::<i64>().map_or(Document::from(text), Document::from));
        let named = self.attributes.iter().filter(|row| !row.name.is_empty());
        let attributes = named.fold(Document::map(), |all, row| {
            let member = if row.kind == "Binary" { "BinaryValue" } else { "StringValue" };
            all.with(&row.name, Document::map().with("DataType", &row.kind).with(member, &row.value))
        });
        Document::map()
            .with("QueueUrl", url)
            .with("MessageBody", &self.body)
            .with_some("DelaySeconds", delay)
            .with_some("MessageGroupId", given(&self.group_id))
            .with_some("MessageDeduplicationId", given(&self.deduplication_id))
            .with_some("MessageAttributes", (attributes != Document::map()).then_some(attributes))
    }
}

impl MessageField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> MessageField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("MessageBody") || tells("Message must be shorter") || tells("characters") => MessageField::Body,
            _ if tells("MessageGroupId") => MessageField::Group,
            _ if tells("MessageDeduplicationId") => MessageField::Deduplication,
            _ if tells("DelaySeconds") => MessageField::Delay,
            _ if tells("attribute") => MessageField::Attributes,
            _ => MessageField::Form,
        }
    }
}

/// For `ReceiveMessage`: all of up to ten messages.
pub fn poll_input(url: &str) -> Document {
    let all = || Document::List(vec!["All".into()]);
    Document::map()
        .with("QueueUrl", url)
        .with("MaxNumberOfMessages", 10)
        .with("MessageSystemAttributeNames", all())
        .with("MessageAttributeNames", all())
}

/// A message that was received.
#[derive(Clone, Debug, PartialEq)]
pub struct PolledMessage {
    pub id: String,
    pub body: String,
    /// Indented where it is JSON.
    pub pretty: String,
    pub sent: String,
    /// In bytes.
    pub size: String,
    pub receive_count: String,
    /// Name, type, value.
    pub attributes: Vec<(String, String, String)>,
    /// AWS's name and value of what SQS knows of it.
    pub facts: Vec<(String, String)>,
    /// For `DeleteMessage`.
    pub delete: Document,
}

/// The messages in an answer of `ReceiveMessage`.
pub fn polled(view: &View, url: &str, answer: &Document) -> Vec<PolledMessage> {
    answer.at("Messages").list().iter().map(|message| one(view, url, message)).collect()
}

/// Where the message arrived in its queue, for the event map; none once it is
/// deleted.
pub fn hop_of(account: &Account, view: &View, message: &PolledMessage) -> Option<HopId> {
    let name = message.delete.at("QueueUrl").text().rsplit('/').next().unwrap_or("");
    let queue = account.services().sqs().queue_named(view.region, name)?;
    queue.messages(account.now()).find(|it| it.id() == message.id)?.hop()
}

fn one(view: &View, url: &str, message: &Document) -> PolledMessage {
    let system = message.at("Attributes");
    let body = message.at("Body").text();
    let sent = system.at("SentTimestamp").text().parse().map(|millis| moment(Time(millis))).unwrap_or_default();
    let attributes = message.at("MessageAttributes").as_map().into_iter().flat_map(|map| map.iter());
    let value = |it: &Document| it.get("StringValue").unwrap_or_else(|| it.at("BinaryValue")).text().to_string();
    let facts = system.as_map().into_iter().flat_map(|map| map.iter());
    let own = [("MD5OfBody", message.at("MD5OfBody").text().to_string())];
    PolledMessage {
        id: message.at("MessageId").text().to_string(),
        pretty: Document::parse(body).map_or(body.to_string(), |body| body.to_indented(2)),
        body: body.to_string(),
        sent,
        size: view.fill("sqs.bytes", &[("n", &body.len().to_string())]),
        receive_count: system.at("ApproximateReceiveCount").text().to_string(),
        attributes: attributes
            .map(|(name, it)| (name.to_string(), it.at("DataType").text().to_string(), value(it)))
            .collect(),
        facts: facts
            .map(|(name, value)| (name.to_string(), value.text().to_string()))
            .chain(own.map(|(name, value)| (name.to_string(), value)))
            .collect(),
        delete: Document::map().with("QueueUrl", url).with("ReceiptHandle", message.at("ReceiptHandle").text()),
    }
}
