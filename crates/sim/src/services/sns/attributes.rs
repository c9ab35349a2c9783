//! The attributes of topics: which there are, what they may be.
//!
//! Source: SNS API Reference, "CreateTopic" and "SetTopicAttributes".

use super::{State, Topic, errors, policy};
use crate::ApiError;
use base::Document;

/// Set with any value and given back, without an effect of their own here.
const STORED: [&str; 5] =
    ["SignatureVersion", "TracingConfig", "ContentBasedDeduplication", "FifoThroughputScope", "FifoTopic"];
/// AWS has these; here they would change what is delivered, so they are refused.
const NOT_SIMULATED: [&str; 3] = ["DeliveryPolicy", "KmsMasterKeyId", "ArchivePolicy"];
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
        name if STORED.contains(&name) => {
            check_stored(name, value, refuse)?;
            match value {
                "" => topic.attributes.remove(name),
                value => topic.attributes.insert(name.to_string(), value.to_string()),
            };
        }
        name if is_not_simulated(name) && value.is_empty() => {}
        name if is_not_simulated(name) => {
            return Err(ApiError::not_simulated(&format!("the topic attribute {name}")));
        }
        _ => return Err(errors::invalid("AttributeName")),
    }
    Ok(())
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

/// How deliveries to HTTP endpoints are retried unless a topic says otherwise.
pub(super) fn effective_delivery_policy() -> Document {
    let retries = Document::map()
        .with("minDelayTarget", 20)
        .with("maxDelayTarget", 20)
        .with("numRetries", 3)
        .with("numMaxDelayRetries", 0)
        .with("numNoDelayRetries", 0)
        .with("numMinDelayRetries", 0)
        .with("backoffFunction", "linear");
    let request = Document::map().with("headerContentType", "text/plain; charset=UTF-8");
    let http = Document::map()
        .with("defaultHealthyRetryPolicy", retries)
        .with("disableSubscriptionOverrides", false)
        .with("defaultRequestPolicy", request);
    Document::map().with("http", http)
}
