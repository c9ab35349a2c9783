//! The dialogs that ask before a topic or a subscription is deleted.

use crate::components::{Alert, AlertKind, Button, ButtonVariant, FormField, Input, Modal, Stack};
use crate::store::{FlashKind, use_app};
use base::Document;
use console::sns::{DELETE_WORDS, delete_input, refusal};
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DeleteTopicProps {
    pub name: AttrValue,
    pub arn: AttrValue,
    pub onclose: Callback<()>,
}

/// Asks for typed words: a topic takes its subscriptions with it.
#[component]
pub fn DeleteTopic(props: &DeleteTopicProps) -> Html {
    let view = use_app().view();
    let typed = use_state(String::new);
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    html! {
        <Ask
            title={view.say("sns.topic.delete")}
            question={view.fill("sns.topic.delete.ask", &[("name", &props.name)])}
            certain={typed.trim() == DELETE_WORDS}
            operation="DeleteTopic"
            input={delete_input(&props.arn)}
            done={view.fill("sns.topic.deleted", &[("name", &props.name)])}
            next={Route::Topics}
            onclose={props.onclose.clone()}
        >
            <FormField label={view.fill("sns.topic.delete.type", &[("words", DELETE_WORDS)])} stretch={true}>
                <Input value={(*typed).clone()} placeholder={DELETE_WORDS} {onchange} autofocus={true} />
            </FormField>
        </Ask>
    }
}

#[derive(PartialEq, Properties)]
pub struct DeleteSubscriptionProps {
    pub endpoint: AttrValue,
    /// For `Unsubscribe`.
    pub input: Document,
    /// Where to go afterwards.
    pub next: Route,
    pub onclose: Callback<()>,
}

#[component]
pub fn DeleteSubscription(props: &DeleteSubscriptionProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sns.delete.subscription")}
            question={view.fill("sns.delete.ask", &[("endpoint", &props.endpoint)])}
            certain={true}
            operation="Unsubscribe"
            input={props.input.clone()}
            done={view.say("sns.delete.done")}
            next={props.next.clone()}
            onclose={props.onclose.clone()}
        />
    }
}

#[derive(PartialEq, Properties)]
struct AskProps {
    title: String,
    question: String,
    /// Whether the button can be pressed.
    certain: bool,
    operation: &'static str,
    input: Document,
    /// What the notification says afterwards.
    done: String,
    next: Route,
    onclose: Callback<()>,
    #[prop_or_default]
    children: Html,
}

#[component]
fn Ask(props: &AskProps) -> Html {
    let app = use_app();
    let view = app.view();
    let error = use_state(|| None::<String>);
    let delete = {
        let (app, error, onclose) = (app.clone(), error.clone(), props.onclose.clone());
        let (operation, input) = (props.operation, props.input.clone());
        let (done, next) = (props.done.clone(), props.next.clone());
        Callback::from(move |()| match app.call("sns", operation, input.clone()) {
            Ok(_) => {
                onclose.emit(());
                app.flash_with_undo(FlashKind::Success, done.clone());
                app.go(next.clone());
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("sns.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button
                label={view.say("sns.delete")}
                variant={ButtonVariant::Primary}
                disabled={!props.certain}
                onclick={delete}
            />
        </>
    };
    html! {
        <Modal title={props.title.clone()} onclose={props.onclose.clone()} {footer}>
            <Stack>
                <p>{ &props.question }</p>
                { props.children.clone() }
                if let Some(error) = &*error {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
            </Stack>
        </Modal>
    }
}
