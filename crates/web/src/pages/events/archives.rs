//! The list of archives.

use super::parts::List;
use crate::components::{Cell, Column, Row};
use crate::store::use_app;
use console::events::{ArchiveRow, archives};
use console::{Route, Words};
use yew::prelude::*;

#[component]
pub fn Archives() -> Html {
    let app = use_app();
    let view = app.view();
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    let columns = vec![
        column("name", "archives.name"),
        column("bus", "archives.bus"),
        column("retention", "archives.retention").wide_only(),
        column("events", "archives.events"),
        column("size", "archives.size").wide_only(),
        column("created", "archives.created").wide_only(),
    ];
    let row = |it: &ArchiveRow| {
        let cells = vec![
            Cell::link(it.name.clone(), it.route.href()),
            Cell::text(it.bus.clone()),
            Cell::text(it.retention.clone()),
            Cell::text(it.events.to_string()),
            Cell::text(it.size.clone()),
            Cell::text(it.created.clone()),
        ];
        Row::new(it.name.clone(), it.name.clone(), cells)
    };
    let list = List {
        title: "archives.title",
        text: "archives.text",
        filter: "archives.filter",
        none: ("archives.none", "archives.none.text"),
        columns,
        rows: archives(&app.account(), &view).iter().map(row).collect(),
        create: ("archives.create", Route::CreateArchive),
    };
    list.view(&view)
}
