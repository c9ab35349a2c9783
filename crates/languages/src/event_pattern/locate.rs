//! The values of an event at a path. Lists are looked through, and a key with
//! dots is the same as nested keys.

use base::Document;

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
