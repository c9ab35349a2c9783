//! Topics and subscriptions, in AWS's words.

use super::sms::Texting;
use crate::kernel::region::Region;
use base::{Document, Time};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Region and name.
pub(super) type TopicKey = (Region, String);
/// Region, the topic's name, and the UUID that ends its ARN.
pub(super) type SubscriptionKey = (Region, String, String);

/// Every topic and subscription of the account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub(super) topics: BTreeMap<TopicKey, Rc<Topic>>,
    pub(super) subscriptions: BTreeMap<SubscriptionKey, Rc<Subscription>>,
    /// Ended within the last 72 hours.
    pub(super) ended: BTreeMap<SubscriptionKey, Rc<Ended>>,
    pub(super) texting: BTreeMap<Region, Rc<Texting>>,
}

/// A subscription that is over.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ended {
    pub subscription: Rc<Subscription>,
    /// Whoever has it brings the subscription back.
    pub token: String,
    /// Whether lists show it as deleted.
    pub listed: bool,
}

/// A topic. Source: SNS API Reference, "GetTopicAttributes".
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    pub(super) arn: String,
    pub(super) name: String,
    pub(super) owner: String,
    pub(super) display_name: String,
    /// The access policy as JSON text, as it was given.
    pub(super) policy: String,
    /// What was set beyond these: `SignatureVersion`, `FifoTopic`, …
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) tags: BTreeMap<String, String>,
    /// Subscriptions ended so far.
    pub(super) deleted: u32,
    /// Messages of a FIFO topic so far.
    pub(super) sequence: u64,
    /// What a FIFO topic has had within five minutes, to tell copies.
    pub(super) recent: Vec<super::fifo::Recent>,
}

impl Topic {
    pub fn arn(&self) -> &str {
        &self.arn
    }
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The account id.
    pub fn owner(&self) -> &str {
        &self.owner
    }
    /// `""` where none is set.
    pub fn display_name(&self) -> &str {
        &self.display_name
    }
    /// The access policy as JSON text.
    pub fn policy(&self) -> &str {
        &self.policy
    }
    pub fn is_fifo(&self) -> bool {
        self.name.ends_with(".fifo")
    }
    /// An attribute that was set beyond name, display name and policy.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
    /// Keys and values in order of the keys.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tags.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

/// How a subscription is reached. Source: SNS API Reference, "Subscribe".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protocol {
    Application,
    Email,
    EmailJson,
    Firehose,
    Http,
    Https,
    Lambda,
    Sms,
    Sqs,
}

impl Protocol {
    pub const ALL: [Protocol; 9] = [
        Protocol::Application,
        Protocol::Email,
        Protocol::EmailJson,
        Protocol::Firehose,
        Protocol::Http,
        Protocol::Https,
        Protocol::Lambda,
        Protocol::Sms,
        Protocol::Sqs,
    ];

    /// The API's word: `email-json`.
    pub fn name(self) -> &'static str {
        match self {
            Protocol::Application => "application",
            Protocol::Email => "email",
            Protocol::EmailJson => "email-json",
            Protocol::Firehose => "firehose",
            Protocol::Http => "http",
            Protocol::Https => "https",
            Protocol::Lambda => "lambda",
            Protocol::Sms => "sms",
            Protocol::Sqs => "sqs",
        }
    }

    pub fn parse(name: &str) -> Option<Protocol> {
        Protocol::ALL.into_iter().find(|protocol| protocol.name() == name)
    }

    /// Whether somebody at the endpoint must confirm first. What belongs to
    /// the account, and a phone, need not.
    pub fn needs_confirmation(self) -> bool {
        matches!(self, Protocol::Email | Protocol::EmailJson | Protocol::Http | Protocol::Https)
    }

    /// Whether what is sent there arrives in the simulation.
    pub fn is_delivered(self) -> bool {
        !matches!(self, Protocol::Application | Protocol::Firehose)
    }

    /// Whether it is a web server, whose deliveries follow a delivery policy.
    pub fn is_http(self) -> bool {
        matches!(self, Protocol::Http | Protocol::Https)
    }

    /// Whether `RawMessageDelivery` may be on.
    pub fn takes_raw(self) -> bool {
        matches!(self, Protocol::Sqs | Protocol::Http | Protocol::Https | Protocol::Firehose)
    }
}

