//! The one door: every click, typed command, lab step and test comes through
//! [`perform`]. It looks the operation up, validates, authorizes, runs the
//! handler and records the call, refusals included. It names no service.

mod authorize;

use crate::account::Account;
use crate::kernel::records::Entry;
use crate::kernel::{Cause, Cx, Effect, Place, Reason, Verdict};
use crate::model::{Model, Operation, TrailClass, validate};
use crate::services::{self, Handler};
use crate::{ApiCall, ApiError, ApiResult, Input};
use base::Document;

/// Makes the call; the caller drains the effects afterwards.
pub(crate) fn perform(account: &mut Account, call: &ApiCall, cause: Cause) -> ApiResult {
    let Some(service) = services::service(&call.service) else {
        return Err(ApiError::not_simulated(&format!("the service {}", call.service)));
    };
    let model = (service.model)();
    let Some(operation) = model.operation(&call.operation) else {
        return Err(ApiError::not_simulated(&format!("{} of {}", call.operation, model.title)));
    };
    let handler = services::handler(service, operation.name);
    let Account { kernel, services, world } = account;
    let mut cx = Cx::new(kernel, services, world, call.region, cause, Some(call));
    let hop = cx.hop(Place::Actor(call.caller.user_name().to_string()), operation.name, Verdict::Passed);
    cx.under(hop);
    let result = answer(&mut cx, call, model, operation, handler);
    if let Err(error) = &result {
        let reason = Reason::Refused(error.code.clone(), error.message.clone());
        cx.hop(Place::Actor(call.caller.user_name().to_string()), operation.name, Verdict::Failed(reason));
    }
    let seen = result.as_ref().err().is_none_or(|error| !client_side(error));
    if seen && operation.trail != TrailClass::Unlogged {
        let row = record(&mut cx, call, model, operation, &result);
        cx.emit(Effect::Recorded(row));
    }
    result
}

fn answer(cx: &mut Cx, call: &ApiCall, model: &Model, operation: &Operation, handler: Option<Handler>) -> ApiResult {
    validate(model, operation, &call.input)?;
    authorize::authorize(cx, call, operation)?;
    match handler {
        Some(handler) => handler(cx, &Input::new(&call.input, model, operation.input)),
        None => Err(ApiError::not_simulated(&format!("{} of {}", operation.name, model.title))),
    }
}

/// A client made from the model never sends these: AWS sees and records nothing.
fn client_side(error: &ApiError) -> bool {
    matches!(error.code.as_str(), "ParamValidation" | "NotSimulated")
}

/// Puts the call into the record store.
fn record(cx: &mut Cx, call: &ApiCall, model: &Model, operation: &Operation, result: &ApiResult) -> u32 {
    let nothing = Document::Null;
    let is_given = |value: &&Document| !matches!(value, Document::Map(map) if map.is_empty());
    let response = result.as_ref().ok().filter(|_| !operation.read_only).filter(is_given);
    let mut resources = String::new();
    model.list_resources(operation.input, &call.input, &mut resources);
    if let Some(response) = response {
        model.list_resources(operation.output, response, &mut resources);
    }
    cx.kernel.records.push(&Entry {
        time: cx.kernel.now,
        event_source: model.source,
        event_name: operation.trail_name,
        region: call.region,
        caller: &call.caller,
        source_ip: &call.source_ip,
        user_agent: &call.user_agent,
        read_only: operation.read_only,
        data: operation.trail == TrailClass::Data,
        error: result.as_ref().err().map(|error| (error.code.as_str(), error.message.as_str())),
        request: Some(&call.input).filter(is_given).unwrap_or(&nothing),
        response: response.unwrap_or(&nothing),
        resources: &resources,
    })
}
