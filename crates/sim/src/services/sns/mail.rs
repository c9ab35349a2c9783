//! The texts that leave the account: mails, the JSON envelope, text messages.
//!
//! Source: SNS Developer Guide, "Email notifications" and "Parsing Amazon SNS
//! message formats".

use super::message::Message;
use super::state::{Subscription, Topic};
use crate::kernel::region::Region;
use crate::kernel::{Mail, Text};
use base::{Document, Seed, Time};

pub(super) const CONFIRMATION_SUBJECT: &str = "AWS Notification - Subscription Confirmation";
const DEACTIVATION_SUBJECT: &str = "AWS Notification - Unsubscribe Confirmation";
const DEFAULT_SUBJECT: &str = "AWS Notification Message";

/// What every envelope carries beside its message.
pub(super) struct Envelope<'a> {
    /// The message's id.
    pub id: &'a str,
    pub time: Time,
    pub region: Region,
    pub seed: Seed,
}

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

/// Says that somebody who had a link has ended the subscription.
pub(super) fn deactivation(topic: &Topic, to: &str) -> Mail {
    let body = format!("Your subscription to the topic below has been deactivated:\n{}", topic.arn);
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
    let mut members =
        vec![("Type", quoted("Notification")), ("MessageId", quoted(envelope.id)), ("TopicArn", quoted(&topic.arn))];
    members.extend(message.subject.as_ref().map(|subject| ("Subject", quoted(subject))));
    members.push(("Message", quoted(message.for_protocol(to.protocol))));
    members.extend(signature(topic, envelope));
    let link = format!("https://sns.{}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={}", envelope.region, to.arn);
    members.push(("UnsubscribeURL", quoted(&link)));
    members.extend(message_attributes(message).map(|text| ("MessageAttributes", text)));
    mail(topic, &to.endpoint, message.subject.as_deref().unwrap_or(DEFAULT_SUBJECT), written(&members))
}

/// Asks for confirmation in JSON.
pub(super) fn confirmation_json(topic: &Topic, to: &str, token: &str, envelope: &Envelope) -> Mail {
    let text = format!(
        "You have chosen to subscribe to the topic {}.\nTo confirm the subscription, visit the SubscribeURL included \
         in this message.",
        topic.arn
    );
    let link = format!(
        "https://sns.{}.amazonaws.com/?Action=ConfirmSubscription&TopicArn={}&Token={token}",
        envelope.region, topic.arn
    );
    let mut members = vec![
        ("Type", quoted("SubscriptionConfirmation")),
        ("MessageId", quoted(envelope.id)),
        ("Token", quoted(token)),
        ("TopicArn", quoted(&topic.arn)),
        ("Message", quoted(&text)),
        ("SubscribeURL", quoted(&link)),
    ];
    members.extend(signature(topic, envelope));
    mail(topic, to, CONFIRMATION_SUBJECT, written(&members))
}

/// Time and signature. The signature has the look of one and signs nothing.
fn signature(topic: &Topic, envelope: &Envelope) -> Vec<(&'static str, String)> {
    let seed = envelope.seed.branch(envelope.id);
    let letters = seed.base32("sns-signature", 0, 342);
    let certificate = envelope.seed.branch(envelope.region.name()).hex("sns-certificate", 0, 32);
    let url = format!("https://sns.{}.amazonaws.com/SimpleNotificationService-{certificate}.pem", envelope.region);
    let version = topic.attribute("SignatureVersion").unwrap_or("1");
    vec![
        ("Timestamp", quoted(&envelope.time.iso_millis())),
        ("SignatureVersion", quoted(version)),
        ("Signature", quoted(&format!("{letters}=="))),
        ("SigningCertURL", quoted(&url)),
    ]
}

fn message_attributes(message: &Message) -> Option<String> {
    let lines: Vec<String> = message
        .attributes
        .iter()
        .map(|(name, kind, value)| {
            let value = Document::map().with("Type", kind).with("Value", value);
            format!("    {} : {value}", quoted(name))
        })
        .collect();
    (!lines.is_empty()).then(|| format!("{{\n{}\n  }}", lines.join(",\n")))
}

/// The JSON text with a blank on both sides of each colon, as SNS writes it.
fn written(members: &[(&str, String)]) -> String {
    let lines: Vec<String> = members.iter().map(|(name, value)| format!("  \"{name}\" : {value}")).collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

fn quoted(text: &str) -> String {
    Document::from(text).to_json()
}

/// The message alone, behind the display name in capitals.
pub(super) fn text(topic: &Topic, number: &str, message: &str) -> Text {
    let prefix = match topic.display_name.as_str() {
        "" => String::new(),
        name => format!("{}> ", name.to_ascii_uppercase()),
    };
    Text { to: number.to_string(), body: format!("{prefix}{message}") }
}
