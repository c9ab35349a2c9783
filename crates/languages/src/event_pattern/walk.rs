//! `{"exists": false}` within lists of objects. AWS takes the keys of a
//! pattern in the order of their paths and remembers which element of each
//! list they were met in; a key is absent when no element that is left has
//! it. So `{"first": ["Anna"], "ids": [{"exists": false}]}` catches a list in
//! which only others have ids, while with `age` in place of `ids` nothing has
//! been remembered yet and nobody may have one.
//!
//! Source: aws/event-ruler, its finders and their tests of arrays.

use super::few;
use super::matching::meets;
use super::tree::Leaf;
use base::Document;
use std::collections::{BTreeMap, BTreeSet};

/// So many values are tried; an event that needs more was made to waste time.
const TRIES: usize = 100_000;

/// Lists, by number, and which of their elements.
type Places = Vec<(u32, u32)>;

type Values<'a> = BTreeMap<&'a str, Vec<(&'a Document, Places)>>;

/// Whether values of the event meet all leaves, no two of them in different
/// elements of one list.
pub(super) fn walk(event: &Document, leaves: &[&Leaf]) -> bool {
    let mut leaves = leaves.to_vec();
    few::sort(&mut leaves, |one, other| one.path < other.path);
    let mut values: Values<'_> = leaves.iter().map(|leaf| (leaf.path.as_str(), Vec::new())).collect();
    gather(event, "", &mut Vec::new(), &mut 0, &mut values);
    let mut open = BTreeSet::from([Places::new()]);
    let mut tries = 0;
    for leaf in leaves {
        let mut next = BTreeSet::new();
        let values = values.get(leaf.path.as_str()).map_or(&[][..], Vec::as_slice);
        for places in open {
            let mut there = false;
            tries += values.len() + 1;
            for (value, at) in values {
                let Some(both) = joined(&places, at) else { continue };
                there = true;
                if meets(leaf, value) {
                    next.insert(both);
                }
            }
            if !there && leaf.wants_absence() {
                next.insert(places);
            }
            if tries > TRIES {
                break;
            }
        }
        open = next;
    }
    !open.is_empty()
}

/// Both, unless they name different elements of one list.
fn joined(one: &Places, other: &Places) -> Option<Places> {
    let mut both = one.clone();
    for (list, index) in other {
        match one.iter().find(|place| place.0 == *list) {
            Some(place) if place.1 != *index => return None,
            Some(_) => {}
            None => both.push((*list, *index)),
        }
    }
    both.sort_unstable();
    Some(both)
}

/// Finds the values of the paths and where they lie. `path` ends in a dot, or
/// is empty at the top.
fn gather<'a>(value: &'a Document, path: &str, at: &mut Places, lists: &mut u32, out: &mut Values<'a>) {
    match value {
        Document::Map(map) => {
            for (key, value) in map.iter() {
                let path = format!("{path}{key}");
                if let Some(values) = out.get_mut(path.as_str()) {
                    scalars(value, at, values);
                }
                let path = format!("{path}.");
                if out.keys().any(|wanted| wanted.starts_with(&path)) {
                    gather(value, &path, at, lists, out);
                }
            }
        }
        Document::List(items) => {
            let list = *lists;
            *lists += 1;
            for (item, index) in items.iter().zip(0..) {
                at.push((list, index));
                gather(item, path, at, lists, out);
                at.pop();
            }
        }
        _ => {}
    }
}

fn scalars<'a>(value: &'a Document, at: &Places, out: &mut Vec<(&'a Document, Places)>) {
    match value {
        Document::List(items) => items.iter().for_each(|item| scalars(item, at, out)),
        Document::Map(_) => {}
        _ => out.push((value, at.clone())),
    }
}
