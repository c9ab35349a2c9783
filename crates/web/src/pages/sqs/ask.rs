//! The dialogs that ask before a queue is emptied or deleted, or its dead
//! letters are moved back.

use crate::components::{Alert, AlertKind, Button, ButtonVariant, FormField, Input, Modal, Stack};
use crate::store::{FlashKind, use_app};
use base::Document;
use console::sns::refusal;
use console::sqs::url_input;
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct QueueDialogProps {
    pub name: AttrValue,
    pub url: AttrValue,
    pub onclose: Callback<()>,
}

/// AWS asks for these words in English in every language.
const DELETE: &str = "confirm";
const PURGE: &str = "purge";

#[component]
pub fn DeleteQueue(props: &QueueDialogProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sqs.delete.title")}
            question={view.fill("sqs.delete.ask", &[("name", &props.name)])}
            words={DELETE}
            button={view.say("sqs.delete")}
            operation="DeleteQueue"
            input={url_input(&props.url)}
            done={view.fill("sqs.deleted", &[("name", &props.name)])}
            next={Route::Queues}
            onclose={props.onclose.clone()}
        />
    }
}

#[component]
pub fn PurgeQueue(props: &QueueDialogProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sqs.purge.title")}
            question={view.fill("sqs.purge.ask", &[("name", &props.name)])}
            words={PURGE}
            button={view.say("sqs.purge")}
            operation="PurgeQueue"
            input={url_input(&props.url)}
            done={view.fill("sqs.purged", &[("name", &props.name)])}
            onclose={props.onclose.clone()}
        />
    }
}

#[derive(PartialEq, Properties)]
pub struct RedriveQueueProps {
    pub name: AttrValue,
    pub arn: AttrValue,
    pub onclose: Callback<()>,
}

#[component]
pub fn RedriveQueue(props: &RedriveQueueProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sqs.redrive")}
            question={view.fill("sqs.redrive.ask", &[("name", &props.name)])}
            button={view.say("sqs.redrive")}
            operation="StartMessageMoveTask"
            input={Document::map().with("SourceArn", props.arn.as_str())}
            done={view.fill("sqs.redriven", &[("name", &props.name)])}
            onclose={props.onclose.clone()}
        />
    }
}

#[derive(PartialEq, Properties)]
struct AskProps {
    title: String,
    question: String,
    /// What is to be typed first; nothing where empty.
    #[prop_or_default]
    words: &'static str,
    button: String,
    operation: &'static str,
    input: Document,
    /// What the notification says afterwards.
    done: String,
    #[prop_or_default]
    next: Option<Route>,
    onclose: Callback<()>,
}

#[component]
fn Ask(props: &AskProps) -> Html {
    let app = use_app();
    let view = app.view();
    let typed = use_state(String::new);
    let error = use_state(|| None::<String>);
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    let act = {
        let (app, error, onclose) = (app.clone(), error.clone(), props.onclose.clone());
        let (operation, input) = (props.operation, props.input.clone());
        let (done, next) = (props.done.clone(), props.next.clone());
        Callback::from(move |()| match app.call("sqs", operation, input.clone()) {
            Ok(_) => {
                onclose.emit(());
                app.flash_with_undo(FlashKind::Success, done.clone());
                if let Some(next) = &next {
                    app.go(next.clone());
                }
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("sqs.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button
                label={props.button.clone()}
                variant={ButtonVariant::Primary}
                disabled={typed.trim() != props.words}
                onclick={act}
            />
        </>
    };
    html! {
        <Modal title={props.title.clone()} onclose={props.onclose.clone()} {footer}>
            <Stack>
                <p>{ &props.question }</p>
                if !props.words.is_empty() {
                    <FormField label={view.fill("sqs.ask.type", &[("words", props.words)])} stretch={true}>
                        <Input value={(*typed).clone()} placeholder={props.words} {onchange} autofocus={true} />
                    </FormField>
                }
                if let Some(error) = &*error {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
            </Stack>
        </Modal>
    }
}
