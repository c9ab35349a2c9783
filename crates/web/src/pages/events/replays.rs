//! The list of replays.

use super::parts::List;
use crate::components::{Cell, Column, Row};
use crate::pages::marks::mark_cell;
use crate::store::use_app;
use console::events::{ReplayRow, replays};
use console::{Route, View, Words};
use yew::prelude::*;

#[component]
pub fn Replays() -> Html {
    let app = use_app();
    let view = app.view();
    let list = List {
        title: "replays.title",
        text: "replays.text",
        filter: "replays.filter",
        none: ("replays.none", "replays.none.text"),
        columns: columns(&view),
        rows: replays(&app.account(), &view).iter().map(row).collect(),
        create: ("archives.replay", Route::StartReplay(String::new())),
    };
    list.view(&view)
}

pub fn columns(view: &View) -> Vec<Column> {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    vec![
        column("name", "replays.name"),
        column("status", "replays.status"),
        column("archive", "replays.archive").wide_only(),
        column("last", "replays.last").wide_only(),
        column("started", "replays.started").wide_only(),
    ]
}

pub fn row(it: &ReplayRow) -> Row {
    let cells = vec![
        Cell::link(it.name.clone(), it.route.href()),
        mark_cell(Some(&it.status)),
        Cell::text(it.archive.clone()),
        Cell::text(it.last.clone()),
        Cell::text(it.started.clone()),
    ];
    Row::new(it.name.clone(), it.name.clone(), cells)
}
