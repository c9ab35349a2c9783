//! What Amazon SNS answers when it refuses: each text once.
//!
//! Source: Amazon SNS API Reference, the "Errors" of each action.

use crate::ApiError;

/// `InvalidParameter`: `Invalid parameter: <what>`.
pub(super) fn invalid(what: impl AsRef<str>) -> ApiError {
    ApiError::new("InvalidParameter", format!("Invalid parameter: {}", what.as_ref()))
}

/// `InvalidParameter` with a message that begins otherwise.
pub(super) fn plain_invalid(message: String) -> ApiError {
    ApiError::new("InvalidParameter", message)
}

/// `Invalid parameter: <member> Reason: <reason>`.
pub(super) fn invalid_because(member: &str, reason: impl AsRef<str>) -> ApiError {
    invalid(format!("{member} Reason: {}", reason.as_ref()))
}

/// A text that is no ARN, with the number of its elements.
pub(super) fn not_an_arn(member: &str, elements: usize) -> ApiError {
    invalid_because(member, format!("An ARN must have at least 6 elements, not {elements}"))
}

pub(super) fn no_value(member: &str) -> ApiError {
    invalid_because(member, "no value for required parameter")
}

pub(super) fn no_topic() -> ApiError {
    ApiError::new("NotFound", "Topic does not exist").with_status(404)
}

pub(super) fn no_subscription() -> ApiError {
    ApiError::new("NotFound", "Subscription does not exist").with_status(404)
}

/// Tag operations have a code of their own for what is not there.
pub(super) fn no_resource() -> ApiError {
    ApiError::new("ResourceNotFound", "Resource does not exist").with_status(404)
}

pub(super) fn too_many_tags() -> ApiError {
    ApiError::new("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded")
}

/// A token that was never given, or a text that is none.
pub(super) fn bad_token(token: &str) -> ApiError {
    match token.len() >= 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => invalid("Token"),
        false => plain_invalid("Invalid token".to_string()),
    }
}

pub(super) fn bad_sms_endpoint(endpoint: &str) -> ApiError {
    plain_invalid(format!("Invalid SMS endpoint: {endpoint}"))
}

/// Too many filter policies at a topic. The words are a guess (unverified).
pub(super) fn too_many_filter_policies() -> ApiError {
    ApiError::new("FilterPolicyLimitExceeded", "Filter policy limit exceeded").with_status(403)
}

/// A batch that is refused as a whole.
/// Source: SNS API Reference, "PublishBatch".
pub(super) fn batch(code: &str) -> ApiError {
    let message = match code {
        "EmptyBatchRequest" => "The batch request doesn't contain any entries.",
        "TooManyEntriesInBatchRequest" => "The batch request contains more entries than permissible.",
        "BatchEntryIdsNotDistinct" => "Two or more batch entries in the request have the same Id.",
        _ => "The length of all the messages put together is more than the limit.",
    };
    ApiError::new(code, message)
}

pub(super) fn batch_entry_id(id: &str, too_long: bool) -> ApiError {
    let why = if too_long { "is too long" } else { "contains an impermissible character" };
    ApiError::new("InvalidBatchEntryId", format!("The Id of a batch entry in the batch request {why}: {id}"))
}

/// A message attribute that does not hold.
pub(super) fn attribute(message: String) -> ApiError {
    ApiError::new("ParameterValueInvalid", message)
}

/// `AuthorizationError`: who may not do what, on what, and why not.
pub(super) fn not_authorized(who: &str, action: &str, resource: &str, why: &str) -> ApiError {
    let who = if who.is_empty() { "anonymous" } else { who };
    let message = format!("User: {who} is not authorized to perform: {action} on resource: {resource} {why}");
    ApiError::new("AuthorizationError", message).with_status(403)
}
