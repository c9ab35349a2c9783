//! Keeps Tab inside an overlay, and gives the focus back when it goes.

use crate::hooks::{focus, focused, tab_stops};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// While `active`: the focus moves into `root` and Tab goes around in it. Afterwards
/// it returns to whatever had it.
#[hook]
pub fn use_focus_trap(root: &NodeRef, active: bool) {
    let root = root.clone();
    use_effect_with(active, move |active| {
        let undo = if *active { root.cast::<Element>().and_then(hold) } else { None };
        move || {
            if let Some((listener, opener)) = undo {
                drop(listener);
                if let Some(opener) = opener {
                    focus(&opener);
                }
            }
        }
    });
}

fn hold(root: Element) -> Option<(EventListener, Option<HtmlElement>)> {
    let opener = focused();
    let already_inside = opener.as_ref().is_some_and(|it| root.contains(Some(it)));
    if !already_inside {
        let marked = root.query_selector("[autofocus]").ok().flatten().and_then(|it| it.dyn_into().ok());
        match marked.or_else(|| tab_stops(&root).into_iter().next()) {
            Some(first) => focus(&first),
            None => focus(root.dyn_ref::<HtmlElement>()?),
        }
    }
    let inside = root.clone();
    let listener = EventListener::new_with_options(
        &root,
        "keydown",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                go_around(&inside, event);
            }
        },
    );
    Some((listener, opener.filter(|_| !already_inside)))
}

fn go_around(root: &Element, event: &KeyboardEvent) {
    if event.key() != "Tab" {
        return;
    }
    let stops = tab_stops(root);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    let now = focused();
    let at = |it: &HtmlElement| now.as_ref() == Some(it);
    let lost = !now.as_ref().is_some_and(|it| root.contains(Some(it)) && it.tab_index() >= 0);
    if event.shift_key() && (at(first) || lost) {
        event.prevent_default();
        focus(last);
    } else if !event.shift_key() && (at(last) || lost) {
        event.prevent_default();
        focus(first);
    }
}
