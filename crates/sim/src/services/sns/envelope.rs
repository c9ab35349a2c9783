//! The JSON in which a message travels: to queues, HTTP(S) endpoints and
//! mailboxes that asked for it, and the event of a function.
//!
//! Source: SNS Developer Guide, "Parsing Amazon SNS message formats"; Lambda
//! Developer Guide, "Invoking Lambda functions with Amazon SNS notifications".

use super::message::Message;
use super::state::{Subscription, Topic};
use crate::kernel::Cx;
use crate::kernel::region::Region;
use base::{Document, Map, Seed, Time};

/// What every envelope carries beside its message.
pub(super) struct Envelope<'a> {
    /// The message's id.
    pub id: &'a str,
    pub time: Time,
    pub region: Region,
    pub seed: Seed,
}

impl<'a> Envelope<'a> {
    pub fn now(cx: &Cx, region: Region, id: &'a str) -> Envelope<'a> {
        Envelope { id, time: cx.now(), region, seed: cx.seed() }
    }
}

/// Members in their order, each value as JSON text.
type Members = Vec<(&'static str, String)>;

/// The message in its envelope.
pub(super) fn notification(topic: &Topic, to: &Subscription, message: &Message, envelope: &Envelope) -> String {
    let mut members: Members = vec![("Type", quoted("Notification")), ("MessageId", quoted(envelope.id))];
    members.extend(message.order.as_ref().map(|order| ("SequenceNumber", quoted(&order.sequence))));
    members.push(("TopicArn", quoted(&topic.arn)));
    members.extend(message.subject.as_ref().map(|subject| ("Subject", quoted(subject))));
    members.push(("Message", quoted(message.for_protocol(to.protocol))));
    members.extend(signature(topic, envelope));
    members.push(("UnsubscribeURL", quoted(&unsubscribe_url(envelope.region, &to.arn))));
    members.extend(written_attributes(message).map(|text| ("MessageAttributes", text)));
    written(&members)
}

/// Asks for confirmation.
pub(super) fn confirmation(topic: &Topic, token: &str, envelope: &Envelope) -> String {
    let text = format!(
        "You have chosen to subscribe to the topic {}.\nTo confirm the subscription, visit the SubscribeURL included \
         in this message.",
        topic.arn
    );
    with_link("SubscriptionConfirmation", &text, topic, token, envelope)
}

/// Says that the subscription is over, and how to have it back.
pub(super) fn deactivation(topic: &Topic, arn: &str, token: &str, envelope: &Envelope) -> String {
    let text = format!(
        "You have chosen to deactivate subscription {arn}.\nTo cancel this operation and restore the subscription, \
         visit the SubscribeURL included in this message."
    );
    with_link("UnsubscribeConfirmation", &text, topic, token, envelope)
}

fn with_link(kind: &str, text: &str, topic: &Topic, token: &str, envelope: &Envelope) -> String {
    let mut members: Members = vec![
        ("Type", quoted(kind)),
        ("MessageId", quoted(envelope.id)),
        ("Token", quoted(token)),
        ("TopicArn", quoted(&topic.arn)),
        ("Message", quoted(text)),
        ("SubscribeURL", quoted(&subscribe_url(envelope.region, &topic.arn, token))),
    ];
    members.extend(signature(topic, envelope));
    written(&members)
}

/// What a subscribed function is invoked with.
pub(super) fn function_event(topic: &Topic, to: &Subscription, message: &Message, envelope: &Envelope) -> String {
    let [timestamp, version, signature, certificate] = signed(topic, envelope);
    let attributes: Map =
        message.attributes.iter().map(|(name, kind, value)| (name.clone(), attribute(kind, value))).collect();
    let sns = Document::map()
        .with("Type", "Notification")
        .with("MessageId", envelope.id)
        .with("TopicArn", &topic.arn)
        .with("Subject", message.subject.as_deref().map_or(Document::Null, Document::from))
        .with("Message", message.for_protocol(to.protocol))
        .with("Timestamp", timestamp)
        .with("SignatureVersion", version)
        .with("Signature", signature)
        .with("SigningCertUrl", certificate)
        .with("UnsubscribeUrl", unsubscribe_url(envelope.region, &to.arn))
        .with("MessageAttributes", attributes);
    let record = Document::map()
        .with("EventSource", "aws:sns")
        .with("EventVersion", "1.0")
        .with("EventSubscriptionArn", &to.arn)
        .with("Sns", sns);
    Document::map().with("Records", Document::List(vec![record])).to_json()
}

fn unsubscribe_url(region: Region, arn: &str) -> String {
    format!("https://sns.{region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={arn}")
}

fn subscribe_url(region: Region, topic_arn: &str, token: &str) -> String {
    format!("https://sns.{region}.amazonaws.com/?Action=ConfirmSubscription&TopicArn={topic_arn}&Token={token}")
}

/// Time, version, signature and certificate. The signature has the look of
/// one and signs nothing.
fn signed(topic: &Topic, envelope: &Envelope) -> [String; 4] {
    let seed = envelope.seed.branch(envelope.id);
    let letters = seed.base32("sns-signature", 0, 342);
    let certificate = envelope.seed.branch(envelope.region.name()).hex("sns-certificate", 0, 32);
    let url = format!("https://sns.{}.amazonaws.com/SimpleNotificationService-{certificate}.pem", envelope.region);
    let version = topic.attribute("SignatureVersion").unwrap_or("1").to_string();
    [envelope.time.iso_millis(), version, format!("{letters}=="), url]
}

fn signature(topic: &Topic, envelope: &Envelope) -> Members {
    let names = ["Timestamp", "SignatureVersion", "Signature", "SigningCertURL"];
    let values = signed(topic, envelope);
    names.into_iter().zip(values.iter().map(|value| quoted(value))).collect()
}

fn attribute(kind: &str, value: &str) -> Document {
    Document::map().with("Type", kind).with("Value", value)
}

fn written_attributes(message: &Message) -> Option<String> {
    let line =
        |(name, kind, value): &(String, String, String)| format!("    {} : {}", quoted(name), attribute(kind, value));
    let lines: Vec<String> = message.attributes.iter().map(line).collect();
    (!lines.is_empty()).then(|| format!("{{\n{}\n  }}", lines.join(",\n")))
}

/// The JSON text with a blank on both sides of each colon, as SNS writes it.
fn written(members: &Members) -> String {
    let lines: Vec<String> = members.iter().map(|(name, value)| format!("  \"{name}\" : {value}")).collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

fn quoted(text: &str) -> String {
    Document::from(text).to_json()
}
