//! One-line and many-line text fields.

use crate::components::{Icon, IconName, truth, use_field};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum InputKind {
    #[default]
    Text,
    /// Digits; the value stays text.
    Number,
    Password,
    Email,
    /// With a magnifier at the start.
    Search,
    /// `YYYY-MM-DDTHH:MM`.
    DateTime,
}

impl InputKind {
    const fn html_type(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Password => "password",
            Self::Email => "email",
            Self::Search => "search",
            Self::DateTime => "datetime-local",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct InputProps {
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub kind: InputKind,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub readonly: bool,
    /// Red border; inside a `FormField` its error does that.
    #[prop_or_default]
    pub invalid: bool,
    /// Needed outside a `FormField`.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// In a fixed-width face: names of resources, patterns.
    #[prop_or_default]
    pub mono: bool,
    #[prop_or_default]
    pub autofocus: bool,
    #[prop_or_default]
    pub id: AttrValue,
    /// Enter was pressed.
    #[prop_or_default]
    pub onenter: Option<Callback<()>>,
    #[prop_or_default]
    pub onblur: Callback<()>,
    #[prop_or_default]
    pub node_ref: NodeRef,
}

#[component]
pub fn Input(props: &InputProps) -> Html {
    let field = use_field(&props.id, props.invalid);
    let oninput = props.onchange.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onkeydown = {
        let onenter = props.onenter.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Enter that ends the composition of a Hangul syllable is not meant for us.
            if let Some(onenter) = onenter.as_ref().filter(|_| event.key() == "Enter" && !event.is_composing()) {
                event.prevent_default();
                onenter.emit(());
            }
        })
    };
    let search = props.kind == InputKind::Search;
    let class = classes!(
        "tw-input",
        field.invalid.then_some("tw-input-invalid"),
        props.mono.then_some("tw-input-mono"),
        search.then_some("tw-input-search"),
    );
    let input = html! {
        <input
            type={props.kind.html_type()}
            {class}
            id={field.control_id}
            value={props.value.clone()}
            placeholder={(!props.placeholder.is_empty()).then(|| props.placeholder.clone())}
            disabled={props.disabled}
            readonly={props.readonly}
            autofocus={props.autofocus}
            autocomplete="off"
            spellcheck="false"
            aria-label={props.aria_label.clone()}
            aria-describedby={field.described_by}
            aria-invalid={field.invalid.then(|| truth(true))}
            ref={props.node_ref.clone()}
            {oninput}
            {onkeydown}
            onblur={props.onblur.reform(|_: FocusEvent| ())}
        />
    };
    if !search {
        return input;
    }
    html! {
        <div class="tw-input-frame">
            <span class="tw-input-icon"><Icon name={IconName::Search} /></span>
            { input }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct TextareaProps {
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or(4)]
    pub rows: u32,
    #[prop_or_default]
    pub placeholder: AttrValue,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub readonly: bool,
    #[prop_or_default]
    pub invalid: bool,
    #[prop_or_default]
    pub mono: bool,
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub id: AttrValue,
    #[prop_or_default]
    pub onblur: Callback<()>,
}

#[component]
pub fn Textarea(props: &TextareaProps) -> Html {
    let field = use_field(&props.id, props.invalid);
    let oninput =
        props.onchange.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    html! {
        <textarea
            class={classes!(
                "tw-input",
                "tw-textarea",
                field.invalid.then_some("tw-input-invalid"),
                props.mono.then_some("tw-input-mono"),
            )}
            id={field.control_id}
            value={props.value.clone()}
            rows={props.rows.to_string()}
            placeholder={(!props.placeholder.is_empty()).then(|| props.placeholder.clone())}
            disabled={props.disabled}
            readonly={props.readonly}
            spellcheck="false"
            aria-label={props.aria_label.clone()}
            aria-describedby={field.described_by}
            aria-invalid={field.invalid.then(|| truth(true))}
            onblur={props.onblur.reform(|_: FocusEvent| ())}
            {oninput}
        />
    }
}
