//! Notifications at the head of the page, the newest on top.

use crate::components::{AlertKind, Button, ButtonVariant, Icon, IconName, Spinner, use_words};
use yew::prelude::*;

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Flash {
    /// Tells the flashes apart.
    pub id: AttrValue,
    pub kind: AlertKind,
    pub title: AttrValue,
    pub text: AttrValue,
    /// A spinner instead of the icon: the thing goes on.
    pub loading: bool,
    /// A button: "Undo".
    pub action: Option<AttrValue>,
    /// A link after the text, with its address: "View topic".
    pub link: Option<(AttrValue, AttrValue)>,
}

impl Flash {
    fn class(&self) -> &'static str {
        match self.kind {
            AlertKind::Info => "tw-flash tw-flash-info",
            AlertKind::Success => "tw-flash tw-flash-ok",
            AlertKind::Warning => "tw-flash tw-flash-warn",
            AlertKind::Error => "tw-flash tw-flash-err",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct FlashbarProps {
    /// Newest first.
    pub items: Vec<Flash>,
    /// Names the list: "Notifications".
    pub label: AttrValue,
    /// Tells the id of the flash whose close button was pressed.
    pub ondismiss: Callback<AttrValue>,
    /// Tells the id of the flash whose action was pressed.
    #[prop_or_default]
    pub onaction: Callback<AttrValue>,
    /// Beyond three, older ones stack behind a bar with this text: "5 notifications".
    #[prop_or_default]
    pub stack_label: AttrValue,
}

const SHOWN: usize = 3;

#[component]
pub fn Flashbar(props: &FlashbarProps) -> Html {
    let words = use_words();
    let all = use_state(|| false);
    let count = props.items.len();
    let stacks = count > SHOWN && !props.stack_label.is_empty();
    let shown = if stacks && !*all { 1 } else { count };
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    html! {
        <div class={classes!("tw-flashbar", props.items.is_empty().then_some("tw-flashbar-none"))} role="region" aria-label={props.label.clone()}>
            <ul class="tw-flashbar-list">
                { for props.items.iter().take(shown).map(|flash| view(flash, props, &words.dismiss)) }
            </ul>
            if stacks {
                <button
                    type="button"
                    class={classes!("tw-flashbar-bar", all.then_some("tw-flashbar-bar-open"))}
                    aria-expanded={crate::components::truth(*all)}
                    onclick={toggle}
                >
                    <span>{ props.stack_label.clone() }</span>
                    <Icon name={if *all { IconName::CaretUp } else { IconName::CaretDown }} />
                </button>
            }
        </div>
    }
}

fn view(flash: &Flash, props: &FlashbarProps, dismiss: &AttrValue) -> Html {
    let tell = |callback: &Callback<AttrValue>| {
        let id = flash.id.clone();
        callback.reform(move |()| id.clone())
    };
    // An error that needs somebody interrupts; the others wait their turn.
    let role = if flash.kind == AlertKind::Error { "alert" } else { "status" };
    html! {
        <li class={flash.class()} key={flash.id.to_string()}>
            <span class="tw-flash-icon">
                if flash.loading { <Spinner /> } else { <Icon name={flash.kind.icon()} /> }
            </span>
            <div class="tw-flash-body" {role}>
                if !flash.title.is_empty() {
                    <div class="tw-flash-title">{ flash.title.clone() }</div>
                }
                <div>
                    { flash.text.clone() }
                    if let Some((text, href)) = flash.link.clone() {
                        { " " }
                        <a class="tw-flash-link" {href}>{ text }</a>
                    }
                </div>
            </div>
            if let Some(label) = flash.action.clone() {
                <Button variant={ButtonVariant::Flash} {label} onclick={tell(&props.onaction)} />
            }
            <button type="button" class="tw-flash-dismiss" aria-label={dismiss.clone()} title={dismiss.clone()}
                onclick={tell(&props.ondismiss).reform(|_: MouseEvent| ())}>
                <Icon name={IconName::Close} />
            </button>
        </li>
    }
}
