//! The world outside: a mailbox and a phone.

use crate::store::use_app;
use console::Words;
use yew::prelude::*;

/// Not built yet, and says so.
#[component]
pub fn WorldPanel() -> Html {
    let view = use_app().view();
    html! { <p>{ view.say("app.not-built.title") }</p> }
}
