//! What Amazon CloudWatch answers when it refuses: each text once.
//!
//! Source: what users report of the service (botocore's and other clients'
//! issues), and the CloudWatch API Reference.

use crate::ApiError;

/// Several of one call stand on lines of their own.
pub(super) fn invalid_value(message: impl Into<String>) -> ApiError {
    ApiError::new("InvalidParameterValue", message)
}

pub(super) fn invalid_combination(message: impl Into<String>) -> ApiError {
    ApiError::new("InvalidParameterCombination", message)
}

pub(super) fn missing(member: &str) -> ApiError {
    ApiError::new("MissingParameter", format!("The parameter {member} is required."))
}

/// GetMetricData has one code for all, and ends its texts with a line break.
pub(super) fn validation(message: impl AsRef<str>) -> ApiError {
    ApiError::new("ValidationError", format!("{}\n", message.as_ref()))
}

/// The value of a parameter.
pub(super) fn invalid(value: &str, member: &str) -> String {
    format!("The value {value} for parameter {member} is invalid.")
}

pub(super) fn no_unit(member: &str) -> String {
    format!("The parameter {member} must be a value in the set [ {} ].", super::units::all())
}

pub(super) fn too_large(collection: &str, size: usize) -> String {
    format!("The collection {collection} must not have a size greater than {size}.")
}
