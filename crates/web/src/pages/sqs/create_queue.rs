//! The form that makes a queue, and the same form for one that there is.

use super::queue_fields::{Editing, access, basics, configuration, control, dead_letters, tags};
use crate::pages::form_page::FormPage;
use crate::pages::form_state::use_form;
use crate::pages::sns::Missing;
use crate::store::{App, FlashKind, use_app};
use console::sns::refusal;
use console::sqs::{QueueDraft, QueueField, queue_form};
use console::{Route, Words};
use yew::prelude::*;

#[component]
pub fn CreateQueue() -> Html {
    html! { <QueueEditor draft={QueueDraft::default()} /> }
}

#[derive(PartialEq, Properties)]
pub struct EditQueueProps {
    pub name: AttrValue,
}

#[component]
pub fn EditQueue(props: &EditQueueProps) -> Html {
    let app = use_app();
    let view = app.view();
    match QueueDraft::of(&app.account(), &view, &props.name) {
        Some(draft) => html! { <QueueEditor {draft} /> },
        None => {
            let title = view.fill("sqs.missing", &[("name", &props.name)]);
            html! { <Missing {title} text="sqs.missing.text" list={Route::Queues} list_name="sqs.queues" /> }
        }
    }
}

#[derive(PartialEq, Properties)]
struct QueueEditorProps {
    /// As the form opens.
    draft: QueueDraft,
}

#[component]
fn QueueEditor(props: &QueueEditorProps) -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_form(|| props.draft.clone());
    let form = queue_form(&app.account(), &view, &state.draft);
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    let new = state.draft.is_new();
    let title = if new { view.say("sqs.create") } else { view.fill("sqs.edit.title", &[("name", &state.draft.name)]) };
    let back = if new { Route::Queues } else { Route::Queue(state.draft.name.clone()) };
    html! {
        <FormPage
            {title}
            error={state.error(QueueField::Form)}
            {back}
            button={view.say(if new { "sqs.create" } else { "sqs.save" })}
            onsubmit={submit.clone()}
        >
            { basics(&view, &state, &submit) }
            { configuration(&view, &state) }
            { access(&app, &view, &state) }
            { dead_letters(&view, &state, &form) }
            if new { { tags(&view, &state) } }
        </FormPage>
    }
}

fn submit(app: &App, state: &Editing) {
    let draft = &state.draft;
    let name = draft.name.trim().to_string();
    let (operation, input, said) = match draft.is_new() {
        true => ("CreateQueue", draft.create_input(&app.account(), app.view().region), "sqs.created.done"),
        false => ("SetQueueAttributes", draft.change_input(), "sqs.saved"),
    };
    match app.call("sqs", operation, input) {
        Ok(_) => {
            app.flash_with_undo(FlashKind::Success, app.view().fill(said, &[("name", &name)]));
            app.go(Route::Queue(name));
        }
        Err(error) => {
            let field = QueueField::of(&error);
            state.refuse(field, refusal(&error), control(field));
        }
    }
}
