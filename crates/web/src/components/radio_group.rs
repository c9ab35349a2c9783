//! One of a few: radio buttons, or tiles with more words.

use crate::components::{Choice, use_field};
use crate::hooks::use_id;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RadioGroupProps {
    pub value: AttrValue,
    pub options: Vec<Choice>,
    pub onchange: Callback<AttrValue>,
    /// Needed outside a `FormField` with `group`.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub disabled: bool,
}

/// Radio buttons, one below the other. Inside a `FormField` set its `group`.
#[component]
pub fn RadioGroup(props: &RadioGroupProps) -> Html {
    let name = use_id(&AttrValue::default());
    let field = use_field(&AttrValue::default(), false);
    view(props, &name, &field.label_id, false)
}

/// The same as boxes side by side.
#[component]
pub fn Tiles(props: &RadioGroupProps) -> Html {
    let name = use_id(&AttrValue::default());
    let field = use_field(&AttrValue::default(), false);
    view(props, &name, &field.label_id, true)
}

fn view(props: &RadioGroupProps, name: &AttrValue, label_id: &AttrValue, tiles: bool) -> Html {
    let labelled_by = (props.aria_label.is_none() && !label_id.is_empty()).then(|| label_id.clone());
    html! {
        <div
            class={if tiles { "tw-tiles" } else { "tw-radios" }}
            role="radiogroup"
            aria-label={props.aria_label.clone()}
            aria-labelledby={labelled_by}
        >
            { for props.options.iter().map(|it| option(it, props, name, tiles)) }
        </div>
    }
}

fn option(it: &Choice, props: &RadioGroupProps, name: &AttrValue, tiles: bool) -> Html {
    let checked = it.value == props.value;
    let disabled = it.disabled || props.disabled;
    let onchange = {
        let value = it.value.clone();
        props.onchange.reform(move |_: Event| value.clone())
    };
    let description_id = AttrValue::from(format!("{name}-{}", it.value));
    let described = !it.description.is_empty();
    html! {
        <label
            key={it.value.to_string()}
            class={classes!("tw-check", tiles.then_some("tw-tile"), (tiles && checked).then_some("tw-tile-checked"))}
        >
            <input
                class="tw-check-box tw-check-radio"
                type="radio"
                name={name.clone()}
                value={it.value.clone()}
                {checked}
                {disabled}
                aria-describedby={described.then(|| description_id.clone())}
                {onchange}
            />
            <span class="tw-check-text">
                <span class={disabled.then_some("tw-check-disabled")}>{ it.label.clone() }</span>
                if described {
                    <span class="tw-check-description" id={description_id}>{ it.description.clone() }</span>
                }
            </span>
        </label>
    }
}
