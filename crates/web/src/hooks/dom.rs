//! Small steps in the document that more than one component takes.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent};
use yew::NodeRef;

const FOCUSABLE: &str = "a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),\
textarea:not(:disabled),[tabindex]";

pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that has the focus now.
pub fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

pub fn focus(element: &HtmlElement) {
    // Focusing a removed element only fails silently; there is nothing to do about it.
    let _ = element.focus();
}

pub fn focus_ref(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        focus(&element);
    }
}

pub fn focus_id(id: &str) {
    if let Some(element) = by_id(id) {
        focus(&element);
    }
}

pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What Tab would stop at inside `root`, in document order.
pub fn tab_stops(root: &Element) -> Vec<HtmlElement> {
    let mut found = all(root, FOCUSABLE);
    found.retain(|it| it.tab_index() >= 0 && it.offset_width() > 0);
    found
}

/// The elements inside `root` that `selector` finds.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

/// Where an arrow, Home or End key leads in a list of `count`; `None` for other keys.
/// Up and Left go back, Down and Right go on, both around the ends.
pub fn step(key: &str, at: Option<usize>, count: usize) -> Option<usize> {
    if count == 0 {
        return None;
    }
    let last = count - 1;
    match (key, at) {
        ("ArrowDown" | "ArrowRight", Some(at)) => Some(if at >= last { 0 } else { at + 1 }),
        ("ArrowUp" | "ArrowLeft", Some(at)) => Some(if at == 0 { last } else { at - 1 }),
        ("ArrowDown" | "ArrowRight" | "Home", _) => Some(0),
        ("ArrowUp" | "ArrowLeft" | "End", _) => Some(last),
        _ => None,
    }
}

/// A single printable character typed without a modifier, for typeahead.
pub fn typed_character(event: &KeyboardEvent) -> Option<char> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let key = event.key();
    let mut characters = key.chars();
    characters.next().filter(|it| characters.next().is_none() && !it.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn arrows_go_around_and_home_and_end_go_far() {
        let table = [
            ("ArrowDown", None, 3, Some(0)),
            ("ArrowDown", Some(2), 3, Some(0)),
            ("ArrowUp", Some(0), 3, Some(2)),
            ("ArrowUp", None, 3, Some(2)),
            ("ArrowRight", Some(0), 3, Some(1)),
            ("Home", Some(2), 3, Some(0)),
            ("End", Some(0), 3, Some(2)),
            ("Enter", Some(0), 3, None),
            ("Home", None, 0, None),
        ];
        for (key, at, count, wanted) in table {
            assert_eq!(step(key, at, count), wanted, "{key} from {at:?} of {count}");
        }
    }
}
