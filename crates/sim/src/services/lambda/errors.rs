//! What AWS Lambda answers when it refuses: each text once.
//!
//! Source: Lambda API Reference, the "Errors" of each action, and answers of
//! the real service.

use crate::ApiError;

pub(super) fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::new("InvalidParameterValueException", message)
}

fn missing(message: impl Into<String>) -> ApiError {
    ApiError::new("ResourceNotFoundException", message).with_status(404)
}

pub(super) fn no_function(arn: &str) -> ApiError {
    missing(format!("Function not found: {arn}"))
}

/// What the calls about asynchronous invocations say of one.
pub(super) fn no_such_function() -> ApiError {
    missing("The function doesn't exist.")
}

pub(super) fn other_region(other: &str, region: &str) -> ApiError {
    missing(format!("Functions from '{other}' are not reachable in this region ('{region}')"))
}

pub(super) fn other_qualifier() -> ApiError {
    invalid("The derived qualifier from the function name does not match the specified qualifier.")
}

pub(super) fn no_policy_at_all() -> ApiError {
    missing("No policy is associated with the given resource.")
}

pub(super) fn no_policy_for(arn: &str) -> ApiError {
    missing(format!("No policy found for: {arn}"))
}

pub(super) fn no_policy() -> ApiError {
    missing("The resource you requested does not exist.")
}

pub(super) fn no_statement(sid: &str) -> ApiError {
    missing(format!("Statement {sid} is not found in resource policy."))
}

/// The ARN has its qualifier.
pub(super) fn no_event_config(arn: &str) -> ApiError {
    missing(format!("The function {arn} doesn't have an EventInvokeConfig"))
}

fn conflict(message: impl Into<String>) -> ApiError {
    ApiError::new("ResourceConflictException", message).with_status(409)
}

pub(super) fn exists(name: &str) -> ApiError {
    conflict(format!("Function already exist: {name}"))
}

pub(super) fn statement_exists(sid: &str) -> ApiError {
    conflict(format!(
        "The statement id ({sid}) provided already exists. Please provide a new statement id, or remove the existing \
         statement."
    ))
}

pub(super) fn other_revision(call: &str) -> ApiError {
    let message = format!(
        "The Revision Id provided does not match the latest Revision Id. Call the {call} API to retrieve the latest \
         Revision Id"
    );
    ApiError::new("PreconditionFailedException", message).with_status(412)
}

/// The payload is no JSON. The real text quotes the parser; its words are not
/// all known (unverified).
pub(super) fn not_json(problem: &base::JsonError) -> ApiError {
    let message = format!("Could not parse request body into json: {problem}");
    ApiError::new("InvalidRequestContentException", message)
}

pub(super) fn too_large(size: usize, kind: &str, most: usize) -> ApiError {
    let message = format!("{size} byte payload is too large for the {kind} invocation type (limit {most} bytes)");
    ApiError::new("RequestTooLargeException", message).with_status(413)
}

/// A constraint that the service has beyond its model.
pub(super) fn above(member: &str, value: i64, most: i64) -> ApiError {
    let message = format!(
        "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must have \
         value less than or equal to {most}"
    );
    ApiError::new("ValidationException", message)
}

/// The same, under another code.
pub(super) fn name_too_long(name: &str, most: usize) -> ApiError {
    invalid(format!(
        "1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: Member must have \
         length less than or equal to {most}"
    ))
}

pub(super) fn not_a_zip() -> ApiError {
    invalid("Could not unzip uploaded file. Please check your file, then try to upload again.")
}
