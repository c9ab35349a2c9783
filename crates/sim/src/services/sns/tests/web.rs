//! Web servers: how they confirm, what they are sent, and how they are tried
//! again.

use super::{Sns, TOPIC};
use crate::kernel::{HttpRequest, Place, Reason, Verdict};
use crate::world::Act;
use base::{Document, Duration};

const HOOK: &str = "https://user:pass@example.com:8443/hook?a=1";

fn requests(sns: &Sns) -> Vec<HttpRequest> {
    sns.account.world().requests().map(|request| request.message.clone()).collect()
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

fn confirmed() -> (Sns, String) {
    let mut sns = Sns::with_topic();
    sns.subscribe("https", HOOK);
    let arn = sns.account.confirm(HOOK).unwrap().at("SubscriptionArn").text().to_string();
    (sns, arn)
}

fn set(sns: &mut Sns, arn: &str, name: &str, value: &str) -> Result<Document, String> {
    let input = Document::map().with("SubscriptionArn", arn).with("AttributeName", name).with("AttributeValue", value);
    sns.call("SetSubscriptionAttributes", &input.to_json()).map_err(|error| error.message)
}

fn publish(sns: &mut Sns, message: &str) {
    sns.ok("Publish", &format!(r#"{{"TopicArn":"{TOPIC}","Message":"{message}","Subject":"Hello"}}"#));
}

fn answer(sns: &mut Sns, status: u16) {
    sns.account.act(&Act::Answer { url: HOOK.to_string(), status });
}

/// The verdicts at the subscription, from its confirmation on.
fn verdicts(sns: &Sns) -> Vec<Verdict> {
    let hops = sns.account.kernel().trace.iter().filter(|hop| matches!(hop.place, Place::Subscription(_)));
    hops.map(|hop| hop.verdict.clone()).skip(2).collect()
}

#[test]
fn an_endpoint_confirms_and_receives() {
    let (mut sns, arn) = confirmed();
    publish(&mut sns, "hi");
    sns.wait(Duration::seconds(5));
    let all = requests(&sns);
    assert_eq!(all.len(), 2);
    let (first, second) = (&all[0], &all[1]);
    assert_eq!(header(first, "x-amz-sns-message-type"), Some("SubscriptionConfirmation"));
    assert_eq!(header(first, "x-amz-sns-subscription-arn"), None);
    assert_eq!(header(first, "Host"), Some("example.com:8443"));
    let body = Document::parse(&first.body).unwrap();
    assert_eq!(body.at("Type").text(), "SubscriptionConfirmation");
    let token = body.at("Token").text();
    assert_eq!(
        body.at("SubscribeURL").text(),
        format!("https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn={TOPIC}&Token={token}")
    );
    let names: Vec<&str> = second.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "x-amz-sns-message-type",
            "x-amz-sns-message-id",
            "x-amz-sns-topic-arn",
            "x-amz-sns-subscription-arn",
            "Content-Length",
            "Content-Type",
            "Host",
            "Connection",
            "User-Agent",
            "Accept-Encoding",
        ]
    );
    assert_eq!(header(second, "x-amz-sns-subscription-arn"), Some(arn.as_str()));
    assert_eq!(header(second, "Content-Type"), Some("text/plain; charset=UTF-8"));
    assert_eq!(header(second, "User-Agent"), Some("Amazon Simple Notification Service Agent"));
    assert_eq!(header(second, "Content-Length"), Some(second.body.len().to_string().as_str()));
    let body = Document::parse(&second.body).unwrap();
    assert_eq!((body.at("Message").text(), body.at("Subject").text()), ("hi", "Hello"));
    assert_eq!(second.status, 200);
}

#[test]
fn raw_is_the_message_alone() {
    let (mut sns, arn) = confirmed();
    set(&mut sns, &arn, "RawMessageDelivery", "true").unwrap();
    set(&mut sns, &arn, "DeliveryPolicy", r#"{"requestPolicy":{"headerContentType":"application/json"}}"#).unwrap();
    publish(&mut sns, "hi");
    sns.wait(Duration::seconds(5));
    let request = requests(&sns).pop().unwrap();
    assert_eq!(request.body, "hi");
    assert_eq!(header(&request, "x-amz-sns-rawdelivery"), Some("true"));
    assert_eq!(header(&request, "Content-Type"), Some("application/json"));
}

#[test]
fn a_failing_endpoint_is_tried_three_times_more() {
    let (mut sns, _) = confirmed();
    answer(&mut sns, 503);
    publish(&mut sns, "hi");
    sns.wait(Duration::minutes(5));
    let times: Vec<i64> = sns.account.world().requests().skip(1).map(|request| request.time.0 / 1_000).collect();
    let pauses: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(pauses, [20, 20, 20]);
    let verdicts = verdicts(&sns);
    let waits = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Waiting(_))).count();
    assert_eq!(waits, 4, "the first way and three retries: {verdicts:?}");
    assert_eq!(verdicts.last(), Some(&Verdict::Failed(Reason::RetriesExhausted)));
}

