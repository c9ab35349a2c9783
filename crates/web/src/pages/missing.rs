//! What stands where there is no page or no lab.

use crate::store::use_app;
use console::Words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MissingProps {
    /// Keys of the words.
    pub title: &'static str,
    pub text: &'static str,
}

#[component]
pub fn Missing(props: &MissingProps) -> Html {
    let view = use_app().view();
    html! {
        <>
            <h1>{ view.say(props.title) }</h1>
            <p>{ view.say(props.text) }</p>
        </>
    }
}
