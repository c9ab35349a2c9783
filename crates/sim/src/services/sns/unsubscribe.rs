//! Ending a subscription.

use super::state::{Protocol, SubscriptionKey};
use super::{Subscription, Wakeup, arns, errors, mail};
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
    remove(cx, &key);
    if by_link {
        tell(cx, &found);
    }
    Ok(Document::map())
}

fn remove(cx: &mut Cx, key: &SubscriptionKey) {
    let state = cx.services.sns_mut();
    state.subscriptions.remove(key);
    if let Some(topic) = state.topic_mut(&(key.0, key.1.clone())) {
        topic.deleted += 1;
    }
}

/// Who did not sign in gets a last mail that says so.
fn tell(cx: &mut Cx, subscription: &Subscription) {
    let Some(topic) = cx.services.sns().topic(&subscription.topic_arn) else { return };
    if subscription.protocol != Protocol::Email {
        return;
    }
    let mail = mail::deactivation(topic, &subscription.endpoint);
    let wakeup = Wakeup::Mail { subscription_arn: None, mail: Rc::new(mail) };
    cx.wake_after(latency::SNS_MAIL, crate::kernel::Wakeup::Sns(wakeup));
}
