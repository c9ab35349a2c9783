//! Access policies of topics: the default one, the statement that lets
//! EventBridge publish, and who is admitted.
//!
//! Source: SNS Developer Guide, "Example cases for Amazon SNS access control";
//! EventBridge User Guide, "Using resource-based policies for EventBridge".

use super::errors;
use super::state::{State, Topic};
use crate::kernel::Cx;
use crate::services::access::{self, Admission, Denial};
use crate::{ApiError, Caller};
use base::Document;
use languages::policy::{Decision, Explanation, Kind, Policy, Principal, Request, add_statement, service_statement};

/// The actions of the default statement, in the API's order.
const DEFAULT_ACTIONS: [&str; 8] = [
    "SNS:GetTopicAttributes",
    "SNS:SetTopicAttributes",
    "SNS:AddPermission",
    "SNS:RemovePermission",
    "SNS:DeleteTopic",
    "SNS:Subscribe",
    "SNS:ListSubscriptionsByTopic",
    "SNS:Publish",
];

/// The policy of a fresh topic: whatever acts for the owner's account.
pub fn default_policy(topic_arn: &str, account_id: &str) -> String {
    let statement = Document::map()
        .with("Sid", "__default_statement_ID")
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("AWS", "*"))
        .with("Action", DEFAULT_ACTIONS.into_iter().collect::<Document>())
        .with("Resource", topic_arn)
        .with("Condition", Document::map().with("StringEquals", Document::map().with("AWS:SourceOwner", account_id)));
    Document::map()
        .with("Version", "2008-10-17")
        .with("Id", "__default_policy_ID")
        .with("Statement", Document::List(vec![statement]))
        .to_json()
}

/// The policy with the statement that the console appends when a rule
/// targets the topic. A statement of the same Sid is replaced; a text that is
/// no JSON comes back as it is.
pub fn policy_with_events_statement(policy: &str, rule_name: &str, target_id: &str, topic_arn: &str) -> String {
    let Ok(document) = Document::parse(policy) else { return policy.to_string() };
    let sid = format!("AWSEvents_{rule_name}_{target_id}");
    add_statement(&document, service_statement(&sid, "events.amazonaws.com", "sns:Publish", topic_arn)).to_json()
}

/// Refuses what is no policy of a topic, in the words that `refuse` gives.
pub(super) fn check(text: &str, refuse: fn(String) -> ApiError) -> Result<(), ApiError> {
    let policy = Policy::parse(text).and_then(|policy| policy.check(Kind::Resource));
    policy.map_err(|_| refuse("Policy Error: null".to_string()))?;
    let document = Document::parse(text).unwrap_or_default();
    let statements = one_or_more(document.at("Statement"));
    let in_scope = |action: &&Document| {
        let action = action.text().to_ascii_lowercase();
        action == "*" || action.starts_with("sns:")
    };
    let mut actions = statements.iter().flat_map(|statement| one_or_more(statement.at("Action")));
    match actions.all(|action| in_scope(&action)) {
        true => Ok(()),
        false => Err(refuse("Policy statement action out of service scope!".to_string())),
    }
}

pub(super) fn one_or_more(value: &Document) -> Vec<&Document> {
    match value {
        Document::List(items) => items.iter().collect(),
        Document::Null => Vec::new(),
        one => vec![one],
    }
}

impl State {
    /// Whether the topic's policy lets the service `principal`
    /// (`events.amazonaws.com`) do `action` (`sns:Publish`) on behalf of
    /// `source_arn` (a rule, an alarm) of `account`.
    pub fn admits(&self, topic_arn: &str, principal: &str, action: &str, source_arn: &str, account: &str) -> Admission {
        let Some(topic) = self.topic(topic_arn) else { return Admission::Missing };
        access::admits(&topic.policy, &service_request(topic, principal, action, source_arn, account))
    }

    /// The same, with what each statement of the policy says to it. None where
    /// there is no such topic.
    pub fn explain_admission(
        &self,
        topic_arn: &str,
        principal: &str,
        action: &str,
        source_arn: &str,
        account: &str,
    ) -> Option<Explanation> {
        let topic = self.topic(topic_arn)?;
        access::explain(&topic.policy, &service_request(topic, principal, action, source_arn, account))
    }
}

fn service_request(topic: &Topic, principal: &str, action: &str, source_arn: &str, account: &str) -> Request {
    let request = access::request(principal, action, &topic.arn, source_arn, account);
    // Alarms act for the owner that the default policy asks for; EventBridge
    // does not say for whom it acts.
    match principal {
        "cloudwatch.amazonaws.com" => request.with("AWS:SourceOwner", account),
        _ => request,
    }
}

/// Whether the caller may do `action` on the topic: who is signed in
/// administers the account, so only a statement that forbids it counts; a
/// service needs one that allows it; nobody signed in has only links.
pub(super) fn check_caller(cx: &Cx, topic: &Topic, action: &str) -> Result<(), ApiError> {
    let caller = cx.caller();
    let account_id = cx.account_id();
    let who = caller.arn(&account_id);
    let refuse = |why: &str| Err(errors::not_authorized(&who, action, &topic.arn, why));
    let request = Request::new(Principal::Aws(who.clone()), action, &topic.arn)
        .with("AWS:SourceOwner", &*account_id)
        .with("aws:PrincipalArn", &who);
    match &caller {
        Caller::Anonymous => refuse(&format!("because no resource-based policy allows the {action} action")),
        Caller::Service(principal) => match cx.services.sns().admits(&topic.arn, principal, action, "", &account_id) {
            Admission::Yes => Ok(()),
            Admission::No(Denial::Explicit(_)) => refuse("with an explicit deny in a resource-based policy"),
            _ => refuse(&format!("because no resource-based policy allows the {action} action")),
        },
        _ => match access::decide(&topic.policy, &request) {
            Decision::ExplicitDeny { .. } => refuse("with an explicit deny in a resource-based policy"),
            _ => Ok(()),
        },
    }
}
