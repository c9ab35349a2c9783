//! A few buttons in one frame, of which one is pressed: a view, a range, a mode.

use crate::components::{Icon, IconName, truth};
use crate::hooks::{all, focus, focused, step};
use web_sys::Element;
use yew::prelude::*;

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Segment {
    pub id: AttrValue,
    pub text: AttrValue,
    pub icon: Option<IconName>,
    pub disabled: bool,
}

impl Segment {
    pub fn new(id: impl Into<AttrValue>, text: impl Into<AttrValue>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }
}

#[derive(Properties, PartialEq)]
pub struct SegmentedControlProps {
    pub segments: Vec<Segment>,
    pub selected: AttrValue,
    pub onchange: Callback<AttrValue>,
    pub label: AttrValue,
    /// For the dark top bar.
    #[prop_or_default]
    pub dark: bool,
}

#[component]
pub fn SegmentedControl(props: &SegmentedControlProps) -> Html {
    let node = use_node_ref();
    let onkeydown = {
        let node = node.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(root) = node.cast::<Element>() else { return };
            let buttons = all(&root, "button:not(:disabled)");
            let now = focused();
            let at = buttons.iter().position(|it| Some(it) == now.as_ref());
            if let Some(next) = step(&event.key(), at, buttons.len()).and_then(|to| buttons.get(to)) {
                event.prevent_default();
                focus(next);
            }
        })
    };
    let known = props.segments.iter().any(|it| it.id == props.selected);
    html! {
        <div
            class={classes!("tw-segmented", props.dark.then_some("tw-segmented-dark"))}
            role="toolbar"
            aria-label={props.label.clone()}
            ref={node}
            {onkeydown}
        >
            { for props.segments.iter().enumerate().map(|(index, it)| {
                let pressed = it.id == props.selected;
                let id = it.id.clone();
                html! {
                    <button
                        key={it.id.to_string()}
                        type="button"
                        class={classes!(
                            "tw-segment",
                            props.dark.then_some("tw-segment-dark"),
                            pressed.then_some(if props.dark { "tw-segment-dark-pressed" } else { "tw-segment-pressed" }),
                        )}
                        aria-pressed={truth(pressed)}
                        tabindex={if pressed || (!known && index == 0) { "0" } else { "-1" }}
                        disabled={it.disabled}
                        onclick={props.onchange.reform(move |_: MouseEvent| id.clone())}
                    >
                        if let Some(name) = it.icon { <Icon {name} /> }
                        if !it.text.is_empty() { <span>{ it.text.clone() }</span> }
                    </button>
                }
            }) }
        </div>
    }
}
