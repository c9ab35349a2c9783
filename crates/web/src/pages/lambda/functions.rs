//! The list of functions.

use super::delete::DeleteFunction;
use crate::components::{Button, ButtonVariant, Cell, Column, Row, Selection, Table, TableEmpty};
use crate::store::use_app;
use console::lambda::{FunctionRow, functions};
use console::{Route, View, Words};
use yew::prelude::*;

#[component]
pub fn Functions() -> Html {
    let app = use_app();
    let view = app.view();
    let rows = functions(&app.account(), &view);
    let chosen = use_state(Vec::<AttrValue>::new);
    let deleting = use_state(|| false);
    // What has left the list, or is of another region, is no longer chosen.
    let picked = rows.iter().find(|row| chosen.iter().any(|name| row.name == name.as_str())).cloned();
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |names: Vec<AttrValue>| chosen.set(names))
    };
    let switch = |open: bool| {
        let deleting = deleting.clone();
        Callback::from(move |()| deleting.set(open))
    };
    let create = |variant: ButtonVariant| {
        html! { <Button label={view.say("lambda.create")} {variant} href={Route::CreateFunction.href()} /> }
    };
    let actions = html! {
        <>
            <Button
                label={view.say("lambda.delete")}
                disabled={picked.is_none()}
                disabled_reason={view.say("lambda.select")}
                onclick={switch(true)}
            />
            { create(ButtonVariant::Primary) }
        </>
    };
    let empty = TableEmpty {
        title: view.say("lambda.functions.empty").into(),
        text: view.say("lambda.functions.empty.text").into(),
        action: create(ButtonVariant::Normal),
    };
    let selected: Vec<AttrValue> = picked.iter().map(|row| AttrValue::from(row.name.clone())).collect();
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(rows, |rows| rows.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <Table
                title={view.say("lambda.functions")}
                description={view.say("lambda.functions.info")}
                major={true}
                {columns}
                {rows}
                {actions}
                {empty}
                filter_placeholder={view.say("lambda.functions.filter")}
                selection={Selection::Single}
                {selected}
                {onselect}
            />
            if let Some(row) = picked.filter(|_| *deleting) {
                <DeleteFunction name={row.name} onclose={switch(false)} />
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
