//! Asking for confirmation, and confirming.

use super::envelope::Envelope;
use super::state::{Protocol, SubscriptionKey, Topic};
use super::unsubscribe::{notice, restore};
use super::{Wakeup, arns, errors, mail, parcels};
use crate::kernel::{Cx, Place, Verdict, latency};
use crate::{ApiError, ApiResult, Caller, Input};
use base::Document;
use std::rc::Rc;

/// Tokens begin like this at AWS.
const TOKEN_START: &str = "2336412f37";
/// How many hexadecimal digits follow.
const TOKEN_DIGITS: usize = 206;

pub(super) fn new_token(cx: &mut Cx) -> String {
    let ordinal = cx.ordinal("sns-token");
    format!("{TOKEN_START}{}", cx.seed().hex("sns-token", ordinal, TOKEN_DIGITS))
}

/// Gives a pending subscription a new token and sends what asks: a mail, or a
/// request to the web server. The three days begin anew.
pub(super) fn ask(cx: &mut Cx, topic: &Topic, key: &SubscriptionKey) {
    let token = new_token(cx);
    let (region, topic_name, id) = key.clone();
    let ends = Wakeup::ConfirmationEnds { region, topic_name, id };
    let until = cx.wake_after(latency::SNS_CONFIRMATION, crate::kernel::Wakeup::Sns(ends));
    let Some(subscription) = cx.services.sns_mut().subscription_mut(key) else { return };
    subscription.pending_until = Some(until);
    subscription.tokens.push(token.clone());
    let subscription = subscription.clone();
    let place = Place::Subscription(subscription.arn.clone());
    let (latency, what, wakeup) = match subscription.protocol {
        Protocol::Email => {
            let mail = Rc::new(mail::confirmation(topic, &subscription.endpoint, &token, cx.region()));
            (latency::SNS_MAIL, mail::CONFIRMATION_SUBJECT, Wakeup::Mail { subscription_arn: None, mail })
        }
        protocol => {
            let id = cx.uuid("sns-message");
            let envelope = Envelope::now(cx, cx.region(), &id);
            if protocol.is_http() {
                let what = "SubscriptionConfirmation";
                let request = parcels::confirmation(topic, &subscription, &token, &envelope);
                let delivery = notice(cx, topic, &subscription, what, request);
                (latency::SNS_REQUEST, what, Wakeup::Delivery(Rc::new(delivery)))
            } else {
                let mail = Rc::new(mail::confirmation_json(topic, &subscription.endpoint, &token, &envelope));
                (latency::SNS_MAIL, mail::CONFIRMATION_SUBJECT, Wakeup::Mail { subscription_arn: None, mail })
            }
        }
    };
    let arrives = cx.kernel.now + cx.delay(latency);
    let hop = cx.hop(place, what, Verdict::Waiting(arrives));
    let before = cx.under(hop);
    cx.wake_at(arrives, crate::kernel::Wakeup::Sns(wakeup));
    cx.back_to(before);
}

/// Confirms with a token of a mail; a token works repeatedly. That of a
/// goodbye brings the subscription back.
/// Source: SNS API Reference, "ConfirmSubscription".
pub(super) fn confirm_subscription(cx: &mut Cx, input: &Input) -> ApiResult {
    let topic_arn = input.text("TopicArn");
    arns::topic_key(cx, "TopicArn", topic_arn)?;
    let token = input.text("Token");
    let state = cx.services.sns();
    let found = state.subscriptions.iter().find(|(_, it)| it.tokens.iter().any(|given| given == token));
    let of_ended = || state.ended.values().find(|ended| ended.token == token).map(|ended| &ended.subscription);
    let known = found.map(|(_, it)| it).or_else(of_ended).ok_or_else(|| errors::bad_token(token))?;
    if known.topic_arn != topic_arn {
        return Err(errors::invalid("Topic"));
    }
    let sign_in_to_unsubscribe = signs_in(cx, topic_arn, input)?;
    let Some((key, subscription)) = found.map(|(key, it)| (key.clone(), it.clone())) else {
        let restored = restore(cx, token).ok_or_else(|| errors::bad_token(token))?;
        return Ok(Document::map().with("SubscriptionArn", &restored.arn));
    };
    if subscription.is_pending() {
        let signed_in = cx.caller() != Caller::Anonymous;
        if let Some(subscription) = cx.services.sns_mut().subscription_mut(&key) {
            subscription.pending_until = None;
            subscription.confirmed_with_sign_in = signed_in;
            subscription.sign_in_to_unsubscribe = sign_in_to_unsubscribe;
        }
    }
    Ok(Document::map().with("SubscriptionArn", &subscription.arn))
}

/// Whether only who signs in may end it; who asks for that signs in as well.
fn signs_in(cx: &Cx, topic_arn: &str, input: &Input) -> Result<bool, ApiError> {
    let wanted = input.text("AuthenticateOnUnsubscribe").eq_ignore_ascii_case("true");
    if wanted && cx.caller() == Caller::Anonymous {
        let why = "because AuthenticateOnUnsubscribe needs an authenticated request";
        return Err(errors::not_authorized("", "SNS:ConfirmSubscription", topic_arn, why));
    }
    Ok(wanted)
}
