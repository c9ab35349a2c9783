//! A menu and the button that opens it: actions, regions, the account.
//!
//! Keys: Enter, Space, Down or Up open; arrows, Home and End move; a typed letter goes
//! to the next item that begins with it; Esc closes and gives the focus back.

use crate::components::{Button, ButtonVariant, Icon, IconName, truth};
use crate::hooks::{all, focus, focus_ref, focused, step, typed_character, use_id, use_outside_click};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// One line of a menu.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct MenuItem {
    /// What `onselect` tells.
    pub id: AttrValue,
    pub text: AttrValue,
    /// A second, smaller line.
    pub description: Option<AttrValue>,
    /// A disabled item stays reachable, and says why.
    pub disabled_reason: Option<AttrValue>,
    pub disabled: bool,
    pub icon: Option<IconName>,
    /// Makes it one of a choice (`menuitemradio`): a check mark shows when true.
    pub checked: Option<bool>,
    /// Makes it a link.
    pub href: Option<AttrValue>,
    /// A heading above this item, which starts a group.
    pub heading: Option<AttrValue>,
    /// A line above this item.
    pub divider: bool,
}

impl MenuItem {
    pub fn new(id: impl Into<AttrValue>, text: impl Into<AttrValue>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }

    /// Disabled for this reason, when there is one.
    pub fn disabled_if(mut self, reason: Option<AttrValue>) -> Self {
        self.disabled = reason.is_some();
        self.disabled_reason = reason;
        self
    }
}

#[derive(Properties, PartialEq)]
pub struct ButtonDropdownProps {
    pub label: AttrValue,
    pub items: Vec<MenuItem>,
    pub onselect: Callback<AttrValue>,
    #[prop_or_default]
    pub variant: ButtonVariant,
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// Takes the place of the label for assistive technology.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub disabled_reason: AttrValue,
    /// The menu's end edge lines up with the button's.
    #[prop_or_default]
    pub align_end: bool,
}

/// A button that opens a menu.
#[component]
pub fn ButtonDropdown(props: &ButtonDropdownProps) -> Html {
    let open = use_state(|| false);
    let (root, trigger, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    let menu_id = use_id(&AttrValue::default());
    // Which end of the list gets the focus when it opens.
    let from_end = use_mut_ref(|| false);

    use_outside_click(&root, &open);
    {
        let (list, from_end) = (list.clone(), from_end.clone());
        use_effect_with(*open, move |open| {
            if *open && let Some(list) = list.cast::<Element>() {
                let items = items_of(&list);
                let first = if *from_end.borrow() { items.last() } else { items.first() };
                let checked = items.iter().find(|it| it.get_attribute("aria-checked").as_deref() == Some("true"));
                if let Some(item) = checked.or(first) {
                    focus(item);
                }
            }
        });
    }
    let choose = {
        let (open, trigger, onselect) = (open.clone(), trigger.clone(), props.onselect.clone());
        Callback::from(move |id: AttrValue| {
            open.set(false);
            // Before the action: a dialog that it opens then gives the focus back here.
            focus_ref(&trigger);
            onselect.emit(id);
        })
    };
    let onkeydown = {
        let (open, trigger, list, from_end) = (open.clone(), trigger.clone(), list.clone(), from_end.clone());
        let disabled = props.disabled;
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if !*open {
                if !disabled && matches!(key.as_str(), "ArrowDown" | "ArrowUp") {
                    event.prevent_default();
                    *from_end.borrow_mut() = key == "ArrowUp";
                    open.set(true);
                }
                return;
            }
            match key.as_str() {
                "Escape" => {
                    event.prevent_default();
                    event.stop_propagation();
                    open.set(false);
                    focus_ref(&trigger);
                }
                "Tab" => open.set(false),
                _ => {
                    if let Some(list) = list.cast::<Element>() {
                        move_focus(&list, &event);
                    }
                }
            }
        })
    };
    let toggle = {
        let (open, from_end) = (open.clone(), from_end.clone());
        Callback::from(move |()| {
            *from_end.borrow_mut() = false;
            open.set(!*open);
        })
    };
    let icon_only = props.variant == ButtonVariant::Icon;
    html! {
        <div class={classes!("tw-menu-root", props.align_end.then_some("tw-menu-root-end"))} ref={root} {onkeydown}>
            <Button
                label={props.label.clone()}
                variant={props.variant}
                icon={props.icon}
                icon_end={(!icon_only).then_some(IconName::CaretDown)}
                aria_label={props.aria_label.clone()}
                disabled={props.disabled}
                disabled_reason={props.disabled_reason.clone()}
                expanded={*open}
                has_popup={true}
                controls={open.then(|| menu_id.clone())}
                node_ref={trigger}
                onclick={toggle}
            />
            if *open {
                <ul class="tw-menu" role="menu" id={menu_id} aria-label={props.label.clone()} ref={list}>
                    { for props.items.iter().map(|item| view_item(item, &choose)) }
                </ul>
            }
        </div>
    }
}

fn view_item(item: &MenuItem, choose: &Callback<AttrValue>) -> Html {
    let onclick = {
        let (choose, id, disabled) = (choose.clone(), item.id.clone(), item.disabled);
        Callback::from(move |event: MouseEvent| {
            if disabled {
                event.prevent_default();
            } else {
                choose.emit(id.clone());
            }
        })
    };
    let role = if item.checked.is_some() { "menuitemradio" } else { "menuitem" };
    let class = classes!("tw-menu-item", item.disabled.then_some("tw-menu-item-disabled"));
    let content = html! {
        <>
            if let Some(checked) = item.checked {
                <span class="tw-menu-check">
                    if checked { <Icon name={IconName::Check} /> }
                </span>
            }
            if let Some(name) = item.icon {
                <Icon {name} />
            }
            <span class="tw-menu-text">
                { item.text.clone() }
                if let Some(text) = item.description.clone().or_else(|| item.disabled_reason.clone()) {
                    <span class="tw-menu-description">{ text }</span>
                }
            </span>
        </>
    };
    html! {
        <>
            if item.divider {
                <li class="tw-menu-divider" role="separator"></li>
            }
            if let Some(heading) = item.heading.clone() {
                <li class="tw-menu-heading" role="presentation">{ heading }</li>
            }
            <li role="none">
                if let Some(href) = item.href.clone().filter(|_| !item.disabled) {
                    <a {class} {role} tabindex="-1" {href} {onclick}>{ content }</a>
                } else {
                    <button
                        type="button"
                        {class}
                        {role}
                        tabindex="-1"
                        aria-checked={item.checked.map(truth)}
                        aria-disabled={item.disabled.then_some("true")}
                        {onclick}
                    >
                        { content }
                    </button>
                }
            </li>
        </>
    }
}

fn items_of(list: &Element) -> Vec<HtmlElement> {
    all(list, "[role^=menuitem]")
}

fn move_focus(list: &Element, event: &KeyboardEvent) {
    let items = items_of(list);
    let now = focused();
    let at = items.iter().position(|it| Some(it) == now.as_ref());
    let target = match step(&event.key(), at, items.len()) {
        Some(to) => items.get(to),
        None => typed_character(event).and_then(|typed| {
            let begins = |it: &&HtmlElement| {
                let text = it.text_content().unwrap_or_default();
                text.trim_start().chars().next().is_some_and(|it| it.eq_ignore_ascii_case(&typed))
            };
            let after = at.map_or(0, |at| at + 1);
            items.iter().skip(after).find(begins).or_else(|| items.iter().find(begins))
        }),
    };
    if let Some(item) = target {
        event.prevent_default();
        focus(item);
    }
}
