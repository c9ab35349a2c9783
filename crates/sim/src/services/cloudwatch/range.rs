//! Dimensions, periods and spans of time that calls ask for.

use super::{errors, series};
use crate::Input;
use base::{Duration, Time};

/// Names and values of `Dimensions`, in order of the names.
pub(super) fn dimensions(input: &Input) -> Vec<(String, String)> {
    let given = input.structures("Dimensions").into_iter();
    let mut dimensions: Vec<(String, String)> =
        given.map(|it| (it.text("Name").to_string(), it.text("Value").to_string())).collect();
    dimensions.sort();
    dimensions
}

/// 1, 5, 10, 30 or a multiple of 60 seconds. The rule is documented ("Period" of
/// MetricStat in the API Reference), the words of the refusal are not
/// (unverified).
pub(super) fn period(seconds: i64) -> Result<Duration, String> {
    match seconds {
        1 | 5 | 10 | 30 => Ok(Duration::seconds(seconds)),
        _ if seconds > 0 && seconds % 60 == 0 => Ok(Duration::seconds(seconds)),
        _ => Err("The parameter Period must be a multiple of 60.".to_string()),
    }
}

/// The start as the service takes it: the older, the coarser.
///
/// Source: CloudWatch API Reference, "GetMetricStatistics", `StartTime`.
pub(super) fn rounded(start: Time, now: Time) -> Time {
    let step = match now - start {
        age if age < Duration::days(15) => Duration::minutes(1),
        age if age < Duration::days(63) => Duration::minutes(5),
        _ => Duration::hours(1),
    };
    series::floor(start, step)
}

/// The unit that is asked for, where one is.
pub(super) fn unit(input: &Input, member: &str) -> Result<Option<&'static str>, String> {
    match input.optional_text("Unit") {
        None => Ok(None),
        Some(name) => super::units::named(name).map(Some).ok_or_else(|| errors::no_unit(member)),
    }
}
