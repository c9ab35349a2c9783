//! Keys and focus, in a real browser: `cargo xtask test wasm`.

use super::Gallery;
use crate::hooks::{all, document, focused};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit,
};

wasm_bindgen_test_configure!(run_in_browser);

/// The gallery in a place of its own, taken away in the end.
struct Stage {
    root: Element,
    app: Option<yew::AppHandle<Gallery>>,
}

impl Stage {
    async fn open() -> Self {
        let root = document().unwrap().create_element("div").unwrap();
        document().unwrap().body().unwrap().append_child(&root).unwrap();
        let app = yew::Renderer::<Gallery>::with_root(root.clone()).render();
        let stage = Self { root, app: Some(app) };
        settle().await;
        stage
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        all(&self.root, selector)
    }

    fn button(&self, text: &str) -> HtmlElement {
        let named = |it: &HtmlElement| it.text_content().is_some_and(|content| content.trim() == text);
        self.all("button").into_iter().find(named).unwrap_or_else(|| panic!("no button {text}"))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// Yew draws and runs its effects.
async fn settle() {
    TimeoutFuture::new(20).await;
}

async fn click(element: &HtmlElement) {
    let _ = element.focus();
    element.click();
    settle().await;
}

/// A key pressed where the focus is.
async fn press(key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    focused().unwrap().dispatch_event(&event).unwrap();
    settle().await;
}

async fn tell(element: &HtmlElement, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    element.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
    settle().await;
}

fn here() -> String {
    focused().and_then(|it| it.text_content()).unwrap_or_default().trim().to_owned()
}

#[wasm_bindgen_test]
async fn a_menu_goes_by_keys_and_gives_the_focus_back() {
    let stage = Stage::open().await;
    let _ = stage.button("Instance state").focus();
    press("ArrowDown").await;
    assert_eq!(here(), "Stop instance");
    press("End").await;
    assert_eq!(here(), "Terminate instance");
    press("ArrowDown").await;
    assert_eq!(here(), "Stop instance");
    press("r").await;
    assert_eq!(here(), "Reboot instance");
    press("Escape").await;
    assert_eq!((here().as_str(), stage.all("[role=menu]").len()), ("Instance state", 0));
    press("ArrowUp").await;
    assert_eq!(here(), "Terminate instance");
    click(&stage.find("[role=menuitem]")).await;
    assert_eq!((here().as_str(), stage.all("[role=menu]").len()), ("Instance state", 0));
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let stage = Stage::open().await;
    click(&stage.button("Medium dialog")).await;
    let dialog = stage.find("dialog");
    assert!(dialog.contains(focused().as_deref().map(|it| it.as_ref())));
    // Tab goes around: from the last button to the first.
    let buttons = all(&dialog, "button");
    let _ = buttons.last().unwrap().focus();
    press("Tab").await;
    assert_eq!(focused().as_ref(), buttons.first());
    // What Esc does in a dialog.
    tell(&dialog, "cancel").await;
    assert_eq!((here().as_str(), stage.all("dialog").len()), ("Medium dialog", 0));
}

#[wasm_bindgen_test]
async fn tabs_go_around_and_one_is_a_tab_stop() {
    let stage = Stage::open().await;
    let _ = stage.find("[role=tab]").focus();
    press("ArrowLeft").await;
    assert_eq!(here(), "Delivery log");
    assert_eq!(stage.all("[role=tab][tabindex='0']").len(), 1);
    press("Home").await;
    assert_eq!(here(), "Subscriptions");
}

#[wasm_bindgen_test]
async fn a_table_filters_sorts_and_selects() {
    let stage = Stage::open().await;
    let filter: HtmlInputElement = stage.find("input[type=search]").unchecked_into();
    filter.set_value("stopped");
    tell(&filter, "input").await;
    assert_eq!(stage.find(".tw-table-found").text_content().unwrap(), "4 matches");
    filter.set_value("nothing has this");
    tell(&filter, "input").await;
    click(&stage.button("Clear filter")).await;
    assert_eq!(filter.value(), "");
    click(&stage.button("Name")).await;
    click(&stage.button("Name")).await;
    assert_eq!(stage.find("th[aria-sort]").get_attribute("aria-sort").unwrap(), "descending");
    assert_eq!(stage.find("tbody tr td:nth-child(2)").text_content().unwrap(), "web-14");
    click(&stage.find("[aria-label='Select web-14']")).await;
    assert_eq!(stage.find(".tw-table .tw-header-counter").text_content().unwrap(), "(2/14)");
}

#[wasm_bindgen_test]
async fn an_error_of_the_code_area_sets_the_caret() {
    let stage = Stage::open().await;
    click(&stage.find(".tw-codearea-error")).await;
    let area: HtmlTextAreaElement = focused().unwrap().unchecked_into();
    let before = area.value().lines().take(2).map(|it| it.len() + 1).sum::<usize>() + 25;
    assert_eq!(area.selection_start().unwrap().unwrap() as usize, before);
    assert!(stage.find(".tw-codearea-bar").text_content().unwrap().contains("Line 3, column 26"));
}

#[wasm_bindgen_test]
async fn ids_are_unique_and_what_describes_exists() {
    let stage = Stage::open().await;
    let mut ids: Vec<String> = stage.all("[id]").iter().map(|it| it.id()).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for attribute in ["aria-describedby", "aria-labelledby", "aria-controls", "for"] {
        for element in stage.all(&format!("[{attribute}]")) {
            for id in element.get_attribute(attribute).unwrap().split_whitespace() {
                assert!(ids.iter().any(|it| it == id), "{attribute}={id}");
            }
        }
    }
}
