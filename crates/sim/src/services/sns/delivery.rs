//! From the topic to those who have confirmed: what happens when a service
//! publishes, and when something falls due.

use super::attempts::{self, Delivery};
use super::envelope::Envelope;
use super::message::Message;
use super::state::{Protocol, Topic, key_of};
use super::{Subscription, Wakeup, filter, mail, metrics, parcels, sms, unsubscribe};
use crate::kernel::{Cx, Effect, Place, Publication, Reason, Verdict, latency};
use crate::services::access::Admission;
use std::rc::Rc;

/// A service publishes: only a topic whose policy admits it takes the message.
pub(crate) fn on_publish(cx: &mut Cx, publication: Publication) {
    let Publication { topic_arn, principal, source_arn, subject, message } = publication;
    let message = Message::plain(subject, message);
    let account = cx.account_id();
    let state = cx.services.sns();
    let refusal = match state.admits(&topic_arn, &principal, "sns:Publish", &source_arn, &account) {
        Admission::Yes => None,
        Admission::No(_) => Some(Reason::PolicyDenies(principal)),
        Admission::Missing => Some(Reason::TargetMissing),
    };
    match (refusal, key_of(&topic_arn).and_then(|key| cx.services.sns().topics.get(&key).cloned())) {
        // A FIFO topic takes no message without a group, and services give none.
        (None, Some(topic)) if !topic.is_fifo() => {
            let id = cx.uuid("sns-message");
            deliver(cx, &topic, &message, &id);
        }
        (refusal, _) => {
            let reason = refusal.unwrap_or(Reason::InputNotRendered);
            cx.hop(Place::Topic(topic_arn), message.title(), Verdict::Failed(reason));
        }
    }
}

/// Sends a message to each subscription of a topic.
pub(super) fn deliver(cx: &mut Cx, topic: &Topic, message: &Message, id: &str) {
    let Some(key) = key_of(&topic.arn) else { return };
    metrics::published(cx, &topic.arn, message.size());
    let subscriptions: Vec<Rc<Subscription>> = cx.services.sns().of_topic(&key).map(|(_, it)| it.clone()).collect();
    let verdict = match subscriptions.is_empty() {
        true => Verdict::Dropped(Reason::NoSubscription),
        false => Verdict::Passed,
    };
    let hop = cx.hop(Place::Topic(topic.arn.clone()), message.title(), verdict);
    let before = cx.under(hop);
    for subscription in subscriptions {
        deliver_to(cx, topic, &subscription, message, id);
    }
    cx.back_to(before);
}

fn deliver_to(cx: &mut Cx, topic: &Topic, to: &Subscription, message: &Message, id: &str) {
    let place = Place::Subscription(to.arn.clone());
    if to.is_pending() {
        cx.hop(place, message.title(), Verdict::Dropped(Reason::PendingConfirmation));
        return;
    }
    if let filter::Verdict::FilteredOut(metric, looked_at) = filter::verdict(to, message) {
        let verdict = Verdict::Dropped(Reason::FilterPolicyMismatch);
        cx.hop_of_message(place, message.title(), verdict, looked_at);
        metrics::count(cx, &topic.arn, "NumberOfNotificationsFilteredOut");
        metrics::count(cx, &topic.arn, metric);
        return;
    }
    let envelope = Envelope::now(cx, cx.region(), id);
    let subscription_arn = Some(to.arn.clone());
    match to.protocol {
        Protocol::Email => {
            let mail = Rc::new(mail::notification(topic, to, message, cx.region()));
            send(cx, place, message, latency::SNS_MAIL, Wakeup::Mail { subscription_arn, mail });
        }
        Protocol::EmailJson => {
            let mail = Rc::new(mail::notification_json(topic, to, message, &envelope));
            send(cx, place, message, latency::SNS_MAIL, Wakeup::Mail { subscription_arn, mail });
        }
        Protocol::Sms => sms::to_subscriber(cx, topic, to, message),
        _ => match parcels::pack(topic, to, message, &envelope) {
            Some((parcel, latency)) => {
                let (topic_arn, subscription_arn, title) = (topic.arn.clone(), to.arn.clone(), message.title());
                let delivery = Delivery { topic_arn, subscription_arn, title, parcel, retries: 0, since: cx.now() };
                match parcels::is_overloaded(to, message) {
                    true => attempts::fail(cx, &delivery, Reason::InputNotRendered),
                    false => send(cx, place, message, latency, Wakeup::Delivery(Rc::new(delivery))),
                }
            }
            None => {
                let reason = Reason::NotSimulated(format!("deliveries to {} endpoints", to.protocol.name()));
                cx.hop(place, message.title(), Verdict::Failed(reason));
            }
        },
    }
}

/// It is on its way from here.
pub(super) fn send(cx: &mut Cx, from: Place, message: &Message, latency: latency::Latency, wakeup: Wakeup) {
    let arrives = cx.kernel.now + cx.delay(latency);
    let hop = cx.hop(from, message.title(), Verdict::Waiting(arrives));
    let before = cx.under(hop);
    cx.wake_at(arrives, crate::kernel::Wakeup::Sns(wakeup));
    cx.back_to(before);
}

pub(crate) fn on_wakeup(cx: &mut Cx, wakeup: &Wakeup) {
    match wakeup {
        Wakeup::Mail { subscription_arn, mail } => {
            leave(cx, subscription_arn.as_deref(), &mail.subject, Effect::Mail(mail.as_ref().clone()));
        }
        Wakeup::Text { subscription_arn, text } => {
            leave(cx, subscription_arn.as_deref(), &text.body, Effect::Text(text.as_ref().clone()));
        }
        Wakeup::Delivery(delivery) => attempts::attempt(cx, delivery),
        Wakeup::ConfirmationEnds { region, topic_name, id } => {
            let key = (*region, topic_name.clone(), id.clone());
            let now = cx.now();
            let over = |it: &Rc<Subscription>| it.pending_until.is_some_and(|until| until <= now);
            if cx.services.sns().subscriptions.get(&key).is_some_and(over) {
                cx.services.sns_mut().subscriptions.remove(&key);
            }
        }
        Wakeup::EndedForgotten { region, topic_name, id } => {
            unsubscribe::forget(cx, &(*region, topic_name.clone(), id.clone()));
        }
    }
}

/// What SNS sent leaves the account; a subscription has delivered it.
fn leave(cx: &mut Cx, subscription_arn: Option<&str>, what: &str, effect: Effect) {
    if let Some(arn) = subscription_arn {
        let hop = cx.hop(Place::Subscription(arn.to_string()), what, Verdict::Delivered);
        cx.under(hop);
        let topic_arn = arn.rsplit_once(':').map_or("", |(topic_arn, _)| topic_arn);
        metrics::count(cx, topic_arn, "NumberOfNotificationsDelivered");
    }
    cx.emit(effect);
}
