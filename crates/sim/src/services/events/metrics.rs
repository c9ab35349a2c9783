//! What EventBridge publishes to CloudWatch, in the namespace AWS/Events.
//!
//! Not published, as nothing here causes them: ThrottledRules and
//! PutEventsApproximateThrottledCount (nobody here reaches the quota of
//! invocations or requests a second), PutEventsLatency (time stands still while
//! a call is made), Events and PutPartnerEvents… (no partners).
//!
//! Source: EventBridge User Guide, "Monitoring Amazon EventBridge": a rule of
//! another bus than the default one has that bus as a dimension, too.

use super::invocation::Invocation;
use super::state::{Counts, DEFAULT_BUS, key_of};
use crate::kernel::{Cx, Datum, Effect};

const NAMESPACE: &str = "AWS/Events";
const COUNT: &str = "Count";
const MILLISECONDS: &str = "Milliseconds";

/// An event matched a rule of the bus, or several.
pub(super) fn matched(cx: &mut Cx, bus: &str) {
    put(cx, "MatchedEvents", &[], 1.0, COUNT);
    put(cx, "MatchedEvents", &[("EventBusName", bus)], 1.0, COUNT);
}

/// A rule's pattern matched, or its schedule fell due, and its targets are to
/// be invoked.
pub(super) fn triggered(cx: &mut Cx, rule_arn: &str, by_event: bool, targets: usize) {
    cx.services.events_mut().count(rule_arn, |counts| counts.triggered += 1);
    if by_event {
        of_rule(cx, rule_arn, "MatchedEvents", 1.0, COUNT);
    }
    everywhere(cx, rule_arn, "TriggeredRules", 1.0, COUNT);
    if targets > 0 {
        put(cx, "InvocationsCreated", &[], targets as f64, COUNT);
    }
}

/// A target is tried, for the first time or again.
pub(super) fn attempted(cx: &mut Cx, invocation: &Invocation, success: bool) {
    let rule_arn = &invocation.rule_arn;
    let latency = (cx.now() - invocation.ingested).0 as f64;
    everywhere(cx, rule_arn, "InvocationAttempts", 1.0, COUNT);
    if invocation.retries > 0 {
        everywhere(cx, rule_arn, "RetryInvocationAttempts", 1.0, COUNT);
    } else {
        // A target answers at once here: an attempt is over when it begins.
        everywhere(cx, rule_arn, "IngestiontoInvocationStartLatency", latency, MILLISECONDS);
        everywhere(cx, rule_arn, "IngestiontoInvocationCompleteLatency", latency, MILLISECONDS);
    }
    if success {
        everywhere(cx, rule_arn, "SuccessfulInvocationAttempts", 1.0, COUNT);
        everywhere(cx, rule_arn, "IngestionToInvocationSuccessLatency", latency, MILLISECONDS);
    }
}

/// A target was invoked, or given up.
pub(super) fn invoked(cx: &mut Cx, rule_arn: &str) {
    put(cx, "Invocations", &[], 1.0, COUNT);
    count(cx, rule_arn, "Invocations", |counts| counts.invocations += 1);
}

pub(super) fn failed(cx: &mut Cx, rule_arn: &str) {
    count(cx, rule_arn, "FailedInvocations", |counts| counts.failed_invocations += 1);
}

/// A target was not invoked, as that would have run the same rule again and
/// again: it counts as nothing else.
pub(super) fn stopped_loop(cx: &mut Cx, rule_arn: &str) {
    of_rule(cx, rule_arn, "DeadLetterInvocations", 1.0, COUNT);
}

/// A dead-letter queue took what could not be delivered, or did not.
pub(super) fn dead_lettered(cx: &mut Cx, rule_arn: &str, taken: bool) {
    match taken {
        true => count(cx, rule_arn, "InvocationsSentToDlq", |counts| counts.sent_to_dead_letter_queue += 1),
        false => count(cx, rule_arn, "InvocationsFailedToBeSentToDlq", |counts| {
            counts.failed_to_be_sent_to_dead_letter_queue += 1;
        }),
    }
}

/// A PutEvents request: none of its entries failed but these, or it was refused
/// as a whole.
pub(super) fn put_events(cx: &mut Cx, entries: usize, size: usize, failed: Option<usize>) {
    put(cx, "PutEventsApproximateCallCount", &[], 1.0, COUNT);
    put(cx, "PutEventsEntriesCount", &[], entries as f64, COUNT);
    put(cx, "PutEventsRequestSize", &[], size as f64, "Bytes");
    match failed {
        None => put(cx, "PutEventsApproximateFailedCount", &[], 1.0, COUNT),
        Some(failed) => {
            put(cx, "PutEventsApproximateSuccessCount", &[], 1.0, COUNT);
            if failed > 0 {
                put(cx, "PutEventsFailedEntriesCount", &[], failed as f64, COUNT);
            }
        }
    }
}

fn count(cx: &mut Cx, rule_arn: &str, name: &'static str, change: impl FnOnce(&mut Counts)) {
    cx.services.events_mut().count(rule_arn, change);
    of_rule(cx, rule_arn, name, 1.0, COUNT);
}

/// By rule, by event bus, and without a dimension.
fn everywhere(cx: &mut Cx, rule_arn: &str, name: &'static str, value: f64, unit: &'static str) {
    put(cx, name, &[], value, unit);
    if let Some((_, bus, _)) = key_of(rule_arn) {
        put(cx, name, &[("EventBusName", bus.as_str())], value, unit);
    }
    of_rule(cx, rule_arn, name, value, unit);
}

fn of_rule(cx: &mut Cx, rule_arn: &str, name: &'static str, value: f64, unit: &'static str) {
    let Some((_, bus, rule)) = key_of(rule_arn) else { return };
    match bus.as_str() {
        DEFAULT_BUS => put(cx, name, &[("RuleName", rule.as_str())], value, unit),
        bus => put(cx, name, &[("EventBusName", bus), ("RuleName", rule.as_str())], value, unit),
    }
}

fn put(cx: &mut Cx, name: &'static str, dimensions: &[(&'static str, &str)], value: f64, unit: &'static str) {
    cx.emit(Effect::Datum(Datum::of(NAMESPACE, name, dimensions, value, unit)));
}
