//! The table of `cases.txt`: patterns, events and verdicts.

use super::*;

/// A line begins with its kind, parts are told apart by " | ":
/// ```text
/// # comment
/// event <JSON>                     the event of the lines that follow
/// yes <pattern>                    catches it
/// no <pattern>                     does not
/// bad <reason> | <column> | <path> | <pattern>     EventBridge refuses it
/// badtwice …                       and tells the place twice
/// badwhole …                       and tells no place: the column is ours
/// sns <yes or no> <pattern>        as a filter policy on the body
/// snsbad <reason> | <pattern>      refused there
/// attbad <reason> | <pattern>      refused as a filter policy on attributes
/// ```
const CASES: &str = include_str!("cases.txt");

#[test]
fn the_table_of_cases() {
    let mut event = Document::map();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, line) in CASES.lines().enumerate() {
        let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if kind == "event" {
            event = Document::parse(rest).unwrap_or_else(|error| panic!("line {}: {error}", number + 1));
            continue;
        }
        count += 1;
        if let Err(what) = check(kind, rest, &event) {
            wrong.push(format!("cases.txt:{}: {line}\n    {what}", number + 1));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 300, "only {count} cases");
}

fn check(kind: &str, rest: &str, event: &Document) -> Result<(), String> {
    match kind {
        "yes" | "no" => verdict(rest, Dialect::EventBridge, event, kind == "yes"),
        "sns" => {
            let (wanted, pattern) = rest.split_once(' ').ok_or("yes or no?")?;
            verdict(pattern, Dialect::SnsBody, event, wanted == "yes")
        }
        "bad" | "badtwice" | "badwhole" => {
            let parts: Vec<&str> = rest.splitn(4, " | ").collect();
            let [reason, column, path, pattern] = parts.as_slice() else { return Err("four parts?".into()) };
            let error = refused(pattern, Dialect::EventBridge)?;
            same(&error.reason, reason)?;
            same(&error.place.column.to_string(), column)?;
            same(&error.path, path)?;
            let place = format!("\n at [Source: (String)\"{pattern}\"; line: 1, column: {column}]");
            let times = ["badwhole", "bad", "badtwice"].iter().position(|one| *one == kind).unwrap_or(0);
            same(&error.message(), &format!("Event pattern is not valid. Reason: {reason}{}", place.repeat(times)))
        }
        "snsbad" | "attbad" => {
            let (reason, pattern) = rest.split_once(" | ").ok_or("two parts?")?;
            let dialect = if kind == "snsbad" { Dialect::SnsBody } else { Dialect::SnsAttributes };
            let message = refused(pattern, dialect)?.message();
            same(message.split("\n at [Source").next().unwrap_or(""), reason)
        }
        _ => Err("unknown kind".into()),
    }
}

fn verdict(pattern: &str, dialect: Dialect, event: &Document, wanted: bool) -> Result<(), String> {
    let pattern = Pattern::parse_as(pattern, dialect).map_err(|error| error.message())?;
    let found = pattern.matches(event);
    if found == wanted { Ok(()) } else { Err(format!("matches: {found}")) }
}

fn refused(pattern: &str, dialect: Dialect) -> Result<PatternError, String> {
    Pattern::parse_as(pattern, dialect).err().ok_or_else(|| "was accepted".to_string())
}

fn same(found: &str, wanted: &str) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("found:  {found}\n    wanted: {wanted}")) }
}

#[test]
fn places_count_lines() {
    let error = Pattern::parse("{\n  \"detail\": {\n    \"state\": \"running\"\n  }\n}").unwrap_err();
    assert_eq!((error.place.line, error.place.column, error.path.as_str()), (3, 15, "detail.state"));
    assert_eq!(error.span, 29..38);
}

#[test]
fn long_patterns_are_quoted_in_part() {
    let text = format!("{{\"a\":[\"{}\"],\"b\":1}}", "x".repeat(600));
    let message = Pattern::parse(&text).unwrap_err().message();
    assert!(message.ends_with("x\"[truncated 116 chars]; line: 1, column: 616]"), "{message}");
}

