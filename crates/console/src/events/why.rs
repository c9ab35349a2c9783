//! A pattern tried on an event: whether it matches, and key by key why.

use crate::{Status, StatusKind, View, Words};
use base::Document;
use languages::event_pattern::{Explained, Explanation, Found, KeyVerdict, Pattern, Reason};

/// What came of a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    pub matched: bool,
    pub verdict: Status,
    /// A row for each key of the pattern, in its order.
    pub rows: Vec<WhyRow>,
}

/// A key of the pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyRow {
    /// `detail.state`.
    pub path: String,
    /// What the pattern lists, as it is written.
    pub wanted: String,
    /// What the event has, as JSON; empty where it has nothing.
    pub found: String,
    /// The mark, and the difference in words.
    pub status: Status,
}

/// The pattern tried on the event; none where the pattern is not valid.
pub fn trial(view: &View, pattern: &str, event: &Document) -> Option<Trial> {
    let explanation = Pattern::parse(pattern).ok()?.explain(event);
    let verdict = match explanation.matched {
        true => Status::new(StatusKind::Success, view.say("events.trial.match")),
        false => Status::new(StatusKind::Error, view.say("events.trial.mismatch")),
    };
    let rows = why_rows(view, pattern, &explanation);
    Some(Trial { matched: explanation.matched, verdict, rows })
}

/// A row for each key of an explained pattern, in its order.
pub fn why_rows(view: &View, pattern: &str, explanation: &Explanation) -> Vec<WhyRow> {
    let mut rows = Vec::new();
    collect(view, pattern, explanation, &mut rows);
    rows
}

fn collect(view: &View, pattern: &str, explanation: &Explanation, rows: &mut Vec<WhyRow>) {
    for node in &explanation.nodes {
        match node {
            Explained::Key(key) => rows.push(row(view, pattern, key, explanation)),
            Explained::AnyOf { branches, .. } => {
                branches.iter().for_each(|branch| collect(view, pattern, branch, rows));
            }
        }
    }
}

fn row(view: &View, pattern: &str, key: &KeyVerdict, whole: &Explanation) -> WhyRow {
    let status = match &key.reason {
        Some(reason) => Status::new(StatusKind::Error, words(view, reason)),
        None if whole.apart.contains(&key.path) => Status::new(StatusKind::Error, view.say("events.why.apart")),
        None => Status::new(StatusKind::Success, view.say("events.why.match")),
    };
    WhyRow {
        path: key.path.clone(),
        wanted: pattern.get(key.span.clone()).unwrap_or("").to_string(),
        found: found(&key.found),
        status,
    }
}

fn found(found: &Found) -> String {
    match found {
        Found::Nothing { .. } => String::new(),
        Found::Object => "{…}".to_string(),
        Found::EmptyList => "[]".to_string(),
        Found::Values(values) => values.iter().map(Document::to_json).collect::<Vec<_>>().join(", "),
    }
}

fn words(view: &View, reason: &Reason) -> String {
    let say = |key: &'static str| view.say(key);
    let two = |key: &'static str, wanted: &str, found: &str| view.fill(key, &[("wanted", wanted), ("found", found)]);
    match reason {
        Reason::Missing => say("events.why.missing"),
        Reason::KeyDiffers { key } => view.fill("events.why.key", &[("key", key)]),
        Reason::Elsewhere { path } => view.fill("events.why.elsewhere", &[("path", path)]),
        Reason::InsideText { path } => view.fill("events.why.text", &[("path", path)]),
        Reason::IsObject => say("events.why.object"),
        Reason::EmptyList => say("events.why.empty-list"),
        Reason::IsThere => say("events.why.there"),
        Reason::CaseDiffers { wanted, found } => two("events.why.case", wanted, found),
        Reason::TypeDiffers { wanted, found } => two("events.why.type", &wanted.to_json(), &found.to_json()),
        Reason::Spelling { wanted, found } => two("events.why.spelling", wanted, found),
        Reason::Part { wanted, found } => two("events.why.part", wanted, found),
        Reason::Excluded { found } => view.fill("events.why.excluded", &[("found", &found.to_json())]),
        Reason::OutOfRange { found } => view.fill("events.why.range", &[("found", &found.to_json())]),
        Reason::Differs => say("events.why.differs"),
    }
}
