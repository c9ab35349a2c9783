//! The list of functions.

use super::delete::DeleteFunction;
use crate::components::{Cell, Column, Row};
use crate::pages::dialog::use_dialog;
use crate::pages::list::{List, ListWords, does, use_chosen};
use crate::store::use_app;
use console::lambda::{FunctionRow, functions};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "lambda.functions",
    text: "lambda.functions.info",
    filter: "lambda.functions.filter",
    none: "lambda.functions.empty",
    none_text: "lambda.functions.empty.text",
    create: "lambda.create",
};

#[component]
pub fn Functions() -> Html {
    let app = use_app();
    let view = app.view();
    let functions = functions(&app.account(), &view);
    let (chosen, deleting) = (use_chosen(), use_dialog());
    let picked = chosen.among(&functions, |row| &row.name).cloned();
    let delete = picked.as_ref().map(|_| deleting.open(())).ok_or("lambda.select");
    let actions = does(&view, "lambda.delete", delete);
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(functions, |functions| functions.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <List words={WORDS} {columns} {rows} {chosen} {actions} create={Route::CreateFunction} />
            if let Some(row) = picked.filter(|_| deleting.is_open()) {
                <DeleteFunction name={row.name} onclose={deleting.close()} />
            }
        </>
    }
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new("name", view.say("lambda.name")),
        Column::new("behaviour", view.say("lambda.behaviour")),
        Column::new("runtime", view.say("lambda.runtime")),
        Column::new("modified", view.say("lambda.modified")).wide_only(),
        Column::new("description", view.say("lambda.description")).wide_only(),
    ]
}

fn row(it: &FunctionRow) -> Row {
    let cells = vec![
        Cell::link(it.name.clone(), it.route.href()),
        Cell::text(it.behaviour.clone()),
        Cell::text(it.runtime.clone()),
        Cell::text(it.modified.clone()),
        Cell::text(it.description.clone()),
    ];
    Row::new(it.name.clone(), it.name.clone(), cells)
}
