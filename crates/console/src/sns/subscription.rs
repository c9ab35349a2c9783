//! One subscription.

use super::subscriptions::{SubscriptionRow, protocol_label, row};
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
    Some(SubscriptionPage {
        row: row(view, it),
        topic_arn: it.topic_arn().to_string(),
        protocol: protocol_label(view, it.protocol()),
        principal: it.principal().to_string(),
        raw: view.say(if it.is_raw() { "sns.on" } else { "sns.off" }),
        until: until.unwrap_or_default(),
        not_delivered: if delivered { String::new() } else { view.say("sns.not-delivered") },
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
    match it.is_raw() && it.protocol() != Protocol::Email {
        true => input.with("Attributes", Document::map().with("RawMessageDelivery", "true")),
        false => input,
    }
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
