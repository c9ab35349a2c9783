use super::*;
use crate::Region;
use crate::kernel::Place;
use base::{Duration, Time};

const ARN: &str = "arn:aws:events:us-east-1:123456789012:archive/orders";
const BUS: &str = "arn:aws:events:us-east-1:123456789012:event-bus/default";

fn create(members: &str) -> String {
    format!(r#"CreateArchive {{"ArchiveName":"orders","EventSourceArn":"{BUS}"{members}}}"#)
}

fn start(name: &str, members: &str) -> String {
    format!(
        r#"StartReplay {{"ReplayName":"{name}","EventSourceArn":"{ARN}","EventStartTime":"2021-03-05T01:00:00Z","EventEndTime":"2021-03-05T03:00:00Z","Destination":{{"Arn":"{BUS}"{members}}}}}"#
    )
}

#[test]
fn an_archive_is_made_changed_listed_and_deleted() {
    let brief = format!(r#"{{"ArchiveArn":"{ARN}","State":"ENABLED","CreationTime":"2021-03-05T02:00:00Z"}}"#);
    let missing = "ResourceNotFoundException: Archive no does not exist.";
    check(
        &mut account(),
        &[
            (&create(r#","EventPattern":"{\"source\":[\"shop\"]}","Description":"d","RetentionDays":3"#), &brief),
            (&create(""), "ResourceAlreadyExistsException: Archive orders already exists."),
            (
                &create("").replace(r#""orders""#, r#""a""#).replace("event-bus/default", "event-bus/no"),
                "ResourceNotFoundException: Event bus no does not exist.",
            ),
            (
                &create(r#","EventPattern":"{\"source\":\"shop\"}""#).replace(r#""orders""#, r#""a""#),
                "InvalidEventPatternException: Event pattern is not valid. Reason: \"source\" must be an object or an \
                 array\n at [Source: (String)\"{\"source\":\"shop\"}\"; line: 1, column: 12]",
            ),
            (
                &create("").replace(r#""orders""#, &format!("{:?}", "x".repeat(49))),
                &format!(
                    "ValidationException: 1 validation error detected: Value '{}' at 'archiveName' failed to satisfy \
                     constraint: Member must have length less than or equal to 48",
                    "x".repeat(49)
                ),
            ),
            (
                r#"DescribeArchive {"ArchiveName":"orders"}"#,
                &format!(
                    r#"{{"ArchiveArn":"{ARN}","ArchiveName":"orders","EventSourceArn":"{BUS}","Description":"d","EventPattern":"{{\"source\":[\"shop\"]}}","State":"ENABLED","RetentionDays":3,"SizeBytes":0,"EventCount":0,"CreationTime":"2021-03-05T02:00:00Z"}}"#
                ),
            ),
            (r#"DescribeArchive {"ArchiveName":"no"}"#, missing),
            (
                r#"UpdateArchive {"ArchiveName":"orders"}"#,
                "ValidationException: At least one of EventPattern, RetentionDays or Description must be provided.",
            ),
            (r#"UpdateArchive {"ArchiveName":"no","RetentionDays":1}"#, missing),
            (r#"UpdateArchive {"ArchiveName":"orders","RetentionDays":0}"#, &brief),
            (
                r#"ListArchives {"NamePrefix":"o"}"#,
                &format!(
                    r#"{{"Archives":[{{"ArchiveName":"orders","EventSourceArn":"{BUS}","State":"ENABLED","RetentionDays":0,"SizeBytes":0,"EventCount":0,"CreationTime":"2021-03-05T02:00:00Z"}}]}}"#
                ),
            ),
            (r#"ListArchives {"NamePrefix":"p"}"#, r#"{"Archives":[]}"#),
            (r#"ListArchives {"State":"DISABLED"}"#, r#"{"Archives":[]}"#),
            (
                r#"ListArchives {"State":"ENABLED","NamePrefix":"o"}"#,
                "ValidationException: At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, \
                 or NamePrefix.",
            ),
            (r#"DeleteArchive {"ArchiveName":"orders"}"#, "{}"),
            (r#"DeleteArchive {"ArchiveName":"no"}"#, missing),
            ("ListRules", r#"{"Rules":[]}"#),
        ],
    );
}

#[test]
fn an_archive_has_a_rule_that_is_not_ours_to_change() {
    let mut account = account();
    answer(&mut account, &create(r#","EventPattern":"{\"source\":[\"shop\"]}""#));
    let managed = "ManagedRuleException: Events-Archive-orders is a managed rule. Set 'force' parameter to true to \
                   override.";
    check(
        &mut account,
        &[
            (
                "ListRules",
                r#"{"Rules":[{"Name":"Events-Archive-orders","Arn":"arn:aws:events:us-east-1:123456789012:rule/Events-Archive-orders","EventPattern":"{\"source\":[\"shop\"],\"replay-name\":[{\"exists\":false}]}","State":"ENABLED","ManagedBy":"prod.vhs.events.aws.internal","EventBusName":"default"}]}"#,
            ),
            (r#"DisableRule {"Name":"Events-Archive-orders"}"#, managed),
            (r#"DeleteRule {"Name":"Events-Archive-orders"}"#, managed),
            (r#"RemoveTargets {"Rule":"Events-Archive-orders","Ids":["orders"]}"#, managed),
        ],
    );
}

fn put(account: &mut Account, number: u32, time: &str) {
    answer(
        account,
        &format!(
            r#"PutEvents {{"Entries":[{{"Source":"shop","DetailType":"order {number}","Detail":"{{}}","Time":"2021-03-05T{time}Z"}}]}}"#
        ),
    );
}

/// An account with an archive of the orders 1 to 4, and a rule that has no targets.
fn account_with_orders() -> Account {
    let mut account = account();
    answer(&mut account, &create(r#","EventPattern":"{\"source\":[\"shop\"]}","RetentionDays":1"#));
    for rule in ["all", "some"] {
        answer(&mut account, &format!(r#"PutRule {{"Name":"{rule}","EventPattern":"{{\"source\":[\"shop\"]}}"}}"#));
    }
    put(&mut account, 1, "01:30:10");
    put(&mut account, 2, "01:30:50");
    put(&mut account, 3, "01:45:00");
    put(&mut account, 4, "03:00:00");
    account
}

fn count(account: &Account) -> u64 {
    account.services().events().archive(Region::US_EAST_1, "orders").unwrap().counts(account.now()).0
}

#[test]
fn events_are_in_the_archive_a_while_later_and_until_they_are_too_old() {
    let mut account = account_with_orders();
    assert_eq!(count(&account), 0);
    account.advance_to(account.now() + Duration::minutes(5));
    assert_eq!(count(&account), 4);
    answer(&mut account, r#"PutEvents {"Entries":[{"Source":"other","DetailType":"x","Detail":"{}"}]}"#);
    account.advance_to(account.now() + Duration::minutes(5));
    assert_eq!(count(&account), 4);
    account.advance_to(account.now() + Duration::days(1));
    assert_eq!(count(&account), 0);
}

/// What was on the bus since hop `before`: detail type, replay, and its time.
fn brought(account: &Account, before: usize) -> Vec<(String, Option<String>, Time)> {
    let hops = account.kernel().trace.iter().skip(before).filter(|hop| matches!(hop.place, Place::Bus(_)));
    hops.filter_map(|hop| Some((hop.what.clone(), hop.event.as_ref()?.replay_name.clone(), hop.time))).collect()
}

fn state(account: &Account, name: &str) -> &'static str {
    account.services().events().replay(Region::US_EAST_1, name).unwrap().state().name()
}

#[test]
fn a_replay_brings_events_again_minute_by_minute() {
    let mut account = account_with_orders();
    account.advance_to(account.now() + Duration::minutes(5));
    let before = account.kernel().trace.len();
    let started = answer(&mut account, &start("again", ""));
    assert_eq!(
        started,
        r#"{"ReplayArn":"arn:aws:events:us-east-1:123456789012:replay/again","State":"STARTING","ReplayStartTime":"2021-03-05T02:05:00Z"}"#
    );
    assert_eq!(state(&account, "again"), "STARTING");
    account.advance_to(account.now() + Duration::seconds(21));
    assert_ne!(state(&account, "again"), "STARTING");
    account.advance_to(account.now() + Duration::minutes(2));
    assert_eq!(state(&account, "again"), "COMPLETED");
    let mut came = brought(&account, before);
    assert!(came.iter().all(|(_, replay, _)| replay.as_deref() == Some("again")));
    assert!(came[0].2 == came[1].2 && came[1].2 < came[2].2);
    came.sort();
    assert_eq!(came.iter().map(|(what, ..)| what.as_str()).collect::<Vec<_>>(), ["order 1", "order 2", "order 3"]);
    let replay = answer(&mut account, r#"DescribeReplay {"ReplayName":"again"}"#);
    assert!(replay.contains(r#""EventLastReplayedTime":"2021-03-05T01:45:00Z","ReplayStartTime":"2021-03-05T02:05:00Z","ReplayEndTime":"#), "{replay}");
    // What a replay brings is not archived again.
    account.advance_to(account.now() + Duration::minutes(5));
    assert_eq!(count(&account), 4);
}

#[test]
fn a_replay_is_for_chosen_rules() {
    let mut account = account_with_orders();
    account.advance_to(account.now() + Duration::minutes(5));
    let before = account.kernel().trace.len();
    answer(&mut account, &start("some", r#","FilterArns":["arn:aws:events:us-east-1:123456789012:rule/some"]"#));
    account.advance_to(account.now() + Duration::minutes(2));
    let verdicts = |rule: &str| -> Vec<String> {
        let arn = format!("arn:aws:events:us-east-1:123456789012:rule/{rule}");
        let hops = account.kernel().trace.iter().skip(before);
        let hops = hops.filter(|hop| hop.place == Place::Rule(arn.clone()));
        let mut verdicts: Vec<String> = hops.map(|hop| format!("{:?}", hop.verdict)).collect();
        verdicts.dedup();
        verdicts
    };
    assert_eq!(verdicts("all"), ["Dropped(NotInReplay)"]);
    assert_eq!(verdicts("some"), ["Dropped(RuleWithoutTargets)"]);
}

#[test]
fn a_long_replay_is_no_loop() {
    let mut account = account();
    answer(&mut account, &create(""));
    for minute in 0..100 {
        put(&mut account, minute, &format!("{:02}:{:02}:00", 1 + minute / 60, minute % 60));
    }
    account.advance_to(account.now() + Duration::minutes(5));
    let before = account.kernel().trace.len();
    answer(&mut account, &start("long", ""));
    account.advance_to(account.now() + Duration::minutes(10));
    assert_eq!((state(&account, "long"), brought(&account, before).len()), ("COMPLETED", 100));
}

#[test]
fn a_replay_is_cancelled() {
    let mut account = account_with_orders();
    let over = "IllegalStatusException: Replay again is not in a valid state for this operation.";
    let arn = r#"{"ReplayArn":"arn:aws:events:us-east-1:123456789012:replay/again","State":"CANCELLING"}"#;
    answer(&mut account, &start("again", ""));
    check(
        &mut account,
        &[
            (r#"CancelReplay {"ReplayName":"again"}"#, arn),
            (r#"CancelReplay {"ReplayName":"again"}"#, over),
            (r#"CancelReplay {"ReplayName":"no"}"#, "ResourceNotFoundException: Replay no does not exist."),
        ],
    );
    account.advance_to(account.now() + Duration::minutes(1));
    assert_eq!(state(&account, "again"), "CANCELLED");
    check(&mut account, &[(r#"CancelReplay {"ReplayName":"again"}"#, over)]);
}

#[test]
fn refusals_of_start_replay() {
    let mut account = account_with_orders();
    answer(&mut account, r#"CreateEventBus {"Name":"shop"}"#);
    answer(&mut account, &start("again", ""));
    check(
        &mut account,
        &[
            (&start("again", ""), "ResourceAlreadyExistsException: Replay again already exists."),
            (
                &start("b", "").replace("archive/orders", "archive/no"),
                "ValidationException: Parameter EventSourceArn is not valid. Reason: Archive no does not exist.",
            ),
            (
                &start("b", "").replace("T03:00", "T01:00"),
                "ValidationException: Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.",
            ),
            (
                &start("b", "").replace("event-bus/default", "event-bus/shop"),
                "ValidationException: Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.",
            ),
            (
                &start("b", "").replace("event-bus/default", "event-bus/no"),
                "ResourceNotFoundException: Event bus no does not exist.",
            ),
            (
                &start("b", "").replace("event-bus/default", "rule/all"),
                "ValidationException: Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN.",
            ),
            (r#"DescribeReplay {"ReplayName":"no"}"#, "ResourceNotFoundException: Replay no does not exist."),
            (
                r#"ListReplays {"State":"STARTING"}"#,
                &format!(
                    r#"{{"Replays":[{{"ReplayName":"again","EventSourceArn":"{ARN}","State":"STARTING","EventStartTime":"2021-03-05T01:00:00Z","EventEndTime":"2021-03-05T03:00:00Z","ReplayStartTime":"2021-03-05T02:00:00Z"}}]}}"#
                ),
            ),
            (r#"ListReplays {"State":"RUNNING"}"#, r#"{"Replays":[]}"#),
            (
                r#"ListReplays {"State":"RUNNING","NamePrefix":"a"}"#,
                "ValidationException: At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or \
                 NamePrefix.",
            ),
        ],
    );
    for number in 2..=10 {
        assert!(answer(&mut account, &start(&format!("r{number}"), "")).contains("STARTING"));
    }
    check(
        &mut account,
        &[(&start("r11", ""), "LimitExceededException: The requested resource exceeds the maximum number allowed.")],
    );
}
