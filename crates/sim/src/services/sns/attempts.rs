//! Deliveries to endpoints that may refuse: queues, functions, HTTP(S). Each
//! attempt leaves a hop; what fails for good goes to the subscription's
//! dead-letter queue, if it has one.
//!
//! Source: SNS Developer Guide, "Amazon SNS message delivery retries" and
//! "Amazon SNS dead-letter queues".

use super::{Wakeup, backoff, delivery_policy, metrics};
use crate::kernel::region::Region;
use crate::kernel::{Cause, Cx, Effect, FunctionEvent, HttpRequest, Place, QueueMessage, Reason, Verdict};
use crate::services::access::Admission;
use crate::services::sqs;
use base::{Document, Time};
use std::rc::Rc;

/// Who delivers, for the policies of queues and functions.
pub(super) const PRINCIPAL: &str = "sns.amazonaws.com";

/// Something on its way to an endpoint that may refuse it.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    pub(super) topic_arn: String,
    pub(super) subscription_arn: String,
    /// What hops show.
    pub(super) title: String,
    pub(super) parcel: Parcel,
    /// Retries so far.
    pub(super) retries: u32,
    /// When it was tried first.
    pub(super) since: Time,
}

/// What is delivered.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Parcel {
    Queue(QueueMessage),
    Function(FunctionEvent),
    Request(HttpRequest),
    /// A request that asks for confirmation, or says that all is over.
    Notice(HttpRequest),
}

impl Parcel {
    /// What arrives: the body, or the event.
    pub(super) fn text(&self) -> &str {
        match self {
            Parcel::Queue(message) => &message.body,
            Parcel::Function(event) => &event.payload,
            Parcel::Request(request) | Parcel::Notice(request) => &request.body,
        }
    }
}

impl Delivery {
    /// The request that a person at the endpoint will see, where it is one.
    pub fn request(&self) -> Option<&HttpRequest> {
        match &self.parcel {
            Parcel::Request(request) | Parcel::Notice(request) => Some(request),
            _ => None,
        }
    }

    /// Whether it is a message of the topic.
    fn is_message(&self) -> bool {
        !matches!(self.parcel, Parcel::Notice(_))
    }

    fn place(&self) -> Place {
        Place::Subscription(self.subscription_arn.clone())
    }
}

/// Tries a delivery, now.
pub(super) fn attempt(cx: &mut Cx, delivery: &Delivery) {
    match &delivery.parcel {
        Parcel::Queue(message) => {
            let admitted = admits_message(cx, &message.queue_arn, &delivery.topic_arn);
            if let (Admission::Yes, Some(error)) = (&admitted, sqs::refusal(cx, message)) {
                return fail(cx, delivery, Reason::Refused(error.code, error.message));
            }
            let region = region_of(cx, &message.queue_arn);
            reach(cx, delivery, admitted, region, Effect::Enqueue(message.clone()));
        }
        Parcel::Function(event) => {
            let (arn, account) = (&event.function_arn, cx.account_id());
            let lambda = cx.services.lambda();
            let admitted = lambda.admits(arn, PRINCIPAL, "lambda:InvokeFunction", &delivery.topic_arn, &account);
            let region = region_of(cx, arn);
            reach(cx, delivery, admitted, region, Effect::Invoke(event.clone()));
        }
        Parcel::Request(request) | Parcel::Notice(request) => post(cx, delivery, request),
    }
}

fn admits_message(cx: &Cx, queue_arn: &str, topic_arn: &str) -> Admission {
    cx.services.sqs().admits(queue_arn, PRINCIPAL, "sqs:SendMessage", topic_arn, &cx.account_id())
}

fn region_of(cx: &Cx, arn: &str) -> Region {
    arn.split(':').nth(3).and_then(Region::parse).unwrap_or(cx.region())
}

/// A queue or a function takes it or not; trying again would not help.
fn reach(cx: &mut Cx, delivery: &Delivery, admitted: Admission, region: Region, effect: Effect) {
    match admitted {
        Admission::Yes => {
            arrived(cx, delivery);
            cx.emit_in(region, effect);
        }
        Admission::No(_) => fail(cx, delivery, Reason::PolicyDenies(PRINCIPAL.to_string())),
        Admission::Missing => fail(cx, delivery, Reason::TargetMissing),
    }
}

fn arrived(cx: &mut Cx, delivery: &Delivery) {
    let hop = cx.hop(delivery.place(), &delivery.title, Verdict::Delivered);
    cx.under(hop);
    if delivery.is_message() {
        metrics::count(cx, &delivery.topic_arn, "NumberOfNotificationsDelivered");
    }
}

