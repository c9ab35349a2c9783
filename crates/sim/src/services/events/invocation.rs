//! A target invoked with an event: once, again after a while where that may
//! help, and to the dead-letter queue in the end.
//!
//! Source: EventBridge User Guide, "How EventBridge retries delivering
//! events" and "Using dead-letter queues to process undelivered events".

use super::send::{self, Failure};
use super::target::Target;
use super::{PRINCIPAL, Wakeup, metrics};
use crate::kernel::latency::{EVENTS_RETRY, EVENTS_RETRY_DOUBLINGS};
use crate::kernel::{self, Cx, Effect, Event, HopId, Place, QueueMessage, Reason, Verdict};
use crate::services::access::Admission;
use base::{Duration, Time};
use std::rc::Rc;

/// An invocation of a target, on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Invocation {
    pub(super) rule_arn: String,
    pub(super) target: Rc<Target>,
    pub(super) event: Rc<Event>,
    /// When the event reached the bus.
    pub(super) ingested: Time,
    /// How often it has been tried again.
    pub(super) retries: u32,
}

/// Which part of the retry policy ends the retries, in AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exhausted {
    MaximumRetryAttempts,
    MaximumEventAgeInSeconds,
}

impl Exhausted {
    fn name(self) -> &'static str {
        match self {
            Exhausted::MaximumRetryAttempts => "MaximumRetryAttempts",
            Exhausted::MaximumEventAgeInSeconds => "MaximumEventAgeInSeconds",
        }
    }
}

pub(super) fn invoke(cx: &mut Cx, invocation: &Invocation) {
    match send::prepare(cx, invocation) {
        Ok(effect) => {
            metrics::attempted(cx, invocation, true);
            metrics::invoked(cx, &invocation.rule_arn);
            let hop = hop(cx, invocation, Verdict::Passed);
            let before = cx.under(hop);
            send::emit(cx, effect);
            cx.back_to(before);
        }
        Err(failure) => {
            if !failure.is_loop {
                metrics::attempted(cx, invocation, false);
            }
            let hop = hop(cx, invocation, Verdict::Failed(failure.reason.clone()));
            let before = cx.under(hop);
            failure.call.iter().for_each(|call| cx.emit(Effect::Call(call.clone())));
            failed(cx, invocation, &failure);
            cx.back_to(before);
        }
    }
}

fn hop(cx: &mut Cx, invocation: &Invocation, verdict: Verdict) -> HopId {
    let Invocation { rule_arn, target, event, .. } = invocation;
    let place = Place::Target(rule_arn.clone(), target.id.clone());
    cx.hop_with(place, event.detail_type.as_str(), verdict, Some(event.clone()))
}

/// Tried again later, or given up.
fn failed(cx: &mut Cx, invocation: &Invocation, failure: &Failure) {
    if !failure.may_pass {
        return give_up(cx, invocation, failure, None);
    }
    match next_try(invocation, cx.now(), cx.delay(EVENTS_RETRY)) {
        Ok(time) => {
            let hop = hop(cx, invocation, Verdict::Waiting(time));
            let before = cx.under(hop);
            let again = Invocation { retries: invocation.retries + 1, ..invocation.clone() };
            cx.wake_at(time, kernel::Wakeup::Events(Wakeup::Invoke(again)));
            cx.back_to(before);
        }
        Err(exhausted) => {
            let hop = hop(cx, invocation, Verdict::Failed(Reason::RetriesExhausted));
            let before = cx.under(hop);
            give_up(cx, invocation, failure, Some(exhausted));
            cx.back_to(before);
        }
    }
}

/// When the retry policy lets a target be tried again; `wait` is the first
/// wait, with jitter in it.
pub(super) fn next_try(invocation: &Invocation, now: Time, wait: Duration) -> Result<Time, Exhausted> {
    let Invocation { target, retries, ingested, .. } = invocation;
    if *retries >= target.maximum_retry_attempts() {
        return Err(Exhausted::MaximumRetryAttempts);
    }
    let time = now + Duration(wait.0 << (*retries).min(EVENTS_RETRY_DOUBLINGS));
    let age = Duration::seconds(i64::from(target.maximum_event_age_in_seconds()));
    if time > *ingested + age { Err(Exhausted::MaximumEventAgeInSeconds) } else { Ok(time) }
}

fn give_up(cx: &mut Cx, invocation: &Invocation, failure: &Failure, exhausted: Option<Exhausted>) {
    let rule_arn = &invocation.rule_arn;
    if failure.is_loop {
        metrics::stopped_loop(cx, rule_arn);
    } else {
        metrics::invoked(cx, rule_arn);
        metrics::failed(cx, rule_arn);
    }
    let Some(queue_arn) = invocation.target.dead_letter_arn() else { return };
    let admission = cx.services.sqs().admits(queue_arn, PRINCIPAL, "sqs:SendMessage", rule_arn, &cx.account_id());
    let taken = admission == Admission::Yes && send::is_near(cx, queue_arn);
    metrics::dead_lettered(cx, rule_arn, taken);
    let verdict = match taken {
        true => Verdict::Dropped(Reason::DeadLettered(queue_arn.to_string())),
        false => Verdict::Failed(Reason::DeadLetterRefused),
    };
    let hop = hop(cx, invocation, verdict);
    if taken {
        let before = cx.under(hop);
        cx.emit(Effect::Enqueue(QueueMessage {
            queue_arn: queue_arn.to_string(),
            body: invocation.event.document().to_json(),
            attributes: attributes(invocation, failure, exhausted),
            principal: PRINCIPAL.to_string(),
            source_arn: rule_arn.clone(),
            ..QueueMessage::default()
        }));
        cx.back_to(before);
    }
}

/// What tells the reader of a dead-letter queue why a message is in it.
fn attributes(
    invocation: &Invocation,
    failure: &Failure,
    exhausted: Option<Exhausted>,
) -> Vec<(String, String, String)> {
    let retries = invocation.retries.to_string();
    let rows = [
        ("RULE_ARN", Some(invocation.rule_arn.as_str())),
        ("TARGET_ARN", Some(invocation.target.arn.as_str())),
        ("ERROR_CODE", Some(failure.code)),
        ("ERROR_MESSAGE", Some(failure.message.as_str())),
        ("EXHAUSTED_RETRY_CONDITION", exhausted.map(Exhausted::name)),
        ("RETRY_ATTEMPTS", Some(retries.as_str())),
    ];
    let given = rows.into_iter().filter_map(|(name, value)| Some((name, value?)));
    given.map(|(name, value)| (name.to_string(), "String".to_string(), value.to_string())).collect()
}
