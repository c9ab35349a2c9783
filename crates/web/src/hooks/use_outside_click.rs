//! Closes a dropdown when the person presses somewhere else, or the focus leaves it.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// While `open`, a press or the focus landing outside `root` sets it to false.
#[hook]
pub fn use_outside_click(root: &NodeRef, open: &UseStateHandle<bool>) {
    let (root, state) = (root.clone(), open.clone());
    use_effect_with(**open, move |open| {
        let listeners = open.then(crate::hooks::document).flatten().map(|document| {
            ["pointerdown", "focusin"].map(|name| {
                let (root, state) = (root.clone(), state.clone());
                EventListener::new(&document, name, move |event| {
                    let target = event.target().and_then(|it| it.dyn_into::<web_sys::Node>().ok());
                    let inside = root.get().is_some_and(|root| root.contains(target.as_ref()));
                    if !inside {
                        state.set(false);
                    }
                })
            })
        });
        move || drop(listeners)
    });
}
