//! The state of a thing: icon shape, text and colour, never colour alone.

use crate::components::{Icon, IconName};
use yew::prelude::*;

/// Which shape and colour. The vocabulary: running, confirmed, enabled, OK: `Success`;
/// pending, stopping, waiting: `Pending`; stopped, disabled, filtered out: `Stopped`;
/// in alarm: `Alarm`; failed, refused: `Error`; insufficient data: `InProgress`.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum StatusKind {
    Success,
    Pending,
    #[default]
    Stopped,
    Error,
    Alarm,
    Warning,
    Info,
    InProgress,
    Loading,
}

impl StatusKind {
    pub const ALL: [Self; 9] = [
        Self::Success,
        Self::Pending,
        Self::Stopped,
        Self::Error,
        Self::Alarm,
        Self::Warning,
        Self::Info,
        Self::InProgress,
        Self::Loading,
    ];

    const fn class(self) -> &'static str {
        match self {
            Self::Success => "tw-status tw-status-ok",
            Self::Pending | Self::Stopped | Self::InProgress | Self::Loading => "tw-status tw-status-inactive",
            Self::Error | Self::Alarm => "tw-status tw-status-err",
            Self::Warning => "tw-status tw-status-warn",
            Self::Info => "tw-status tw-status-info",
        }
    }

    pub const fn icon(self) -> IconName {
        match self {
            Self::Success => IconName::Positive,
            Self::Pending => IconName::Clock,
            Self::Stopped => IconName::Minus,
            Self::Error => IconName::Negative,
            Self::Alarm | Self::Warning => IconName::Warning,
            Self::Info => IconName::Info,
            Self::InProgress | Self::Loading => IconName::Dots,
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct StatusIndicatorProps {
    pub kind: StatusKind,
    pub text: AttrValue,
}

#[component]
pub fn StatusIndicator(props: &StatusIndicatorProps) -> Html {
    status(props.kind, props.text.clone())
}

/// The same without a component of its own, for table cells.
pub fn status(kind: StatusKind, text: impl Into<AttrValue>) -> Html {
    html! {
        <span class={kind.class()}>
            if kind == StatusKind::Loading {
                <crate::components::Spinner />
            } else {
                <Icon name={kind.icon()} />
            }
            <span>{ text.into() }</span>
        </span>
    }
}
