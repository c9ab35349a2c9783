//! The form that makes a topic.

use super::access::AccessDraft;
use super::{RetryDraft, TagDraft};
use base::Document;
use sim::ApiError;
use sim::{Account, Region};

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicDraft {
    pub fifo: bool,
    pub name: String,
    pub display_name: String,
    /// Of a FIFO topic.
    pub content_based_deduplication: bool,
    pub access: AccessDraft,
    /// Of a standard topic.
    pub retry: RetryDraft,
    pub tags: Vec<TagDraft>,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicField {
    Name,
    DisplayName,
    Policy,
    Retry,
    Tags,
    Form,
}

impl TopicDraft {
    /// For `CreateTopic`.
    pub fn input(&self, account: &Account, region: Region) -> Document {
        let mut attributes = Document::map();
        if !self.display_name.is_empty() {
            attributes.set("DisplayName", &self.display_name);
        }
        if self.fifo {
            attributes.set("FifoTopic", "true");
        }
        if self.fifo && self.content_based_deduplication {
            attributes.set("ContentBasedDeduplication", "true");
        }
        if !self.access.is_default() {
            attributes.set("Policy", self.policy(account, region));
        }
        if !self.fifo && !self.retry.default {
            attributes.set("DeliveryPolicy", self.retry.topic_policy());
        }
        let tags = self.tags.iter().filter(|tag| !tag.key.is_empty());
        let tags: Vec<Document> =
            tags.map(|tag| Document::map().with("Key", &tag.key).with("Value", &tag.value)).collect();
        Document::map()
            .with("Name", self.name.trim())
            .with_some("Attributes", (attributes != Document::map()).then_some(attributes))
            .with_some("Tags", (!tags.is_empty()).then_some(tags))
    }

    /// The access policy that the topic will have, indented.
    pub fn policy(&self, account: &Account, region: Region) -> String {
        let arn = format!("arn:aws:sns:{region}:{}:{}", account.account_id(), self.name.trim());
        self.access.policy(&arn, account.account_id())
    }
}

impl TopicField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> TopicField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("Topic Name") => TopicField::Name,
            _ if tells("DisplayName") => TopicField::DisplayName,
            _ if tells("DeliveryPolicy") => TopicField::Retry,
            _ if tells("Policy Error") || tells("Policy statement") => TopicField::Policy,
            _ if tells("Tags") || tells("tag") => TopicField::Tags,
            _ => TopicField::Form,
        }
    }
}
