//! The values of an event at a path. Lists are looked through, and a key with
//! dots is the same as nested keys.

use base::{Document, Map};
use std::collections::BTreeSet;

/// Calls `each` with every scalar at `path`, and whether it lies inside an
/// object that is an element of a list. Stops when `each` says true, and says
/// whether it did.
pub(super) fn scalars<'a>(event: &'a Document, path: &str, each: &mut dyn FnMut(&'a Document, bool) -> bool) -> bool {
    within(event, path, false, each)
}

fn within<'a>(
    value: &'a Document,
    path: &str,
    in_list: bool,
    each: &mut dyn FnMut(&'a Document, bool) -> bool,
) -> bool {
    match value {
        Document::Map(map) => map.iter().any(|(key, value)| match path.strip_prefix(key) {
            Some("") => leaves(value, &mut |value| each(value, in_list)),
            Some(rest) => rest.strip_prefix('.').is_some_and(|rest| below(value, rest, in_list, each)),
            None => false,
        }),
        _ => false,
    }
}

/// The object, or the objects of the list, that `path` goes on in.
fn below<'a>(value: &'a Document, path: &str, in_list: bool, each: &mut dyn FnMut(&'a Document, bool) -> bool) -> bool {
    match value {
        Document::List(items) => items.iter().any(|item| below(item, path, true, each)),
        _ => within(value, path, in_list, each),
    }
}

/// The value itself, or the elements of the list, that are scalars.
pub(super) fn leaves<'a>(value: &'a Document, each: &mut dyn FnMut(&'a Document) -> bool) -> bool {
    match value {
        Document::List(items) => items.iter().any(|item| leaves(item, each)),
        Document::Map(_) => false,
        _ => each(value),
    }
}

/// Whether the event has a scalar at `path`.
pub(super) fn exists(event: &Document, path: &str) -> bool {
    scalars(event, path, &mut |_, _| true)
}

/// The first value of any kind at `path`.
pub(super) fn first<'a>(value: &'a Document, path: &str) -> Option<&'a Document> {
    match value {
        Document::Map(map) => map.iter().find_map(|(key, value)| match path.strip_prefix(key)? {
            "" => Some(value),
            rest => first(value, rest.strip_prefix('.')?),
        }),
        Document::List(items) => items.iter().find_map(|item| first(item, path)),
        _ => None,
    }
}

/// The object, or the objects of the list.
pub(super) fn objects<'a>(value: &'a Document, each: &mut dyn FnMut(&'a Map)) {
    match value {
        Document::Map(map) => each(map),
        Document::List(items) => items.iter().for_each(|item| objects(item, each)),
        _ => {}
    }
}

/// The paths of scalars that end in the key `last`, each once and with the
/// number of its dots. `path` ends in a dot, or is empty at the top.
pub(super) fn paths_to(value: &Document, last: &str, path: &str, out: &mut BTreeSet<(usize, String)>) {
    objects(value, &mut |map| {
        for (key, value) in map.iter() {
            if key.rsplit('.').next() == Some(last) && leaves(value, &mut |_| true) {
                let path = format!("{path}{key}");
                out.insert((path.matches('.').count(), path));
            }
            paths_to(value, last, &format!("{path}{key}."), out);
        }
    });
}
