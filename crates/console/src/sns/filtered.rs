//! The latest message that a subscription's filter policy kept back, and why.

use crate::events::{WhyRow, why_rows};
use crate::map::filter_scope;
use crate::{View, Words, moment};
use sim::Account;
use sim::kernel::{Place, Reason, Verdict};

/// A message that did not pass the filter policy.
#[derive(Clone, Debug, PartialEq)]
pub struct FilteredMessage {
    /// When, and what it was: its subject or first words.
    pub title: String,
    /// The attributes or the body, as the policy saw them, indented; empty where
    /// they could not be read.
    pub looked_at: String,
    /// What it says to them now, key by key.
    pub rows: Vec<WhyRow>,
    /// That it looks at attributes, and there are none; else empty.
    pub scope: String,
    /// Why nothing could be looked at; else empty.
    pub unreadable: String,
}

/// The latest one, if there was any.
pub(super) fn latest_filtered(account: &Account, view: &View, subscription_arn: &str) -> Option<FilteredMessage> {
    let here = Place::Subscription(subscription_arn.to_string());
    let kept = Verdict::Dropped(Reason::FilterPolicyMismatch);
    let hop = account.kernel().trace.iter().rev().find(|hop| hop.place == here && hop.verdict == kept)?;
    let sns = account.services().sns();
    let explained = hop.looked_at.as_ref().and_then(|it| sns.explain_filter(subscription_arn, it));
    let unreadable = if hop.looked_at.is_none() { view.say("sns.filtered.unreadable") } else { String::new() };
    Some(FilteredMessage {
        title: format!("{} {}", moment(hop.time), hop.what),
        looked_at: hop.looked_at.as_ref().map(|it| it.to_indented(2)).unwrap_or_default(),
        rows: explained.map(|(policy, explanation)| why_rows(view, policy, &explanation)).unwrap_or_default(),
        scope: hop.looked_at.as_ref().map(|it| filter_scope(account, view, &here, it)).unwrap_or_default(),
        unreadable,
    })
}
