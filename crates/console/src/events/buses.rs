//! Event buses: the list, one of them, making one, its access policy.

use super::Call;
use super::rules::{RuleRow, row as rule_row};
use crate::sns::TagDraft;
use crate::{Route, View, Words, moment};
use base::Document;
use sim::services::events::{Bus, DEFAULT_BUS};
use sim::{Account, ApiError};

/// An event bus in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct BusRow {
    pub name: String,
    pub route: Route,
    pub arn: String,
    /// `Default` or `Custom`.
    pub kind: String,
    pub description: String,
    pub rules: usize,
    /// Empty for the default bus.
    pub created: String,
    /// The default bus stays.
    pub can_be_deleted: bool,
}

/// The page of an event bus.
#[derive(Clone, Debug, PartialEq)]
pub struct BusPage {
    pub row: BusRow,
    /// Indented; empty where there is none.
    pub policy: String,
    pub rules: Vec<RuleRow>,
    pub tags: Vec<(String, String)>,
}

/// The event buses of the view's region, by name.
pub fn buses(account: &Account, view: &View) -> Vec<BusRow> {
    let buses = account.services().events().buses(view.region, account.account_id());
    buses.iter().map(|bus| row(account, view, bus)).collect()
}

/// Names and ARNs, the default bus first: to choose one from.
pub fn bus_choices(account: &Account, view: &View) -> Vec<(String, String)> {
    let mut buses = account.services().events().buses(view.region, account.account_id());
    buses.sort_by_key(|bus| bus.name() != DEFAULT_BUS);
    buses.iter().map(|bus| (bus.name().to_string(), bus.arn().to_string())).collect()
}

/// The page of the bus of that name; none where the region has none.
pub fn bus(account: &Account, view: &View, name: &str) -> Option<BusPage> {
    let events = account.services().events();
    let bus = events.bus(view.region, name, account.account_id())?;
    let policy = bus.policy().and_then(|text| Document::parse(text).ok());
    Some(BusPage {
        row: row(account, view, &bus),
        policy: policy.map(|policy| policy.to_indented(2)).unwrap_or_default(),
        rules: events.rules_of(view.region, name).map(|rule| rule_row(view, rule)).collect(),
        tags: bus.tags().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
    })
}

fn row(account: &Account, view: &View, bus: &Bus) -> BusRow {
    let kind = if bus.name() == DEFAULT_BUS { "buses.kind.default" } else { "buses.kind.custom" };
    BusRow {
        name: bus.name().to_string(),
        route: Route::Bus(bus.name().to_string()),
        arn: bus.arn().to_string(),
        kind: view.say(kind),
        description: bus.description().unwrap_or("").to_string(),
        rules: account.services().events().rules_of(view.region, bus.name()).count(),
        created: bus.created().map(moment).unwrap_or_default(),
        can_be_deleted: bus.name() != DEFAULT_BUS,
    }
}

/// What the form of a bus holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BusDraft {
    /// There is such a bus already: only its description changes here.
    pub edits: bool,
    pub name: String,
    pub description: String,
    /// JSON text; empty for none.
    pub policy: String,
    pub tags: Vec<TagDraft>,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BusField {
    Name,
    Description,
    Policy,
    Form,
}

impl BusDraft {
    /// Of the bus of that name; none where the region has none.
    pub fn of(account: &Account, view: &View, name: &str) -> Option<BusDraft> {
        let bus = account.services().events().bus(view.region, name, account.account_id())?;
        let description = bus.description().unwrap_or("").to_string();
        Some(BusDraft { edits: true, name: name.to_string(), description, ..BusDraft::default() })
    }

    /// The calls that make or change it, in order.
    pub fn calls(&self) -> Vec<Call> {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
        if self.edits {
            let update = Document::map().with("Name", &self.name);
            return vec![("events", "UpdateEventBus", update.with_some("Description", given(&self.description)))];
        }
        let tags = self.tags.iter().filter(|tag| !tag.key.is_empty());
        let tags: Vec<Document> =
            tags.map(|tag| Document::map().with("Key", &tag.key).with("Value", &tag.value)).collect();
        let create = Document::map()
            .with("Name", self.name.trim())
            .with_some("Description", given(&self.description))
            .with_some("Tags", (!tags.is_empty()).then_some(tags));
        let policy = given(&self.policy).map(|policy| policy_call(self.name.trim(), &policy));
        std::iter::once(("events", "CreateEventBus", create)).chain(policy).collect()
    }
}

/// Sets the policy of a bus; an empty text takes it away.
pub fn policy_call(bus: &str, policy: &str) -> Call {
    let input = Document::map().with("EventBusName", bus);
    match policy.trim() {
        "" => ("events", "RemovePermission", input.with("RemoveAllPermissions", true)),
        policy => ("events", "PutPermission", input.with("Policy", policy)),
    }
}

pub fn delete_bus_call(bus: &str) -> Call {
    ("events", "DeleteEventBus", Document::map().with("Name", bus))
}

/// A policy to begin with: the account itself may put events.
pub fn policy_template(account: &Account, view: &View, bus: &str) -> String {
    let statement = Document::map()
        .with("Sid", "allow_account_to_put_events")
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("AWS", format!("arn:aws:iam::{}:root", account.account_id())))
        .with("Action", "events:PutEvents")
        .with("Resource", format!("arn:aws:events:{}:{}:event-bus/{bus}", view.region, account.account_id()));
    Document::map().with("Version", "2012-10-17").with("Statement", Document::List(vec![statement])).to_indented(2)
}

/// The field that a refusal belongs to.
pub fn bus_field_of(error: &ApiError) -> BusField {
    let tells = |words: &str| error.message.contains(words);
    match error.code.as_str() {
        "ResourceAlreadyExistsException" => BusField::Name,
        "PolicyLengthExceededException" => BusField::Policy,
        _ if tells("'name'") || tells("bus name") => BusField::Name,
        _ if tells("'description'") => BusField::Description,
        _ if tells("olicy") => BusField::Policy,
        _ => BusField::Form,
    }
}
