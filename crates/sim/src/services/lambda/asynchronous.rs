//! Asynchronous invocations: an event waits in Lambda's own queue, is tried,
//! is tried twice more if the function fails, and its result goes to a
//! destination or a dead-letter queue.
//!
//! Source: Lambda Developer Guide, "Asynchronous invocation", "How Lambda
//! handles errors and retries with asynchronous invocation".

use super::run::{self, Outcome};
use super::state::{FunctionKey, key_of};
use super::{Function, Wakeup, destinations, invoke, metrics};
use crate::kernel::latency::{LAMBDA_FIRST_RETRY, LAMBDA_QUEUE, LAMBDA_SECOND_RETRY};
use crate::kernel::{self, Cx, FunctionEvent, Place, Reason, Verdict};
use base::{Document, Duration, Time};
use std::rc::Rc;

/// Unless the function's configuration says less.
const RETRIES: i64 = 2;
const LONGEST_AGE: i64 = 21_600;

/// An event on its way to a function.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    pub(super) key: FunctionKey,
    pub(super) request_id: String,
    /// JSON text.
    pub(super) payload: String,
    pub(super) queued: Time,
    /// From 1.
    pub(super) attempt: u32,
}

/// A run that takes its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    pending: Pending,
    started: Time,
    outcome: Outcome,
}

impl Pending {
    pub(super) fn new(cx: &mut Cx, function: &Function, payload: String) -> Pending {
        let key = key_of(&function.arn).unwrap_or((cx.region(), function.name.clone()));
        let request_id = cx.uuid("lambda-request");
        Pending { key, request_id, payload, queued: cx.now(), attempt: 1 }
    }
}

/// A service invokes a function; it has asked whether it may.
pub(crate) fn on_invoke(cx: &mut Cx, event: FunctionEvent) {
    match cx.services.lambda().function(&event.function_arn).cloned() {
        Some(function) => {
            let pending = Pending::new(cx, &function, event.payload);
            accept(cx, pending);
        }
        None => {
            let place = Place::Function(event.function_arn);
            cx.hop(place, title(&event.payload), Verdict::Failed(Reason::TargetMissing));
        }
    }
}

/// The first words of a payload on one line: what a hop shows.
pub(super) fn title(payload: &str) -> String {
    let line = Document::parse(payload).map_or_else(|_| payload.to_string(), |payload| payload.to_json());
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or("")),
        None => line,
    }
}

/// Puts an event into Lambda's queue.
pub(super) fn accept(cx: &mut Cx, pending: Pending) {
    let name = pending.key.1.clone();
    metrics::count(cx, &name, "AsyncEventsReceived", 1);
    let delay = cx.delay(LAMBDA_QUEUE);
    wait(cx, pending, delay);
}

fn wait(cx: &mut Cx, pending: Pending, delay: Duration) {
    let time = cx.now() + delay;
    let place = Place::Function(cx.arn("lambda", &format!("function:{}", pending.key.1)));
    let hop = cx.hop(place, title(&pending.payload), Verdict::Waiting(time));
    let before = cx.under(hop);
    cx.wake_at(time, kernel::Wakeup::Lambda(Wakeup::Attempt(Rc::new(pending))));
    cx.back_to(before);
}

pub(crate) fn on_wakeup(cx: &mut Cx, wakeup: &Wakeup) {
    match wakeup {
        Wakeup::Attempt(pending) => attempt(cx, pending),
        Wakeup::Ended(running) => ended(cx, running),
    }
}

fn attempt(cx: &mut Cx, pending: &Pending) {
    let Some(function) = cx.services.lambda().functions.get(&pending.key).cloned() else {
        let place = Place::Function(cx.arn("lambda", &format!("function:{}", pending.key.1)));
        cx.hop(place, title(&pending.payload), Verdict::Failed(Reason::TargetMissing));
        return;
    };
    let started = cx.now();
    let age = (started - pending.queued).0 as f64;
    metrics::value(cx, &function.name, "AsyncEventAge", age, "Milliseconds");
    let outcome = run::run(cx, &pending.key, &function, &pending.request_id, &pending.payload);
    let ends = started + Duration::millis(outcome.duration.div_ceil(100) as i64);
    let running = Running { pending: pending.clone(), started, outcome };
    cx.wake_at(ends, kernel::Wakeup::Lambda(Wakeup::Ended(Rc::new(running))));
}

fn ended(cx: &mut Cx, running: &Running) {
    let Running { pending, started, outcome } = running;
    // A function that was deleted meanwhile ends what it began, unseen.
    let Some(function) = cx.services.lambda().functions.get(&pending.key).cloned() else { return };
    let hop = invoke::ended(cx, &function, &pending.payload, outcome);
    let before = cx.under(hop);
    let (id, payload) = (pending.request_id.clone(), pending.payload.clone());
    let attempt = Some(pending.attempt);
    invoke::remember(cx, &pending.key, invoke::invocation(id, *started, payload, outcome.clone(), attempt, hop));
    match outcome.error {
        None => destinations::succeeded(cx, &function, pending, outcome),
        Some(_) => again(cx, &function, pending, outcome),
    }
    cx.back_to(before);
}

/// A minute later, then two; or it is given up.
fn again(cx: &mut Cx, function: &Function, pending: &Pending, outcome: &Outcome) {
    let config = function.event_config.as_ref();
    let retries = config.and_then(|config| config.maximum_retry_attempts).unwrap_or(RETRIES);
    let age = config.and_then(|config| config.maximum_event_age_in_seconds).unwrap_or(LONGEST_AGE);
    let delay = cx.delay(if pending.attempt == 1 { LAMBDA_FIRST_RETRY } else { LAMBDA_SECOND_RETRY });
    if i64::from(pending.attempt) > retries {
        destinations::failed(cx, function, pending, Some(outcome), "RetriesExhausted");
    } else if cx.now() + delay > pending.queued + Duration::seconds(age) {
        destinations::failed(cx, function, pending, Some(outcome), "EventAgeExceeded");
    } else {
        wait(cx, Pending { attempt: pending.attempt + 1, ..pending.clone() }, delay);
    }
}
