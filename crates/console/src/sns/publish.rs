//! The form that publishes a message.

use super::topics::find;
use crate::{View, Words};
use base::Document;
use sim::{Account, ApiError};

/// A message attribute while it is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributeRow {
    /// `String`, `String.Array`, `Number` or `Binary`.
    pub kind: String,
    pub name: String,
    pub value: String,
}

impl Default for AttributeRow {
    fn default() -> AttributeRow {
        AttributeRow { kind: "String".to_string(), name: String::new(), value: String::new() }
    }
}

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishDraft {
    pub subject: String,
    /// A payload of its own for each protocol.
    pub structured: bool,
    pub message: String,
    pub attributes: Vec<AttributeRow>,
    /// Of a FIFO topic.
    pub group_id: String,
    pub deduplication_id: String,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishField {
    Subject,
    Message,
    Attributes,
    Group,
    Deduplication,
    Form,
}

/// The form for a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishForm {
    pub topic_arn: String,
    pub fifo: bool,
    /// Of a FIFO topic: the content tells copies, so no id is needed.
    pub content_tells_copies: bool,
    /// Who will get it: `2 confirmed, 1 pending`; tells beforehand where
    /// nobody will.
    pub reaches: String,
    /// Whether anybody will get it.
    pub reaches_somebody: bool,
}

/// The form for the topic of that name, if there is one.
pub fn publish_form(account: &Account, view: &View, name: &str) -> Option<PublishForm> {
    let topic = find(account, view, name)?;
    let counts = account.services().sns().counts(topic);
    let (confirmed, pending) = (counts.confirmed.to_string(), counts.pending.to_string());
    let key = if counts.confirmed == 0 { "sns.publish.reaches.nobody" } else { "sns.publish.reaches" };
    Some(PublishForm {
        topic_arn: topic.arn().to_string(),
        fifo: topic.is_fifo(),
        content_tells_copies: topic.attribute("ContentBasedDeduplication") == Some("true"),
        reaches: view.fill(key, &[("confirmed", &confirmed), ("pending", &pending)]),
        reaches_somebody: counts.confirmed > 0,
    })
}

/// What stands in the message when each protocol is to have its own.
pub(super) const STRUCTURED: &str = r#"{
  "default": "Sample fallback message",
  "email": "Sample message for email endpoints",
  "sqs": "Sample message for Amazon SQS endpoints",
  "lambda": "Sample message for AWS Lambda endpoints",
  "http": "Sample message for HTTP endpoints",
  "https": "Sample message for HTTPS endpoints",
  "sms": "Sample message for SMS endpoints"
}"#;

impl PublishDraft {
    /// With the other structure; the sample comes and goes with it.
    #[must_use]
    pub fn with_structure(mut self, structured: bool) -> PublishDraft {
        if structured && self.message.trim().is_empty() {
            self.message = STRUCTURED.to_string();
        } else if !structured && self.message == STRUCTURED {
            self.message = String::new();
        }
        self.structured = structured;
        self
    }

    /// For `Publish`.
    pub fn input(&self, topic_arn: &str) -> Document {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_string());
        Document::map()
            .with("TopicArn", topic_arn)
            .with("Message", &self.message)
            .with_some("Subject", given(&self.subject))
            .with_some("MessageStructure", self.structured.then_some("json"))
            .with_some("MessageAttributes", self.attributes())
            .with_some("MessageGroupId", given(&self.group_id))
            .with_some("MessageDeduplicationId", given(&self.deduplication_id))
    }

    fn attributes(&self) -> Option<Document> {
        let named = self.attributes.iter().filter(|row| !row.name.is_empty());
        let attributes = named.map(|row| {
            let member = if row.kind == "Binary" { "BinaryValue" } else { "StringValue" };
            (row.name.clone(), Document::map().with("DataType", &row.kind).with(member, &row.value))
        });
        let attributes: base::Map = attributes.collect();
        (!attributes.is_empty()).then_some(Document::Map(attributes))
    }
}

impl PublishField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> PublishField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if error.code == "ParameterValueInvalid" => PublishField::Attributes,
            _ if tells("MessageGroupId") => PublishField::Group,
            _ if tells("MessageDeduplicationId") => PublishField::Deduplication,
            _ if tells("Invalid parameter: Subject") => PublishField::Subject,
            _ if tells("message") || tells("Message") => PublishField::Message,
            _ => PublishField::Form,
        }
    }
}
