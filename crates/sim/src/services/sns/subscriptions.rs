//! Subscriptions: asked for, described, changed.

use super::state::{Protocol, SubscriptionKey, Topic};
use super::subscription_attributes::{self, ON_SET, ON_SUBSCRIBE, Of};
use super::{Subscription, arns, confirm, endpoints, errors, policy};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many of a topic's subscriptions may have a filter policy.
const FILTER_POLICIES: usize = 200;

/// Subscribes an endpoint. One that must confirm is pending until then, and
/// gets a mail that asks. Source: SNS API Reference, "Subscribe".
pub(super) fn subscribe(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("Protocol");
    let Some(protocol) = Protocol::parse(name) else {
        return Err(errors::invalid(format!("Amazon SNS does not support this protocol string: {name}")));
    };
    let topic = arns::topic(cx, "TopicArn", input.text("TopicArn"))?;
    policy::check_caller(cx, &topic, "SNS:Subscribe")?;
    let endpoint = input.text("Endpoint");
    endpoints::check(&topic, protocol, endpoint)?;
    let of = Of { topic: &topic, protocol, endpoint };
    let attributes = wanted_attributes(&of, input)?;
    let key = match existing(cx, &topic, protocol, endpoint) {
        Some((key, found)) => {
            // What is not mentioned is compared as well: none asked for means none.
            if attributes != found.attributes {
                let reason = "Subscription already exists with different attributes";
                return Err(errors::invalid_because("Attributes", reason));
            }
            if found.is_pending() {
                confirm::ask(cx, &topic, &key);
            }
            key
        }
        None => {
            if attributes.contains_key("FilterPolicy") {
                check_filter_policies(cx, &topic)?;
            }
            add(cx, &topic, protocol, endpoint, attributes)
        }
    };
    Ok(Document::map().with("SubscriptionArn", answer(cx, &key, input.boolean("ReturnSubscriptionArn"))))
}

fn answer(cx: &Cx, key: &SubscriptionKey, real: bool) -> String {
    match cx.services.sns().subscriptions.get(key) {
        Some(it) if it.is_pending() && !real => "pending confirmation".to_string(),
        Some(it) => it.arn.clone(),
        None => String::new(),
    }
}

fn existing(cx: &Cx, topic: &Topic, protocol: Protocol, endpoint: &str) -> Option<(SubscriptionKey, Rc<Subscription>)> {
    let key = (cx.region(), topic.name.clone());
    let mut all = cx.services.sns().of_topic(&key);
    let found = all.find(|(_, it)| it.protocol == protocol && it.endpoint == endpoint)?;
    Some((found.0.clone(), found.1.clone()))
}

fn add(
    cx: &mut Cx,
    topic: &Topic,
    protocol: Protocol,
    endpoint: &str,
    attributes: BTreeMap<String, String>,
) -> SubscriptionKey {
    let id = cx.uuid("sns-subscription");
    let subscription = Subscription {
        arn: format!("{}:{id}", topic.arn),
        topic_arn: topic.arn.clone(),
        owner: topic.owner.clone(),
        protocol,
        endpoint: endpoint.to_string(),
        pending_until: None,
        tokens: Vec::new(),
        // In the owner's account, who subscribes is who confirms.
        confirmed_with_sign_in: !protocol.needs_confirmation(),
        sign_in_to_unsubscribe: false,
        principal: cx.caller().arn(&cx.account_id()),
        attributes,
    };
    let key = (cx.region(), topic.name.clone(), id);
    cx.services.sns_mut().subscriptions.insert(key.clone(), Rc::new(subscription));
    if protocol.needs_confirmation() {
        confirm::ask(cx, topic, &key);
    }
    key
}

fn wanted_attributes(of: &Of, input: &Input) -> Result<BTreeMap<String, String>, ApiError> {
    let mut attributes = BTreeMap::new();
    let given = input.get("Attributes").and_then(Document::as_map).into_iter().flat_map(|map| map.iter());
    // The scope says how a filter policy is read, so it comes first.
    let (scopes, others): (Vec<_>, Vec<_>) = given.partition(|(name, _)| *name == "FilterPolicyScope");
    for (name, value) in scopes.into_iter().chain(others) {
        subscription_attributes::set(of, &mut attributes, name, value.text(), ON_SUBSCRIBE)?;
    }
    if of.protocol == Protocol::Firehose && !attributes.contains_key("SubscriptionRoleArn") {
        return Err(errors::invalid_because("Attributes", "SubscriptionRoleArn: no value for required parameter"));
    }
    Ok(attributes)
}

fn check_filter_policies(cx: &Cx, topic: &Topic) -> Result<(), ApiError> {
    let filtered = cx.services.sns().subscriptions_of(&topic.arn).filter(|it| it.attribute("FilterPolicy").is_some());
    if filtered.count() < FILTER_POLICIES { Ok(()) } else { Err(errors::too_many_filter_policies()) }
}

/// Source: SNS API Reference, "GetSubscriptionAttributes".
pub(super) fn get_subscription_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, found) = arns::subscription(cx, input.text("SubscriptionArn"))?;
    let topic = cx.services.sns().topic(&found.topic_arn);
    Ok(Document::map().with("Attributes", subscription_attributes::all(topic, &found)))
}

/// Source: SNS API Reference, "SetSubscriptionAttributes".
pub(super) fn set_subscription_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, found) = arns::subscription(cx, input.text("SubscriptionArn"))?;
    let (name, value) = (input.text("AttributeName"), input.text("AttributeValue"));
    let Some(topic) = cx.services.sns().topics.get(&(key.0, key.1.clone())).cloned() else {
        return Err(errors::no_subscription());
    };
    let of = Of { topic: &topic, protocol: found.protocol, endpoint: &found.endpoint };
    let mut attributes = found.attributes.clone();
    subscription_attributes::set(&of, &mut attributes, name, value, ON_SET)?;
    if attributes.contains_key("FilterPolicy") && !found.attributes.contains_key("FilterPolicy") {
        check_filter_policies(cx, &topic)?;
    }
    if let Some(subscription) = cx.services.sns_mut().subscription_mut(&key) {
        subscription.attributes = attributes;
    }
    Ok(Document::map())
}
