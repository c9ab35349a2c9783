//! One run of a function: what it gives, how long it takes, what it logs.
//!
//! Source: Lambda Developer Guide, "Viewing CloudWatch logs for Lambda
//! functions", "Lambda runtime environment", and logs of real functions.

use super::Function;
use super::behaviour::Behaviour;
use super::state::FunctionKey;
use crate::kernel::Cx;
use crate::kernel::latency::{LAMBDA_INIT, LAMBDA_RUN};
use base::{Document, Duration, Time};

/// An environment that is not used goes away after some minutes; how many is
/// not documented.
const STAYS_WARM: Duration = Duration::minutes(10);
const VERSION: &str = "$LATEST";

/// What came of a run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcome {
    /// JSON text.
    pub response: String,
    /// The error's message, if it failed.
    pub error: Option<String>,
    /// Hundredths of a millisecond.
    pub duration: u64,
    pub log: Vec<String>,
}

/// What a behaviour does, before the clock of the function is asked.
struct Work {
    result: Result<String, Raised>,
    /// Hundredths of a millisecond.
    takes: u64,
    /// What it prints.
    prints: Vec<String>,
}

/// An exception: its type and its message.
struct Raised(&'static str, String);

/// Runs the function once: counts it, warms its environment.
pub(super) fn run(cx: &mut Cx, key: &FunctionKey, function: &Function, request_id: &str, event: &str) -> Outcome {
    let now = cx.now();
    let cold = now >= function.warm_until;
    let init = cold.then(|| hundredths(cx.delay(LAMBDA_INIT), cx.ordinal("lambda-init-rest"), cx));
    let count = function.count + 1;
    let work = work(cx, function, count, event);
    let limit = function.timeout as u64 * 100_000;
    let (result, duration) = match work.takes > limit {
        true => (Err(timed_out(function, request_id)), limit),
        false => (work.result, work.takes),
    };
    let mut log = vec![format!("START RequestId: {request_id} Version: {VERSION}")];
    log.extend(work.prints);
    let timed_out = work.takes > limit;
    let error = match &result {
        Ok(_) => None,
        Err(Raised(kind, message)) => {
            let at = now + Duration::millis((duration / 100) as i64);
            log.push(if timed_out {
                timeout_line(function, request_id, at)
            } else {
                error_line(function, kind, message)
            });
            Some(message.clone())
        }
    };
    log.push(format!("END RequestId: {request_id}"));
    log.push(report(cx, function, request_id, duration, init));
    let response = match result {
        Ok(text) => text,
        Err(raised) => error_document(function, request_id, &raised, timed_out).to_json(),
    };
    let stream = cold.then(|| log_stream(cx, now));
    if let Some(function) = cx.services.lambda_mut().function_mut(key) {
        function.count = count;
        function.log_stream = stream.unwrap_or_else(|| function.log_stream.clone());
        // What timed out leaves an environment that is thrown away.
        function.warm_until = if timed_out { Time(0) } else { now + STAYS_WARM };
    }
    Outcome { response, error, duration, log }
}

fn work(cx: &mut Cx, function: &Function, count: u32, event: &str) -> Work {
    let quick = hundredths(cx.delay(LAMBDA_RUN), cx.ordinal("lambda-run-rest"), cx);
    let done = |result| Work { result, takes: quick, prints: Vec::new() };
    match function.behaviour() {
        Behaviour::Echo => Work { prints: vec![event.to_string()], ..done(Ok(event.to_string())) },
        Behaviour::Succeed => done(Ok(success().to_json())),
        Behaviour::Fail { every } if every > 0 && count.is_multiple_of(every) => {
            let message = match every {
                1 => format!("Invocation {count} fails, as all do"),
                every => format!("Invocation {count} fails, as every {} does", ordinal(every)),
            };
            done(Err(Raised(exception(function), message)))
        }
        Behaviour::Fail { .. } => done(Ok(success().to_json())),
        Behaviour::Wait { seconds } => {
            Work { takes: quick + u64::from(seconds) * 100_000, ..done(Ok(success().to_json())) }
        }
        Behaviour::Template(template) => {
            let event = Document::parse(event).unwrap_or_default();
            done(template.render(&event, cx.now()).map_err(|message| Raised(exception(function), message)))
        }
    }
}

/// What the console's example function gives.
fn success() -> Document {
    Document::map().with("statusCode", 200).with("body", "\"Hello from Lambda!\"")
}

fn ordinal(number: u32) -> String {
    match (number % 10, number % 100) {
        (1, rest) if rest != 11 => format!("{number}st"),
        (2, rest) if rest != 12 => format!("{number}nd"),
        (3, rest) if rest != 13 => format!("{number}rd"),
        _ => format!("{number}th"),
    }
}

/// A delay in hundredths of a millisecond, spread between its milliseconds.
fn hundredths(delay: Duration, ordinal: u64, cx: &Cx) -> u64 {
    delay.0 as u64 * 100 + cx.seed().between("lambda-rest", ordinal, 0, 99)
}

fn is_node(function: &Function) -> bool {
    function.runtime.starts_with("nodejs")
}

fn exception(function: &Function) -> &'static str {
    if is_node(function) { "Error" } else { "Exception" }
}

