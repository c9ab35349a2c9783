//! Receiving messages: what a poll brought, to open and to delete.

use super::message_details::MessageDetails;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Cell, Column, Link, LinkVariant, Row, Selection, Stack, Table, TableEmpty,
};
use crate::store::{App, FlashKind, use_app};
use console::sns::refusal;
use console::sqs::{MessagesPage, PolledMessage, poll_input, polled};
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct PollingProps {
    pub page: MessagesPage,
}

#[component]
pub fn Polling(props: &PollingProps) -> Html {
    let app = use_app();
    let view = app.view();
    let found = use_state(|| None::<Rc<Vec<PolledMessage>>>);
    let chosen = use_state(Vec::<AttrValue>::new);
    let opened = use_state(|| None::<AttrValue>);
    let error = use_state(|| None::<String>);
    let messages: Rc<Vec<PolledMessage>> = (*found).clone().unwrap_or_default();
    let poll = {
        let (app, found, error, url) = (app.clone(), found.clone(), error.clone(), props.page.url.clone());
        Callback::from(move |()| match poll(&app, &url, found.as_deref().map_or(&[], |it| it.as_slice())) {
            Ok(messages) => {
                error.set(None);
                found.set(Some(Rc::new(messages)));
            }
            Err(refused) => error.set(Some(refused)),
        })
    };
    let delete = {
        let (app, found, chosen, error) = (app.clone(), found.clone(), chosen.clone(), error.clone());
        let messages = messages.clone();
        Callback::from(move |()| match delete(&app, &messages, &chosen) {
            Ok(left) => {
                chosen.set(Vec::new());
                found.set(Some(Rc::new(left)));
            }
            Err(refused) => error.set(Some(refused)),
        })
    };
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |ids: Vec<AttrValue>| chosen.set(ids))
    };
    let show = {
        let opened = opened.clone();
        Callback::from(move |id: Option<AttrValue>| opened.set(id))
    };
    let actions = html! {
        <>
            <Button label={view.say("sqs.delete")} disabled={chosen.is_empty()} disabled_reason={view.say("sqs.message.select")} onclick={delete} />
            <Button label={view.say("sqs.poll")} variant={ButtonVariant::Primary} onclick={poll} />
        </>
    };
    let asked = found.is_some();
    let empty = TableEmpty {
        title: view.say(if asked { "sqs.polled.none" } else { "sqs.poll.first" }).into(),
        text: view.say(if asked { "sqs.polled.none.text" } else { "sqs.poll.first.text" }).into(),
        ..TableEmpty::default()
    };
    let selected: Vec<AttrValue> = (*chosen).clone();
    let rows: Vec<Row> = messages.iter().map(|message| row(&view, message, &show)).collect();
    html! {
        <Stack>
            if let Some(error) = &*error {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            <Table
                title={view.say("sqs.receive")}
                description={props.page.waiting.clone()}
                columns={Rc::new(columns(&view))}
                rows={Rc::new(rows)}
                {actions}
                {empty}
                selection={Selection::Multi}
                {selected}
                {onselect}
            />
            if let Some(message) = messages.iter().find(|it| opened.as_deref() == Some(it.id.as_str())) {
                <MessageDetails message={message.clone()} onclose={show.reform(|()| None)} />
            }
        </Stack>
    }
}

/// What is there now joins what was there; a message received again replaces
/// its former self, whose receipt is no longer good.
fn poll(app: &App, url: &str, before: &[PolledMessage]) -> Result<Vec<PolledMessage>, String> {
    let answer = app.call("sqs", "ReceiveMessage", poll_input(url)).map_err(|refused| refusal(&refused))?;
    let new = polled(&app.view(), url, &answer);
    let again = |old: &&PolledMessage| !new.iter().any(|message| message.id == old.id);
    Ok(before.iter().filter(again).cloned().chain(new.clone()).collect())
}

fn delete(app: &App, messages: &[PolledMessage], chosen: &[AttrValue]) -> Result<Vec<PolledMessage>, String> {
    let is_chosen = |message: &&PolledMessage| chosen.iter().any(|id| message.id == id.as_str());
    for message in messages.iter().filter(is_chosen) {
        app.call("sqs", "DeleteMessage", message.delete.clone()).map_err(|refused| refusal(&refused))?;
    }
    let count = messages.iter().filter(is_chosen).count().to_string();
    app.flash_with_undo(FlashKind::Success, app.view().fill("sqs.message.deleted", &[("n", &count)]));
    Ok(messages.iter().filter(|message| !is_chosen(message)).cloned().collect())
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new("id", view.say("sqs.message.id")),
        Column::new("body", view.say("sqs.body")).wide_only(),
        Column::new("sent", view.say("sqs.message.sent")),
        Column::new("size", view.say("sqs.message.size")).wide_only(),
        Column::new("count", view.say("sqs.message.count")).end(),
    ]
}

fn row(view: &View, it: &PolledMessage, show: &Callback<Option<AttrValue>>) -> Row {
    let id = AttrValue::from(it.id.clone());
    let open = {
        let (show, id) = (show.clone(), id.clone());
        Callback::from(move |()| show.emit(Some(id.clone())))
    };
    let link = html! {
        <Link text={id.clone()} variant={LinkVariant::Normal} aria_label={view.fill("sqs.message.open", &[("id", &it.id)])} onclick={open} />
    };
    let start: String = it.body.chars().take(60).collect();
    let cells = vec![
        Cell::html(id.clone(), link),
        Cell::text(start),
        Cell::text(it.sent.clone()),
        Cell::text(it.size.clone()),
        Cell::text(it.receive_count.clone()),
    ];
    Row::new(id.clone(), id, cells)
}
