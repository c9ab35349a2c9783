//! The smallest edit of a pattern that would have caught an event.
//!
//! Each key that fails is mended by itself, at the price of what changes; of
//! the branches of `$or`, and of the elements of a list of objects, the
//! cheapest is taken. The result is tried before it is given.

use super::mend::{Plan, Planner};
use super::{Dialect, Pattern};
use super::{few, locate, select};
use base::Document;
use std::ops::Range;

/// An edited pattern that catches the event.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    pub new_text: String,
    /// What was done, in the order of the text.
    pub what: Vec<Change>,
    /// The same as edits of the old text, in its order, which do not overlap.
    pub edits: Vec<Edit>,
}

/// Bytes of the old text and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Range<usize>,
    pub text: String,
}

/// One change to a key at `path`.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// One more value in the list.
    AddValue {
        path: String,
        value: Document,
    },
    /// An element of the list, literal or operator, becomes another.
    ReplaceValue {
        path: String,
        from: Document,
        to: Document,
    },
    RenameKey {
        path: String,
        to: String,
    },
    /// The key goes where the event has it.
    MoveKey {
        path: String,
        to: String,
    },
    RemoveKey {
        path: String,
    },
    /// `{"exists": false}` as one more element.
    AllowMissing {
        path: String,
    },
}

/// The nearest fix of an EventBridge pattern; see [`nearest_fix_as`].
pub fn nearest_fix(pattern: &str, event: &Document) -> Option<Fix> {
    nearest_fix_as(pattern, Dialect::EventBridge, event)
}

/// The smallest edit that makes `pattern` catch `event`. None where the
/// pattern is not valid or catches it already, and where no pattern could:
/// the event is no object.
pub fn nearest_fix_as(pattern: &str, dialect: Dialect, event: &Document) -> Option<Fix> {
    let parsed = Pattern::parse_as(pattern, dialect).ok()?;
    if parsed.matches(event) || event.as_map().is_none() {
        return None;
    }
    let mut wants_absence = false;
    parsed.root.leaves(&mut |leaf| wants_absence |= leaf.wants_absence() && locate::exists(event, &leaf.path));
    let mut plans: Vec<Plan> = Vec::new();
    for chosen in select::one_element_each(event, &parsed.paths()) {
        // What is absent may be so from the chosen elements alone.
        let views = [event, &chosen].into_iter().take(if wants_absence { 2 } else { 1 });
        for (event, may_remove) in views.flat_map(|event| [(event, true), (event, false)]) {
            plans.extend(Planner { text: pattern, chosen: &chosen, event, may_remove }.whole(&parsed.root));
        }
    }
    few::sort(&mut plans, |one, other| one.cost < other.cost);
    let fixes = plans.into_iter().map(|plan| applied(pattern, plan)).chain(last_resort(&parsed, event));
    fixes.into_iter().find(|fix| catches(&fix.new_text, dialect, event))
}

fn catches(text: &str, dialect: Dialect, event: &Document) -> bool {
    Pattern::parse_as(text, dialect).is_ok_and(|pattern| pattern.matches(event))
}

fn applied(text: &str, mut plan: Plan) -> Fix {
    let place = |edit: &Edit| (edit.span.start, edit.span.end);
    few::sort(&mut plan.edits, |one, other| place(one) < place(other));
    let mut new_text = String::new();
    let mut from = 0;
    for edit in &plan.edits {
        new_text.push_str(text.get(from..edit.span.start).unwrap_or(""));
        new_text.push_str(&edit.text);
        from = edit.span.end.max(from);
    }
    new_text.push_str(text.get(from..).unwrap_or(""));
    Fix { new_text, what: plan.what, edits: plan.edits }
}

/// A pattern anew: a value that the event has, or a key that it has not.
fn last_resort(pattern: &Pattern, event: &Document) -> Vec<Fix> {
    let span = pattern.root.span.clone();
    let absent = Document::map().with("$none", vec![Document::map().with("exists", false)]);
    let scalars = event.as_map().into_iter().flat_map(|map| map.iter());
    let present = scalars
        .filter(|(_, value)| !matches!(value, Document::Map(_) | Document::List(_)))
        .map(|(key, value)| Document::map().with(key, vec![value.clone()]));
    let removed = || pattern.paths().into_iter().map(|path| Change::RemoveKey { path: path.to_string() });
    present
        .chain([absent])
        .map(|new| Fix {
            new_text: new.to_json(),
            what: removed().collect(),
            edits: vec![Edit { span: span.clone(), text: new.to_json() }],
        })
        .collect()
}
