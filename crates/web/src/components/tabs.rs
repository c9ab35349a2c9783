//! Tabs. Arrows, Home and End move and show at once; one tab stop for the row.

use crate::components::truth;
use crate::hooks::{focus_id, step, use_id};
use yew::prelude::*;

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Tab {
    pub id: AttrValue,
    pub label: AttrValue,
    pub content: Html,
}

impl Tab {
    pub fn new(id: impl Into<AttrValue>, label: impl Into<AttrValue>, content: Html) -> Self {
        Self { id: id.into(), label: label.into(), content }
    }
}

#[derive(Properties, PartialEq)]
pub struct TabsProps {
    pub tabs: Vec<Tab>,
    /// The id of the tab that shows; the first when none has it.
    pub active: AttrValue,
    pub onchange: Callback<AttrValue>,
    /// Names the row of tabs.
    pub label: AttrValue,
    /// Content touches the row: inside a panel.
    #[prop_or_default]
    pub flush: bool,
}

#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let base = use_id(&AttrValue::default());
    let at = props.tabs.iter().position(|it| it.id == props.active).unwrap_or_default();
    let tab_id = |id: &AttrValue| AttrValue::from(format!("{base}-{id}"));
    let panel_id = AttrValue::from(format!("{base}-panel"));
    let onkeydown = {
        let (ids, onchange) = (props.tabs.iter().map(|it| it.id.clone()).collect::<Vec<_>>(), props.onchange.clone());
        let base = base.clone();
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if matches!(key.as_str(), "ArrowDown" | "ArrowUp") {
                return;
            }
            if let Some(id) = step(&key, Some(at), ids.len()).and_then(|to| ids.get(to)) {
                event.prevent_default();
                focus_id(&format!("{base}-{id}"));
                onchange.emit(id.clone());
            }
        })
    };
    html! {
        <div class="tw-tabs">
            <div class="tw-tabs-list" role="tablist" aria-label={props.label.clone()} {onkeydown}>
                { for props.tabs.iter().enumerate().map(|(index, tab)| {
                    let active = index == at;
                    let id = tab.id.clone();
                    html! {
                        <button
                            key={tab.id.to_string()}
                            type="button"
                            role="tab"
                            class={classes!("tw-tab", active.then_some("tw-tab-active"))}
                            id={tab_id(&tab.id)}
                            aria-selected={truth(active)}
                            aria-controls={active.then(|| panel_id.clone())}
                            tabindex={if active { "0" } else { "-1" }}
                            onclick={props.onchange.reform(move |_: MouseEvent| id.clone())}
                        >{ tab.label.clone() }</button>
                    }
                }) }
            </div>
            if let Some(tab) = props.tabs.get(at) {
                <div
                    class={classes!("tw-tabs-panel", props.flush.then_some("tw-tabs-panel-flush"))}
                    role="tabpanel"
                    id={panel_id.clone()}
                    aria-labelledby={tab_id(&tab.id)}
                    tabindex="0"
                    key={tab.id.to_string()}
                >{ tab.content.clone() }</div>
            }
        </div>
    }
}
