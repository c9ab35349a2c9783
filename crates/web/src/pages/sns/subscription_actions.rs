//! What can be done with a subscription: ask again, confirm by a pasted link,
//! delete.

use super::delete::DeleteSubscription;
use crate::components::{Button, ButtonVariant, FormField, Input, Modal};
use crate::pages::dialog::use_dialog;
use crate::store::{FlashKind, use_app};
use console::sns::{SubscriptionPage, confirm_input, refusal};
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct SubscriptionActionsProps {
    /// The chosen one; none disables the buttons.
    pub page: Option<SubscriptionPage>,
    /// Where to go when it is deleted.
    pub next: Route,
}

/// The dialogs.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Confirm,
    Delete,
}

#[component]
pub fn SubscriptionActions(props: &SubscriptionActionsProps) -> Html {
    let app = use_app();
    let view = app.view();
    let dialog = use_dialog();
    let page = props.page.clone();
    let pending = page.as_ref().is_some_and(|page| page.row.pending);
    let unpending = match &page {
        None => view.say("sns.select.subscription"),
        Some(_) => view.say("sns.request.confirmed"),
    };
    let keeps = page.as_ref().map_or_else(|| view.say("sns.select.subscription"), |page| page.keeps.clone());
    let request = {
        let (app, page) = (app.clone(), page.clone());
        Callback::from(move |()| {
            let Some(page) = &page else { return };
            let (kind, text) = match app.call("sns", "Subscribe", page.again.clone()) {
                Ok(_) => {
                    let text = app.view().fill("sns.request.done", &[("endpoint", &page.row.endpoint)]);
                    (FlashKind::Success, text)
                }
                Err(refused) => (FlashKind::Error, refusal(&refused)),
            };
            app.flash(kind, text);
        })
    };
    html! {
        <>
            <Button label={view.say("sns.delete")} disabled={!keeps.is_empty()} disabled_reason={keeps} onclick={dialog.open(Asks::Delete)} />
            <Button label={view.say("sns.request")} disabled={!pending} disabled_reason={unpending.clone()} onclick={request} />
            <Button label={view.say("sns.confirm")} disabled={!pending} disabled_reason={unpending} onclick={dialog.open(Asks::Confirm)} />
            if dialog.which() == Some(Asks::Confirm) {
                <ConfirmSubscription onclose={dialog.close()} />
            }
            if let Some(page) = page.filter(|_| dialog.which() == Some(Asks::Delete)) {
                <DeleteSubscription
                    endpoint={page.subject}
                    input={page.unsubscribe}
                    next={props.next.clone()}
                    onclose={dialog.close()}
                />
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ConfirmProps {
    onclose: Callback<()>,
}

/// Takes the address of the link in the mail.
#[component]
fn ConfirmSubscription(props: &ConfirmProps) -> Html {
    let app = use_app();
    let view = app.view();
    let url = use_state(String::new);
    let error = use_state(|| None::<AttrValue>);
    let onchange = {
        let (url, error) = (url.clone(), error.clone());
        Callback::from(move |text: String| {
            url.set(text);
            error.set(None);
        })
    };
    let confirm = {
        let (app, url, error, onclose) = (app.clone(), url.clone(), error.clone(), props.onclose.clone());
        Callback::from(move |()| {
            let Some(input) = confirm_input(&url) else {
                return error.set(Some(app.view().say("sns.confirm.bad").into()));
            };
            match app.call("sns", "ConfirmSubscription", input) {
                Ok(_) => {
                    onclose.emit(());
                    app.flash_with_undo(FlashKind::Success, app.view().say("sns.confirm.done"));
                }
                Err(refused) => error.set(Some(refusal(&refused).into())),
            }
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("sns.confirm")} variant={ButtonVariant::Primary} onclick={confirm.clone()} />
        </>
    };
    html! {
        <Modal title={view.say("sns.confirm")} onclose={props.onclose.clone()} {footer}>
            <FormField
                label={view.say("sns.confirm.url")}
                description={view.say("sns.confirm.text")}
                error={(*error).clone()}
                stretch={true}
            >
                <Input value={(*url).clone()} {onchange} onenter={confirm} autofocus={true} />
            </FormField>
        </Modal>
    }
}
