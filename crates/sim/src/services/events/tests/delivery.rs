use super::*;
use crate::kernel::Place;
use crate::services::events::Counts;
use base::Duration;

const ORDER: &str = r#"PutEvents {"Entries":[{"Source":"shop","DetailType":"order","Detail":"{\"total\":300.0}","Time":"2021-03-05T01:18:07Z","Resources":["r"]}]}"#;

fn rule(account: &mut Account, name: &str, pattern: &str) {
    answer(account, &format!(r#"PutRule {{"Name":"{name}","EventPattern":{}}}"#, Document::from(pattern)));
}

fn target(account: &mut Account, rule: &str, members: &str) {
    let arn = "arn:aws:sns:us-east-1:123456789012:ops";
    let put = format!(r#"PutTargets {{"Rule":"{rule}","Targets":[{{"Id":"1","Arn":"{arn}"{members}}}]}}"#);
    assert_eq!(answer(account, &put), r#"{"FailedEntryCount":0,"FailedEntries":[]}"#);
}

/// The hops of the last call and of the minute after it: place and verdict.
fn hops(account: &mut Account, call: &str) -> Vec<String> {
    let before = account.kernel().trace.len();
    answer(account, call);
    account.advance_to(account.now() + Duration::minutes(1));
    let hops = account.kernel().trace.iter().skip(before);
    let hops = hops.filter_map(|hop| {
        let place = match &hop.place {
            Place::Bus(arn) | Place::Rule(arn) => arn.rsplit(':').next()?.to_string(),
            Place::Target(_, id) => format!("target {id}"),
            _ => return None,
        };
        Some(format!("{place} {:?}", hop.verdict))
    });
    hops.collect()
}

#[test]
fn an_event_meets_each_rule_of_its_bus() {
    let mut account = account();
    rule(&mut account, "disabled", r#"{"source":["shop"]}"#);
    answer(&mut account, r#"DisableRule {"Name":"disabled"}"#);
    rule(&mut account, "other", r#"{"source":["aws.ec2"]}"#);
    rule(&mut account, "same-number", r#"{"detail":{"total":[300]}}"#);
    assert_eq!(
        hops(&mut account, ORDER),
        [
            "event-bus/default Passed",
            "rule/disabled Dropped(RuleDisabled)",
            "rule/other Dropped(PatternMismatch)",
            "rule/same-number Dropped(RuleWithoutTargets)",
        ]
    );
    let counts =
        |name: &str| account.services().events().counts(&format!("arn:aws:events:us-east-1:123456789012:rule/{name}"));
    assert_eq!(counts("same-number"), Counts { triggered: 1, invocations: 0, failed_invocations: 0 });
    assert_eq!(counts("disabled"), Counts::default());
}

#[test]
fn another_region_hears_nothing() {
    let mut account = account();
    rule(&mut account, "all", r#"{"source":["shop"]}"#);
    let elsewhere = crate::Region::parse("ap-northeast-2").unwrap();
    let input = Document::parse(ORDER.strip_prefix("PutEvents ").unwrap()).unwrap();
    account.call(&ApiCall::new("events", "PutEvents", input).in_region(elsewhere)).unwrap();
    assert_eq!(account.services().events().counts("arn:aws:events:us-east-1:123456789012:rule/all"), Counts::default());
}

#[test]
fn an_event_for_a_bus_that_is_not_there_goes_nowhere() {
    let mut account = account();
    rule(&mut account, "all", r#"{"source":["shop"]}"#);
    let call = ORDER.replace(r#""Source""#, r#""EventBusName":"orders","Source""#);
    assert_eq!(hops(&mut account, &call), Vec::<String>::new());
}

#[test]
fn a_topic_that_is_not_there_fails_the_invocation() {
    let mut account = account();
    rule(&mut account, "all", r#"{"source":["shop"]}"#);
    target(&mut account, "all", "");
    assert_eq!(
        hops(&mut account, ORDER),
        ["event-bus/default Passed", "rule/all Passed", "target 1 Failed(TargetMissing)"]
    );
    let counts = account.services().events().counts("arn:aws:events:us-east-1:123456789012:rule/all");
    assert_eq!(counts, Counts { triggered: 1, invocations: 1, failed_invocations: 1 });
}
