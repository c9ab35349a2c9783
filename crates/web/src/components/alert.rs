//! A message in the flow of a page or a dialog.

use crate::components::{Button, ButtonVariant, Icon, IconName, StatusKind, use_words};
use yew::prelude::*;

/// What a message is: an alert's or a flash's.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum AlertKind {
    #[default]
    Info,
    Success,
    Warning,
    Error,
}

impl AlertKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "tw-alert tw-alert-info",
            Self::Success => "tw-alert tw-alert-ok",
            Self::Warning => "tw-alert tw-alert-warn",
            Self::Error => "tw-alert tw-alert-err",
        }
    }

    pub(crate) const fn icon(self) -> IconName {
        match self {
            Self::Info => StatusKind::Info.icon(),
            Self::Success => StatusKind::Success.icon(),
            Self::Warning => StatusKind::Warning.icon(),
            Self::Error => StatusKind::Error.icon(),
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct AlertProps {
    #[prop_or_default]
    pub kind: AlertKind,
    #[prop_or_default]
    pub title: AttrValue,
    #[prop_or_default]
    pub children: Html,
    /// A button at the end.
    #[prop_or_default]
    pub action: Html,
    /// With it, a button closes the alert.
    #[prop_or_default]
    pub ondismiss: Option<Callback<()>>,
    /// Reads the alert out when it appears.
    #[prop_or_default]
    pub live: bool,
}

#[component]
pub fn Alert(props: &AlertProps) -> Html {
    let words = use_words();
    html! {
        <div class={props.kind.class()} role={props.live.then_some("alert")}>
            <span class="tw-alert-icon"><Icon name={props.kind.icon()} /></span>
            <div class="tw-alert-body">
                if !props.title.is_empty() {
                    <div class="tw-alert-title">{ props.title.clone() }</div>
                }
                { props.children.clone() }
            </div>
            if props.action != Html::default() {
                <div class="tw-alert-action">{ props.action.clone() }</div>
            }
            if let Some(onclick) = props.ondismiss.clone() {
                <Button variant={ButtonVariant::Icon} icon={IconName::Close} label={words.dismiss.clone()} {onclick} />
            }
        </div>
    }
}
