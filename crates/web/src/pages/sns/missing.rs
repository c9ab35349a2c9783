//! A page of something that is not there.

use crate::components::{Button, Header, HeaderLevel, Stack};
use crate::store::use_app;
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MissingProps {
    pub title: AttrValue,
    /// Key of the words.
    pub text: &'static str,
    /// The list to go to, and the key of its name.
    pub list: Route,
    pub list_name: &'static str,
}

#[component]
pub fn Missing(props: &MissingProps) -> Html {
    let view = use_app().view();
    html! {
        <Stack>
            <Header title={props.title.clone()} level={HeaderLevel::H1} description={view.say(props.text)} />
            <div><Button label={view.say(props.list_name)} href={props.list.href()} /></div>
        </Stack>
    }
}
