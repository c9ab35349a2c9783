//! An event on its way: through the region's bus, past each rule, to the
//! targets of those that match.
//!
//! Source: EventBridge User Guide, "Event buses", "Rules", "Targets".

use super::rule::Rule;
use super::target::Target;
use super::{Wakeup, buses};
use crate::kernel::latency::EVENTS_DELIVERY;
use crate::kernel::{self, Cx, Effect, Event, HopId, Place, Publication, Reason, Verdict};
use crate::services::access::Admission;
use base::{Arn, Document, Time};
use languages::input_transformer::Reserved;
use std::rc::Rc;

/// The service that publishes to topics.
const PRINCIPAL: &str = "events.amazonaws.com";

/// An invocation of a target, on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Invocation {
    pub(super) rule_arn: String,
    pub(super) target: Rc<Target>,
    pub(super) event: Rc<Event>,
    /// When the event reached the bus.
    pub(super) ingested: Time,
}

pub(crate) fn on_event(cx: &mut Cx, event: Rc<Event>) {
    let bus = buses::arn_of(cx, &event.bus);
    let hop = cx.hop_with(Place::Bus(bus), event.detail_type.as_str(), Verdict::Passed, Some(event.clone()));
    let rules: Vec<Rc<Rule>> = cx.services.events().rules_of(cx.region(), &event.bus).cloned().collect();
    if rules.is_empty() {
        return;
    }
    let document = event.document();
    let before = cx.under(hop);
    for rule in rules {
        meet(cx, &rule, &event, &document);
    }
    cx.back_to(before);
}

fn meet(cx: &mut Cx, rule: &Rule, event: &Rc<Event>, document: &Document) {
    // A rule of a schedule alone has nothing to do with events.
    let Some(pattern) = &rule.pattern else { return };
    let reason = match pattern.matches(document) {
        false => Reason::PatternMismatch,
        true if !rule.state.is_enabled() => Reason::RuleDisabled,
        true => return trigger(cx, rule, event),
    };
    hop(cx, rule, event, Verdict::Dropped(reason));
}

/// The rule's targets are to be invoked with the event.
pub(super) fn trigger(cx: &mut Cx, rule: &Rule, event: &Rc<Event>) {
    cx.services.events_mut().count(&rule.arn, |counts| counts.triggered += 1);
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
    let invocation =
        Invocation { rule_arn: rule.arn.clone(), target: target.clone(), event: event.clone(), ingested: cx.now() };
    cx.wake_after(EVENTS_DELIVERY, kernel::Wakeup::Events(Wakeup::Invoke(invocation)));
}

/// Invokes the target. A failure of permission or of a missing topic is not
/// tried again. Source: EventBridge User Guide, "Retry policy".
pub(super) fn invoke(cx: &mut Cx, invocation: &Invocation) {
    let Invocation { rule_arn, target, event, ingested } = invocation;
    let message = admitted(cx, rule_arn, target).and_then(|()| render(rule_arn, target, event, *ingested));
    let failed = message.is_err();
    cx.services.events_mut().count(rule_arn, |counts| {
        counts.invocations += 1;
        counts.failed_invocations += u64::from(failed);
    });
    let verdict = message.as_ref().map_or_else(|reason| Verdict::Failed(reason.clone()), |_| Verdict::Passed);
    let place = Place::Target(rule_arn.clone(), target.id.clone());
    let hop = cx.hop_with(place, event.detail_type.as_str(), verdict, Some(event.clone()));
    if let Ok(message) = message {
        let before = cx.under(hop);
        cx.emit(Effect::Publish(Publication {
            topic_arn: target.arn.clone(),
            principal: PRINCIPAL.to_string(),
            source_arn: rule_arn.clone(),
            subject: None,
            message,
        }));
        cx.back_to(before);
    }
}

/// What the target is given; none where that cannot be made, which AWS tells
/// nobody but the metric FailedInvocations.
fn render(rule_arn: &str, target: &Target, event: &Event, ingested: Time) -> Result<String, Reason> {
    let reserved = Reserved {
        rule_arn: rule_arn.to_string(),
        rule_name: rule_arn.rsplit('/').next().unwrap_or("").to_string(),
        ingestion_time: ingested,
    };
    target.input.render(&event.document(), &reserved).map_err(|_| Reason::InputNotRendered)
}

/// A topic of another region cannot be a target.
fn admitted(cx: &Cx, rule_arn: &str, target: &Target) -> Result<(), Reason> {
    let is_near = target.arn.parse().is_ok_and(|arn: Arn| arn.region == cx.region().name());
    match cx.services.sns().admits(&target.arn, PRINCIPAL, "sns:Publish", rule_arn, &cx.account_id()) {
        Admission::Yes if is_near => Ok(()),
        Admission::No(_) if is_near => Err(Reason::PolicyDenies(PRINCIPAL.to_string())),
        _ => Err(Reason::TargetMissing),
    }
}
