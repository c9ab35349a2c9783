//! Text messages: in how many parts they travel, what they cost, and who
//! wants none.
//!
//! Source: SNS Developer Guide, "Publishing SMS messages to a topic", "Mobile
//! text messaging with Amazon SNS".

use super::message::Message;
use super::sms_parts::parts;
use super::state::{Protocol, Subscription, Topic};
use super::{Wakeup, endpoints, metrics};
use crate::kernel::region::Region;
use crate::kernel::{Cx, Place, Reason, Text, Verdict, latency};
use base::Time;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A region's text messaging.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texting {
    /// What was set: `DefaultSMSType`, …
    pub(super) attributes: BTreeMap<String, String>,
    /// Who wants no messages, and since when.
    pub(super) opted_out: BTreeMap<String, Time>,
    /// Who was opted in again by the account, and when last.
    pub(super) opted_in: BTreeMap<String, Time>,
    /// Year and month in which the money was spent.
    month: (i64, u32),
    /// In millionths of a US dollar.
    spent: u64,
}

impl Texting {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
    /// Numbers that opted out, and since when.
    pub fn opted_out(&self) -> impl Iterator<Item = (&str, Time)> {
        self.opted_out.iter().map(|(number, since)| (number.as_str(), *since))
    }
    pub fn is_opted_out(&self, number: &str) -> bool {
        self.opted_out.contains_key(number)
    }
    /// In millionths of a US dollar.
    pub fn spend_limit(&self) -> u64 {
        let dollars = self.attribute("MonthlySpendLimit").and_then(|text| text.parse::<f64>().ok());
        (dollars.unwrap_or(1.0) * MILLION) as u64
    }
    /// What this month has cost, in millionths of a US dollar.
    pub fn spent(&self, now: Time) -> u64 {
        if month_of(now) == self.month { self.spent } else { 0 }
    }
    /// `Promotional` unless it was set.
    pub fn default_type(&self) -> &str {
        self.attribute("DefaultSMSType").unwrap_or("Promotional")
    }
}

const MILLION: f64 = 1_000_000.0;

fn month_of(time: Time) -> (i64, u32) {
    let civil = time.civil();
    (civil.year, civil.month)
}

/// Calling code, country, price of a part in millionths of a US dollar, as of
/// March 2021 (unverified).
const COUNTRIES: [(&str, &str, u64); 7] = [
    ("+1", "US", 6_450),
    ("+33", "FR", 71_000),
    ("+44", "GB", 38_000),
    ("+49", "DE", 74_000),
    ("+81", "JP", 74_510),
    ("+82", "KR", 33_000),
    ("+86", "CN", 28_000),
];
/// Anywhere else.
const ELSEWHERE: (&str, u64) = ("ZZ", 50_000);

fn country(number: &str) -> (&'static str, u64) {
    let found = COUNTRIES.iter().find(|(code, _, _)| number.starts_with(code));
    found.map_or(ELSEWHERE, |(_, country, price)| (*country, *price))
}

/// Whether nobody can have this number: behind the country's code no number of
/// these countries has the 0 that is dialled at home. SNS takes it all the same;
/// its messages never arrive.
pub fn is_nobodys(number: &str) -> bool {
    COUNTRIES.iter().any(|(code, _, _)| number.strip_prefix(code).is_some_and(|rest| rest.starts_with('0')))
}

/// The message alone, behind the display name in capitals.
pub(super) fn body(topic: &Topic, message: &Message) -> String {
    let prefix = match topic.display_name.as_str() {
        "" => String::new(),
        name => format!("{}> ", name.to_ascii_uppercase()),
    };
    format!("{prefix}{}", message.for_protocol(Protocol::Sms))
}

/// A topic's message goes to a subscriber's phone.
pub(super) fn to_subscriber(cx: &mut Cx, topic: &Topic, to: &Subscription, message: &Message) {
    let Some(number) = endpoints::subscribable_number(&to.endpoint) else { return };
    let body = body(topic, message);
    let place = Place::Subscription(to.arn.clone());
    if !send(cx, place, &number, body, message, Some(to.arn.clone())) {
        metrics::count(cx, &topic.arn, "NumberOfNotificationsFailed");
    }
}

/// A message goes to a number of no topic.
pub(super) fn to_number(cx: &mut Cx, number: &str, message: &Message) {
    let body = message.for_protocol(Protocol::Sms).to_string();
    send(cx, Place::Phone(number.to_string()), number, body, message, None);
}

/// Sends unless its reader or the month's limit is against it. Whoever
/// publishes does not learn of it: only the hop and the metrics tell.
fn send(
    cx: &mut Cx,
    from: Place,
    number: &str,
    body: String,
    message: &Message,
    subscription_arn: Option<String>,
) -> bool {
    let region = cx.region();
    let texting = cx.services.sns().texting(region);
    let kind = message.attribute("AWS.SNS.SMS.SMSType").unwrap_or(texting.default_type()).to_string();
    let parts = parts(&body);
    let (spent, cost) = (texting.spent(cx.now()), cost(number, parts));
    let country = country(number).0;
    let refusal = refusal(texting, number, parts, message, cx.now());
    metrics::text(cx, country, &kind, refusal.is_none());
    if let Some(reason) = refusal {
        let verdict = if reason == Reason::OptedOut { Verdict::Dropped(reason) } else { Verdict::Failed(reason) };
        cx.hop(from, message.title(), verdict);
        return false;
    }
    spend(cx, region, spent + cost);
    let text = Rc::new(Text { to: number.to_string(), body, parts });
    super::delivery::send(cx, from, message, latency::SNS_TEXT, Wakeup::Text { subscription_arn, text });
    true
}

/// What a message costs, in millionths of a US dollar.
fn cost(number: &str, parts: u32) -> u64 {
    u64::from(parts) * country(number).1
}

/// Why a message does not leave: nobody has the number, its reader is against
/// it, the month's limit, or the price that it may have at most.
pub(super) fn refusal(texting: &Texting, number: &str, parts: u32, message: &Message, now: Time) -> Option<Reason> {
    let most = message.attribute("AWS.SNS.SMS.MaxPrice").and_then(|text| text.parse::<f64>().ok());
    if is_nobodys(number) {
        return Some(Reason::NoSuchNumber);
    }
    if texting.is_opted_out(number) {
        return Some(Reason::OptedOut);
    }
    let dear = most.is_some_and(|most| cost(number, parts) as f64 > most * MILLION);
    (dear || texting.spent(now) >= texting.spend_limit()).then_some(Reason::SpendLimit)
}

fn spend(cx: &mut Cx, region: Region, spent: u64) {
    let month = month_of(cx.now());
    let texting = cx.services.sns_mut().texting_mut(region);
    texting.month = month;
    texting.spent = spent;
    metrics::spent(cx, spent as f64 / MILLION);
}
