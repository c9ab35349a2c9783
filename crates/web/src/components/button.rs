//! A push button, or a link that looks like one.

use crate::components::{Icon, IconName, Spinner};
use crate::hooks::use_id;
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ButtonVariant {
    /// Outlined.
    #[default]
    Normal,
    /// Filled; one in a view.
    Primary,
    /// No outline until hovered.
    Link,
    /// Only the icon shows; the label is its name.
    Icon,
    /// Looks like a text link, in a line of text.
    Inline,
    /// For the dark top bar.
    TopBar,
    /// Outlined, for a coloured flash bar.
    Flash,
}

impl ButtonVariant {
    pub const fn class(self) -> &'static str {
        match self {
            Self::Normal => "tw-button tw-button-normal",
            Self::Primary => "tw-button tw-button-primary",
            Self::Link => "tw-button tw-button-link",
            Self::Icon => "tw-button tw-button-icon",
            Self::Inline => "tw-button-inline",
            Self::TopBar => "tw-button-topbar",
            Self::Flash => "tw-button tw-button-flash",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// The text, or the name of an icon button.
    pub label: AttrValue,
    #[prop_or_default]
    pub variant: ButtonVariant,
    #[prop_or_default]
    pub icon: Option<IconName>,
    /// Only the icon shows, in any variant; the label is its name.
    #[prop_or_default]
    pub icon_only: bool,
    /// An icon after the text.
    #[prop_or_default]
    pub icon_end: Option<IconName>,
    #[prop_or_default]
    pub disabled: bool,
    /// Why it is disabled. Such a button stays in the tab order, so that the reason can be read.
    #[prop_or_default]
    pub disabled_reason: AttrValue,
    /// Shows a spinner and ignores presses.
    #[prop_or_default]
    pub loading: bool,
    /// Makes it a link.
    #[prop_or_default]
    pub href: Option<AttrValue>,
    /// Makes it a toggle button.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// For a button that shows and hides something.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// It opens a menu.
    #[prop_or_default]
    pub has_popup: bool,
    /// The id of what it shows and hides.
    #[prop_or_default]
    pub controls: Option<AttrValue>,
    /// Takes the place of the label for assistive technology, when the label alone is ambiguous.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// Sends the form it stands in.
    #[prop_or_default]
    pub submit: bool,
    #[prop_or_default]
    pub id: AttrValue,
    #[prop_or_default]
    pub node_ref: NodeRef,
    #[prop_or_default]
    pub onclick: Callback<()>,
}

#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let reason_id = use_id(&AttrValue::default());
    let explained = props.disabled && !props.disabled_reason.is_empty();
    let inert = props.disabled || props.loading;
    let onclick = {
        let onclick = props.onclick.clone();
        Callback::from(move |event: MouseEvent| {
            if inert {
                event.prevent_default();
            } else {
                onclick.emit(());
            }
        })
    };
    let icon_only = props.icon_only || props.variant == ButtonVariant::Icon;
    let name = props.aria_label.clone().or_else(|| icon_only.then(|| props.label.clone()));
    let class = classes!(
        props.variant.class(),
        (props.disabled || props.loading).then_some("tw-button-disabled"),
        (props.pressed == Some(true)).then_some("tw-button-pressed"),
    );
    let content = html! {
        <>
            if props.loading {
                <Spinner />
            } else if let Some(name) = props.icon {
                <Icon {name} />
            }
            if !icon_only && !props.label.is_empty() {
                <span class="tw-button-text">{ props.label.clone() }</span>
            }
            if let Some(name) = props.icon_end {
                <Icon {name} />
            }
        </>
    };
    let id = (!props.id.is_empty()).then(|| props.id.clone());
    if let Some(href) = props.href.clone().filter(|_| !inert) {
        return html! {
            <a {class} {id} {href} aria-label={name} ref={props.node_ref.clone()} {onclick}>{ content }</a>
        };
    }
    let button = html! {
        <button
            type={if props.submit { "submit" } else { "button" }}
            {class}
            {id}
            disabled={inert && !explained && !props.loading}
            aria-disabled={(explained || props.loading).then_some("true")}
            aria-describedby={explained.then(|| reason_id.clone())}
            aria-label={name}
            aria-pressed={props.pressed.map(truth)}
            aria-expanded={props.expanded.map(truth)}
            aria-haspopup={props.has_popup.then_some("menu")}
            aria-controls={props.controls.clone()}
            title={(icon_only && !explained).then(|| props.label.clone())}
            ref={props.node_ref.clone()}
            {onclick}
        >
            { content }
        </button>
    };
    if !explained {
        return button;
    }
    html! {
        <span class="tw-button-frame">
            { button }
            <span class="tw-tooltip" role="tooltip" id={reason_id}>{ props.disabled_reason.clone() }</span>
        </span>
    }
}

/// An ARIA attribute's "true" or "false".
pub(crate) const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
