//! FIFO topics: groups, sequence numbers, and telling copies apart.
//!
//! Source: SNS Developer Guide, "Message ordering and deduplication (FIFO
//! topics)"; SNS API Reference, "Publish".

use super::message::{Message, Order};
use super::state::TopicKey;
use super::{Topic, errors};
use crate::kernel::Cx;
use crate::{ApiError, Input};
use base::digest::{hex, sha256};
use base::{Duration, Time};

/// How long a copy of a message is recognised.
const WINDOW: Duration = Duration::minutes(5);

/// A message that a FIFO topic has had of late.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Recent {
    time: Time,
    /// Its deduplication id; behind its group where that is the scope.
    mark: String,
    message_id: String,
    sequence: String,
}

/// Group and deduplication id of a message for a FIFO topic; none for a
/// standard one. The first refusal first.
pub(super) fn read(topic: &Topic, message: &Message, input: &Input) -> Result<Option<(String, String)>, ApiError> {
    let (group, given) = (input.text("MessageGroupId"), input.text("MessageDeduplicationId"));
    for (name, value) in [("MessageGroupId", group), ("MessageDeduplicationId", given)] {
        if !value.is_empty() && !is_id(value) {
            // The rule is documented; its words are those of SQS (unverified).
            let reason = "Can only include alphanumeric and punctuation characters. 1 to 128 in length";
            return Err(errors::invalid_because(name, reason));
        }
    }
    if !topic.is_fifo() {
        return match given {
            "" => Ok(None),
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
    match given {
        "" if topic.attribute("ContentBasedDeduplication") == Some("true") => {
            Ok(Some((group.to_string(), hex(sha256(message.default_text().as_bytes())))))
        }
        "" => Err(errors::invalid(
            "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided \
             explicitly",
        )),
        given => Ok(Some((group.to_string(), given.to_string()))),
    }
}

fn is_id(text: &str) -> bool {
    text.len() <= 128 && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// What becomes of a message for a FIFO topic.
pub(super) enum Place {
    New(Order),
    /// It was there within five minutes: with this id and sequence number.
    Copy {
        message_id: String,
        sequence: String,
    },
}

/// Gives the message its place in the topic, or finds the one it copies.
pub(super) fn place(
    cx: &mut Cx,
    key: &TopicKey,
    group_id: String,
    deduplication_id: String,
    message_id: &str,
) -> Place {
    let now = cx.now();
    let Some(topic) = cx.services.sns_mut().topic_mut(key) else {
        return Place::New(Order { group_id, deduplication_id, sequence: String::new() });
    };
    topic.recent.retain(|recent| now < recent.time + WINDOW);
    let mark = match topic.attribute("FifoThroughputScope") {
        Some("MessageGroup") => format!("{group_id} {deduplication_id}"),
        _ => deduplication_id.clone(),
    };
    if let Some(recent) = topic.recent.iter().find(|recent| recent.mark == mark) {
        return Place::Copy { message_id: recent.message_id.clone(), sequence: recent.sequence.clone() };
    }
    topic.sequence += 1;
    let sequence = format!("1{:019}", topic.sequence);
    topic.recent.push(Recent { time: now, mark, message_id: message_id.to_string(), sequence: sequence.clone() });
    Place::New(Order { group_id, deduplication_id, sequence })
}
