//! The dialog that asks before a function is deleted.

use crate::components::{Alert, AlertKind, Button, ButtonVariant, FormField, Input, Modal, Stack};
use crate::store::{FlashKind, use_app};
use console::lambda::name_input;
use console::sns::refusal;
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DeleteFunctionProps {
    pub name: AttrValue,
    pub onclose: Callback<()>,
}

/// AWS asks for this word in English in every language.
const WORD: &str = "confirm";

#[component]
pub fn DeleteFunction(props: &DeleteFunctionProps) -> Html {
    let app = use_app();
    let view = app.view();
    let typed = use_state(String::new);
    let error = use_state(|| None::<String>);
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    let delete = {
        let (app, error, name, onclose) = (app.clone(), error.clone(), props.name.clone(), props.onclose.clone());
        Callback::from(move |()| match app.call("lambda", "DeleteFunction", name_input(&name)) {
            Ok(_) => {
                onclose.emit(());
                app.flash_with_undo(FlashKind::Success, app.view().fill("lambda.deleted", &[("name", &name)]));
                app.go(Route::Functions);
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("lambda.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button
                label={view.say("lambda.delete")}
                variant={ButtonVariant::Primary}
                disabled={typed.trim() != WORD}
                onclick={delete}
            />
        </>
    };
    html! {
        <Modal title={view.say("lambda.delete.title")} onclose={props.onclose.clone()} {footer}>
            <Stack>
                <p>{ view.fill("lambda.delete.ask", &[("name", &props.name)]) }</p>
                <FormField label={view.fill("lambda.delete.type", &[("words", WORD)])} stretch={true}>
                    <Input value={(*typed).clone()} placeholder={WORD} {onchange} autofocus={true} />
                </FormField>
                if let Some(error) = &*error {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
            </Stack>
        </Modal>
    }
}
