//! Subscriptions: asked for, described, changed.

use super::state::{Protocol, SubscriptionKey, Topic};
use super::{Subscription, arns, confirm, endpoints, errors, policy};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::collections::BTreeMap;
use std::rc::Rc;

/// AWS has these; here they would change what is delivered, so they are refused.
const NOT_SIMULATED: [&str; 5] =
    ["FilterPolicy", "FilterPolicyScope", "RedrivePolicy", "DeliveryPolicy", "ReplayPolicy"];

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
    let attributes = wanted_attributes(protocol, input)?;
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
        None => add(cx, &topic, protocol, endpoint, attributes),
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

fn wanted_attributes(protocol: Protocol, input: &Input) -> Result<BTreeMap<String, String>, ApiError> {
    let mut attributes = BTreeMap::new();
    for (name, value) in input.get("Attributes").and_then(Document::as_map).into_iter().flat_map(|map| map.iter()) {
        check_attribute(protocol, name, value.text(), |what| errors::invalid_because("Attributes", what))?;
        if !is_default(name, value.text()) {
            attributes.insert(name.to_string(), value.text().to_string());
        }
    }
    if protocol == Protocol::Firehose && !attributes.contains_key("SubscriptionRoleArn") {
        return Err(errors::invalid_because("Attributes", "SubscriptionRoleArn: no value for required parameter"));
    }
    Ok(attributes)
}

fn is_default(name: &str, value: &str) -> bool {
    value.is_empty() || (name, value) == ("RawMessageDelivery", "false")
}

/// Refuses what an attribute may not be, in the words that `refuse` gives.
fn check_attribute(
    protocol: Protocol,
    name: &str,
    value: &str,
    refuse: fn(String) -> ApiError,
) -> Result<(), ApiError> {
    match name {
        "RawMessageDelivery" if !["true", "false"].contains(&value) => {
            Err(refuse(format!("RawMessageDelivery: Invalid value [{value}]. Must be true or false.")))
        }
        "RawMessageDelivery" if value == "true" && !protocol.takes_raw() => {
            let name = protocol.name();
            Err(refuse(format!("Delivery protocol [{name}] does not support raw message delivery.")))
        }
        "RawMessageDelivery" | "SubscriptionRoleArn" => Ok(()),
        name if NOT_SIMULATED.contains(&name) && (value.is_empty() || value == "{}") => Ok(()),
        name if NOT_SIMULATED.contains(&name) => {
            Err(ApiError::not_simulated(&format!("the subscription attribute {name}")))
        }
        _ => Err(errors::invalid("AttributeName")),
    }
}

/// Source: SNS API Reference, "GetSubscriptionAttributes".
pub(super) fn get_subscription_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, it) = arns::subscription(cx, input.text("SubscriptionArn"))?;
    let truth = |value: bool| if value { "true" } else { "false" };
    let mut all: Vec<(&str, &str)> = vec![
        ("ConfirmationWasAuthenticated", truth(it.confirmed_with_sign_in)),
        ("Endpoint", &it.endpoint),
        ("Owner", &it.owner),
        ("PendingConfirmation", truth(it.is_pending())),
        ("Protocol", it.protocol.name()),
        ("RawMessageDelivery", truth(it.is_raw())),
        ("SubscriptionArn", &it.arn),
        ("SubscriptionPrincipal", &it.principal),
        ("TopicArn", &it.topic_arn),
    ];
    let others = it.attributes.iter().filter(|(name, _)| *name != "RawMessageDelivery");
    all.extend(others.map(|(name, value)| (name.as_str(), value.as_str())));
    all.sort();
    let all = all.into_iter().map(|(name, value)| (name.to_string(), value.into())).collect();
    Ok(Document::map().with("Attributes", Document::Map(all)))
}

/// Source: SNS API Reference, "SetSubscriptionAttributes".
pub(super) fn set_subscription_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, found) = arns::subscription(cx, input.text("SubscriptionArn"))?;
    let (name, value) = (input.text("AttributeName"), input.text("AttributeValue"));
    check_attribute(found.protocol, name, value, errors::invalid)?;
    if let Some(subscription) = cx.services.sns_mut().subscription_mut(&key) {
        match is_default(name, value) {
            true => subscription.attributes.remove(name),
            false => subscription.attributes.insert(name.to_string(), value.to_string()),
        };
    }
    Ok(Document::map())
}
