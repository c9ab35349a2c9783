//! What SNS counts in `AWS/SNS`, by topic.
//!
//! Source: SNS Developer Guide, "Monitoring Amazon SNS topics using
//! CloudWatch".

use crate::kernel::region::Region;
use crate::kernel::{Cx, Datum, Effect};

const NAMESPACE: &str = "AWS/SNS";

/// One more of something at a topic, whose metrics are in the topic's region.
pub(super) fn count(cx: &mut Cx, topic_arn: &str, name: &'static str) {
    let dimensions = [("TopicName", topic_name(topic_arn))];
    put(cx, topic_arn, Datum::one(NAMESPACE, name, &dimensions));
}

/// A message was published, of so many bytes.
pub(super) fn published(cx: &mut Cx, topic_arn: &str, size: usize) {
    count(cx, topic_arn, "NumberOfMessagesPublished");
    let dimensions = [("TopicName", topic_name(topic_arn))];
    put(cx, topic_arn, Datum::of(NAMESPACE, "PublishSize", &dimensions, size as f64, "Bytes"));
}

/// A text message was sent, or was not.
pub(super) fn text(cx: &mut Cx, country: &'static str, kind: &str, success: bool) {
    let dimensions = [("Country", country), ("SMSType", kind)];
    let value = if success { 1.0 } else { 0.0 };
    let datum = Datum::of(NAMESPACE, "SMSSuccessRate", &dimensions, value, "Count");
    cx.emit(Effect::Datum(datum));
}

/// What text messages have cost this month, in US dollars.
pub(super) fn spent(cx: &mut Cx, dollars: f64) {
    cx.emit(Effect::Datum(Datum::of(NAMESPACE, "SMSMonthToDateSpentUSD", &[], dollars, "Count")));
}

fn put(cx: &mut Cx, topic_arn: &str, datum: Datum) {
    let region = topic_arn.split(':').nth(3).and_then(Region::parse);
    cx.emit_in(region.unwrap_or(cx.region()), Effect::Datum(datum));
}

fn topic_name(topic_arn: &str) -> &str {
    topic_arn.rsplit(':').next().unwrap_or("")
}
