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

pub(super) fn parameter_not_valid(name: &str) -> ApiError {
    validation(format!("Parameter {name} is not valid."))
}

pub(super) fn entries_too_big() -> ApiError {
    validation("Total size of the entries in the request is over the limit.")
}
