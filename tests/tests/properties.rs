//! What holds for every sequence of actions: a replay of the log is the same
//! account, undo and redo are nothing, passing time at once or in parts is the
//! same, and a link opens the same account.
//!
//! A failure prints its seed; `TRAILWATCH_SEED=<seed>` plays that one alone.
#![cfg(test)]

use base::{Document, Duration, Seed, Time};
use session::{Action, Scenario, Session, from_link, to_link};
use sim::world::links::links_in;
use sim::{Account, ApiCall, Caller, Region};

const CASES: u64 = 40;
const ACTIONS: usize = 60;

/// Numbers that follow from the seed alone.
struct Dice {
    seed: Seed,
    rolled: u64,
}

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.rolled += 1;
        (self.seed.bits("dice", self.rolled) % end as u64) as usize
    }
    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

fn for_each_seed(check: impl Fn(u64)) {
    let wanted = std::env::var("TRAILWATCH_SEED").ok().and_then(|seed| seed.parse().ok());
    let seeds = wanted.map_or(1..CASES + 1, |seed: u64| seed..seed + 1);
    for seed in seeds {
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(seed)));
        if let Err(panic) = result {
            eprintln!("rerun with TRAILWATCH_SEED={seed}");
            std::panic::resume_unwind(panic);
        }
    }
}

/// Something a person may do now, mistakes included.
fn action(dice: &mut Dice, account: &Account) -> Action {
    match dice.below(12) {
        0..3 => Action::AdvanceTo(account.now() + span(dice)),
        3 => {
            let links: Vec<String> = account
                .world()
                .mails()
                .flat_map(|mail| links_in(&mail.message.body).map(str::to_string).collect::<Vec<_>>())
                .collect();
            match links.is_empty() {
                true => Action::OpenLink("https://example.com/".to_string()),
                false => Action::OpenLink(links[dice.below(links.len())].clone()),
            }
        }
        _ => Action::Call(call(dice, account)),
    }
}

fn span(dice: &mut Dice) -> Duration {
    [Duration::millis(1), Duration::millis(700), Duration::seconds(5), Duration::minutes(1), Duration::hours(2)]
        [dice.below(5)]
}

