//! Checks the ARNs that a call names: of this service, region and account.

use super::state::TopicKey;
use super::{Subscription, SubscriptionKey, Topic, errors};
use crate::ApiError;
use crate::kernel::Cx;
use base::Arn;
use std::rc::Rc;

/// The key of the topic that `text` names, whether or not it exists. `member`
/// is the input's name for it, for the refusal.
pub(super) fn topic_key(cx: &Cx, member: &str, text: &str) -> Result<TopicKey, ApiError> {
    let arn = own_arn(cx, member, text)?;
    Ok((cx.region(), arn.resource))
}

/// The topic that `text` names.
pub(super) fn topic(cx: &Cx, member: &str, text: &str) -> Result<Rc<Topic>, ApiError> {
    let key = topic_key(cx, member, text)?;
    cx.services.sns().topics.get(&key).cloned().ok_or_else(errors::no_topic)
}

/// The key of the subscription that `text` names, whether or not it exists.
pub(super) fn subscription_key(cx: &Cx, text: &str) -> Result<SubscriptionKey, ApiError> {
    let arn = own_arn(cx, "SubscriptionArn", text)?;
    match arn.resource.split_once(':') {
        Some((topic, id)) if is_uuid(id) => Ok((cx.region(), topic.to_string(), id.to_string())),
        _ => Err(errors::invalid("SubscriptionId")),
    }
}

/// The subscription that `text` names.
pub(super) fn subscription(cx: &Cx, text: &str) -> Result<(SubscriptionKey, Rc<Subscription>), ApiError> {
    let key = subscription_key(cx, text)?;
    let found = cx.services.sns().subscriptions.get(&key).cloned();
    found.map(|subscription| (key, subscription)).ok_or_else(errors::no_subscription)
}

fn own_arn(cx: &Cx, member: &str, text: &str) -> Result<Arn, ApiError> {
    let arn: Arn = match text.parse() {
        Ok(arn) => arn,
        Err(base_error) if base_error.elements < 6 => return Err(errors::not_an_arn(member, base_error.elements)),
        Err(_) => return Err(errors::invalid(member)),
    };
    let own = arn.partition == "aws"
        && arn.service == "sns"
        && arn.region == cx.region().name()
        && arn.account == *cx.account_id();
    if own { Ok(arn) } else { Err(errors::invalid(member)) }
}

fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == lengths.len()
        && parts
            .iter()
            .zip(lengths)
            .all(|(part, length)| part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
