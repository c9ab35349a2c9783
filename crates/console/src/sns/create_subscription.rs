//! The form that subscribes an endpoint to a topic, and the one that changes a
//! subscription.

use super::RetryDraft;
use super::admission::{MissingStatement, missing_statement};
use super::subscriptions::protocol_label;
use crate::{View, Words};
use base::{Document, Place};
use languages::event_pattern::{Dialect, Pattern};
use sim::services::sns::{Protocol, Subscription};
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
    pub filter: FilterDraft,
    /// The ARN of a dead-letter queue; none for no redrive policy.
    pub dead_letter_queue: Option<String>,
    /// Of a web server.
    pub retry: RetryDraft,
}

/// A filter policy while it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterDraft {
    pub on: bool,
    /// Whether it looks at the message's body instead of its attributes.
    pub body: bool,
    pub policy: String,
}

/// Something wrong in a filter policy, while it is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterProblem {
    pub place: Place,
    /// The bytes that an editor underlines.
    pub span: std::ops::Range<usize>,
    pub reason: String,
}

impl FilterDraft {
    pub fn scope(&self) -> &'static str {
        if self.body { "MessageBody" } else { "MessageAttributes" }
    }

    /// What stands in the editor before anything is typed.
    pub fn sample(&self) -> &'static str {
        match self.body {
            true => "{\n  \"detail\": {\n    \"state\": [\"stopped\"]\n  }\n}",
            false => "{\n  \"store\": [\"example_corp\"],\n  \"price_usd\": [{ \"numeric\": [\">=\", 100] }]\n}",
        }
    }

    /// Switched on or off; an empty editor begins with the sample.
    #[must_use]
    pub fn switched(mut self, on: bool) -> FilterDraft {
        self.on = on;
        if on && self.policy.trim().is_empty() {
            self.policy = self.sample().to_string();
        }
        self
    }

    /// With the other scope; a sample that nobody touched changes with it.
    #[must_use]
    pub fn looking_at(mut self, body: bool) -> FilterDraft {
        let untouched = self.policy == self.sample();
        self.body = body;
        if untouched {
            self.policy = self.sample().to_string();
        }
        self
    }

    /// What AWS would refuse in it.
    pub fn problem(&self) -> Option<FilterProblem> {
        let dialect = if self.body { Dialect::SnsBody } else { Dialect::SnsAttributes };
        let error = Pattern::parse_as(&self.policy, dialect).err()?;
        Some(FilterProblem { place: error.place, span: error.span, reason: error.reason })
    }
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscribeField {
    Topic,
    Protocol,
    Endpoint,
    Raw,
    Role,
    Filter,
    Redrive,
    Retry,
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
    /// The ARNs of queues or functions of the region to pick from.
    pub known_endpoints: Vec<String>,
    /// What that choice is called.
    pub known_label: String,
    /// What the endpoint's own policy lacks, so that nothing would arrive.
    pub missing: Option<MissingStatement>,
    pub takes_raw: bool,
    pub needs_role: bool,
    pub has_retry: bool,
    /// The ARNs of queues that can take dead letters.
    pub queues: Vec<String>,
    /// What the dead-letter queue's policy lacks.
    pub missing_at_queue: Option<MissingStatement>,
    /// That it must be confirmed; empty where it need not.
    pub confirmation: String,
    /// That nothing is delivered there in the simulation; else empty.
    pub not_delivered: String,
}

/// The protocols in the order of the console's menu. A FIFO topic has one.
pub fn protocols(view: &View, fifo: bool) -> Vec<(&'static str, String)> {
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
    let offered = order.into_iter().filter(|protocol| !fifo || *protocol == Protocol::Sqs);
    offered.map(|protocol| (protocol.name(), protocol_label(view, protocol))).collect()
}

