//! The lists, in pages of 100. Source: SNS API Reference, "ListTopics",
//! "ListSubscriptions", "ListSubscriptionsByTopic".

use super::{Subscription, arns, errors};
use crate::kernel::Cx;
use crate::{ApiResult, Input};
use base::Document;

const PAGE: usize = 100;

pub(super) fn list_topics(cx: &mut Cx, input: &Input) -> ApiResult {
    let rows = cx.services.sns().topics(cx.region());
    let rows = rows.map(|topic| (topic.name().to_string(), Document::map().with("TopicArn", topic.arn())));
    page(("Topics", "NextToken"), rows.collect(), input.text("NextToken"))
}

pub(super) fn list_subscriptions(cx: &mut Cx, input: &Input) -> ApiResult {
    let state = cx.services.sns();
    let live = state.subscriptions(cx.region()).map(|it| (it.arn().to_string(), it.row(it.listed_arn())));
    subscriptions(live.collect(), state.deleted_subscriptions(cx.region()), input)
}

pub(super) fn list_subscriptions_by_topic(cx: &mut Cx, input: &Input) -> ApiResult {
    let topic = arns::topic(cx, "TopicArn", input.text("TopicArn"))?;
    super::policy::check_caller(cx, &topic, "SNS:ListSubscriptionsByTopic")?;
    let state = cx.services.sns();
    let live = state.subscriptions_of(topic.arn()).map(|it| (it.arn().to_string(), it.row(it.listed_arn())));
    let deleted = state.deleted_subscriptions(cx.region()).filter(|it| it.topic_arn() == topic.arn());
    subscriptions(live.collect(), deleted, input)
}

/// Those that somebody ended by a link stay in the lists for 72 hours.
fn subscriptions<'a>(
    mut rows: Vec<(String, Document)>,
    deleted: impl Iterator<Item = &'a Subscription>,
    input: &Input,
) -> ApiResult {
    rows.extend(deleted.map(|it| (it.arn().to_string(), it.row("Deleted"))));
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    page(("Subscriptions", "NextToken"), rows, input.text("NextToken"))
}

/// The rows after the token's, at most a page of them. A token is the last
/// row's name in hexadecimal digits, so a deleted row does no harm.
/// `names` are those of the list and of the token.
pub(super) fn page(names: (&str, &str), rows: Vec<(String, Document)>, token: &str) -> ApiResult {
    let start = match token {
        "" => 0,
        token => {
            let last = from_hex(token).ok_or_else(|| errors::invalid(names.1))?;
            rows.iter().position(|(name, _)| *name > last).unwrap_or(rows.len())
        }
    };
    let shown: Vec<&(String, Document)> = rows.iter().skip(start).take(PAGE).collect();
    let more = rows.len() > start + PAGE;
    let token = shown.last().filter(|_| more).map(|(name, _)| to_hex(name));
    let items: Document = shown.into_iter().map(|(_, row)| row.clone()).collect();
    Ok(Document::map().with(names.0, items).with_some(names.1, token))
}

fn to_hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<String> {
    let digits = text.as_bytes().chunks(2);
    let bytes: Option<Vec<u8>> =
        digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
    String::from_utf8(bytes?).ok()
}
