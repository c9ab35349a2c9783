//! Dead-letter queues: where messages go that were received too often, and
//! how they come back.
//!
//! Source: SQS Developer Guide, "Using dead-letter queues in Amazon SQS",
//! "Configuring a dead-letter queue redrive".

use super::message::{Message, title};
use super::state::{MoveTask, QueueKey, key_of};
use super::{Queue, State, errors, metrics, policy, queues, receive, send};
use crate::kernel::{Cx, Place, Reason, Verdict};
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::rc::Rc;

/// What a `RedrivePolicy` says.
#[derive(Clone, Debug, PartialEq)]
pub struct RedrivePolicy {
    pub dead_letter_target_arn: String,
    pub max_receive_count: u32,
}

impl Queue {
    /// Where its messages go that were received too often.
    pub fn redrive_policy(&self) -> Option<RedrivePolicy> {
        read(self.attributes.get("RedrivePolicy")?)
    }
}

/// The count may be a number or a text of digits.
fn read(text: &str) -> Option<RedrivePolicy> {
    let policy = Document::parse(text).ok()?;
    let count = policy.at("maxReceiveCount");
    Some(RedrivePolicy {
        dead_letter_target_arn: policy.at("deadLetterTargetArn").as_text()?.to_string(),
        max_receive_count: count.as_i64().or_else(|| count.text().parse().ok()).and_then(|it| it.try_into().ok())?,
    })
}

/// Refuses what is no RedrivePolicy for this queue.
pub(super) fn check(state: &State, queue: &Queue, text: &str) -> Result<(), ApiError> {
    let refuse = |reason: &str| Err(errors::value(text, "RedrivePolicy", reason));
    let Ok(Document::Map(policy)) = Document::parse(text) else {
        return refuse("Redrive policy is not a valid JSON map.");
    };
    for name in ["deadLetterTargetArn", "maxReceiveCount"] {
        if !policy.contains(name) {
            return refuse(&format!("Redrive policy does not contain mandatory attribute: {name}."));
        }
    }
    let count = policy.get("maxReceiveCount").map(|count| match count {
        Document::Text(text) => text.clone(),
        count => count.to_json(),
    });
    let count = count.unwrap_or_default();
    if !count.parse::<u32>().is_ok_and(|count| (1..=1_000).contains(&count)) {
        let reason =
            format!("Invalid value for maxReceiveCount: {count}, valid values are from 1 to 1000 both inclusive.");
        return refuse(&reason);
    }
    let arn = policy.get("deadLetterTargetArn").map_or("", Document::text);
    let own = key_of(&queue.arn).map(|key| key.0);
    let Some(target) = state.queue(arn).filter(|target| key_of(&target.arn).map(|key| key.0) == own) else {
        return refuse("Dead letter target does not exist.");
    };
    if target.is_fifo() != queue.is_fifo() {
        return refuse("Dead-letter queue must be same type of queue as the source.");
    }
    if !allows(target, &queue.arn) {
        // (unverified) text
        return refuse("Queue does not have permission to be set as a source for this dead letter queue.");
    }
    Ok(())
}

/// Refuses what is no RedriveAllowPolicy.
pub(super) fn check_allow(text: &str) -> Result<(), ApiError> {
    let policy = Document::parse(text).unwrap_or_default();
    let sources = policy.at("sourceQueueArns").list();
    let fits = match policy.at("redrivePermission").text() {
        "allowAll" | "denyAll" => sources.is_empty(),
        "byQueue" => (1..=10).contains(&sources.len()),
        _ => false,
    };
    match fits {
        true => Ok(()),
        false => Err(errors::value(text, "RedriveAllowPolicy", "Amazon SQS cannot process this RedriveAllowPolicy.")), // (unverified)
    }
}

/// Whether a dead-letter queue takes from a source.
fn allows(target: &Queue, source_arn: &str) -> bool {
    let policy = target.attributes.get("RedriveAllowPolicy").and_then(|text| Document::parse(text).ok());
    let policy = policy.unwrap_or_default();
    match policy.at("redrivePermission").text() {
        "denyAll" => false,
        "byQueue" => policy.at("sourceQueueArns").list().iter().any(|arn| arn.text() == source_arn),
        _ => true,
    }
}

