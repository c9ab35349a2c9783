//! The attributes of queues: which there are, what they may be, how they are
//! shown.
//!
//! Source: SQS API Reference, "CreateQueue", "SetQueueAttributes",
//! "GetQueueAttributes".

use super::{Queue, State, errors, policy, redrive};
use crate::ApiError;
use base::{Document, Time};

/// Name, least, most, default.
const NUMBERS: [(&str, i64, i64, &str); 5] = [
    ("DelaySeconds", 0, 900, "0"),
    ("MaximumMessageSize", 1_024, 1_048_576, "1048576"),
    ("MessageRetentionPeriod", 60, 1_209_600, "345600"),
    ("ReceiveMessageWaitTimeSeconds", 0, 20, "0"),
    ("VisibilityTimeout", 0, 43_200, "30"),
];

/// Name, values (the first is the default), whether only of FIFO queues.
const WORDS: [(&str, [&str; 2], bool); 4] = [
    ("SqsManagedSseEnabled", ["true", "false"], false),
    ("ContentBasedDeduplication", ["false", "true"], true),
    ("DeduplicationScope", ["queue", "messageGroup"], true),
    ("FifoThroughputLimit", ["perQueue", "perMessageGroupId"], true),
];

/// Their keys are not simulated, so messages cannot be encrypted with them.
const NOT_SIMULATED: [&str; 2] = ["KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds"];

/// All that GetQueueAttributes knows, in its order.
const SHOWN: [&str; 21] = [
    "QueueArn",
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
    "CreatedTimestamp",
    "LastModifiedTimestamp",
    "VisibilityTimeout",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "DelaySeconds",
    "Policy",
    "ReceiveMessageWaitTimeSeconds",
    "RedrivePolicy",
    "RedriveAllowPolicy",
    "FifoQueue",
    "ContentBasedDeduplication",
    "DeduplicationScope",
    "FifoThroughputLimit",
    "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds",
    "SqsManagedSseEnabled",
];

pub(super) fn default(name: &str, fifo: bool) -> Option<&'static str> {
    let number = NUMBERS.iter().find(|(known, ..)| *known == name).map(|(.., default)| *default);
    let word = WORDS.iter().find(|(known, _, only_fifo)| *known == name && (fifo || !only_fifo));
    number.or_else(|| word.and_then(|(_, values, _)| values.first().copied()))
}

/// Sets one attribute; an empty value takes a policy away.
pub(super) fn set(state: &State, queue: &mut Queue, name: &str, value: &str) -> Result<(), ApiError> {
    let number = NUMBERS.iter().find(|(known, ..)| *known == name);
    let word = WORDS.iter().find(|(known, _, only_fifo)| *known == name && (queue.is_fifo() || !only_fifo));
    match (name, number, word) {
        (_, Some((_, least, most, _)), _) => {
            let fits = value.parse::<i64>().is_ok_and(|number| (*least..=*most).contains(&number));
            fits.then_some(()).ok_or_else(|| errors::bad_attribute_value(name))?;
        }
        (_, _, Some((_, values, _))) if values.contains(&value) => {}
        (_, _, Some(_)) => return Err(errors::bad_attribute_value(name)),
        ("Policy", ..) if !value.is_empty() => policy::check(value)?,
        ("RedrivePolicy", ..) if !value.is_empty() => redrive::check(state, queue, value)?,
        ("RedriveAllowPolicy", ..) if !value.is_empty() => redrive::check_allow(value)?,
        ("Policy" | "RedrivePolicy" | "RedriveAllowPolicy", ..) => {}
        ("FifoQueue", ..) if queue.is_fifo() && value == "true" => {}
        ("FifoQueue", ..) if queue.is_fifo() => return Err(errors::type_stays()),
        ("DeduplicationScope" | "FifoThroughputLimit", ..) => return Err(errors::only_of_fifo(name)),
        (name, ..) if NOT_SIMULATED.contains(&name) && value.is_empty() => return Ok(()),
        (name, ..) if NOT_SIMULATED.contains(&name) => {
            return Err(ApiError::not_simulated(&format!("the queue attribute {name}")));
        }
        _ => return Err(errors::unknown_attribute(name)),
    }
    match value {
        "" => queue.attributes.remove(name),
        value => queue.attributes.insert(name.to_string(), value.to_string()),
    };
    Ok(())
}

/// What `GetQueueAttributes` gives for these names.
pub(super) fn shown(queue: &Queue, names: &[&str], now: Time) -> Result<Document, ApiError> {
    if let Some(unknown) = names.iter().find(|name| **name != "All" && !SHOWN.contains(name)) {
        return Err(errors::unknown_attribute(unknown));
    }
    let wanted = SHOWN.iter().filter(|name| names.contains(name) || names.contains(&"All"));
    Ok(wanted.fold(Document::map(), |shown, name| shown.with_some(name, value(queue, name, now))))
}

pub(super) fn value(queue: &Queue, name: &str, now: Time) -> Option<String> {
    let counts = queue.counts(now);
    match name {
        "QueueArn" => Some(queue.arn.clone()),
        "ApproximateNumberOfMessages" => Some(counts.visible.to_string()),
        "ApproximateNumberOfMessagesNotVisible" => Some(counts.in_flight.to_string()),
        "ApproximateNumberOfMessagesDelayed" => Some(counts.delayed.to_string()),
        "CreatedTimestamp" => Some(queue.created.seconds().to_string()),
        "LastModifiedTimestamp" => Some(queue.modified.seconds().to_string()),
        name => queue.attribute(name).map(str::to_string),
    }
}
