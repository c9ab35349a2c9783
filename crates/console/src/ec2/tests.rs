//! EC2's pages as data.

use super::*;
use crate::Language;
use base::{Document, Duration};
use sim::{Account, ApiCall, Start};

fn call(account: &mut Account, operation: &str, input: Document) -> sim::ApiResult {
    account.call(&ApiCall::new("ec2", operation, input))
}

/// An account with an instance `web-1` that passes its checks.
fn account() -> (Account, String) {
    let mut account = Account::new(&Start::default());
    let draft = LaunchDraft { name: "web-1".into(), ..LaunchDraft::new(sim::Region::US_EAST_1) };
    let (_, operation, input) = draft.calls().remove(0);
    let answer = call(&mut account, operation, input).unwrap();
    let id = answer.at("Instances").list()[0].at("InstanceId").text().to_string();
    advance(&mut account, 300);
    (account, id)
}

fn advance(account: &mut Account, seconds: i64) {
    account.advance_to(account.now() + Duration::seconds(seconds));
}

#[test]
fn the_list_in_both_languages() {
    let (mut account, id) = account();
    let line = |account: &Account, language| {
        let view = View { language, ..View::default() };
        let row = instances(account, &view).remove(0);
        let checks = row.checks.map_or("-".to_string(), |checks| checks.text);
        let up = !row.public_ip.is_empty();
        format!("{} {} {} {checks} {up} {}", row.name, row.state.text, row.type_name, row.launch_time)
    };
    let english = line(&account, Language::English);
    assert_eq!(english, "web-1 Running t2.micro 2/2 checks passed true 2021-03-05 02:00:00 UTC");
    assert!(line(&account, Language::Korean).starts_with("web-1 실행 중 t2.micro 2/2개 검사 통과"));
    call(&mut account, "StopInstances", input(std::slice::from_ref(&id))).unwrap();
    assert!(line(&account, Language::Korean).starts_with("web-1 중지 중 t2.micro - true"));
    advance(&mut account, 120);
    assert!(line(&account, Language::English).starts_with("web-1 Stopped t2.micro - false"));
}

