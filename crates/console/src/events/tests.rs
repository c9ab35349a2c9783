//! EventBridge's pages as data.

use super::*;
use crate::{Language, View};
use base::{Document, Duration};
use sim::{Account, ApiCall, Start};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:ops";

fn call(account: &mut Account, (service, operation, input): &Call) -> sim::ApiResult {
    account.call(&ApiCall::new(service, operation, input.clone()))
}

/// An account with the topic `ops`.
fn account() -> Account {
    let mut account = Account::new(&Start::default());
    call(&mut account, &("sns", "CreateTopic", Document::map().with("Name", "ops"))).unwrap();
    account
}

fn state_change() -> PatternForm {
    PatternForm::default().with_source("aws.ec2").with_type("EC2 Instance State-change Notification")
}

fn draft() -> RuleDraft {
    let mut draft = RuleDraft { name: "stop".into(), ..RuleDraft::default() }.with_form(state_change());
    draft.targets[0].arn = TOPIC.into();
    draft
}

fn save(account: &mut Account, draft: &RuleDraft) -> Vec<String> {
    assert_eq!(problems(account, draft), "");
    let calls = draft.calls(account, View::default().region);
    calls.iter().for_each(|it| drop(call(account, it).unwrap()));
    saved(&View::default(), draft, &calls)
}

fn problems(account: &Account, draft: &RuleDraft) -> String {
    let problems = draft.problems(account, &View::default());
    problems.iter().map(|it| format!("{:?}: {}", it.field, it.message)).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_form_and_the_json_say_the_same() {
    let stopping = PatternForm { states: Some(vec!["stopping".into(), "stopped".into()]), ..state_change() };
    let one = PatternForm { instances: Some(vec!["i-0697bdc417cb5d414".into()]), ..stopping.clone() };
    assert_eq!(
        one.text(),
        r#"{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["stopping", "stopped"],
    "instance-id": ["i-0697bdc417cb5d414"]
  }
}"#
    );
    for form in [PatternForm::default().with_source("aws.ec2"), state_change(), stopping, one] {
        assert_eq!(PatternForm::read(&form.text()), Some(form));
    }
    for text in [
        "",
        "{}",
        r#"{"source":["aws.ec2","aws.s3"]}"#,
        r#"{"source":["aws.other"]}"#,
        r#"{"source":["aws.ec2"],"region":["us-east-1"]}"#,
        r#"{"source":["aws.ec2"],"detail":{"state":["stopped"]}}"#,
        r#"{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"],"detail":{"state":["Stopped"]}}"#,
        r#"{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"],"detail":{"state":[{"prefix":"st"}]}}"#,
    ] {
        assert_eq!(PatternForm::read(text), None, "{text}");
    }
    let typed = draft().with_pattern(r#"{"source":["aws.s3"]}"#);
    assert_eq!(typed.form, Some(PatternForm::default().with_source("aws.s3")));
    assert_eq!(draft().with_pattern("{").form, None);
}

#[test]
fn saving_lets_eventbridge_publish_and_says_so() {
    let mut account = account();
    let draft = draft();
    let told = save(&mut account, &draft);
    assert_eq!(told.len(), 2);
    assert!(told[1].starts_with("A statement was added to the access policy of topic ops"), "{told:?}");
    let page = rule(&account, &View::default(), "stop").unwrap();
    assert_eq!(page.targets[0].admission.text, "Allows EventBridge");
    assert_eq!(page.pattern, draft.pattern);

    let edited = RuleDraft::of(&account, View::default().region, "stop").unwrap();
    assert_eq!(edited.form, draft.form);
    let told = save(&mut account, &RuleDraft { description: "d".into(), ..edited });
    assert_eq!(told, ["Rule stop was updated successfully."]);
    assert_eq!(rules(&account, &View::default())[0].description, "d");
}

/// A target that makes a sentence of the event.
fn transformed(draft: TargetDraft) -> TargetDraft {
    TargetDraft {
        arn: TOPIC.into(),
        kind: InputKind::Transformer,
        paths: "{\n  \"instance\": \"$.detail.instance-id\",\n  \"state\": \"$.detail.state\"\n}".into(),
        template: "\"EC2 <instance> is now <state>.\"".into(),
        ..draft
    }
}

