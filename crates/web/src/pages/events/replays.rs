//! The list of replays.

use super::parts::act;
use crate::components::{Cell, Column, Row};
use crate::pages::list::{List, ListWords, does, use_chosen};
use crate::pages::marks::mark_cell;
use crate::store::{App, use_app};
use console::events::{ReplayRow, cancel_replay_call, replays};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "replays.title",
    text: "replays.text",
    filter: "replays.filter",
    none: "replays.none",
    none_text: "replays.none.text",
    create: "archives.replay",
};

#[component]
pub fn Replays() -> Html {
    let app = use_app();
    let view = app.view();
    let replays = replays(&app.account(), &view);
    let chosen = use_chosen();
    let one = chosen.among(&replays, |row| &row.name).ok_or("replays.select");
    let cancel = one.and_then(|row| match row.can_be_cancelled {
        true => Ok(cancel(&app, &row.name)),
        false => Err("replays.over"),
    });
    let actions = does(&view, "replays.cancel", cancel);
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(replays, |replays| replays.iter().map(row).collect::<Vec<_>>());
    let create = Route::StartReplay(String::new());
    html! { <List words={WORDS} {columns} {rows} {chosen} {actions} {create} /> }
}

/// What a press on "Cancel replay" does.
pub fn cancel(app: &App, name: &str) -> Callback<()> {
    let (app, name) = (app.clone(), name.to_string());
    Callback::from(move |()| {
        let done = app.view().fill("replays.cancelled.told", &[("name", &name)]);
        act(&app, cancel_replay_call(&name), done);
    })
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
