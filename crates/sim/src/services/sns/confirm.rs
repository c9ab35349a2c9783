//! Asking for confirmation, and confirming.

use super::state::{Protocol, SubscriptionKey, Topic};
use super::{Wakeup, arns, errors, mail};
use crate::kernel::{Cx, Place, Reason, Verdict, latency};
use crate::{ApiResult, Caller, Input};
use base::Document;
use std::rc::Rc;

/// Tokens begin like this at AWS.
const TOKEN_START: &str = "2336412f37";
/// How many hexadecimal digits follow.
const TOKEN_DIGITS: usize = 206;

/// Gives a pending subscription a new token and sends the mail that asks.
/// The three days begin anew.
pub(super) fn ask(cx: &mut Cx, topic: &Topic, key: &SubscriptionKey) {
    let ordinal = cx.ordinal("sns-token");
    let token = format!("{TOKEN_START}{}", cx.seed().hex("sns-token", ordinal, TOKEN_DIGITS));
    let (region, topic_name, id) = key.clone();
    let ends = Wakeup::ConfirmationEnds { region, topic_name, id };
    let until = cx.wake_after(latency::SNS_CONFIRMATION, crate::kernel::Wakeup::Sns(ends));
    let Some(subscription) = cx.services.sns_mut().subscription_mut(key) else { return };
    subscription.pending_until = Some(until);
    subscription.tokens.push(token.clone());
    let subscription = subscription.clone();
    let place = Place::Subscription(subscription.arn.clone());
    let mail = match subscription.protocol {
        Protocol::Email => mail::confirmation(topic, &subscription.endpoint, &token, cx.region()),
        Protocol::EmailJson => {
            let id = cx.uuid("sns-message");
            let envelope = mail::Envelope { id: &id, time: cx.now(), region: cx.region(), seed: cx.seed() };
            mail::confirmation_json(topic, &subscription.endpoint, &token, &envelope)
        }
        protocol => {
            let reason = Reason::NotSimulated(format!("requests to {} endpoints", protocol.name()));
            cx.hop(place, mail::CONFIRMATION_SUBJECT, Verdict::Failed(reason));
            return;
        }
    };
    let arrives = cx.kernel.now + cx.delay(latency::SNS_MAIL);
    let hop = cx.hop(place, mail::CONFIRMATION_SUBJECT, Verdict::Waiting(arrives));
    let before = cx.under(hop);
    let wakeup = Wakeup::Mail { subscription_arn: None, mail: Rc::new(mail) };
    cx.wake_at(arrives, crate::kernel::Wakeup::Sns(wakeup));
    cx.back_to(before);
}

/// Confirms with a token of a mail; a token works repeatedly.
/// Source: SNS API Reference, "ConfirmSubscription".
pub(super) fn confirm_subscription(cx: &mut Cx, input: &Input) -> ApiResult {
    let topic_arn = input.text("TopicArn");
    arns::topic(cx, "TopicArn", topic_arn)?;
    let token = input.text("Token");
    let all = cx.services.sns().subscriptions.iter();
    let found = all.into_iter().find(|(_, it)| it.tokens.iter().any(|given| given == token));
    let (key, subscription) = found.map(|(key, it)| (key.clone(), it.clone())).ok_or_else(errors::bad_token)?;
    if subscription.topic_arn != topic_arn {
        return Err(errors::invalid("Topic"));
    }
    if subscription.is_pending() {
        let signed_in = cx.caller() != Caller::Anonymous;
        let sign_in_to_unsubscribe = input.text("AuthenticateOnUnsubscribe").eq_ignore_ascii_case("true");
        if sign_in_to_unsubscribe && !signed_in {
            let why = "because AuthenticateOnUnsubscribe needs an authenticated request";
            return Err(errors::not_authorized("", "SNS:ConfirmSubscription", topic_arn, why));
        }
        if let Some(subscription) = cx.services.sns_mut().subscription_mut(&key) {
            subscription.pending_until = None;
            subscription.confirmed_with_sign_in = signed_in;
            subscription.sign_in_to_unsubscribe = sign_in_to_unsubscribe;
        }
    }
    Ok(Document::map().with("SubscriptionArn", &subscription.arn))
}
