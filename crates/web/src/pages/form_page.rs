//! A form that is a page: its heading, what is wrong with the whole of it, its
//! parts, and the buttons that leave and save.

use crate::components::{Alert, AlertKind, Button, ButtonVariant, Form, Header, HeaderLevel, Inline};
use crate::store::use_app;
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct FormPageProps {
    pub title: AttrValue,
    #[prop_or_default]
    pub description: AttrValue,
    /// What is wrong and belongs to no field.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Where Cancel leads.
    pub back: Route,
    /// The button that saves.
    pub button: AttrValue,
    pub onsubmit: Callback<()>,
    pub children: Html,
}

#[component]
pub fn FormPage(props: &FormPageProps) -> Html {
    let view = use_app().view();
    html! {
        <Form>
            <Header title={props.title.clone()} level={HeaderLevel::H1} description={props.description.clone()} />
            if let Some(error) = props.error.clone() {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            { props.children.clone() }
            <Inline>
                <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} href={props.back.href()} />
                <Button label={props.button.clone()} variant={ButtonVariant::Primary} onclick={props.onsubmit.clone()} />
            </Inline>
        </Form>
    }
}
