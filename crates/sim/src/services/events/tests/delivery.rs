use super::*;
use crate::kernel::Place;
use crate::services::events::Counts;
use base::Duration;

const ORDER: &str = r#"PutEvents {"Entries":[{"Source":"shop","DetailType":"order","Detail":"{\"total\":300.0}","Time":"2021-03-05T01:18:07Z","Resources":["r"]}]}"#;

fn rule(account: &mut Account, name: &str, pattern: &str) {
    answer(account, &format!(r#"PutRule {{"Name":"{name}","EventPattern":{}}}"#, Document::from(pattern)));
}

pub(super) fn target(account: &mut Account, rule: &str, members: &str) {
    let arn = "arn:aws:sns:us-east-1:123456789012:ops";
    let put = format!(r#"PutTargets {{"Rule":"{rule}","Targets":[{{"Id":"1","Arn":"{arn}"{members}}}]}}"#);
    assert_eq!(answer(account, &put), r#"{"FailedEntryCount":0,"FailedEntries":[]}"#);
}

/// The hops of the last call and of the minute after it: place and verdict.
pub(super) fn hops(account: &mut Account, call: &str) -> Vec<String> {
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
    assert_eq!(counts("same-number"), Counts { triggered: 1, ..Counts::default() });
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
    assert_eq!(hops(&mut account, &call), ["event-bus/orders Failed(TargetMissing)"]);
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
    assert_eq!(counts, Counts { triggered: 1, invocations: 1, failed_invocations: 1, ..Counts::default() });
}

/// An account whose topic `ops` admits EventBridge and sends mail to kim.
pub(super) fn account_with_mail() -> Account {
    const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:ops";
    let mut account = account();
    let sns = |account: &mut Account, operation: &str, input: Document| {
        account.call(&ApiCall::new("sns", operation, input)).unwrap()
    };
    sns(&mut account, "CreateTopic", Document::map().with("Name", "ops"));
    let topic = || Document::map().with("TopicArn", TOPIC);
    sns(&mut account, "Subscribe", topic().with("Protocol", "email").with("Endpoint", "kim@example.com"));
    account.confirm("kim@example.com").unwrap();
    let policy = crate::services::sns::policy_with_events_statement("{}", "all", "1", TOPIC);
    let attribute = topic().with("AttributeName", "Policy").with("AttributeValue", policy);
    sns(&mut account, "SetTopicAttributes", attribute);
    account
}

/// The first line of the last mail's text after an order, if one came.
fn mailed(account: &mut Account) -> Option<String> {
    let before = account.world().mails().count();
    answer(account, ORDER);
    account.advance_to(account.now() + Duration::minutes(1));
    let mail = account.world().mails().nth(before)?;
    mail.message.body.lines().next().map(str::to_string)
}

#[test]
fn the_target_is_given_what_its_input_says() {
    let mut account = account_with_mail();
    rule(&mut account, "all", r#"{"source":["shop"]}"#);
    let id = base::Seed(1).uuid("event", 1);
    for (members, expected) in [
        (
            "",
            format!(
                r#"{{"version":"0","id":"{id}","detail-type":"order","source":"shop","account":"123456789012","time":"2021-03-05T01:18:07Z","region":"us-east-1","resources":["r"],"detail":{{"total":300.0}}}}"#
            ),
        ),
        (r#","InputPath":"$.detail""#, r#"{"total":300.0}"#.to_string()),
        (r#","InputPath":"$.source""#, r#""shop""#.to_string()),
        (r#","Input":"{ \"a\": 1 }""#, r#"{ "a": 1 }"#.to_string()),
        (
            r#","InputTransformer":{"InputPathsMap":{"t":"$.detail.total"},"InputTemplate":"\"<aws.events.rule-name>: <t>\""}"#,
            r#""all: 300.0""#.to_string(),
        ),
    ] {
        target(&mut account, "all", members);
        assert_eq!(mailed(&mut account), Some(expected), "{members}");
    }
}

#[test]
fn an_input_that_cannot_be_made_is_not_delivered() {
    let mut account = account_with_mail();
    rule(&mut account, "all", r#"{"source":["shop"]}"#);
    target(&mut account, "all", r#","InputPath":"$.detail.nothing""#);
    assert_eq!(hops(&mut account, ORDER).last().unwrap(), "target 1 Failed(InputNotRendered)");
    assert_eq!(mailed(&mut account), None);
}

#[test]
fn a_topic_that_does_not_admit_eventbridge_fails_the_invocation() {
    let mut account = account();
    account.call(&ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops"))).unwrap();
    rule(&mut account, "all", r#"{"source":["shop"]}"#);
    target(&mut account, "all", "");
    assert_eq!(hops(&mut account, ORDER).last().unwrap(), "target 1 Failed(PolicyDenies(\"events.amazonaws.com\"))");
}

#[test]
fn two_targets_of_one_topic_are_two_messages() {
    let mut account = account_with_mail();
    rule(&mut account, "all", r#"{"source":["shop"]}"#);
    let arn = "arn:aws:sns:us-east-1:123456789012:ops";
    let both =
        format!(r#"PutTargets {{"Rule":"all","Targets":[{{"Id":"1","Arn":"{arn}"}},{{"Id":"2","Arn":"{arn}"}}]}}"#);
    answer(&mut account, &both);
    let before = account.world().mails().count();
    answer(&mut account, ORDER);
    account.advance_to(account.now() + Duration::minutes(1));
    assert_eq!(account.world().mails().count() - before, 2);
}

#[test]
fn why_a_rule_does_not_match_can_be_asked() {
    let mut account = account();
    rule(&mut account, "all", r#"{"source":["aws.ec2"]}"#);
    answer(&mut account, ORDER);
    let event = account.kernel().trace.iter().find_map(|hop| hop.event.clone()).unwrap();
    let arn = "arn:aws:events:us-east-1:123456789012:rule/all";
    let explanation = account.services().events().explain(arn, &event).unwrap();
    assert!(!explanation.matched);
    assert_eq!(account.services().events().explain("arn:aws:events:us-east-1:123456789012:rule/no", &event), None);
}

#[test]
fn many_rules_are_matched_as_each_by_itself() {
    let verdicts = |others: usize| {
        let mut account = account();
        // Enough others and the rules are compiled into one matcher.
        for number in 0..others {
            rule(&mut account, &format!("z{number}"), &format!(r#"{{"source":["other{number}"]}}"#));
        }
        for (number, pattern) in PATTERNS.iter().enumerate() {
            rule(&mut account, &format!("a{number}"), pattern);
        }
        answer(&mut account, r#"PutRule {"Name":"b","ScheduleExpression":"rate(1 day)"}"#);
        let of_ours = |hop: &String| hop.starts_with("rule/a") || hop.starts_with("rule/b");
        let first: Vec<String> = hops(&mut account, ORDER).into_iter().filter(of_ours).collect();
        // A pattern that changes is compiled anew; a target that comes changes nothing.
        rule(&mut account, "a0", r#"{"source":["nobody"]}"#);
        target(&mut account, "a1", "");
        let second: Vec<String> = hops(&mut account, ORDER).into_iter().filter(of_ours).collect();
        (first, second)
    };
    let (alone, together) = (verdicts(0), verdicts(60));
    assert_eq!(alone, together);
    assert_eq!(alone.0.iter().filter(|hop| hop.contains("RuleWithoutTargets")).count(), 4, "{alone:?}");
    assert_eq!(alone.1.iter().filter(|hop| hop.contains("PatternMismatch")).count(), 4, "{alone:?}");
}

const PATTERNS: [&str; 7] = [
    r#"{"source":["shop"]}"#,
    r#"{"detail":{"total":[{"numeric":[">",200]}]}}"#,
    r#"{"detail-type":[{"prefix":"ord"}],"resources":["r"]}"#,
    r#"{"source":[{"anything-but":"shop"}]}"#,
    r#"{"detail":{"total":[{"exists":false}]}}"#,
    r#"{"$or":[{"source":["x"]},{"detail":{"total":[3e2]}}]}"#,
    r#"{"source":["Shop"]}"#,
];
