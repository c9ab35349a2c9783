//! Each sample is an event as AWS sends it, and is caught by the form's pattern.

use super::*;
use crate::events::{PatternForm, event_types};
use languages::event_pattern::Pattern;
use sim::Start;
use std::collections::BTreeSet;

const ENVELOPE: [&str; 9] =
    ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"];

/// CloudTrail's order of members.
const RECORD: [&str; 20] = [
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
    "errorCode",
    "errorMessage",
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "requestID",
    "eventID",
    "readOnly",
    "resources",
    "eventType",
    "apiVersion",
    "managementEvent",
];

fn names(value: &Document) -> Vec<&str> {
    value.as_map().map(|map| map.iter().map(|(name, _)| name).collect()).unwrap_or_default()
}

#[test]
fn each_has_the_envelope_and_is_caught_by_the_form_s_pattern() {
    let account = Account::new(&Start::default());
    let region = Region::default();
    let mut ids = BTreeSet::new();
    for it in samples() {
        let event = event(&account, region, &it);
        assert!(ids.insert(event.at("id").text().to_string()), "{}: an id of its own", it.id);
        assert_eq!(names(&event), ENVELOPE, "{}", it.id);
        assert_eq!(event.at("version").text(), "0");
        assert_eq!(event.at("account").text(), account.account_id());
        assert!(base::Time::parse(event.at("time").text()).is_some(), "{}", it.id);
        assert!(event.at("resources").list().iter().all(|arn| arn.text().starts_with("arn:aws:")), "{}", it.id);
        assert!(event.at("detail").as_map().is_some(), "{}: {:?}", it.id, it.body);
        assert!(!event.to_json().contains("{account}"), "{}", it.id);
        let known = event_types(it.source).any(|kind| kind.detail_type == it.detail_type);
        assert!(known, "{}: the form knows {} of {}", it.id, it.detail_type, it.source);
        let form = PatternForm::default().with_source(it.source).with_type(it.detail_type);
        for form in [form.clone(), form.with_type("")] {
            assert!(Pattern::parse(&form.text()).unwrap().matches(&event), "{}: {}", it.id, form.text());
            assert_eq!(PatternForm::read(&form.text()), Some(form));
        }
    }
    for (source, _) in crate::events::SERVICES {
        for kind in event_types(source).filter(|kind| !kind.detail_type.is_empty()) {
            let shown = samples().any(|it| (it.source, it.detail_type) == (source, kind.detail_type));
            assert!(shown, "{} of {source} has no sample", kind.detail_type);
        }
    }
}

/// Source: EventBridge User Guide, "Events from AWS services"; S3 User Guide,
/// "Using EventBridge"; CloudTrail User Guide, `eventType`.
#[test]
fn there_is_one_of_each_kind() {
    for kind in [
        "EC2 Instance State-change Notification",
        "AWS API Call via CloudTrail",
        "AWS Console Sign In via CloudTrail",
        "AWS Service Event via CloudTrail",
        "AWS Console Action via CloudTrail",
        "AWS Insight via CloudTrail",
        "CloudWatch Alarm State Change",
        "CloudWatch Alarm Configuration Change",
        "Object Created",
        "Object Deleted",
        "Object ACL Updated",
        "Object Tags Added",
        "Object Tags Deleted",
        "Object Restore Initiated",
        "Object Restore Completed",
        "Scheduled Event",
    ] {
        assert!(samples().any(|it| it.detail_type == kind), "{kind}");
    }
    let account = Account::new(&Start::default());
    let kind = |id: &str| sample(&account, Region::default(), id).at("detail").at("eventType").text().to_string();
    assert_eq!(
        ["StopInstances", "signin-success", "service-event", "console-action", "insight"].map(kind),
        ["AwsApiCall", "AwsConsoleSignIn", "AwsServiceEvent", "AwsConsoleAction", "AwsCloudTrailInsight"]
    );
}

#[test]
fn records_have_cloudtrail_s_order() {
    let account = Account::new(&Start::default());
    for it in samples().filter(|it| it.detail_type.ends_with("via CloudTrail") && it.source != "aws.cloudtrail") {
        let event = event(&account, Region::default(), &it);
        let places: Vec<usize> =
            names(event.at("detail")).iter().filter_map(|name| RECORD.iter().position(|it| it == name)).collect();
        assert!(places.is_sorted(), "{}: {:?}", it.id, names(event.at("detail")));
        let service = event.at("detail").at("eventSource").text().replace(".amazonaws.com", "");
        assert_eq!(format!("aws.{service}"), it.source);
    }
}

/// The sample of the guide, byte for byte but for ids and time.
#[test]
fn a_sample_is_as_aws_writes_it() {
    let account = Account::new(&Start::default());
    let detail = sample(&account, Region::default(), "stopping").at("detail").to_json();
    assert_eq!(detail, r#"{"instance-id":"i-0697bdc417cb5d414","state":"stopping"}"#);
    let refused = sample(&account, Region::default(), "TerminateInstances (refused)");
    assert_eq!(refused.at("detail").at("eventName").text(), "TerminateInstances");
    assert_eq!(refused.at("detail").at("errorCode").text(), "Client.UnauthorizedOperation");
    assert!(refused.at("detail").at("responseElements").is_null());
    let put = sample(&account, Region::default(), "PutObject");
    assert_eq!(put.at("detail").at("eventCategory").text(), "Data");
}
