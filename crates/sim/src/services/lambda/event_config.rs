//! How asynchronous invocations are handled: retries, age, destinations.
//!
//! Source: Lambda API Reference, "PutFunctionEventInvokeConfig" and its kin.

use super::state::{EventInvokeConfig, FunctionKey};
use super::{Function, errors, names};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time};
use std::rc::Rc;

/// Replaces the whole configuration.
pub(super) fn put_function_event_invoke_config(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = function(cx, input)?;
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
    let (key, function) = function(cx, input)?;
    let config = function.event_config.clone().ok_or_else(|| errors::no_event_config(&latest(&function)))?;
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
                *place = destination(cx, function, name, given.text("Destination"))?;
            }
        }
    }
    let answer = described(&function.arn, &config);
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.event_config = Some(config);
    }
    Ok(answer)
}

/// The function that the call means, whose qualifier can only be `$LATEST`.
fn function(cx: &Cx, input: &Input) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    let named = names::named(cx, input)?;
    let function = named.function.filter(|_| named.qualifier.is_none()).ok_or_else(errors::no_such_function)?;
    Ok((named.key, function))
}

fn latest(function: &Function) -> String {
    format!("{}:$LATEST", function.arn)
}

/// A standard queue or topic, another function that is there, or an event bus.
fn destination(cx: &Cx, function: &Function, member: &str, text: &str) -> Result<Option<String>, ApiError> {
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
    let Some(arn) = arn.filter(fits) else {
        let given = |name: &str| match name == member {
            true => format!("{name}(destination={text})"),
            false => "null".to_string(),
        };
        return Err(errors::invalid(format!(
            "The provided destination config DestinationConfig(onSuccess={}, onFailure={}) is invalid.",
            given("OnSuccess"),
            given("OnFailure")
        )));
    };
    // Whether it looks for other destinations is not known.
    if arn.service == "lambda" && cx.services.lambda().function(text).is_none() {
        return Err(errors::invalid(format!("The destination ARN {text} is invalid.")));
    }
    if text.trim_end_matches(":$LATEST") == function.arn {
        return Err(errors::invalid("You can't specify the function as a destination for itself."));
    }
    Ok(Some(text.to_string()))
}

pub(super) fn get_function_event_invoke_config(cx: &mut Cx, input: &Input) -> ApiResult {
    let named = names::named(cx, input)?;
    let function = named.function.as_ref().filter(|_| named.qualifier.is_none());
    let config = function.and_then(|function| function.event_config.as_ref());
    let config = config.ok_or_else(|| errors::no_event_config(&named.qualified_arn()))?;
    Ok(described(&named.arn, config))
}

pub(super) fn delete_function_event_invoke_config(cx: &mut Cx, input: &Input) -> ApiResult {
    let named = names::named(cx, input)?;
    let function = named.function.as_ref().filter(|_| named.qualifier.is_none());
    if function.is_none_or(|function| function.event_config.is_none()) {
        return Err(errors::no_event_config(&named.qualified_arn()));
    }
    if let Some(function) = cx.services.lambda_mut().function_mut(&named.key) {
        function.event_config = None;
    }
    Ok(Document::map())
}

/// Versions and aliases could have one each; here there is one at most.
pub(super) fn list_function_event_invoke_configs(cx: &mut Cx, input: &Input) -> ApiResult {
    let named = names::of(cx, input.text("FunctionName"), None)?;
    let function = named.function.ok_or_else(errors::no_such_function)?;
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
