use super::*;
use base::{Document, Seed};
use sim::{ApiCall, Caller, Region};

fn call(service: &str, operation: &str) -> Action {
    Action::Call(ApiCall::new(service, operation, Document::map()).by(Caller::User("cloud_user".into())))
}

fn session() -> Session {
    let mut session = Session::new(Scenario::sandbox(Seed(7)));
    session.perform(call("sts", "GetCallerIdentity"));
    session.perform(Action::AdvanceTo(Time(1_614_906_005_000)));
    session.perform(Action::AdvanceTo(Time(1_614_906_009_000)));
    session.perform(Action::Call(
        ApiCall::new("sts", "GetCallerIdentity", Document::map()).in_region(Region::parse("eu-west-1").unwrap()),
    ));
    session
}

#[test]
fn adjacent_advances_are_one() {
    let session = session();
    assert_eq!(session.log().len(), 3);
    assert_eq!(session.account().now(), Time(1_614_906_009_000));
}

#[test]
fn a_link_opens_the_same_account() {
    let session = session();
    let saved = from_link(&to_link(&session)).unwrap();
    assert_eq!((saved.scenario.as_str(), saved.seed), ("sandbox", Seed(7)));
    assert_eq!(saved.log, session.log());
    let again = Session::replay(Scenario::sandbox(saved.seed), saved.log);
    assert_eq!(again.account(), session.account());
}

#[test]
fn a_broken_link_says_so() {
    let link = to_link(&session());
    assert_eq!(from_link(""), Err(LinkError::Damaged));
    assert_eq!(from_link("한국"), Err(LinkError::Damaged));
    assert_eq!(from_link(link.get(..link.len() - 3).unwrap()), Err(LinkError::Damaged));
    for at in 0..link.len() {
        let mut letters: Vec<char> = link.chars().collect();
        letters[at] = if letters[at] == 'A' { 'B' } else { 'A' };
        let changed: String = letters.into_iter().collect();
        assert_ne!(from_link(&changed), from_link(&link), "letter {at}");
    }
    assert_eq!(from_link(&URL_SAFE_NO_PAD.encode([2, 0, 0])), Err(LinkError::Newer));
}
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

#[test]
fn undo_and_redo_are_nothing() {
    let mut session = session();
    let before = session.account().clone();
    let log = session.log().to_vec();
    assert!(session.undo());
    assert_eq!(session.log().len(), 2);
    assert_eq!(session.account().now(), Time(1_614_906_009_000));
    assert!(session.undo());
    assert_eq!(session.account(), &session.scenario().account());
    assert!(!session.undo());
    assert!(session.redo());
    assert!(session.redo());
    assert!(!session.redo());
    assert_eq!((session.log(), session.account()), (log.as_slice(), &before));
}

#[test]
fn many_actions_keep_few_snapshots_and_undo_all() {
    let mut session = Session::new(Scenario::sandbox(Seed(7)));
    for second in 0..500 {
        session.perform(call("sts", "GetCallerIdentity"));
        session.perform(Action::AdvanceTo(Time(1_614_906_000_000 + second * 1_000)));
    }
    assert!(session.snapshots.len() <= SNAPSHOTS);
    for left in (0..500).rev() {
        assert!(session.undo());
        assert_eq!(session.account().kernel().records.len(), left);
    }
}

#[test]
fn what_people_do_is_kept_in_the_link() {
    use sim::world::{Act, Person, Reply};
    let acts = [
        Act::Meet(Person {
            name: "Kim".to_string(),
            address: "kim@example.com".to_string(),
            phone: "+821012345678".to_string(),
        }),
        Act::Reply(Reply { phone: "+821012345678".to_string(), text: "STOP".to_string() }),
        Act::Answer { url: "https://example.com/hook".to_string(), status: 503 },
    ];
    let mut context = crate::codec::Context::new(base::Time(0));
    for action in acts.map(Action::Act) {
        let written = encode_action(&action, &mut context);
        assert_eq!(decode_action(&written, &mut context), Some(action));
    }
    let mut session = Session::new(Scenario::sandbox(Seed(7)));
    session.perform(Action::Act(Act::Answer { url: "https://example.com/hook".to_string(), status: 503 }));
    assert_eq!(session.account().world().status_of("https://example.com/hook"), 503);
    assert!(session.undo());
    assert_eq!(session.account().world().status_of("https://example.com/hook"), 200);
}
