//! An on-off switch that acts at once.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ToggleProps {
    pub checked: bool,
    pub label: AttrValue,
    pub onchange: Callback<bool>,
    #[prop_or_default]
    pub disabled: bool,
}

#[component]
pub fn Toggle(props: &ToggleProps) -> Html {
    let onchange = props.onchange.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="tw-check">
            <input
                class="tw-toggle"
                type="checkbox"
                role="switch"
                checked={props.checked}
                disabled={props.disabled}
                {onchange}
            />
            <span class={classes!("tw-check-text", props.disabled.then_some("tw-check-disabled"))}>
                { props.label.clone() }
            </span>
        </label>
    }
}
