//! Messages come: by SendMessage, in a batch, or from another service.
//!
//! Source: SQS API Reference, "SendMessage", "SendMessageBatch"; SQS Developer
//! Guide, "Exactly-once processing in Amazon SQS".

use super::message::{Attribute, Message, md5_of_attributes, title};
use super::state::{QueueKey, Seen, key_of};
use super::{Queue, batch, errors, metrics, policy, queues};
use crate::kernel::{Cx, Place, QueueMessage, Reason, Verdict};
use crate::{ApiError, ApiResult, Caller, Input};
use base::{Document, Duration, Time, digest};
use std::rc::Rc;

/// A FIFO queue knows a deduplication id this long.
const DEDUPLICATION: Duration = Duration::minutes(5);
/// Of a message or a whole batch, in bytes.
const LARGEST: usize = 1_048_576;
const MOST_ATTRIBUTES: usize = 10;
/// Characters of what tells groups and copies apart.
const LONGEST_ID: usize = 128;

/// A message before it is in a queue.
pub(super) struct Draft {
    body: String,
    attributes: Vec<Attribute>,
    delay: Option<i64>,
    group_id: Option<String>,
    deduplication_id: Option<String>,
    sender_id: String,
}

pub(super) fn send_message(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:SendMessage")?;
    let draft = Draft::read(cx, &queue, input)?;
    // Held on to, the queue would be copied when it changes.
    drop(queue);
    let sent = put(cx, &key, draft);
    metrics::levels(cx, &key);
    Ok(sent)
}

pub(super) fn send_message_batch(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:SendMessage")?;
    let size = |entry: &Input| {
        let attributes = read_attributes(entry).unwrap_or_default();
        entry.text("MessageBody").len() + attributes.iter().map(Attribute::size).sum::<usize>()
    };
    let entries = batch::entries(input, "SendMessageBatchRequestEntry")?;
    let total: usize = entries.iter().map(size).sum();
    if total > LARGEST {
        return Err(errors::batch_too_long(LARGEST, total));
    }
    let answer = batch::run(cx, &entries, |cx, entry| {
        let draft = Draft::read(cx, &queue, entry)?;
        Ok(put(cx, &key, draft))
    });
    metrics::levels(cx, &key);
    Ok(answer)
}

/// Why a queue that is there would not take a service's message: too long, or
/// without what tells copies apart.
pub(crate) fn refusal(cx: &Cx, message: &QueueMessage) -> Option<ApiError> {
    let queue = cx.services.sqs().queue(&message.queue_arn)?;
    Draft::of_service(cx, queue, message.clone()).err()
}

/// A service sends a message; it has asked whether it may.
pub(crate) fn on_enqueue(cx: &mut Cx, message: QueueMessage) {
    let place = Place::Queue(message.queue_arn.clone());
    let what = title(&message.body);
    let found = key_of(&message.queue_arn).and_then(|key| Some((cx.services.sqs().queues.get(&key)?.clone(), key)));
    let Some((queue, key)) = found else {
        cx.hop(place, what, Verdict::Failed(Reason::TargetMissing));
        return;
    };
    let draft = Draft::of_service(cx, &queue, message);
    drop(queue);
    match draft {
        Ok(draft) => {
            put(cx, &key, draft);
            metrics::levels(cx, &key);
        }
        Err(error) => {
            cx.hop(place, what, Verdict::Failed(Reason::Refused(error.code, error.message)));
        }
    }
}

impl Draft {
    /// Reads the input of SendMessage or an entry of a batch.
    fn read(cx: &Cx, queue: &Queue, input: &Input) -> Result<Draft, ApiError> {
        let body = input.text("MessageBody");
        let attributes = read_attributes(input)?;
        check_body(queue, body, &attributes)?;
        let delay = input.integer("DelaySeconds");
        if let Some(delay) = delay.filter(|delay| !(0..=900).contains(delay)) {
            return Err(errors::value(delay, "DelaySeconds", "DelaySeconds must be >= 0 and <= 900."));
        }
        let caller = cx.caller();
        let sender_id = match &caller {
            Caller::Service(principal) => service_sender(cx, principal),
            caller => caller.principal_id(&cx.account_id(), cx.seed()),
        };
        let text = |name: &str| input.optional_text(name).map(str::to_string);
        let (group_id, deduplication_id) = (text("MessageGroupId"), text("MessageDeduplicationId"));
        let draft = Draft { body: body.to_string(), attributes, delay, group_id, deduplication_id, sender_id };
        draft.for_queue(queue)
    }

