//! Sending a message to a queue, and polling it.

use super::attributes::AttributeEditor;
use super::polling::Polling;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Columns, Container, ExpandableSection, FormField, Header, HeaderLevel,
    Inline, Input, InputKind, Stack, Textarea,
};
use crate::pages::form_state::{FormState, use_form};
use crate::pages::sns::Missing;
use crate::store::{App, FlashKind, use_app};
use console::sns::{AttributeRow, refusal};
use console::sqs::{MessageDraft, MessageField, MessagesPage, messages_page};
use console::{Route, View, Words};
use yew::prelude::*;

/// The form's state.
type State = FormState<MessageDraft, MessageField>;

#[derive(PartialEq, Properties)]
pub struct QueueMessagesProps {
    /// The queue's name.
    pub name: AttrValue,
}

#[component]
pub fn QueueMessages(props: &QueueMessagesProps) -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_form(MessageDraft::default);
    let Some(page) = messages_page(&app.account(), &view, &props.name) else {
        let title = view.fill("sqs.missing", &[("name", &props.name)]);
        return html! { <Missing {title} text="sqs.missing.text" list={Route::Queues} list_name="sqs.queues" /> };
    };
    let send = {
        let (app, state, url) = (app.clone(), state.clone(), page.url.clone());
        Callback::from(move |()| send(&app, &state, &url))
    };
    let clear = {
        let state = state.clone();
        Callback::from(move |()| state.reset(MessageDraft::default()))
    };
    let actions = html! {
        <>
            <Button label={view.say("sqs.send.clear")} onclick={clear} />
            <Button label={view.say("sqs.send")} variant={ButtonVariant::Primary} onclick={send} />
        </>
    };
    html! {
        <Stack>
            <Header title={view.say("sqs.messages")} level={HeaderLevel::H1} description={view.fill("sqs.messages.of", &[("name", &props.name)])} />
            <Container title={view.say("sqs.send")} {actions}>
                <Stack>
                    if let Some(error) = state.error(MessageField::Form) {
                        <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                    }
                    { fields(&view, &page, &state) }
                </Stack>
            </Container>
            <Polling {page} />
        </Stack>
    }
}

fn send(app: &App, state: &State, url: &str) {
    match app.call("sqs", "SendMessage", state.draft.input(url)) {
        Ok(answer) => {
            let id = answer.at("MessageId").text();
            app.flash(FlashKind::Success, app.view().fill("sqs.sent", &[("id", id)]));
        }
        Err(error) => {
            let field = MessageField::of(&error);
            state.refuse(field, refusal(&error), control(field));
        }
    }
}

/// The id of a field's control.
fn control(field: MessageField) -> &'static str {
    match field {
        MessageField::Body => "message-body",
        MessageField::Group => "message-group",
        MessageField::Deduplication => "message-deduplication",
        MessageField::Delay => "message-delay",
        MessageField::Attributes | MessageField::Form => "",
    }
}

fn fields(view: &View, page: &MessagesPage, state: &State) -> Html {
    let draft = &state.draft;
    let text = |label: &'static str, field, kind, value: &String, change: fn(&mut MessageDraft, String)| {
        let constraint = if field == MessageField::Delay { view.say("sqs.delay.constraint") } else { String::new() };
        html! {
            <FormField label={view.say(label)} {constraint} control_id={control(field)} error={state.error(field)}>
                <Input {kind} value={value.clone()} onchange={state.edit(change)} />
            </FormField>
        }
    };
    let attributes = state.edit(|draft: &mut MessageDraft, rows: Vec<AttributeRow>| draft.attributes = rows);
    html! {
        <>
            <FormField
                label={view.say("sqs.body")}
                description={view.say("sqs.body.text")}
                control_id={control(MessageField::Body)}
                error={state.error(MessageField::Body)}
                stretch={true}
            >
                <Textarea value={draft.body.clone()} rows={6} onchange={state.edit(|draft: &mut MessageDraft, text: String| draft.body = text)} />
            </FormField>
            if page.fifo {
                <Columns>
                    { text("sqs.group", MessageField::Group, InputKind::Text, &draft.group_id, |draft, text| draft.group_id = text) }
                    { text("sqs.deduplication-id", MessageField::Deduplication, InputKind::Text, &draft.deduplication_id, |draft, text| draft.deduplication_id = text) }
                </Columns>
            } else {
                <Inline>
                    { text("sqs.delay", MessageField::Delay, InputKind::Number, &draft.delay, |draft, text| draft.delay = text) }
                </Inline>
            }
            <ExpandableSection title={format!("{} - {}", view.say("sqs.attributes"), view.say("words.optional"))}>
                <AttributeEditor rows={draft.attributes.clone()} error={state.error(MessageField::Attributes)} onchange={attributes} />
            </ExpandableSection>
        </>
    }
}
