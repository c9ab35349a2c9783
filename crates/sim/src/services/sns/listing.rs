//! The lists, in pages of 100. Source: SNS API Reference, "ListTopics",
//! "ListSubscriptions", "ListSubscriptionsByTopic".

use super::{arns, errors};
use crate::kernel::Cx;
use crate::{ApiResult, Input};
use base::Document;

const PAGE: usize = 100;

pub(super) fn list_topics(cx: &mut Cx, input: &Input) -> ApiResult {
    let rows = cx.services.sns().topics(cx.region());
    let rows = rows.map(|topic| (topic.name().to_string(), Document::map().with("TopicArn", topic.arn())));
    page("Topics", rows.collect(), input)
}

pub(super) fn list_subscriptions(cx: &mut Cx, input: &Input) -> ApiResult {
    let rows = cx.services.sns().subscriptions(cx.region()).map(|it| (it.arn().to_string(), it.row()));
    page("Subscriptions", rows.collect(), input)
}

pub(super) fn list_subscriptions_by_topic(cx: &mut Cx, input: &Input) -> ApiResult {
    let topic = arns::topic(cx, "TopicArn", input.text("TopicArn"))?;
    super::policy::check_caller(cx, &topic, "SNS:ListSubscriptionsByTopic")?;
    let rows = cx.services.sns().subscriptions_of(topic.arn()).map(|it| (it.arn().to_string(), it.row()));
    page("Subscriptions", rows.collect(), input)
}

/// The rows after the token's, at most a page of them. A token is the last
/// row's name in hexadecimal digits, so a deleted row does no harm.
fn page(name: &str, rows: Vec<(String, Document)>, input: &Input) -> ApiResult {
    let start = match input.text("NextToken") {
        "" => 0,
        token => {
            let last = from_hex(token).ok_or_else(|| errors::invalid("NextToken"))?;
            rows.iter().position(|(name, _)| *name > last).unwrap_or(rows.len())
        }
    };
    let shown: Vec<&(String, Document)> = rows.iter().skip(start).take(PAGE).collect();
    let more = rows.len() > start + PAGE;
    let token = shown.last().filter(|_| more).map(|(name, _)| to_hex(name));
    let items: Document = shown.into_iter().map(|(_, row)| row.clone()).collect();
    Ok(Document::map().with(name, items).with_some("NextToken", token))
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
