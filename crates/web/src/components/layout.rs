//! Space between things, since no component has a margin: stacks, rows and columns.

use yew::prelude::*;

/// The space between the parts.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Gap {
    Xs,
    S,
    M,
    /// Between containers of a page and fields of a form.
    #[default]
    L,
}

impl Gap {
    const fn class(self) -> &'static str {
        match self {
            Self::Xs => "tw-gap-xs",
            Self::S => "tw-gap-s",
            Self::M => "tw-gap-m",
            Self::L => "tw-gap-l",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct StackProps {
    #[prop_or_default]
    pub gap: Gap,
    pub children: Html,
}

/// One below the other.
#[component]
pub fn Stack(props: &StackProps) -> Html {
    html! { <div class={classes!("tw-stack", props.gap.class())}>{ props.children.clone() }</div> }
}

/// Side by side, wrapping. The usual gap between buttons is `Gap::Xs`.
#[component]
pub fn Inline(props: &StackProps) -> Html {
    html! { <div class={classes!("tw-inline", props.gap.class())}>{ props.children.clone() }</div> }
}

#[derive(Properties, PartialEq)]
pub struct ColumnsProps {
    /// 2, 3 or 4; fewer where there is no room.
    #[prop_or(2)]
    pub count: u8,
    pub children: Html,
}

/// Columns of equal width; each child is a cell.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let class = match props.count {
        0..=2 => "tw-columns tw-columns-2",
        3 => "tw-columns tw-columns-3",
        _ => "tw-columns tw-columns-4",
    };
    html! { <div {class}>{ props.children.clone() }</div> }
}

/// A form's body: fields one below the other, never wider than 800 pixels.
#[component]
pub fn Form(props: &StackProps) -> Html {
    html! { <div class={classes!("tw-form", props.gap.class())}>{ props.children.clone() }</div> }
}
