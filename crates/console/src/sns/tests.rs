//! SNS's pages as data.

use super::*;
use crate::{Language, Route, StatusKind, View, Words};
use base::{Document, Duration};
use sim::{Account, ApiCall, Start};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:ops";

fn call(account: &mut Account, operation: &str, input: Document) -> sim::ApiResult {
    account.call(&ApiCall::new("sns", operation, input))
}

/// A topic `ops` with a subscription that waits.
fn account() -> Account {
    let mut account = Account::new(&Start::default());
    let draft = TopicDraft { name: " ops ".into(), display_name: "Ops".into(), ..TopicDraft::default() };
    let input = draft.input(&account, sim::Region::US_EAST_1);
    call(&mut account, "CreateTopic", input).unwrap();
    let draft = SubscriptionDraft {
        protocol: "email".into(),
        endpoint: "a@example.com ".into(),
        ..SubscriptionDraft::new(Some(TOPIC.into()))
    };
    call(&mut account, "Subscribe", draft.input()).unwrap();
    account
}

fn view(language: Language) -> View {
    View { language, ..View::default() }
}

#[test]
fn a_topic_and_its_subscriptions_in_both_languages() {
    let mut account = account();
    let english = view(Language::English);
    assert_eq!(topics(&account, &english)[0].kind, "Standard");
    assert_eq!(topics(&account, &view(Language::Korean))[0].kind, "표준");
    let page = topic(&account, &english, "ops").unwrap();
    assert_eq!((page.arn.as_str(), page.display_name.as_str()), (TOPIC, "Ops"));
    let row = &page.subscriptions[0];
    assert_eq!((row.shown_id.as_str(), row.status.kind), ("Pending confirmation", StatusKind::Pending));
    assert_eq!(subscriptions(&account, &view(Language::Korean))[0].status.text, "확인 대기 중");

    let waiting = subscription(&account, &english, &row.id).unwrap();
    assert!(waiting.until.contains("2021-03-08 02:00:00 UTC"), "{}", waiting.until);
    assert!(!waiting.keeps.is_empty());
    call(&mut account, "Subscribe", waiting.again).unwrap();

    account.confirm("a@example.com").unwrap();
    let row = subscriptions(&account, &english).remove(0);
    assert_eq!((row.shown_id.as_str(), row.status.text.as_str()), (row.id.as_str(), "Confirmed"));
    assert_eq!(row.route, Route::Subscription(row.id.clone()));
    assert!(topic(&account, &english, "none").is_none());
}

#[test]
fn the_policy_says_who_may_publish() {
    let mut account = account();
    let english = view(Language::English);
    let marks = |account: &Account| {
        let page = topic(account, &english, "ops").unwrap();
        page.publishers.into_iter().map(|row| row.status.kind).collect::<Vec<_>>()
    };
    assert_eq!(marks(&account), [StatusKind::Stopped, StatusKind::Success, StatusKind::Stopped]);
    let page = topic(&account, &english, "ops").unwrap();
    let policy = sim::services::sns::policy_with_events_statement(&page.policy, "r", "Id1", TOPIC);
    call(&mut account, "SetTopicAttributes", attribute_input(TOPIC, "Policy", &policy)).unwrap();
    assert_eq!(marks(&account), [StatusKind::Success, StatusKind::Success, StatusKind::Stopped]);
}

#[test]
fn a_refusal_finds_its_field() {
    let mut account = account();
    let mut field = |draft: TopicDraft| {
        let input = draft.input(&account, sim::Region::US_EAST_1);
        TopicField::of(&call(&mut account, "CreateTopic", input).unwrap_err())
    };
    assert_eq!(field(TopicDraft { name: "a b".into(), ..TopicDraft::default() }), TopicField::Name);
    assert_eq!(
        field(TopicDraft { name: "x".into(), display_name: "n".repeat(101), ..TopicDraft::default() }),
        TopicField::DisplayName
    );
    let subscribe = |protocol: &str, endpoint: &str, topic: &str| SubscriptionDraft {
        protocol: protocol.into(),
        endpoint: endpoint.into(),
        ..SubscriptionDraft::new(Some(topic.into()))
    };
    for (draft, expected) in [
        (subscribe("email", "nobody", TOPIC), SubscribeField::Endpoint),
        (subscribe("sms", "phone", TOPIC), SubscribeField::Endpoint),
        (subscribe("https", "http://example.com", TOPIC), SubscribeField::Endpoint),
        (subscribe("sqs", "queue", TOPIC), SubscribeField::Endpoint),
        (subscribe("email", "a@example.com", "ops"), SubscribeField::Topic),
        (subscribe("firehose", "arn:aws:firehose:us-east-1:1:deliverystream/d", TOPIC), SubscribeField::Role),
    ] {
        assert_eq!(SubscribeField::of(&call(&mut account, "Subscribe", draft.input()).unwrap_err()), expected);
    }
    assert_eq!(SubscriptionDraft::default().problems().len(), 3);
    let publish = |subject: &str, message: &str| PublishDraft {
        subject: subject.into(),
        message: message.into(),
        ..PublishDraft::default()
    };
    for (draft, expected) in [
        (publish("s", ""), PublishField::Message),
        (publish(&"s".repeat(100), "m"), PublishField::Subject),
        (PublishDraft { structured: true, ..publish("", "{}") }, PublishField::Message),
        (
            PublishDraft {
                attributes: vec![AttributeRow { name: "a".into(), ..AttributeRow::default() }],
                ..publish("", "m")
            },
            PublishField::Attributes,
        ),
    ] {
        assert_eq!(PublishField::of(&call(&mut account, "Publish", draft.input(TOPIC)).unwrap_err()), expected);
    }
}

#[test]
fn the_forms_follow_the_choice() {
    let account = account();
    let english = view(Language::English);
    let form = |protocol: &str| {
        let draft = SubscriptionDraft { protocol: protocol.into(), ..SubscriptionDraft::default() };
        subscribe_form(&account, &english, &draft)
    };
    assert_eq!(form("").endpoint_description, english.say("sns.endpoint.none"));
    assert_eq!(form("sms").endpoint_placeholder, "+821012345678");
    assert!(!form("email").confirmation.is_empty() && form("sms").confirmation.is_empty());
    assert!(form("sqs").takes_raw && !form("email").takes_raw);
    assert!(!form("firehose").not_delivered.is_empty());
    assert_eq!(form("email").topics, [TOPIC]);
    let sample = PublishDraft::default().with_structure(true);
    assert!(Document::parse(&sample.message).unwrap().at("default").as_text().is_some());
    assert_eq!(sample.with_structure(false).message, "");
    let publish = publish_form(&account, &english, "ops").unwrap();
    assert!(!publish.reaches_somebody);
    assert!(publish.reaches.contains("pending: 1"), "{}", publish.reaches);
}

#[test]
fn a_pasted_link_confirms() {
    let mut account = account();
    account.advance_to(account.now() + Duration::seconds(5));
    let mail = account.world().mails().next().unwrap().message.body.clone();
    let url = sim::world::links::links_in(&mail).next().unwrap().to_string();
    call(&mut account, "ConfirmSubscription", confirm_input(&url).unwrap()).unwrap();
    assert_eq!(confirm_input("https://example.com"), None);
    assert_eq!(account.services().sns().subscriptions(sim::Region::US_EAST_1).filter(|it| it.is_pending()).count(), 0);
}