/// Moves what would be received once too often to the dead-letter queue.
pub(super) fn give_up(cx: &mut Cx, key: &QueueKey) {
    let now = cx.now();
    let Some(queue) = cx.services.sqs().queues.get(key).cloned() else { return };
    let Some(policy) = queue.redrive_policy() else { return };
    let Some(target) = key_of(&policy.dead_letter_target_arn) else { return };
    let Some(dead_letters) = cx.services.sqs().queues.get(&target).cloned() else { return };
    let tired = |at: &u64| queue.messages.get(at).is_some_and(|it| it.receive_count >= policy.max_receive_count);
    let ready = receive::ready(&queue, now, usize::MAX);
    let moved: Vec<u64> = ready.into_iter().filter(tired).collect();
    for at in &moved {
        let Some(message) = queue.messages.get(at) else { continue };
        if let Some(queue) = cx.services.sqs_mut().queue_mut(key) {
            queue.messages.remove(at);
        }
        let reason = Reason::DeadLettered(dead_letters.arn.clone());
        let hop = cx.hop(Place::Queue(queue.arn.clone()), title(&message.body), Verdict::Failed(reason));
        let before = cx.under(hop);
        let hop = cx.hop(Place::Queue(dead_letters.arn.clone()), title(&message.body), Verdict::Delivered);
        cx.back_to(before);
        let message = Message {
            // A FIFO queue counts a message's age anew.
            sent: if queue.is_fifo() { now } else { message.sent },
            dead_letter_source: Some(queue.arn.clone()),
            hop: Some(hop),
            ..fresh(message)
        };
        arrive(cx, &target, message);
    }
    if !moved.is_empty() {
        metrics::levels(cx, &target);
    }
}

/// As it was, but received by nobody. Its count goes on (unverified).
fn fresh(message: &Message) -> Message {
    Message { hidden_until: Time(0), delayed_until: Time(0), received: None, ..message.clone() }
}

fn arrive(cx: &mut Cx, key: &QueueKey, mut message: Message) {
    if let Some(queue) = cx.services.sqs_mut().queue_mut(key) {
        message.sequence_number = queue.is_fifo().then(|| send::sequence_number(queue.count + 1));
        send::add(queue, message);
    }
}

pub(super) fn list_dead_letter_source_queues(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:ListDeadLetterSourceQueues")?;
    let sources = cx.services.sqs().sources_of(&queue.arn).map(|source| source.url.clone()).collect();
    queues::page("queueUrls", sources, input)
}

impl State {
    /// The queues whose dead-letter queue this is.
    pub fn sources_of<'a>(&'a self, arn: &'a str) -> impl Iterator<Item = &'a Queue> {
        let gives_to = move |queue: &&Queue| queue.redrive_policy().is_some_and(|it| it.dead_letter_target_arn == arn);
        self.queues.values().map(Rc::as_ref).filter(gives_to)
    }
}

