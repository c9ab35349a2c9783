//! Messages that were received are deleted, or their visibility changed; a
//! queue is emptied.
//!
//! Source: SQS API Reference, "DeleteMessage", "ChangeMessageVisibility",
//! "PurgeQueue".

use super::receive::{LONGEST_HIDDEN, read_receipt};
use super::state::QueueKey;
use super::{batch, errors, metrics, policy, queues};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Duration};

/// A queue can be purged once in so long.
const PURGES: Duration = Duration::seconds(60);

pub(super) fn delete_message(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:DeleteMessage")?;
    delete(cx, &key, input.text("ReceiptHandle"))?;
    metrics::levels(cx, &key);
    Ok(Document::map())
}

pub(super) fn delete_message_batch(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:DeleteMessage")?;
    let entries = batch::entries(input, "DeleteMessageBatchRequestEntry")?;
    let answer = batch::run(cx, &entries, |cx, entry| {
        delete(cx, &key, entry.text("ReceiptHandle"))?;
        Ok(Document::map())
    });
    metrics::levels(cx, &key);
    Ok(answer)
}

/// Deletes the message of a receipt. One that is gone is deleted again without
/// complaint; with the handle of an earlier receipt a standard queue keeps the
/// message, and a FIFO queue refuses.
fn delete(cx: &mut Cx, key: &QueueKey, handle: &str) -> Result<(), ApiError> {
    let (at, count) = read_receipt(handle).ok_or_else(|| errors::bad_receipt(handle))?;
    let now = cx.now();
    let Some(queue) = cx.services.sqs_mut().queue_mut(key) else { return Err(errors::no_queue()) };
    queue.tidy(now);
    let (name, fifo) = (queue.name.clone(), queue.is_fifo());
    let Some(message) = queue.messages.get(&at) else {
        metrics::count(cx, &name, "NumberOfMessagesDeleted", 1);
        return Ok(());
    };
    if message.receive_count != count || (fifo && !message.is_in_flight(now)) {
        return match fifo {
            true => Err(errors::value(handle, "ReceiptHandle", "The receipt handle has expired.")),
            false => Ok(()),
        };
    }
    queue.messages.remove(&at);
    metrics::count(cx, &name, "NumberOfMessagesDeleted", 1);
    Ok(())
}

pub(super) fn change_message_visibility(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:ChangeMessageVisibility")?;
    change(cx, &key, input)?;
    metrics::levels(cx, &key);
    Ok(Document::map())
}

pub(super) fn change_message_visibility_batch(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:ChangeMessageVisibility")?;
    let entries = batch::entries(input, "ChangeMessageVisibilityBatchRequestEntry")?;
    let answer = batch::run(cx, &entries, |cx, entry| {
        change(cx, &key, entry)?;
        Ok(Document::map())
    });
    metrics::levels(cx, &key);
    Ok(answer)
}

/// The time counts from now; with what it was hidden before it must not be
/// more than twelve hours since it was received.
fn change(cx: &mut Cx, key: &QueueKey, input: &Input) -> Result<(), ApiError> {
    let handle = input.text("ReceiptHandle");
    let seconds = input.integer("VisibilityTimeout").unwrap_or(0);
    if !(0..=LONGEST_HIDDEN).contains(&seconds) {
        // (unverified) text
        let reason = "VisibilityTimeout must be an integer between 0 and 43200";
        return Err(errors::value(seconds, "VisibilityTimeout", reason));
    }
    let (at, count) = read_receipt(handle).ok_or_else(|| errors::bad_receipt(handle))?;
    let now = cx.now();
    let Some(queue) = cx.services.sqs_mut().queue_mut(key) else { return Err(errors::no_queue()) };
    queue.tidy(now);
    let message = queue.message_mut(at).filter(|it| it.receive_count == count && it.is_in_flight(now));
    let Some(message) = message else {
        let reason = "Message does not exist or is not available for visibility timeout change.";
        return Err(errors::value(handle, "ReceiptHandle", reason));
    };
    let until = now + Duration::seconds(seconds);
    if message.received.is_some_and(|received| until > received + Duration::seconds(LONGEST_HIDDEN)) {
        let reason = "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]";
        return Err(errors::value(seconds, "VisibilityTimeout", reason));
    }
    message.hidden_until = until;
    Ok(())
}

pub(super) fn purge_queue(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:PurgeQueue")?;
    let now = cx.now();
    if queue.purged.is_some_and(|purged| now < purged + PURGES) {
        return Err(errors::purge_in_progress(&queue.name));
    }
    if let Some(queue) = cx.services.sqs_mut().queue_mut(&key) {
        queue.messages.clear();
        queue.purged = Some(now);
    }
    metrics::levels(cx, &key);
    Ok(Document::map())
}
