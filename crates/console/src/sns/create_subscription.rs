//! The form that subscribes an endpoint to a topic.

use super::subscriptions::protocol_label;
use crate::{View, Words};
use base::Document;
use sim::services::sns::Protocol;
use sim::{Account, ApiError};

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubscriptionDraft {
    pub topic_arn: String,
    /// The API's word; empty before a choice.
    pub protocol: String,
    pub endpoint: String,
    pub raw: bool,
    /// For Firehose.
    pub role_arn: String,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscribeField {
    Topic,
    Protocol,
    Endpoint,
    Raw,
    Role,
    Form,
}

/// The form for a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct SubscribeForm {
    /// The ARNs to choose from.
    pub topics: Vec<String>,
    /// Value and label of each protocol.
    pub protocols: Vec<(&'static str, String)>,
    pub endpoint_label: String,
    pub endpoint_description: String,
    pub endpoint_placeholder: &'static str,
    pub takes_raw: bool,
    pub needs_role: bool,
    /// That it must be confirmed; empty where it need not.
    pub confirmation: String,
    /// That nothing is delivered there in the simulation; else empty.
    pub not_delivered: String,
}

/// The protocols in the order of the console's menu.
pub fn protocols(view: &View) -> Vec<(&'static str, String)> {
    let order = [
        Protocol::Firehose,
        Protocol::Sqs,
        Protocol::Lambda,
        Protocol::Email,
        Protocol::EmailJson,
        Protocol::Http,
        Protocol::Https,
        Protocol::Application,
        Protocol::Sms,
    ];
    order.into_iter().map(|protocol| (protocol.name(), protocol_label(view, protocol))).collect()
}

/// The form: the endpoint's label and hints go with the protocol.
pub fn subscribe_form(account: &Account, view: &View, draft: &SubscriptionDraft) -> SubscribeForm {
    let protocol = Protocol::parse(&draft.protocol);
    let (label, description, placeholder) = endpoint(protocol);
    let confirms = protocol.is_some_and(Protocol::needs_confirmation);
    let missing = protocol.is_some_and(|protocol| !protocol.is_delivered());
    SubscribeForm {
        topics: account.services().sns().topics(view.region).map(|topic| topic.arn().to_string()).collect(),
        protocols: protocols(view),
        endpoint_label: view.say(label),
        endpoint_description: view.say(description),
        endpoint_placeholder: placeholder,
        takes_raw: protocol.is_some_and(Protocol::takes_raw),
        needs_role: protocol == Some(Protocol::Firehose),
        confirmation: if confirms { view.say("sns.subscribe.confirm") } else { String::new() },
        not_delivered: if missing { view.say("sns.not-delivered") } else { String::new() },
    }
}

/// Keys of label and description, and an example.
fn endpoint(protocol: Option<Protocol>) -> (&'static str, &'static str, &'static str) {
    let label = "sns.endpoint";
    match protocol {
        None => (label, "sns.endpoint.none", ""),
        Some(Protocol::Email | Protocol::EmailJson) => (label, "sns.endpoint.email", "name@example.com"),
        Some(Protocol::Sms) => (label, "sns.endpoint.sms", "+821012345678"),
        Some(Protocol::Http) => (label, "sns.endpoint.http", "http://example.com/notify"),
        Some(Protocol::Https) => (label, "sns.endpoint.http", "https://example.com/notify"),
        Some(Protocol::Sqs) => (label, "sns.endpoint.arn", "arn:aws:sqs:us-east-1:123456789012:queue"),
        Some(Protocol::Lambda) => (label, "sns.endpoint.arn", "arn:aws:lambda:us-east-1:123456789012:function:name"),
        Some(Protocol::Firehose) => {
            (label, "sns.endpoint.arn", "arn:aws:firehose:us-east-1:123456789012:deliverystream/name")
        }
        Some(Protocol::Application) => {
            (label, "sns.endpoint.arn", "arn:aws:sns:us-east-1:123456789012:endpoint/GCM/app/id")
        }
    }
}

impl SubscriptionDraft {
    /// As the form opens, with a topic chosen or not.
    pub fn new(topic_arn: Option<String>) -> SubscriptionDraft {
        SubscriptionDraft { topic_arn: topic_arn.unwrap_or_default(), ..SubscriptionDraft::default() }
    }

    /// What the form itself finds missing, with the key of the words.
    pub fn problems(&self) -> Vec<(SubscribeField, &'static str)> {
        let missing = |text: &str, field, key| text.trim().is_empty().then_some((field, key));
        let all = [
            missing(&self.topic_arn, SubscribeField::Topic, "sns.subscribe.topic.missing"),
            missing(&self.protocol, SubscribeField::Protocol, "sns.subscribe.protocol.missing"),
            missing(&self.endpoint, SubscribeField::Endpoint, "sns.subscribe.endpoint.missing"),
        ];
        all.into_iter().flatten().collect()
    }

    /// For `Subscribe`. The console asks for the real ARN, to show its page.
    pub fn input(&self) -> Document {
        let mut attributes = Document::map();
        if self.raw {
            attributes.set("RawMessageDelivery", "true");
        }
        if self.protocol == "firehose" && !self.role_arn.is_empty() {
            attributes.set("SubscriptionRoleArn", self.role_arn.trim());
        }
        Document::map()
            .with("TopicArn", self.topic_arn.trim())
            .with("Protocol", &self.protocol)
            .with("Endpoint", self.endpoint.trim())
            .with_some("Attributes", (attributes != Document::map()).then_some(attributes))
            .with("ReturnSubscriptionArn", true)
    }
}

impl SubscribeField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> SubscribeField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("SubscriptionRoleArn") => SubscribeField::Role,
            _ if tells("raw message delivery") || tells("RawMessageDelivery") => SubscribeField::Raw,
            _ if tells("TopicArn") || tells("Topic does not exist") => SubscribeField::Topic,
            _ if tells("protocol string") || tells("Protocol") => SubscribeField::Protocol,
            _ if tells("ndpoint") || tells("Email address") => SubscribeField::Endpoint,
            _ => SubscribeField::Form,
        }
    }
}
