//! The list of rules, and what can be done with the one that is chosen.

use super::Call;
use crate::{Route, Status, StatusKind, View, Words};
use base::Document;
use sim::Account;
use sim::services::events::{DEFAULT_BUS, Rule};

/// A rule in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleRow {
    pub name: String,
    /// `NAME` on the default event bus, `BUS/NAME` on another.
    pub path: String,
    /// The name of its event bus.
    pub bus: String,
    pub route: Route,
    pub status: Status,
    pub enabled: bool,
    /// `Standard` or `Scheduled standard`.
    pub kind: String,
    pub description: String,
    pub arn: String,
    /// Ids of its targets: they are removed before the rule.
    pub target_ids: Vec<String>,
}

/// The rules of the view's region, by event bus and name.
pub fn rules(account: &Account, view: &View) -> Vec<RuleRow> {
    account.services().events().all_rules(view.region).map(|rule| row(view, rule)).collect()
}

pub(super) fn row(view: &View, rule: &Rule) -> RuleRow {
    let path = super::rule_path(rule.arn()).to_string();
    RuleRow {
        name: rule.name().to_string(),
        path: path.clone(),
        bus: rule.bus().to_string(),
        route: Route::Rule(path),
        status: status(view, rule),
        enabled: rule.state().is_enabled(),
        kind: view.say(if rule.schedule().is_some() { "events.kind.scheduled" } else { "events.kind.standard" }),
        description: rule.description().unwrap_or("").to_string(),
        arn: rule.arn().to_string(),
        target_ids: rule.targets().iter().map(|target| target.id().to_string()).collect(),
    }
}

fn status(view: &View, rule: &Rule) -> Status {
    match rule.state().is_enabled() {
        true => Status::new(StatusKind::Success, view.say("events.enabled")),
        false => Status::new(StatusKind::Stopped, view.say("events.disabled")),
    }
}

/// What can be done with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleAction {
    Enable,
    Disable,
    Delete,
}

impl RuleAction {
    /// The calls, in order.
    pub fn calls(self, rule: &RuleRow) -> Vec<Call> {
        let bus = (rule.bus != DEFAULT_BUS).then_some(rule.bus.as_str());
        let name = || Document::map().with("Name", &rule.name).with_some("EventBusName", bus);
        match self {
            RuleAction::Enable => vec![("events", "EnableRule", name())],
            RuleAction::Disable => vec![("events", "DisableRule", name())],
            RuleAction::Delete => {
                let ids: Vec<&str> = rule.target_ids.iter().map(String::as_str).collect();
                let remove = Document::map().with("Rule", &rule.name).with_some("EventBusName", bus).with("Ids", ids);
                let remove = (!rule.target_ids.is_empty()).then_some(("events", "RemoveTargets", remove));
                remove.into_iter().chain([("events", "DeleteRule", name())]).collect()
            }
        }
    }

    /// What the notification says afterwards.
    pub fn done(self, view: &View, rule: &RuleRow) -> String {
        let key = match self {
            RuleAction::Enable => "events.rule.enabled",
            RuleAction::Disable => "events.rule.disabled",
            RuleAction::Delete => "events.rule.deleted",
        };
        view.fill(key, &[("name", &rule.name)])
    }
}
