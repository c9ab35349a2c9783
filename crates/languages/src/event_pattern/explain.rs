//! Why an event matches a pattern, or does not: per key what was wanted, what
//! came, and how the two differ. Words for people are made elsewhere.

use super::condition::{Scalar, folded};
use super::tree::{Group, Leaf, Member, Node};
use super::{Condition, Pattern, locate, matching};
use base::Document;
use std::collections::BTreeSet;
use std::ops::Range;

/// The verdict on a pattern, or on one branch of its `$or`.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub matched: bool,
    /// In the order of the text; all must match.
    pub nodes: Vec<Explained>,
    /// Every key is met, but these only in different elements of a list of
    /// objects, where AWS wants one element to meet them together. Else empty.
    pub apart: Vec<String>,
}

/// One thing that must be met.
#[derive(Clone, Debug, PartialEq)]
pub enum Explained {
    Key(KeyVerdict),
    /// `$or`, at `path`: one branch must match.
    AnyOf {
        path: String,
        span: Range<usize>,
        matched: bool,
        branches: Vec<Explanation>,
    },
}

/// The verdict on a key with its list.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyVerdict {
    /// Keys joined by dots: `detail.state`.
    pub path: String,
    pub matched: bool,
    /// The elements of the list; one must be met.
    pub wanted: Vec<WantedVerdict>,
    pub found: Found,
    /// None where it matched.
    pub reason: Option<Reason>,
    /// The bytes of the key and of the list in the pattern.
    pub key_span: Range<usize>,
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WantedVerdict {
    pub condition: Condition,
    pub matched: bool,
    /// Its bytes in the pattern.
    pub span: Range<usize>,
}

/// What the event has at a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing; `deepest` is the longest part of the path that is there,
    /// empty if none.
    Nothing { deepest: String },
    /// An object, which counts as nothing.
    Object,
    /// A list without values, which counts as nothing.
    EmptyList,
    /// The value, or the values of the list or of the objects in it.
    Values(Vec<Document>),
}

/// How what came differs from what was wanted; the first that holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The event has no such field, and nothing like it.
    Missing,
    /// The event has `key` beside where this one was looked for; only case or
    /// a letter or two differ.
    KeyDiffers {
        key: String,
    },
    /// A field of this name is at `path` instead.
    Elsewhere {
        path: String,
    },
    /// The field's parent at `path` is a text that holds JSON; AWS does not
    /// look into it.
    InsideText {
        path: String,
    },
    IsObject,
    EmptyList,
    /// `{"exists": false}`, but it is there.
    IsThere,
    CaseDiffers {
        wanted: String,
        found: String,
    },
    /// The same digits or word, once as text.
    TypeDiffers {
        wanted: Document,
        found: Document,
    },
    /// A letter or two differ.
    Spelling {
        wanted: String,
        found: String,
    },
    /// One is only a part of the other: an instance's id and its ARN.
    Part {
        wanted: String,
        found: String,
    },
    /// An anything-but names it.
    Excluded {
        found: Document,
    },
    OutOfRange {
        found: Document,
    },
    Differs,
}

impl Pattern {
    /// Why [`Pattern::matches`] says what it says; `matched` is the same.
    pub fn explain(&self, event: &Document) -> Explanation {
        let mut whole = group(&self.root, "", event, false);
        let mut wants_absence = false;
        self.root.leaves(&mut |leaf| wants_absence |= leaf.wants_absence());
        if !whole.matched && !wants_absence {
            return whole;
        }
        let matched = matching::matches(&self.root, event);
        if matched && !whole.matched {
            // Something is absent only from the element that is met.
            whole = group(&self.root, "", event, true);
        }
        if whole.matched && !matched {
            whole.matched = false;
            self.root.leaves(&mut |leaf| {
                let in_list =
                    locate::scalars(event, &leaf.path, &mut |value, in_list| in_list && matching::meets(leaf, value));
                if in_list {
                    whole.apart.push(leaf.path.clone());
                }
            });
        }
        whole
    }
}

