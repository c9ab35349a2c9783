//! One subscription.

use super::admission::{MissingStatement, missing_statement};
use super::create_subscription::dead_letter_queue;
use super::filtered::{FilteredMessage, latest_filtered};
use super::subscriptions::{SubscriptionRow, protocol_label, row};
use super::topic::indented;
use crate::{View, Words, moment};
use base::Document;
use sim::Account;
use sim::services::sns::{Protocol, Subscription};
use sim::world::links::{Link, LinkAction};

/// A subscription's page.
#[derive(Clone, Debug, PartialEq)]
pub struct SubscriptionPage {
    pub row: SubscriptionRow,
    pub topic_arn: String,
    /// Email, SMS, …
    pub protocol: String,
    /// The ARN of who subscribed.
    pub principal: String,
    /// On or off.
    pub raw: String,
    /// When an unconfirmed subscription vanishes, in a sentence; else empty.
    pub until: String,
    /// That nothing is delivered to such an endpoint here; else empty.
    pub not_delivered: String,
    /// The filter policy, indented; empty where there is none.
    pub filter_policy: String,
    /// What the filter policy looks at.
    pub filter_scope: String,
    /// The latest message that the filter policy kept back.
    pub filtered: Option<FilteredMessage>,
    /// The ARN of the dead-letter queue; empty where there is none.
    pub dead_letter_queue: String,
    /// What the dead-letter queue's policy lacks.
    pub missing_at_queue: Option<MissingStatement>,
    /// How deliveries to a web server are retried, indented; else empty.
    pub retry_policy: String,
    /// What the endpoint's own policy lacks.
    pub missing: Option<MissingStatement>,
    /// Why it cannot be deleted now; empty where it can.
    pub keeps: String,
    /// The topic's name and the address, for the question before deleting.
    pub subject: String,
    /// For `Subscribe` again: a new confirmation mail.
    pub again: Document,
    /// For `Unsubscribe`.
    pub unsubscribe: Document,
}

/// The subscription of that id in the view's region, if there is one.
pub fn subscription(account: &Account, view: &View, id: &str) -> Option<SubscriptionPage> {
    let it = account.services().sns().subscriptions(view.region).find(|it| it.id() == id)?;
    let until = it.pending_until().map(|time| view.fill("sns.pending.until", &[("time", &moment(time))]));
    let delivered = it.protocol().is_delivered();
    let dead = dead_letter_queue(it).unwrap_or_default();
    let retry_policy = account.services().sns().effective_subscription_policy(it).unwrap_or_default();
    let missing = |protocol, endpoint| missing_statement(account, view, it.topic_arn(), Some(protocol), endpoint);
    let scope = if it.filter_policy_scope() == "MessageBody" { "sns.filter.body" } else { "sns.filter.attributes" };
    Some(SubscriptionPage {
        row: row(view, it),
        topic_arn: it.topic_arn().to_string(),
        protocol: protocol_label(view, it.protocol()),
        principal: it.principal().to_string(),
        raw: view.say(if it.is_raw() { "sns.on" } else { "sns.off" }),
        until: until.unwrap_or_default(),
        not_delivered: if delivered { String::new() } else { view.say("sns.not-delivered") },
        filter_policy: it.attribute("FilterPolicy").map(indented).unwrap_or_default(),
        filter_scope: view.say(scope),
        filtered: it.attribute("FilterPolicy").and_then(|_| latest_filtered(account, view, it.arn())),
        missing_at_queue: missing(Protocol::Sqs, &dead),
        dead_letter_queue: dead.clone(),
        retry_policy: indented(&retry_policy),
        missing: missing(it.protocol(), it.endpoint()),
        keeps: if it.is_pending() { view.say("sns.delete.pending") } else { String::new() },
        subject: it.endpoint().to_string(),
        again: again(it),
        unsubscribe: Document::map().with("SubscriptionArn", it.arn()),
    })
}

/// Asks once more for the same: with other attributes AWS would refuse.
fn again(it: &Subscription) -> Document {
    let input = Document::map()
        .with("TopicArn", it.topic_arn())
        .with("Protocol", it.protocol().name())
        .with("Endpoint", it.endpoint());
    let attributes: base::Map = it.attributes().map(|(name, value)| (name.to_string(), value.into())).collect();
    input.with_some("Attributes", (!attributes.is_empty()).then_some(Document::Map(attributes)))
}

/// For `ConfirmSubscription`, from the address of a confirmation link.
pub fn confirm_input(url: &str) -> Option<Document> {
    match Link::parse(url)?.does {
        LinkAction::Confirm { topic_arn, token, .. } => {
            Some(Document::map().with("TopicArn", topic_arn).with("Token", token))
        }
        LinkAction::Unsubscribe { .. } => None,
    }
}
