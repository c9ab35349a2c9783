//! One queue.

use super::queues::{deduplication, kind};
use crate::{Route, View, Words, moment};
use base::Document;
use sim::Account;
use sim::services::sns::Protocol;
use sim::services::sqs::Queue;

/// A queue's page.
#[derive(Clone, Debug, PartialEq)]
pub struct QueuePage {
    pub name: String,
    pub arn: String,
    pub url: String,
    /// Keys of the words and values, as the details show them.
    pub facts: Vec<(String, String)>,
    /// Indented; empty where there is none.
    pub policy: String,
    /// The dead-letter queue: its ARN, page and how often is too often.
    pub dead_letters: Option<(String, Route, u32)>,
    /// The queues whose dead-letter queue this is: name and page.
    pub sources: Vec<(String, Route)>,
    /// Topics that send here: the topic's name and page, the subscription's id and page.
    pub subscriptions: Vec<(String, Route, String, Route)>,
    pub tags: Vec<(String, String)>,
    /// Why messages cannot be moved back now; empty where they can.
    pub keeps: String,
}

/// The queue of that name in the view's region, if there is one.
pub fn queue(account: &Account, view: &View, name: &str) -> Option<QueuePage> {
    let sqs = account.services().sqs();
    let it = sqs.queue_named(view.region, name)?;
    let policy = Document::parse(it.policy()).map(|policy| policy.to_indented(2)).unwrap_or_default();
    let dead_letters = it.redrive_policy().map(|policy| {
        let name = policy.dead_letter_target_arn.rsplit(':').next().unwrap_or("").to_string();
        (policy.dead_letter_target_arn, Route::Queue(name), policy.max_receive_count)
    });
    let sources: Vec<(String, Route)> = sqs
        .sources_of(it.arn())
        .map(|queue| (queue.name().to_string(), Route::Queue(queue.name().to_string())))
        .collect();
    let keeps = match (sources.is_empty(), it.counts(account.now()).visible) {
        (true, _) => view.say("sqs.redrive.no-source"),
        (_, 0) => view.say("sqs.redrive.no-messages"),
        _ => String::new(),
    };
    Some(QueuePage {
        name: it.name().to_string(),
        arn: it.arn().to_string(),
        url: it.url().to_string(),
        facts: facts(account, view, it),
        policy,
        dead_letters,
        sources,
        subscriptions: subscriptions(account, view, it),
        tags: it.tags().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
        keeps,
    })
}

fn facts(account: &Account, view: &View, it: &Queue) -> Vec<(String, String)> {
    let counts = it.counts(account.now());
    let seconds = |name: &str| length(view, it.attribute(name).unwrap_or(""));
    let mut facts = vec![
        (view.say("sqs.type"), kind(view, it)),
        (view.say("sqs.available"), counts.visible.to_string()),
        (view.say("sqs.in-flight"), counts.in_flight.to_string()),
        (view.say("sqs.delayed"), counts.delayed.to_string()),
        (view.say("sqs.visibility"), seconds("VisibilityTimeout")),
        (view.say("sqs.retention"), seconds("MessageRetentionPeriod")),
        (view.say("sqs.delay"), seconds("DelaySeconds")),
        (view.say("sqs.wait"), seconds("ReceiveMessageWaitTimeSeconds")),
        (view.say("sqs.size"), size(view, it.attribute("MaximumMessageSize").unwrap_or(""))),
        (view.say("sqs.created"), moment(it.created())),
        (view.say("sqs.modified"), moment(it.modified())),
        (view.say("sqs.encryption"), "Amazon SQS key (SSE-SQS)".to_string()),
    ];
    if it.is_fifo() {
        facts.push((view.say("sqs.deduplication"), deduplication(view, it)));
    }
    facts
}

fn subscriptions(account: &Account, view: &View, it: &Queue) -> Vec<(String, Route, String, Route)> {
    let all = account.services().sns().subscriptions(view.region);
    let here =
        all.filter(|subscription| subscription.protocol() == Protocol::Sqs && subscription.endpoint() == it.arn());
    let row = |subscription: &sim::services::sns::Subscription| {
        let topic = subscription.topic_arn().rsplit(':').next().unwrap_or("").to_string();
        let id = subscription.id().to_string();
        (topic.clone(), Route::Topic(topic), id.clone(), Route::Subscription(id))
    };
    here.map(row).collect()
}

/// For `DeleteQueue`, `PurgeQueue`.
pub fn url_input(url: &str) -> Document {
    Document::map().with("QueueUrl", url)
}

/// For `SetQueueAttributes`.
pub fn policy_input(url: &str, policy: &str) -> Document {
    url_input(url).with("Attributes", Document::map().with("Policy", policy))
}

/// Seconds in the largest unit that divides them, as the console has it: `4 days`.
fn length(view: &View, seconds: &str) -> String {
    let count = seconds.parse::<u64>().unwrap_or(0);
    let units = [(86_400, "sqs.day", "sqs.days"), (3_600, "sqs.hour", "sqs.hours"), (60, "sqs.minute", "sqs.minutes")];
    match units.into_iter().find(|(unit, ..)| count >= *unit && count.is_multiple_of(*unit)) {
        Some((unit, one, _)) if count == unit => view.say(one),
        Some((unit, _, many)) => view.fill(many, &[("n", &(count / unit).to_string())]),
        None => view.fill("sqs.seconds", &[("n", seconds)]),
    }
}

/// Bytes, in KiB where they are whole ones.
fn size(view: &View, bytes: &str) -> String {
    match bytes.parse::<u64>() {
        Ok(count) if count >= 1_024 && count.is_multiple_of(1_024) => {
            view.fill("sqs.kibibytes", &[("n", &(count / 1_024).to_string())])
        }
        _ => view.fill("sqs.bytes", &[("n", bytes)]),
    }
}
