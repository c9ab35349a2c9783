//! A text field with suggestions: the search for services in the top bar.
//!
//! Down and Up choose, Enter goes, Esc closes; Alt+S comes here from anywhere.

use crate::components::{Icon, IconName, truth};
use crate::hooks::{document, focus_ref, step, use_id, use_outside_click};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Suggestion {
    pub id: AttrValue,
    pub text: AttrValue,
    pub description: AttrValue,
    /// A heading above this one, which starts a group: "Services".
    pub heading: Option<AttrValue>,
}

#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    pub value: AttrValue,
    pub onchange: Callback<String>,
    /// What fits the value: the page decides.
    pub suggestions: Vec<Suggestion>,
    pub onselect: Callback<AttrValue>,
    /// The field's name and placeholder.
    pub label: AttrValue,
    /// What stands in the list when nothing fits.
    pub empty: AttrValue,
    /// At the end of the field: "[Alt+S]".
    #[prop_or_default]
    pub hint: AttrValue,
}

#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let open = use_state(|| false);
    let at = use_state(|| None::<usize>);
    let (root, field) = (use_node_ref(), use_node_ref());
    let list_id = use_id(&AttrValue::default());
    use_outside_click(&root, &open);
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            let options = EventListenerOptions::enable_prevent_default();
            let listener = document().map(|document| {
                EventListener::new_with_options(&document, "keydown", options, move |event| {
                    if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                        && event.alt_key()
                        && event.code() == "KeyS"
                    {
                        event.prevent_default();
                        focus_ref(&field);
                    }
                })
            });
            move || drop(listener)
        });
    }
    let close = {
        let (open, at) = (open.clone(), at.clone());
        move || {
            open.set(false);
            at.set(None);
        }
    };
    let oninput = {
        let (open, at, onchange) = (open.clone(), at.clone(), props.onchange.clone());
        Callback::from(move |event: InputEvent| {
            open.set(true);
            at.set(None);
            onchange.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onkeydown = {
        let (open, at, close, onselect) = (open.clone(), at.clone(), close.clone(), props.onselect.clone());
        let ids: Vec<AttrValue> = props.suggestions.iter().map(|it| it.id.clone()).collect();
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                key @ ("ArrowDown" | "ArrowUp") => {
                    event.prevent_default();
                    open.set(true);
                    at.set(step(key, *at, ids.len()));
                }
                "Enter" => {
                    event.prevent_default();
                    // Without a choice the first one is meant.
                    if let Some(id) = ids.get(at.unwrap_or_default()) {
                        close();
                        onselect.emit(id.clone());
                    }
                }
                "Escape" if *open => {
                    event.prevent_default();
                    close();
                }
                _ => {}
            }
        })
    };
    let onfocus = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(true))
    };
    let option_id = |index: usize| AttrValue::from(format!("{list_id}-{index}"));
    html! {
        <div class="tw-search" ref={root} role="search">
            <span class="tw-search-icon"><Icon name={IconName::Search} /></span>
            <input
                class="tw-search-field"
                type="text"
                role="combobox"
                aria-label={props.label.clone()}
                aria-expanded={truth(*open)}
                aria-controls={open.then(|| list_id.clone())}
                aria-autocomplete="list"
                aria-activedescendant={(*at).filter(|_| *open).map(option_id)}
                placeholder={props.label.clone()}
                autocomplete="off"
                spellcheck="false"
                value={props.value.clone()}
                ref={field}
                {oninput}
                {onkeydown}
                {onfocus}
            />
            if !props.hint.is_empty() {
                <span class="tw-search-hint" aria-hidden="true">{ props.hint.clone() }</span>
            }
            if *open {
                <div class="tw-menu tw-search-list">
                    if props.suggestions.is_empty() {
                        <div class="tw-menu-heading" role="status">{ props.empty.clone() }</div>
                    }
                    <div role="listbox" id={list_id.clone()} aria-label={props.label.clone()}>
                        { for props.suggestions.iter().enumerate().map(|(index, it)| {
                            let active = *at == Some(index);
                            let (close, onselect, id) = (close.clone(), props.onselect.clone(), it.id.clone());
                            let onclick = Callback::from(move |_: MouseEvent| {
                                close();
                                onselect.emit(id.clone());
                            });
                            html! {
                                <>
                                    if let Some(heading) = it.heading.clone() {
                                        <div class="tw-menu-heading" role="presentation">{ heading }</div>
                                    }
                                    <div
                                        class={classes!("tw-menu-item", active.then_some("tw-menu-item-active"))}
                                        role="option"
                                        id={option_id(index)}
                                        aria-selected={truth(active)}
                                        {onclick}
                                    >
                                        <span class="tw-menu-text">
                                            { it.text.clone() }
                                            <span class="tw-menu-description">{ it.description.clone() }</span>
                                        </span>
                                    </div>
                                </>
                            }
                        }) }
                    </div>
                </div>
            }
        </div>
    }
}
