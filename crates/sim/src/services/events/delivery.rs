//! An event on its way: through the region's bus, past each rule, to the
//! targets of those that match.
//!
//! Source: EventBridge User Guide, "Event buses", "Rules", "Targets".

use super::invocation::Invocation;
use super::rule::Rule;
use super::target::Target;
use super::{Wakeup, buses, metrics};
use crate::kernel::latency::EVENTS_DELIVERY;
use crate::kernel::{self, Cx, Event, HopId, Place, Reason, Verdict};
use std::rc::Rc;

pub(crate) fn on_event(cx: &mut Cx, event: Rc<Event>) {
    let bus = buses::arn_of(cx, &event.bus);
    let hop = cx.hop_with(Place::Bus(bus), event.detail_type.as_str(), Verdict::Passed, Some(event.clone()));
    let rules: Vec<Rc<Rule>> = cx.services.events().rules_of(cx.region(), &event.bus).cloned().collect();
    if rules.is_empty() {
        return;
    }
    let matching = cx.services.events().matching(cx.region(), &event.bus, &rules, &event.document());
    let before = cx.under(hop);
    let mut matched = false;
    for (rule, matches) in rules.iter().zip(matching) {
        matched |= meet(cx, rule, &event, matches);
    }
    if matched {
        metrics::matched(cx, &event.bus);
    }
    cx.back_to(before);
}

/// Whether the event triggers the rule, whose pattern matches it or not.
fn meet(cx: &mut Cx, rule: &Rule, event: &Rc<Event>, matches: bool) -> bool {
    // A rule of a schedule alone has nothing to do with events.
    if rule.pattern.is_none() {
        return false;
    }
    let reason = match matches {
        _ if !in_replay(cx, rule, event) => Reason::NotInReplay,
        false => Reason::PatternMismatch,
        true if !rule.state.is_enabled() => Reason::RuleDisabled,
        true => {
            trigger(cx, rule, event, true);
            return true;
        }
    };
    hop(cx, rule, event, Verdict::Dropped(reason));
    false
}

/// Whether the rule takes part: in a replay, only where it was chosen.
fn in_replay(cx: &Cx, rule: &Rule, event: &Event) -> bool {
    let replay = event.replay_name.as_ref().and_then(|name| cx.services.events().replay(cx.region(), name));
    replay.is_none_or(|replay| replay.is_for(&rule.arn))
}

/// The rule's targets are to be invoked with the event, which its pattern
/// matches or its schedule makes.
pub(super) fn trigger(cx: &mut Cx, rule: &Rule, event: &Rc<Event>, matched: bool) {
    metrics::triggered(cx, &rule.arn, matched, rule.targets.len());
    let verdict = match rule.targets.is_empty() {
        true => Verdict::Dropped(Reason::RuleWithoutTargets),
        false => Verdict::Passed,
    };
    let hop = hop(cx, rule, event, verdict);
    let before = cx.under(hop);
    rule.targets.iter().for_each(|target| invoke_later(cx, rule, target, event));
    cx.back_to(before);
}

fn hop(cx: &mut Cx, rule: &Rule, event: &Rc<Event>, verdict: Verdict) -> HopId {
    cx.hop_with(Place::Rule(rule.arn.clone()), event.detail_type.as_str(), verdict, Some(event.clone()))
}

fn invoke_later(cx: &mut Cx, rule: &Rule, target: &Rc<Target>, event: &Rc<Event>) {
    let invocation = Invocation {
        rule_arn: rule.arn.clone(),
        target: target.clone(),
        event: event.clone(),
        ingested: cx.now(),
        retries: 0,
    };
    cx.wake_after(EVENTS_DELIVERY, kernel::Wakeup::Events(Wakeup::Invoke(invocation)));
}
