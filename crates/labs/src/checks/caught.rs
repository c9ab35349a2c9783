//! `caught`: which events the enabled rules would catch that have a target of
//! a kind, all of them together.
//!
//! Arguments: `event` (an event's JSON with `{item}` and `{value}` in it),
//! `values` (put for `{value}`, one after the other), `caught` (sets of these
//! values, each a text with blanks between; what is caught must be one of the
//! sets), `target` (what the target's ARN begins with); `each` and
//! `each-query`, a command and an expression that give what `{item}` stands for.
//!
//! Found instead: the values that are caught, with blanks between; `nothing`.

use super::Verdict;
use super::read::for_one_of_each;
use crate::goals::Goal;
use base::Document;
use languages::event_pattern::Pattern;
use session::Session;
use sim::services::events::Rule;
use std::rc::Rc;

pub(super) fn check(goal: &Goal, session: &Session) -> Verdict {
    let rules: Vec<Rc<Rule>> = rules(goal, session).collect();
    for_one_of_each(goal, session, &mut |item| {
        let values = goal.values("values").iter().filter(|value| {
            let event = event(goal, item, value);
            rules.iter().any(|rule| catches(rule, &event))
        });
        let caught: Vec<&str> = values.copied().collect();
        let caught = caught.join(" ");
        match goal.values("caught").contains(&caught.as_str()) {
            true => Verdict::Done,
            false if caught.is_empty() => Verdict::NotYet("nothing".to_string()),
            false => Verdict::NotYet(caught),
        }
    })
}

/// The enabled rules of the scenario's region that have a target of the goal's
/// kind.
pub(super) fn rules(goal: &Goal, session: &Session) -> impl Iterator<Item = Rc<Rule>> {
    let prefix = goal.argument("target");
    let events = session.account().services().events();
    let rules = events.rules(session.scenario().region).filter(|rule| rule.state().is_enabled());
    rules.filter(move |rule| rule.targets().iter().any(|target| target.arn().starts_with(prefix))).cloned()
}

/// The goal's event for an item and a value.
pub(super) fn event(goal: &Goal, item: &str, value: &str) -> Document {
    let text = goal.argument("event").replace("{item}", item).replace("{value}", value);
    Document::parse(&text).unwrap_or_default()
}

pub(super) fn catches(rule: &Rule, event: &Document) -> bool {
    let pattern = rule.event_pattern().and_then(|text| Pattern::parse(text).ok());
    pattern.is_some_and(|pattern| pattern.matches(event))
}
