use super::path::{Path, PathProblem, find};
use super::*;
use base::{Seed, Time};

fn reserved() -> Reserved {
    Reserved {
        rule_arn: "arn:aws:events:us-east-1:123456789012:rule/ops".to_string(),
        rule_name: "ops".to_string(),
        ingestion_time: Time::parse("2021-03-05T01:50:13Z").unwrap(),
    }
}

/// The JSON value a line begins with, and the rest.
fn first_value(line: &str) -> (Document, &str) {
    let ends = line.match_indices(' ').map(|(at, _)| at).chain([line.len()]);
    let mut values = ends.filter_map(|end| {
        let (value, rest) = line.split_at(end);
        Some((Document::parse(value).ok()?, rest.trim_start()))
    });
    values.next().unwrap()
}

fn outcome(paths: &Document, template: &str, event: &Document) -> String {
    match Transformer::parse(paths.as_map().unwrap(), template) {
        Err(error) => format!("!! {}", error.message("T1").replace('\\', "\\\\").replace('\n', "\\n")),
        Ok(transformer) => match transformer.render(event, &reserved()) {
            Ok(text) => format!("=> {}", Document::from(text).to_json()),
            Err(RenderError::NotJson { text, .. }) => format!("=> !invalid {}", Document::from(text).to_json()),
            Err(error) => panic!("{error:?}"),
        },
    }
}

