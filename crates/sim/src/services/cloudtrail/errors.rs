//! What CloudTrail says when it refuses.
//!
//! The codes are from the CloudTrail API Reference, "LookupEvents". AWS
//! publishes no texts for them: these follow the reference's descriptions.

use crate::ApiError;

pub(super) fn one_attribute() -> ApiError {
    invalid_attribute("Only one lookup attribute can be specified.")
}

pub(super) fn read_only_value(value: &str) -> ApiError {
    invalid_attribute(&format!("The value {value} of the lookup attribute ReadOnly is not valid: true or false."))
}

fn invalid_attribute(message: &str) -> ApiError {
    ApiError::new("InvalidLookupAttributesException", message)
}

pub(super) fn time_range() -> ApiError {
    ApiError::new("InvalidTimeRangeException", "The start time must not be after the end time.")
}

pub(super) fn next_token() -> ApiError {
    ApiError::new(
        "InvalidNextTokenException",
        "The token is not valid, or was used in a request with different parameters.",
    )
}
