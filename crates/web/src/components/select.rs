//! Choices from a list: the browser's own select for one, a list of checkboxes for many.

use crate::components::{Icon, IconName, fill, truth, use_field, use_words};
use crate::hooks::{all, focus, focus_ref, focused, step, use_id, use_outside_click};
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

/// One choice of a select, multiselect, radio group or tiles.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Choice {
    pub value: AttrValue,
    pub label: AttrValue,
    pub description: AttrValue,
    pub disabled: bool,
}

impl Choice {
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    pub fn described(mut self, description: impl Into<AttrValue>) -> Self {
        self.description = description.into();
        self
    }
}

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// The chosen value; one that is no choice shows the placeholder.
    pub value: AttrValue,
    pub options: Vec<Choice>,
    pub onchange: Callback<AttrValue>,
    /// What stands there before a choice; the generic word when empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub invalid: bool,
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub id: AttrValue,
}

#[component]
pub fn Select(props: &SelectProps) -> Html {
    let words = use_words();
    let field = use_field(&props.id, props.invalid);
    let chosen = props.options.iter().any(|it| it.value == props.value);
    let node = use_node_ref();
    {
        // Once a person has chosen, the `selected` attributes no longer decide.
        let node = node.clone();
        use_effect_with((props.value.clone(), props.options.clone()), move |(value, _)| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    let onchange = props
        .onchange
        .reform(|event: Event| AttrValue::from(event.target_unchecked_into::<HtmlSelectElement>().value()));
    let placeholder = if props.placeholder.is_empty() { words.choose.clone() } else { props.placeholder.clone() };
    html! {
        <div class="tw-select-frame">
            <select
                class={classes!("tw-input", "tw-select", field.invalid.then_some("tw-input-invalid"), (!chosen).then_some("tw-select-empty"))}
                id={field.control_id}
                disabled={props.disabled}
                aria-label={props.aria_label.clone()}
                aria-describedby={field.described_by}
                aria-invalid={field.invalid.then(|| truth(true))}
                ref={node}
                {onchange}
            >
                if !chosen {
                    <option value="" selected=true disabled=true>{ placeholder }</option>
                }
                { for props.options.iter().map(|it| html! {
                    <option
                        key={it.value.to_string()}
                        value={it.value.clone()}
                        selected={it.value == props.value}
                        disabled={it.disabled}
                    >{ it.label.clone() }</option>
                }) }
            </select>
            <span class="tw-select-icon"><Icon name={IconName::CaretDown} /></span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct MultiselectProps {
    pub values: Vec<AttrValue>,
    pub options: Vec<Choice>,
    pub onchange: Callback<Vec<AttrValue>>,
    /// The text of the closed list: "Choose states".
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub invalid: bool,
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub id: AttrValue,
}

/// A list that opens, with a checkbox each; what is chosen shows as tokens below.
#[component]
pub fn Multiselect(props: &MultiselectProps) -> Html {
    let words = use_words();
    let field = use_field(&props.id, props.invalid);
    let (root, trigger, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    let list_id = use_id(&AttrValue::default());
    let open = use_state(|| false);
    use_outside_click(&root, &open);
    {
        let list = list.clone();
        use_effect_with(*open, move |open| {
            let boxes = list.cast::<Element>().filter(|_| *open).map(|it| all(&it, "input:not(:disabled)"));
            if let Some(first) = boxes.unwrap_or_default().first() {
                focus(first);
            }
        });
    }
    let onkeydown = {
        let (open, trigger, list) = (open.clone(), trigger.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if !*open {
                if key == "ArrowDown" {
                    event.prevent_default();
                    open.set(true);
                }
            } else if key == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
                focus_ref(&trigger);
            } else if let Some(list) = list.cast::<Element>() {
                let boxes = all(&list, "input:not(:disabled)");
                let now = focused();
                let at = boxes.iter().position(|it| Some(it) == now.as_ref());
                if let Some(next) = step(&key, at, boxes.len()).and_then(|to| boxes.get(to)) {
                    event.prevent_default();
                    focus(next);
                }
            }
        })
    };
    let toggle = |value: &AttrValue| {
        let (values, value, onchange) = (props.values.clone(), value.clone(), props.onchange.clone());
        Callback::from(move |()| {
            let mut values = values.clone();
            match values.iter().position(|it| *it == value) {
                Some(at) => drop(values.remove(at)),
                None => values.push(value.clone()),
            }
            onchange.emit(values);
        })
    };
    let switch = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let placeholder = if props.placeholder.is_empty() { words.choose.clone() } else { props.placeholder.clone() };
    html! {
        <div class="tw-multiselect">
            <div class="tw-select-frame" ref={root} {onkeydown}>
                <button
                    type="button"
                    class={classes!("tw-input", "tw-select", "tw-multiselect-trigger", field.invalid.then_some("tw-input-invalid"))}
                    id={field.control_id.clone()}
                    disabled={props.disabled}
                    aria-label={props.aria_label.clone()}
                    aria-describedby={field.described_by}
                    aria-expanded={truth(*open)}
                    aria-controls={open.then(|| list_id.clone())}
                    ref={trigger}
                    onclick={switch}
                >{ placeholder.clone() }</button>
                <span class="tw-select-icon"><Icon name={IconName::CaretDown} /></span>
                if *open {
                    <div class="tw-menu tw-multiselect-list" id={list_id} role="group" aria-label={props.aria_label.clone().unwrap_or(placeholder)} ref={list}>
                        { for props.options.iter().map(|it| html! {
                            <crate::components::Checkbox
                                key={it.value.to_string()}
                                checked={props.values.contains(&it.value)}
                                label={it.label.clone()}
                                description={it.description.clone()}
                                disabled={it.disabled}
                                onchange={toggle(&it.value).reform(|_: bool| ())}
                            />
                        }) }
                    </div>
                }
            </div>
            if !props.values.is_empty() {
                <ul class="tw-tokens">
                    { for props.options.iter().filter(|it| props.values.contains(&it.value)).map(|it| html! {
                        <li class="tw-token" key={it.value.to_string()}>
                            <span>{ it.label.clone() }</span>
                            <button
                                type="button"
                                class="tw-token-remove"
                                aria-label={fill(&words.remove, "{name}", &it.label)}
                                disabled={props.disabled}
                                onclick={toggle(&it.value).reform(|_: MouseEvent| ())}
                            ><Icon name={IconName::Close} /></button>
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}
