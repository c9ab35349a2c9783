//! What handlers and wakeups ask for beyond their own service. Closed enums:
//! adding one shows every place that must know it.

use crate::ApiCall;
use crate::kernel::region::Region;
use crate::services;
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
}

/// Something a service wants to be woken for at a time of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {
    Ec2(services::ec2::Wakeup),
    Sns(services::sns::Wakeup),
    Events(services::events::Wakeup),
}
