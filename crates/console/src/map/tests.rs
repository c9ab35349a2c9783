//! The map as text: lanes, ways, and what was let through where.

use super::*;
use session::tw::{Report, Transcript};

fn drawn(transcript: &str) -> Account {
    let report = Report::of(Transcript::parse(transcript).unwrap());
    assert!(report.agrees(), "{}", report.differences());
    report.session.account().clone()
}

/// `lane: node (note), node (note)`, then `from -> to`; `~>` is closed, `..>`
/// a spare way.
fn text(map: &Map) -> String {
    let short = |key: &str| key.rsplit([':', '/', ' ']).next().unwrap_or(key).to_string();
    let lane = |lane: &Lane| {
        let nodes: Vec<String> = lane.nodes.iter().map(|node| format!("{} ({})", node.name, node.note)).collect();
        format!("{}: {}\n", lane.title, nodes.join(", "))
    };
    let mut edges: Vec<String> = map
        .edges
        .iter()
        .map(|edge| {
            let arrow = match edge.kind {
                EdgeKind::Open => "->",
                EdgeKind::Closed => "~>",
                EdgeKind::Spare => "..>",
            };
            format!("{} {arrow} {}\n", short(&edge.from), short(&edge.to))
        })
        .collect();
    edges.sort();
    map.lanes.iter().map(lane).chain(edges).collect()
}

const CONSUMERS: &str = r#"
//- seed:7 now:2021-03-05T02:00:00Z
$ aws sqs create-queue --queue-name dead --query QueueUrl --output text
  https://sqs.us-east-1.amazonaws.com/123456789012/dead
@file attributes.json
  {"RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead\",\"maxReceiveCount\":\"3\"}"}
$ aws sqs create-queue --queue-name work --attributes file://attributes.json --query QueueUrl --output text
  https://sqs.us-east-1.amazonaws.com/123456789012/work
$ aws sns create-topic --name ops --query TopicArn --output text
  arn:aws:sns:us-east-1:123456789012:ops
@let SUBSCRIBED = aws sns subscribe --topic-arn arn:aws:sns:us-east-1:123456789012:ops --protocol sqs --notification-endpoint arn:aws:sqs:us-east-1:123456789012:work
@let ASKED = aws sns subscribe --topic-arn arn:aws:sns:us-east-1:123456789012:ops --protocol email --notification-endpoint a@example.com
$ aws events create-event-bus --name orders --query EventBusArn --output text
  arn:aws:events:us-east-1:123456789012:event-bus/orders
@let RULE = aws events put-rule --name forward --event-pattern '{"source":["shop"]}'
$ aws events put-targets --rule forward --targets Id=1,Arn=arn:aws:events:us-east-1:123456789012:event-bus/orders,RoleArn=arn:aws:iam::123456789012:role/forward Id=2,Arn=arn:aws:sqs:us-east-1:123456789012:work --query FailedEntryCount
  0
@advance 5s
"#;

#[test]
fn queues_and_other_buses_stand_on_the_map() {
    let account = drawn(CONSUMERS);
    let map = map(&account, &View::default());
    let expected = "\
Actors: root ()
Resources: 
Event bus: default (Event bus), orders (Event bus)
Rules: forward (Enabled)
Topics: ops (Topic)
Queues and functions: dead (Queue: 0 waiting), work (Queue: 0 waiting)
Outside world: a@example.com (Pending confirmation)
default -> forward
forward -> orders
forward -> work
ops -> work
ops ~> a@example.com
root -> ops
work ..> dead
";
    assert_eq!(text(&map), expected);
}

const FILTERED: &str = r#"
//- seed:7 now:2021-03-05T02:00:00Z
@let TOPIC = aws sns create-topic --name ops --query TopicArn --output text
@let SUBSCRIBED = aws sns subscribe --topic-arn ${TOPIC} --protocol sms --notification-endpoint +821012345678 --attributes '{"FilterPolicy":"{\"state\":[\"stopped\"]}"}'
@let PUBLISHED = aws sns publish --topic-arn ${TOPIC} --message "web-1 is stopping" --message-attributes '{"state":{"DataType":"String","StringValue":"stopping"}}'
@advance 10s
"#;

#[test]
fn a_filter_policy_says_which_key_did_not_let_a_message_through() {
    let account = drawn(FILTERED);
    let view = View::default();
    let journeys = journeys(&account, &view);
    let dropped = journeys[0].steps.iter().find(|step| step.ending == Ending::Dropped).unwrap();
    assert_eq!(dropped.place, "Subscription to ops");
    let phone = map(&account, &view).lanes.last().unwrap().nodes[0].clone();
    assert_eq!((phone.name.as_str(), phone.note.as_str()), ("+821012345678", "Filtered out: 1"));
    assert_eq!(
        why(&account, &view, dropped.hop),
        [r#"state: expected ["stopped"], found "stopping". Not one of the expected values."#]
    );
}

const UNMADE: &str = r#"
//- seed:7 now:2021-03-05T02:00:00Z
@let TOPIC = aws sns create-topic --name ops --query TopicArn --output text
@let SUBSCRIBED = aws sns subscribe --topic-arn ${TOPIC} --protocol sms --notification-endpoint +821012345678 --attributes '{"FilterPolicy":"{\"state\":[\"stopped\"]}"}'
@let PUBLISHED = aws sns publish --topic-arn ${TOPIC} --message '{"state":"stopped"}'
@let RULE = aws events put-rule --name all --event-pattern '{"source":["shop"]}'
@let FAILED = aws events put-targets --rule all --targets Id=1,Arn=${TOPIC},InputPath=detail --query FailedEntryCount
@let SENT = aws events put-events --entries '[{"Source":"shop","DetailType":"order","Detail":"{}"}]' --query FailedEntryCount
@advance 10s
"#;

#[test]
fn a_wrong_scope_and_a_wrong_path_are_told_of() {
    let account = drawn(UNMADE);
    let view = View::default();
    let journeys = journeys(&account, &view);
    let steps = || journeys.iter().flat_map(|journey| &journey.steps);
    let dropped = steps().find(|step| step.ending == Ending::Dropped).unwrap();
    let told = why(&account, &view, dropped.hop);
    assert!(told.last().unwrap().contains("filter policy scope to MessageBody"), "{told:?}");
    let failed = steps().find(|step| step.ending == Ending::Failed).unwrap();
    let told = why(&account, &view, failed.hop);
    assert!(told.first().unwrap().starts_with("detail is not a path."), "{told:?}");
}

#[test]
fn a_message_shows_its_way() {
    let lab = labs::all().get(1).unwrap();
    let session = session::Session::new(lab.scenario(None));
    let account = session.account();
    let mail = account.world().mails().last().unwrap();
    let view = View::default();
    let lit = spotlight(account, &view, mail.hop.unwrap()).unwrap();
    assert!(lit.caption.starts_with("Path of StartInstances ("), "{}", lit.caption);
    let names: Vec<&str> = lit.keys.iter().map(|key| key.rsplit([':', '/', ' ']).next().unwrap_or("")).collect();
    assert_eq!(names.first().copied(), Some("cloud_user"));
    assert!(names.ends_with(&["default", "ec2-state-change", "ec2-state-topic", "student@example.com"]), "{names:?}");
    let all = map(account, &view);
    let shown = all.edges.iter().filter(|edge| lit.goes(&edge.from, &edge.to)).count();
    assert_eq!(shown, lit.keys.len() - 1);
}
