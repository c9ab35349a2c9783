//! Event patterns and SNS filter policies: errors in AWS's words; keys and values
//! that events have, and the language's operators.

use super::context::{Context, Role, Step, context};
use super::{Diagnostic, Suggestion, Suggestions};
use crate::events::samples_of;
use base::Document;
use languages::event_pattern::{Dialect, Pattern};
use sim::{Account, Region};
use std::collections::BTreeSet;

/// What AWS would refuse.
pub fn wrong(text: &str, dialect: Dialect) -> Option<Diagnostic> {
    let error = Pattern::parse_as(text, dialect).err()?;
    Some(Diagnostic::at(error.place, error.span.clone(), error.path.clone(), error.message()))
}

/// An operator: its name, what is put in, and whether SNS knows it.
type Operator = (&'static str, &'static str, bool);

/// Source: EventBridge user guide, "Comparison operators for use in event
/// patterns"; SNS developer guide, "Filter policy constraints".
const OPERATORS: [Operator; 14] = [
    ("prefix", r#"{"prefix": "‸"}"#, true),
    ("prefix, any case", r#"{"prefix": {"equals-ignore-case": "‸"}}"#, false),
    ("suffix", r#"{"suffix": "‸"}"#, true),
    ("suffix, any case", r#"{"suffix": {"equals-ignore-case": "‸"}}"#, false),
    ("anything-but", r#"{"anything-but": ["‸"]}"#, true),
    ("anything-but prefix", r#"{"anything-but": {"prefix": "‸"}}"#, true),
    ("anything-but suffix", r#"{"anything-but": {"suffix": "‸"}}"#, false),
    ("numeric", r#"{"numeric": [">=", ‸]}"#, true),
    ("numeric, a range", r#"{"numeric": [">", ‸, "<=", 10]}"#, true),
    ("exists", r#"{"exists": true‸}"#, true),
    ("exists: false", r#"{"exists": false‸}"#, true),
    ("equals-ignore-case", r#"{"equals-ignore-case": "‸"}"#, true),
    ("wildcard", r#"{"wildcard": "*‸"}"#, false),
    ("cidr", r#"{"cidr": "‸10.0.0.0/24"}"#, true),
];

/// What may stand at the caret. The account's samples are what keys and values
/// are known from.
pub fn suggest(known: Option<(&Account, Region)>, dialect: Dialect, text: &str, caret: usize) -> Option<Suggestions> {
    let here = context(text, caret)?;
    let events = known.map_or_else(Vec::new, |(account, region)| matching(account, region, &here));
    let items = match (here.role, here.in_list(), inside_condition(&here)) {
        (Role::Key, _, true) => operator_keys(dialect, &here),
        (Role::Key, _, false) => keys(&events, dialect, &here),
        (Role::Value, true, false) => elements(&events, dialect, &here),
        (Role::Value, false, false) => vec![Suggestion::new("[ ]", "", r#"["‸"]"#)],
        (Role::Value, _, true) => Vec::new(),
    };
    Some(Suggestions { replaces: here.replaces.clone(), word: here.word, items })
}

/// Whether an object in a key's list, such as `{"prefix": …}`, is being written.
fn inside_condition(here: &Context) -> bool {
    let before = here.path.iter().rev().skip(usize::from(here.role == Role::Value));
    let mut steps = here.path.iter().rev();
    let last = match here.role {
        Role::Key => steps.next(),
        Role::Value => before.into_iter().next(),
    };
    let in_element = matches!(last, Some(Step::Element(_)));
    in_element && !here.path.iter().any(|step| *step == Step::Key("$or".to_string()))
}

/// The samples that the pattern can still be about: those of the sources and
/// types that it names before the caret.
fn matching(account: &Account, region: Region, here: &Context) -> Vec<Document> {
    let named = |key: &'static str, value: &str| {
        let mut texts = here.texts_at(key).peekable();
        texts.peek().is_none() || here.keys() == key || texts.any(|text| text == value)
    };
    samples_of(account, region, |source, detail_type| named("source", source) && named("detail-type", detail_type))
}

fn keys(events: &[Document], dialect: Dialect, here: &Context) -> Vec<Suggestion> {
    let path = here.keys().replace("$or.", "").replace("$or", "");
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for object in events.iter().filter_map(|event| at(event, &path)).filter_map(Document::as_map) {
        for (key, value) in object.iter().filter(|(key, _)| !here.siblings.iter().any(|it| it == key)) {
            if seen.insert(key.to_string()) {
                items.push(key_item(key, value, here.has_value));
            }
        }
    }
    if dialect != Dialect::SnsAttributes && !here.siblings.iter().any(|key| key == "$or") {
        let insert = if here.has_value { r#""$or""# } else { r#""$or": [{‸}, {}]"# };
        items.push(Suggestion::new("$or", "[{…}, {…}]", insert));
    }
    items
}

fn key_item(key: &str, value: &Document, has_value: bool) -> Suggestion {
    let name = Document::from(key).to_json();
    let insert = match value {
        _ if has_value => name,
        Document::Map(_) => format!("{name}: {{‸}}"),
        Document::Bool(_) | Document::Number(_) | Document::Null => format!("{name}: [‸]"),
        _ => format!("{name}: [\"‸\"]"),
    };
    Suggestion::new(key, &short(value), &insert)
}

/// A value in a few letters.
fn short(value: &Document) -> String {
    match value {
        Document::Map(_) => "{…}".to_string(),
        Document::List(_) => "[…]".to_string(),
        value => {
            let text = value.to_json();
            let start: String = text.chars().take(32).collect();
            if start.len() < text.len() { format!("{start}…") } else { text }
        }
    }
}

/// Values that events have at the key, then the operators.
fn elements(events: &[Document], dialect: Dialect, here: &Context) -> Vec<Suggestion> {
    let path = here.keys();
    let mut values: Vec<&Document> = Vec::new();
    for event in events {
        let found = at(event, &path);
        let found = found.map_or(&[][..], |value| value.as_list().unwrap_or(std::slice::from_ref(value)));
        let scalars = found.iter().filter(|value| !matches!(value, Document::Map(_) | Document::List(_)));
        for value in scalars {
            if !values.contains(&value) && values.len() < 40 {
                values.push(value);
            }
        }
    }
    let given: Vec<&str> = here.texts_at(&path).collect();
    let values = values.into_iter().filter(|value| value.as_text().is_none_or(|text| !given.contains(&text)));
    let values = values.map(|value| {
        let label = value.as_text().map_or_else(|| value.to_json(), str::to_string);
        Suggestion::new(&label, "", &value.to_json())
    });
    values.chain(operators(dialect)).collect()
}

fn operators(dialect: Dialect) -> impl Iterator<Item = Suggestion> {
    let offered = OPERATORS.into_iter().filter(move |(_, _, sns)| *sns || dialect == Dialect::EventBridge);
    offered.map(|(name, insert, _)| Suggestion::new(name, &insert.replace('‸', ""), insert))
}

/// Inside the object of an operator: the name alone, with what follows it.
fn operator_keys(dialect: Dialect, here: &Context) -> Vec<Suggestion> {
    if !here.siblings.is_empty() {
        return Vec::new();
    }
    let inner = operators_with(dialect).filter(|(name, _)| !name.contains([' ', ':']));
    inner
        .map(|(name, insert)| {
            let insert = insert.trim_start_matches('{').strip_suffix('}').unwrap_or(insert);
            let insert = if here.has_value { format!("\"{name}\"") } else { insert.to_string() };
            Suggestion::new(name, "", &insert)
        })
        .collect()
}

fn operators_with(dialect: Dialect) -> impl Iterator<Item = (&'static str, &'static str)> {
    OPERATORS.into_iter().filter(move |it| it.2 || dialect == Dialect::EventBridge).map(|it| (it.0, it.1))
}

/// What an event has under keys joined by dots; lists are looked into.
pub fn at<'a>(event: &'a Document, path: &str) -> Option<&'a Document> {
    path.split('.').filter(|key| !key.is_empty()).try_fold(event, |value, key| {
        let value = value.as_list().and_then(<[Document]>::first).unwrap_or(value);
        value.get(key)
    })
}
