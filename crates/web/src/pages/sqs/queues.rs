//! The list of queues.

use super::ask::{DeleteQueue, PurgeQueue};
use crate::components::{Button, ButtonVariant, Cell, Column, Row, Selection, Table, TableEmpty};
use crate::store::use_app;
use console::sqs::{QueueRow, queues};
use console::{Route, View, Words};
use yew::prelude::*;

/// Which dialog is open.
#[derive(Clone, Copy, PartialEq)]
enum Dialog {
    None,
    Purge,
    Delete,
}

#[component]
pub fn Queues() -> Html {
    let app = use_app();
    let view = app.view();
    let rows = queues(&app.account(), &view);
    let chosen = use_state(Vec::<AttrValue>::new);
    let dialog = use_state(|| Dialog::None);
    // What has left the list, or is of another region, is no longer chosen.
    let picked = rows.iter().find(|row| chosen.iter().any(|name| row.name == name.as_str())).cloned();
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |names: Vec<AttrValue>| chosen.set(names))
    };
    let show = |which: Dialog| {
        let dialog = dialog.clone();
        Callback::from(move |()| dialog.set(which))
    };
    let create = |variant: ButtonVariant| {
        html! { <Button label={view.say("sqs.create")} {variant} href={Route::CreateQueue.href()} /> }
    };
    let leads = |key: &'static str, route: Option<Route>| {
        html! {
            <Button
                label={view.say(key)}
                disabled={route.is_none()}
                disabled_reason={view.say("sqs.select")}
                href={route.map(|route| AttrValue::from(route.href()))}
            />
        }
    };
    let opens = |key: &'static str, which: Dialog| {
        html! {
            <Button
                label={view.say(key)}
                disabled={picked.is_none()}
                disabled_reason={view.say("sqs.select")}
                onclick={show(which)}
            />
        }
    };
    let actions = html! {
        <>
            { leads("sqs.edit", picked.as_ref().map(|row| Route::EditQueue(row.name.clone()))) }
            { opens("sqs.purge", Dialog::Purge) }
            { opens("sqs.delete", Dialog::Delete) }
            { leads("sqs.messages", picked.as_ref().map(|row| Route::QueueMessages(row.name.clone()))) }
            { create(ButtonVariant::Primary) }
        </>
    };
    let empty = TableEmpty {
        title: view.say("sqs.queues.empty").into(),
        text: view.say("sqs.queues.empty.text").into(),
        action: create(ButtonVariant::Normal),
    };
    let selected: Vec<AttrValue> = picked.iter().map(|row| AttrValue::from(row.name.clone())).collect();
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(rows, |rows| rows.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <Table
                title={view.say("sqs.queues")}
                description={view.say("sqs.queues.info")}
                major={true}
                {columns}
                {rows}
                {actions}
                {empty}
                filter_placeholder={view.say("sqs.queues.filter")}
                selection={Selection::Single}
                {selected}
                {onselect}
            />
            if let Some(row) = picked {
                if *dialog == Dialog::Purge {
                    <PurgeQueue name={row.name} url={row.url} onclose={show(Dialog::None)} />
                } else if *dialog == Dialog::Delete {
                    <DeleteQueue name={row.name} url={row.url} onclose={show(Dialog::None)} />
                }
            }
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