#[test]
fn an_endpoint_that_recovers_has_it_at_the_next_try() {
    let (mut sns, _) = confirmed();
    answer(&mut sns, 429);
    publish(&mut sns, "hi");
    sns.wait(Duration::seconds(25));
    answer(&mut sns, 200);
    sns.wait(Duration::minutes(5));
    let statuses: Vec<u16> = requests(&sns).iter().skip(1).map(|request| request.status).collect();
    assert_eq!(statuses, [429, 429, 200]);
}

#[test]
fn what_the_endpoint_refuses_is_not_tried_again() {
    let (mut sns, _) = confirmed();
    answer(&mut sns, 404);
    publish(&mut sns, "hi");
    sns.wait(Duration::minutes(5));
    assert_eq!(requests(&sns).len(), 2);
    assert_eq!(verdicts(&sns).last(), Some(&Verdict::Failed(Reason::EndpointFailed(404))));
}

#[test]
fn a_hundred_retries_are_no_loop_and_an_hour_is_the_end() {
    let (mut sns, arn) = confirmed();
    let policy = r#"{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":60,"numRetries":100,"numNoDelayRetries":10,"numMinDelayRetries":20,"numMaxDelayRetries":70}}"#;
    set(&mut sns, &arn, "DeliveryPolicy", policy).unwrap();
    answer(&mut sns, 500);
    publish(&mut sns, "hi");
    sns.wait(Duration::hours(3));
    let all = requests(&sns);
    // 1 + 10 + 20, and then one a minute until the hour is over.
    assert_eq!(all.len() - 1, 31 + 59, "tries");
    assert_eq!(verdicts(&sns).last(), Some(&Verdict::Failed(Reason::RetriesExhausted)));
    assert!(!sns.account.kernel().trace.iter().any(|hop| hop.verdict == Verdict::Failed(Reason::TooManyHops)));
}

