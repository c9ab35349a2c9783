//! A text link: to a page of the console, outside, or to a panel.

use crate::components::{Icon, IconName, use_words};
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum LinkVariant {
    /// Underlined, in running text and tables.
    #[default]
    Normal,
    /// Bold, without underline, standing alone.
    Strong,
    /// Small and bold beside a heading: opens the help panel. Text defaults to the word "Info".
    Info,
}

impl LinkVariant {
    const fn class(self) -> &'static str {
        match self {
            Self::Normal => "tw-link",
            Self::Strong => "tw-link tw-link-strong",
            Self::Info => "tw-link tw-link-info",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct LinkProps {
    #[prop_or_default]
    pub text: AttrValue,
    /// Without an address it is a button that looks like a link.
    #[prop_or_default]
    pub href: Option<AttrValue>,
    #[prop_or_default]
    pub variant: LinkVariant,
    /// Opens a new tab and says so.
    #[prop_or_default]
    pub external: bool,
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub onclick: Callback<()>,
}

#[component]
pub fn Link(props: &LinkProps) -> Html {
    let words = use_words();
    let class = props.variant.class();
    let text = if props.text.is_empty() && props.variant == LinkVariant::Info {
        words.info.clone()
    } else {
        props.text.clone()
    };
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    let Some(href) = props.href.clone() else {
        return html! {
            <button type="button" {class} aria-label={props.aria_label.clone()} {onclick}>{ text }</button>
        };
    };
    if props.external {
        return html! {
            <a {class} {href} target="_blank" rel="noopener noreferrer" {onclick}>
                { text }
                <span class="tw-link-external"><Icon name={IconName::ExternalLink} /></span>
                <span class="tw-hidden">{ words.external.clone() }</span>
            </a>
        };
    }
    html! { <a {class} {href} aria-label={props.aria_label.clone()} {onclick}>{ text }</a> }
}
