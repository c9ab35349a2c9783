//! Input transformers: the map of variables and the template that uses them.

use super::context::{Role, Step, context};
use super::spots::spot;
use super::{Diagnostic, Suggestion, Suggestions, json};
use crate::events::samples_of;
use crate::{View, Words};
use base::{Document, Map, Place};
use languages::input_transformer::path::Path;
use languages::input_transformer::{RESERVED_VARIABLES, Transformer, TransformerProblem};
use sim::{Account, Region};
use std::collections::BTreeSet;

/// No object of texts, or a text that is no path: AWS would save the latter and
/// find nothing.
pub fn wrong_paths(view: &View, text: &str) -> Vec<Diagnostic> {
    let paths = match json(text) {
        Ok(paths) => paths,
        Err(wrong) => return vec![wrong],
    };
    let Some(map) = paths.as_map() else {
        return vec![Diagnostic::new(text, 0..text.trim_end().len(), "", view.say("events.paths.wrong"))];
    };
    let wrong = map.iter().filter_map(|(name, path)| {
        let message = match path.as_text().map(Path::parse) {
            Some(Ok(_)) => return None,
            Some(Err(_)) => "events.path.wrong",
            None => "events.paths.wrong",
        };
        let (_, value) = spot(text, &[Step::Key(name.to_string())]);
        Some(Diagnostic::new(text, value, name, view.say(message)))
    });
    wrong.collect()
}

/// What PutTargets would refuse, in its words.
pub fn wrong(text: &str, paths: &str, target_id: &str) -> Option<Diagnostic> {
    // Wrong paths are told in their own field.
    let paths = Document::parse(paths).ok()?;
    let none = Map::new();
    let error = Transformer::parse(paths.as_map().unwrap_or(&none), text).err()?;
    let message = error.message(target_id);
    let span = match (error.problem, error.place) {
        (TransformerProblem::UnknownVariable, _) => {
            let name = format!("<{}>", error.found);
            let start = text.find(&name).unwrap_or(0);
            start..start + name.len()
        }
        (TransformerProblem::TooManyVariables | TransformerProblem::BadName, _) => return None,
        (_, Some(place)) => {
            let start = in_original(text, &error.found, place);
            start..start
        }
        _ => 0..text.len(),
    };
    Some(Diagnostic::new(text, span, "", message))
}

/// A template of lines is read without blank lines and blanks around them: the
/// place in the text as it was written.
fn in_original(text: &str, read: &str, place: Place) -> usize {
    if text == read {
        return place.offset;
    }
    let mut start = 0;
    let mut lines = 0;
    for line in text.split_inclusive('\n') {
        lines += u32::from(!line.trim().is_empty());
        if lines == place.line && !line.trim().is_empty() {
            let indent = line.len() - line.trim_start().len();
            let inside = line.trim_start().char_indices().nth((place.column - 1) as usize);
            return start + indent + inside.map_or(line.trim().len(), |(at, _)| at);
        }
        start += line.len();
    }
    text.len()
}

/// Variables behind a `<`: those of the map, then the reserved ones.
pub fn suggest(text: &str, paths: &str, caret: usize) -> Option<Suggestions> {
    let before = text.get(..caret)?;
    let open = before.rfind('<').filter(|at| !before.get(*at..).unwrap_or("").contains(['>', '\n', '"', ' ']))?;
    let rest = text.get(caret..).unwrap_or("");
    let tail = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))).unwrap_or(rest.len());
    let closed = rest.get(tail..).is_some_and(|rest| rest.starts_with('>'));
    let end = if closed { caret + tail + 1 } else { caret };
    let paths = Document::parse(paths).unwrap_or_default();
    let own = paths.as_map().into_iter().flat_map(|map| map.iter());
    let own = own.map(|(name, path)| Suggestion::new(name, path.text(), &format!("<{name}>‸")));
    let reserved = RESERVED_VARIABLES.iter().map(|name| Suggestion::new(name, "", &format!("<{name}>‸")));
    Some(Suggestions { replaces: open..end, word: open + 1, items: own.chain(reserved).collect() })
}

/// Paths to what sample events have, the short ones first.
pub fn suggest_paths(account: &Account, region: Region, text: &str, caret: usize) -> Option<Suggestions> {
    let here = context(text, caret)?;
    if here.role == Role::Key || here.path.len() != 1 {
        return None;
    }
    let mut paths = BTreeSet::new();
    for event in samples_of(account, region, |_, _| true) {
        collect(&event, "$", &mut paths);
    }
    let items = paths.into_iter().map(|(_, path)| Suggestion::new(&path, "", &format!("\"{path}‸\""))).collect();
    Some(Suggestions { replaces: here.replaces, word: here.word, items })
}

fn collect(value: &Document, path: &str, out: &mut BTreeSet<(usize, String)>) {
    if Path::parse(path).is_err() {
        return;
    }
    if path != "$" {
        out.insert((path.matches('.').count(), path.to_string()));
    }
    for (key, value) in value.as_map().into_iter().flat_map(|map| map.iter()) {
        collect(value, &format!("{path}.{key}"), out);
    }
    if let Some(first) = value.as_list().and_then(<[Document]>::first) {
        collect(first, &format!("{path}[0]"), out);
    }
}