fn call(dice: &mut Dice, account: &Account) -> ApiCall {
    let region =
        Region::parse(dice.pick(&["us-east-1", "us-east-1", "us-east-1", "us-east-1", "us-east-1", "ap-northeast-2"]))
            .unwrap();
    let name = dice.pick(&["ops", "ops", "ops", "ops", "alerts", "not a name"]);
    let topic = format!("arn:aws:sns:{region}:123456789012:{name}");
    let instance = instance(dice, account);
    let input = |text: String| Document::parse(&text).unwrap();
    let (service, operation, input) = match dice.below(20) {
        0..3 => ("sns", "CreateTopic", input(format!(r#"{{"Name":"{name}"}}"#))),
        3..5 => {
            let (protocol, endpoint) =
                [("email", "a@example.com"), ("email", "b@example.com"), ("sms", "+821012345678"), ("email", "no")]
                    [dice.below(4)];
            let text = format!(r#"{{"TopicArn":"{topic}","Protocol":"{protocol}","Endpoint":"{endpoint}"}}"#);
            ("sns", "Subscribe", input(text))
        }
        5 => ("sns", "DeleteTopic", input(format!(r#"{{"TopicArn":"{topic}"}}"#))),
        6..8 => ("sns", "Publish", input(format!(r#"{{"TopicArn":"{topic}","Message":"hello"}}"#))),
        8 => {
            let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"*"}]}"#;
            let values = Document::map().with("TopicArn", topic).with("AttributeName", "Policy");
            ("sns", "SetTopicAttributes", values.with("AttributeValue", policy))
        }
        9..11 => {
            let pattern = dice.pick(&[
                r#"{"source":["aws.ec2"]}"#,
                r#"{"source":["aws.ec2"],"detail":{"state":["stopped"]}}"#,
                r#"{"source":"aws.ec2"}"#,
            ]);
            ("events", "PutRule", Document::map().with("Name", name).with("EventPattern", pattern))
        }
        11 => {
            let text = format!(r#"{{"Rule":"{name}","Targets":[{{"Id":"1","Arn":"{topic}"}}]}}"#);
            ("events", "PutTargets", input(text))
        }
        12 => (
            "events",
            dice.pick(&["EnableRule", "DisableRule", "DeleteRule"]),
            input(format!(r#"{{"Name":"{name}"}}"#)),
        ),
        13 => ("events", "RemoveTargets", input(format!(r#"{{"Rule":"{name}","Ids":["1"]}}"#))),
        14 => (
            "events",
            "PutEvents",
            input(r#"{"Entries":[{"Source":"aws.ec2","DetailType":"x","Detail":"{}"},{"Source":"my.app","DetailType":"x","Detail":"{\"state\":\"stopped\"}"}]}"#.to_string()),
        ),
        15 | 16 => {
            ("ec2", "RunInstances", input(r#"{"ImageId":"ami-0915bcb5fa77e4892","InstanceType":"t2.micro","MinCount":1,"MaxCount":2}"#.to_string()))
        }
        17 | 18 => (
            "ec2",
            dice.pick(&["StopInstances", "StartInstances", "RebootInstances", "TerminateInstances"]),
            input(format!(r#"{{"InstanceIds":["{instance}"]}}"#)),
        ),
        _ => ("sts", "GetCallerIdentity", Document::map()),
    };
    let caller = [Caller::Root, Caller::User("cloud_user".to_string())][dice.below(2)].clone();
    ApiCall::new(service, operation, input).by(caller).in_region(region)
}

fn instance(dice: &mut Dice, account: &Account) -> String {
    let describe = ApiCall::new("ec2", "DescribeInstances", Document::map());
    let output = account.clone().call(&describe).unwrap();
    let ids: Vec<String> = output
        .at("Reservations")
        .list()
        .iter()
        .flat_map(|reservation| reservation.at("Instances").list())
        .map(|instance| instance.at("InstanceId").text().to_string())
        .collect();
    if ids.is_empty() { "i-0123456789abcdef0".to_string() } else { ids[dice.below(ids.len())].clone() }
}

/// A rule that reaches a topic with subscribers: from here random actions get further.
fn begin(session: &mut Session) {
    let topic = "arn:aws:sns:us-east-1:123456789012:ops";
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"*"}]}"#;
    let policy = Document::map().with("TopicArn", topic).with("AttributeName", "Policy").with("AttributeValue", policy);
    for (service, operation, input) in [
        ("sns", "CreateTopic", r#"{"Name":"ops"}"#),
        (
            "sns",
            "Subscribe",
            r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:ops","Protocol":"sms","Endpoint":"+821012345678"}"#,
        ),
        (
            "sns",
            "Subscribe",
            r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:ops","Protocol":"email","Endpoint":"a@example.com"}"#,
        ),
        ("sns", "SetTopicAttributes", &policy.to_json()),
        ("events", "PutRule", r#"{"Name":"ops","EventPattern":"{\"source\":[\"aws.ec2\"]}"}"#),
        (
            "events",
            "PutTargets",
            r#"{"Rule":"ops","Targets":[{"Id":"1","Arn":"arn:aws:sns:us-east-1:123456789012:ops"}]}"#,
        ),
        (
            "ec2",
            "RunInstances",
            r#"{"ImageId":"ami-0915bcb5fa77e4892","InstanceType":"t2.micro","MinCount":1,"MaxCount":1}"#,
        ),
    ] {
        let outcome = session.perform(Action::Call(ApiCall::new(service, operation, Document::parse(input).unwrap())));
        assert!(outcome.answer().unwrap().is_ok(), "{operation}");
    }
    session.perform(Action::AdvanceTo(session.account().now() + Duration::minutes(1)));
}

fn live(seed: u64) -> Session {
    let mut dice = Dice { seed: Seed(seed).branch("properties"), rolled: 0 };
    let mut session = Session::new(Scenario::sandbox(Seed(seed)));
    if seed % 2 == 1 {
        begin(&mut session);
    }
    for _ in 0..ACTIONS {
        let action = action(&mut dice, session.account());
        session.perform(action);
    }
    session
}

/// Equal, and if not: what is the first thing that differs?
#[track_caller]
fn same(left: &Account, right: &Account, what: &str) {
    if left != right {
        let (left, right) = (format!("{left:#?}"), format!("{right:#?}"));
        let differs = left.lines().zip(right.lines()).find(|(left, right)| left != right);
        panic!("{what}: {differs:?}");
    }
}

#[test]
fn a_replay_of_the_log_is_the_same_account() {
    for_each_seed(|seed| {
        let live = live(seed);
        let replayed = Session::replay(live.scenario().clone(), live.log().to_vec());
        same(live.account(), replayed.account(), "replay");
    });
}

#[test]
fn undo_and_redo_are_nothing() {
    for_each_seed(|seed| {
        let before = live(seed);
        let mut session = before.clone();
        let mut undone = 0;
        while undone < 20 && session.undo() {
            undone += 1;
            if undone % 4 == 1 {
                let replayed = Session::replay(session.scenario().clone(), session.log().to_vec());
                same(session.account(), replayed.account(), "undo");
            }
        }
        assert!(undone > 0);
        while session.redo() {}
        assert_eq!(session.log(), before.log());
        same(session.account(), before.account(), "redo");
    });
}

#[test]
fn time_passes_the_same_at_once_and_in_parts() {
    for_each_seed(|seed| {
        let mut dice = Dice { seed: Seed(seed).branch("parts"), rolled: 0 };
        let mut at_once = live(seed).account().clone();
        let mut in_parts = at_once.clone();
        let mut in_steps = at_once.clone();
        let end = at_once.now() + Duration::hours(3);
        at_once.advance_to(end);
        while in_parts.now() < end {
            let next = in_parts.now() + Duration::millis(dice.below(600_000) as i64 + 1);
            in_parts.advance_to(next.min(end));
        }
        while in_steps.advance_some(end, dice.below(5) + 1) {}
        same(&at_once, &in_parts, "in parts");
        same(&at_once, &in_steps, "in steps");
        // Never back.
        at_once.advance_to(Time(0));
        same(&at_once, &in_parts, "back");
    });
}

#[test]
fn a_link_opens_the_same_account() {
    for_each_seed(|seed| {
        let live = live(seed);
        let saved = from_link(&to_link(&live)).unwrap();
        assert_eq!(saved.log, live.log());
        let mut scenario = Scenario::sandbox(saved.seed);
        scenario.now = saved.now;
        same(live.account(), Session::replay(scenario, saved.log).account(), "link");
    });
}

/// The generator reaches what it is meant to: mails arrive, instances stop.
#[test]
fn the_actions_are_worth_it() {
    let sessions: Vec<Session> = (1..CASES + 1).map(live).collect();
    let count = |of: fn(&Account) -> usize| sessions.iter().map(|session| of(session.account())).sum::<usize>();
    assert!(count(|account| account.world().mails().count()) > 20);
    assert!(count(|account| account.world().texts().count()) > 5);
    let refused = |account: &Account| {
        let records = &account.kernel().records;
        (0..records.len()).filter(|row| records.head(*row).is_some_and(|head| head.failed)).count()
    };
    assert!(count(refused) > 100);
}