/// Moves what a dead-letter queue has back to where it came from, or to
/// another queue. Here it is done at once, at whatever rate was asked for.
pub(super) fn start_message_move_task(cx: &mut Cx, input: &Input) -> ApiResult {
    let source_arn = input.text("SourceArn");
    let (source_key, source) = of_arn(cx, "SourceArn", source_arn)?;
    policy::check_caller(cx, &source, "sqs:StartMessageMoveTask")?;
    if let Some(rate) = input.integer("MaxNumberOfMessagesPerSecond").filter(|rate| !(1..=500).contains(rate)) {
        let reason = "MaxNumberOfMessagesPerSecond must be an integer between 1 and 500."; // (unverified)
        return Err(errors::value(rate, "MaxNumberOfMessagesPerSecond", reason));
    }
    if cx.services.sqs().sources_of(source_arn).next().is_none() {
        return Err(errors::parameter("Source queue must be configured as a Dead Letter Queue."));
    }
    let destination = match input.optional_text("DestinationArn") {
        Some(arn) => Some(of_arn(cx, "DestinationArn", arn)?.0),
        None => None,
    };
    let now = cx.now();
    let mut moved = 0;
    for at in receive::ready(&source, now, usize::MAX) {
        let Some(message) = source.messages.get(&at) else { continue };
        let home = destination.clone().or_else(|| key_of(message.dead_letter_source.as_deref()?));
        let Some(home) = home.filter(|home| cx.services.sqs().queues.contains_key(home)) else { continue };
        let place = cx.services.sqs().queues.get(&home).map_or_else(String::new, |queue| queue.arn.clone());
        if let Some(queue) = cx.services.sqs_mut().queue_mut(&source_key) {
            queue.messages.remove(&at);
        }
        let hop = cx.hop(Place::Queue(place), title(&message.body), Verdict::Delivered);
        let (id, hop) = (cx.uuid("sqs-message"), Some(hop));
        let again = Message {
            id,
            hop,
            sent: now,
            first_received: None,
            receive_count: 0,
            dead_letter_source: None,
            ..fresh(message)
        };
        arrive(cx, &home, again);
        metrics::levels(cx, &home);
        moved += 1;
    }
    metrics::levels(cx, &source_key);
    let handle = Document::map().with("taskId", cx.uuid("sqs-move")).with("sourceArn", source_arn);
    let handle = STANDARD.encode(handle.to_json());
    let task = MoveTask {
        handle: handle.clone(),
        source_arn: source_arn.to_string(),
        destination_arn: input.optional_text("DestinationArn").map(str::to_string),
        moved,
        started: now,
    };
    cx.services.sqs_mut().moves.push(task);
    Ok(Document::map().with("TaskHandle", handle))
}

pub(super) fn list_message_move_tasks(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, queue) = of_arn(cx, "SourceArn", input.text("SourceArn"))?;
    let most = input.integer("MaxResults").unwrap_or(1);
    if !(1..=10).contains(&most) {
        return Err(errors::value(most, "MaxResults", "MaxResults must be an integer between 1 and 10.")); // (unverified)
    }
    let tasks = cx.services.sqs().moves.iter().rev().filter(|task| task.source_arn == queue.arn);
    let shown: Document = tasks.take(most as usize).map(MoveTask::document).collect();
    Ok(Document::map().with("Results", shown))
}

impl MoveTask {
    /// Only a task that runs has a handle to show, and none runs on.
    fn document(&self) -> Document {
        Document::map()
            .with("Status", "COMPLETED")
            .with("SourceArn", &self.source_arn)
            .with_some("DestinationArn", self.destination_arn.as_deref())
            .with("ApproximateNumberOfMessagesMoved", self.moved as i64)
            .with("StartedTimestamp", self.started.0)
    }
}

/// A task that is over cannot be cancelled, and each is over at once.
pub(super) fn cancel_message_move_task(cx: &mut Cx, input: &Input) -> ApiResult {
    let handle = input.text("TaskHandle");
    let read = STANDARD.decode(handle).ok().and_then(|bytes| Document::parse(&String::from_utf8(bytes).ok()?).ok());
    let source = read.as_ref().and_then(|read| read.at("sourceArn").as_text());
    let source = source.ok_or_else(|| errors::parameter("Value for parameter TaskHandle is invalid."))?;
    of_arn(cx, "SourceArn", source)?;
    match cx.services.sqs().moves.iter().any(|task| task.handle == handle) {
        // (unverified) text
        true => Err(errors::parameter("Only active tasks can be cancelled.")),
        false => Err(errors::no_task()),
    }
}

fn of_arn(cx: &Cx, member: &str, arn: &str) -> Result<(QueueKey, Rc<Queue>), ApiError> {
    let key = key_of(arn).filter(|key| key.0 == cx.region());
    let found = key.and_then(|key| Some((cx.services.sqs().queues.get(&key)?.clone(), key)));
    found.map(|(queue, key)| (key, queue)).ok_or_else(|| errors::no_resource(member))
}
