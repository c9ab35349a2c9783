//! Filter policies: which messages a subscription wants.
//!
//! A new policy holds at once here; AWS takes up to 15 minutes.
//!
//! Source: SNS Developer Guide, "Amazon SNS message filtering" and "Filter
//! policy scope".

use super::message::Message;
use super::state::State;
use super::{Subscription, errors};
use crate::ApiError;
use base::Document;
use languages::event_pattern::{Attribute, Dialect, Explanation, Pattern, attributes_event};

/// What a filter policy says to a message.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    Wanted,
    /// Filtered out: the metrics that count it beside
    /// `NumberOfNotificationsFilteredOut`, and what the policy looked at.
    FilteredOut(&'static str, Option<Document>),
}

/// What the subscription's policy says to the message.
pub(super) fn verdict(to: &Subscription, message: &Message) -> Verdict {
    let Some((policy, dialect)) = policy_of(to) else { return Verdict::Wanted };
    let Ok(pattern) = Pattern::parse_as(policy, dialect) else { return Verdict::Wanted };
    let out = |metric, looked_at| Verdict::FilteredOut(metric, looked_at);
    match looked_at(to, dialect, message) {
        // Not even `exists` false is met where there is no attribute at all
        // (SNS Developer Guide, "Key matching").
        Some(looked_at) if dialect == Dialect::SnsAttributes && message.attributes.is_empty() => {
            let why = (!pattern.matches(&looked_at)).then_some(looked_at);
            out("NumberOfNotificationsFilteredOut-NoMessageAttributes", why)
        }
        Some(looked_at) if pattern.matches(&looked_at) => Verdict::Wanted,
        Some(looked_at) => {
            let metric = match dialect {
                Dialect::SnsBody => "NumberOfNotificationsFilteredOut-MessageBody",
                _ => "NumberOfNotificationsFilteredOut-MessageAttributes",
            };
            out(metric, Some(looked_at))
        }
        None if dialect == Dialect::SnsBody => out("NumberOfNotificationsFilteredOut-InvalidMessageBody", None),
        None => out("NumberOfNotificationsFilteredOut-InvalidAttributes", None),
    }
}

/// The attributes, or the body if it is a JSON object. None where an
/// attribute does not fit its type, or the body is something else.
fn looked_at(to: &Subscription, dialect: Dialect, message: &Message) -> Option<Document> {
    match dialect {
        Dialect::SnsBody => {
            let body = Document::parse(message.for_protocol(to.protocol)).ok();
            body.filter(|body| body.as_map().is_some())
        }
        _ => {
            let attributes = message.attributes.iter();
            let attributes: Vec<Attribute> =
                attributes.map(|(name, data_type, value)| Attribute { name, data_type, value }).collect();
            attributes_event(&attributes).ok()
        }
    }
}

fn policy_of(to: &Subscription) -> Option<(&str, Dialect)> {
    Some((to.attribute("FilterPolicy")?, dialect(to.filter_policy_scope())))
}

fn dialect(scope: &str) -> Dialect {
    if scope == "MessageBody" { Dialect::SnsBody } else { Dialect::SnsAttributes }
}

/// Refuses a policy that does not hold in its scope. `prefix` is what the
/// operation puts before AWS's words.
pub(super) fn check(policy: &str, scope: &str, prefix: &str) -> Result<(), ApiError> {
    match Pattern::parse_as(policy, dialect(scope)) {
        Ok(_) => Ok(()),
        Err(error) => {
            let message = error.message();
            // That one stands by itself, whatever the operation.
            let prefix = if message.starts_with("Filter policy scope") { "" } else { prefix };
            Err(errors::invalid(format!("{prefix}{message}")))
        }
    }
}

/// Refuses what is no scope.
pub(super) fn check_scope(scope: &str, prefix: &str) -> Result<(), ApiError> {
    match scope {
        "" | "MessageAttributes" | "MessageBody" => Ok(()),
        other => Err(errors::invalid(format!(
            "{prefix}FilterPolicyScope: Invalid value [{other}]. Please use either MessageBody or MessageAttributes"
        ))),
    }
}

impl State {
    /// Why the subscription's filter policy lets what it looks at through, or
    /// does not: the policy's text, and the verdict of each key. None without
    /// such a policy.
    pub fn explain_filter(&self, subscription_arn: &str, looked_at: &Document) -> Option<(&str, Explanation)> {
        let (policy, dialect) = policy_of(self.subscription(subscription_arn)?)?;
        let pattern = Pattern::parse_as(policy, dialect).ok()?;
        Some((policy, pattern.explain(looked_at)))
    }
}
