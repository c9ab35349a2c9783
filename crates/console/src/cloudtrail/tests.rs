//! CloudTrail's pages as data.

use super::*;
use crate::{Language, Route, View};
use base::{Document, Duration};
use sim::{Account, ApiCall, Caller, Start};

/// An account with a topic made by kim, and a read by root, ten minutes ago;
/// a call just now.
fn account() -> Account {
    let mut account = Account::new(&Start::default());
    let topic = |name: &str| ApiCall::new("sns", "CreateTopic", Document::map().with("Name", name));
    account.call(&topic("ops").by(Caller::User("kim".into()))).unwrap();
    account.call(&ApiCall::new("sns", "ListTopics", Document::map())).unwrap();
    account.advance_to(account.now() + Duration::minutes(10));
    account.call(&topic("late")).unwrap();
    account
}

fn names(account: &Account, filter: &Filter) -> Vec<String> {
    history(account, &View::default(), filter).rows.into_iter().map(|row| row.event_name).collect()
}

#[test]
fn writes_first_and_one_attribute_at_a_time() {
    let account = account();
    let filter = Filter::default();
    assert_eq!(names(&account, &filter), ["CreateTopic"]);
    let by = |attribute, value: &str| Filter { attribute, value: value.into(), ..Filter::default() };
    assert_eq!(names(&account, &by(FilterAttribute::ReadOnly, "")), ["ListTopics", "CreateTopic"]);
    assert_eq!(names(&account, &by(FilterAttribute::UserName, "kim")), ["CreateTopic"]);
    assert_eq!(names(&account, &by(FilterAttribute::EventName, "ListTopics")), ["ListTopics"]);
    let row = history(&account, &View::default(), &filter).rows.remove(0);
    assert_eq!(names(&account, &by(FilterAttribute::EventId, &row.event_id)), ["CreateTopic"]);
    assert_eq!(names(&account, &by(FilterAttribute::EventId, "x")), Vec::<String>::new());
    assert_eq!(
        (row.resource_type.as_str(), row.resource_name.as_str(), row.event_time.as_str()),
        ("AWS::SNS::Topic", "arn:aws:sns:us-east-1:123456789012:ops", "2021-03-05 02:00:00 UTC")
    );
    assert!(FilterAttribute::ALL.into_iter().all(|it| FilterAttribute::parse(it.id()) == Some(it)));
}

#[test]
fn a_range_of_time() {
    let mut account = account();
    account.advance_to(account.now() + Duration::minutes(30));
    let range = |range| Filter { range, value: String::new(), ..Filter::default() };
    assert_eq!(names(&account, &range(Range::HalfHour)), ["CreateTopic"]);
    assert_eq!(names(&account, &range(Range::Hour)).len(), 3);
    let custom = |start: &str, end: &str| Filter { start: start.into(), end: end.into(), ..range(Range::Custom) };
    assert_eq!(names(&account, &custom("2021-03-05T02:00", "2021-03-05T02:00")), ["ListTopics", "CreateTopic"]);
    assert_eq!(names(&account, &custom("2021-03-05T02:01", "")), ["CreateTopic"]);
    let problem = |filter: &Filter| history(&account, &View::default(), filter).problem.unwrap_or_default();
    assert_eq!(problem(&custom("x", "")), "Enter a time in this format: 2021-03-05T02:00.");
    assert_eq!(problem(&custom("2021-03-06", "2021-03-05")), "The start must be before the end.");
}

#[test]
fn what_is_not_shown_yet_is_told() {
    let mut account = account();
    let pending = |account: &Account| history(account, &View::default(), &Filter::default()).pending;
    assert!(
        pending(&account).starts_with(
            "One API call is not shown yet, because CloudTrail takes about five minutes. It appears at 02:1"
        )
    );
    account.advance_to(account.now() + Duration::minutes(6));
    assert_eq!(pending(&account), "");
}

#[test]
fn one_record() {
    let account = account();
    let view = View::default();
    let row = history(&account, &view, &Filter::default()).rows.remove(0);
    let page = record(&account, &view, &row.event_id).unwrap();
    let fact = |label: &str| page.facts.iter().find(|(it, ..)| it == label).map(|(_, value, _)| value.as_str());
    assert_eq!((fact("User name"), fact("Read-only"), fact("Error code")), (Some("kim"), Some("false"), Some("")));
    assert_eq!(page.resources[0].route, Some(Route::Topic("ops".into())));
    assert!(page.json.starts_with("{\n    \"eventVersion\": \"1.08\",\n    \"userIdentity\": {"), "{}", page.json);
    assert_eq!(record(&account, &view, "x"), None);
    let elsewhere = View { region: sim::Region::parse("eu-west-1").unwrap(), ..view };
    assert_eq!(record(&account, &elsewhere, &row.event_id), None);
}

#[test]
fn a_name_that_is_not_the_api_s_is_explained() {
    let mut account = Account::new(&Start::default());
    let missing = Document::map().with("FunctionName", "none");
    account.call(&ApiCall::new("lambda", "DeleteFunction", missing)).unwrap_err();
    account.call(&ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops"))).unwrap();
    account.advance_to(account.now() + Duration::minutes(10));
    let (english, korean) = (View::default(), View { language: Language::Korean, ..View::default() });
    let rows = history(&account, &english, &Filter::default()).rows;
    let note = |view: &View, at: usize| record(&account, view, &rows[at].event_id).unwrap().note;
    assert_eq!(note(&english, 0), "");
    assert!(
        note(&english, 1).starts_with("CloudTrail records the AWS Lambda operation DeleteFunction under this name")
    );
    assert!(note(&korean, 1).starts_with("CloudTrail은 AWS Lambda의 DeleteFunction 호출을"));
}

#[test]
fn who_looks_for_a_data_event_is_told_that_there_are_none() {
    let account = Account::new(&Start::default());
    let never = |value: &str| {
        let filter = Filter { attribute: FilterAttribute::EventName, value: value.to_string(), ..Filter::default() };
        history(&account, &View::default(), &filter).never
    };
    assert!(never("Publish").starts_with("Publish is a data event."), "{}", never("Publish"));
    assert_eq!(never("CreateTopic"), "");
    assert_eq!(never(""), "");
}
