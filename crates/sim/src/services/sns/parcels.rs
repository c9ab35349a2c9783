//! What goes to a queue, a function or an HTTP(S) endpoint: bodies, headers
//! and attributes.
//!
//! Source: SNS Developer Guide, "Fanout to HTTP/S endpoints", "Amazon SNS raw
//! message delivery" and "Amazon SNS message attributes".

use super::attempts::{PRINCIPAL, Parcel};
use super::delivery_policy;
use super::envelope::{self, Envelope};
use super::message::Message;
use super::state::{Protocol, Subscription, Topic};
use crate::kernel::{FunctionEvent, HttpRequest, QueueMessage, latency};

/// A raw message for a queue may have so many attributes; with more it cannot
/// be delivered.
const RAW_ATTRIBUTES: usize = 10;

/// The parcel for a subscription, and how long it takes. None where nothing
/// is delivered in the simulation.
pub(super) fn pack(
    topic: &Topic,
    to: &Subscription,
    message: &Message,
    envelope: &Envelope,
) -> Option<(Parcel, latency::Latency)> {
    match to.protocol {
        Protocol::Sqs => {
            let latency = if topic.is_fifo() { latency::SNS_FIFO_QUEUE } else { latency::SNS_QUEUE };
            Some((Parcel::Queue(queue_message(topic, to, message, envelope)), latency))
        }
        Protocol::Lambda => {
            let event = FunctionEvent {
                function_arn: to.endpoint.clone(),
                payload: envelope::function_event(topic, to, message, envelope),
                principal: PRINCIPAL.to_string(),
                source_arn: topic.arn.clone(),
            };
            Some((Parcel::Function(event), latency::SNS_FUNCTION))
        }
        Protocol::Http | Protocol::Https => {
            Some((Parcel::Request(notification(topic, to, message, envelope)), latency::SNS_REQUEST))
        }
        _ => None,
    }
}

/// Whether it is a raw message with more attributes than a queue takes.
pub(super) fn is_overloaded(to: &Subscription, message: &Message) -> bool {
    to.protocol == Protocol::Sqs && to.is_raw() && message.attributes.len() > RAW_ATTRIBUTES
}

fn body(topic: &Topic, to: &Subscription, message: &Message, envelope: &Envelope) -> String {
    match to.is_raw() {
        true => message.for_protocol(to.protocol).to_string(),
        false => envelope::notification(topic, to, message, envelope),
    }
}

fn queue_message(topic: &Topic, to: &Subscription, message: &Message, envelope: &Envelope) -> QueueMessage {
    // Groups and ids are for FIFO queues alone.
    let order = message.order.as_ref().filter(|_| to.endpoint.ends_with(".fifo"));
    QueueMessage {
        queue_arn: to.endpoint.clone(),
        body: body(topic, to, message, envelope),
        attributes: if to.is_raw() { message.attributes.clone() } else { Vec::new() },
        group_id: order.map(|order| order.group_id.clone()),
        deduplication_id: order.map(|order| order.deduplication_id.clone()),
        principal: PRINCIPAL.to_string(),
        source_arn: topic.arn.clone(),
    }
}

fn notification(topic: &Topic, to: &Subscription, message: &Message, envelope: &Envelope) -> HttpRequest {
    let (_, content_type) = delivery_policy::of_subscription(topic, to);
    let body = body(topic, to, message, envelope);
    let mut request = request(topic, to, "Notification", &content_type, body, envelope);
    if to.is_raw() {
        request.headers.insert(4, ("x-amz-sns-rawdelivery".to_string(), "true".to_string()));
    }
    request
}

/// A POST as SNS makes it. Only notifications name the subscription.
fn request(
    topic: &Topic,
    to: &Subscription,
    kind: &str,
    content_type: &str,
    body: String,
    envelope: &Envelope,
) -> HttpRequest {
    let host = to.endpoint.split("://").nth(1).unwrap_or("");
    let host = host.split(['/', '?']).next().unwrap_or("");
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let mut headers = vec![
        ("x-amz-sns-message-type", kind),
        ("x-amz-sns-message-id", envelope.id),
        ("x-amz-sns-topic-arn", &topic.arn),
    ];
    if kind != "SubscriptionConfirmation" {
        headers.push(("x-amz-sns-subscription-arn", &to.arn));
    }
    let length = body.len().to_string();
    headers.extend([
        ("Content-Length", length.as_str()),
        ("Content-Type", content_type),
        ("Host", host),
        ("Connection", "Keep-Alive"),
        ("User-Agent", "Amazon Simple Notification Service Agent"),
        ("Accept-Encoding", "gzip,deflate"),
    ]);
    let headers = headers.into_iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    HttpRequest { url: to.endpoint.clone(), headers, body, status: 0 }
}

/// Asks the endpoint for confirmation.
pub(super) fn confirmation(topic: &Topic, to: &Subscription, token: &str, envelope: &Envelope) -> HttpRequest {
    let body = envelope::confirmation(topic, token, envelope);
    request(topic, to, "SubscriptionConfirmation", "text/plain; charset=UTF-8", body, envelope)
}

/// Tells the endpoint that its subscription is over.
pub(super) fn deactivation(topic: &Topic, to: &Subscription, token: &str, envelope: &Envelope) -> HttpRequest {
    let body = envelope::deactivation(topic, &to.arn, token, envelope);
    request(topic, to, "UnsubscribeConfirmation", "text/plain; charset=UTF-8", body, envelope)
}
