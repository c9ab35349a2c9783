//! Delivery policies: how topics and subscriptions say that requests to
//! HTTP(S) endpoints are tried again.
//!
//! Source: SNS Developer Guide, "Creating an HTTP/S delivery policy". Its
//! bounds are documented; how SNS words a refusal is not (unverified).

use super::backoff::{Backoff, RetryPolicy};
use super::{Subscription, Topic};
use base::{Document, Map};

const CONTENT_TYPE: &str = "text/plain; charset=UTF-8";
const CONTENT_TYPES: [&str; 3] = ["text/plain", "application/json", "application/xml"];
/// The numbers of a retry policy: name, least, greatest.
const NUMBERS: [(&str, i64, i64); 6] = [
    ("minDelayTarget", 1, 3_600),
    ("maxDelayTarget", 1, 3_600),
    ("numRetries", 0, 100),
    ("numNoDelayRetries", 0, 100),
    ("numMinDelayRetries", 0, 100),
    ("numMaxDelayRetries", 0, 100),
];

/// Why a topic's policy does not hold, for `DeliveryPolicy: …`.
pub(super) fn check_topic(text: &str) -> Result<(), String> {
    let policy = parse(text)?;
    known(&policy, "", &["http"])?;
    let Some(http) = policy.get("http").filter(|http| !http.is_null()) else { return Ok(()) };
    let http = map(http, "http")?;
    let members = [
        "defaultHealthyRetryPolicy",
        "defaultSicklyRetryPolicy",
        "defaultThrottlePolicy",
        "defaultRequestPolicy",
        "disableSubscriptionOverrides",
    ];
    known(http, "http.", &members)?;
    retry_policy(http, "http.", "defaultHealthyRetryPolicy")?;
    throttle_policy(http, "http.", "defaultThrottlePolicy")?;
    request_policy(http, "http.", "defaultRequestPolicy")?;
    match http.get("disableSubscriptionOverrides") {
        None | Some(Document::Null | Document::Bool(_)) => Ok(()),
        Some(_) => Err("http.disableSubscriptionOverrides must be a boolean".to_string()),
    }
}

/// Why a subscription's policy does not hold, for `DeliveryPolicy: …`.
pub(super) fn check_subscription(text: &str) -> Result<(), String> {
    let policy = parse(text)?;
    known(&policy, "", &["healthyRetryPolicy", "sicklyRetryPolicy", "throttlePolicy", "requestPolicy", "guaranteed"])?;
    retry_policy(&policy, "", "healthyRetryPolicy")?;
    throttle_policy(&policy, "", "throttlePolicy")?;
    request_policy(&policy, "", "requestPolicy")
}

fn parse(text: &str) -> Result<Map, String> {
    match Document::parse(text) {
        Ok(Document::Map(map)) => Ok(map),
        _ => Err("failed to parse JSON".to_string()),
    }
}

fn map<'a>(value: &'a Document, path: &str) -> Result<&'a Map, String> {
    value.as_map().ok_or_else(|| format!("{path} must be an object"))
}

fn known(policy: &Map, within: &str, members: &[&str]) -> Result<(), String> {
    match policy.iter().find(|(name, _)| !members.contains(name)) {
        Some((name, _)) => Err(format!("Unrecognized field: {within}{name}")),
        None => Ok(()),
    }
}

fn section<'a>(policy: &'a Map, within: &str, name: &str) -> Result<Option<&'a Map>, String> {
    match policy.get(name) {
        None | Some(Document::Null) => Ok(None),
        Some(value) => map(value, &format!("{within}{name}")).map(Some),
    }
}

fn retry_policy(policy: &Map, within: &str, name: &str) -> Result<(), String> {
    let Some(retries) = section(policy, within, name)? else { return Ok(()) };
    let path = format!("{within}{name}.");
    let members: Vec<&str> = NUMBERS.iter().map(|number| number.0).chain(["backoffFunction"]).collect();
    known(retries, &path, &members)?;
    for (name, least, greatest) in NUMBERS {
        match retries.get(name) {
            None | Some(Document::Null) => {}
            Some(value) => match value.as_i64() {
                Some(number) if number < least => {
                    return Err(format!("{path}{name} must be greater than or equal to {least}"));
                }
                Some(number) if number > greatest => {
                    return Err(format!("{path}{name} must be less than or equal to {greatest}"));
                }
                Some(_) => {}
                None => return Err(format!("{path}{name} must be an integer")),
            },
        }
    }
    match retries.get("backoffFunction") {
        None | Some(Document::Null) => {}
        Some(name) if Backoff::parse(name.text()).is_some() => {}
        Some(_) => {
            return Err(format!("{path}backoffFunction must be one of arithmetic, exponential, geometric, linear"));
        }
    }
    let read = read(retries);
    if read.min_delay > read.max_delay {
        return Err(format!("{path}minDelayTarget must be less than or equal to maxDelayTarget"));
    }
    if read.without_delay + read.with_min_delay + read.with_max_delay > read.retries {
        return Err(format!(
            "{path}numRetries must be greater than or equal to the sum of numNoDelayRetries, numMinDelayRetries and \
             numMaxDelayRetries"
        ));
    }
    Ok(())
}

