//! The list of archives.

use super::archive::DeleteArchive;
use crate::components::{Cell, Column, Row};
use crate::pages::dialog::use_dialog;
use crate::pages::list::{List, ListWords, does, leads, use_chosen};
use crate::store::use_app;
use console::events::{ArchiveRow, archives};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "archives.title",
    text: "archives.text",
    filter: "archives.filter",
    none: "archives.none",
    none_text: "archives.none.text",
    create: "archives.create",
};

#[component]
pub fn Archives() -> Html {
    let app = use_app();
    let view = app.view();
    let archives = archives(&app.account(), &view);
    let (chosen, deleting) = (use_chosen(), use_dialog());
    let picked = chosen.among(&archives, |row| &row.name).cloned();
    let one = picked.as_ref().ok_or("archives.select");
    let actions = html! {
        <>
            { leads(&view, "archives.replay", one.map(|row| Route::StartReplay(row.name.clone()))) }
            { leads(&view, "archives.edit", one.map(|row| Route::EditArchive(row.name.clone()))) }
            { does(&view, "archives.delete", one.map(|_| deleting.open(()))) }
        </>
    };
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(archives, |archives| archives.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <List words={WORDS} {columns} {rows} {chosen} {actions} create={Route::CreateArchive} />
            if let Some(row) = picked.filter(|_| deleting.is_open()) {
                <DeleteArchive name={row.name} onclose={deleting.close()} />
            }
        </>
    }
}

fn columns(view: &View) -> Vec<Column> {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    vec![
        column("name", "archives.name"),
        column("bus", "archives.bus"),
        column("retention", "archives.retention").wide_only(),
        column("events", "archives.events").end(),
        column("size", "archives.size").end().wide_only(),
        column("created", "archives.created").wide_only(),
    ]
}

fn row(it: &ArchiveRow) -> Row {
    let cells = vec![
        Cell::link(it.name.clone(), it.route.href()),
        Cell::text(it.bus.clone()),
        Cell::text(it.retention.clone()),
        Cell::text(it.events.to_string()).sorted_by(format!("{:0>12}", it.events)),
        Cell::text(it.size.clone()).sorted_by(format!("{:0>16}", it.size)),
        Cell::text(it.created.clone()),
    ];
    Row::new(it.name.clone(), it.name.clone(), cells)
}
