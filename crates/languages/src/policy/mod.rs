//! Access policies: who may do what to which resource, and why not.
//!
//! Reads policy documents of resources (topics, buckets, queues), identities
//! and roles' trust, and decides one policy against one [`Request`]. Which
//! policies count for a call, and how their decisions are joined, is the
//! caller's: [`Decision::or`] and [`Decision::and`] help.
//!
//! Source: IAM User Guide, "IAM JSON policy element reference" and "Policy
//! evaluation logic".

mod condition;
mod edit;
mod evaluate;
mod parse;
mod pattern;
mod principal;

#[cfg(test)]
mod tests;

pub use edit::{add_statement, remove_statement, service_statement};
pub use evaluate::{Decision, Element, Explanation, Failure, StatementVerdict};
pub use parse::{Kind, PolicyError, Problem};
pub use principal::Principal;

use condition::Condition;
use principal::Principals;
use std::collections::BTreeMap;

/// A policy document that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// `2008-10-17` (also when none is given) or `2012-10-17`. Only the newer
    /// one knows variables like `${aws:username}`.
    pub version: String,
    pub id: Option<String>,
    pub statements: Vec<Statement>,
}

/// One statement of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub sid: Option<String>,
    pub effect: Effect,
    /// None in identity policies, whose owner it is about.
    principals: Option<Principals>,
    actions: Names,
    resources: Option<Names>,
    conditions: Vec<Condition>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Allow,
    Deny,
}

/// `Action` and `NotAction`, `Resource` and `NotResource`: patterns with `*`
/// and `?`.
#[derive(Clone, Debug, PartialEq)]
struct Names {
    /// The `Not…` element: everything but these.
    inverted: bool,
    patterns: Vec<String>,
}

/// What is asked of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub principal: Principal,
    /// `sns:Publish`; case does not count.
    pub action: String,
    /// An ARN, or `*` for actions without one.
    pub resource: String,
    /// Lower-case condition keys, such as `aws:sourcearn`, with their values.
    pub context: BTreeMap<String, Vec<String>>,
}

impl Request {
    pub fn new(principal: Principal, action: &str, resource: &str) -> Request {
        Request { principal, action: action.to_string(), resource: resource.to_string(), context: BTreeMap::new() }
    }

    /// With one more value of a condition key, whose case does not count.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<String>) -> Request {
        self.context.entry(key.to_ascii_lowercase()).or_default().push(value.into());
        self
    }

    fn values(&self, key: &str) -> &[String] {
        self.context.get(&key.to_ascii_lowercase()).map_or(&[], Vec::as_slice)
    }
}