fn throttle_policy(policy: &Map, within: &str, name: &str) -> Result<(), String> {
    let Some(throttle) = section(policy, within, name)? else { return Ok(()) };
    let path = format!("{within}{name}.");
    known(throttle, &path, &["maxReceivesPerSecond"])?;
    match throttle.get("maxReceivesPerSecond") {
        None | Some(Document::Null) => Ok(()),
        Some(value) if value.as_i64().is_some_and(|number| number >= 1) => Ok(()),
        Some(_) => Err(format!("{path}maxReceivesPerSecond must be greater than or equal to 1")),
    }
}

fn request_policy(policy: &Map, within: &str, name: &str) -> Result<(), String> {
    let Some(request) = section(policy, within, name)? else { return Ok(()) };
    let path = format!("{within}{name}.");
    known(request, &path, &["headerContentType"])?;
    match request.get("headerContentType") {
        None | Some(Document::Null) => Ok(()),
        Some(value) if CONTENT_TYPES.iter().any(|kind| value.text().split(';').next() == Some(*kind)) => Ok(()),
        Some(_) => Err(format!("{path}headerContentType is not supported")),
    }
}

/// A retry policy as it is written; what it does not say is the default.
fn read(retries: &Map) -> RetryPolicy {
    let default = RetryPolicy::HTTP;
    let number = |name: &str, otherwise: u32| {
        retries.get(name).and_then(Document::as_i64).and_then(|it| u32::try_from(it).ok()).unwrap_or(otherwise)
    };
    let min_delay = number("minDelayTarget", default.min_delay);
    RetryPolicy {
        min_delay,
        max_delay: number("maxDelayTarget", default.max_delay.max(min_delay)),
        retries: number("numRetries", default.retries),
        without_delay: number("numNoDelayRetries", 0),
        with_min_delay: number("numMinDelayRetries", 0),
        with_max_delay: number("numMaxDelayRetries", 0),
        backoff: retries.get("backoffFunction").and_then(|name| Backoff::parse(name.text())).unwrap_or(default.backoff),
    }
}

fn written(policy: &RetryPolicy) -> Document {
    Document::map()
        .with("minDelayTarget", policy.min_delay)
        .with("maxDelayTarget", policy.max_delay)
        .with("numRetries", policy.retries)
        .with("numMaxDelayRetries", policy.with_max_delay)
        .with("numNoDelayRetries", policy.without_delay)
        .with("numMinDelayRetries", policy.with_min_delay)
        .with("backoffFunction", policy.backoff.name())
}

/// What holds for a topic's HTTP(S) subscriptions that have no policy of
/// their own.
pub(super) fn of_topic(topic: &Topic) -> Document {
    let own = topic.attribute("DeliveryPolicy").and_then(|text| Document::parse(text).ok()).unwrap_or_default();
    let http = own.at("http");
    let retries = http.at("defaultHealthyRetryPolicy").as_map().map_or(RetryPolicy::HTTP, read);
    let overrides = http.at("disableSubscriptionOverrides").as_bool().unwrap_or(false);
    let throttle = http.get("defaultThrottlePolicy").filter(|value| !value.is_null()).cloned();
    let request = Document::map().with("headerContentType", content_type_in(http.at("defaultRequestPolicy")));
    let http = Document::map()
        .with("defaultHealthyRetryPolicy", written(&retries))
        .with("disableSubscriptionOverrides", overrides)
        .with_some("defaultThrottlePolicy", throttle)
        .with("defaultRequestPolicy", request);
    Document::map().with("http", http)
}

fn content_type_in(request: &Document) -> String {
    match request.at("headerContentType").text() {
        "" => CONTENT_TYPE.to_string(),
        kind => kind.to_string(),
    }
}

/// What holds for one subscription: its own, unless the topic forbids that.
pub(super) fn of_subscription(topic: &Topic, subscription: &Subscription) -> (RetryPolicy, String) {
    let of_topic = of_topic(topic);
    let http = of_topic.at("http");
    let retries = http.at("defaultHealthyRetryPolicy").as_map().map_or(RetryPolicy::HTTP, read);
    let content_type = content_type_in(http.at("defaultRequestPolicy"));
    let own = subscription.attribute("DeliveryPolicy").and_then(|text| Document::parse(text).ok());
    let Some(own) = own.filter(|_| http.at("disableSubscriptionOverrides").as_bool() != Some(true)) else {
        return (retries, content_type);
    };
    let retries = own.at("healthyRetryPolicy").as_map().map_or(retries, read);
    match own.at("requestPolicy").at("headerContentType").text() {
        "" => (retries, content_type),
        kind => (retries, kind.to_string()),
    }
}

/// The same as `GetSubscriptionAttributes` shows it.
pub(super) fn shown(topic: &Topic, subscription: &Subscription) -> String {
    let (retries, content_type) = of_subscription(topic, subscription);
    let own = subscription.attribute("DeliveryPolicy").and_then(|text| Document::parse(text).ok()).unwrap_or_default();
    Document::map()
        .with("healthyRetryPolicy", written(&retries))
        .with("sicklyRetryPolicy", Document::Null)
        .with("throttlePolicy", own.at("throttlePolicy").clone())
        .with("requestPolicy", Document::map().with("headerContentType", content_type))
        .with("guaranteed", false)
        .to_json()
}
