//! What EventBridge publishes to CloudWatch, in the namespace AWS/Events.
//!
//! Source: EventBridge User Guide, "Monitoring Amazon EventBridge". A rule of
//! another bus than the default one has that bus as a dimension (unverified).

use super::state::{Counts, DEFAULT_BUS, key_of};
use crate::kernel::{Cx, Datum, Effect};

const NAMESPACE: &str = "AWS/Events";

/// An event matched a rule, or several.
pub(super) fn matched(cx: &mut Cx) {
    cx.emit(Effect::Datum(Datum::one(NAMESPACE, "MatchedEvents", &[])));
}

/// A rule's pattern matched, or its schedule fell due.
pub(super) fn triggered(cx: &mut Cx, rule_arn: &str) {
    count(cx, rule_arn, "TriggeredRules", |counts| counts.triggered += 1);
}

/// A target was invoked, or given up.
pub(super) fn invoked(cx: &mut Cx, rule_arn: &str) {
    count(cx, rule_arn, "Invocations", |counts| counts.invocations += 1);
}

pub(super) fn failed(cx: &mut Cx, rule_arn: &str) {
    count(cx, rule_arn, "FailedInvocations", |counts| counts.failed_invocations += 1);
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

fn count(cx: &mut Cx, rule_arn: &str, name: &'static str, change: impl FnOnce(&mut Counts)) {
    cx.services.events_mut().count(rule_arn, change);
    let Some((_, bus, rule)) = key_of(rule_arn) else { return };
    let dimensions = [("EventBusName", bus.as_str()), ("RuleName", rule.as_str())];
    let given = if bus == DEFAULT_BUS { dimensions.get(1..) } else { dimensions.get(..) };
    cx.emit(Effect::Datum(Datum::one(NAMESPACE, name, given.unwrap_or(&[]))));
}
