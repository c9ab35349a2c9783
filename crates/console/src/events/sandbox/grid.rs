//! The last events of a bus against its rules: who caught whom.

use super::super::past::{PastEvent, past_events_of};
use super::super::rule_path;
use super::super::why::{Trial, trial};
use crate::{Route, Status, StatusKind, View, Words};
use languages::event_pattern::Pattern;
use sim::Account;

/// Rules across, events down.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub rules: Vec<GridRule>,
    pub events: Vec<GridEvent>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridRule {
    pub name: String,
    pub route: Route,
    /// JSON text.
    pub pattern: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridEvent {
    pub id: String,
    /// When, and what.
    pub label: String,
    /// One a rule.
    pub cells: Vec<GridCell>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridCell {
    pub status: Status,
    /// What the cell's button is called: event, rule, verdict.
    pub name: String,
}

/// The rules with a pattern on the bus, and its latest events, newest first.
pub fn grid(account: &Account, view: &View, bus: &str) -> Grid {
    let rules: Vec<_> = account.services().events().rules_of(view.region, bus).collect();
    let rules: Vec<_> = rules.into_iter().filter(|rule| rule.event_pattern().is_some()).collect();
    let patterns: Vec<Option<Pattern>> = rules.iter().map(|rule| Pattern::parse(rule.event_pattern()?).ok()).collect();
    let events = past_events_of(account, view, bus);
    let row = |event: &PastEvent| GridEvent {
        id: event.id.clone(),
        label: event.label.clone(),
        cells: rules
            .iter()
            .zip(&patterns)
            .map(|(rule, pattern)| {
                let matched = pattern.as_ref().is_some_and(|pattern| pattern.matches(&event.document));
                let status = match (matched, rule.state().is_enabled()) {
                    (true, true) => Status::new(StatusKind::Success, view.say("sandbox.grid.match")),
                    (true, false) => Status::new(StatusKind::Warning, view.say("sandbox.grid.disabled")),
                    (false, _) => Status::new(StatusKind::Stopped, view.say("sandbox.grid.mismatch")),
                };
                let arguments =
                    [("event", event.label.as_str()), ("rule", rule.name()), ("verdict", status.text.as_str())];
                let name = view.fill("sandbox.grid.cell", &arguments);
                GridCell { status, name }
            })
            .collect(),
    };
    Grid {
        events: events.iter().map(row).collect(),
        rules: rules
            .iter()
            .map(|rule| GridRule {
                name: rule.name().to_string(),
                route: Route::Rule(rule_path(rule.arn()).to_string()),
                pattern: rule.event_pattern().unwrap_or("").to_string(),
            })
            .collect(),
    }
}

/// Why a rule caught an event or did not.
pub fn grid_why(account: &Account, view: &View, bus: &str, event: &str, rule: &str) -> Option<Trial> {
    let events = past_events_of(account, view, bus);
    let event = events.iter().find(|it| it.id == event)?;
    let mut rules = account.services().events().rules_of(view.region, bus);
    let pattern = rules.find(|it| it.name() == rule)?.event_pattern()?;
    trial(view, pattern, &event.document)
}
