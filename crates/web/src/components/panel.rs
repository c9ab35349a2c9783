//! Panels beside and below the page: the lab guide or help in a drawer, details of a
//! selected row in a split panel.

use crate::components::{Button, ButtonVariant, IconName, use_words};
use crate::hooks::use_id;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PanelProps {
    pub title: AttrValue,
    pub children: Html,
    /// With it, a close button stands in the head.
    #[prop_or_default]
    pub onclose: Option<Callback<()>>,
    /// Between the title and the close button.
    #[prop_or_default]
    pub actions: Html,
    /// Content reaches the edges.
    #[prop_or_default]
    pub flush: bool,
    /// The heading's id, so that focus can be sent to it.
    #[prop_or_default]
    pub id: AttrValue,
}

/// The content of the shell's right-hand drawer: a heading that stays, a body that scrolls.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let words = use_words();
    let heading = use_id(&props.id);
    html! {
        <div class="tw-panel">
            <div class="tw-panel-head">
                <h2 class="tw-panel-title" id={heading} tabindex="-1">{ props.title.clone() }</h2>
                { props.actions.clone() }
                if let Some(onclick) = props.onclose.clone() {
                    <Button variant={ButtonVariant::Icon} icon={IconName::Close} label={words.close.clone()} {onclick} />
                }
            </div>
            <div class={classes!("tw-panel-body", props.flush.then_some("tw-panel-flush"))}>{ props.children.clone() }</div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct SplitPanelProps {
    pub title: AttrValue,
    pub children: Html,
    pub onclose: Callback<()>,
    #[prop_or_default]
    pub actions: Html,
    /// The height it begins with, in pixels.
    #[prop_or(320)]
    pub height: u32,
}

const LOWEST: f64 = 120.0;
const STEP: f64 = 20.0;

/// Details of what is selected, below the page. Its upper edge can be dragged, or moved
/// with the arrow keys. Esc does not close it.
#[component]
pub fn SplitPanel(props: &SplitPanelProps) -> Html {
    let words = use_words();
    let heading = use_id(&AttrValue::default());
    let height = use_state(|| f64::from(props.height));
    let dragging = use_state(|| false);
    let highest =
        web_sys::window().and_then(|it| it.inner_height().ok()?.as_f64()).map_or(600.0, |it| (it * 0.7).max(LOWEST));
    let resize = {
        let height = height.clone();
        move |wanted: f64| height.set(wanted.clamp(LOWEST, highest))
    };
    let onkeydown = {
        let (resize, height) = (resize.clone(), height.clone());
        Callback::from(move |event: KeyboardEvent| {
            let wanted = match event.key().as_str() {
                "ArrowUp" => *height + STEP,
                "ArrowDown" => *height - STEP,
                "Home" => LOWEST,
                "End" => highest,
                _ => return,
            };
            event.prevent_default();
            resize(wanted);
        })
    };
    let onpointerdown = {
        let dragging = dragging.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(handle) = event.target_dyn_into::<Element>() {
                // Without capture the drag only ends when the pointer leaves the handle.
                let _ = handle.set_pointer_capture(event.pointer_id());
            }
            dragging.set(true);
        })
    };
    let onpointermove = {
        let (dragging, resize) = (dragging.clone(), resize);
        Callback::from(move |event: PointerEvent| {
            let bottom = web_sys::window().and_then(|it| it.inner_height().ok()?.as_f64());
            if let Some(bottom) = bottom.filter(|_| *dragging) {
                resize(bottom - f64::from(event.client_y()));
            }
        })
    };
    let onpointerup = {
        let dragging = dragging.clone();
        Callback::from(move |_: PointerEvent| dragging.set(false))
    };
    let share = |part: f64| ((part - LOWEST) / (highest - LOWEST).max(1.0) * 100.0).round();
    html! {
        <section class="tw-split" aria-labelledby={heading.clone()} style={format!("block-size:{}px", *height)}>
            <div
                class="tw-split-handle"
                role="separator"
                aria-orientation="horizontal"
                aria-label={words.resize.clone()}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow={share(*height).to_string()}
                tabindex="0"
                {onkeydown}
                {onpointerdown}
                {onpointermove}
                {onpointerup}
            ></div>
            <div class="tw-split-head">
                <h2 class="tw-panel-title" id={heading}>{ props.title.clone() }</h2>
                { props.actions.clone() }
                <Button
                    variant={ButtonVariant::Icon}
                    icon={IconName::Close}
                    label={words.close.clone()}
                    onclick={props.onclose.clone()}
                />
            </div>
            <div class="tw-split-body" tabindex="0" role="group" aria-label={props.title.clone()}>{ props.children.clone() }</div>
        </section>
    }
}
