//! `given`: what targets of a kind would be given of an event, whatever else
//! their rules catch. Each target of each enabled rule that catches the event
//! must be given what the goal asks for.
//!
//! Arguments: `event`, `target`, `each` and `each-query` as of `caught`;
//! `values` (the events are tried one after the other; the first that is caught
//! counts); `other` (what the event holds instead of `{item}` when the input is
//! made: an input that names the item by itself, without looking, is found out
//! so); what the input must say, as of [`said`](super::said).
//!
//! Found instead: `nothing` (no target), `no input`, or what `said` finds.

use super::caught::{catches, event, rules};
use super::read::for_one_of_each;
use super::{Verdict, said};
use crate::goals::Goal;
use base::{Document, Time};
use languages::input_transformer::Reserved;
use session::Session;
use sim::services::events::{Rule, Target};
use std::rc::Rc;

pub(super) fn check(goal: &Goal, session: &Session) -> Verdict {
    for_one_of_each(goal, session, &mut |item| {
        for value in goal.values("values") {
            let catching: Vec<Rc<Rule>> =
                rules(goal, session).filter(|rule| catches(rule, &event(goal, item, value))).collect();
            if !catching.is_empty() {
                let other = goal.argument("other");
                let told = event(goal, if other.is_empty() { item } else { other }, value);
                return all_given(goal, &catching, &told);
            }
        }
        Verdict::NotYet("nothing".to_string())
    })
}

fn all_given(goal: &Goal, rules: &[Rc<Rule>], event: &Document) -> Verdict {
    let of_kind = |target: &&Rc<Target>| target.arn().starts_with(goal.argument("target"));
    for rule in rules {
        for target in rule.targets().iter().filter(of_kind) {
            let verdict = match given(rule, target, event) {
                Some(input) => said::check(goal, &input, event),
                None => Verdict::NotYet("no input".to_string()),
            };
            if !verdict.is_done() {
                return verdict;
            }
        }
    }
    Verdict::Done
}

fn given(rule: &Rule, target: &Target, event: &Document) -> Option<String> {
    let reserved = Reserved {
        rule_arn: rule.arn().to_string(),
        rule_name: rule.name().to_string(),
        ingestion_time: Time::parse(event.at("time").text()).unwrap_or_default(),
    };
    target.input().render(event, &reserved).ok()
}
