//! Publishing: to a topic, or straight to a phone.
//!
//! Source: SNS API Reference, "Publish".

use super::message::Message;
use super::state::{Protocol, Topic};
use super::{Wakeup, arns, delivery, endpoints, errors, policy};
use crate::kernel::{Cx, Place, Text, Verdict, latency};
use crate::{ApiError, ApiResult, Input};
use base::{Arn, Document};
use std::rc::Rc;

/// The total of a text message sent directly, in characters.
const LONGEST_TEXT: usize = 1_600;

pub(super) fn publish(cx: &mut Cx, input: &Input) -> ApiResult {
    let message = Message::read(input)?;
    let (number, target) = (input.optional_text("PhoneNumber"), input.optional_text("TargetArn"));
    match (input.optional_text("TopicArn"), target, number) {
        (None, None, Some(number)) => to_number(cx, number, &message),
        (Some(arn), None, None) => to_topic(cx, arns::topic(cx, "TopicArn", arn)?, &message, input),
        (None, Some(arn), None) => to_target(cx, arn, &message, input),
        _ => Err(errors::no_value("TopicArn or TargetArn")),
    }
}

/// A target is a topic or the endpoint of an app, of which there are none.
fn to_target(cx: &mut Cx, text: &str, message: &Message, input: &Input) -> ApiResult {
    match text.parse::<Arn>() {
        Ok(arn) if arn.resource.starts_with("endpoint/") => {
            Err(errors::invalid_because("TargetArn", "No endpoint found for the target arn specified"))
        }
        _ => to_topic(cx, arns::topic(cx, "TargetArn", text)?, message, input),
    }
}

fn to_topic(cx: &mut Cx, topic: Rc<Topic>, message: &Message, input: &Input) -> ApiResult {
    policy::check_caller(cx, &topic, "SNS:Publish")?;
    let fifo = check_order(&topic, input)?;
    let id = cx.uuid("sns-message");
    delivery::deliver(cx, &topic, message, &id);
    let sequence = fifo.then(|| next_sequence(cx, &topic));
    Ok(Document::map().with("MessageId", id).with_some("SequenceNumber", sequence))
}

/// A FIFO topic needs a group, and an id or its own way to tell copies apart.
fn check_order(topic: &Topic, input: &Input) -> Result<bool, ApiError> {
    let (group, deduplication) = (input.text("MessageGroupId"), input.text("MessageDeduplicationId"));
    if !topic.is_fifo() {
        return match deduplication {
            "" => Ok(false),
            _ => {
                let reason =
                    "The request includes MessageDeduplicationId parameter that is not valid for this topic type";
                Err(errors::invalid_because("MessageDeduplicationId", reason))
            }
        };
    }
    if group.is_empty() {
        return Err(errors::invalid("The MessageGroupId parameter is required for FIFO topics"));
    }
    if deduplication.is_empty() && topic.attribute("ContentBasedDeduplication") != Some("true") {
        return Err(errors::invalid(
            "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided \
             explicitly",
        ));
    }
    Ok(true)
}

fn next_sequence(cx: &mut Cx, topic: &Topic) -> String {
    let key = (cx.region(), topic.name.clone());
    let topic = cx.services.sns_mut().topic_mut(&key);
    let sequence = topic.map_or(0, |topic| {
        topic.sequence += 1;
        topic.sequence
    });
    format!("1{sequence:019}")
}

fn to_number(cx: &mut Cx, text: &str, message: &Message) -> ApiResult {
    let Some(number) = endpoints::publishable_number(text) else {
        return Err(errors::invalid_because("PhoneNumber", format!("{text} is not valid to publish to")));
    };
    let body = message.for_protocol(Protocol::Sms).to_string();
    if body.chars().count() > LONGEST_TEXT {
        return Err(errors::invalid("Message too long"));
    }
    let arrives = cx.kernel.now + cx.delay(latency::SNS_TEXT);
    let hop = cx.hop(Place::Phone(number.clone()), message.title(), Verdict::Waiting(arrives));
    let before = cx.under(hop);
    let wakeup = Wakeup::Text { subscription_arn: None, text: Rc::new(Text { to: number, body }) };
    cx.wake_at(arrives, crate::kernel::Wakeup::Sns(wakeup));
    cx.back_to(before);
    Ok(Document::map().with("MessageId", cx.uuid("sns-message")))
}