#[test]
fn the_menu_says_what_cannot_be_done() {
    let (mut account, id) = account();
    let ids = vec![id.clone()];
    let possible = |account: &Account, ids: &[String]| -> String {
        let items = state_menu(account, &View::default(), ids);
        let names = items.iter().filter(|item| item.reason.is_none()).map(|item| item.action.id());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(possible(&account, &[]), "");
    assert_eq!(possible(&account, &ids), "stop reboot terminate");
    call(&mut account, "StopInstances", input(&ids)).unwrap();
    assert_eq!(possible(&account, &ids), "terminate");
    let start = &state_menu(&account, &View::default(), &ids)[1];
    assert_eq!(start.reason, Some(format!("Not possible while {id} is in the Stopping state.")));
    advance(&mut account, 120);
    assert_eq!(possible(&account, &ids), "start terminate");
}

#[test]
fn what_the_menu_offers_aws_does_not_refuse() {
    for action in StateAction::ALL {
        for wait in [0, 60, 300] {
            let (mut account, id) = account();
            call(&mut account, "StopInstances", input(std::slice::from_ref(&id))).unwrap();
            advance(&mut account, wait);
            let ids = vec![id];
            let items = state_menu(&account, &View::default(), &ids);
            let offered = items.iter().any(|item| item.action == action && item.reason.is_none());
            if offered {
                call(&mut account, action.operation(), input(&ids)).unwrap();
            }
        }
    }
}

#[test]
fn dialogs_and_what_is_said_afterwards() {
    let (account, id) = account();
    let ids = vec![id.clone()];
    let view = View::default();
    assert_eq!(confirmation(&account, &view, StateAction::Start, &ids), None);
    let stop = confirmation(&account, &view, StateAction::Stop, &ids).unwrap();
    assert_eq!((stop.title.as_str(), stop.button.as_str()), ("Stop instance?", "Stop"));
    assert_eq!(stop.names, [format!("{id} (web-1)")]);
    assert_eq!(stop.consent, None);
    let terminate = confirmation(&account, &view, StateAction::Terminate, &ids).unwrap();
    assert_eq!(terminate.consent.unwrap().0, "terminate");
    let done = outcome(&view, StateAction::Stop, &ids, &Ok(Document::map()));
    assert_eq!(done, (true, format!("Successfully stopped {id}")));
    let error = sim::ApiError::new("IncorrectInstanceState", "No.");
    let refused = outcome(&view, StateAction::Stop, &ids, &Err(error));
    assert_eq!(refused, (false, format!("Failed to stop {id}. IncorrectInstanceState: No.")));
}

#[test]
fn one_instance_and_its_events() {
    let (mut account, id) = account();
    let view = View::default();
    call(&mut account, "StopInstances", input(std::slice::from_ref(&id))).unwrap();
    advance(&mut account, 120);
    let page = instance(&account, &view, &id).unwrap();
    assert_eq!(page.title, format!("Instance summary for {id} (web-1)"));
    let fact = |facts: &[Fact], label: &str| facts.iter().find(|it| it.label == label).unwrap().value.clone();
    assert_eq!(fact(&page.summary, "Instance state"), "Stopped");
    assert_eq!(fact(&page.summary, "Public IPv4 address"), "");
    assert_eq!(fact(&page.details, "State transition reason"), "User initiated (2021-03-05 02:05:00 GMT)");
    assert_eq!(page.tags, [TagRow { key: "Name".into(), value: "web-1".into() }]);
    assert!(page.checks.is_empty());
    let told: Vec<String> = caused_events(&account, &view, &page.arn)
        .iter()
        .map(|it| format!("{} {} {}", it.state, it.operation, it.actor))
        .collect();
    assert_eq!(
        told,
        [
            "stopped StopInstances root",
            "stopping StopInstances root",
            "running RunInstances root",
            "pending RunInstances root"
        ]
    );
    assert_eq!(instance(&account, &view, "i-0123456789abcdef0"), None);
}

#[test]
fn the_launch_form() {
    let account = Account::new(&Start::default());
    let view = View::default();
    let draft = LaunchDraft::new(view.region);
    let page = launch(&account, &view, &draft, false, None);
    assert_eq!(page.errors, []);
    assert_eq!(page.cards.len(), 4);
    assert!(page.cards[0].chosen);
    assert_eq!(page.image.as_ref().unwrap().1, "ami-0915bcb5fa77e4892");
    assert!(page.types.iter().any(|it| it.label == "t2.micro: 1 vCPU, 1 GiB memory, free tier eligible"));
    assert_eq!(page.network.subnets.len(), 7);
    // Pressing the button shows what is missing.
    let empty = LaunchDraft { count: "0".into(), ..draft.clone() };
    let page = launch(&account, &view, &empty, true, None);
    assert_eq!(page.error(LaunchField::Key).unwrap(), "Choose a key pair, or proceed without one.");
    assert_eq!(page.error(LaunchField::Count).unwrap(), "Enter a whole number of at least 1.");
    // Another architecture brings another type.
    let arm = page.cards[0].architectures[1].1.clone();
    assert_eq!(draft.clone().with_image(view.region, &arm).instance_type, "t4g.micro");
    assert_eq!(draft.clone().with_image(view.region, "ami-0915bcb5fa77e4892").instance_type, "t2.micro");
    // Another region has other images.
    let seoul = sim::Region::parse("ap-northeast-2").unwrap();
    let there = LaunchDraft { name: "web".into(), ..draft }.in_region(seoul);
    assert!(sim::services::ec2::image(seoul, &there.image_id).is_some());
    assert_eq!(there.name, "web");
}

#[test]
fn a_refusal_stands_at_its_field() {
    let base = LaunchDraft::new(sim::Region::US_EAST_1);
    for (draft, field) in [
        (LaunchDraft { count: "40".into(), ..base.clone() }, LaunchField::Count),
        (LaunchDraft { image_id: "ami-01234567".into(), ..base.clone() }, LaunchField::Image),
        (LaunchDraft { instance_type: "t9.x".into(), ..base.clone() }, LaunchField::Type),
        (LaunchDraft { instance_type: "t4g.micro".into(), ..base.clone() }, LaunchField::Type),
        (LaunchDraft { subnet_id: "subnet-1".into(), ..base.clone() }, LaunchField::Network),
        (LaunchDraft { name: "n".repeat(257), ..base.clone() }, LaunchField::Name),
        (LaunchDraft { user_data: "x".repeat(16_385), ..base.clone() }, LaunchField::UserData),
    ] {
        let mut account = Account::new(&Start::default());
        let (_, operation, input) = draft.calls().remove(0);
        let error = call(&mut account, operation, input).unwrap_err();
        assert_eq!(field_of(&error), field, "{}", error.message);
    }
}
