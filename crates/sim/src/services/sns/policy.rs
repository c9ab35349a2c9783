//! Access policies of topics: the default one, the statement that lets
//! EventBridge publish, and who is admitted.
//!
//! Source: SNS Developer Guide, "Example cases for Amazon SNS access control";
//! EventBridge User Guide, "Using resource-based policies for EventBridge".

use super::errors;
use super::state::{State, Topic};
use crate::kernel::Cx;
use crate::{ApiError, Caller};
use base::Document;

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

/// Whether a topic takes a message from a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    Yes,
    /// The topic's policy does not admit the principal.
    No(Denial),
    NoTopic,
}

/// Why a policy does not admit somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denial {
    /// No statement allows it.
    NoStatement,
    /// A statement, by its Sid, forbids it.
    Explicit(String),
}

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
/// no policy comes back as it is.
pub fn policy_with_events_statement(policy: &str, rule_name: &str, target_id: &str, topic_arn: &str) -> String {
    let Ok(mut document) = Document::parse(policy) else { return policy.to_string() };
    let sid = format!("AWSEvents_{rule_name}_{target_id}");
    let statement = Document::map()
        .with("Sid", &sid)
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("Service", "events.amazonaws.com"))
        .with("Action", "sns:Publish")
        .with("Resource", topic_arn);
    let mut statements: Vec<Document> = match document.at("Statement") {
        Document::List(statements) => statements.clone(),
        Document::Null => Vec::new(),
        single => vec![single.clone()],
    };
    statements.retain(|it| it.at("Sid").text() != sid);
    statements.push(statement);
    document.set("Statement", Document::List(statements));
    document.to_json()
}

impl State {
    /// Whether the topic's policy lets the service `principal`
    /// (`events.amazonaws.com`) do `action` (`sns:Publish`) on behalf of
    /// `source_arn` (a rule, an alarm) of `account`.
    pub fn admits(&self, topic_arn: &str, principal: &str, action: &str, source_arn: &str, account: &str) -> Admission {
        let Some(topic) = self.topic(topic_arn) else { return Admission::NoTopic };
        let mut context = vec![("aws:SourceArn", source_arn), ("aws:SourceAccount", account)];
        // Only services that act within the account, as alarms do, carry the
        // owner that the default policy asks for; EventBridge does not.
        if principal == "cloudwatch.amazonaws.com" {
            context.push(("AWS:SourceOwner", account));
        }
        match decide(topic, &Who::Service(principal), action, &context) {
            Decision::Allow => Admission::Yes,
            Decision::Deny(sid) => Admission::No(Denial::Explicit(sid)),
            Decision::Silent => Admission::No(Denial::NoStatement),
        }
    }
}

pub(super) enum Who<'a> {
    Service(&'a str),
    /// An ARN of the account.
    Arn(&'a str),
}

pub(super) enum Decision {
    Allow,
    Deny(String),
    Silent,
}

/// What the topic's policy says. A stand-in until `languages::policy` is there.
pub(super) fn decide(topic: &Topic, who: &Who, action: &str, context: &[(&str, &str)]) -> Decision {
    let policy = Document::parse(&topic.policy).unwrap_or_default();
    let statements = each(policy.at("Statement"));
    let applies = |it: &&Document| {
        admits_principal(it.at("Principal"), who)
            && each(it.at("Action")).iter().any(|wanted| like(&wanted.text().to_lowercase(), &action.to_lowercase()))
            && each(it.at("Resource")).iter().any(|wanted| like(wanted.text(), &topic.arn))
            && conditions_hold(it.at("Condition"), context)
    };
    let applying: Vec<&Document> = statements.into_iter().filter(applies).collect();
    if let Some(deny) = applying.iter().find(|it| it.at("Effect").text() == "Deny") {
        return Decision::Deny(deny.at("Sid").text().to_string());
    }
    if applying.is_empty() { Decision::Silent } else { Decision::Allow }
}

fn each(value: &Document) -> Vec<&Document> {
    match value {
        Document::List(items) => items.iter().collect(),
        Document::Null => Vec::new(),
        single => vec![single],
    }
}

fn admits_principal(principal: &Document, who: &Who) -> bool {
    if principal.text() == "*" {
        return true;
    }
    let aws = each(principal.at("AWS"));
    match who {
        _ if aws.iter().any(|it| it.text() == "*") => true,
        Who::Service(name) => each(principal.at("Service")).iter().any(|it| it.text() == *name),
        Who::Arn(arn) => {
            let account = arn.split(':').nth(4).unwrap_or("");
            aws.iter().any(|it| {
                it.text() == *arn || it.text() == account || it.text() == format!("arn:aws:iam::{account}:root")
            })
        }
    }
}

fn conditions_hold(condition: &Document, context: &[(&str, &str)]) -> bool {
    let operators = condition.as_map().into_iter().flat_map(|map| map.iter());
    operators.into_iter().all(|(operator, keys)| {
        let keys = keys.as_map().into_iter().flat_map(|map| map.iter());
        keys.into_iter().all(|(key, wanted)| {
            let found = context.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| *value);
            found.is_some_and(|found| match operator {
                "StringEquals" => each(wanted).iter().any(|it| it.text() == found),
                "StringLike" | "ArnLike" | "ArnEquals" => each(wanted).iter().any(|it| like(it.text(), found)),
                _ => false,
            })
        })
    })
}

/// `*` for any text, `?` for any character.
fn like(pattern: &str, text: &str) -> bool {
    let mut rest = text;
    let parts: Vec<&str> = pattern.split('*').collect();
    let Some((first, others)) = parts.split_first() else { return text.is_empty() };
    let Some(after) = rest.strip_prefix(first) else { return false };
    rest = after;
    let Some((last, middle)) = others.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part).and_then(|at| rest.get(at + part.len()..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// Whether the caller may do `action` on the topic: who is signed in
/// administers the account, so only a statement that forbids it counts; a
/// service needs one that allows it; nobody signed in has only links.
pub(super) fn check_caller(cx: &Cx, topic: &Topic, action: &str) -> Result<(), ApiError> {
    let caller = cx.caller();
    let account_id = cx.account_id();
    let who = caller.arn(&account_id);
    let refuse = |why: &str| Err(errors::not_authorized(&who, action, &topic.arn, why));
    let context = [("AWS:SourceOwner", &*account_id), ("aws:PrincipalArn", &who)];
    match &caller {
        Caller::Anonymous => refuse(&format!("because no resource-based policy allows the {action} action")),
        Caller::Service(principal) => match cx.services.sns().admits(&topic.arn, principal, action, "", &account_id) {
            Admission::Yes => Ok(()),
            Admission::No(Denial::Explicit(_)) => refuse("with an explicit deny in a resource-based policy"),
            _ => refuse(&format!("because no resource-based policy allows the {action} action")),
        },
        _ => match decide(topic, &Who::Arn(&who), action, &context) {
            Decision::Deny(_) => refuse("with an explicit deny in a resource-based policy"),
            _ => Ok(()),
        },
    }
}