/// `elsewhere` lets what lies only in lists of objects count as absent.
fn group(group: &Group, path: &str, event: &Document, elsewhere: bool) -> Explanation {
    let mut nodes = Vec::new();
    collect(group, path, event, elsewhere, &mut nodes);
    let matched = nodes.iter().all(|node| match node {
        Explained::Key(key) => key.matched,
        Explained::AnyOf { matched, .. } => *matched,
    });
    Explanation { matched, nodes, apart: Vec::new() }
}

fn collect(within: &Group, path: &str, event: &Document, elsewhere: bool, nodes: &mut Vec<Explained>) {
    for member in &within.members {
        match &member.node {
            Node::Leaf(leaf) => nodes.push(Explained::Key(key(member, leaf, event, elsewhere))),
            Node::Group(inner) => collect(inner, &joined(path, &member.key), event, elsewhere, nodes),
            Node::Or(groups) => {
                let branches: Vec<_> = groups.iter().map(|branch| group(branch, path, event, elsewhere)).collect();
                nodes.push(Explained::AnyOf {
                    path: path.to_string(),
                    span: member.span.clone(),
                    matched: branches.iter().any(|branch| branch.matched),
                    branches,
                });
            }
        }
    }
}

pub(super) fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

fn key(member: &Member, leaf: &Leaf, event: &Document, elsewhere: bool) -> KeyVerdict {
    let found = found(event, &leaf.path);
    let absent = elsewhere && !locate::scalars(event, &leaf.path, &mut |_, in_list| !in_list);
    let wanted: Vec<WantedVerdict> = leaf
        .wanted
        .iter()
        .map(|wanted| WantedVerdict {
            condition: wanted.condition.clone(),
            matched: match &found {
                Found::Values(values) => {
                    let met = values.iter().filter_map(Scalar::of).any(|value| wanted.condition.test(value));
                    met || (absent && wanted.condition.wants_absence())
                }
                _ => wanted.condition.wants_absence(),
            },
            span: wanted.span.clone(),
        })
        .collect();
    let matched = wanted.iter().any(|wanted| wanted.matched);
    KeyVerdict {
        path: leaf.path.clone(),
        matched,
        reason: (!matched).then(|| reason(leaf, &found, event)),
        wanted,
        found,
        key_span: member.key_span.clone(),
        span: leaf.span.clone(),
    }
}

pub(super) fn found(event: &Document, path: &str) -> Found {
    let mut values = Vec::new();
    locate::scalars(event, path, &mut |value, _| {
        values.push(value.clone());
        false
    });
    if !values.is_empty() {
        return Found::Values(values);
    }
    match locate::first(event, path) {
        Some(Document::List(items)) if !items.iter().any(|item| matches!(item, Document::Map(_))) => Found::EmptyList,
        Some(_) => Found::Object,
        None => Found::Nothing { deepest: deepest(event, path) },
    }
}

fn deepest(event: &Document, path: &str) -> String {
    let ends = path.match_indices('.').map(|(at, _)| path.get(..at).unwrap_or("")).rev();
    ends.into_iter().find(|part| locate::first(event, part).is_some()).unwrap_or("").to_string()
}

fn reason(leaf: &Leaf, found: &Found, event: &Document) -> Reason {
    match found {
        Found::Object => Reason::IsObject,
        Found::EmptyList => Reason::EmptyList,
        Found::Nothing { deepest } => missing(leaf, deepest, event),
        Found::Values(values) => values.iter().find_map(|value| closeness(leaf, value)).unwrap_or(Reason::Differs),
    }
}

fn missing(leaf: &Leaf, deepest: &str, event: &Document) -> Reason {
    if let Some(Document::Text(text)) = locate::first(event, deepest)
        && matches!(Document::parse(text), Ok(Document::Map(_)))
    {
        return Reason::InsideText { path: deepest.to_string() };
    }
    if let Some(key) = similar_key(event, deepest, &leaf.path) {
        return Reason::KeyDiffers { key };
    }
    match elsewhere(event, &leaf.path).into_iter().next() {
        Some(path) => Reason::Elsewhere { path },
        None => Reason::Missing,
    }
}