#[test]
fn editing_takes_targets_away_and_keeps_their_input() {
    let mut account = account();
    let mut first = draft().with_target();
    first.targets[1] = transformed(first.targets[1].clone());
    save(&mut account, &first);
    let mut edited = RuleDraft::of(&account, View::default().region, "stop").unwrap();
    assert_eq!(edited.targets[1], first.targets[1]);
    edited.targets.remove(0);
    edited.targets[0].kind = InputKind::Part;
    save(&mut account, &edited);
    let page = rule(&account, &View::default(), "stop").unwrap();
    let inputs: Vec<String> = page.targets.iter().map(|it| format!("{} {}", it.id, it.input)).collect();
    assert_eq!(inputs, ["Id2 Part of the matched event: $.detail"]);
    assert_eq!(edited.with_target().targets[1].id, "Id1");
}

#[test]
fn what_is_wrong_has_its_field() {
    let account = account();
    assert_eq!(
        problems(&account, &RuleDraft::default()),
        "Name: Enter a name.\nPattern: Choose a service, or enter a pattern.\nTopic(0): Choose a topic."
    );
    for (change, expected) in [
        (
            (|it| it.name = "a b".into()) as fn(&mut RuleDraft),
            "Name: 1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy \
             regular expression pattern: [\\.\\-_A-Za-z0-9]+",
        ),
        (
            |it| *it = it.clone().with_pattern("{\n  \"source\": \"aws.ec2\"\n}"),
            "Pattern: Event pattern is not valid. Reason: \"source\" must be an object or an array\n at [Source: \
             (String)\"{\n  \"source\": \"aws.ec2\"\n}\"; line: 2, column: 14]",
        ),
        (
            |it| *it = it.clone().with_form(PatternForm { states: Some(vec![]), ..state_change() }),
            "States: Choose at least one state.",
        ),
        (
            |it| {
                it.kind = RuleKind::Schedule;
                it.schedule = "rate(1 minutes)".into();
            },
            "Schedule: Parameter ScheduleExpression is not valid. Did you mean rate(1 minute)?",
        ),
        (
            |it| {
                it.targets[0].kind = InputKind::Part;
                it.targets[0].path = "detail".into();
            },
            "Path(0): This is not a path. Begin with $ and name the keys: $.detail.state. AWS would save it, but deliver \
             nothing.",
        ),
        (
            |it| {
                it.targets[0].kind = InputKind::Transformer;
                it.targets[0].template = "\"<nothing>\"".into();
            },
            "Template(0): InputTemplate for target Id1 contains invalid placeholder nothing.",
        ),
    ] {
        let mut draft = draft();
        change(&mut draft);
        assert_eq!(problems(&account, &draft), expected);
    }
    let place = draft().with_pattern("{\n  \"source\": 1}").problems(&account, &View::default())[0].place.unwrap();
    assert_eq!((place.line, place.column), (2, 14));
}

#[test]
fn a_name_that_is_taken_is_not_replaced_by_accident() {
    let mut account = account();
    save(&mut account, &draft());
    assert_eq!(
        problems(&account, &draft()),
        "Name: Rule stop already exists, and saving would replace it. Enter another name."
    );
}

#[test]
fn the_list_and_what_can_be_done() {
    let mut account = account();
    save(&mut account, &draft());
    let line = |account: &Account, language| {
        let view = View { language, ..View::default() };
        rules(account, &view).iter().map(|it| format!("{} {} {}", it.name, it.status.text, it.kind)).collect::<String>()
    };
    assert_eq!(line(&account, Language::English), "stop Enabled Standard");
    let row = rules(&account, &View::default()).remove(0);
    for action in [RuleAction::Disable, RuleAction::Delete] {
        for it in action.calls(&row) {
            call(&mut account, &it).unwrap();
        }
        let expected = if action == RuleAction::Disable { "stop 비활성화됨 표준" } else { "" };
        assert_eq!(line(&account, Language::Korean), expected);
    }
}

