//! Events of the account's own, and patterns tried on an event.
//!
//! Source: EventBridge API Reference, "PutEvents", "TestEventPattern".

use super::buses::{self, bus_of};
use super::pattern::RulePattern;
use super::{errors, metrics};
use crate::kernel::{Cx, Effect, Event, Place, Reason, Verdict};
use crate::{ApiResult, Input};
use base::Document;
use std::rc::Rc;

/// Bytes of all entries of one request.
const REQUEST_SIZE: usize = 256 * 1_024;

/// Each entry succeeds or fails by itself; the call succeeds all the same.
pub(super) fn put_events(cx: &mut Cx, input: &Input) -> ApiResult {
    let entries = input.structures("Entries");
    let size = entries.iter().map(size).sum::<usize>();
    if size > REQUEST_SIZE {
        metrics::put_events(cx, entries.len(), size, None);
        return Err(errors::entries_too_big());
    }
    let answers: Vec<Document> = entries.iter().map(|entry| put_event(cx, entry)).collect();
    let failed = answers.iter().filter(|answer| answer.get("ErrorCode").is_some()).count();
    metrics::put_events(cx, entries.len(), size, Some(failed));
    Ok(Document::map().with("FailedEntryCount", failed).with("Entries", Document::List(answers)))
}

/// Source: EventBridge User Guide, "Calculating PutEvents event entry size".
fn size(entry: &Input) -> usize {
    let time = if entry.get("Time").is_some() { 14 } else { 0 };
    let texts = entry.text("Source").len() + entry.text("DetailType").len() + entry.text("Detail").len();
    time + texts + entry.texts("Resources").iter().map(|arn| arn.len()).sum::<usize>()
}

fn put_event(cx: &mut Cx, entry: &Input) -> Document {
    let missing = ["Source", "DetailType", "Detail"].into_iter().find(|name| entry.text(name).is_empty());
    if let Some(name) = missing {
        let message = format!("Parameter {name} is not valid. Reason: {name} is a required argument.");
        return failure("InvalidArgument", &message);
    }
    let detail = match Document::parse(entry.text("Detail")) {
        Ok(detail @ Document::Map(_)) => detail,
        _ => return failure("MalformedDetail", "Detail is malformed."),
    };
    if entry.text("Source").starts_with("aws.") {
        return failure("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    let id = cx.uuid("event");
    match bus_of(cx, entry.optional_text("EventBusName")) {
        Ok(bus) => {
            let event = event(cx, entry, &id, bus, detail);
            cx.emit(Effect::Event(Rc::new(event)));
        }
        // An event for a bus that is not there is taken, and goes nowhere.
        Err(_) => {
            let given = entry.text("EventBusName");
            let bus = buses::arn_of(cx, given.rsplit(":event-bus/").next().unwrap_or(given));
            cx.hop(Place::Bus(bus), entry.text("DetailType"), Verdict::Failed(Reason::TargetMissing));
        }
    }
    Document::map().with("EventId", id)
}

fn event(cx: &Cx, entry: &Input, id: &str, bus: String, detail: Document) -> Event {
    Event {
        id: id.to_string(),
        detail_type: entry.text("DetailType").to_string(),
        source: entry.text("Source").to_string(),
        account: cx.account_id().to_string(),
        time: entry.time("Time").unwrap_or(cx.now()),
        region: cx.region(),
        resources: entry.texts("Resources").into_iter().map(str::to_string).collect(),
        detail,
        bus,
        replay_name: None,
        sent_from: None,
    }
}

fn failure(code: &str, message: &str) -> Document {
    Document::map().with("ErrorCode", code).with("ErrorMessage", message)
}

pub(super) fn test_event_pattern(_cx: &mut Cx, input: &Input) -> ApiResult {
    let pattern = RulePattern::parse(input.text("EventPattern")).map_err(errors::invalid_pattern)?;
    let event = Document::parse(input.text("Event")).ok().filter(is_event);
    let event = event.ok_or_else(|| errors::parameter_not_valid("Event"))?;
    Ok(Document::map().with("Result", pattern.matches(&event)))
}

/// Whether it has the members that an event must have.
fn is_event(event: &Document) -> bool {
    ["id", "account", "source", "time", "region", "detail-type"].iter().all(|name| event.get(name).is_some())
}