#[test]
fn the_topic_may_forbid_policies_of_subscriptions() {
    let (mut sns, arn) = confirmed();
    let of_topic = r#"{"http":{"defaultHealthyRetryPolicy":{"numRetries":1,"minDelayTarget":5,"maxDelayTarget":5},"disableSubscriptionOverrides":true}}"#;
    let input = Document::map()
        .with("TopicArn", TOPIC)
        .with("AttributeName", "DeliveryPolicy")
        .with("AttributeValue", of_topic);
    sns.ok("SetTopicAttributes", &input.to_json());
    set(&mut sns, &arn, "DeliveryPolicy", r#"{"healthyRetryPolicy":{"numRetries":9}}"#).unwrap();
    answer(&mut sns, 500);
    publish(&mut sns, "hi");
    sns.wait(Duration::minutes(10));
    assert_eq!(requests(&sns).len(), 3);
    let shown = sns.topic_attribute("EffectiveDeliveryPolicy");
    assert!(shown.contains(r#""minDelayTarget":5,"maxDelayTarget":5,"numRetries":1"#), "{shown}");
    let input = format!(r#"{{"SubscriptionArn":"{arn}"}}"#);
    let shown = sns.ok("GetSubscriptionAttributes", &input);
    let shown = shown.at("Attributes").at("EffectiveDeliveryPolicy").text().to_string();
    assert!(
        shown.starts_with(r#"{"healthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":5,"numRetries":1"#),
        "{shown}"
    );
}

#[test]
fn unsubscribing_is_told_and_can_be_undone() {
    let (mut sns, arn) = confirmed();
    sns.ok("Unsubscribe", &format!(r#"{{"SubscriptionArn":"{arn}"}}"#));
    sns.wait(Duration::seconds(5));
    let request = requests(&sns).pop().unwrap();
    assert_eq!(header(&request, "x-amz-sns-message-type"), Some("UnsubscribeConfirmation"));
    let body = Document::parse(&request.body).unwrap();
    assert!(body.at("Message").text().starts_with(&format!("You have chosen to deactivate subscription {arn}.")));
    let restored = sns.account.confirm(HOOK).unwrap();
    assert_eq!(restored.at("SubscriptionArn").text(), arn);
    publish(&mut sns, "again");
    sns.wait(Duration::seconds(5));
    assert!(requests(&sns).pop().unwrap().body.contains("again"));
}

#[test]
fn delivery_policies_are_refused() {
    let (mut sns, arn) = confirmed();
    for (policy, reason) in [
        ("x", "failed to parse JSON"),
        (r#"{"retries":1}"#, "Unrecognized field: retries"),
        (r#"{"healthyRetryPolicy":5}"#, "healthyRetryPolicy must be an object"),
        (
            r#"{"healthyRetryPolicy":{"numRetries":101}}"#,
            "healthyRetryPolicy.numRetries must be less than or equal to 100",
        ),
        (
            r#"{"healthyRetryPolicy":{"minDelayTarget":0}}"#,
            "healthyRetryPolicy.minDelayTarget must be greater than or equal to 1",
        ),
        (
            r#"{"healthyRetryPolicy":{"minDelayTarget":30,"maxDelayTarget":20}}"#,
            "healthyRetryPolicy.minDelayTarget must be less than or equal to maxDelayTarget",
        ),
        (
            r#"{"healthyRetryPolicy":{"numRetries":2,"numNoDelayRetries":3}}"#,
            "healthyRetryPolicy.numRetries must be greater than or equal to the sum of numNoDelayRetries, \
             numMinDelayRetries and numMaxDelayRetries",
        ),
        (
            r#"{"healthyRetryPolicy":{"backoffFunction":"random"}}"#,
            "healthyRetryPolicy.backoffFunction must be one of arithmetic, exponential, geometric, linear",
        ),
        (
            r#"{"throttlePolicy":{"maxReceivesPerSecond":0}}"#,
            "throttlePolicy.maxReceivesPerSecond must be greater than or equal to 1",
        ),
        (r#"{"requestPolicy":{"headerContentType":"image/png"}}"#, "requestPolicy.headerContentType is not supported"),
    ] {
        let refused = set(&mut sns, &arn, "DeliveryPolicy", policy).unwrap_err();
        assert_eq!(refused, format!("Invalid parameter: DeliveryPolicy: {reason}"));
    }
    let phone = sns.subscribe("sms", "+821012345678");
    assert_eq!(
        set(&mut sns, &phone, "DeliveryPolicy", "{}").unwrap_err(),
        "Invalid parameter: DeliveryPolicy: can only be set for HTTP and HTTPS subscriptions"
    );
    for (policy, reason) in [
        (
            "x",
            "Invalid parameter: RedrivePolicy: failed to parse JSON. Unrecognized token 'x': was expecting (JSON \
             String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED \
             (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]",
        ),
        (r#"{"deadLetterTargetArn":"q"}"#, "Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn"),
    ] {
        assert_eq!(set(&mut sns, &arn, "RedrivePolicy", policy).unwrap_err(), reason);
    }
}