fn timed_out(function: &Function, request_id: &str) -> Raised {
    let message = format!("RequestId: {request_id} Error: Task timed out after {}.00 seconds", function.timeout);
    Raised("Sandbox.Timedout", message)
}

/// What the caller is answered when the function failed.
fn error_document(function: &Function, request_id: &str, raised: &Raised, timed_out: bool) -> Document {
    let Raised(kind, message) = raised;
    if timed_out {
        return Document::map().with("errorType", *kind).with("errorMessage", message);
    }
    if is_node(function) {
        let trace = vec![format!("{kind}: {message}"), "    at Runtime.handler (/var/task/index.js:2:9)".to_string()];
        return Document::map().with("errorType", *kind).with("errorMessage", message).with("trace", trace);
    }
    Document::map()
        .with("errorMessage", message)
        .with("errorType", *kind)
        .with("requestId", request_id)
        .with("stackTrace", vec![stack(message)])
}

fn stack(message: &str) -> String {
    format!("  File \"/var/task/lambda_function.py\", line 2, in lambda_handler\n    raise Exception(\"{message}\")\n")
}

fn error_line(function: &Function, kind: &str, message: &str) -> String {
    match is_node(function) {
        true => format!("ERROR\tInvoke Error \t{{\"errorType\":\"{kind}\",\"errorMessage\":\"{message}\"}}"),
        false => {
            format!("[ERROR] {kind}: {message}\nTraceback (most recent call last):\n{}", stack(message).trim_end())
        }
    }
}

fn timeout_line(function: &Function, request_id: &str, at: Time) -> String {
    format!("{} {request_id} Task timed out after {}.00 seconds\n", at.iso_millis(), function.timeout)
}

/// Tabs between its fields, and one at the end.
fn report(cx: &mut Cx, function: &Function, request_id: &str, duration: u64, init: Option<u64>) -> String {
    let ordinal = cx.ordinal("lambda-memory");
    let used = cx.seed().between("lambda-memory", ordinal, 36, 45).min(function.memory_size as u64);
    let mut line = format!(
        "REPORT RequestId: {request_id}\tDuration: {} ms\tBilled Duration: {} ms\tMemory Size: {} MB\tMax Memory \
         Used: {used} MB\t",
        milliseconds(duration),
        duration.div_ceil(100),
        function.memory_size,
    );
    if let Some(init) = init {
        line.push_str(&format!("Init Duration: {} ms\t", milliseconds(init)));
    }
    line
}

/// `12.34`
fn milliseconds(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// `2021/03/05/[$LATEST]<32 hexadecimal digits>`
fn log_stream(cx: &mut Cx, now: Time) -> String {
    let ordinal = cx.ordinal("lambda-stream");
    let day = now.iso().get(..10).unwrap_or("").replace('-', "/");
    format!("{day}/[$LATEST]{}", cx.seed().hex("lambda-stream", ordinal, 32))
}