#[test]
fn the_events_it_met_and_the_next_firings() {
    let mut account = account();
    save(&mut account, &draft());
    let scheduled = RuleDraft { kind: RuleKind::Schedule, name: "often".into(), ..draft() };
    save(&mut account, &scheduled);
    account.advance_to(account.now() + Duration::minutes(11));
    let page = rule(&account, &View::default(), "often").unwrap();
    assert_eq!((page.next.len(), page.next[0].as_str()), (10, "2021-03-05 02:15:00 UTC"));
    assert_eq!(page.met.iter().map(|it| it.event.as_str()).collect::<Vec<_>>(), ["Scheduled Event", "Scheduled Event"]);
    assert_eq!(page.counts.iter().map(|it| it.value).collect::<Vec<_>>(), [2, 2, 0]);
    let entry = r#"{"Entries":[{"Source":"shop","DetailType":"order","Detail":"{}"}]}"#;
    call(&mut account, &("events", "PutEvents", Document::parse(entry).unwrap())).unwrap();
    let page = rule(&account, &View::default(), "stop").unwrap();
    assert_eq!((page.met[0].event.as_str(), page.met[0].verdict.text.as_str()), ("order", "Did not match"));
    assert_eq!(past_events(&account, &View::default())[0].document.at("source").text(), "shop");
}

