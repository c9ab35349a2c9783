//! The list of topics.

use super::delete::DeleteTopic;
use crate::components::{Cell, Column, Row};
use crate::pages::dialog::use_dialog;
use crate::pages::list::{List, ListWords, does, leads, use_chosen};
use crate::store::use_app;
use console::sns::{TopicRow, topics};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "sns.topics",
    text: "sns.topics.info",
    filter: "sns.topics.filter",
    none: "sns.topics.empty",
    none_text: "sns.topics.empty.text",
    create: "sns.create-topic",
};

#[component]
pub fn Topics() -> Html {
    let app = use_app();
    let view = app.view();
    let topics = topics(&app.account(), &view);
    let (chosen, deleting) = (use_chosen(), use_dialog());
    let picked = chosen.among(&topics, |row| &row.name).cloned();
    let one = picked.as_ref().ok_or("sns.select.topic");
    let actions = html! {
        <>
            { leads(&view, "sns.publish", one.map(|row| Route::Publish(row.name.clone()))) }
            { does(&view, "sns.delete", one.map(|_| deleting.open(()))) }
        </>
    };
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(topics, |topics| topics.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <List words={WORDS} {columns} {rows} {chosen} {actions} create={Route::CreateTopic} />
            if let Some(row) = picked.filter(|_| deleting.is_open()) {
                <DeleteTopic name={row.name} arn={row.arn} onclose={deleting.close()} />
            }
        </>
    }
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new("name", view.say("sns.column.name")),
        Column::new("type", view.say("sns.column.type")),
        Column::new("arn", view.say("sns.column.arn")).wide_only(),
    ]
}

fn row(it: &TopicRow) -> Row {
    let cells =
        vec![Cell::link(it.name.clone(), it.route.href()), Cell::text(it.kind.clone()), Cell::text(it.arn.clone())];
    Row::new(it.name.clone(), it.name.clone(), cells)
}
