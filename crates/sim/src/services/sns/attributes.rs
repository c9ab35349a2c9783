//! The attributes of topics: which there are, what they may be.
//!
//! Source: SNS API Reference, "CreateTopic" and "SetTopicAttributes".

use super::{State, Topic, delivery_policy, errors, policy};
use crate::ApiError;
use base::Document;

/// Set with any value and given back, without an effect of their own here.
const STORED: [&str; 5] =
    ["SignatureVersion", "TracingConfig", "ContentBasedDeduplication", "FifoThroughputScope", "FifoTopic"];
/// AWS has these; here they would change what is delivered, so they are refused.
const NOT_SIMULATED: [&str; 2] = ["KmsMasterKeyId", "ArchivePolicy"];
const FEEDBACK: [&str; 3] = ["SuccessFeedbackRoleArn", "FailureFeedbackRoleArn", "SuccessFeedbackSampleRate"];

/// How long a display name may be, in characters.
const DISPLAY_NAME_LENGTH: usize = 100;

/// Sets one attribute; an empty value takes it away. `refuse` words a refusal
/// as the operation does.
pub(super) fn set(topic: &mut Topic, name: &str, value: &str, refuse: fn(String) -> ApiError) -> Result<(), ApiError> {
    match name {
        "DisplayName" if value.chars().count() > DISPLAY_NAME_LENGTH || value.contains(['\n', '\r']) => {
            return Err(refuse("DisplayName".to_string()));
        }
        "DisplayName" => topic.display_name = value.to_string(),
        "Policy" if value.is_empty() => topic.policy = policy::default_policy(&topic.arn, &topic.owner),
        "Policy" => {
            policy::check(value, refuse)?;
            topic.policy = value.to_string();
        }
        "DeliveryPolicy" => {
            if !value.is_empty() {
                delivery_policy::check_topic(value).map_err(|why| refuse(format!("DeliveryPolicy: {why}")))?;
            }
            store(topic, name, value);
        }
        "ContentBasedDeduplication" if value == "true" && !topic.is_fifo() => {
            return Err(refuse("Content-based deduplication can only be set for FIFO topics".to_string()));
        }
        // The words are a guess (unverified).
        "FifoThroughputScope" if !value.is_empty() && !topic.is_fifo() => {
            return Err(refuse("FifoThroughputScope can only be set for FIFO topics".to_string()));
        }
        name if STORED.contains(&name) => {
            check_stored(name, value, refuse)?;
            store(topic, name, value);
        }
        name if is_not_simulated(name) && value.is_empty() => {}
        name if is_not_simulated(name) => {
            return Err(ApiError::not_simulated(&format!("the topic attribute {name}")));
        }
        _ => return Err(errors::invalid("AttributeName")),
    }
    Ok(())
}

fn store(topic: &mut Topic, name: &str, value: &str) {
    match value {
        "" => topic.attributes.remove(name),
        value => topic.attributes.insert(name.to_string(), value.to_string()),
    };
}

fn is_not_simulated(name: &str) -> bool {
    let protocols = ["HTTP", "Firehose", "Lambda", "Application", "SQS", "SMS"];
    let feedback = protocols.iter().filter_map(|protocol| name.strip_prefix(protocol));
    NOT_SIMULATED.contains(&name) || feedback.into_iter().any(|rest| FEEDBACK.contains(&rest))
}

fn check_stored(name: &str, value: &str, refuse: fn(String) -> ApiError) -> Result<(), ApiError> {
    let allowed: &[&str] = match name {
        "SignatureVersion" => &["1", "2"],
        "TracingConfig" => &["Active", "PassThrough"],
        "FifoThroughputScope" => &["Topic", "MessageGroup"],
        _ => &["true", "false"],
    };
    if value.is_empty() || allowed.contains(&value) { Ok(()) } else { Err(refuse(name.to_string())) }
}

/// What `GetTopicAttributes` gives, in order of the names.
pub(super) fn all(state: &State, topic: &Topic) -> Document {
    let counts = state.counts(topic);
    let mut all: Vec<(&str, String)> = vec![
        ("DisplayName", topic.display_name.clone()),
        ("EffectiveDeliveryPolicy", state.effective_delivery_policy(topic)),
        ("Owner", topic.owner.clone()),
        ("Policy", topic.policy.clone()),
        ("SubscriptionsConfirmed", counts.confirmed.to_string()),
        ("SubscriptionsDeleted", counts.deleted.to_string()),
        ("SubscriptionsPending", counts.pending.to_string()),
        ("TopicArn", topic.arn.clone()),
    ];
    all.extend(topic.attributes.iter().map(|(name, value)| (name.as_str(), value.clone())));
    all.sort();
    Document::Map(all.into_iter().map(|(name, value)| (name.to_string(), value.into())).collect())
}