#[test]
fn a_trial_says_why() {
    let account = account();
    let view = View::default();
    let event = sample(&account, view.region, "stopping");
    let text = |pattern: &str| {
        let trial = trial(&view, pattern, &event).unwrap();
        let rows = trial.rows.iter().map(|it| format!("\n{} {} {}: {}", it.path, it.wanted, it.found, it.status.text));
        format!("{}{}", trial.verdict.text, rows.collect::<String>())
    };
    assert_eq!(
        text(r#"{"source":["aws.ec2"],"detail":{"state":["Stopping"],"State":["stopped"]}}"#),
        "The event does not match the pattern\n\
         source [\"aws.ec2\"] \"aws.ec2\": Matches\n\
         detail.state [\"Stopping\"] \"stopping\": stopping differs from Stopping only in upper and lower case.\n\
         detail.State [\"stopped\"] : The event has the key state instead. Keys must match exactly, upper and lower case included."
    );
    assert_eq!(trial(&view, "{", &event), None);
}

#[test]
fn a_target_shows_what_it_would_be_given() {
    let (account, view) = (account(), View::default());
    let event = sample(&account, view.region, "stopped");
    let draft = transformed(TargetDraft::new("Id1"));
    assert_eq!(draft.preview(&view, "stop", &event), Ok("\"EC2 i-0697bdc417cb5d414 is now stopped.\"".to_string()));
    let nothing = TargetDraft { kind: InputKind::Part, path: "$.nothing".into(), ..draft };
    let told = |draft: &TargetDraft| draft.preview(&view, "stop", &event).unwrap_err();
    assert_eq!(told(&nothing), "Nothing, because the invocation would fail. The event has no value at $.nothing.");
    let no_path = TargetDraft { path: "detail".into(), ..nothing.clone() };
    assert!(told(&no_path).contains("detail is not a path."), "{}", told(&no_path));
    let quoted = TargetDraft {
        kind: InputKind::Transformer,
        paths: r#"{"d":"$.detail"}"#.into(),
        template: r#"{"text": "<d>"}"#.into(),
        ..nothing
    };
    assert!(told(&quoted).contains(r#"is no longer valid JSON: {"text": "{"instance-id""#), "{}", told(&quoted));
}

#[test]
fn saving_opens_queues_and_their_dead_letter_queues() {
    let mut account = account();
    for name in ["orders", "dead"] {
        call(&mut account, &("sqs", "CreateQueue", Document::map().with("QueueName", name))).unwrap();
    }
    let region = View::default().region;
    let queue = |name: &str| format!("arn:aws:sqs:us-east-1:123456789012:{name}");
    let mut draft = draft();
    let target = draft.targets[0].clone().with_service(TargetService::Queue, &account, region);
    draft.targets[0] =
        TargetDraft { arn: queue("orders"), dead_letter_arn: queue("dead"), retries: "3".into(), ..target };
    let told = save(&mut account, &draft);
    assert_eq!(told.len(), 3, "{told:?}");
    let page = rule(&account, &View::default(), "stop").unwrap();
    assert_eq!(page.targets[0].admission.text, "Allows EventBridge");
    assert_eq!(page.targets[0].dead_letter, "dead");
    assert_eq!(RuleDraft::of(&account, region, "stop").unwrap().targets[0], draft.targets[0]);
}

#[test]
fn saving_lets_eventbridge_invoke_a_function_and_says_so() {
    let mut account = account();
    let input = Document::map()
        .with("FunctionName", "clean-up")
        .with("Runtime", "python3.12")
        .with("Handler", "lambda_function.lambda_handler")
        .with("Role", "arn:aws:iam::123456789012:role/lambda")
        .with("Code", Document::map().with("ZipFile", sim::services::lambda::to_blob(r#"{"behaviour":"echo"}"#)));
    call(&mut account, &("lambda", "CreateFunction", input)).unwrap();
    let region = View::default().region;
    let mut draft = draft();
    let target = draft.targets[0].clone().with_service(TargetService::Function, &account, region);
    draft.targets[0] = TargetDraft { arn: "arn:aws:lambda:us-east-1:123456789012:function:clean-up".into(), ..target };
    let added = Document::map()
        .with("FunctionName", "clean-up")
        .with("StatementId", "AWSEvents_stop_Id1")
        .with("Action", "lambda:InvokeFunction")
        .with("Principal", "events.amazonaws.com")
        .with("SourceArn", "arn:aws:events:us-east-1:123456789012:rule/stop");
    let calls = draft.calls(&account, region);
    assert!(calls.contains(&("lambda", "AddPermission", added)), "{calls:?}");
    let told = save(&mut account, &draft);
    assert!(told[1].starts_with("A statement was added to the resource-based policy of function clean-up"), "{told:?}");
    let korean = View { language: Language::Korean, ..View::default() };
    assert!(
        saved(&korean, &draft, &calls)[1].starts_with("clean-up 함수의 리소스 기반 정책에 정책 문을 추가했습니다.")
    );
    let page = rule(&account, &View::default(), "stop").unwrap();
    assert_eq!(page.targets[0].admission.text, "Allows EventBridge");
    // Saved again, there is nothing to add.
    let edited = RuleDraft::of(&account, region, "stop").unwrap();
    assert!(edited.calls(&account, region).iter().all(|(_, operation, _)| *operation != "AddPermission"));
}

#[test]
fn a_built_in_target_names_its_instance() {
    let account = account();
    let region = View::default().region;
    let target = TargetDraft::new("Id1").with_service(TargetService::StopInstance, &account, region);
    let target = TargetDraft { instance: "i-0697bdc417cb5d414".into(), ..target };
    assert_eq!(
        target.document().to_json(),
        r#"{"Id":"Id1","Arn":"arn:aws:events:us-east-1:123456789012:target/stop-instance","RoleArn":"arn:aws:iam::123456789012:role/service-role/Amazon_EventBridge_Invoke_Action_On_EC2","Input":"\"i-0697bdc417cb5d414\""}"#
    );
}

#[test]
fn the_preview_shows_an_event_that_the_pattern_catches() {
    let mut account = account();
    let view = View::default();
    let event = |account: &Account, pattern: &str| draft().with_pattern(pattern).preview_event(account, &view);
    let state = |event: &Document| event.at("detail").at("state").text().to_string();
    assert_eq!(state(&event(&account, &draft().pattern)), "stopping");
    assert_eq!(state(&event(&account, r#"{"detail":{"state":["stopped"]}}"#)), "stopped");
    let entry = r#"{"Entries":[{"Source":"shop","DetailType":"order","Detail":"{}"}]}"#;
    call(&mut account, &("events", "PutEvents", Document::parse(entry).unwrap())).unwrap();
    assert_eq!(event(&account, r#"{"source":["shop"]}"#).at("detail-type").text(), "order");
    let scheduled = RuleDraft { kind: RuleKind::Schedule, ..draft() };
    assert_eq!(scheduled.preview_event(&account, &view).at("source").text(), "aws.events");
}

#[test]
fn a_bus_and_an_archive_are_edited() {
    let (mut account, view) = (account(), View::default());
    let bus = BusDraft { name: "orders".into(), description: "Old".into(), ..BusDraft::default() };
    bus.calls().iter().for_each(|it| drop(call(&mut account, it).unwrap()));
    let mut draft = BusDraft::of(&account, &view, "orders").unwrap();
    assert_eq!((draft.edits, draft.description.as_str()), (true, "Old"));
    draft.description = String::new();
    draft.calls().iter().for_each(|it| drop(call(&mut account, it).unwrap()));
    assert_eq!(super::bus(&account, &view, "orders").unwrap().row.description, "");
    assert_eq!(BusDraft::of(&account, &view, "none"), None);

    let source = bus_choices(&account, &view).pop().unwrap().1;
    let made = ArchiveDraft { name: "some".into(), filters: true, indefinite: false, ..ArchiveDraft::new(&source) };
    call(&mut account, &made.call()).unwrap();
    let opened = ArchiveDraft::of(&account, &view, "some").unwrap();
    assert_eq!(opened, ArchiveDraft { edits: true, ..made });
    let changed = ArchiveDraft { filters: false, indefinite: true, description: "All".into(), ..opened };
    call(&mut account, &changed.call()).unwrap();
    let page = archive(&account, &view, "some").unwrap();
    assert_eq!((page.pattern.as_str(), page.description.as_str()), ("", "All"));
    assert_eq!(page.row.retention, "Indefinite");
    assert_eq!(ArchiveDraft::of(&account, &view, "none"), None);
}

#[test]
fn past_events_of_other_buses_say_which() {
    let (mut account, view) = (account(), View::default());
    call(&mut account, &("events", "CreateEventBus", Document::map().with("Name", "orders"))).unwrap();
    for bus in ["default", "orders"] {
        let entry = Document::map().with("Source", "shop").with("DetailType", "Order").with("Detail", "{}");
        let entries = vec![entry.with("EventBusName", bus)];
        call(&mut account, &("events", "PutEvents", Document::map().with("Entries", entries))).unwrap();
    }
    account.advance_to(account.now() + Duration::minutes(1));
    let mut labels: Vec<String> = past_events(&account, &view).into_iter().map(|it| it.label).collect();
    labels.sort_by_key(String::len);
    assert_eq!(labels.len(), 2);
    assert!(labels[0].ends_with("Order") && labels[1].ends_with("Order (event bus orders)"), "{labels:?}");
    assert_eq!(past_events_of(&account, &view, "orders").len(), 1);
}

#[test]
fn a_rules_tags_are_edited() {
    let (mut account, region) = (account(), View::default().region);
    let tag = |key: &str, value: &str| crate::sns::TagDraft { key: key.into(), value: value.into() };
    let made = RuleDraft { tags: vec![tag("stage", "test"), tag("team", "ops")], ..draft() };
    save(&mut account, &made);
    let opened = RuleDraft::of(&account, region, "stop").unwrap();
    assert_eq!(opened.tags, made.tags);
    save(&mut account, &RuleDraft { tags: vec![tag("stage", "live"), tag("", "")], ..opened });
    assert_eq!(RuleDraft::of(&account, region, "stop").unwrap().tags, [tag("stage", "live")]);
}

#[test]
fn a_pattern_that_will_be_silent_says_why() {
    let view = View::default();
    let told = |pattern: &str| doubts(&view, pattern).join(" ");
    let calls = |name: &str| {
        told(&format!(r#"{{"detail-type":["AWS API Call via CloudTrail"],"detail":{{"eventName":["{name}"]}}}}"#))
    };
    assert!(calls("StopInstances").starts_with("API calls become events only where a trail"));
    assert!(!calls("GetSessionToken").contains("Read-only"));
    assert!(calls("DescribeInstances").contains("Read-only calls (DescribeInstances)"));
    let state = |state: &str| told(&format!(r#"{{"source":["aws.ec2"],"detail":{{"state":[{state}]}}}}"#));
    assert!(state(r#""shutdown""#).starts_with("EC2 instances have no state shutdown."));
    assert!(state(r#""Stopped","stopped""#).contains("no state Stopped."));
    assert!(state(r#""shutting-down""#).contains("belong to a termination"));
    assert_eq!(state(r#""stopped","terminated""#), "");
    assert_eq!(told(r#"{"source":["shop"],"detail":{"state":["shutdown"]}}"#), "");
    assert_eq!(told("{"), "");
}

#[test]
fn a_rule_s_page_doubts_events_that_do_not_occur() {
    let mut account = account();
    let view = View::default();
    let mut told = |pattern: &str| {
        let input = Document::map().with("Name", "silent").with("EventPattern", pattern);
        account.call(&ApiCall::new("events", "PutRule", input)).unwrap();
        rule(&account, &view, "silent").unwrap().doubts.join(" ")
    };
    assert!(told(r#"{"source":["aws.s3"],"detail-type":["Object Created"]}"#).starts_with("Events of this kind"));
    assert!(told(r#"{"detail-type":["AWS API Call via CloudTrail"]}"#).starts_with("API calls become events"));
    assert_eq!(told(r#"{"source":["aws.ec2"]}"#), "");
    assert_eq!(told(r#"{"source":["shop"]}"#), "");
}
