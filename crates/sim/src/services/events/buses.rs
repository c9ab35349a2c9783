//! Event buses: the default one of each region, and those of the account's own.
//!
//! Source: EventBridge API Reference, "CreateEventBus", "DeleteEventBus",
//! "UpdateEventBus"; "Amazon EventBridge quotas" in the User Guide.

use super::bus::Bus;
use super::state::DEFAULT_BUS;
use super::{errors, pages, tags};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::rc::Rc;

/// Event buses in one region.
const BUSES: usize = 100;

/// The name of the event bus that a call means: by name, by ARN, or the
/// default one where nothing is said.
pub(super) fn bus_of(cx: &Cx, given: Option<&str>) -> Result<String, ApiError> {
    let given = given.unwrap_or(DEFAULT_BUS);
    let name = given.rsplit(":event-bus/").next().unwrap_or(given);
    let is_near = name == given || given == arn_of(cx, name);
    match is_near && cx.services.events().has_bus(cx.region(), name) {
        true => Ok(name.to_string()),
        false => Err(errors::bus_missing(name)),
    }
}

/// The ARN of the region's bus of that name.
pub(super) fn arn_of(cx: &Cx, name: &str) -> String {
    cx.arn("events", &format!("event-bus/{name}"))
}

/// The bus that a call means.
pub(super) fn existing(cx: &Cx, given: Option<&str>) -> Result<Rc<Bus>, ApiError> {
    let name = bus_of(cx, given)?;
    cx.services.events().bus(cx.region(), &name, &cx.account_id()).ok_or_else(|| errors::bus_missing(&name))
}

/// Keeps the bus as it is now.
pub(super) fn keep(cx: &mut Cx, bus: Bus) {
    let key = (cx.region(), bus.name.clone());
    cx.services.events_mut().buses.insert(key, Rc::new(bus));
}

pub(super) fn create_event_bus(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("Name");
    if name.contains('/') {
        return Err(errors::bus_name_with_slash());
    }
    if cx.services.events().has_bus(cx.region(), name) {
        return Err(errors::bus_exists(name));
    }
    if cx.services.events().buses(cx.region(), &cx.account_id()).len() >= BUSES {
        return Err(errors::limit_exceeded());
    }
    let bus = Bus {
        name: name.to_string(),
        arn: arn_of(cx, name),
        description: input.optional_text("Description").map(str::to_string),
        policy: None,
        tags: tags::read(input),
        created: Some(cx.now()),
        modified: Some(cx.now()),
    };
    let answer = Document::map().with("EventBusArn", &bus.arn).with_some("Description", bus.description());
    keep(cx, bus);
    Ok(answer)
}

/// Also succeeds for a bus that is not there. One with rules stays.
pub(super) fn delete_event_bus(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("Name");
    if name == DEFAULT_BUS {
        return Err(errors::default_bus_stays());
    }
    if cx.services.events().rules_of(cx.region(), name).next().is_some() {
        return Err(errors::bus_has_rules(name));
    }
    let key = (cx.region(), name.to_string());
    cx.services.events_mut().buses.remove(&key);
    Ok(Document::map())
}

/// A description that is not given becomes none.
pub(super) fn update_event_bus(cx: &mut Cx, input: &Input) -> ApiResult {
    let mut bus = (*existing(cx, input.optional_text("Name"))?).clone();
    bus.description = input.optional_text("Description").map(str::to_string);
    bus.modified = Some(cx.now());
    let answer = Document::map().with("Arn", &bus.arn).with("Name", &bus.name);
    let answer = answer.with_some("Description", bus.description());
    keep(cx, bus);
    Ok(answer)
}

pub(super) fn describe_event_bus(cx: &mut Cx, input: &Input) -> ApiResult {
    Ok(existing(cx, input.optional_text("Name"))?.row())
}

pub(super) fn list_event_buses(cx: &mut Cx, input: &Input) -> ApiResult {
    let prefix = input.text("NamePrefix");
    let buses = cx.services.events().buses(cx.region(), &cx.account_id());
    let rows = buses.iter().filter(|bus| bus.name.starts_with(prefix)).map(|bus| (bus.name.clone(), bus.row()));
    pages::answer("EventBuses", rows, input)
}
