//! Whether a resource's policy admits an AWS service: the same question at
//! each topic, queue and function.
//!
//! Source: IAM User Guide, "Policy evaluation logic".

use languages::policy::{Decision, Explanation, Policy, Principal, Request};

/// Whether a resource takes something from a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    Yes,
    /// The resource's policy does not admit the principal.
    No(Denial),
    /// There is no such resource.
    Missing,
}

/// Why a policy does not admit somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denial {
    /// No statement allows it.
    NoStatement,
    /// A statement, by its Sid, forbids it.
    Explicit(String),
}

/// What a service asks: `principal` (`events.amazonaws.com`) wants to do
/// `action` (`sqs:SendMessage`) at `resource` on behalf of `source_arn` (a
/// rule, a topic) of `account`.
pub(crate) fn request(principal: &str, action: &str, resource: &str, source_arn: &str, account: &str) -> Request {
    Request::new(Principal::Service(principal.to_string()), action, resource)
        .with("aws:SourceArn", source_arn)
        .with("aws:SourceAccount", account)
}

/// What a policy text says to a request; a text that is none allows nothing.
pub(crate) fn admits(policy: &str, request: &Request) -> Admission {
    match decide(policy, request) {
        Decision::Allow { .. } => Admission::Yes,
        Decision::ExplicitDeny { sid } => Admission::No(Denial::Explicit(sid.unwrap_or_default())),
        Decision::ImplicitDeny => Admission::No(Denial::NoStatement),
    }
}

pub(crate) fn decide(policy: &str, request: &Request) -> Decision {
    Policy::parse(policy).map_or(Decision::ImplicitDeny, |policy| policy.evaluate(request))
}

/// The same, with what each statement of the policy says to it. None for a
/// text that is no policy.
pub(crate) fn explain(policy: &str, request: &Request) -> Option<Explanation> {
    Policy::parse(policy).ok().map(|policy| policy.explain(request))
}
