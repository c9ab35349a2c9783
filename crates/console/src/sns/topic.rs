//! One topic.

use super::policy::{PublisherRow, publishers};
use super::subscriptions::{SubscriptionRow, row};
use super::topics::{find, kind};
use crate::View;
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
    /// How deliveries to HTTP endpoints are retried, indented.
    pub retry_policy: String,
    /// Keys and values.
    pub tags: Vec<(String, String)>,
}

/// The topic of that name in the view's region, if there is one.
pub fn topic(account: &Account, view: &View, name: &str) -> Option<TopicPage> {
    let sns = account.services().sns();
    let topic = find(account, view, name)?;
    Some(TopicPage {
        name: topic.name().to_string(),
        arn: topic.arn().to_string(),
        kind: kind(view, topic),
        display_name: topic.display_name().to_string(),
        owner: topic.owner().to_string(),
        subscriptions: sns.subscriptions_of(topic.arn()).map(|it| row(view, it)).collect(),
        policy: indented(topic.policy()),
        publishers: publishers(account, view, topic),
        retry_policy: indented(&sns.effective_delivery_policy(topic)),
        tags: topic.tags().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
    })
}

fn indented(json: &str) -> String {
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