/// A subscription. Source: SNS API Reference, "GetSubscriptionAttributes".
#[derive(Clone, Debug, PartialEq)]
pub struct Subscription {
    /// The real ARN, also while it is pending.
    pub(super) arn: String,
    pub(super) topic_arn: String,
    pub(super) owner: String,
    pub(super) protocol: Protocol,
    pub(super) endpoint: String,
    /// When the confirmation runs out; none once it is confirmed.
    pub(super) pending_until: Option<Time>,
    /// The tokens sent so far; each works while the subscription lives.
    pub(super) tokens: Vec<String>,
    pub(super) confirmed_with_sign_in: bool,
    /// Confirmed with `AuthenticateOnUnsubscribe`: a link alone cannot end it.
    pub(super) sign_in_to_unsubscribe: bool,
    /// The ARN of who subscribed.
    pub(super) principal: String,
    /// What was set: `RawMessageDelivery`, …
    pub(super) attributes: BTreeMap<String, String>,
}

impl Subscription {
    /// The real ARN. A list shows `PendingConfirmation` instead while it is
    /// pending: [`Subscription::listed_arn`].
    pub fn arn(&self) -> &str {
        &self.arn
    }
    /// What `ListSubscriptions` shows.
    pub fn listed_arn(&self) -> &str {
        if self.is_pending() { "PendingConfirmation" } else { &self.arn }
    }
    /// The UUID that ends the ARN.
    pub fn id(&self) -> &str {
        self.arn.rsplit(':').next().unwrap_or("")
    }
    pub fn topic_arn(&self) -> &str {
        &self.topic_arn
    }
    /// The account id.
    pub fn owner(&self) -> &str {
        &self.owner
    }
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }
    /// Whether nobody has confirmed it yet.
    pub fn is_pending(&self) -> bool {
        self.pending_until.is_some()
    }
    /// When an unconfirmed subscription vanishes.
    pub fn pending_until(&self) -> Option<Time> {
        self.pending_until
    }
    /// The ARN of who subscribed.
    pub fn principal(&self) -> &str {
        &self.principal
    }
    pub fn is_raw(&self) -> bool {
        self.attribute("RawMessageDelivery") == Some("true")
    }
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
    /// What was set, by name.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
    /// What a filter policy looks at: `MessageAttributes` or `MessageBody`.
    pub fn filter_policy_scope(&self) -> &str {
        self.attribute("FilterPolicyScope").unwrap_or("MessageAttributes")
    }

    /// A row of `ListSubscriptions`, under that ARN.
    pub(super) fn row(&self, listed_arn: &str) -> Document {
        Document::map()
            .with("SubscriptionArn", listed_arn)
            .with("Owner", &self.owner)
            .with("Protocol", self.protocol.name())
            .with("Endpoint", &self.endpoint)
            .with("TopicArn", &self.topic_arn)
    }
}

/// How many subscriptions a topic has, by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub confirmed: u32,
    pub pending: u32,
    pub deleted: u32,
}

impl State {
    /// The region's topics by name.
    pub fn topics(&self, region: Region) -> impl Iterator<Item = &Topic> {
        let all = self.topics.range((region, String::new())..);
        all.take_while(move |(key, _)| key.0 == region).map(|(_, topic)| topic.as_ref())
    }

    pub fn topic(&self, arn: &str) -> Option<&Topic> {
        self.topics.get(&key_of(arn)?).map(Rc::as_ref)
    }

    /// The region's subscriptions, by topic.
    pub fn subscriptions(&self, region: Region) -> impl Iterator<Item = &Subscription> {
        let all = self.subscriptions.range((region, String::new(), String::new())..);
        all.take_while(move |(key, _)| key.0 == region).map(|(_, it)| it.as_ref())
    }

