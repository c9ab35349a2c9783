//! Statements of an access policy, added and removed by their label.
//!
//! Source: SNS API Reference, "AddPermission" and "RemovePermission".

use super::state::TopicKey;
use super::{arns, errors, policy};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use languages::policy::{add_statement, remove_statement};

/// The actions that a statement of a topic may name.
const ACTIONS: [&str; 10] = [
    "AddPermission",
    "DeleteTopic",
    "GetDataProtectionPolicy",
    "GetTopicAttributes",
    "ListSubscriptionsByTopic",
    "Publish",
    "PutDataProtectionPolicy",
    "RemovePermission",
    "SetTopicAttributes",
    "Subscribe",
];

pub(super) fn add_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let topic_arn = input.text("TopicArn");
    let (key, old) = policy_of(cx, topic_arn, "SNS:AddPermission")?;
    let label = input.text("Label");
    if label.is_empty() {
        return Err(errors::invalid_because("Label", "no value for required parameter"));
    }
    let (accounts, actions) = (input.texts("AWSAccountId"), input.texts("ActionName"));
    if accounts.is_empty() || !accounts.iter().all(|account| is_account(account)) {
        return Err(errors::invalid("Policy statement must contain a valid AWSAccountId"));
    }
    // `*` is not for AddPermission (unverified).
    if actions.is_empty() || !actions.iter().all(|action| ACTIONS.contains(action)) {
        return Err(errors::invalid("Policy statement action out of service scope!"));
    }
    if policy::one_or_more(old.at("Statement")).iter().any(|statement| statement.at("Sid").text() == label) {
        return Err(errors::invalid("Statement already exists"));
    }
    let accounts = accounts.iter().map(|account| format!("arn:aws:iam::{account}:root"));
    let statement = Document::map()
        .with("Sid", label)
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("AWS", alone_or_all(accounts.collect())))
        .with("Action", alone_or_all(actions.iter().map(|action| format!("SNS:{action}")).collect()))
        .with("Resource", topic_arn);
    put(cx, &key, add_statement(&old, statement));
    Ok(Document::map())
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A list of one is written without the list.
fn alone_or_all(texts: Vec<String>) -> Document {
    match texts.as_slice() {
        [one] => one.into(),
        all => all.iter().collect(),
    }
}

/// A label that no statement has is fine (unverified).
pub(super) fn remove_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, old) = policy_of(cx, input.text("TopicArn"), "SNS:RemovePermission")?;
    put(cx, &key, remove_statement(&old, input.text("Label")));
    Ok(Document::map())
}

fn policy_of(cx: &Cx, topic_arn: &str, action: &str) -> Result<(TopicKey, Document), ApiError> {
    let topic = arns::topic(cx, "TopicArn", topic_arn)?;
    policy::check_caller(cx, &topic, action)?;
    let policy = Document::parse(&topic.policy).unwrap_or_default();
    Ok((arns::topic_key(cx, "TopicArn", topic_arn)?, policy))
}

fn put(cx: &mut Cx, key: &TopicKey, policy: Document) {
    if let Some(topic) = cx.services.sns_mut().topic_mut(key) {
        topic.policy = policy.to_json();
    }
}
