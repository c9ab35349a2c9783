//! Why a pattern or a filter policy let something not through, key by key.

use crate::events::why_rows;
use crate::{StatusKind, View, Words};
use sim::Account;
use sim::kernel::{HopId, Place, Reason, Verdict};

/// The keys that failed, each in a sentence; none where nothing was compared,
/// or where the pattern has changed since and would let it through now.
pub fn why(account: &Account, view: &View, hop: HopId) -> Vec<String> {
    let Some(hop) = account.kernel().trace.get(hop) else { return Vec::new() };
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
    let rows = why_rows(view, pattern, &explanation).into_iter().filter(|row| row.status.kind == StatusKind::Error);
    let told = rows.map(|row| match row.found.as_str() {
        "" => view.fill("map.why.absent", &[("path", &row.path), ("wanted", &row.wanted), ("why", &row.status.text)]),
        found => view.fill(
            "map.why",
            &[("path", &row.path), ("wanted", &row.wanted), ("found", found), ("why", &row.status.text)],
        ),
    });
    told.collect()
}
