//! How a subscription lives, and who is delivered to.

use super::{Sns, TOPIC};
use crate::Caller;
use crate::kernel::{Effect, Place, Publication, Reason, Verdict};
use crate::services::access::{Admission, Denial};
use crate::services::sns::policy_with_events_statement;
use crate::world::pages::Page;
use base::Duration;

fn publish(sns: &mut Sns, message: &str) {
    sns.ok("Publish", &format!(r#"{{"TopicArn":"{TOPIC}","Message":"{message}"}}"#));
    sns.wait(Duration::seconds(10));
}

fn listed(sns: &mut Sns) -> String {
    sns.ok("ListSubscriptionsByTopic", &format!(r#"{{"TopicArn":"{TOPIC}"}}"#)).at("Subscriptions").to_json()
}

fn counts(sns: &mut Sns) -> [String; 3] {
    ["SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted"].map(|name| sns.topic_attribute(name))
}

#[test]
fn nothing_is_delivered_before_somebody_confirms() {
    let mut sns = Sns::with_topic();
    assert_eq!(sns.subscribe("email", "a@example.com"), "pending confirmation");
    assert_eq!(counts(&mut sns), ["0", "1", "0"]);
    assert_eq!(
        listed(&mut sns),
        format!(
            r#"[{{"SubscriptionArn":"PendingConfirmation","Owner":"123456789012","Protocol":"email","Endpoint":"a@example.com","TopicArn":"{TOPIC}"}}]"#
        )
    );
    publish(&mut sns, "too early");
    assert_eq!(sns.messages("a@example.com"), Vec::<String>::new());
    let dropped = sns.account.kernel().trace.iter().any(|hop| {
        matches!(hop.place, Place::Subscription(_)) && hop.verdict == Verdict::Dropped(Reason::PendingConfirmation)
    });
    assert!(dropped, "the hop says why");

    let arn = sns.account.confirm("a@example.com").unwrap().at("SubscriptionArn").text().to_string();
    assert!(arn.starts_with(&format!("{TOPIC}:")), "{arn}");
    assert_eq!(counts(&mut sns), ["1", "0", "0"]);
    assert!(listed(&mut sns).contains(&arn));
    publish(&mut sns, "hello");
    assert_eq!(sns.messages("a@example.com"), ["hello"]);
}

#[test]
fn a_link_confirms_again_and_again_and_the_footer_unsubscribes() {
    let mut sns = Sns::with_topic();
    sns.subscribe("email", "a@example.com");
    sns.wait(Duration::seconds(5));
    let mail = sns.mails("a@example.com").remove(0);
    let link = mail.lines().find(|line| line.starts_with("https://")).unwrap().to_string();
    let page = sns.account.open_link(&link);
    assert_eq!((page.status(), page.is_good()), ("Subscription confirmed!", true));
    assert_eq!(sns.account.open_link(&link), page);
    let Page::Confirmed { subscription_arn, .. } = page else { panic!() };

    publish(&mut sns, "hello");
    let mail = sns.mails("a@example.com").pop().unwrap();
    let link = mail.lines().find(|line| line.starts_with("https://sns.")).unwrap().to_string();
    let page = sns.account.open_link(&link);
    assert_eq!((page.status(), sns.account.open_link(&link)), ("Subscription removed!", page.clone()));
    let Page::Removed { subscription_arn: removed, resubscribe_url, .. } = page else { panic!() };
    assert_eq!(removed, subscription_arn);
    assert_eq!(counts(&mut sns), ["0", "0", "1"]);
    sns.wait(Duration::seconds(5));
    assert!(sns.mails("a@example.com").pop().unwrap().starts_with(
        "AWS Notification - Unsubscribe Confirmation | Your subscription to the topic below has been deactivated:"
    ));
    publish(&mut sns, "gone");
    assert_eq!(sns.messages("a@example.com"), ["hello"]);
    assert!(listed(&mut sns).contains(r#""SubscriptionArn":"Deleted""#));

    let page = sns.account.open_link(&resubscribe_url);
    assert_eq!(page.status(), "Subscription confirmed!");
    assert_eq!(counts(&mut sns), ["1", "0", "0"]);
    assert!(listed(&mut sns).contains(&subscription_arn));
    publish(&mut sns, "back");
    assert_eq!(sns.messages("a@example.com"), ["hello", "back"]);
}

#[test]
fn what_ended_by_a_link_is_listed_for_three_days() {
    let mut sns = Sns::with_subscriber("a@example.com");
    let arn = sns.subscribe("email", "a@example.com");
    sns.by(Caller::Anonymous, "Unsubscribe", &format!(r#"{{"SubscriptionArn":"{arn}"}}"#)).unwrap();
    sns.wait(Duration::hours(71));
    assert!(listed(&mut sns).contains("Deleted"));
    sns.wait(Duration::hours(2));
    assert_eq!(listed(&mut sns), "[]");
    assert_eq!(counts(&mut sns), ["0", "0", "1"]);
    sns.subscribe("email", "a@example.com");
    sns.account.confirm("a@example.com").unwrap();
    let arn = sns.subscribe("email", "a@example.com");
    sns.ok("Unsubscribe", &format!(r#"{{"SubscriptionArn":"{arn}"}}"#));
    assert_eq!(listed(&mut sns), "[]", "who signs in ends it for good");
}

#[test]
fn an_unconfirmed_row_vanishes_after_three_days_and_its_link_fails() {
    let mut sns = Sns::with_topic();
    sns.subscribe("email", "a@example.com");
    sns.wait(Duration::days(2));
    sns.subscribe("email", "a@example.com");
    sns.wait(Duration::days(2));
    assert_eq!(counts(&mut sns), ["0", "1", "0"], "asking again begins anew");
    assert_eq!(sns.mails("a@example.com").len(), 2);
    sns.wait(Duration::days(1));
    assert_eq!(listed(&mut sns), "[]");
    let error = sns.account.confirm("a@example.com").unwrap_err();
    assert_eq!((error.code.as_str(), error.message.as_str()), ("InvalidParameter", "Invalid parameter: Token"));
}

#[test]
fn subscribing_again_gives_the_same_subscription() {
    let mut sns = Sns::with_subscriber("a@example.com");
    let arn = sns.subscribe("email", "a@example.com");
    assert!(arn.starts_with("arn:"));
    assert_eq!(sns.subscribe("email", "a@example.com"), arn);
    sns.wait(Duration::seconds(10));
    assert_eq!(sns.mails("a@example.com").len(), 1, "no second mail once it is confirmed");
    assert_eq!(counts(&mut sns), ["1", "0", "0"]);
}

#[test]
fn confirming_prefers_what_still_waits() {
    let mut sns = Sns::with_topic();
    sns.ok("CreateTopic", r#"{"Name":"dev"}"#);
    let dev = TOPIC.replace(":ops", ":dev");
    sns.subscribe("email", "a@example.com");
    sns.ok("Subscribe", &format!(r#"{{"TopicArn":"{dev}","Protocol":"email","Endpoint":"a@example.com"}}"#));
    let both: Vec<String> = (0..2)
        .map(|_| sns.account.confirm("a@example.com").unwrap().at("SubscriptionArn").text().to_string())
        .collect();
    assert!(both.iter().any(|arn| arn.starts_with(TOPIC)) && both.iter().any(|arn| arn.starts_with(&dev)), "{both:?}");
    let error = sns.account.confirm("b@example.com").unwrap_err();
    assert_eq!(error.message, "Nothing that b@example.com received has a link that confirms a subscription.");
}

#[test]
fn deleting_a_topic_ends_its_subscriptions() {
    let mut sns = Sns::with_subscriber("a@example.com");
    sns.ok("DeleteTopic", &format!(r#"{{"TopicArn":"{TOPIC}"}}"#));
    assert_eq!(sns.ok("ListSubscriptions", "{}").to_json(), r#"{"Subscriptions":[]}"#);
    sns.ok("DeleteTopic", &format!(r#"{{"TopicArn":"{TOPIC}"}}"#));
    sns.ok("CreateTopic", r#"{"Name":"ops"}"#);
    assert_eq!(counts(&mut sns), ["0", "0", "0"]);
}

/// As EventBridge does it.
fn rule_publishes(sns: &mut Sns, message: &str) {
    let crate::Account { kernel, services, world } = &mut sns.account;
    let region = crate::Region::US_EAST_1;
    let mut cx = crate::kernel::Cx::new(kernel, services, world, region, crate::kernel::Cause::default(), None);
    cx.emit(Effect::Publish(Publication {
        topic_arn: TOPIC.to_string(),
        principal: "events.amazonaws.com".to_string(),
        source_arn: "arn:aws:events:us-east-1:123456789012:rule/r".to_string(),
        subject: None,
        message: message.to_string(),
    }));
    sns.ok("ListTopics", "{}");
    sns.wait(Duration::seconds(10));
}

#[test]
fn a_rule_needs_the_topic_s_leave() {
    let mut sns = Sns::with_subscriber("a@example.com");
    let admits = |sns: &Sns, principal: &str| {
        let rule = "arn:aws:events:us-east-1:123456789012:rule/r";
        sns.account.services().sns().admits(TOPIC, principal, "sns:Publish", rule, "123456789012")
    };
    assert_eq!(admits(&sns, "events.amazonaws.com"), Admission::No(Denial::NoStatement));
    assert_eq!(admits(&sns, "s3.amazonaws.com"), Admission::No(Denial::NoStatement));
    assert_eq!(admits(&sns, "cloudwatch.amazonaws.com"), Admission::Yes);
    rule_publishes(&mut sns, "refused");
    assert_eq!(sns.messages("a@example.com"), Vec::<String>::new());
    let refused = Verdict::Failed(Reason::PolicyDenies("events.amazonaws.com".to_string()));
    assert!(sns.account.kernel().trace.iter().any(|hop| hop.verdict == refused));

    let policy = policy_with_events_statement(&sns.topic_attribute("Policy"), "r", "Id1", TOPIC);
    let input = base::Document::map()
        .with("TopicArn", TOPIC)
        .with("AttributeName", "Policy")
        .with("AttributeValue", policy)
        .to_json();
    sns.ok("SetTopicAttributes", &input);
    assert_eq!(admits(&sns, "events.amazonaws.com"), Admission::Yes);
    rule_publishes(&mut sns, "taken");
    assert_eq!(sns.messages("a@example.com"), ["taken"]);
    sns.ok("DeleteTopic", &format!(r#"{{"TopicArn":"{TOPIC}"}}"#));
    assert_eq!(admits(&sns, "events.amazonaws.com"), Admission::Missing);
}

#[test]
fn a_deny_stops_even_the_owner() {
    let mut sns = Sns::with_topic();
    let deny = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Sid":"no","Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"{TOPIC}"}}}}"#
    );
    let input =
        base::Document::map().with("TopicArn", TOPIC).with("AttributeName", "Policy").with("AttributeValue", deny);
    sns.ok("SetTopicAttributes", &input.to_json());
    let input = format!(r#"{{"TopicArn":"{TOPIC}","Message":"m"}}"#);
    let error = sns.by(Caller::User("bob".to_string()), "Publish", &input).unwrap_err();
    assert_eq!(error.code, "AuthorizationError");
    assert_eq!(
        error.message,
        format!(
            "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: SNS:Publish on resource: {TOPIC} \
             with an explicit deny in a resource-based policy"
        )
    );
    assert_eq!(error.status, 403);
}
