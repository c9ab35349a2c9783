//! The only room that knows the browser's clock, storage, address and
//! clipboard. Everything here may fail silently where a browser forbids it
//! (private windows, sandboxed frames): the page then works without.

use wasm_bindgen::JsCast;

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Where the page is drawn.
pub fn page_root() -> Option<web_sys::Element> {
    document()?.get_element_by_id("page")
}

/// Milliseconds of the real clock.
pub fn now_millis() -> f64 {
    js_sys::Date::now()
}

/// A text kept in this browser.
pub fn stored(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a text in this browser: whether it could.
pub fn store(key: &str, value: &str) -> bool {
    let storage = window().and_then(|window| window.local_storage().ok()?);
    storage.is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// The fragment of the address, with its `#`.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to a fragment; Back comes back.
pub fn set_fragment(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Changes the fragment in place: Back does not return to the one before.
pub fn replace_fragment(fragment: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
    }
}

/// The address without its fragment.
pub fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or("").to_string()
}

/// The language that the reader's browser asks for.
pub fn language() -> String {
    window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Puts a text in the clipboard, as far as the browser allows.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Whether the window is at least so many CSS pixels wide.
pub fn at_least(pixels: u32) -> bool {
    let query = format!("(min-width: {pixels}px)");
    window().and_then(|window| window.match_media(&query).ok()?).is_none_or(|list| list.matches())
}

/// The document's title, language and theme (`""` follows the system).
pub fn dress(title: &str, language: &str, theme: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
        let _ = match theme {
            "light" | "dark" => root.set_attribute("data-theme", theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
}

/// Moves the focus to the element with this id, where there is one.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Opens the new page at its top.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Should the program fail, says what happened: index.html shows the message
/// with the ways on (see the script there).
pub fn report_failures() {
    std::panic::set_hook(Box::new(|info| {
        let function = window().and_then(|window| js_sys::Reflect::get(&window, &"trailwatchFailed".into()).ok());
        if let Some(function) = function.and_then(|function| function.dyn_into::<js_sys::Function>().ok()) {
            let _ = function.call1(&wasm_bindgen::JsValue::NULL, &info.to_string().into());
        }
    }));
}
