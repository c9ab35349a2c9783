//! The access policy of an event bus: statement by statement, or whole.
//!
//! Source: EventBridge API Reference, "PutPermission", "RemovePermission";
//! User Guide, "Permissions for event buses in Amazon EventBridge".

use super::bus::Bus;
use super::state::State;
use super::{buses, errors};
use crate::kernel::Cx;
use crate::services::access::{self, Admission};
use crate::{ApiError, ApiResult, Input};
use base::{Arn, Document};
use languages::policy::{Kind, Policy, Principal, Request, add_statement, remove_statement};
use std::rc::Rc;

/// Characters of a bus's policy.
const POLICY_LENGTH: usize = 10_240;
/// What a bus lets others do by a statement of its own making.
const ACTION: &str = "events:PutEvents";

pub(super) fn put_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let mut bus = (*buses::existing(cx, input.optional_text("EventBusName"))?).clone();
    let policy = match input.optional_text("Policy") {
        Some(_) if one_by_one(input) => return Err(errors::policy_and_statement()),
        Some(text) => whole(text)?,
        None => {
            let before = bus.policy.as_deref().and_then(|text| Document::parse(text).ok()).unwrap_or_default();
            add_statement(&before, statement(input, &bus)?).to_json()
        }
    };
    if policy.len() > POLICY_LENGTH {
        return Err(errors::policy_too_long());
    }
    bus.policy = Some(policy);
    bus.modified = Some(cx.now());
    buses::keep(cx, bus);
    Ok(Document::map())
}

fn one_by_one(input: &Input) -> bool {
    ["Action", "Principal", "StatementId", "Condition"].iter().any(|name| input.get(name).is_some())
}

/// A policy given whole.
fn whole(text: &str) -> Result<String, ApiError> {
    if Document::parse(text).is_err() {
        return Err(errors::policy_not_json());
    }
    match Policy::parse(text).and_then(|policy| policy.check(Kind::Resource)) {
        Ok(_) => Ok(text.to_string()),
        Err(_) => Err(errors::policy_incomplete()),
    }
}

fn statement(input: &Input, bus: &Bus) -> Result<Document, ApiError> {
    let given = |name: &str| input.optional_text(name).ok_or_else(|| errors::parameter_missing(name));
    let (action, principal, sid) = (given("Action")?, given("Principal")?, given("StatementId")?);
    if action != ACTION {
        return Err(errors::action_not_supported());
    }
    let principal = match principal {
        "*" => Document::from("*"),
        account => Document::map().with("AWS", format!("arn:aws:iam::{account}:root")),
    };
    let statement = Document::map()
        .with("Sid", sid)
        .with("Effect", "Allow")
        .with("Principal", principal)
        .with("Action", action)
        .with("Resource", &bus.arn);
    let Some(condition) = input.structure("Condition") else { return Ok(statement) };
    let test = Document::map().with(condition.text("Key"), condition.text("Value"));
    Ok(statement.with("Condition", Document::map().with(condition.text("Type"), test)))
}

pub(super) fn remove_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let mut bus = (*buses::existing(cx, input.optional_text("EventBusName"))?).clone();
    bus.policy = match (input.boolean("RemoveAllPermissions"), &bus.policy) {
        (true, _) => None,
        (false, None) => return Err(errors::bus_without_policy()),
        (false, Some(text)) => without(text, input.text("StatementId"))?,
    };
    bus.modified = Some(cx.now());
    buses::keep(cx, bus);
    Ok(Document::map())
}

/// The policy without a statement; none where it was the last.
fn without(text: &str, sid: &str) -> Result<Option<String>, ApiError> {
    let before = Document::parse(text).unwrap_or_default();
    let after = remove_statement(&before, sid);
    if after == before {
        return Err(errors::statement_missing());
    }
    Ok(Some(after).filter(|policy| !policy.at("Statement").list().is_empty()).map(|policy| policy.to_json()))
}

impl State {
    /// Whether the bus of this ARN takes events that a rule of `account` sends
    /// without a role: its policy must say so, to EventBridge or to the account.
    pub fn bus_admits(&self, arn: &str, rule_arn: &str, account: &str) -> Admission {
        let Some(bus) = self.bus_by_arn(arn, account) else { return Admission::Missing };
        let Some(policy) = &bus.policy else { return access::admits("{}", &Self::asked(arn, rule_arn, account)) };
        let by_service = Self::asked(arn, rule_arn, account);
        let by_account = Request { principal: Principal::account(account), ..by_service.clone() };
        match (access::admits(policy, &by_service), access::admits(policy, &by_account)) {
            (Admission::Yes, _) | (_, Admission::Yes) => Admission::Yes,
            (refused, _) => refused,
        }
    }

    fn asked(arn: &str, rule_arn: &str, account: &str) -> Request {
        access::request("events.amazonaws.com", ACTION, arn, rule_arn, account)
    }

    /// A bus by its ARN.
    pub fn bus_by_arn(&self, arn: &str, account: &str) -> Option<Rc<Bus>> {
        let arn: Arn = arn.parse().ok()?;
        let name = arn.resource.strip_prefix("event-bus/").filter(|_| arn.account == account)?;
        self.bus(crate::Region::parse(&arn.region)?, name, account)
    }
}
