//! Where results of asynchronous invocations go: destinations, which get a
//! record of the invocation, and the dead-letter queue, which gets the event.
//!
//! Lambda sends them by API, as the function's role; what such a role may do
//! is not simulated, so it may.
//!
//! Source: Lambda Developer Guide, "Adding a destination", "Adding a
//! dead-letter queue".

use super::asynchronous::{Pending, title};
use super::run::Outcome;
use super::{Function, metrics};
use crate::kernel::{Cx, Effect, Place, Reason, Verdict};
use crate::{ApiCall, Caller};
use base::{Arn, Document};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How much of an error's message a dead letter carries, in bytes.
const MESSAGE: usize = 1_024;

pub(super) fn succeeded(cx: &mut Cx, function: &Function, pending: &Pending, outcome: &Outcome) {
    let destination = function.event_config.as_ref().and_then(|config| config.on_success.clone());
    if let Some(arn) = destination {
        send(cx, function, &arn, &record(cx, function, pending, Some(outcome), "Success"), true);
    }
}

/// It was given up for this condition: `RetriesExhausted`, `EventAgeExceeded`.
pub(super) fn failed(cx: &mut Cx, function: &Function, pending: &Pending, outcome: Option<&Outcome>, condition: &str) {
    metrics::count(cx, &function.name, "AsyncEventsDropped", 1);
    let dead_letters = function.dead_letter_arn.clone();
    let reason = match &dead_letters {
        Some(arn) if exists(cx, arn) => Reason::DeadLettered(arn.clone()),
        Some(_) => Reason::DeadLetterRefused,
        None => Reason::RetriesExhausted,
    };
    let place = Place::Function(function.arn.clone());
    let hop = cx.hop(place, title(&pending.payload), Verdict::Failed(reason));
    let before = cx.under(hop);
    if let Some(arn) = dead_letters {
        dead_letter(cx, function, &arn, pending, outcome);
    }
    let destination = function.event_config.as_ref().and_then(|config| config.on_failure.clone());
    if let Some(arn) = destination {
        send(cx, function, &arn, &record(cx, function, pending, outcome, condition), false);
    }
    cx.back_to(before);
}

/// The record of an invocation that a destination gets.
fn record(cx: &Cx, function: &Function, pending: &Pending, outcome: Option<&Outcome>, condition: &str) -> Document {
    let context = Document::map()
        .with("requestId", &pending.request_id)
        .with("functionArn", format!("{}:$LATEST", function.arn))
        .with("condition", condition)
        .with("approximateInvokeCount", pending.attempt);
    let parsed = |text: &str| Document::parse(text).unwrap_or_else(|_| text.into());
    let record = Document::map()
        .with("version", "1.0")
        .with("timestamp", cx.now().iso_millis())
        .with("requestContext", context)
        .with("requestPayload", parsed(&pending.payload));
    let Some(outcome) = outcome else { return record };
    let error = outcome.error.as_ref().map(|_| "Unhandled");
    let response = Document::map().with("statusCode", 200).with("executedVersion", "$LATEST");
    record
        .with("responseContext", response.with_some("functionError", error))
        .with("responsePayload", parsed(&outcome.response))
}

fn send(cx: &mut Cx, function: &Function, arn: &str, record: &Document, success: bool) {
    if !exists(cx, arn) {
        metrics::count(cx, &function.name, "DestinationDeliveryFailures", 1);
    }
    let text = record.to_json();
    let service = arn.split(':').nth(2).unwrap_or("");
    match service {
        "sqs" => call(cx, function, "sqs", "SendMessage", queue_input(arn).with("MessageBody", text)),
        "sns" => call(cx, function, "sns", "Publish", Document::map().with("TopicArn", arn).with("Message", text)),
        "lambda" => {
            let input = Document::map()
                .with("FunctionName", arn)
                .with("InvocationType", "Event")
                .with("Payload", STANDARD.encode(text));
            call(cx, function, "lambda", "Invoke", input);
        }
        "events" => {
            let end = if success { "Success" } else { "Failure" };
            let entry = Document::map()
                .with("Source", "lambda")
                .with("DetailType", format!("Lambda Function Invocation Result - {end}"))
                .with("Detail", text)
                .with("EventBusName", arn)
                .with("Resources", vec![arn.to_string(), format!("{}:$LATEST", function.arn)]);
            call(cx, function, "events", "PutEvents", Document::map().with("Entries", Document::List(vec![entry])));
        }
        _ => {}
    }
}

/// The event itself goes there, with what went wrong as attributes.
fn dead_letter(cx: &mut Cx, function: &Function, arn: &str, pending: &Pending, outcome: Option<&Outcome>) {
    if !exists(cx, arn) {
        metrics::count(cx, &function.name, "DeadLetterErrors", 1);
    }
    let error = outcome.and_then(|outcome| outcome.error.as_deref()).unwrap_or("");
    let end = (0..=MESSAGE.min(error.len())).rev().find(|end| error.is_char_boundary(*end)).unwrap_or(0);
    let error = error.get(..end).unwrap_or("");
    let attribute = |kind: &str, value: &str| Document::map().with("DataType", kind).with("StringValue", value);
    let mut attributes = Document::map()
        .with("RequestID", attribute("String", &pending.request_id))
        .with("ErrorCode", attribute("Number", "200"));
    if !error.is_empty() {
        attributes.set("ErrorMessage", attribute("String", error));
    }
    let payload = pending.payload.as_str();
    match arn.split(':').nth(2) {
        Some("sqs") => {
            let input = queue_input(arn).with("MessageBody", payload).with("MessageAttributes", attributes);
            call(cx, function, "sqs", "SendMessage", input);
        }
        Some("sns") => {
            let input = Document::map().with("TopicArn", arn).with("Message", payload);
            call(cx, function, "sns", "Publish", input.with("MessageAttributes", attributes));
        }
        _ => {}
    }
}

fn exists(cx: &Cx, arn: &str) -> bool {
    match arn.split(':').nth(2) {
        Some("sqs") => cx.services.sqs().queue(arn).is_some(),
        Some("sns") => cx.services.sns().topic(arn).is_some(),
        Some("lambda") => cx.services.lambda().function(arn).is_some(),
        _ => true,
    }
}

fn queue_input(arn: &str) -> Document {
    let arn: Arn = arn.parse().unwrap_or_else(|_| Arn::new("sqs", "", "", ""));
    let url = format!("https://sqs.{}.amazonaws.com/{}/{}", arn.region, arn.account, arn.resource);
    Document::map().with("QueueUrl", url)
}

/// As the function's role, in a session that has the function's name.
fn call(cx: &mut Cx, function: &Function, service: &str, operation: &str, input: Document) {
    let role = function.role.rsplit('/').next().unwrap_or("").to_string();
    let call = ApiCall {
        source_ip: "lambda.amazonaws.com".to_string(),
        ..ApiCall::new(service, operation, input)
            .by(Caller::Role(role, function.name.clone()))
            .in_region(cx.region())
            .with_agent("lambda.amazonaws.com")
    };
    cx.emit(Effect::Call(Box::new(call)));
}
