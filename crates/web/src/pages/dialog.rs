//! The dialogs of a page: which is open, and the one that asks before something
//! is done for good.

use crate::components::{Alert, AlertKind, Button, ButtonVariant, FormField, Input, Modal, Stack};
use crate::store::{FlashKind, use_app};
use console::sns::refusal;
use console::{Call, Route, Words};
use yew::prelude::*;

/// Which of a page's dialogs is open; `()` where it has one only.
#[derive(Clone, PartialEq)]
pub struct Dialog<T: PartialEq + 'static>(UseStateHandle<Option<T>>);

#[hook]
pub fn use_dialog<T: PartialEq + 'static>() -> Dialog<T> {
    Dialog(use_state(|| None))
}

impl<T: Copy + PartialEq + 'static> Dialog<T> {
    pub fn open(&self, which: T) -> Callback<()> {
        let open = self.0.clone();
        Callback::from(move |()| open.set(Some(which)))
    }

    pub fn close(&self) -> Callback<()> {
        let open = self.0.clone();
        Callback::from(move |()| open.set(None))
    }

    pub fn which(&self) -> Option<T> {
        *self.0
    }

    pub fn is_open(&self) -> bool {
        self.0.is_some()
    }
}

#[derive(PartialEq, Properties)]
pub struct AskProps {
    pub title: String,
    pub question: String,
    /// What is to be typed first; nothing where empty. AWS asks for it in English in
    /// every language.
    #[prop_or_default]
    pub words: &'static str,
    pub button: String,
    /// In order; the first refusal ends it.
    pub calls: Vec<Call>,
    /// What the notification says afterwards.
    pub done: String,
    #[prop_or_default]
    pub next: Option<Route>,
    pub onclose: Callback<()>,
}

#[component]
pub fn Ask(props: &AskProps) -> Html {
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
        let (calls, done, next) = (props.calls.clone(), props.done.clone(), props.next.clone());
        Callback::from(move |()| {
            for (service, operation, input) in &calls {
                if let Err(refused) = app.call(service, operation, input.clone()) {
                    return error.set(Some(refusal(&refused)));
                }
            }
            onclose.emit(());
            // One step back takes back one call.
            match calls.len() {
                1 => app.flash_with_undo(FlashKind::Success, done.clone()),
                _ => app.flash(FlashKind::Success, done.clone()),
            }
            if let Some(next) = &next {
                app.go(next.clone());
            }
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
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
                    <FormField label={view.fill("words.type", &[("words", props.words)])} stretch={true}>
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