    fn of_service(cx: &Cx, queue: &Queue, message: QueueMessage) -> Result<Draft, ApiError> {
        let attributes = message.attributes.into_iter().map(|(name, kind, value)| Attribute { name, kind, value });
        let draft = Draft {
            body: message.body,
            attributes: attributes.collect(),
            delay: None,
            group_id: message.group_id,
            deduplication_id: message.deduplication_id,
            sender_id: service_sender(cx, &message.principal),
        };
        check_body(queue, &draft.body, &draft.attributes)?;
        draft.for_queue(queue)
    }

    /// What only one of the two kinds of queue has.
    fn for_queue(mut self, queue: &Queue) -> Result<Draft, ApiError> {
        self.group_id.as_deref().map_or(Ok(()), |id| check_id("MessageGroupId", id))?;
        self.deduplication_id.as_deref().map_or(Ok(()), |id| check_id("MessageDeduplicationId", id))?;
        if !queue.is_fifo() {
            return match &self.deduplication_id {
                Some(id) => Err(errors::wrong_queue_type(id, "MessageDeduplicationId")),
                None => Ok(self),
            };
        }
        if let Some(delay) = self.delay.filter(|delay| *delay > 0) {
            return Err(errors::wrong_queue_type(delay, "DelaySeconds"));
        }
        if self.group_id.is_none() {
            return Err(errors::missing("MessageGroupId"));
        }
        if self.deduplication_id.is_none() && queue.is_on("ContentBasedDeduplication") {
            self.deduplication_id = Some(digest::hex(digest::sha256(self.body.as_bytes())));
        }
        match self.deduplication_id {
            Some(_) => Ok(self),
            None => Err(errors::parameter(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided \
                 explicitly",
            )),
        }
    }
}

