//! The mails that leave the account.
//!
//! Source: SNS Developer Guide, "Email notifications".

use super::envelope::{self, Envelope};
use super::message::Message;
use super::state::{Subscription, Topic};
use crate::kernel::Mail;
use crate::kernel::region::Region;

pub(super) const CONFIRMATION_SUBJECT: &str = "AWS Notification - Subscription Confirmation";
const DEACTIVATION_SUBJECT: &str = "AWS Notification - Unsubscribe Confirmation";
const DEFAULT_SUBJECT: &str = "AWS Notification Message";

/// The link of a mail that asks for confirmation.
pub fn confirmation_link(region: Region, topic_arn: &str, token: &str, endpoint: &str) -> String {
    let endpoint = escaped(endpoint);
    format!(
        "https://sns.{region}.amazonaws.com/confirmation.html?TopicArn={topic_arn}&Token={token}&Endpoint={endpoint}"
    )
}

/// The link in the footer of each mail.
pub fn unsubscribe_link(region: Region, subscription_arn: &str, endpoint: &str) -> String {
    let endpoint = escaped(endpoint);
    format!(
        "https://sns.{region}.amazonaws.com/unsubscribe.html?SubscriptionArn={subscription_arn}&Endpoint={endpoint}"
    )
}

/// What would end a value in a query string is escaped, the rest is not.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '+' | '&' | '#' | '%' | '?' | '=' => format!("%{:02X}", u32::from(letter)),
            letter => letter.to_string(),
        })
        .collect()
}

/// `AWS Notifications <no-reply@sns.amazonaws.com>`, or the display name.
fn from(topic: &Topic) -> String {
    let name = if topic.display_name.is_empty() { "AWS Notifications" } else { &topic.display_name };
    format!("{name} <no-reply@sns.amazonaws.com>")
}

fn mail(topic: &Topic, to: &str, subject: &str, body: String) -> Mail {
    Mail { to: to.to_string(), from: from(topic), subject: subject.to_string(), body }
}

/// Asks whether the address is to be subscribed. The link stands below its
/// own text, on a line of its own.
pub(super) fn confirmation(topic: &Topic, to: &str, token: &str, region: Region) -> Mail {
    let link = confirmation_link(region, &topic.arn, token, to);
    let body = format!(
        "You have chosen to subscribe to the topic:\n{}\n\nTo confirm this subscription, click or visit the link \
         below (If this was in error no action is necessary):\nConfirm subscription\n{link}\n\nPlease do not reply \
         directly to this email. If you wish to remove yourself from receiving all future SNS subscription \
         confirmation requests please send an email to sns-opt-out",
        topic.arn
    );
    mail(topic, to, CONFIRMATION_SUBJECT, body)
}

/// Says that somebody who had a link has ended the subscription. The words
/// about coming back are from memory (unverified).
pub(super) fn deactivation(topic: &Topic, to: &str, token: &str, region: Region) -> Mail {
    let link = confirmation_link(region, &topic.arn, token, to);
    let body = format!(
        "Your subscription to the topic below has been deactivated:\n{}\n\nIf this was in error or you wish to \
         resubscribe, click or visit the link below:\nResubscribe\n{link}",
        topic.arn
    );
    mail(topic, to, DEACTIVATION_SUBJECT, body)
}

/// The message and the footer.
pub(super) fn notification(topic: &Topic, to: &Subscription, message: &Message, region: Region) -> Mail {
    let link = unsubscribe_link(region, &to.arn, &to.endpoint);
    let text = message.for_protocol(to.protocol);
    let body = format!(
        "{text}\n\n--\nIf you wish to stop receiving notifications from this topic, please click or visit the link \
         below to unsubscribe:\n{link}\n\nPlease do not reply directly to this email. If you have any questions or \
         comments regarding this email, please contact us at https://aws.amazon.com/support"
    );
    mail(topic, &to.endpoint, message.subject.as_deref().unwrap_or(DEFAULT_SUBJECT), body)
}

/// The message in its JSON envelope.
pub(super) fn notification_json(topic: &Topic, to: &Subscription, message: &Message, envelope: &Envelope) -> Mail {
    let body = envelope::notification(topic, to, message, envelope);
    mail(topic, &to.endpoint, message.subject.as_deref().unwrap_or(DEFAULT_SUBJECT), body)
}

/// Asks for confirmation in JSON.
pub(super) fn confirmation_json(topic: &Topic, to: &str, token: &str, envelope: &Envelope) -> Mail {
    mail(topic, to, CONFIRMATION_SUBJECT, envelope::confirmation(topic, token, envelope))
}

/// Says in JSON that the subscription is over.
pub(super) fn deactivation_json(topic: &Topic, to: &Subscription, token: &str, envelope: &Envelope) -> Mail {
    mail(topic, &to.endpoint, DEACTIVATION_SUBJECT, envelope::deactivation(topic, &to.arn, token, envelope))
}
