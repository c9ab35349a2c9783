//! What the console does besides saving a rule: it lets EventBridge in where
//! the access policy of a topic, a queue or a function does not yet.
//!
//! Source: EventBridge User Guide, "Using resource-based policies for Amazon
//! EventBridge".

use super::Call;
use super::draft::RuleDraft;
use super::target_draft::{TargetDraft, TargetService};
use crate::{View, Words};
use base::Document;
use languages::policy::{add_statement, service_statement};
use sim::services::access::Admission;
use sim::services::sns::policy_with_events_statement;
use sim::{Account, Region};

pub(super) const PRINCIPAL: &str = "events.amazonaws.com";

impl RuleDraft {
    /// The call that opens each of them, with its ARN; each once.
    pub(super) fn permissions(&self, account: &Account, region: Region) -> Vec<(String, Call)> {
        let rule_arn = self.arn(account, region);
        let mut calls: Vec<(String, Call)> = Vec::new();
        for target in &self.targets {
            let sid = format!("AWSEvents_{}_{}", self.name.trim(), target.id);
            let dead_letter = queue(account, &target.dead_letter_arn, &rule_arn, &format!("{sid}_dlq"));
            let own = self.own_permission(account, target, &rule_arn, &sid);
            let own = own.map(|call| (target.arn.clone(), call));
            let both = own.into_iter().chain(dead_letter.map(|call| (target.dead_letter_arn.clone(), call)));
            for (arn, call) in both {
                if calls.iter().all(|(known, _)| *known != arn) {
                    calls.push((arn, call));
                }
            }
        }
        calls
    }

    /// Whether saving adds a statement to the access policy of that resource.
    pub fn extends_policy(&self, account: &Account, region: Region, arn: &str) -> bool {
        self.permissions(account, region).iter().any(|(known, _)| known == arn)
    }

    fn own_permission(&self, account: &Account, target: &TargetDraft, rule_arn: &str, sid: &str) -> Option<Call> {
        match target.service {
            TargetService::Topic => topic(account, target, rule_arn, self.name.trim()),
            TargetService::Queue => queue(account, &target.arn, rule_arn, sid),
            TargetService::Function => function(account, &target.arn, rule_arn, sid),
            // What a role may do is not simulated.
            _ => None,
        }
    }
}

fn topic(account: &Account, target: &TargetDraft, rule_arn: &str, rule: &str) -> Option<Call> {
    let sns = account.services().sns();
    let admission = sns.admits(&target.arn, PRINCIPAL, "sns:Publish", rule_arn, account.account_id());
    let topic = sns.topic(&target.arn).filter(|_| matches!(admission, Admission::No(_)))?;
    let policy = policy_with_events_statement(topic.policy(), rule, &target.id, &target.arn);
    let input =
        Document::map().with("TopicArn", &target.arn).with("AttributeName", "Policy").with("AttributeValue", policy);
    Some(("sns", "SetTopicAttributes", input))
}

fn queue(account: &Account, arn: &str, rule_arn: &str, sid: &str) -> Option<Call> {
    let sqs = account.services().sqs();
    let admission = sqs.admits(arn, PRINCIPAL, "sqs:SendMessage", rule_arn, account.account_id());
    let queue = sqs.queue(arn).filter(|_| matches!(admission, Admission::No(_)))?;
    let policy = Document::parse(queue.policy()).unwrap_or_default();
    let source = Document::map().with("ArnEquals", Document::map().with("aws:SourceArn", rule_arn));
    let statement = service_statement(sid, PRINCIPAL, "sqs:SendMessage", arn).with("Condition", source);
    let attributes = Document::map().with("Policy", add_statement(&policy, statement).to_json());
    let input = Document::map().with("QueueUrl", queue.url()).with("Attributes", attributes);
    Some(("sqs", "SetQueueAttributes", input))
}

fn function(account: &Account, arn: &str, rule_arn: &str, sid: &str) -> Option<Call> {
    let lambda = account.services().lambda();
    let admission = lambda.admits(arn, PRINCIPAL, "lambda:InvokeFunction", rule_arn, account.account_id());
    let function = lambda.function(arn).filter(|_| matches!(admission, Admission::No(_)))?;
    let input = Document::map()
        .with("FunctionName", function.name())
        .with("StatementId", sid.replace('.', "_"))
        .with("Action", "lambda:InvokeFunction")
        .with("Principal", PRINCIPAL)
        .with("SourceArn", rule_arn);
    Some(("lambda", "AddPermission", input))
}

/// What the notification says of such a call; none for another.
pub(super) fn told(view: &View, (_, operation, input): &Call) -> Option<String> {
    let last = |text: &str| text.rsplit([':', '/']).next().unwrap_or("").to_string();
    match *operation {
        "SetTopicAttributes" => {
            Some(view.fill("events.policy.added", &[("topic", &last(input.at("TopicArn").text()))]))
        }
        "SetQueueAttributes" => {
            Some(view.fill("events.policy.queue", &[("queue", &last(input.at("QueueUrl").text()))]))
        }
        "AddPermission" => Some(view.fill("events.policy.function", &[("function", input.at("FunctionName").text())])),
        _ => None,
    }
}