/// What tells groups and copies apart has no blanks and no letters but Latin ones.
fn check_id(name: &str, id: &str) -> Result<(), ApiError> {
    if (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    let reason =
        format!("{name} can only include alphanumeric and punctuation characters. 1 to {LONGEST_ID} in length.");
    Err(errors::value(id, name, &reason))
}

/// A service's own id; each has one, of no account that one can see.
fn service_sender(cx: &Cx, principal: &str) -> String {
    format!("AIDA{}", cx.seed().branch(principal).base32("user-id", 0, 17))
}

/// Puts the message into the queue: what SendMessage answers. A FIFO queue
/// that had it in the last five minutes says so again and keeps one.
fn put(cx: &mut Cx, key: &QueueKey, draft: Draft) -> Document {
    let now = cx.now();
    let Some(queue) = cx.services.sqs().queues.get(key).cloned() else { return Document::map() };
    let place = Place::Queue(queue.arn.clone());
    let what = title(&draft.body);
    let attributes_md5 = md5_of_attributes(&draft.attributes);
    let answer = |id: &str, sequence: Option<&str>| {
        Document::map()
            .with("MD5OfMessageBody", digest::md5(draft.body.as_bytes()))
            .with_some("MD5OfMessageAttributes", attributes_md5.as_deref())
            .with("MessageId", id)
            .with_some("SequenceNumber", sequence)
    };
    let seen_key = seen_key(&queue, &draft);
    let seen = seen_key.as_ref().and_then(|key| queue.seen.get(key)).filter(|seen| now < seen.until);
    if let Some(seen) = seen {
        cx.hop(place, what, Verdict::Dropped(Reason::Duplicate));
        metrics::count(cx, &queue.name, "NumberOfDeduplicatedSentMessages", 1);
        return answer(&seen.message_id, Some(&seen.sequence_number));
    }
    let hop = cx.hop(place, what, Verdict::Delivered);
    let id = cx.uuid("sqs-message");
    let sequence_number = queue.is_fifo().then(|| sequence_number(queue.count + 1));
    let sent = answer(&id, sequence_number.as_deref());
    let size = draft.body.len() + draft.attributes.iter().map(Attribute::size).sum::<usize>();
    let delay = draft.delay.unwrap_or_else(|| queue.number("DelaySeconds"));
    let message = Message {
        id,
        body: draft.body,
        attributes: draft.attributes,
        sender_id: draft.sender_id,
        sent: now,
        delayed_until: now + Duration::seconds(delay),
        hidden_until: Time(0),
        first_received: None,
        received: None,
        receive_count: 0,
        group_id: draft.group_id,
        deduplication_id: draft.deduplication_id,
        sequence_number,
        dead_letter_source: None,
        hop: Some(hop),
    };
    let name = queue.name.clone();
    drop(queue);
    if let Some(queue) = cx.services.sqs_mut().queue_mut(key) {
        queue.tidy(now);
        if let (Some(seen_key), Some(number)) = (seen_key, &message.sequence_number) {
            let (message_id, sequence_number) = (message.id.clone(), number.clone());
            queue.seen.insert(seen_key, Seen { until: now + DEDUPLICATION, message_id, sequence_number });
        }
        add(queue, message);
    }
    metrics::count(cx, &name, "NumberOfMessagesSent", 1);
    metrics::value(cx, &name, "SentMessageSize", size as f64, "Bytes");
    sent
}

/// Puts a message behind the others.
pub(super) fn add(queue: &mut Queue, message: Message) {
    queue.count += 1;
    queue.messages.insert(queue.count, Rc::new(message));
}

/// What counts as the same message: the id, in a high-throughput queue within
/// its group.
fn seen_key(queue: &Queue, draft: &Draft) -> Option<String> {
    let id = draft.deduplication_id.as_ref().filter(|_| queue.is_fifo())?;
    match queue.attribute("DeduplicationScope") {
        Some("messageGroup") => Some(format!("{}\n{id}", draft.group_id.as_deref().unwrap_or(""))),
        _ => Some(id.clone()),
    }
}

/// Twenty digits that grow; the real ones leave gaps of 256 too.
pub(super) fn sequence_number(ordinal: u64) -> String {
    (18_870_000_000_000_000_000 + u128::from(ordinal) * 256).to_string()
}

fn check_body(queue: &Queue, body: &str, attributes: &[Attribute]) -> Result<(), ApiError> {
    if body.is_empty() {
        return Err(errors::missing("MessageBody"));
    }
    let is_valid = |letter: char| match letter {
        '\t' | '\n' | '\r' => true,
        letter => letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'),
    };
    if !body.chars().all(is_valid) {
        return Err(errors::bad_characters());
    }
    let most = queue.number("MaximumMessageSize");
    let size = body.len() + attributes.iter().map(Attribute::size).sum::<usize>();
    if size as i64 > most {
        let message = format!("One or more parameters are invalid. Reason: Message must be shorter than {most} bytes.");
        return Err(errors::parameter(message));
    }
    Ok(())
}

fn read_attributes(input: &Input) -> Result<Vec<Attribute>, ApiError> {
    let given = input.get("MessageAttributes").and_then(Document::as_map);
    let count = given.map_or(0, base::Map::len);
    if count > MOST_ATTRIBUTES {
        let message =
            format!("Number of message attributes [{count}] exceeds the allowed maximum [{MOST_ATTRIBUTES}].");
        return Err(errors::parameter(message));
    }
    given.into_iter().flat_map(|map| map.iter()).map(|(name, value)| read_attribute(name, value)).collect()
}

fn read_attribute(name: &str, given: &Document) -> Result<Attribute, ApiError> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    if name.len() > 256 {
        return Err(errors::parameter("Length of message attribute name must be less than 256 bytes."));
    }
    if let Some(wrong) = name.chars().find(|letter| !fits(*letter)) {
        return Err(errors::parameter(format!(
            "Invalid non-alphanumeric character '#x{:X}' was found in the message attribute name. Can only include \
             alphanumeric characters, hyphens, underscores, or dots.",
            u32::from(wrong)
        )));
    }
    let kind = given.at("DataType").text();
    let attribute = |member: &str| Attribute {
        name: name.to_string(),
        kind: kind.to_string(),
        value: given.at(member).text().to_string(),
    };
    let attribute = match kind.split('.').next() {
        Some("Binary") => attribute("BinaryValue"),
        Some("String" | "Number") => attribute("StringValue"),
        _ if kind.is_empty() => {
            return Err(errors::parameter(format!(
                "The message attribute '{name}' must contain non-empty message attribute type."
            )));
        }
        _ => {
            return Err(errors::parameter(format!(
                "The message attribute '{name}' has an invalid message attribute type, the set of supported type \
                 prefixes is Binary, Number, and String."
            )));
        }
    };
    if attribute.value.is_empty() {
        return Err(errors::parameter(format!(
            "Message (user) attribute '{name}' must contain a non-empty value of type '{kind}'."
        )));
    }
    let is_number = attribute.value.parse::<f64>().is_ok_and(f64::is_finite);
    if kind.starts_with("Number") && !is_number {
        return Err(errors::parameter(format!("Can't cast the value of message attribute '{name}' to a number.")));
    }
    Ok(attribute)
}
