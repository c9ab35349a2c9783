//! What each sort of target is sent, and what comes of a failure.

use super::delivery::hops;
use super::*;
use crate::Region;
use crate::kernel::{Event, Place};
use crate::services::events::invocation::{Exhausted, Invocation, next_try};
use crate::services::events::target::{Target, TargetInput};
use crate::world::Act;
use base::{Duration, Time};
use std::rc::Rc;

const ORDER: &str = r#"PutEvents {"Entries":[{"Source":"shop","DetailType":"order","Detail":"{}"}]}"#;

/// An account whose rule `all` sends orders to one target.
fn account_with_target(arn: &str, members: &str) -> Account {
    let mut account = account();
    answer(&mut account, r#"PutRule {"Name":"all","EventPattern":"{\"source\":[\"shop\"]}"}"#);
    put_target(&mut account, arn, members);
    account
}

fn put_target(account: &mut Account, arn: &str, members: &str) {
    let put = format!(r#"PutTargets {{"Rule":"all","Targets":[{{"Id":"1","Arn":"arn:aws:{arn}"{members}}}]}}"#);
    assert_eq!(answer(account, &put), r#"{"FailedEntryCount":0,"FailedEntries":[]}"#);
}

/// The last hops after an order, rule and bus left out.
fn outcome(account: &mut Account) -> Vec<String> {
    hops(account, ORDER).into_iter().filter(|hop| hop.starts_with("target")).collect()
}

#[test]
fn what_is_not_there_fails() {
    for arn in [
        "sns:us-east-1:123456789012:ops",
        "sqs:us-east-1:123456789012:q",
        "lambda:us-east-1:123456789012:function:f",
        "events:us-east-1:123456789012:event-bus/orders",
    ] {
        assert_eq!(outcome(&mut account_with_target(arn, "")), ["target 1 Failed(TargetMissing)"], "{arn}");
    }
}

#[test]
fn another_bus_wants_a_policy_or_a_role() {
    let arn = "events:us-east-1:123456789012:event-bus/orders";
    let mut account = account_with_target(arn, "");
    answer(&mut account, r#"CreateEventBus {"Name":"orders"}"#);
    answer(
        &mut account,
        r#"PutRule {"Name":"there","EventBusName":"orders","EventPattern":"{\"source\":[\"shop\"]}"}"#,
    );
    assert_eq!(outcome(&mut account), ["target 1 Failed(PolicyDenies(\"events.amazonaws.com\"))"]);
    let put = r#"PutPermission {"EventBusName":"orders","Action":"events:PutEvents","Principal":"123456789012","StatementId":"a"}"#;
    answer(&mut account, put);
    let sent = [
        "event-bus/default Passed",
        "rule/all Passed",
        "target 1 Passed",
        "event-bus/orders Passed",
        "rule/orders/there Dropped(RuleWithoutTargets)",
    ];
    assert_eq!(hops(&mut account, ORDER), sent);
    answer(&mut account, r#"RemovePermission {"EventBusName":"orders","RemoveAllPermissions":true}"#);
    put_target(&mut account, arn, r#","RoleArn":"arn:aws:iam::123456789012:role/r""#);
    assert_eq!(hops(&mut account, ORDER), sent);
}

#[test]
fn an_event_goes_to_no_third_bus() {
    let mut account = account_with_target(
        "events:us-west-2:123456789012:event-bus/default",
        r#","RoleArn":"arn:aws:iam::123456789012:role/r""#,
    );
    let west = Region::parse("us-west-2").unwrap();
    for call in [
        r#"PutRule {"Name":"back","EventPattern":"{\"source\":[\"shop\"]}"}"#,
        r#"PutTargets {"Rule":"back","Targets":[{"Id":"1","Arn":"arn:aws:events:us-east-1:123456789012:event-bus/default","RoleArn":"arn:aws:iam::123456789012:role/r"}]}"#,
    ] {
        let (operation, input) = call.split_once(' ').unwrap();
        account.call(&ApiCall::new("events", operation, Document::parse(input).unwrap()).in_region(west)).unwrap();
    }
    assert_eq!(
        hops(&mut account, ORDER),
        [
            "event-bus/default Passed",
            "rule/all Passed",
            "target 1 Passed",
            "event-bus/default Passed",
            "rule/back Passed",
            "target 1 Failed(ThirdBus)",
        ]
    );
    let event = account.kernel().trace.iter().rev().find_map(|hop| hop.event.clone()).unwrap();
    assert_eq!(
        (event.region, event.sent_from.clone()),
        (Region::US_EAST_1, Some("arn:aws:events:us-east-1:123456789012:event-bus/default".to_string()))
    );
}

#[test]
fn a_built_in_target_stops_an_instance() {
    let role = r#","RoleArn":"arn:aws:iam::123456789012:role/r""#;
    let mut account = account();
    let run = r#"{"ImageId":"ami-0915bcb5fa77e4892","InstanceType":"t2.micro","MinCount":1,"MaxCount":1}"#;
    let ran = account.call(&ApiCall::new("ec2", "RunInstances", Document::parse(run).unwrap())).unwrap();
    let id = ran.at("Instances").list()[0].at("InstanceId").text().to_string();
    answer(&mut account, r#"PutRule {"Name":"all","EventPattern":"{\"source\":[\"shop\"]}"}"#);
    let input = |id: &str| format!(r#"{role},"Input":"\"{id}\"""#);
    put_target(&mut account, "events:us-east-1:123456789012:target/stop-instance", &input(&id));
    // While it is pending EC2 refuses; the call is on record all the same.
    assert!(outcome(&mut account)[0].starts_with("target 1 Failed(Refused(\"IncorrectInstanceState\""));
    assert_eq!(outcome(&mut account), ["target 1 Passed"]);
    let state = account.services().ec2().instance(Region::US_EAST_1, &id).unwrap().state();
    assert!(matches!(state.name(), "stopping" | "stopped"));
    let stops: Vec<_> = (0..account.kernel().records.len())
        .filter_map(|row| account.kernel().records.get(row))
        .filter(|record| record.event_name == "StopInstances")
        .map(|record| (record.caller.user_name().to_string(), record.error.is_some()))
        .collect();
    let by_events = |failed| ("events.amazonaws.com".to_string(), failed);
    assert_eq!(stops, [by_events(true), by_events(false)]);
    put_target(&mut account, "events:us-east-1:123456789012:target/terminate-instance", &input("i-00000000000000000"));
    assert!(outcome(&mut account)[0].starts_with("target 1 Failed(Refused(\"InvalidInstanceID.NotFound\""));
}

/// The times of a target's hops, in seconds since the first, with verdicts.
fn tries(account: &mut Account, length: Duration) -> Vec<(i64, String)> {
    let before = account.kernel().trace.len();
    answer(account, ORDER);
    account.advance_to(account.now() + length);
    let hops: Vec<_> =
        account.kernel().trace.iter().skip(before).filter(|hop| matches!(hop.place, Place::Target(..))).collect();
    let first = hops[0].time;
    hops.iter()
        .map(|hop| {
            let verdict = format!("{:?}", hop.verdict);
            ((hop.time - first).0 / 1_000, verdict.split('(').next().unwrap().to_string())
        })
        .collect()
}

fn break_down(account: &mut Account, arn: &str, status: u16) {
    account.act(&Act::Answer { url: format!("arn:aws:{arn}"), status });
}

#[test]
fn a_target_out_of_order_is_tried_again_ever_later() {
    let arn = "sns:us-east-1:123456789012:ops";
    let mut account = account_with_target(arn, r#","RetryPolicy":{"MaximumRetryAttempts":2}"#);
    break_down(&mut account, arn, 503);
    let tries = tries(&mut account, Duration::minutes(5));
    let verdicts: Vec<&str> = tries.iter().map(|(_, verdict)| verdict.as_str()).collect();
    assert_eq!(verdicts, ["Failed", "Waiting", "Failed", "Waiting", "Failed", "Failed"]);
    let last = account.kernel().trace.iter().next_back().unwrap();
    assert_eq!(format!("{:?}", last.verdict), "Failed(RetriesExhausted)");
    let counts = account.services().events().counts("arn:aws:events:us-east-1:123456789012:rule/all");
    assert_eq!((counts.invocations, counts.failed_invocations), (1, 1));
}

#[test]
fn a_target_that_recovers_is_delivered_to() {
    let arn = "events:us-east-1:123456789012:event-bus/orders";
    let mut account = account_with_target(arn, r#","RoleArn":"arn:aws:iam::123456789012:role/r""#);
    answer(&mut account, r#"CreateEventBus {"Name":"orders"}"#);
    break_down(&mut account, arn, 429);
    answer(&mut account, ORDER);
    account.advance_to(account.now() + Duration::minutes(2));
    break_down(&mut account, arn, 200);
    account.advance_to(account.now() + Duration::minutes(5));
    let last = account.kernel().trace.iter().next_back().unwrap();
    assert_eq!(
        format!("{:?} {:?}", last.place, last.verdict),
        "Bus(\"arn:aws:events:us-east-1:123456789012:event-bus/orders\") Passed"
    );
}

#[test]
fn a_client_error_is_not_tried_again() {
    let arn = "sns:us-east-1:123456789012:ops";
    let mut account = account_with_target(arn, "");
    break_down(&mut account, arn, 404);
    assert_eq!(outcome(&mut account), ["target 1 Failed(EndpointFailed(404))"]);
}

#[test]
fn the_retry_policy_has_two_ends() {
    let invocation = |retries: u32, policy: &str| Invocation {
        rule_arn: String::new(),
        target: Rc::new(Target {
            id: "1".to_string(),
            arn: String::new(),
            input: TargetInput::Event,
            transformer: None,
            role_arn: None,
            sqs_parameters: None,
            dead_letter_config: None,
            retry_policy: Some(Document::parse(policy).unwrap()),
        }),
        event: Rc::new(Event {
            id: String::new(),
            detail_type: String::new(),
            source: String::new(),
            account: String::new(),
            time: Time(0),
            region: Region::US_EAST_1,
            resources: Vec::new(),
            detail: Document::map(),
            bus: "default".to_string(),
            replay_name: None,
            sent_from: None,
        }),
        ingested: Time(0),
        retries,
    };
    let second = Duration::seconds(1);
    for (retries, policy, now, expected) in [
        (0, "{}", 0, Ok(1)),
        (1, "{}", 0, Ok(2)),
        (5, "{}", 0, Ok(32)),
        (9, "{}", 0, Ok(512)),
        (100, "{}", 0, Ok(512)),
        (184, "{}", 0, Ok(512)),
        (185, "{}", 0, Err(Exhausted::MaximumRetryAttempts)),
        (0, r#"{"MaximumRetryAttempts":0}"#, 0, Err(Exhausted::MaximumRetryAttempts)),
        (3, "{}", 86_392, Ok(86_400)),
        (3, "{}", 86_393, Err(Exhausted::MaximumEventAgeInSeconds)),
        (3, r#"{"MaximumEventAgeInSeconds":60}"#, 52, Ok(60)),
        (3, r#"{"MaximumEventAgeInSeconds":60}"#, 53, Err(Exhausted::MaximumEventAgeInSeconds)),
    ] {
        let next = next_try(&invocation(retries, policy), Time(now * 1_000), second);
        assert_eq!(next.map(|time| time.0 / 1_000), expected, "{retries} {policy} {now}");
    }
}

#[test]
fn a_dead_letter_queue_that_is_not_there_takes_nothing() {
    let dead = r#","DeadLetterConfig":{"Arn":"arn:aws:sqs:us-east-1:123456789012:dead"}"#;
    let mut account = account_with_target("sns:us-east-1:123456789012:ops", dead);
    assert_eq!(outcome(&mut account), ["target 1 Failed(TargetMissing)", "target 1 Failed(DeadLetterRefused)"]);
    let counts = account.services().events().counts("arn:aws:events:us-east-1:123456789012:rule/all");
    assert_eq!((counts.sent_to_dead_letter_queue, counts.failed_to_be_sent_to_dead_letter_queue), (0, 1));
}
