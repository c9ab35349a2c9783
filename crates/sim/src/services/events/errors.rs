//! What EventBridge says when it refuses; each text once.
//!
//! Sources: EventBridge API Reference, and answers of the real service. Every
//! refusal has HTTP status 400.

use crate::ApiError;

pub(super) fn validation(message: impl Into<String>) -> ApiError {
    ApiError::new("ValidationException", message)
}

pub(super) fn rule_missing(name: &str, bus: &str) -> ApiError {
    ApiError::new("ResourceNotFoundException", format!("Rule {name} does not exist on EventBus {bus}."))
}

pub(super) fn bus_missing(name: &str) -> ApiError {
    ApiError::new("ResourceNotFoundException", format!("Event bus {name} does not exist."))
}

pub(super) fn bus_exists(name: &str) -> ApiError {
    ApiError::new("ResourceAlreadyExistsException", format!("Event bus {name} already exists."))
}

pub(super) fn bus_name_with_slash() -> ApiError {
    validation("Event bus name must not contain '/'.")
}

pub(super) fn default_bus_stays() -> ApiError {
    validation("Cannot delete event bus default.")
}

/// The text is in the manner of the others (unverified).
pub(super) fn bus_has_rules(name: &str) -> ApiError {
    validation(format!("Event bus {name} can't be deleted since it has rules."))
}

pub(super) fn bus_without_policy() -> ApiError {
    ApiError::new("ResourceNotFoundException", "EventBus does not have a policy.")
}

pub(super) fn statement_missing() -> ApiError {
    ApiError::new("ResourceNotFoundException", "Statement with the provided id does not exist.")
}

pub(super) fn action_not_supported() -> ApiError {
    validation("Provided value in parameter 'action' is not supported.")
}

/// Unverified wording.
pub(super) fn policy_and_statement() -> ApiError {
    validation("Policy can't be combined with Action, Principal, StatementId or Condition.")
}

pub(super) fn policy_not_json() -> ApiError {
    validation("This policy contains invalid Json")
}

pub(super) fn policy_incomplete() -> ApiError {
    validation("Resource Policy: This policy contains the following error: The policy failed legacy parsing.")
}

/// Unverified wording.
pub(super) fn policy_too_long() -> ApiError {
    ApiError::new(
        "PolicyLengthExceededException",
        "The event bus policy is too long. For more information, see the limits.",
    )
}

/// Unverified wording.
pub(super) fn parameter_missing(name: &str) -> ApiError {
    validation(format!("Parameter(s) {name} must be specified."))
}

pub(super) fn schedule_elsewhere() -> ApiError {
    validation("ScheduleExpression is supported only on the default event bus.")
}

pub(super) fn limit_exceeded() -> ApiError {
    ApiError::new("LimitExceededException", "The requested resource exceeds the maximum number allowed.")
}

pub(super) fn invalid_pattern(message: impl Into<String>) -> ApiError {
    ApiError::new("InvalidEventPatternException", message)
}

pub(super) fn managed_rule(name: &str) -> ApiError {
    ApiError::new(
        "ManagedRuleException",
        format!("{name} is a managed rule. Set 'force' parameter to true to override."),
    )
}

pub(super) fn neither_pattern_nor_schedule() -> ApiError {
    validation("Parameter(s) EventPattern or ScheduleExpression must be specified.")
}

pub(super) fn rule_has_targets() -> ApiError {
    validation("Rule can't be deleted since it has targets.")
}

pub(super) fn target_arn_malformed(arn: &str) -> ApiError {
    validation(format!("Parameter {arn} is not valid. Reason: Provided Arn is not in correct format."))
}

pub(super) fn no_sqs_parameters(id: &str) -> ApiError {
    validation(format!("Parameter(s) SqsParameters must be specified for target: {id}."))
}

pub(super) fn input_not_for_bus(id: &str) -> ApiError {
    validation(format!("Modifying the input for target {id} is not supported."))
}

pub(super) fn no_role(arn: &str) -> ApiError {
    validation(format!("RoleArn is required for target {arn}."))
}

/// Unverified wording.
pub(super) fn dead_letter_fifo(arn: &str) -> ApiError {
    validation(format!("Parameter {arn} is not valid. Reason: A FIFO queue can't be a dead-letter queue."))
}

pub(super) fn parameter_not_valid(name: &str) -> ApiError {
    validation(format!("Parameter {name} is not valid."))
}

/// `Parameter EventSourceArn is not valid. Reason: Archive A does not exist.`
pub(super) fn parameter_wrong(name: &str, reason: &str) -> ApiError {
    validation(format!("Parameter {name} is not valid. Reason: {reason}"))
}

pub(super) fn archive_exists(name: &str) -> ApiError {
    ApiError::new("ResourceAlreadyExistsException", format!("Archive {name} already exists."))
}

pub(super) fn archive_missing(name: &str) -> ApiError {
    ApiError::new("ResourceNotFoundException", format!("Archive {name} does not exist."))
}

pub(super) fn nothing_to_update() -> ApiError {
    validation("At least one of EventPattern, RetentionDays or Description must be provided.")
}

pub(super) fn replay_exists(name: &str) -> ApiError {
    ApiError::new("ResourceAlreadyExistsException", format!("Replay {name} already exists."))
}

pub(super) fn replay_missing(name: &str) -> ApiError {
    ApiError::new("ResourceNotFoundException", format!("Replay {name} does not exist."))
}

pub(super) fn replay_over(name: &str) -> ApiError {
    ApiError::new("IllegalStatusException", format!("Replay {name} is not in a valid state for this operation."))
}

pub(super) fn one_filter(operation: &str) -> ApiError {
    validation(format!(
        "At most one filter is allowed for {operation}. Use either : State, EventSourceArn, or NamePrefix."
    ))
}

pub(super) fn entries_too_big() -> ApiError {
    validation("Total size of the entries in the request is over the limit.")
}