#[test]
fn cases() {
    let mut event = Document::Null;
    let mut wrong = Vec::new();
    for line in include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(json) = line.strip_prefix("event ") {
            event = Document::parse(json).unwrap();
            continue;
        }
        let (paths, rest) = first_value(line);
        let (template, wanted) = first_value(rest);
        let found = outcome(&paths, template.text(), &event);
        let fits = if wanted == "=> !invalid" { found.starts_with(wanted) } else { found == wanted };
        if !fits {
            wrong.push(format!("{paths} {template}\n  wanted {wanted}\n  found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paths() {
    let event =
        r#"{"detail":{"state":"stopping","a-b_c":1,"list":[{"x":1},{"x":2},{"y":3}],"0":"zero"},"detail-type":"T"}"#;
    let event = Document::parse(event).unwrap();
    for (path, found) in [
        ("$", Some(event.to_json())),
        ("$.detail.state", Some(r#""stopping""#.to_string())),
        ("$.detail-type", Some(r#""T""#.to_string())),
        ("$.detail.a-b_c", Some("1".to_string())),
        ("$.detail.0", Some(r#""zero""#.to_string())),
        ("$.detail.list[1]", Some(r#"{"x":2}"#.to_string())),
        ("$.detail.list[1].x", Some("2".to_string())),
        ("$.detail.list[*].x", Some("[1,2]".to_string())),
        ("$.detail.list[*]", Some(r#"[{"x":1},{"x":2},{"y":3}]"#.to_string())),
        ("$.detail.list[3]", None),
        ("$.detail.State", None),
        ("$.detail.state.x", None),
        ("$.detail[0]", None),
        ("detail", None),
    ] {
        assert_eq!(find(&event, path).map(|value| value.to_json()), found, "{path}");
    }
}

#[test]
fn what_is_no_path() {
    for (path, problem, offset) in [
        ("", PathProblem::NoDollar, 0),
        ("detail.state", PathProblem::NoDollar, 0),
        ("$detail", PathProblem::NoDot, 1),
        ("$.", PathProblem::NoName, 2),
        ("$..state", PathProblem::NoName, 2),
        ("$.detail..state", PathProblem::NoName, 9),
        ("$.detail.", PathProblem::NoName, 9),
        ("$.detail state", PathProblem::BadCharacter, 8),
        ("$.detail.*", PathProblem::BadCharacter, 9),
        ("$.한", PathProblem::BadCharacter, 2),
        ("$ .detail", PathProblem::BadCharacter, 1),
        ("$.detail[0]x", PathProblem::BadCharacter, 11),
        ("$.detail[x]", PathProblem::BadIndex, 9),
        ("$.detail[-1]", PathProblem::BadIndex, 9),
        ("$.detail[0:1]", PathProblem::BadIndex, 9),
        ("$['detail']", PathProblem::BadIndex, 2),
        ("$.detail[", PathProblem::OpenBracket, 8),
    ] {
        let error = Path::parse(path).unwrap_err();
        assert_eq!((error.problem, error.offset), (problem, offset), "{path}");
    }
}

#[test]
fn inputs_of_targets() {
    let event = Document::parse(r#"{"detail":{"instance-id":"i-1","state":"stopping"}}"#).unwrap();
    for (target, wanted) in [
        (r#"{"Id":"T1"}"#, Ok(r#"{"detail":{"instance-id":"i-1","state":"stopping"}}"#)),
        (r#"{"InputPath":"$.detail"}"#, Ok(r#"{"instance-id":"i-1","state":"stopping"}"#)),
        (r#"{"InputPath":"$.detail.state"}"#, Ok(r#""stopping""#)),
        (r#"{"Input":"{\"a\": 1}"}"#, Ok(r#"{"a": 1}"#)),
        (r#"{"Input":"\"text\""}"#, Ok(r#""text""#)),
        (r#"{"InputTransformer":{"InputTemplate":"\"x\""}}"#, Ok(r#""x""#)),
        (
            r#"{"InputTransformer":{"InputPathsMap":{"s":"$.detail.state"},"InputTemplate":"\"<s>\""}}"#,
            Ok(r#""stopping""#),
        ),
        (
            r#"{"Input":"text"}"#,
            Err(r#"JSON syntax error in input for target T1: [Source: (String)"text"; line: 1, column: 5]"#),
        ),
        (
            r#"{"Input":"1","InputPath":"$"}"#,
            Err("Only one of Input, InputPath, or InputTransformer must be provided for target T1."),
        ),
        (
            r#"{"InputTransformer":{"InputTemplate":"\"<x>\""}}"#,
            Err("InputTemplate for target T1 contains invalid placeholder x."),
        ),
    ] {
        let input = Input::of_target(&Document::parse(target).unwrap()).map_err(|error| error.message("T1"));
        let found = input.map(|input| input.render(&event, &reserved()).unwrap());
        assert_eq!(found, wanted.map(str::to_string).map_err(str::to_string), "{target}");
    }
    let missing = Input::Part("$.detail.missing".to_string()).render(&event, &reserved());
    assert_eq!(missing, Err(RenderError::NothingAtPath { path: "$.detail.missing".to_string() }));
}

#[test]
fn many_variables_and_their_values() {
    let paths = |count: usize| (0..count).map(|n| (format!("v{n}"), Document::from("$.id"))).collect::<Map>();
    assert!(Transformer::parse(&paths(100), "\"<v0>\"").is_ok());
    let error = Transformer::parse(&paths(101), "\"<v0>\"").unwrap_err();
    assert_eq!(error.problem, TransformerProblem::TooManyVariables);
    let event = Document::parse(r#"{"id":"x"}"#).unwrap();
    let used = Transformer::parse(&paths(3), "\"<v2><v0><v2>\"").unwrap().values(&event, &reserved());
    let names: Vec<&str> = used.iter().map(|value| value.name.as_str()).collect();
    assert_eq!(names, ["v2", "v0"]);
    assert_eq!(used[0].value, Some(Document::from("x")));
}

#[test]
fn no_text_panics() {
    let parts =
        ["<", ">", "<a>", "<b>", "\"", "\\", "{", "}", "[", "]", ":", ",", "1", "한", "\n", " ", "$", ".", "a", "[0]"];
    let event = Document::parse(r#"{"a":{"a":["x\"y",1]}}"#).unwrap();
    let paths = Document::parse(r#"{"a":"$.a","b":"$.a.a[0]"}"#).unwrap();
    for number in 0..40_000 {
        let seed = Seed(number);
        let text: String = (0..seed.between("length", 0, 0, 10))
            .map(|place| parts[seed.between("part", place, 0, parts.len() as u64 - 1) as usize])
            .collect();
        println!("seed {number}: {text}");
        outcome(&paths, &text, &event);
        if let Err(error) = Path::parse(&text) {
            assert!(text.is_char_boundary(error.offset));
        }
    }
}
