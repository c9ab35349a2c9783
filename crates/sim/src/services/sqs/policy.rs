//! Access policies of queues: who is admitted, and the two calls that write a
//! statement.
//!
//! Source: SQS Developer Guide, "Overview of managing access in Amazon SQS";
//! SQS API Reference, "AddPermission", "RemovePermission".

use super::state::{Queue, State};
use super::{errors, queues};
use crate::kernel::Cx;
use crate::services::access::{self, Admission, Denial};
use crate::{ApiError, ApiResult, Caller, Input};
use base::Document;
use languages::policy::{Decision, Explanation, Kind, Policy, Principal, Request, add_statement, remove_statement};

/// What AddPermission can give away.
const SHAREABLE: [&str; 7] = [
    "*",
    "ChangeMessageVisibility",
    "DeleteMessage",
    "GetQueueAttributes",
    "GetQueueUrl",
    "ReceiveMessage",
    "SendMessage",
];
/// What only the owner may do.
const OWNERS: [&str; 10] = [
    "AddPermission",
    "CreateQueue",
    "DeleteQueue",
    "ListQueueTags",
    "ListQueues",
    "PurgeQueue",
    "RemovePermission",
    "SetQueueAttributes",
    "TagQueue",
    "UntagQueue",
];

impl State {
    /// Whether the queue's policy lets the service `principal`
    /// (`sns.amazonaws.com`) do `action` (`sqs:SendMessage`) on behalf of
    /// `source_arn` (a topic, a rule) of `account`.
    pub fn admits(&self, arn: &str, principal: &str, action: &str, source_arn: &str, account: &str) -> Admission {
        let Some(queue) = self.queue(arn) else { return Admission::Missing };
        access::admits(queue.policy(), &access::request(principal, action, arn, source_arn, account))
    }

    /// The same, with what each statement of the policy says to it. None where
    /// there is no such queue or no policy.
    pub fn explain_admission(
        &self,
        arn: &str,
        principal: &str,
        action: &str,
        source_arn: &str,
        account: &str,
    ) -> Option<Explanation> {
        let queue = self.queue(arn)?;
        access::explain(queue.policy(), &access::request(principal, action, arn, source_arn, account))
    }
}

/// The policy that the console gives a queue: the account owns it.
pub fn owner_policy(arn: &str, account_id: &str) -> String {
    let statement = Document::map()
        .with("Sid", "__owner_statement")
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("AWS", format!("arn:aws:iam::{account_id}:root")))
        .with("Action", "SQS:*")
        .with("Resource", arn);
    Document::map()
        .with("Version", "2012-10-17")
        .with("Id", "__default_policy_ID")
        .with("Statement", Document::List(vec![statement]))
        .to_json()
}

/// Refuses what is no policy of a queue.
pub(super) fn check(text: &str) -> Result<(), ApiError> {
    let policy = Policy::parse(text).and_then(|policy| policy.check(Kind::Resource));
    policy.map_err(|_| errors::bad_attribute_value("Policy"))
}

/// Whether the caller may do `action` on the queue: who is signed in
/// administers the account, so only a statement that forbids it counts; a
/// service needs one that allows it.
pub(super) fn check_caller(cx: &Cx, queue: &Queue, action: &str) -> Result<(), ApiError> {
    let caller = cx.caller();
    let account_id = cx.account_id();
    let who = caller.arn(&account_id);
    let refuse = |why: &str| Err(errors::access_denied(&who, action, &queue.arn, why));
    let unallowed = format!("because no resource-based policy allows the {} action", action.to_ascii_lowercase());
    match &caller {
        Caller::Anonymous => refuse(&unallowed),
        Caller::Service(principal) => match cx.services.sqs().admits(&queue.arn, principal, action, "", &account_id) {
            Admission::Yes => Ok(()),
            Admission::No(Denial::Explicit(_)) => refuse("with an explicit deny in a resource-based policy"),
            _ => refuse(&unallowed),
        },
        _ => {
            let request = Request::new(Principal::Aws(who.clone()), action, &queue.arn).with("aws:PrincipalArn", &who);
            match access::decide(queue.policy(), &request) {
                Decision::ExplicitDeny { .. } => refuse("with an explicit deny in a resource-based policy"),
                _ => Ok(()),
            }
        }
    }
}

pub(super) fn add_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    check_caller(cx, &queue, "sqs:AddPermission")?;
    let (label, accounts, actions) = (input.text("Label"), input.texts("AWSAccountIds"), input.texts("Actions"));
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if label.is_empty() || label.len() > 80 || !label.bytes().all(fits) {
        let reason = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
        return Err(errors::value(label, "Label", reason));
    }
    let policy = Document::parse(queue.policy()).unwrap_or_default();
    let has_label = |statement: &Document| statement.at("Sid").text() == label;
    if policy.at("Statement").list().iter().any(has_label) {
        return Err(errors::value(label, "Label", "Already exists."));
    }
    for action in &actions {
        check_action(action)?;
    }
    if let Some(stranger) = accounts.iter().find(|id| id.len() != 12 || !id.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(errors::value(format!("[{stranger}]"), "PrincipalId", "Unable to verify."));
    }
    let principals = accounts.iter().map(|id| format!("arn:aws:iam::{id}:root"));
    let named = actions.iter().map(|action| format!("SQS:{action}"));
    let statement = Document::map()
        .with("Sid", label)
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("AWS", one_or_more(principals)))
        .with("Action", one_or_more(named))
        .with("Resource", &queue.arn);
    let policy = match policy.is_null() {
        true => Document::map().with("Version", "2012-10-17").with("Id", format!("{}/SQSDefaultPolicy", queue.arn)),
        false => policy,
    };
    write(cx, &key, add_statement(&policy, statement).to_json());
    Ok(Document::map())
}

fn check_action(action: &str) -> Result<(), ApiError> {
    if OWNERS.contains(&action) {
        let reason = "Only the queue owner is allowed to invoke this action.";
        return Err(errors::value(format!("SQS:{action}"), "ActionName", reason));
    }
    if !SHAREABLE.contains(&action) {
        let reason = "Please refer to the appropriate WSDL for a list of valid actions.";
        return Err(errors::value(format!("SQS:{action}"), "ActionName", reason));
    }
    Ok(())
}

/// A single one stands without a list.
fn one_or_more(values: impl Iterator<Item = String>) -> Document {
    let values: Vec<String> = values.collect();
    match values.as_slice() {
        [one] => one.into(),
        _ => values.into(),
    }
}

pub(super) fn remove_permission(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    check_caller(cx, &queue, "sqs:RemovePermission")?;
    let label = input.text("Label");
    let policy = Document::parse(queue.policy()).unwrap_or_default();
    let left = remove_statement(&policy, label);
    if left == policy {
        return Err(errors::value(label, "Label", "can't find label."));
    }
    let none = left.at("Statement").list().is_empty();
    write(cx, &key, if none { String::new() } else { left.to_json() });
    Ok(Document::map())
}

fn write(cx: &mut Cx, key: &super::state::QueueKey, policy: String) {
    let now = cx.now();
    if let Some(queue) = cx.services.sqs_mut().queue_mut(key) {
        queue.modified = now;
        match policy.is_empty() {
            true => queue.attributes.remove("Policy"),
            false => queue.attributes.insert("Policy".to_string(), policy),
        };
    }
}
