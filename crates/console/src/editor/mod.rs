//! What the code editors know: what is wrong in a text of some language, where,
//! and what may stand at the caret. Plain data; how it is shown is the page's.

mod context;
mod pattern;
mod policy;
mod spots;
mod template;

#[cfg(test)]
mod tests;

use crate::View;
use base::{Document, Place};
use languages::event_pattern::Dialect;
use languages::policy::Kind;
use sim::{Account, Region};
use std::ops::Range;

/// What an editor holds.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum EditorLanguage {
    #[default]
    Json,
    /// An event, as TestEventPattern takes one.
    Event,
    EventPattern,
    /// An SNS filter policy.
    FilterPolicy(FilterScope),
    /// The access policy of a topic, queue or function.
    ResourcePolicy,
    /// Variables of an input transformer with their paths.
    InputPaths,
    /// Its template; with the text of its paths and the id of its target.
    InputTemplate {
        paths: String,
        target_id: String,
    },
}

/// What a filter policy looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FilterScope {
    #[default]
    MessageAttributes,
    MessageBody,
}

impl FilterScope {
    fn dialect(self) -> Dialect {
        match self {
            FilterScope::MessageAttributes => Dialect::SnsAttributes,
            FilterScope::MessageBody => Dialect::SnsBody,
        }
    }
}

/// Something wrong in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is told to be, from 1; columns in characters.
    pub line: usize,
    pub column: usize,
    /// The keys it is under, joined by dots; empty at the top.
    pub path: String,
    pub message: String,
    /// What is underlined, in bytes of the text.
    pub span: Range<usize>,
}

impl Diagnostic {
    fn new(text: &str, span: Range<usize>, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        let place = Place::of(text, span.start);
        Diagnostic::at(place, span, path, message)
    }

    fn at(place: Place, span: Range<usize>, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        let (line, column) = (place.line as usize, place.column as usize);
        Diagnostic { line, column, path: path.into(), message: message.into(), span }
    }
}

/// What may stand at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestions {
    /// What an accepted one takes the place of, in bytes of the text.
    pub replaces: Range<usize>,
    /// Where the word begins that they are chosen by.
    pub word: usize,
    pub items: Vec<Suggestion>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is typed to find it.
    pub label: String,
    /// What it does, as JSON or in AWS's words; may be empty.
    pub detail: String,
    pub insert: String,
    /// What of it is selected afterwards, in bytes: the hole to fill.
    pub hole: Range<usize>,
}

impl Suggestion {
    /// `insert` has at most one `‸`, where the caret goes.
    fn new(label: &str, detail: &str, insert: &str) -> Suggestion {
        let (before, after) = insert.split_once('‸').unwrap_or((insert, ""));
        let hole = before.len()..before.len();
        Suggestion { label: label.to_string(), detail: detail.to_string(), insert: format!("{before}{after}"), hole }
    }
}

/// What is wrong in the text; nothing in an empty one.
pub fn diagnostics(view: &View, language: &EditorLanguage, text: &str) -> Vec<Diagnostic> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let found = match language {
        EditorLanguage::Json => json(text).err(),
        EditorLanguage::Event => return crate::events::event_problems(view, text),
        EditorLanguage::EventPattern => pattern::wrong(text, Dialect::EventBridge),
        EditorLanguage::FilterPolicy(scope) => pattern::wrong(text, scope.dialect()),
        EditorLanguage::ResourcePolicy => policy::wrong(text, Kind::Resource),
        EditorLanguage::InputPaths => return template::wrong_paths(view, text),
        EditorLanguage::InputTemplate { paths, target_id } => template::wrong(text, paths, target_id),
    };
    found.into_iter().collect()
}

/// What may stand at the caret, which is given in bytes.
pub fn suggestions(
    account: &Account,
    region: Region,
    language: &EditorLanguage,
    text: &str,
    caret: usize,
) -> Option<Suggestions> {
    let found = match language {
        EditorLanguage::Json | EditorLanguage::Event => None,
        EditorLanguage::EventPattern => pattern::suggest(Some((account, region)), Dialect::EventBridge, text, caret),
        EditorLanguage::FilterPolicy(scope) => pattern::suggest(None, scope.dialect(), text, caret),
        EditorLanguage::ResourcePolicy => policy::suggest(account, region, text, caret),
        EditorLanguage::InputPaths => template::suggest_paths(account, region, text, caret),
        EditorLanguage::InputTemplate { paths, .. } => template::suggest(text, paths, caret),
    };
    found.filter(|found| !found.items.is_empty())
}

/// The text written anew with line breaks; none where it is no JSON.
pub fn formatted(language: &EditorLanguage, text: &str) -> Option<String> {
    let document = Document::parse(text).ok()?;
    Some(match language {
        EditorLanguage::EventPattern | EditorLanguage::FilterPolicy(_) => crate::events::pattern_lines(&document),
        _ => document.to_indented(2),
    })
}

/// The text as JSON, or what is wrong with it.
fn json(text: &str) -> Result<Document, Diagnostic> {
    Document::parse(text).map_err(|error| {
        let start = error.place.offset.min(text.len());
        Diagnostic::at(error.place, start..start, "", error.message)
    })
}
