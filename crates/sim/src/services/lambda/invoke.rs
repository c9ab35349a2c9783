//! Invocations by a call. One that waits for its answer has it at once, as
//! time stands still while a call is made: what would have taken long says so
//! in its REPORT line.
//!
//! Source: Lambda API Reference, "Invoke"; Lambda Developer Guide, "Lambda
//! quotas".

use super::asynchronous::{self, Pending};
use super::run::{self, Outcome};
use super::state::{FunctionKey, Invocation};
use super::{Function, errors, metrics, names};
use crate::kernel::{Cx, HopId, Place, Reason, Verdict};
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Bytes of a payload, by who waits.
const SYNCHRONOUS: usize = 6_291_456;
const ASYNCHRONOUS: usize = 1_048_576;
/// The end of the log that `LogType` Tail gives.
const TAIL: usize = 4_096;

pub(super) fn invoke(cx: &mut Cx, input: &Input) -> ApiResult {
    let named = names::named(cx, input)?;
    let Some(function) = named.function.as_ref().filter(|_| named.qualifier.is_none()).cloned() else {
        return Err(errors::no_function(&named.qualified_arn()));
    };
    let key = named.key;
    let status = |code: i32| Document::map().with("StatusCode", code);
    match input.optional_text("InvocationType").unwrap_or("RequestResponse") {
        "DryRun" => Ok(status(204).with("Payload", "")),
        "Event" => {
            let payload = read_payload(input, "Event", ASYNCHRONOUS)?;
            let pending = Pending::new(cx, &function, payload);
            asynchronous::accept(cx, pending);
            Ok(status(202).with("Payload", ""))
        }
        kind => {
            let payload = read_payload(input, kind, SYNCHRONOUS)?;
            let request_id = cx.uuid("lambda-request");
            let outcome = run::run(cx, &key, &function, &request_id, &payload);
            let hop = ended(cx, &function, &payload, &outcome);
            let tail = (input.text("LogType") == "Tail").then(|| STANDARD.encode(tail(&outcome.log)));
            let answer = status(200)
                .with_some("FunctionError", outcome.error.as_ref().map(|_| "Unhandled"))
                .with_some("LogResult", tail)
                .with("Payload", STANDARD.encode(&outcome.response))
                .with("ExecutedVersion", "$LATEST");
            let started = cx.now();
            remember(cx, &key, invocation(request_id, started, payload, outcome, None, hop));
            Ok(answer)
        }
    }
}

/// JSON text; nothing given is an empty event.
fn read_payload(input: &Input, kind: &str, most: usize) -> Result<String, ApiError> {
    let bytes = STANDARD.decode(input.text("Payload")).unwrap_or_default();
    if bytes.len() > most {
        return Err(errors::too_large(bytes.len(), kind, most));
    }
    if bytes.is_empty() {
        return Ok("{}".to_string());
    }
    let text = String::from_utf8_lossy(&bytes).trim().to_string();
    Document::parse(&text).map_err(|error| errors::not_json(&error))?;
    Ok(text)
}

/// The last four kilobytes of a log.
fn tail(log: &[String]) -> String {
    let text: String = log.iter().map(|line| format!("{line}\n")).collect();
    let mut start = text.len().saturating_sub(TAIL);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or("").to_string()
}

/// The hop and the metrics of a run that is over.
pub(super) fn ended(cx: &mut Cx, function: &Function, payload: &str, outcome: &Outcome) -> HopId {
    metrics::ran(cx, &function.name, outcome);
    let verdict = match &outcome.error {
        None => Verdict::Delivered,
        Some(message) => Verdict::Failed(Reason::FunctionFailed(message.clone())),
    };
    cx.hop(Place::Function(function.arn.clone()), asynchronous::title(payload), verdict)
}

pub(super) fn invocation(
    request_id: String,
    started: Time,
    payload: String,
    outcome: Outcome,
    attempt: Option<u32>,
    hop: HopId,
) -> Invocation {
    let Outcome { response, error, duration, log } = outcome;
    Invocation { request_id, started, payload, response, error, duration, log, attempt, hop: Some(hop) }
}

pub(super) fn remember(cx: &mut Cx, key: &FunctionKey, invocation: Invocation) {
    if let Some(function) = cx.services.lambda_mut().function_mut(key) {
        function.remember(invocation);
    }
}
