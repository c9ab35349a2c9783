//! The attributes of subscriptions: which there are, what they may be.
//!
//! Source: SNS API Reference, "Subscribe" and "SetSubscriptionAttributes".

use super::state::Protocol;
use super::{Subscription, Topic, delivery_policy, endpoints, errors, filter};
use crate::ApiError;
use base::Document;
use languages::event_pattern::{Dialect, Pattern};
use std::collections::BTreeMap;

/// What stands before AWS's words, by operation.
pub(super) const ON_SUBSCRIBE: &str = "Attributes Reason: ";
pub(super) const ON_SET: &str = "";

/// Whose attributes they are.
pub(super) struct Of<'a> {
    pub topic: &'a Topic,
    pub protocol: Protocol,
    pub endpoint: &'a str,
}

/// Sets one attribute; a default or an empty value takes it away.
pub(super) fn set(
    of: &Of,
    attributes: &mut BTreeMap<String, String>,
    name: &str,
    value: &str,
    prefix: &'static str,
) -> Result<(), ApiError> {
    check(of, name, value, prefix)?;
    match is_default(name, value) {
        true => attributes.remove(name),
        false => attributes.insert(name.to_string(), value.to_string()),
    };
    if let Some(policy) = attributes.get("FilterPolicy").filter(|_| name.starts_with("FilterPolicy")) {
        let scope = attributes.get("FilterPolicyScope").map_or("MessageAttributes", String::as_str);
        filter::check(policy, scope, prefix)?;
    }
    Ok(())
}

/// Whether it is as if it had not been given.
fn is_default(name: &str, value: &str) -> bool {
    match name {
        "RawMessageDelivery" => value == "false",
        "FilterPolicyScope" => value == "MessageAttributes",
        "FilterPolicy" => Document::parse(value).is_ok_and(|policy| policy.as_map().is_some_and(base::Map::is_empty)),
        _ => false,
    }
    .max(value.is_empty())
}

/// Refuses what an attribute may not be. A filter policy and its scope are
/// checked together, by [`set`].
fn check(of: &Of, name: &str, value: &str, prefix: &str) -> Result<(), ApiError> {
    let refuse = |what: String| Err(errors::invalid(format!("{prefix}{what}")));
    match name {
        "RawMessageDelivery" if !["true", "false"].contains(&value) => {
            refuse(format!("RawMessageDelivery: Invalid value [{value}]. Must be true or false."))
        }
        "RawMessageDelivery" if value == "true" && !of.protocol.takes_raw() => {
            let name = of.protocol.name();
            refuse(format!("Delivery protocol [{name}] does not support raw message delivery."))
        }
        "RawMessageDelivery" | "SubscriptionRoleArn" | "FilterPolicy" => Ok(()),
        "FilterPolicyScope" => filter::check_scope(value, prefix),
        "RedrivePolicy" | "DeliveryPolicy" if value.is_empty() => Ok(()),
        "RedrivePolicy" => check_redrive(of, value).or_else(|why| refuse(format!("RedrivePolicy: {why}"))),
        // The words are a guess (unverified).
        "DeliveryPolicy" if !of.protocol.is_http() => {
            refuse("DeliveryPolicy: can only be set for HTTP and HTTPS subscriptions".to_string())
        }
        "DeliveryPolicy" => {
            delivery_policy::check_subscription(value).or_else(|why| refuse(format!("DeliveryPolicy: {why}")))
        }
        "ReplayPolicy" if value.is_empty() => Ok(()),
        "ReplayPolicy" => Err(ApiError::not_simulated("the subscription attribute ReplayPolicy")),
        _ => Err(errors::invalid("AttributeName")),
    }
}

/// Source: SNS Developer Guide, "Amazon SNS dead-letter queues".
fn check_redrive(of: &Of, value: &str) -> Result<(), String> {
    let Ok(policy) = Document::parse(value) else { return Err(unread(value)) };
    let arn: base::Arn = match policy.at("deadLetterTargetArn").text().parse() {
        Ok(arn) => arn,
        Err(_) => return Err("deadLetterTargetArn is an invalid arn".to_string()),
    };
    if of.topic.is_fifo()
        && of.endpoint.ends_with(".fifo")
        && !(arn.service == "sqs" && arn.resource.ends_with(".fifo"))
    {
        return Err("must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.".to_string());
    }
    if endpoints::is_queue_arn(&arn) { Ok(()) } else { Err("deadLetterTargetArn is an invalid arn".to_string()) }
}

/// What a text that is no JSON is refused with: the same words as where it is
/// given as a filter policy.
fn unread(text: &str) -> String {
    let refusal = Pattern::parse_as(text, Dialect::SnsBody).err().map(|error| error.message());
    let words = refusal.as_deref().and_then(|words| words.strip_prefix("FilterPolicy: "));
    words.filter(|words| words.starts_with("failed to parse")).unwrap_or("failed to parse JSON.").to_string()
}

/// What `GetSubscriptionAttributes` gives, in order of the names.
pub(super) fn all(topic: Option<&Topic>, it: &Subscription) -> Document {
    let truth = |value: bool| if value { "true" } else { "false" };
    let effective = topic.filter(|_| it.protocol.is_http()).map(|topic| delivery_policy::shown(topic, it));
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
    all.extend(effective.as_deref().map(|policy| ("EffectiveDeliveryPolicy", policy)));
    let shown_anyway = ["RawMessageDelivery", "FilterPolicyScope"];
    let others = it.attributes.iter().filter(|(name, _)| !shown_anyway.contains(&name.as_str()));
    all.extend(others.map(|(name, value)| (name.as_str(), value.as_str())));
    all.extend(it.attribute("FilterPolicy").map(|_| ("FilterPolicyScope", it.filter_policy_scope())));
    all.sort();
    Document::Map(all.into_iter().map(|(name, value)| (name.to_string(), value.into())).collect())
}