/// The form: the endpoint's label and hints go with the protocol.
pub fn subscribe_form(account: &Account, view: &View, draft: &SubscriptionDraft) -> SubscribeForm {
    let protocol = Protocol::parse(&draft.protocol);
    let (description, placeholder) = endpoint(protocol);
    let confirms = protocol.is_some_and(Protocol::needs_confirmation);
    let undelivered = protocol.is_some_and(|protocol| !protocol.is_delivered());
    let fifo = draft.topic_arn.ends_with(".fifo");
    let queues: Vec<String> = account.services().sqs().queues(view.region).map(|it| it.arn().to_string()).collect();
    let (known_label, known_endpoints) = match protocol {
        Some(Protocol::Sqs) => (view.say("sns.endpoint.queues"), queues.clone()),
        Some(Protocol::Lambda) => {
            let functions = account.services().lambda().functions(view.region);
            (view.say("sns.endpoint.functions"), functions.map(|it| it.arn().to_string()).collect())
        }
        _ => (String::new(), Vec::new()),
    };
    let dead = draft.dead_letter_queue.as_deref().unwrap_or("");
    SubscribeForm {
        topics: account.services().sns().topics(view.region).map(|topic| topic.arn().to_string()).collect(),
        protocols: protocols(view, fifo),
        endpoint_label: view.say("sns.endpoint"),
        endpoint_description: view.say(description),
        endpoint_placeholder: placeholder,
        known_endpoints: known_endpoints.into_iter().filter(|arn| fifo || !arn.ends_with(".fifo")).collect(),
        known_label,
        missing: missing_statement(account, view, &draft.topic_arn, protocol, draft.endpoint.trim()),
        takes_raw: protocol.is_some_and(Protocol::takes_raw),
        needs_role: protocol == Some(Protocol::Firehose),
        has_retry: protocol.is_some_and(Protocol::is_http),
        missing_at_queue: missing_statement(account, view, &draft.topic_arn, Some(Protocol::Sqs), dead),
        queues,
        confirmation: if confirms { view.say("sns.subscribe.confirm") } else { String::new() },
        not_delivered: if undelivered { view.say("sns.not-delivered") } else { String::new() },
    }
}

/// The key of the description, and an example.
fn endpoint(protocol: Option<Protocol>) -> (&'static str, &'static str) {
    match protocol {
        None => ("sns.endpoint.none", ""),
        Some(Protocol::Email | Protocol::EmailJson) => ("sns.endpoint.email", "name@example.com"),
        Some(Protocol::Sms) => ("sns.endpoint.sms", "+821012345678"),
        Some(Protocol::Http) => ("sns.endpoint.http", "http://example.com/notify"),
        Some(Protocol::Https) => ("sns.endpoint.http", "https://example.com/notify"),
        Some(Protocol::Sqs) => ("sns.endpoint.arn", "arn:aws:sqs:us-east-1:123456789012:queue"),
        Some(Protocol::Lambda) => ("sns.endpoint.arn", "arn:aws:lambda:us-east-1:123456789012:function:name"),
        Some(Protocol::Firehose) => ("sns.endpoint.arn", "arn:aws:firehose:us-east-1:123456789012:deliverystream/name"),
        Some(Protocol::Application) => ("sns.endpoint.arn", "arn:aws:sns:us-east-1:123456789012:endpoint/GCM/app/id"),
    }
}

/// The attributes that the console's forms set.
const FORM_ATTRIBUTES: [&str; 5] =
    ["RawMessageDelivery", "FilterPolicyScope", "FilterPolicy", "RedrivePolicy", "DeliveryPolicy"];

impl SubscriptionDraft {
    /// As the form opens, with a topic chosen or not.
    pub fn new(topic_arn: Option<String>) -> SubscriptionDraft {
        SubscriptionDraft { topic_arn: topic_arn.unwrap_or_default(), ..SubscriptionDraft::default() }
    }

    /// As the form that changes a subscription opens.
    pub fn of(account: &Account, view: &View, id: &str) -> Option<SubscriptionDraft> {
        let it = account.services().sns().subscriptions(view.region).find(|it| it.id() == id)?;
        let policy = it.attribute("FilterPolicy");
        let indented = policy.map(|text| Document::parse(text).map_or(text.to_string(), |it| it.to_indented(2)));
        let filter = FilterDraft {
            on: policy.is_some(),
            body: it.filter_policy_scope() == "MessageBody",
            policy: indented.unwrap_or_default(),
        };
        Some(SubscriptionDraft {
            topic_arn: it.topic_arn().to_string(),
            protocol: it.protocol().name().to_string(),
            endpoint: it.endpoint().to_string(),
            raw: it.is_raw(),
            role_arn: it.attribute("SubscriptionRoleArn").unwrap_or("").to_string(),
            filter,
            dead_letter_queue: dead_letter_queue(it),
            retry: RetryDraft::of_subscription(it.attribute("DeliveryPolicy")),
        })
    }

