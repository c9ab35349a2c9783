//! Ending a subscription, and what is left of it for a while.

use super::attempts::{Delivery, Parcel};
use super::envelope::Envelope;
use super::state::{Ended, Protocol, SubscriptionKey, key_of};
use super::{Subscription, Topic, Wakeup, arns, confirm, errors, mail, parcels};
use crate::kernel::{Cx, latency};
use crate::{ApiResult, Caller, Input};
use base::Document;
use std::rc::Rc;

/// Ends a subscription; one that is not there is fine. Whoever has the ARN
/// can, without signing in, unless it was confirmed otherwise: so anybody can
/// to whom a mail was forwarded. Source: SNS API Reference, "Unsubscribe".
pub(super) fn unsubscribe(cx: &mut Cx, input: &Input) -> ApiResult {
    let arn = input.text("SubscriptionArn");
    if arn.is_empty() {
        return Err(errors::no_value("SubscriptionArn"));
    }
    let key = arns::subscription_key(cx, arn)?;
    let Some(found) = cx.services.sns().subscriptions.get(&key).cloned() else { return Ok(Document::map()) };
    if found.is_pending() {
        let reason = "A subscription that is pending confirmation cannot be deleted";
        return Err(errors::invalid_because("SubscriptionArn", reason));
    }
    let by_link = cx.caller() == Caller::Anonymous;
    if by_link && found.sign_in_to_unsubscribe {
        let why = "because the subscription requires authentication to unsubscribe";
        return Err(errors::not_authorized("", "SNS:Unsubscribe", arn, why));
    }
    end(cx, &key, &found, by_link);
    Ok(Document::map())
}

/// Whoever asked to be confirmed can have the subscription back for three
/// days. One that somebody ended by a link stays listed as deleted; what the
/// account itself ends is gone from the lists at once (unverified).
fn end(cx: &mut Cx, key: &SubscriptionKey, found: &Rc<Subscription>, by_link: bool) {
    let state = cx.services.sns_mut();
    state.subscriptions.remove(key);
    let topic_key = (key.0, key.1.clone());
    if let Some(topic) = state.topic_mut(&topic_key) {
        topic.deleted += 1;
    }
    let Some(topic) = state.topics.get(&topic_key).cloned() else { return };
    if !found.protocol.needs_confirmation() {
        return;
    }
    let token = confirm::new_token(cx);
    let ended = Ended { subscription: found.clone(), token: token.clone(), listed: by_link };
    cx.services.sns_mut().ended.insert(key.clone(), Rc::new(ended));
    let (region, topic_name, id) = key.clone();
    let wakeup = Wakeup::EndedForgotten { region, topic_name, id };
    cx.wake_after(latency::SNS_DELETED_LISTED, crate::kernel::Wakeup::Sns(wakeup));
    tell(cx, &topic, found, &token, by_link);
}

/// Web servers and readers of JSON always hear of it; who reads mails hears of
/// it when nobody had to sign in for it.
fn tell(cx: &mut Cx, topic: &Topic, to: &Subscription, token: &str, by_link: bool) {
    let id = cx.uuid("sns-message");
    let region = cx.region();
    let envelope = Envelope::now(cx, region, &id);
    let mailed = |mail| Wakeup::Mail { subscription_arn: None, mail: Rc::new(mail) };
    let (latency, wakeup) = match to.protocol {
        Protocol::Email if !by_link => return,
        Protocol::Email => (latency::SNS_MAIL, mailed(mail::deactivation(topic, &to.endpoint, token, region))),
        Protocol::EmailJson => (latency::SNS_MAIL, mailed(mail::deactivation_json(topic, to, token, &envelope))),
        _ => {
            let request = parcels::deactivation(topic, to, token, &envelope);
            (latency::SNS_REQUEST, Wakeup::Delivery(Rc::new(notice(cx, topic, to, "UnsubscribeConfirmation", request))))
        }
    };
    cx.wake_after(latency, crate::kernel::Wakeup::Sns(wakeup));
}

/// A request that is no message of the topic.
pub(super) fn notice(
    cx: &Cx,
    topic: &Topic,
    to: &Subscription,
    title: &str,
    request: crate::kernel::HttpRequest,
) -> Delivery {
    Delivery {
        topic_arn: topic.arn.clone(),
        subscription_arn: to.arn.clone(),
        title: title.to_string(),
        parcel: Parcel::Notice(request),
        retries: 0,
        since: cx.now(),
    }
}

/// After three days nothing is left.
pub(super) fn forget(cx: &mut Cx, key: &SubscriptionKey) {
    cx.services.sns_mut().ended.remove(key);
}

/// Brings back what ended, for whoever has the token: the subscription as it
/// was. None for any other token.
pub(super) fn restore(cx: &mut Cx, token: &str) -> Option<Rc<Subscription>> {
    let state = cx.services.sns_mut();
    let (key, ended) = state.ended.iter().find(|(_, ended)| ended.token == token)?;
    let (key, ended) = (key.clone(), ended.clone());
    let topic_key = key_of(&ended.subscription.topic_arn)?;
    state.ended.remove(&key);
    let topic = state.topic_mut(&topic_key)?;
    topic.deleted = topic.deleted.saturating_sub(1);
    let mut restored = ended.subscription.as_ref().clone();
    // The link restores it again and again, like that of the first mail.
    restored.tokens.push(token.to_string());
    let restored = Rc::new(restored);
    state.subscriptions.insert(key, restored.clone());
    Some(restored)
}
