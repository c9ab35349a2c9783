//! What Amazon SQS answers when it refuses: each text once.
//!
//! The codes are those of the query protocol, which boto3 and the CLI still
//! show (`awsQueryCompatible` in the service's model): a missing queue is
//! `AWS.SimpleQueueService.NonExistentQueue`, not `QueueDoesNotExist`.
//!
//! Source: Amazon SQS API Reference, the "Errors" of each action, and answers
//! of the real service.

use crate::ApiError;

/// `AWS.SimpleQueueService.<code>`.
fn own(code: &str, message: impl Into<String>) -> ApiError {
    ApiError::new(&format!("AWS.SimpleQueueService.{code}"), message)
}

pub(super) fn no_queue() -> ApiError {
    own("NonExistentQueue", "The specified queue does not exist.")
}

pub(super) fn bad_address(address: &str) -> ApiError {
    ApiError::new("InvalidAddress", format!("The address {address} is not valid for this endpoint.")).with_status(404)
}

pub(super) fn deleted_recently() -> ApiError {
    let message = "You must wait 60 seconds after deleting a queue before you can create another with the same name.";
    own("QueueDeletedRecently", message)
}

pub(super) fn name_exists(attribute: &str) -> ApiError {
    let message = format!("A queue already exists with the same name and a different value for attribute {attribute}");
    ApiError::new("QueueAlreadyExists", message)
}

pub(super) fn purge_in_progress(name: &str) -> ApiError {
    own("PurgeQueueInProgress", format!("Only one PurgeQueue operation on {name} is allowed every 60 seconds."))
}

pub(super) fn unknown_attribute(name: &str) -> ApiError {
    ApiError::new("InvalidAttributeName", format!("Unknown Attribute {name}."))
}

pub(super) fn bad_attribute_value(name: &str) -> ApiError {
    ApiError::new("InvalidAttributeValue", format!("Invalid value for the parameter {name}."))
}

pub(super) fn type_stays() -> ApiError {
    let message = "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.";
    ApiError::new("InvalidAttributeValue", message)
}

pub(super) fn only_of_fifo(name: &str) -> ApiError {
    ApiError::new("InvalidAttributeName", format!("You can specify the {name} only when FifoQueue is set to true."))
}

pub(super) fn no_task() -> ApiError {
    ApiError::new("ResourceNotFoundException", "Task does not exist.").with_status(404)
}

pub(super) fn parameter(message: impl Into<String>) -> ApiError {
    ApiError::new("InvalidParameterValue", message)
}

/// `Value <value> for parameter <name> is invalid. Reason: <reason>`
pub(super) fn value(value: impl std::fmt::Display, name: &str, reason: &str) -> ApiError {
    parameter(format!("Value {value} for parameter {name} is invalid. Reason: {reason}"))
}

/// A parameter of the other kind of queue.
pub(super) fn wrong_queue_type(given: impl std::fmt::Display, name: &str) -> ApiError {
    value(given, name, "The request include parameter that is not valid for this queue type.")
}

pub(super) fn missing(name: &str) -> ApiError {
    ApiError::new("MissingParameter", format!("The request must contain the parameter {name}."))
}

pub(super) fn bad_characters() -> ApiError {
    let message = "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 \
                   to #xFFFD | #x10000 to #x10FFFF";
    ApiError::new("InvalidMessageContents", message)
}

pub(super) fn bad_receipt(handle: &str) -> ApiError {
    let message = format!("The input receipt handle \"{handle}\" is not a valid receipt handle.");
    ApiError::new("ReceiptHandleIsInvalid", message).with_status(404)
}

pub(super) fn no_entries(entry: &str) -> ApiError {
    own("EmptyBatchRequest", format!("There should be at least one {entry} in the request."))
}

pub(super) fn too_many_entries(count: usize) -> ApiError {
    let message = format!("Maximum number of entries per request are 10. You have sent {count}.");
    own("TooManyEntriesInBatchRequest", message)
}

pub(super) fn ids_not_distinct(id: &str) -> ApiError {
    own("BatchEntryIdsNotDistinct", format!("Id {id} repeated."))
}

pub(super) fn bad_entry_id() -> ApiError {
    let message = "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at \
                   most 80 letters long.";
    own("InvalidBatchEntryId", message)
}

pub(super) fn batch_too_long(most: usize, sent: usize) -> ApiError {
    let message = format!("Batch requests cannot be longer than {most} bytes. You have sent {sent} bytes.");
    own("BatchRequestTooLong", message)
}

/// A move task names something that is not there.
pub(super) fn no_resource(member: &str) -> ApiError {
    let message = format!("The resource that you specified for the {member} parameter doesn't exist.");
    ApiError::new("ResourceNotFoundException", message).with_status(404)
}

/// The queue's policy forbids it. SQS writes the action in small letters.
pub(super) fn access_denied(who: &str, action: &str, arn: &str, why: &str) -> ApiError {
    let who = if who.is_empty() { "anonymous" } else { who };
    let action = action.to_ascii_lowercase();
    let message = format!("User: {who} is not authorized to perform: {action} on resource: {arn} {why}");
    ApiError::new("AccessDenied", message).with_status(403)
}
