//! Publishing: to a topic, one by one or ten at a time, or straight to a phone.
//!
//! Source: SNS API Reference, "Publish" and "PublishBatch".

use super::fifo::{self, Place as FifoPlace};
use super::message::Message;
use super::state::{Protocol, Topic};
use super::{arns, delivery, endpoints, errors, policy, sms};
use crate::kernel::{Cx, Place, Reason, Verdict};
use crate::{ApiError, ApiResult, Input};
use base::{Arn, Document};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The total of a text message sent directly, in characters.
const LONGEST_TEXT: usize = 1_600;
/// A batch: so many messages, of so many bytes together.
const LONGEST_ID: usize = 80;
const BATCH: usize = 10;
const LARGEST_BATCH: usize = 262_144;

pub(super) fn publish(cx: &mut Cx, input: &Input) -> ApiResult {
    let message = Message::read(input)?;
    let (number, target) = (input.optional_text("PhoneNumber"), input.optional_text("TargetArn"));
    match (input.optional_text("TopicArn"), target, number) {
        (None, None, Some(number)) => to_number(cx, number, &message),
        (Some(arn), None, None) => to_topic(cx, arns::topic(cx, "TopicArn", arn)?, message, input),
        (None, Some(arn), None) => to_target(cx, arn, message, input),
        _ => Err(errors::no_value("TopicArn or TargetArn")),
    }
}

/// A target is a topic or the endpoint of an app, of which there are none.
fn to_target(cx: &mut Cx, text: &str, message: Message, input: &Input) -> ApiResult {
    match text.parse::<Arn>() {
        Ok(arn) if arn.resource.starts_with("endpoint/") => {
            Err(errors::invalid_because("TargetArn", "No endpoint found for the target arn specified"))
        }
        _ => to_topic(cx, arns::topic(cx, "TargetArn", text)?, message, input),
    }
}

fn to_topic(cx: &mut Cx, topic: Rc<Topic>, message: Message, input: &Input) -> ApiResult {
    policy::check_caller(cx, &topic, "SNS:Publish")?;
    accept(cx, &topic, message, input)
}

/// A topic takes a message, and answers what it is called. A FIFO topic takes
/// a copy as well, and delivers it to nobody.
fn accept(cx: &mut Cx, topic: &Topic, mut message: Message, input: &Input) -> ApiResult {
    let order = fifo::read(topic, &message, input)?;
    let id = cx.uuid("sns-message");
    let answer = |id: &str, sequence: Option<&str>| {
        Ok(Document::map().with("MessageId", id).with_some("SequenceNumber", sequence))
    };
    let Some((group, deduplication)) = order else {
        delivery::deliver(cx, topic, &message, &id);
        return answer(&id, None);
    };
    let key = (cx.region(), topic.name.clone());
    match fifo::place(cx, &key, group, deduplication, &id) {
        FifoPlace::New(order) => {
            let sequence = order.sequence.clone();
            message.order = Some(order);
            delivery::deliver(cx, topic, &message, &id);
            answer(&id, Some(&sequence))
        }
        // That it answers as to the first one is what SQS does (unverified).
        FifoPlace::Copy { message_id, sequence } => {
            cx.hop(Place::Topic(topic.arn.clone()), message.title(), Verdict::Dropped(Reason::Duplicate));
            answer(&message_id, Some(&sequence))
        }
    }
}

/// Ten messages at most; each is taken or refused by itself.
pub(super) fn publish_batch(cx: &mut Cx, input: &Input) -> ApiResult {
    let topic = arns::topic(cx, "TopicArn", input.text("TopicArn"))?;
    policy::check_caller(cx, &topic, "SNS:Publish")?;
    let entries = input.structures("PublishBatchRequestEntries");
    check_batch(&entries)?;
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    for entry in &entries {
        let id = entry.text("Id");
        match Message::read(entry).and_then(|message| accept(cx, &topic, message, entry)) {
            Ok(answer) => {
                let row = Document::map().with("Id", id).with("MessageId", answer.at("MessageId").text());
                successful.push(row.with_some("SequenceNumber", answer.at("SequenceNumber").as_text()));
            }
            Err(error) => failed.push(
                Document::map()
                    .with("Id", id)
                    .with("Code", error.code)
                    .with("Message", error.message)
                    .with("SenderFault", true),
            ),
        }
    }
    Ok(Document::map().with("Successful", Document::List(successful)).with("Failed", Document::List(failed)))
}

fn check_batch(entries: &[Input]) -> Result<(), ApiError> {
    let size = |entry: &Input| entry.text("Message").len();
    let ids: BTreeSet<&str> = entries.iter().map(|entry| entry.text("Id")).collect();
    let is_id =
        |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let wrong_id = ids.iter().find(|id| id.len() > LONGEST_ID || !is_id(id));
    let wrong = match entries.len() {
        0 => Some("EmptyBatchRequest"),
        count if count > BATCH => Some("TooManyEntriesInBatchRequest"),
        count if ids.len() < count => Some("BatchEntryIdsNotDistinct"),
        _ if wrong_id.is_some() => {
            return wrong_id.map_or(Ok(()), |id| Err(errors::batch_entry_id(id, id.len() > LONGEST_ID)));
        }
        _ if entries.iter().map(size).sum::<usize>() > LARGEST_BATCH => Some("BatchRequestTooLong"),
        _ => None,
    };
    wrong.map_or(Ok(()), |code| Err(errors::batch(code)))
}

fn to_number(cx: &mut Cx, text: &str, message: &Message) -> ApiResult {
    let Some(number) = endpoints::publishable_number(text) else {
        return Err(errors::invalid_because("PhoneNumber", format!("{text} is not valid to publish to")));
    };
    if message.for_protocol(Protocol::Sms).chars().count() > LONGEST_TEXT {
        return Err(errors::invalid("Message too long"));
    }
    sms::to_number(cx, &number, message);
    Ok(Document::map().with("MessageId", cx.uuid("sns-message")))
}