/// A key at `deepest` that is nearly the next key of `path`.
pub(super) fn similar_key(event: &Document, deepest: &str, path: &str) -> Option<String> {
    let rest = if deepest.is_empty() { path } else { path.get(deepest.len() + 1..)? };
    let wanted = rest.split('.').next().unwrap_or("");
    let parent = if deepest.is_empty() { Some(event) } else { locate::first(event, deepest) };
    let mut near: Vec<(usize, &str)> = Vec::new();
    locate::objects(parent?, &mut |map| {
        near.extend(map.iter().filter_map(|(key, _)| Some((nearness(wanted, key)?, key))));
    });
    near.into_iter().min().map(|(_, key)| key.to_string())
}

/// Other paths that end in the last key of `path`, the shortest first.
pub(super) fn elsewhere(event: &Document, path: &str) -> Vec<String> {
    let mut paths = BTreeSet::new();
    locate::paths_to(event, path.rsplit('.').next().unwrap_or(path), "", &mut paths);
    paths.into_iter().map(|(_, path)| path).collect()
}

/// How a value that does not meet the leaf is nevertheless close to it.
fn closeness(leaf: &Leaf, found: &Document) -> Option<Reason> {
    leaf.wanted.iter().find_map(|wanted| match (&wanted.condition, found) {
        (Condition::Exists(false), _) => Some(Reason::IsThere),
        (Condition::AnythingBut(_), _) => Some(Reason::Excluded { found: found.clone() }),
        (Condition::Numeric(_), Document::Number(_)) => Some(Reason::OutOfRange { found: found.clone() }),
        (Condition::Equals(Document::Text(wanted)), Document::Text(found)) => {
            let (wanted, found) = (wanted.clone(), found.clone());
            if folded(&wanted) == folded(&found) {
                return Some(Reason::CaseDiffers { wanted, found });
            }
            if nearness(&wanted, &found).is_some() {
                return Some(Reason::Spelling { wanted, found });
            }
            is_part(&wanted, &found).then_some(Reason::Part { wanted, found })
        }
        (Condition::Equals(wanted), found) if same_written(wanted, found) => {
            Some(Reason::TypeDiffers { wanted: wanted.clone(), found: found.clone() })
        }
        (Condition::Numeric(_), Document::Text(text)) if text.parse::<f64>().is_ok() => {
            let number = Document::parse(text).ok()?;
            Some(Reason::TypeDiffers { wanted: number, found: found.clone() })
        }
        (Condition::Prefix(affix) | Condition::Suffix(affix), Document::Text(found)) => folded(found)
            .contains(&folded(&affix.text))
            .then(|| Reason::CaseDiffers { wanted: affix.text.clone(), found: found.clone() }),
        _ => None,
    })
}

/// Whether one text stands in the other; a word or two letters say nothing.
fn is_part(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() > 3 && long.contains(short)
}

/// `300` and `"300"`.
pub(super) fn same_written(one: &Document, other: &Document) -> bool {
    let written = |value: &Document| value.as_text().map_or_else(|| value.to_json(), str::to_string);
    one != other && written(one) == written(other)
}

/// How many edits lie between two words that could be meant the same: letters
/// in another case count nothing, and at most two may differ, fewer in short
/// words.
pub(super) fn nearness(one: &str, other: &str) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (folded(one).chars().collect(), folded(other).chars().collect());
    if one.len().abs_diff(other.len()) > 2 || one.len() > 128 {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut corner = index;
        let mut left = index + 1;
        let mut next = vec![left];
        for (wanted, &above) in other.iter().zip(row.iter().skip(1)) {
            left = (above + 1).min(left + 1).min(corner + usize::from(letter != wanted));
            corner = above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().filter(|&edits| edits <= 2 && edits * 4 <= one.len())
}
