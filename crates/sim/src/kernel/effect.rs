//! What handlers and wakeups ask for beyond their own service. Closed enums:
//! adding one shows every place that must know it.

use crate::ApiCall;
use crate::kernel::region::Region;
use crate::services;
use crate::world::Reply;
use base::{Document, Time};
use std::rc::Rc;

/// Something for another part of the account, put in the queue.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The door has recorded a call in this row of the record store.
    Recorded(u32),
    /// An event for the region's default event bus, or for the bus it names.
    Event(Rc<Event>),
    /// An AWS service publishes to an SNS topic.
    Publish(Publication),
    /// A mail leaves the account.
    Mail(Mail),
    /// A text message leaves the account.
    Text(Text),
    /// What AWS itself does by API, as the service that is the caller.
    Call(Box<ApiCall>),
    /// A message for an SQS queue. Whoever emits it has asked
    /// `sqs::State::admits` at this moment.
    Enqueue(QueueMessage),
    /// A Lambda function is invoked asynchronously. Whoever emits it has asked
    /// `lambda::State::admits` at this moment.
    Invoke(FunctionEvent),
    /// A request leaves for an HTTP(S) endpoint outside.
    Request(HttpRequest),
    /// A person answers a text message.
    Reply(Reply),
    /// A service publishes a value of a metric.
    Datum(Datum),
}

/// An event as EventBridge carries it.
///
/// Source: EventBridge User Guide, "AWS service event metadata".
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: String,
    pub detail_type: String,
    pub source: String,
    pub account: String,
    pub time: Time,
    pub region: Region,
    pub resources: Vec<String>,
    pub detail: Document,
    /// The name of the event bus it is put on.
    pub bus: String,
    /// The name of the replay that brings it again from an archive.
    pub replay_name: Option<String>,
    /// The ARN of the event bus whose rule sent it on to this one: from here it
    /// goes to no third bus.
    pub sent_from: Option<String>,
}

impl Event {
    /// The envelope in AWS's order of fields.
    pub fn document(&self) -> Document {
        Document::map()
            .with("version", "0")
            .with("id", &self.id)
            .with("detail-type", &self.detail_type)
            .with("source", &self.source)
            .with("account", &self.account)
            .with("time", self.time.iso())
            .with("region", self.region.name())
            .with_some("replay-name", self.replay_name.as_deref())
            .with("resources", self.resources.iter().collect::<Document>())
            .with("detail", self.detail.clone())
    }
}

/// A message that a service publishes to a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    pub topic_arn: String,
    /// The publisher's principal: `events.amazonaws.com`.
    pub principal: String,
    /// The ARN of what publishes: a rule, an alarm.
    pub source_arn: String,
    pub subject: Option<String>,
    pub message: String,
}

/// A mail on its way to somebody outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    pub to: String,
    /// `AWS Notifications <no-reply@sns.amazonaws.com>`.
    pub from: String,
    pub subject: String,
    /// Plain text; addresses in it are links.
    pub body: String,
}

/// A text message on its way to a phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// E.164.
    pub to: String,
    pub body: String,
    /// In how many parts it travels, each of which is billed. The phone puts
    /// them together again.
    pub parts: u32,
}

/// A message on its way to a queue.
///
/// Source: SQS API Reference, "SendMessage".
#[derive(Clone, Debug, PartialEq, Default)]
pub struct QueueMessage {
    pub queue_arn: String,
    pub body: String,
    /// Name, data type (`String`, `Number`), value.
    pub attributes: Vec<(String, String, String)>,
    /// Of a FIFO queue.
    pub group_id: Option<String>,
    pub deduplication_id: Option<String>,
    /// Who sends: `sns.amazonaws.com`.
    pub principal: String,
    /// The ARN of what sends: a topic, a rule.
    pub source_arn: String,
}

/// An asynchronous invocation of a function.
///
/// Source: Lambda Developer Guide, "Asynchronous invocation".
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionEvent {
    pub function_arn: String,
    /// JSON text.
    pub payload: String,
    /// Who invokes: `events.amazonaws.com`.
    pub principal: String,
    /// The ARN of what invokes: a rule, a topic.
    pub source_arn: String,
}

/// A POST to an endpoint outside.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpRequest {
    pub url: String,
    /// In the order in which they are sent.
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// What the endpoint answers: the status it had when the request left
    /// (`World::status_of`).
    pub status: u16,
}

/// A value of a metric, published by a service at this moment.
///
/// Source: CloudWatch API Reference, "MetricDatum".
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// `AWS/SNS`.
    pub namespace: &'static str,
    /// `NumberOfMessagesPublished`.
    pub name: &'static str,
    /// Name and value, in order of the names.
    pub dimensions: Vec<(&'static str, String)>,
    pub value: f64,
    /// `Count`.
    pub unit: &'static str,
}

impl Datum {
    /// One more of something: `Count`, 1.
    pub fn one(namespace: &'static str, name: &'static str, dimensions: &[(&'static str, &str)]) -> Datum {
        Datum::of(namespace, name, dimensions, 1.0, "Count")
    }

    pub fn of(
        namespace: &'static str,
        name: &'static str,
        dimensions: &[(&'static str, &str)],
        value: f64,
        unit: &'static str,
    ) -> Datum {
        let dimensions = dimensions.iter().map(|(name, value)| (*name, (*value).to_string())).collect();
        Datum { namespace, name, dimensions, value, unit }
    }
}

/// Something a service wants to be woken for at a time of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {
    Ec2(services::ec2::Wakeup),
    Sns(services::sns::Wakeup),
    Events(services::events::Wakeup),
    Sqs(services::sqs::Wakeup),
    Lambda(services::lambda::Wakeup),
    CloudWatch(services::cloudwatch::Wakeup),
}
