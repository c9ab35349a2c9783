//! Where the page is: the path to it, its own name last, as text.

use crate::components::{Icon, IconName};
use yew::prelude::*;

/// A step of the path: its text and address. The last one's address is not used.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Crumb {
    pub text: AttrValue,
    pub href: AttrValue,
}

impl Crumb {
    pub fn new(text: impl Into<AttrValue>, href: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

#[derive(Properties, PartialEq)]
pub struct BreadcrumbsProps {
    pub items: Vec<Crumb>,
    /// Names the landmark: "Breadcrumbs".
    pub label: AttrValue,
}

#[component]
pub fn Breadcrumbs(props: &BreadcrumbsProps) -> Html {
    let last = props.items.len().saturating_sub(1);
    html! {
        <nav class="tw-breadcrumbs" aria-label={props.label.clone()}>
            <ol class="tw-breadcrumbs-list">
                { for props.items.iter().enumerate().map(|(index, it)| html! {
                    <li class="tw-breadcrumb" key={index}>
                        if index < last {
                            <a class="tw-breadcrumb-link" href={it.href.clone()}>{ it.text.clone() }</a>
                            <span class="tw-breadcrumb-mark"><Icon name={IconName::AngleRight} /></span>
                        } else {
                            <span class="tw-breadcrumb-here" aria-current="page">{ it.text.clone() }</span>
                        }
                    </li>
                }) }
            </ol>
        </nav>
    }
}
