//! A checkbox with its label.

use crate::hooks::use_id;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CheckboxProps {
    pub checked: bool,
    pub onchange: Callback<bool>,
    /// Beside the box; when empty, give `aria_label`.
    #[prop_or_default]
    pub label: AttrValue,
    #[prop_or_default]
    pub description: AttrValue,
    /// Some, but not all, of what it stands for.
    #[prop_or_default]
    pub indeterminate: bool,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
}

#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let id = use_id(&AttrValue::default());
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.indeterminate, move |indeterminate| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_indeterminate(*indeterminate);
            }
        });
    }
    let onchange = props.onchange.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    let described = !props.description.is_empty();
    let description_id = AttrValue::from(format!("{id}-description"));
    html! {
        <label class="tw-check">
            <input
                class="tw-check-box"
                type="checkbox"
                ref={node}
                checked={props.checked}
                disabled={props.disabled}
                aria-label={props.aria_label.clone()}
                aria-describedby={described.then(|| description_id.clone())}
                {onchange}
            />
            if !props.label.is_empty() {
                <span class="tw-check-text">
                    <span class={props.disabled.then_some("tw-check-disabled")}>{ props.label.clone() }</span>
                    if described {
                        <span class="tw-check-description" id={description_id}>{ props.description.clone() }</span>
                    }
                </span>
            }
        </label>
    }
}
