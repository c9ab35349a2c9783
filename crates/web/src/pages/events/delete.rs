//! The dialog that asks before a rule is deleted.

use crate::components::{Button, ButtonVariant, Modal};
use crate::store::use_app;
use console::Words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DeleteProps {
    pub name: AttrValue,
    pub onclose: Callback<()>,
    pub onconfirm: Callback<()>,
}

#[component]
pub fn Delete(props: &DeleteProps) -> Html {
    let view = use_app().view();
    let footer = html! {
        <>
            <Button label={view.say("events.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("events.delete")} variant={ButtonVariant::Primary} onclick={props.onconfirm.clone()} />
        </>
    };
    html! {
        <Modal
            title={view.fill("events.delete.title", &[("name", &props.name)])}
            onclose={props.onclose.clone()}
            {footer}
        >
            <p>{ view.say("events.delete.text") }</p>
        </Modal>
    }
}
