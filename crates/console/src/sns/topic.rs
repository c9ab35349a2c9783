//! One topic.

use super::policy::{PublisherRow, publishers};
use super::subscriptions::{SubscriptionRow, deleted_row, row};
use super::topics::{find, kind};
use super::{RetryDraft, TagDraft};
use crate::{View, Words};
use base::Document;
use sim::Account;

/// A topic's page.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicPage {
    pub name: String,
    pub arn: String,
    pub kind: String,
    /// Empty where none is set.
    pub display_name: String,
    /// The account id.
    pub owner: String,
    pub subscriptions: Vec<SubscriptionRow>,
    /// The access policy, indented.
    pub policy: String,
    /// Who else may publish by that policy.
    pub publishers: Vec<PublisherRow>,
    /// How deliveries to HTTP endpoints are retried, indented; empty for a FIFO
    /// topic, which has none.
    pub retry_policy: String,
    /// The same as a form.
    pub retry: RetryDraft,
    /// Of a FIFO topic: on or off; else empty.
    pub deduplication: String,
    /// Keys and values.
    pub tags: Vec<(String, String)>,
}

/// The topic of that name in the view's region, if there is one.
pub fn topic(account: &Account, view: &View, name: &str) -> Option<TopicPage> {
    let sns = account.services().sns();
    let topic = find(account, view, name)?;
    let fifo = topic.is_fifo();
    let deleted = sns.deleted_subscriptions(view.region).filter(|it| it.topic_arn() == topic.arn());
    let mut subscriptions: Vec<SubscriptionRow> = sns.subscriptions_of(topic.arn()).map(|it| row(view, it)).collect();
    subscriptions.extend(deleted.map(|it| deleted_row(view, it)));
    Some(TopicPage {
        name: topic.name().to_string(),
        arn: topic.arn().to_string(),
        kind: kind(view, topic),
        display_name: topic.display_name().to_string(),
        owner: topic.owner().to_string(),
        subscriptions,
        policy: indented(topic.policy()),
        publishers: publishers(account, view, topic),
        retry_policy: if fifo { String::new() } else { indented(&sns.effective_delivery_policy(topic)) },
        retry: RetryDraft::of_topic(topic.attribute("DeliveryPolicy")),
        deduplication: match (fifo, topic.attribute("ContentBasedDeduplication")) {
            (false, _) => String::new(),
            (true, Some("true")) => view.say("sns.on"),
            (true, _) => view.say("sns.off"),
        },
        tags: topic.tags().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
    })
}

pub(super) fn indented(json: &str) -> String {
    Document::parse(json).map_or_else(|_| json.to_string(), |document| document.to_indented(2))
}

/// For `DeleteTopic`.
pub fn delete_input(topic_arn: &str) -> Document {
    Document::map().with("TopicArn", topic_arn)
}

/// For `SetTopicAttributes`.
pub fn attribute_input(topic_arn: &str, name: &str, value: &str) -> Document {
    Document::map().with("TopicArn", topic_arn).with("AttributeName", name).with("AttributeValue", value)
}

/// The calls that make a topic's tags what was typed: operation and input.
pub fn tag_changes(topic_arn: &str, before: &[(String, String)], after: &[TagDraft]) -> Vec<(&'static str, Document)> {
    retagged(&Document::map().with("ResourceArn", topic_arn), before, after)
}

/// The same for what `input` names.
pub(crate) fn retagged(
    input: &Document,
    before: &[(String, String)],
    after: &[TagDraft],
) -> Vec<(&'static str, Document)> {
    let kept = |key: &str| after.iter().any(|tag| tag.key == key);
    let gone: Vec<&str> = before.iter().map(|(key, _)| key.as_str()).filter(|key| !kept(key)).collect();
    let is_new = |tag: &&TagDraft| !before.iter().any(|(key, value)| *key == tag.key && *value == tag.value);
    let new = after.iter().filter(|tag| !tag.key.is_empty()).filter(is_new);
    let new: Vec<Document> = new.map(|tag| Document::map().with("Key", &tag.key).with("Value", &tag.value)).collect();
    let untag = || ("UntagResource", input.clone().with("TagKeys", gone.iter().copied().collect::<Document>()));
    let tag = || ("TagResource", input.clone().with("Tags", new.clone()));
    let calls = [(!gone.is_empty()).then(untag), (!new.is_empty()).then(tag)];
    calls.into_iter().flatten().collect()
}