#[test]
fn what_is_open_is_told() {
    let message = Pattern::parse(r#"{"a":["b"]"#).unwrap_err().message();
    let source = r#"[Source: (String)"{"a":["b"]"; line: 1, column: "#;
    let reason = format!("Unexpected end-of-input: expected close marker for Object (start marker at {source}1])");
    assert_eq!(message, format!("Event pattern is not valid. Reason: {reason}\n at {source}11]"));
}

/// Keys with dots could be read in more ways than time allows.
#[test]
fn crafted_events_end() {
    let mut event = String::from(r#"[{"k":1},{"k":2}]"#);
    for _ in 0..10 {
        event = format!(r#"{{"a":{event},"a.a":{event}}}"#);
    }
    let event = Document::parse(&event).unwrap();
    let keys: Vec<String> = (0..8).map(|n| format!(r#""{}.k":[1,{n}]"#, ["a"; 14].join("."))).collect();
    let pattern =
        Pattern::parse(&format!(r#"{{{},"{}.j":[{{"exists":false}}]}}"#, keys.join(","), ["a"; 13].join(".")));
    pattern.unwrap().matches(&event);
    let branches: Vec<String> =
        (0..9).map(|n| format!(r#"{{"{}":{{"a":{{"k":[3,{n}]}}}}}}"#, vec!["a"; 10 + n].join("."))).collect();
    let text = format!(
        r#"{{"x":[{{"exists":false}}],"$or":[{}],"a":{{"$or":[{}]}}}}"#,
        branches.join(","),
        branches.join(",")
    );
    let pattern = Pattern::parse(&text).unwrap();
    assert_eq!(pattern.matches(&event), pattern.explain(&event).matched);
    nearest_fix(&text, &event);
}

#[test]
fn deep_nesting_is_refused() {
    for text in
        ["{\"a\":".repeat(100_000), "[".repeat(100_000), format!("{{\"a\":[{}", "{\"anything-but\":".repeat(9_999))]
    {
        assert!(Pattern::parse(&text).is_err());
    }
}

const STOPPING: &str = r#"{"detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"123456789012","resources":[],"detail":{"instance-id":"i-0697bdc417cb5d414","state":"stopping","count":300,"items":[{"a":1,"b":2},{"a":3,"b":4}]}}"#;

/// A pattern, and the nearest one that catches the instance that stops.
#[test]
fn nearest_fixes() {
    let event = Document::parse(STOPPING).unwrap();
    for (pattern, fixed) in [
        (r#"{"detail":{"state":["running"]}}"#, r#"{"detail":{"state":["running","stopping"]}}"#),
        (r#"{"detail": {"state": ["running"]}}"#, r#"{"detail": {"state": ["running", "stopping"]}}"#),
        (r#"{"detail":{"state":["Stopping"]}}"#, r#"{"detail":{"state":["stopping"]}}"#),
        (r#"{"detail":{"state":["stoping"]}}"#, r#"{"detail":{"state":["stopping"]}}"#),
        (r#"{"detail":{"State":["stopping"]}}"#, r#"{"detail":{"state":["stopping"]}}"#),
        (r#"{"state":["stopping"]}"#, r#"{"detail":{"state":["stopping"]}}"#),
        (r#"{"detail":{"count":["300"]}}"#, r#"{"detail":{"count":[300]}}"#),
        (r#"{"account":[123456789012]}"#, r#"{"account":["123456789012"]}"#),
        (r#"{"detail":{"count":[{"numeric":[">",300]}]}}"#, r#"{"detail":{"count":[{"numeric":[">=",300]}]}}"#),
        (
            r#"{"detail":{"count":[{"numeric":[">",0,"<",9]}]}}"#,
            r#"{"detail":{"count":[{"numeric":[">",0,"<=",300]}]}}"#,
        ),
        (
            r#"{"detail":{"state":[{"anything-but":["stopping","x"]}]}}"#,
            r#"{"detail":{"state":[{"anything-but":"x"}]}}"#,
        ),
        (r#"{"detail":{"state":[{"anything-but":"stopping"}]}}"#, r#"{"detail":{"state":[{"exists":true}]}}"#),
        (r#"{"detail":{"state":[{"exists":false}]}}"#, r#"{"detail":{"state":[{"exists":true}]}}"#),
        (r#"{"source":["aws.ec2"],"detail":{"level":["x"]}}"#, r#"{"source":["aws.ec2"]}"#),
        (r#"{"detail":{"level":["x"]},"source":["aws.ec2"]}"#, r#"{"source":["aws.ec2"]}"#),
        (
            r#"{"detail":{"level":["x"],"state":["stopped"],"more":[1]}}"#,
            r#"{"detail":{"state":["stopped","stopping"]}}"#,
        ),
        (r#"{"level":["x"]}"#, r#"{"level":["x",{"exists":false}]}"#),
        (r#"{"detail":{"items":{"a":[1],"b":[4]}}}"#, r#"{"detail":{"items":{"a":[1],"b":[4,2]}}}"#),
        (
            r#"{"$or":[{"source":["aws.s3"],"region":["x"]},{"detail":{"state":["x"]}}]}"#,
            r#"{"$or":[{"source":["aws.s3"],"region":["x"]},{"detail":{"state":["x","stopping"]}}]}"#,
        ),
        (r#"{"source":["aws.s3"],"$or":[{"x":["x"]},{"y":[1],"z":[2]}]}"#, r#"{"source":["aws.s3","aws.ec2"]}"#),
    ] {
        let fix = nearest_fix(pattern, &event).unwrap();
        assert_eq!(fix.new_text, fixed, "{pattern} {:?}", fix.what);
    }
    assert_eq!(nearest_fix("{", &event), None);
    assert_eq!(nearest_fix(r#"{"source":["aws.ec2"]}"#, &event), None);
}

/// Why a key does not match the instance that stops.
#[test]
fn reasons() {
    let event = Document::parse(STOPPING).unwrap();
    let text = |text: &str| text.to_string();
    for (pattern, reason) in [
        (r#"{"detail":{"state":["running"]}}"#, Reason::Differs),
        (
            r#"{"detail":{"state":["Stopping"]}}"#,
            Reason::CaseDiffers { wanted: text("Stopping"), found: text("stopping") },
        ),
        (r#"{"detail":{"state":["stoping"]}}"#, Reason::Spelling { wanted: text("stoping"), found: text("stopping") }),
        (
            r#"{"detail":{"state":["stopping by hand"]}}"#,
            Reason::Part { wanted: text("stopping by hand"), found: text("stopping") },
        ),
        (r#"{"detail":{"State":["stopping"]}}"#, Reason::KeyDiffers { key: text("state") }),
        (r#"{"state":["stopping"]}"#, Reason::Elsewhere { path: text("detail.state") }),
        (r#"{"level":["x"]}"#, Reason::Missing),
        (r#"{"detail":[{"exists":true}]}"#, Reason::IsObject),
        (r#"{"resources":[{"exists":true}]}"#, Reason::EmptyList),
        (r#"{"source":[{"exists":false}]}"#, Reason::IsThere),
        (r#"{"detail":{"count":["300"]}}"#, Reason::TypeDiffers { wanted: "300".into(), found: 300.into() }),
        (r#"{"detail":{"count":[{"numeric":["<",3]}]}}"#, Reason::OutOfRange { found: 300.into() }),
        (r#"{"source":[{"anything-but":"aws.ec2"}]}"#, Reason::Excluded { found: "aws.ec2".into() }),
    ] {
        let explanation = Pattern::parse(pattern).unwrap().explain(&event);
        assert!(!explanation.matched);
        match explanation.nodes.as_slice() {
            [Explained::Key(key)] => assert_eq!(key.reason, Some(reason), "{pattern}"),
            other => panic!("{other:?}"),
        }
    }
    let apart = Pattern::parse(r#"{"detail":{"items":{"a":[1],"b":[4]}}}"#).unwrap().explain(&event);
    assert_eq!(apart.apart, ["detail.items.a", "detail.items.b"]);
    // Absent from the element that is met, though others have it.
    let people = Document::parse(r#"{"p":[{"first":"Anna"},{"first":"John","id":1}]}"#).unwrap();
    let pattern = r#"{"p":{"first":["Anne"],"id":[{"exists":false}]}}"#;
    let fix = nearest_fix(pattern, &people).unwrap();
    assert_eq!(fix.new_text, r#"{"p":{"first":["Anna"],"id":[{"exists":false}]}}"#);
    let explanation = Pattern::parse(&fix.new_text).unwrap().explain(&people);
    assert!(explanation.matched && explanation.apart.is_empty(), "{explanation:?}");
    let explanation = Pattern::parse(pattern).unwrap().explain(&people);
    assert!(format!("{explanation:?}").contains("Spelling { wanted: \"Anne\""), "{explanation:?}");
    let inside = Document::parse(r#"{"detail":"{\"state\":\"stopping\"}"}"#).unwrap();
    let explanation = Pattern::parse(r#"{"detail":{"state":["stopping"]}}"#).unwrap().explain(&inside);
    assert!(format!("{explanation:?}").contains("InsideText { path: \"detail\" }"), "{explanation:?}");
}
