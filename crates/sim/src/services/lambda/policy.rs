//! Who may invoke a function: the statements of its resource policy.
//!
//! Source: Lambda Developer Guide, "Using resource-based policies for AWS
//! Lambda"; Lambda API Reference, "AddPermission".

use super::state::State;
use super::{errors, names};
use crate::kernel::Cx;
use crate::services::access::{self, Admission};
use crate::{ApiError, ApiResult, Input};
use base::Document;
use languages::policy::Explanation;

impl State {
    /// Whether the function's policy lets the service `principal`
    /// (`events.amazonaws.com`) do `action` (`lambda:InvokeFunction`) on
    /// behalf of `source_arn` (a rule, a topic) of `account`.
    pub fn admits(&self, arn: &str, principal: &str, action: &str, source_arn: &str, account: &str) -> Admission {
        let Some(function) = self.function(arn) else { return Admission::Missing };
        access::admits(&function.policy(), &access::request(principal, action, &function.arn, source_arn, account))
    }

    /// The same, with what each statement of the policy says to it. None where
    /// there is no such function or no policy.
    pub fn explain_admission(
        &self,
        arn: &str,
        principal: &str,
        action: &str,
        source_arn: &str,
        account: &str,
    ) -> Option<Explanation> {
        let function = self.function(arn)?;
        let request = access::request(principal, action, &function.arn, source_arn, account);
        access::explain(&function.policy(), &request)
    }
}

pub(super) fn add_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::qualified(cx, input)?;
    if input.optional_text("Qualifier") == Some("$LATEST") {
        return Err(errors::invalid("We currently do not support adding policies for $LATEST."));
    }
    check_revision(&function.policy_revision_id, input)?;
    let sid = input.text("StatementId");
    if function.policy.iter().any(|statement| statement.at("Sid").text() == sid) {
        return Err(errors::statement_exists(sid));
    }
    let statement = Document::map()
        .with("Sid", sid)
        .with("Effect", "Allow")
        .with("Principal", principal(input.text("Principal"))?)
        .with("Action", input.text("Action"))
        .with("Resource", &function.arn)
        .with_some("Condition", condition(input));
    let revision = cx.uuid("lambda-revision");
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.policy.push(statement.clone());
        function.policy_revision_id = revision;
    }
    Ok(Document::map().with("Statement", statement.to_json()))
}

/// A service, an account, somebody by ARN, or anybody.
fn principal(given: &str) -> Result<Document, ApiError> {
    let is_account = given.len() == 12 && given.bytes().all(|byte| byte.is_ascii_digit());
    match given {
        "*" => Ok("*".into()),
        id if is_account => Ok(Document::map().with("AWS", format!("arn:aws:iam::{id}:root"))),
        arn if arn.starts_with("arn:aws:iam::") => Ok(Document::map().with("AWS", arn)),
        service if service.ends_with(".amazonaws.com") => Ok(Document::map().with("Service", service)),
        _ => Err(errors::invalid("The provided principal was invalid. Please check the principal and try again.")),
    }
}

fn condition(input: &Input) -> Option<Document> {
    let account = input.optional_text("SourceAccount").filter(|account| !account.is_empty());
    let account = account.map(|account| Document::map().with("AWS:SourceAccount", account));
    let source = input.optional_text("SourceArn").filter(|source| !source.is_empty());
    let source = source.map(|source| Document::map().with("AWS:SourceArn", source));
    let some = account.is_some() || source.is_some();
    some.then(|| Document::map().with_some("StringEquals", account).with_some("ArnLike", source))
}

pub(super) fn remove_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let named = names::named(cx, input)?;
    let function = named.function.as_ref().filter(|_| named.qualifier.is_none());
    let function = function.ok_or_else(|| errors::no_policy_for(&named.arn))?;
    if function.policy.is_empty() {
        return Err(errors::no_policy_at_all());
    }
    check_revision(&function.policy_revision_id, input)?;
    let sid = input.text("StatementId");
    if !function.policy.iter().any(|statement| statement.at("Sid").text() == sid) {
        return Err(errors::no_statement(sid));
    }
    let revision = cx.uuid("lambda-revision");
    if let Some(function) = cx.services.lambda_mut().function_mut(&named.key) {
        function.policy.retain(|statement| statement.at("Sid").text() != sid);
        function.policy_revision_id = revision;
    }
    Ok(Document::map())
}

pub(super) fn get_policy(cx: &mut Cx, input: &Input) -> ApiResult {
    let named = names::named(cx, input)?;
    let function = named.function.filter(|function| named.qualifier.is_none() && !function.policy.is_empty());
    let function = function.ok_or_else(errors::no_policy)?;
    Ok(Document::map().with("Policy", function.policy()).with("RevisionId", &function.policy_revision_id))
}

fn check_revision(own: &str, input: &Input) -> Result<(), ApiError> {
    match input.optional_text("RevisionId") {
        Some(revision) if revision != own => Err(errors::other_revision("GetPolicy")),
        _ => Ok(()),
    }
}
