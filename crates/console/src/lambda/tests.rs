//! Lambda's pages as data.

use super::*;
use crate::{Language, StatusKind, View};
use base::{Document, Duration};
use sim::{Account, ApiCall, Start};

fn call(account: &mut Account, operation: &str, input: Document) -> sim::ApiResult {
    account.call(&ApiCall::new("lambda", operation, input))
}

fn view(language: Language) -> View {
    View { language, ..View::default() }
}

fn create(account: &mut Account, name: &str, kind: &str) -> sim::ApiResult {
    let behaviour = BehaviourDraft { kind: kind.into(), ..BehaviourDraft::default() };
    let draft = FunctionDraft { name: name.into(), behaviour, ..FunctionDraft::default() };
    let input = draft.input(account);
    call(account, "CreateFunction", input)
}

#[test]
fn a_function_in_both_languages() {
    let mut account = Account::new(&Start::default());
    create(&mut account, " alert ", "template").unwrap();
    let english = view(Language::English);
    assert_eq!(functions(&account, &english)[0].behaviour, "Template");
    assert_eq!(functions(&account, &view(Language::Korean))[0].behaviour, "템플릿");
    let page = function(&account, &english, "alert").unwrap();
    assert_eq!(page.draft, BehaviourDraft { kind: "template".into(), ..BehaviourDraft::default() });
    assert!(function(&account, &english, "none").is_none());

    let event = &samples(&english)[1].event;
    let answer = call(&mut account, "Invoke", test_input("alert", event)).unwrap();
    let result = test_result(&english, &answer);
    assert_eq!(result.response, "{\n  \"instance\": \"i-0697bdc417cb5d414\"\n}");
    assert_eq!(result.status.kind, StatusKind::Success);
    assert!(result.log.starts_with("START RequestId: "), "{}", result.log);
    assert!(result.facts.iter().any(|(name, _)| name == "Duration"), "{:?}", result.facts);
    let page = function(&account, &english, "alert").unwrap();
    assert_eq!(page.invocations.len(), 1);
}

#[test]
fn each_behaviour_is_offered_and_made() {
    let mut account = Account::new(&Start::default());
    let english = view(Language::English);
    for (kind, name, _) in behaviours(&english) {
        create(&mut account, kind, kind).unwrap();
        let row = functions(&account, &english).into_iter().find(|row| row.name == kind).unwrap();
        assert_eq!(row.behaviour, name);
        assert_eq!(function(&account, &english, kind).unwrap().draft.kind, kind);
    }
    let wrong = BehaviourDraft { kind: "fail".into(), every: "never".into(), ..BehaviourDraft::default() };
    assert!(wrong.problem(&english).is_some());
    let wrong = BehaviourDraft { kind: "template".into(), template: "<x>".into(), ..BehaviourDraft::default() };
    assert!(wrong.problem(&english).unwrap().contains("x"));
}

#[test]
fn settings_are_saved_and_read_back() {
    let mut account = Account::new(&Start::default());
    create(&mut account, "f", "fail").unwrap();
    let draft = AsyncDraft {
        retries: "0".into(),
        age: "60".into(),
        on_failure: "arn:aws:sqs:us-east-1:123456789012:results".into(),
        dead_letter_arn: "arn:aws:sqs:us-east-1:123456789012:dead".into(),
        ..AsyncDraft::default()
    };
    for (operation, input) in draft.inputs("f") {
        call(&mut account, operation, input).unwrap();
    }
    let english = view(Language::English);
    assert_eq!(function(&account, &english, "f").unwrap().asynchronous, draft);
    let permission = PermissionDraft {
        sid: "rule".into(),
        principal: "events.amazonaws.com".into(),
        source_arn: "arn:aws:events:us-east-1:123456789012:rule/r".into(),
    };
    call(&mut account, "AddPermission", permission.input("f")).unwrap();
    let row = function(&account, &english, "f").unwrap().permissions.remove(0);
    assert_eq!((row.principal.as_str(), row.source), ("events.amazonaws.com", permission.source_arn));
    call(&mut account, "RemovePermission", remove_input("f", &row.sid)).unwrap();
    call(&mut account, "UpdateFunctionConfiguration", configure_input("f", "d", "5", "256")).unwrap();
    let page = function(&account, &english, "f").unwrap();
    assert_eq!((page.timeout.as_str(), page.memory.as_str(), page.description.as_str()), ("5", "256", "d"));

    // An asynchronous invocation shows each attempt.
    let input = name_input("f").with("InvocationType", "Event");
    call(&mut account, "Invoke", input).unwrap();
    let later = account.now() + Duration::minutes(5);
    account.advance_to(later);
    let row = function(&account, &english, "f").unwrap().invocations.remove(0);
    assert_eq!(row.kind, "Asynchronous, attempt 1");
    let lit = crate::map::spotlight(&account, &english, row.hop.unwrap()).unwrap();
    assert_eq!(lit.keys, ["actor root", "arn:aws:lambda:us-east-1:123456789012:function:f"]);
}

#[test]
fn a_refusal_finds_its_field() {
    let mut account = Account::new(&Start::default());
    create(&mut account, "f", "echo").unwrap();
    let field = |account: &mut Account, name: &str| FunctionField::of(&create(account, name, "echo").unwrap_err());
    assert_eq!(field(&mut account, "f"), FunctionField::Name);
    assert_eq!(field(&mut account, "a b"), FunctionField::Name);
    let refused = |account: &mut Account, draft: AsyncDraft| {
        let (operation, input) = draft.inputs("f").into_iter().next().unwrap();
        AsyncField::of(&call(account, operation, input).unwrap_err())
    };
    let base = AsyncDraft { retries: "1".into(), age: "60".into(), ..AsyncDraft::default() };
    assert_eq!(refused(&mut account, AsyncDraft { retries: "3".into(), ..base.clone() }), AsyncField::Retries);
    assert_eq!(refused(&mut account, AsyncDraft { age: "1".into(), ..base.clone() }), AsyncField::Age);
    let nowhere = AsyncDraft { on_success: "arn:aws:s3:::bucket".into(), ..base };
    assert_eq!(refused(&mut account, nowhere), AsyncField::Destinations);
}
