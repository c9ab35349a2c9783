//! The sandbox: a pattern tried on an event, with each key's verdict marked in
//! the event, the nearest fix, and the last events against the bus's rules.
//!
//! Nothing here changes the account, and no event is sent.

mod fix;
mod grid;
mod marks;

#[cfg(test)]
mod tests;

pub use fix::{Fix, fix};
pub use grid::{Grid, GridCell, GridEvent, GridRule, grid, grid_why};
pub use marks::{EventLine, Mark, MarkKind, marked};

use super::catalog::STATE_CHANGE;
use super::pattern_form::PatternForm;
use super::why::{Trial, trial};
use crate::editor::{Diagnostic, EditorLanguage, diagnostics};
use crate::{Route, View, Words};
use base::Document;
use languages::event_pattern::Pattern;

/// What came of a pattern and an event.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The pattern or the event is none yet.
    NotYet(String),
    Tried(Box<Tried>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    pub trial: Trial,
    /// The event, line by line, with the verdicts.
    pub lines: Vec<EventLine>,
    /// Why the pattern may match nothing that ever comes.
    pub doubts: Vec<String>,
    /// None where it matches.
    pub fix: Option<Fix>,
}

/// What the sandbox begins with: EC2's events of states.
pub fn first_pattern() -> String {
    PatternForm::default().with_source("aws.ec2").with_type(STATE_CHANGE).text()
}

/// The wizard with this pattern in it; none where it is no pattern.
pub fn rule_from(pattern: &str) -> Option<Route> {
    Pattern::parse(pattern).ok()?;
    Some(Route::CreateRuleFrom(Document::parse(pattern).ok()?.to_json()))
}

/// The members without which TestEventPattern refuses an event.
const WANTED: [&str; 6] = ["id", "account", "source", "time", "region", "detail-type"];

/// What is wrong with the event's text: AWS's refusal, and what it lacks.
pub fn event_problems(view: &View, text: &str) -> Vec<Diagnostic> {
    let wrong = diagnostics(view, &EditorLanguage::Json, text);
    if !wrong.is_empty() || text.trim().is_empty() {
        return wrong;
    }
    let event = Document::parse(text).unwrap_or_default();
    let lacks: Vec<&str> = WANTED.into_iter().filter(|name| event.get(name).is_none()).collect();
    if event.as_map().is_some() && lacks.is_empty() {
        return Vec::new();
    }
    let message = match event.as_map() {
        None => view.say("sandbox.event.object"),
        Some(_) => view.fill("sandbox.event.lacks", &[("names", &lacks.join(", "))]),
    };
    let end = text.find('{').map_or(text.len(), |at| at + 1);
    vec![Diagnostic {
        line: 1,
        column: 1,
        path: String::new(),
        message: format!("Parameter Event is not valid. {message}"),
        span: 0..end,
    }]
}

/// The pattern tried on the event, both as text.
pub fn outcome(view: &View, pattern: &str, event: &str) -> Outcome {
    if Pattern::parse(pattern).is_err() {
        return Outcome::NotYet(view.say("sandbox.pattern.wrong"));
    }
    if event.trim().is_empty() || !event_problems(view, event).is_empty() {
        return Outcome::NotYet(view.say("sandbox.event.wrong"));
    }
    let event = Document::parse(event).unwrap_or_default();
    match trial(view, pattern, &event) {
        Some(trial) => Outcome::Tried(Box::new(Tried {
            lines: marked(view, pattern, &event),
            doubts: super::doubts(view, pattern),
            fix: fix(view, pattern, &event),
            trial,
        })),
        None => Outcome::NotYet(view.say("sandbox.pattern.wrong")),
    }
}
