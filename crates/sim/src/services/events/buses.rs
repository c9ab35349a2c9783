//! Event buses: the default one of each region. Others are not simulated.

use super::{errors, pages, state::DEFAULT_BUS};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;

/// The name of the event bus that a call means: by name, by ARN, or the
/// default one where nothing is said.
pub(super) fn bus_of(cx: &Cx, given: Option<&str>) -> Result<String, ApiError> {
    let given = given.unwrap_or(DEFAULT_BUS);
    if given == DEFAULT_BUS || given == default_arn(cx) {
        return Ok(DEFAULT_BUS.to_string());
    }
    Err(errors::bus_missing(given.rsplit(":event-bus/").next().unwrap_or(given)))
}

pub(super) fn default_arn(cx: &Cx) -> String {
    cx.arn("events", "event-bus/default")
}

pub(super) fn describe_event_bus(cx: &mut Cx, input: &Input) -> ApiResult {
    bus_of(cx, input.optional_text("Name"))?;
    Ok(row(cx))
}

pub(super) fn list_event_buses(cx: &mut Cx, input: &Input) -> ApiResult {
    let listed = DEFAULT_BUS.starts_with(input.text("NamePrefix"));
    let rows = listed.then(|| (DEFAULT_BUS.to_string(), row(cx)));
    pages::answer("EventBuses", rows.into_iter(), input)
}

fn row(cx: &Cx) -> Document {
    Document::map().with("Name", DEFAULT_BUS).with("Arn", default_arn(cx))
}
