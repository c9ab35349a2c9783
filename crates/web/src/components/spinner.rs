//! A turning ring: something takes a moment.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SpinnerProps {
    #[prop_or_default]
    pub large: bool,
}

/// Decoration: put the words ("Loading") beside it.
#[component]
pub fn Spinner(props: &SpinnerProps) -> Html {
    html! {
        <span class={classes!("tw-spinner", props.large.then_some("tw-spinner-large"))} aria-hidden="true"></span>
    }
}
