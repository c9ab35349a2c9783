//! Deciding a request, quickly or with reasons.

use super::pattern::{matches, pieces};
use super::{Effect, Names, Policy, Request, Statement};

/// What a policy says to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// By the first statement that allows it.
    Allow { sid: Option<String> },
    /// By the first statement that denies it: nothing can allow it any more.
    ExplicitDeny { sid: Option<String> },
    /// No statement applies.
    ImplicitDeny,
}

impl Decision {
    pub fn is_allowed(&self) -> bool {
        matches!(self, Decision::Allow { .. })
    }

    /// Of two policies of which one is enough: an identity's several ones, or
    /// identity and resource within an account.
    #[must_use]
    pub fn or(self, other: Decision) -> Decision {
        match (&self, &other) {
            (Decision::ExplicitDeny { .. }, _) => self,
            (_, Decision::ExplicitDeny { .. }) => other,
            (Decision::Allow { .. }, _) => self,
            _ => other,
        }
    }

    /// Of two policies that must both allow: a permissions boundary, or
    /// identity and resource across accounts.
    #[must_use]
    pub fn and(self, other: Decision) -> Decision {
        match (&self, &other) {
            (Decision::ExplicitDeny { .. }, _) => self,
            (_, Decision::ExplicitDeny { .. }) => other,
            (Decision::ImplicitDeny, _) => self,
            _ => other,
        }
    }
}

/// A decision and how each statement came to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub decision: Decision,
    pub statements: Vec<StatementVerdict>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StatementVerdict {
    /// The statement's place in the policy, from 0.
    pub index: usize,
    pub sid: Option<String>,
    pub effect: Effect,
    /// Why it does not apply; it does where there is no failure.
    pub failures: Vec<Failure>,
}

/// An element that the request does not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub element: Element,
    /// What the policy lists, as it lists it; principals as `AWS:…`.
    pub wanted: Vec<String>,
    /// What the request has; no value where a condition key is missing.
    pub found: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    Principal,
    NotPrincipal,
    Action,
    NotAction,
    Resource,
    NotResource,
    Condition { operator: String, key: String },
}

impl Policy {
    /// What the policy says to the request.
    pub fn evaluate(&self, request: &Request) -> Decision {
        let variables = self.has_variables();
        decide(self.statements.iter().filter(|statement| statement.applies(variables, request)))
    }

    /// The same decision, with what each statement makes of the request.
    pub fn explain(&self, request: &Request) -> Explanation {
        let variables = self.has_variables();
        let verdict = |(index, statement): (usize, &Statement)| StatementVerdict {
            index,
            sid: statement.sid.clone(),
            effect: statement.effect,
            failures: statement.failures(variables, request),
        };
        let verdicts: Vec<StatementVerdict> = self.statements.iter().enumerate().map(verdict).collect();
        let applying = self.statements.iter().zip(&verdicts).filter(|(_, verdict)| verdict.failures.is_empty());
        Explanation { decision: decide(applying.map(|(statement, _)| statement)), statements: verdicts }
    }

    fn has_variables(&self) -> bool {
        self.version == "2012-10-17"
    }
}

fn decide<'a>(applying: impl Iterator<Item = &'a Statement>) -> Decision {
    let mut decision = Decision::ImplicitDeny;
    for statement in applying {
        let sid = statement.sid.clone();
        match statement.effect {
            Effect::Deny => return Decision::ExplicitDeny { sid },
            Effect::Allow if decision == Decision::ImplicitDeny => decision = Decision::Allow { sid },
            Effect::Allow => {}
        }
    }
    decision
}

impl Statement {
    fn applies(&self, variables: bool, request: &Request) -> bool {
        self.actions.apply_to(&request.action, true, variables, request)
            && self.principals.as_ref().is_none_or(|named| named.apply_to(&request.principal))
            && self.resources.as_ref().is_none_or(|named| named.apply_to(&request.resource, false, variables, request))
            && self.conditions.iter().all(|condition| condition.holds(variables, request))
    }

    fn failures(&self, variables: bool, request: &Request) -> Vec<Failure> {
        let mut failures = Vec::new();
        if let Some(named) = &self.principals
            && !named.apply_to(&request.principal)
        {
            failures.push(Failure {
                element: if named.inverted { Element::NotPrincipal } else { Element::Principal },
                wanted: named.entries.iter().map(|(kind, value)| format!("{kind}:{value}")).collect(),
                found: vec![request.principal.shown()],
            });
        }
        let mut check = |names: &Names, value: &str, ignore_case, plain, inverted| {
            if !names.apply_to(value, ignore_case, variables, request) {
                failures.push(Failure {
                    element: if names.inverted { inverted } else { plain },
                    wanted: names.patterns.clone(),
                    found: vec![value.to_string()],
                });
            }
        };
        check(&self.actions, &request.action, true, Element::Action, Element::NotAction);
        if let Some(named) = &self.resources {
            check(named, &request.resource, false, Element::Resource, Element::NotResource);
        }
        for condition in &self.conditions {
            if !condition.holds(variables, request) {
                failures.push(Failure {
                    element: Element::Condition { operator: condition.operator.clone(), key: condition.key.clone() },
                    wanted: condition.values.clone(),
                    found: request.values(&condition.key).to_vec(),
                });
            }
        }
        failures
    }
}

impl super::Principal {
    fn shown(&self) -> String {
        match self {
            super::Principal::Service(name) => format!("Service:{name}"),
            super::Principal::Aws(arn) => format!("AWS:{arn}"),
            super::Principal::Anonymous => "Anonymous".to_string(),
        }
    }
}

impl Names {
    fn apply_to(&self, value: &str, ignore_case: bool, variables: bool, request: &Request) -> bool {
        let fits = |pattern: &String| {
            pieces(pattern, variables, request).is_some_and(|pieces| matches(&pieces, value, ignore_case))
        };
        self.patterns.iter().any(fits) != self.inverted
    }
}
