//! The list of event buses.

use super::parts::List;
use crate::components::{Cell, Column, Row};
use crate::store::use_app;
use console::events::{BusRow, buses};
use console::{Route, Words};
use yew::prelude::*;

#[component]
pub fn Buses() -> Html {
    let app = use_app();
    let view = app.view();
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    let columns = vec![
        column("name", "buses.name"),
        column("kind", "buses.kind"),
        column("rules", "buses.rules"),
        column("description", "buses.description").wide_only(),
        column("arn", "buses.arn").wide_only(),
    ];
    let row = |it: &BusRow| {
        let cells = vec![
            Cell::link(it.name.clone(), it.route.href()),
            Cell::text(it.kind.clone()),
            Cell::text(it.rules.to_string()),
            Cell::text(it.description.clone()),
            Cell::text(it.arn.clone()),
        ];
        Row::new(it.name.clone(), it.name.clone(), cells)
    };
    let list = List {
        title: "buses.title",
        text: "buses.text",
        filter: "buses.filter",
        none: ("buses.rules.none", "buses.rules.none.text"),
        columns,
        rows: buses(&app.account(), &view).iter().map(row).collect(),
        create: ("buses.create", Route::CreateBus),
    };
    list.view(&view)
}
