//! The list of subscriptions.

use crate::{Route, Status, StatusKind, View, Words};
use sim::Account;
use sim::services::sns::{Protocol, Subscription};

/// A subscription in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct SubscriptionRow {
    /// The UUID at the end of the ARN, also while it is pending.
    pub id: String,
    /// What the ID column shows: the UUID, or that it is pending.
    pub shown_id: String,
    pub arn: String,
    pub route: Route,
    pub endpoint: String,
    pub status: Status,
    pub pending: bool,
    /// It is over, and has no page any more.
    pub deleted: bool,
    /// `EMAIL`.
    pub protocol: String,
    pub topic_name: String,
    pub topic_route: Route,
}

/// The subscriptions of the view's region, by topic.
pub fn subscriptions(account: &Account, view: &View) -> Vec<SubscriptionRow> {
    let sns = account.services().sns();
    let deleted = sns.deleted_subscriptions(view.region).map(|it| deleted_row(view, it));
    sns.subscriptions(view.region).map(|it| row(view, it)).chain(deleted).collect()
}

/// One that somebody ended by a link: it stays listed for 72 hours.
pub(super) fn deleted_row(view: &View, it: &Subscription) -> SubscriptionRow {
    let deleted = view.say("sns.deleted");
    let status = Status::new(StatusKind::Stopped, deleted.clone());
    SubscriptionRow { shown_id: deleted, status, pending: false, deleted: true, ..row(view, it) }
}

pub(super) fn row(view: &View, it: &Subscription) -> SubscriptionRow {
    let topic_name = it.topic_arn().rsplit(':').next().unwrap_or("").to_string();
    SubscriptionRow {
        id: it.id().to_string(),
        shown_id: if it.is_pending() { view.say("sns.pending") } else { it.id().to_string() },
        arn: it.arn().to_string(),
        route: Route::Subscription(it.id().to_string()),
        endpoint: it.endpoint().to_string(),
        status: status(view, it),
        pending: it.is_pending(),
        deleted: false,
        protocol: it.protocol().name().to_ascii_uppercase(),
        topic_route: Route::Topic(topic_name.clone()),
        topic_name,
    }
}

pub(super) fn status(view: &View, it: &Subscription) -> Status {
    match it.is_pending() {
        true => Status::new(StatusKind::Pending, view.say("sns.pending")),
        false => Status::new(StatusKind::Success, view.say("sns.confirmed")),
    }
}

/// The console's name of a protocol: `Email-JSON`.
pub fn protocol_label(view: &View, protocol: Protocol) -> String {
    match protocol {
        Protocol::Firehose => "Amazon Kinesis Data Firehose".to_string(),
        Protocol::Sqs => "Amazon SQS".to_string(),
        Protocol::Lambda => "AWS Lambda".to_string(),
        Protocol::Email => view.say("sns.protocol.email"),
        Protocol::EmailJson => view.say("sns.protocol.email-json"),
        Protocol::Http => "HTTP".to_string(),
        Protocol::Https => "HTTPS".to_string(),
        Protocol::Application => view.say("sns.protocol.application"),
        Protocol::Sms => "SMS".to_string(),
    }
}
