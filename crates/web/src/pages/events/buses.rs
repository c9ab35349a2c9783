//! The list of event buses.

use super::bus::DeleteBus;
use crate::components::{Cell, Column, Row};
use crate::pages::dialog::use_dialog;
use crate::pages::list::{List, ListWords, does, leads, use_chosen};
use crate::store::use_app;
use console::events::{BusRow, buses};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "buses.title",
    text: "buses.text",
    filter: "buses.filter",
    none: "buses.none",
    none_text: "buses.text",
    create: "buses.create",
};

#[component]
pub fn Buses() -> Html {
    let app = use_app();
    let view = app.view();
    let buses = buses(&app.account(), &view);
    let (chosen, deleting) = (use_chosen(), use_dialog());
    let picked = chosen.among(&buses, |row| &row.name).cloned();
    let one = picked.as_ref().ok_or("buses.select");
    let delete = one.and_then(|row| match row.can_be_deleted {
        true => Ok(deleting.open(())),
        false => Err("buses.default-stays"),
    });
    let actions = html! {
        <>
            { leads(&view, "buses.edit", one.map(|row| Route::EditBus(row.name.clone()))) }
            { does(&view, "buses.delete", delete) }
        </>
    };
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(buses, |buses| buses.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <List words={WORDS} {columns} {rows} {chosen} {actions} create={Route::CreateBus} />
            if let Some(row) = picked.filter(|_| deleting.is_open()) {
                <DeleteBus name={row.name} onclose={deleting.close()} />
            }
        </>
    }
}

fn columns(view: &View) -> Vec<Column> {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    vec![
        column("name", "buses.name"),
        column("kind", "buses.kind"),
        column("rules", "buses.rules").end(),
        column("description", "buses.description").wide_only(),
        column("arn", "buses.arn").wide_only(),
    ]
}

fn row(it: &BusRow) -> Row {
    let cells = vec![
        Cell::link(it.name.clone(), it.route.href()),
        Cell::text(it.kind.clone()),
        Cell::text(it.rules.to_string()).sorted_by(format!("{:0>12}", it.rules)),
        Cell::text(it.description.clone()),
        Cell::text(it.arn.clone()),
    ];
    Row::new(it.name.clone(), it.name.clone(), cells)
}