    /// What the form itself finds missing, with the key of the words.
    pub fn problems(&self) -> Vec<(SubscribeField, &'static str)> {
        let missing = |text: &str, field, key| text.trim().is_empty().then_some((field, key));
        let redrive = self.dead_letter_queue.as_deref();
        let all = [
            missing(&self.topic_arn, SubscribeField::Topic, "sns.subscribe.topic.missing"),
            missing(&self.protocol, SubscribeField::Protocol, "sns.subscribe.protocol.missing"),
            missing(&self.endpoint, SubscribeField::Endpoint, "sns.subscribe.endpoint.missing"),
            redrive.and_then(|arn| missing(arn, SubscribeField::Redrive, "sns.redrive.missing")),
        ];
        all.into_iter().flatten().collect()
    }

    /// Each attribute's value; empty where it is not set.
    fn attribute(&self, name: &str) -> String {
        let given = |on: bool, text: &str| if on { text.to_string() } else { String::new() };
        match name {
            "RawMessageDelivery" => given(self.raw, "true"),
            "FilterPolicyScope" => given(self.filter.on && self.filter.body, "MessageBody"),
            "FilterPolicy" if self.filter.on => {
                Document::parse(&self.filter.policy).map_or(self.filter.policy.clone(), |policy| policy.to_json())
            }
            "RedrivePolicy" => {
                let arn = self.dead_letter_queue.as_deref();
                arn.map_or(String::new(), |arn| Document::map().with("deadLetterTargetArn", arn.trim()).to_json())
            }
            "DeliveryPolicy" if self.protocol.starts_with("http") => self.retry.subscription_policy(),
            "SubscriptionRoleArn" if self.protocol == "firehose" => self.role_arn.trim().to_string(),
            _ => String::new(),
        }
    }

    /// For `Subscribe`. The console asks for the real ARN, to show its page.
    pub fn input(&self) -> Document {
        let mut attributes = Document::map();
        for name in FORM_ATTRIBUTES.into_iter().chain(["SubscriptionRoleArn"]) {
            let value = self.attribute(name);
            if !value.is_empty() {
                attributes.set(name, value);
            }
        }
        Document::map()
            .with("TopicArn", self.topic_arn.trim())
            .with("Protocol", &self.protocol)
            .with("Endpoint", self.endpoint.trim())
            .with_some("Attributes", (attributes != Document::map()).then_some(attributes))
            .with("ReturnSubscriptionArn", true)
    }

    /// For `SetSubscriptionAttributes`: one input for each attribute that is to
    /// be other than `before`. A policy that leaves the narrower scope goes
    /// first, one that enters the wider scope last.
    pub fn changes(&self, before: &SubscriptionDraft, subscription_arn: &str) -> Vec<Document> {
        let mut names: Vec<&str> = FORM_ATTRIBUTES.to_vec();
        if before.filter.body && !self.filter.body {
            names.swap(1, 2);
        }
        let changed = names.into_iter().filter(|name| self.attribute(name) != before.attribute(name));
        let input = |name: &str| {
            let value = match (name, self.attribute(name).as_str()) {
                ("RawMessageDelivery", "") => "false".to_string(),
                ("FilterPolicyScope", "") => "MessageAttributes".to_string(),
                ("FilterPolicy", "") => "{}".to_string(),
                (_, value) => value.to_string(),
            };
            Document::map()
                .with("SubscriptionArn", subscription_arn)
                .with("AttributeName", name)
                .with("AttributeValue", value)
        };
        changed.map(input).collect()
    }
}

/// The queue that takes what cannot be delivered.
pub(super) fn dead_letter_queue(it: &Subscription) -> Option<String> {
    let policy = Document::parse(it.attribute("RedrivePolicy")?).ok()?;
    policy.at("deadLetterTargetArn").as_text().map(str::to_string)
}

impl SubscribeField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> SubscribeField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("SubscriptionRoleArn") => SubscribeField::Role,
            _ if tells("FilterPolicy") || tells("Filter policy") => SubscribeField::Filter,
            _ if tells("RedrivePolicy") => SubscribeField::Redrive,
            _ if tells("DeliveryPolicy") => SubscribeField::Retry,
            _ if tells("raw message delivery") || tells("RawMessageDelivery") => SubscribeField::Raw,
            _ if tells("TopicArn") || tells("Topic does not exist") => SubscribeField::Topic,
            _ if tells("protocol string") || tells("Protocol") => SubscribeField::Protocol,
            _ if tells("ndpoint") || tells("Email address") => SubscribeField::Endpoint,
            _ => SubscribeField::Form,
        }
    }
}
