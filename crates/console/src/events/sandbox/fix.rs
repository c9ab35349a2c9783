//! The nearest fix in words.

use crate::{View, Words};
use base::Document;
use languages::event_pattern::{Change, nearest_fix};

/// The smallest edit of the pattern that would have caught the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, a sentence a change.
    pub what: Vec<String>,
    /// The pattern afterwards.
    pub pattern: String,
}

/// None where the pattern catches the event already, or none could.
pub fn fix(view: &View, pattern: &str, event: &Document) -> Option<Fix> {
    let fix = nearest_fix(pattern, event)?;
    Some(Fix { what: fix.what.iter().map(|change| words(view, change)).collect(), pattern: fix.new_text })
}

fn words(view: &View, change: &Change) -> String {
    let fill = |key: &'static str, arguments: &[(&str, &str)]| view.fill(key, arguments);
    match change {
        Change::AddValue { path, value } => fill("sandbox.fix.add", &[("path", path), ("value", &value.to_json())]),
        Change::ReplaceValue { path, from, to } => {
            fill("sandbox.fix.replace", &[("path", path), ("from", &from.to_json()), ("to", &to.to_json())])
        }
        Change::RenameKey { path, to } => fill("sandbox.fix.rename", &[("path", path), ("to", to)]),
        Change::MoveKey { path, to } => fill("sandbox.fix.move", &[("path", path), ("to", to)]),
        Change::RemoveKey { path } => fill("sandbox.fix.remove", &[("path", path)]),
        Change::AllowMissing { path } => fill("sandbox.fix.allow", &[("path", path)]),
    }
}
