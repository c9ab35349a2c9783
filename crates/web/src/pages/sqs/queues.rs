//! The list of queues.

use super::ask::{DeleteQueue, PurgeQueue};
use crate::components::{Cell, Column, Row};
use crate::pages::dialog::use_dialog;
use crate::pages::list::{List, ListWords, does, leads, use_chosen};
use crate::store::use_app;
use console::sqs::{QueueRow, queues};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "sqs.queues",
    text: "sqs.queues.info",
    filter: "sqs.queues.filter",
    none: "sqs.queues.empty",
    none_text: "sqs.queues.empty.text",
    create: "sqs.create",
};

/// The dialogs.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Purge,
    Delete,
}

#[component]
pub fn Queues() -> Html {
    let app = use_app();
    let view = app.view();
    let queues = queues(&app.account(), &view);
    let (chosen, dialog) = (use_chosen(), use_dialog());
    let picked = chosen.among(&queues, |row| &row.name).cloned();
    let one = picked.as_ref().ok_or("sqs.select");
    let actions = html! {
        <>
            { leads(&view, "sqs.edit", one.map(|row| Route::EditQueue(row.name.clone()))) }
            { does(&view, "sqs.purge", one.map(|_| dialog.open(Asks::Purge))) }
            { does(&view, "sqs.delete", one.map(|_| dialog.open(Asks::Delete))) }
            { leads(&view, "sqs.messages", one.map(|row| Route::QueueMessages(row.name.clone()))) }
        </>
    };
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(queues, |queues| queues.iter().map(row).collect::<Vec<_>>());
    let asked = picked.zip(dialog.which()).map(|(row, asks)| match asks {
        Asks::Purge => html! { <PurgeQueue name={row.name} url={row.url} onclose={dialog.close()} /> },
        Asks::Delete => html! { <DeleteQueue name={row.name} url={row.url} onclose={dialog.close()} /> },
    });
    html! {
        <>
            <List words={WORDS} {columns} {rows} {chosen} {actions} create={Route::CreateQueue} />
            { for asked }
        </>
    }
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new("name", view.say("sqs.name")),
        Column::new("type", view.say("sqs.type")),
        Column::new("available", view.say("sqs.available")).end(),
        Column::new("in-flight", view.say("sqs.in-flight")).end(),
        Column::new("created", view.say("sqs.created")).wide_only(),
        Column::new("deduplication", view.say("sqs.deduplication")).wide_only(),
    ]
}

fn row(it: &QueueRow) -> Row {
    let cells = vec![
        Cell::link(it.name.clone(), it.route.href()),
        Cell::text(it.kind.clone()),
        Cell::text(it.available.clone()).sorted_by(format!("{:0>12}", it.available)),
        Cell::text(it.in_flight.clone()).sorted_by(format!("{:0>12}", it.in_flight)),
        Cell::text(it.created.clone()),
        Cell::text(it.deduplication.clone()),
    ];
    Row::new(it.name.clone(), it.name.clone(), cells)
}
