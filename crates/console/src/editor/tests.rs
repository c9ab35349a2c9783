//! A text with the caret as `‸`, and what is offered there.

use super::*;
use crate::View;
use sim::Start;

fn at(language: &EditorLanguage, marked: &str) -> Option<(String, Suggestions)> {
    let account = Account::new(&Start::default());
    let caret = marked.find('‸').unwrap();
    let text = marked.replace('‸', "");
    let found = suggestions(&account, Region::default(), language, &text, caret)?;
    Some((text, found))
}

fn labels(language: &EditorLanguage, marked: &str) -> Vec<String> {
    at(language, marked).map_or_else(Vec::new, |(_, found)| found.items.into_iter().map(|it| it.label).collect())
}

/// The text after the suggestion of that label was taken, with what is selected.
fn taken(language: &EditorLanguage, marked: &str, label: &str) -> String {
    let (mut text, found) = at(language, marked).unwrap();
    let item = found.items.iter().find(|it| it.label == label).unwrap_or_else(|| panic!("{label} in {found:?}"));
    let mut insert = item.insert.clone();
    insert.insert(item.hole.start, '‸');
    text.replace_range(found.replaces, &insert);
    text
}

const PATTERN: EditorLanguage = EditorLanguage::EventPattern;

#[test]
fn a_pattern_is_offered_the_keys_of_events() {
    let top = labels(&PATTERN, "{‸}");
    for key in ["source", "detail-type", "detail", "resources", "region", "$or"] {
        assert!(top.contains(&key.to_string()), "{key} in {top:?}");
    }
    assert!(!labels(&PATTERN, r#"{"source": ["aws.ec2"], ‸}"#).contains(&"source".to_string()));
    let state = r#"{"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": {‸}}"#;
    assert_eq!(labels(&PATTERN, state), ["instance-id", "state", "$or"]);
    let calls = r#"{"source": ["aws.s3"], "detail": {"requestParameters": {"‸"}}}"#;
    assert!(labels(&PATTERN, calls).contains(&"bucketName".to_string()));
    assert_eq!(taken(&PATTERN, r#"{"de‸"}"#, "detail"), r#"{"detail": {‸}}"#);
    assert_eq!(taken(&PATTERN, r#"{"so‸": ["aws.ec2"]}"#, "source"), r#"{"source"‸: ["aws.ec2"]}"#);
    assert_eq!(taken(&PATTERN, "{‸", "source"), r#"{"source": ["‸"]"#);
}

#[test]
fn a_list_is_offered_values_and_operators() {
    let state = r#"{"source": ["aws.ec2"], "detail": {"state": [‸]}}"#;
    let offered = labels(&PATTERN, state);
    assert_eq!(offered[..2], ["pending", "running"], "{offered:?}");
    assert!(offered.contains(&"prefix".to_string()) && offered.contains(&"wildcard".to_string()));
    let given = r#"{"source": ["aws.ec2"], "detail": {"state": ["pending", "‸"]}}"#;
    assert_eq!(labels(&PATTERN, given)[0], "running");
    assert_eq!(taken(&PATTERN, r#"{"source": ["‸"]}"#, "aws.s3"), r#"{"source": ["aws.s3"‸]}"#);
    assert_eq!(taken(&PATTERN, r#"{"source": ["pre‸"]}"#, "prefix"), r#"{"source": [{"prefix": "‸"}]}"#);
    assert_eq!(taken(&PATTERN, r#"{"source": [{‸}]}"#, "anything-but"), r#"{"source": [{"anything-but": ["‸"]}]}"#);
    assert_eq!(taken(&PATTERN, r#"{"source": ‸}"#, "[ ]"), r#"{"source": ["‸"]}"#);
    let filter = EditorLanguage::FilterPolicy(FilterScope::MessageAttributes);
    let offered = labels(&filter, r#"{"store": [‸]}"#);
    assert!(offered.contains(&"prefix".to_string()) && !offered.contains(&"wildcard".to_string()), "{offered:?}");
}

#[test]
fn a_pattern_s_error_has_its_place() {
    let text = "{\n  \"source\": \"aws.ec2\"\n}";
    let [wrong] = &diagnostics(&View::default(), &PATTERN, text)[..] else { panic!("one") };
    assert_eq!((wrong.line, wrong.column, wrong.path.as_str()), (2, 14, "source"));
    assert!(wrong.message.contains("\"source\" must be an object or an array"), "{}", wrong.message);
    assert_eq!(diagnostics(&View::default(), &PATTERN, " "), []);
}

#[test]
fn a_policy_s_error_is_at_its_element() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"allow","Principal":"*","Action":"sns:Publish","Resource":"*"}]}"#;
    let table = [
        (text.to_string(), "\"allow\""),
        (text.replace("\"allow\"", "\"Allow\"").replace("Effect", "Efect"), "\"Efect\""),
        (text.replace("\"allow\"", "\"Allow\"").replace("sns:Publish", "Publish"), "\"Publish\""),
        (text.replace("\"allow\"", "\"Allow\"").replace(['[', ']'], "").replace("Action", "Acts"), "\"Acts\""),
        (text.replace("2012-10-17", "2020"), "\"2020\""),
    ];
    for (text, underlined) in table {
        let [wrong] = &diagnostics(&View::default(), &EditorLanguage::ResourcePolicy, &text)[..] else {
            panic!("nothing wrong in {text}")
        };
        assert_eq!(text.get(wrong.span.clone()), Some(underlined), "{wrong:?}");
    }
    assert_eq!(diagnostics(&View::default(), &EditorLanguage::ResourcePolicy, &text.replace("allow", "Allow")), []);
}

#[test]
fn a_policy_is_offered_its_elements() {
    const POLICY: EditorLanguage = EditorLanguage::ResourcePolicy;
    assert_eq!(labels(&POLICY, "{‸}"), ["Version", "Id", "Statement"]);
    let statement = |inner: &str| format!(r#"{{"Statement": [{{{inner}}}]}}"#);
    assert!(labels(&POLICY, &statement("‸")).starts_with(&["Sid".into(), "Effect".into()]));
    assert_eq!(labels(&POLICY, &statement(r#""Effect": "‸""#)), ["Allow", "Deny"]);
    assert_eq!(
        taken(&POLICY, &statement(r#""Principal": {"Service": "eve‸"}"#), "events.amazonaws.com"),
        statement(r#""Principal": {"Service": "events.amazonaws.com‸"}"#)
    );
    assert!(labels(&POLICY, &statement(r#""Action": ["‸"]"#)).contains(&"sns:Publish".to_string()));
    assert!(labels(&POLICY, &statement(r#""Condition": {"ArnEquals": {‸}}"#)).contains(&"aws:SourceArn".to_string()));
}

#[test]
fn a_template_knows_its_variables() {
    let language = EditorLanguage::InputTemplate {
        paths: r#"{"state": "$.detail.state"}"#.to_string(),
        target_id: "Id1".to_string(),
    };
    assert_eq!(labels(&language, "\"It is <‸\"")[..2], ["state", "aws.events.rule-arn"]);
    assert_eq!(taken(&language, "\"It is <st‸>.\"", "state"), "\"It is <state>‸.\"");
    assert_eq!(labels(&language, "\"It is ‸\""), [""; 0]);
    let text = "\"ok\"\n\n  \"It is <stat>\"";
    let [wrong] = &diagnostics(&View::default(), &language, text)[..] else { panic!("one") };
    assert_eq!((wrong.line, text.get(wrong.span.clone())), (3, Some("<stat>")));
    assert_eq!(wrong.message, "InputTemplate for target Id1 contains invalid placeholder stat.");
    let text = "\"ok\"\n\n  \"It is";
    assert_eq!(diagnostics(&View::default(), &language, text)[0].line, 3);

    let paths = EditorLanguage::InputPaths;
    let offered = labels(&paths, r#"{"a": "‸"}"#);
    assert!(offered.contains(&"$.detail.state".to_string()) && offered.contains(&"$.resources[0]".to_string()));
    let text = r#"{"a": "$.detail", "b": "detail.state"}"#;
    let [wrong] = &diagnostics(&View::default(), &paths, text)[..] else { panic!("one") };
    assert_eq!(text.get(wrong.span.clone()), Some("\"detail.state\""));
}

/// Whatever is typed so far, looking at it does no harm.
#[test]
fn every_beginning_of_a_text_can_be_looked_at() {
    let account = Account::new(&Start::default());
    let text = "{\"source\": [\"aws.한국\", {\"prefix\": \"\\\"x\"}], \"$or\": [{\"a\": [1, null]}, {}], \"b\" \n}";
    for language in [PATTERN, EditorLanguage::ResourcePolicy, EditorLanguage::InputPaths, EditorLanguage::Json] {
        for (caret, _) in text.char_indices() {
            for text in [text, text.get(..caret).unwrap()] {
                let _ = diagnostics(&View::default(), &language, text);
                if let Some(found) = suggestions(&account, Region::default(), &language, text, caret) {
                    assert!(text.get(found.replaces.clone()).is_some(), "{caret}: {found:?}");
                    assert!(found.replaces.contains(&caret) || found.replaces.end == caret, "{caret}: {found:?}");
                }
            }
        }
    }
}
