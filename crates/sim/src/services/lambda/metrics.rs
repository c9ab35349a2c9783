//! What Lambda tells CloudWatch, each at the moment it happens.
//!
//! Throttles are always none and nothing waits for room, as concurrency is not
//! simulated.
//!
//! Source: Lambda Developer Guide, "Viewing metrics for Lambda functions".

use super::run::Outcome;
use crate::kernel::{Cx, Datum, Effect};

const NAMESPACE: &str = "AWS/Lambda";

pub(super) fn count(cx: &mut Cx, function: &str, name: &'static str, count: u32) {
    value(cx, function, name, f64::from(count), "Count");
}

/// By function, and across all functions of the region.
pub(super) fn value(cx: &mut Cx, function: &str, name: &'static str, value: f64, unit: &'static str) {
    for dimensions in [&[("FunctionName", function)][..], &[]] {
        cx.emit(Effect::Datum(Datum::of(NAMESPACE, name, dimensions, value, unit)));
    }
}

/// A run that is over. Errors and throttles are told also when there are none.
pub(super) fn ran(cx: &mut Cx, function: &str, outcome: &Outcome) {
    count(cx, function, "Invocations", 1);
    count(cx, function, "Errors", u32::from(outcome.error.is_some()));
    count(cx, function, "Throttles", 0);
    count(cx, function, "ConcurrentExecutions", 1);
    value(cx, function, "Duration", outcome.duration as f64 / 100.0, "Milliseconds");
}
