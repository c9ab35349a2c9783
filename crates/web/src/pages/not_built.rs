//! A page that says that there is none.

use crate::store::use_app;
use console::Words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct NotBuiltProps {
    /// Keys of the words.
    pub title: &'static str,
    pub text: &'static str,
}

#[component]
pub fn NotBuilt(props: &NotBuiltProps) -> Html {
    let view = use_app().view();
    html! {
        <>
            <h1>{ view.say(props.title) }</h1>
            <p>{ view.say(props.text) }</p>
        </>
    }
}
