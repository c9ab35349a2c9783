//! Who may publish to a topic, by its access policy.

use crate::{Status, StatusKind, View, Words};
use sim::Account;
use sim::services::access::{Admission, Denial};
use sim::services::sns::Topic;

/// A publisher and whether the policy lets it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublisherRow {
    /// `EventBridge (events.amazonaws.com)`.
    pub who: String,
    pub status: Status,
    /// Why not, and what would help; empty where it may.
    pub advice: String,
}

/// The services that publish to topics in the course, with the ARN that each
/// would name as its source.
const PUBLISHERS: [(&str, &str, &str); 3] = [
    ("Amazon EventBridge", "events.amazonaws.com", "arn:aws:events:{r}:{a}:rule/any"),
    ("Amazon CloudWatch", "cloudwatch.amazonaws.com", "arn:aws:cloudwatch:{r}:{a}:alarm:any"),
    ("Amazon S3", "s3.amazonaws.com", "arn:aws:s3:::any"),
];

/// Whether each service may publish.
pub fn publishers(account: &Account, view: &View, topic: &Topic) -> Vec<PublisherRow> {
    let row = |(name, principal, source): &(&str, &str, &str)| {
        let source = source.replace("{r}", view.region.name()).replace("{a}", account.account_id());
        let sns = account.services().sns();
        let admission = sns.admits(topic.arn(), principal, "sns:Publish", &source, account.account_id());
        let (kind, key, advice) = match &admission {
            Admission::Yes => (StatusKind::Success, "sns.policy.may", String::new()),
            Admission::No(Denial::Explicit(sid)) => {
                (StatusKind::Error, "sns.policy.denied", view.fill("sns.policy.denied.advice", &[("sid", sid)]))
            }
            _ => {
                let advice = view.fill("sns.policy.silent.advice", &[("principal", principal)]);
                (StatusKind::Stopped, "sns.policy.may-not", advice)
            }
        };
        PublisherRow { who: format!("{name} ({principal})"), status: Status::new(kind, view.say(key)), advice }
    };
    PUBLISHERS.iter().map(row).collect()
}