    /// A topic's subscriptions.
    pub fn subscriptions_of(&self, topic_arn: &str) -> impl Iterator<Item = &Subscription> {
        let key = key_of(topic_arn);
        key.into_iter().flat_map(|key| self.of_topic(&key).map(|(_, it)| it.as_ref()))
    }

    pub fn subscription(&self, arn: &str) -> Option<&Subscription> {
        let (topic_arn, id) = arn.rsplit_once(':')?;
        let (region, name) = key_of(topic_arn)?;
        self.subscriptions.get(&(region, name, id.to_string())).map(Rc::as_ref)
    }

    /// The region's subscriptions that somebody ended by a link in the last 72
    /// hours, by topic.
    pub fn deleted_subscriptions(&self, region: Region) -> impl Iterator<Item = &Subscription> {
        let all = self.ended.range((region, String::new(), String::new())..);
        let of_region = all.take_while(move |(key, _)| key.0 == region);
        of_region.filter(|(_, ended)| ended.listed).map(|(_, ended)| ended.subscription.as_ref())
    }

    /// The link that brings back a subscription that ended, while it can.
    pub fn resubscribe_link(&self, region: Region, arn: &str) -> Option<String> {
        let ended = self.ended.values().find(|ended| ended.subscription.arn == arn)?;
        let it = &ended.subscription;
        Some(super::confirmation_link(region, &it.topic_arn, &ended.token, &it.endpoint))
    }

    /// The region's text messaging.
    pub fn texting(&self, region: Region) -> &Texting {
        self.texting.get(&region).map_or(untouched(), Rc::as_ref)
    }

    pub(super) fn texting_mut(&mut self, region: Region) -> &mut Texting {
        Rc::make_mut(self.texting.entry(region).or_default())
    }

    /// How deliveries to HTTP endpoints are retried, as JSON text.
    pub fn effective_delivery_policy(&self, topic: &Topic) -> String {
        super::delivery_policy::of_topic(topic).to_json()
    }

    /// How deliveries to a web server's subscription are retried, as JSON text;
    /// none for any other.
    pub fn effective_subscription_policy(&self, it: &Subscription) -> Option<String> {
        let topic = self.topic(&it.topic_arn).filter(|_| it.protocol.is_http())?;
        Some(super::delivery_policy::shown(topic, it))
    }

    /// Whether a pending subscription waits for this token.
    pub fn awaits(&self, token: &str) -> bool {
        self.subscriptions.values().any(|it| it.is_pending() && it.tokens.iter().any(|given| given == token))
    }

    /// How many subscriptions the topic has, by state.
    pub fn counts(&self, topic: &Topic) -> Counts {
        let mut counts = Counts { deleted: topic.deleted, ..Counts::default() };
        for subscription in self.subscriptions_of(&topic.arn) {
            match subscription.is_pending() {
                true => counts.pending += 1,
                false => counts.confirmed += 1,
            }
        }
        counts
    }

    pub(super) fn of_topic<'a>(
        &'a self,
        key: &TopicKey,
    ) -> impl Iterator<Item = (&'a SubscriptionKey, &'a Rc<Subscription>)> + use<'a> {
        let key = key.clone();
        let all = self.subscriptions.range((key.0, key.1.clone(), String::new())..);
        all.take_while(move |(found, _)| found.0 == key.0 && found.1 == key.1)
    }

    pub(super) fn topic_mut(&mut self, key: &TopicKey) -> Option<&mut Topic> {
        self.topics.get_mut(key).map(Rc::make_mut)
    }

    pub(super) fn subscription_mut(&mut self, key: &SubscriptionKey) -> Option<&mut Subscription> {
        self.subscriptions.get_mut(key).map(Rc::make_mut)
    }
}

/// What a region starts from.
fn untouched() -> &'static Texting {
    static UNTOUCHED: std::sync::OnceLock<Texting> = std::sync::OnceLock::new();
    UNTOUCHED.get_or_init(Texting::default)
}

/// The region and name in a topic's ARN.
pub(super) fn key_of(topic_arn: &str) -> Option<TopicKey> {
    let arn: base::Arn = topic_arn.parse().ok()?;
    Some((Region::parse(&arn.region)?, arn.resource))
}