/// Posts a request and looks at the answer: 5xx and 429 are tried again, any
/// other failure is for good.
fn post(cx: &mut Cx, delivery: &Delivery, request: &HttpRequest) {
    let status = cx.world.status_of(&request.url);
    let effect = Effect::Request(HttpRequest { status, ..request.clone() });
    if (200..300).contains(&status) {
        arrived(cx, delivery);
        cx.emit(effect);
        return;
    }
    let hop = cx.hop(delivery.place(), &delivery.title, Verdict::Passed);
    let before = cx.under(hop);
    cx.emit(effect);
    match (status >= 500 || status == 429, next_try(cx, delivery)) {
        (true, Some(time)) => wait(cx, delivery, time),
        (true, None) => fail(cx, delivery, Reason::RetriesExhausted),
        (false, _) => fail(cx, delivery, Reason::EndpointFailed(status)),
    }
    cx.back_to(before);
}

fn next_try(cx: &Cx, delivery: &Delivery) -> Option<Time> {
    let state = cx.services.sns();
    let (policy, _) = match state.topic(&delivery.topic_arn).zip(state.subscription(&delivery.subscription_arn)) {
        Some((topic, subscription)) => delivery_policy::of_subscription(topic, subscription),
        None => return None,
    };
    let time = cx.now() + policy.delay(delivery.retries + 1)?;
    (time <= delivery.since + backoff::LONGEST).then_some(time)
}

fn wait(cx: &mut Cx, delivery: &Delivery, time: Time) {
    let hop = cx.hop(delivery.place(), &delivery.title, Verdict::Waiting(time));
    let before = cx.under(hop);
    // Trying again is no step deeper: a hundred retries are no loop.
    cx.back_to(Cause { hop: Some(hop), depth: before.depth.saturating_sub(1) });
    let next = Delivery { retries: delivery.retries + 1, ..delivery.clone() };
    cx.wake_at(time, crate::kernel::Wakeup::Sns(Wakeup::Delivery(Rc::new(next))));
    cx.back_to(before);
}

/// It cannot be delivered: to the dead-letter queue, if there is one.
pub(super) fn fail(cx: &mut Cx, delivery: &Delivery, reason: Reason) {
    let hop = cx.hop(delivery.place(), &delivery.title, Verdict::Failed(reason));
    if !delivery.is_message() {
        return;
    }
    metrics::count(cx, &delivery.topic_arn, "NumberOfNotificationsFailed");
    let Some(queue_arn) = dead_letter_queue(cx, &delivery.subscription_arn) else { return };
    let before = cx.under(hop);
    match admits_message(cx, &queue_arn, &delivery.topic_arn) {
        Admission::Yes => {
            let verdict = Verdict::Dropped(Reason::DeadLettered(queue_arn.clone()));
            let hop = cx.hop(delivery.place(), &delivery.title, verdict);
            cx.under(hop);
            metrics::count(cx, &delivery.topic_arn, "NumberOfNotificationsRedrivenToDlq");
            let region = region_of(cx, &queue_arn);
            cx.emit_in(region, Effect::Enqueue(dead_letter(delivery, queue_arn)));
        }
        _ => {
            cx.hop(delivery.place(), &delivery.title, Verdict::Failed(Reason::DeadLetterRefused));
            metrics::count(cx, &delivery.topic_arn, "NumberOfNotificationsFailedToRedriveToDlq");
        }
    }
    cx.back_to(before);
}

fn dead_letter_queue(cx: &Cx, subscription_arn: &str) -> Option<String> {
    let policy = cx.services.sns().subscription(subscription_arn)?.attribute("RedrivePolicy")?;
    let policy = Document::parse(policy).ok()?;
    policy.at("deadLetterTargetArn").as_text().map(str::to_string)
}

/// The same text that the endpoint would have had.
fn dead_letter(delivery: &Delivery, queue_arn: String) -> QueueMessage {
    let letter = |body: String| QueueMessage {
        body,
        principal: PRINCIPAL.to_string(),
        source_arn: delivery.topic_arn.clone(),
        ..QueueMessage::default()
    };
    let letter = match &delivery.parcel {
        Parcel::Queue(message) => message.clone(),
        Parcel::Request(request) | Parcel::Notice(request) => letter(request.body.clone()),
        Parcel::Function(event) => {
            let event = Document::parse(&event.payload).unwrap_or_default();
            letter(event.at("Records").list().first().map_or(String::new(), |record| record.at("Sns").to_json()))
        }
    };
    QueueMessage { queue_arn, ..letter }
}
