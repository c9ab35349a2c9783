//! One record: its facts, the resources it refers to, its JSON.

use crate::{Route, View, Words, moment};
use sim::Account;
use sim::kernel::records::RecordId;
use sim::services::SERVICES;
use sim::services::cloudtrail::{history, record as form};

/// A resource that the call refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceRow {
    /// `AWS::EC2::Instance`.
    pub kind: String,
    pub name: String,
    /// Its page, where there is one.
    pub route: Option<Route>,
}

/// The page of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordPage {
    pub event_name: String,
    /// What is odd about the name; empty where nothing is.
    pub note: String,
    /// Labels and values; true where a copy button is worth it.
    pub facts: Vec<(String, String, bool)>,
    pub resources: Vec<ResourceRow>,
    /// The record as CloudTrail writes it, indented.
    pub json: String,
}

/// The page of the event with that id; none where the region's history does
/// not show it (yet).
pub fn record(account: &Account, view: &View, event_id: &str) -> Option<RecordPage> {
    let kernel = account.kernel();
    let row = RecordId::Event.row(kernel.seed, event_id)?;
    let it = kernel.records.get(row).filter(|_| history::is_shown(kernel, view.region, row))?;
    let json = form::document(kernel, row, &it);
    let (code, message) = it.error.clone().unwrap_or_default();
    let key = form::access_key_id(kernel, &it).unwrap_or_default();
    let facts = [
        ("cloudtrail.event-time", moment(it.time), false),
        ("cloudtrail.user-name", it.caller.user_name().to_string(), false),
        ("cloudtrail.event-name", it.event_name.to_string(), false),
        ("cloudtrail.event-source", it.event_source.to_string(), false),
        ("cloudtrail.access-key", key, true),
        ("cloudtrail.source-ip", json.at("sourceIPAddress").text().to_string(), true),
        ("cloudtrail.event-id", event_id.to_string(), true),
        ("cloudtrail.request-id", json.at("requestID").text().to_string(), true),
        ("cloudtrail.region", it.region.to_string(), false),
        ("cloudtrail.error-code", code, false),
        ("cloudtrail.error-message", message, false),
        ("cloudtrail.read-only", it.read_only.to_string(), false),
    ];
    let resources = it.resources.iter().map(|resource| ResourceRow {
        kind: resource.kind.clone(),
        name: resource.name.clone(),
        route: route(&resource.kind, &resource.name),
    });
    Some(RecordPage {
        event_name: it.event_name.to_string(),
        note: note(view, it.event_source, it.event_name),
        facts: facts.into_iter().map(|(key, value, copyable)| (view.say(key), value, copyable)).collect(),
        resources: resources.collect(),
        json: json.to_indented(4),
    })
}

/// Some calls of Lambda are recorded by another name than the API has.
fn note(view: &View, event_source: &str, event_name: &str) -> String {
    let models = SERVICES.iter().map(|service| (service.model)());
    let model = models.into_iter().find(|model| model.source == event_source);
    match model.and_then(|model| Some((model, model.operation_in_trail(event_name)?))) {
        Some((model, operation)) if operation.name != event_name => {
            view.fill("cloudtrail.name.odd", &[("service", model.title), ("operation", operation.name)])
        }
        _ => String::new(),
    }
}

fn route(kind: &str, name: &str) -> Option<Route> {
    let last = name.rsplit([':', '/']).next().unwrap_or(name).to_string();
    match kind {
        "AWS::EC2::Instance" => Some(Route::Instance(last)),
        "AWS::SNS::Topic" => Some(Route::Topic(last)),
        "AWS::Events::Rule" => Some(Route::Rule(last)),
        _ => None,
    }
}
