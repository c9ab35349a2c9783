//! A short label in a coloured pill: a count, a kind.

use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum BadgeColor {
    #[default]
    Grey,
    Blue,
    Green,
    Red,
    Yellow,
}

impl BadgeColor {
    const fn class(self) -> &'static str {
        match self {
            Self::Grey => "tw-badge tw-badge-grey",
            Self::Blue => "tw-badge tw-badge-blue",
            Self::Green => "tw-badge tw-badge-green",
            Self::Red => "tw-badge tw-badge-red",
            Self::Yellow => "tw-badge tw-badge-yellow",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct BadgeProps {
    pub text: AttrValue,
    #[prop_or_default]
    pub color: BadgeColor,
}

#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    html! { <span class={props.color.class()}>{ props.text.clone() }</span> }
}
