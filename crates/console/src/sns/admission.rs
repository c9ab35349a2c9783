//! Whether the endpoint of a subscription takes what SNS brings, and the
//! statement that its policy lacks. AWS's console adds it to a queue by itself
//! only in the SQS console; here it is offered to be pasted.

use crate::{View, Words};
use base::Document;
use sim::Account;
use sim::services::access::{Admission, Denial};
use sim::services::sns::Protocol;

/// What keeps messages from arriving, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingStatement {
    /// In a sentence.
    pub text: String,
    /// The statement to add, indented; empty where none would help.
    pub statement: String,
}

/// What the endpoint's policy lacks; none where it takes everything, and for
/// endpoints without a policy.
pub fn missing_statement(
    account: &Account,
    view: &View,
    topic_arn: &str,
    protocol: Option<Protocol>,
    endpoint: &str,
) -> Option<MissingStatement> {
    if topic_arn.is_empty() || endpoint.is_empty() {
        return None;
    }
    let services = account.services();
    let (action, admission) = match protocol? {
        Protocol::Sqs => {
            let action = "sqs:SendMessage";
            (action, services.sqs().admits(endpoint, PRINCIPAL, action, topic_arn, account.account_id()))
        }
        Protocol::Lambda => {
            let action = "lambda:InvokeFunction";
            (action, services.lambda().admits(endpoint, PRINCIPAL, action, topic_arn, account.account_id()))
        }
        _ => return None,
    };
    let words = |key, statement| Some(MissingStatement { text: view.say(key), statement });
    match admission {
        Admission::Yes => None,
        Admission::Missing => words("sns.endpoint.absent", String::new()),
        Admission::No(Denial::Explicit(_)) => words("sns.endpoint.denied", String::new()),
        Admission::No(_) => words("sns.endpoint.silent", statement(action, endpoint, topic_arn)),
    }
}

const PRINCIPAL: &str = "sns.amazonaws.com";

/// Source: SNS Developer Guide, "Giving permission to the Amazon SNS topic to
/// send messages to the Amazon SQS queue".
fn statement(action: &str, resource: &str, topic_arn: &str) -> String {
    let source = Document::map().with("aws:SourceArn", topic_arn);
    Document::map()
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("Service", PRINCIPAL))
        .with("Action", action)
        .with("Resource", resource)
        .with("Condition", Document::map().with("ArnEquals", source))
        .to_indented(2)
}
