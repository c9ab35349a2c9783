//! Why a pattern or a filter policy let something not through, key by key.

use crate::events::{NotGiven, TargetDraft, why_rows};
use crate::{StatusKind, View, Words};
use sim::Account;
use sim::kernel::{HopId, Place, Reason, Verdict};

/// The keys that failed, each in a sentence, or why a target's input could not
/// be made; none where nothing was compared, or where pattern or input have
/// changed since and would do now.
pub fn why(account: &Account, view: &View, hop: HopId) -> Vec<String> {
    let Some(hop) = account.kernel().trace.get(hop) else { return Vec::new() };
    if let (Verdict::Failed(Reason::InputNotRendered), Place::Target(rule, id)) = (&hop.verdict, &hop.place) {
        return input(account, view, hop.id, rule, id).into_iter().collect();
    }
    let (events, sns) = (account.services().events(), account.services().sns());
    let compared = match (&hop.verdict, &hop.place, &hop.event, &hop.looked_at) {
        (Verdict::Dropped(Reason::PatternMismatch), Place::Rule(arn), Some(event), _) => {
            let pattern = events.rule(arn).and_then(|rule| rule.event_pattern());
            pattern.zip(events.explain(arn, event))
        }
        (Verdict::Dropped(Reason::FilterPolicyMismatch), Place::Subscription(arn), _, Some(looked_at)) => {
            sns.explain_filter(arn, looked_at)
        }
        _ => None,
    };
    let Some((pattern, explanation)) = compared else { return Vec::new() };
    let scope = match &hop.looked_at {
        Some(looked_at) => filter_scope(account, view, &hop.place, looked_at),
        None => String::new(),
    };
    let rows = why_rows(view, pattern, &explanation).into_iter().filter(|row| row.status.kind == StatusKind::Error);
    let told = rows.map(|row| match row.found.as_str() {
        "" => view.fill("map.why.absent", &[("path", &row.path), ("wanted", &row.wanted), ("why", &row.status.text)]),
        found => view.fill(
            "map.why",
            &[("path", &row.path), ("wanted", &row.wanted), ("found", found), ("why", &row.status.text)],
        ),
    });
    told.chain((!scope.is_empty()).then_some(scope)).collect()
}

/// Why the target's input cannot be made of the event that led here.
fn input(account: &Account, view: &View, hop: HopId, rule: &str, id: &str) -> Option<String> {
    let journey = account.kernel().trace.journey(hop);
    let event = journey.iter().rev().find_map(|hop| hop.event.as_ref())?;
    let rule = account.services().events().rule(rule)?;
    let target = rule.targets().iter().find(|target| target.id() == id)?;
    match TargetDraft::of(target).given(view, rule.name(), &event.document()) {
        Err(NotGiven::NotMade(why)) => Some(why),
        _ => None,
    }
}

/// Where a policy looks at attributes and the message has none: what to do.
pub(crate) fn filter_scope(account: &Account, view: &View, place: &Place, looked_at: &base::Document) -> String {
    let Place::Subscription(arn) = place else { return String::new() };
    let subscription = account.services().sns().subscription(arn);
    let by_attributes = subscription.is_some_and(|it| it.filter_policy_scope() != "MessageBody");
    let has_none = looked_at.as_map().is_some_and(|attributes| attributes.is_empty());
    if by_attributes && has_none { view.say("sns.filtered.scope") } else { String::new() }
}
