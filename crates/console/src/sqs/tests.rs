//! SQS's pages as data.

use super::*;
use crate::{Language, Route, View};
use base::{Document, Duration};
use sim::{Account, ApiCall, Start};

fn call(account: &mut Account, operation: &str, input: Document) -> sim::ApiResult {
    account.call(&ApiCall::new("sqs", operation, input))
}

fn view(language: Language) -> View {
    View { language, ..View::default() }
}

fn create(account: &mut Account, draft: &QueueDraft) -> sim::ApiResult {
    let input = draft.create_input(account, View::default().region);
    call(account, "CreateQueue", input)
}

fn named(name: &str) -> QueueDraft {
    QueueDraft { name: name.into(), ..QueueDraft::default() }
}

#[test]
fn a_queue_in_both_languages() {
    let mut account = Account::new(&Start::default());
    create(&mut account, &named("dead")).unwrap();
    let draft = QueueDraft {
        redrive: true,
        dead_letter_arn: "arn:aws:sqs:us-east-1:123456789012:dead".into(),
        max_receives: "2".into(),
        ..named(" work ")
    };
    create(&mut account, &draft).unwrap();
    let english = view(Language::English);
    assert_eq!(queues(&account, &english)[1].kind, "Standard");
    assert_eq!(queues(&account, &view(Language::Korean))[1].kind, "표준");
    let page = queue(&account, &english, "work").unwrap();
    assert_eq!(page.dead_letters.as_ref().map(|it| (it.1.clone(), it.2)), Some((Route::Queue("dead".into()), 2)));
    assert!(page.policy.contains("__owner_statement"));
    let dead = queue(&account, &english, "dead").unwrap();
    assert_eq!(dead.sources, [("work".to_string(), Route::Queue("work".into()))]);
    assert!(queue(&account, &english, "none").is_none());

    // The form of a queue gives back what it has, and takes it away.
    let mut draft = QueueDraft::of(&account, &english, "work").unwrap();
    assert_eq!(queue_form(&account, &english, &draft).dead_letter_queues, ["arn:aws:sqs:us-east-1:123456789012:dead"]);
    draft.redrive = false;
    draft.visibility = "5".into();
    draft.policy = Some(String::new());
    call(&mut account, "SetQueueAttributes", draft.change_input()).unwrap();
    let page = queue(&account, &english, "work").unwrap();
    assert_eq!((page.dead_letters, page.policy.as_str()), (None, ""));
}

#[test]
fn messages_are_sent_and_polled() {
    let mut account = Account::new(&Start::default());
    create(&mut account, &named("work")).unwrap();
    let english = view(Language::English);
    let url = messages_page(&account, &english, "work").unwrap().url;
    let attributes =
        vec![crate::sns::AttributeRow { name: "shift".into(), value: "night".into(), ..Default::default() }];
    let draft = MessageDraft { body: r#"{"a":1}"#.into(), attributes, ..MessageDraft::default() };
    call(&mut account, "SendMessage", draft.input(&url)).unwrap();
    assert_eq!(messages_page(&account, &english, "work").unwrap().available, 1);
    let answer = call(&mut account, "ReceiveMessage", poll_input(&url)).unwrap();
    let message = polled(&english, &url, &answer).remove(0);
    assert_eq!((message.pretty.as_str(), message.sent.as_str()), ("{\n  \"a\": 1\n}", "2021-03-05 02:00:00 UTC"));
    assert_eq!(message.attributes, [("shift".into(), "String".into(), "night".into())]);
    let lit = crate::map::spotlight(&account, &english, hop_of(&account, &english, &message).unwrap()).unwrap();
    assert_eq!(lit.keys, ["actor root", "arn:aws:sqs:us-east-1:123456789012:work"]);
    call(&mut account, "DeleteMessage", message.delete.clone()).unwrap();
    assert_eq!(hop_of(&account, &english, &message), None);
    let later = account.now() + Duration::minutes(1);
    account.advance_to(later);
    assert_eq!(messages_page(&account, &english, "work").unwrap().available, 0);
}

#[test]
fn a_refusal_finds_its_field() {
    let mut account = Account::new(&Start::default());
    create(&mut account, &named("work")).unwrap();
    let text = |text: &str| text.to_string();
    for (draft, expected) in [
        (named("a b"), QueueField::Name),
        (QueueDraft { visibility: text("x"), ..named("q") }, QueueField::Visibility),
        (QueueDraft { retention: text("1"), ..named("q") }, QueueField::Retention),
        (QueueDraft { delay: text("901"), ..named("q") }, QueueField::Delay),
        (QueueDraft { size: text("1"), ..named("q") }, QueueField::Size),
        (QueueDraft { wait: text("21"), ..named("q") }, QueueField::Wait),
        (QueueDraft { policy: Some(text("{")), ..named("q") }, QueueField::Policy),
        (QueueDraft { redrive: true, ..named("q") }, QueueField::DeadLetters),
    ] {
        assert_eq!(QueueField::of(&create(&mut account, &draft).unwrap_err()), expected);
    }
    create(&mut account, &QueueDraft { fifo: true, ..named("q.fifo") }).unwrap();
    let english = view(Language::English);
    let url = messages_page(&account, &english, "q.fifo").unwrap().url;
    let body = |body: &str| MessageDraft { body: body.into(), ..MessageDraft::default() };
    let grouped = |draft: MessageDraft| MessageDraft { group_id: text("g"), ..draft };
    for (draft, expected) in [
        (body(""), MessageField::Body),
        (body("x"), MessageField::Group),
        (grouped(body("x")), MessageField::Deduplication),
        (grouped(MessageDraft { delay: text("5"), ..body("x") }), MessageField::Delay),
    ] {
        assert_eq!(MessageField::of(&call(&mut account, "SendMessage", draft.input(&url)).unwrap_err()), expected);
    }
}

#[test]
fn times_and_sizes_are_in_round_units() {
    let mut account = Account::new(&Start::default());
    create(&mut account, &QueueDraft { retention: "3600".into(), delay: "90".into(), ..named("q") }).unwrap();
    let facts = |language| queue(&account, &view(language), "q").unwrap().facts;
    let values: Vec<String> = facts(Language::English).into_iter().map(|(_, value)| value).collect();
    for value in ["30 seconds", "1 hour", "90 seconds", "1024 KiB"] {
        assert!(values.contains(&value.to_string()), "{value} in {values:?}");
    }
    assert!(facts(Language::Korean).iter().any(|(_, value)| value == "1시간"));
}
