//! How asynchronous invocations are handled: retries, age, destinations.
//!
//! Source: Lambda API Reference, "PutFunctionEventInvokeConfig" and its kin.

use super::state::{EventInvokeConfig, FunctionKey};
use super::{Function, errors, names};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time};

/// Replaces the whole configuration.
pub(super) fn put_function_event_invoke_config(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::qualified(cx, input)?;
    let given = ["MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"];
    if given.iter().all(|name| input.get(name).is_none()) {
        return Err(errors::invalid("You must specify at least one of error handling or destination setting."));
    }
    let fresh = EventInvokeConfig {
        maximum_retry_attempts: None,
        maximum_event_age_in_seconds: None,
        on_success: None,
        on_failure: None,
        last_modified: cx.now(),
    };
    write(cx, key, &function, fresh, input)
}

/// Changes what is given.
pub(super) fn update_function_event_invoke_config(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::qualified(cx, input)?;
    let Some(config) = function.event_config.clone() else { return Err(errors::no_event_config(&function.arn)) };
    let changed = EventInvokeConfig { last_modified: cx.now(), ..config };
    write(cx, key, &function, changed, input)
}

fn write(
    cx: &mut Cx,
    key: FunctionKey,
    function: &Function,
    mut config: EventInvokeConfig,
    input: &Input,
) -> ApiResult {
    config.maximum_retry_attempts = input.integer("MaximumRetryAttempts").or(config.maximum_retry_attempts);
    let age = input.integer("MaximumEventAgeInSeconds");
    config.maximum_event_age_in_seconds = age.or(config.maximum_event_age_in_seconds);
    if let Some(destinations) = input.structure("DestinationConfig") {
        for (name, place) in [("OnSuccess", &mut config.on_success), ("OnFailure", &mut config.on_failure)] {
            if let Some(given) = destinations.structure(name) {
                *place = destination(given.text("Destination"))?;
            }
        }
    }
    let answer = described(&function.arn, &config);
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.event_config = Some(config);
    }
    Ok(answer)
}

/// A standard queue or topic, a function, or an event bus.
fn destination(text: &str) -> Result<Option<String>, ApiError> {
    if text.is_empty() {
        return Ok(None);
    }
    let arn: Option<base::Arn> = text.parse().ok();
    let fits = |arn: &base::Arn| match arn.service.as_str() {
        "sqs" | "sns" => !arn.resource.ends_with(".fifo"),
        "lambda" => arn.resource.starts_with("function:"),
        "events" => arn.resource.starts_with("event-bus/"),
        _ => false,
    };
    match arn.filter(fits) {
        Some(_) => Ok(Some(text.to_string())),
        // (unverified) text
        None => Err(errors::invalid(format!("The provided destination config {text} is invalid."))),
    }
}

pub(super) fn get_function_event_invoke_config(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, function) = names::qualified(cx, input)?;
    let config = function.event_config.as_ref().ok_or_else(|| errors::no_event_config(&function.arn))?;
    Ok(described(&function.arn, config))
}

pub(super) fn delete_function_event_invoke_config(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::qualified(cx, input)?;
    if function.event_config.is_none() {
        return Err(errors::no_event_config(&function.arn));
    }
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.event_config = None;
    }
    Ok(Document::map())
}

/// Versions and aliases could have one each; here there is one at most.
pub(super) fn list_function_event_invoke_configs(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, function) = names::function(cx, input)?;
    let configs = function.event_config.iter().filter(|_| input.text("Marker").is_empty());
    let configs: Document = configs.map(|config| described(&function.arn, config)).collect();
    Ok(Document::map().with("FunctionEventInvokeConfigs", configs))
}

fn described(arn: &str, config: &EventInvokeConfig) -> Document {
    let place = |arn: &Option<String>| Document::map().with_some("Destination", arn.as_deref());
    let destinations =
        Document::map().with("OnSuccess", place(&config.on_success)).with("OnFailure", place(&config.on_failure));
    Document::map()
        .with("LastModified", Time(config.last_modified.0).iso_millis())
        .with("FunctionArn", format!("{arn}:$LATEST"))
        .with_some("MaximumRetryAttempts", config.maximum_retry_attempts)
        .with_some("MaximumEventAgeInSeconds", config.maximum_event_age_in_seconds)
        .with("DestinationConfig", destinations)
}
