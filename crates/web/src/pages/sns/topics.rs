//! The list of topics.

use super::delete::DeleteTopic;
use crate::components::{Button, ButtonVariant, Cell, Column, Row, Selection, Table, TableEmpty};
use crate::store::use_app;
use console::sns::{TopicRow, topics};
use console::{Route, View, Words};
use yew::prelude::*;

#[component]
pub fn Topics() -> Html {
    let app = use_app();
    let view = app.view();
    let rows = topics(&app.account(), &view);
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
        html! { <Button label={view.say("sns.create-topic")} {variant} href={Route::CreateTopic.href()} /> }
    };
    let actions = html! {
        <>
            { for_one(&view, "sns.publish", picked.as_ref().map(|row| Route::Publish(row.name.clone()))) }
            <Button
                label={view.say("sns.delete")}
                disabled={picked.is_none()}
                disabled_reason={view.say("sns.select.topic")}
                onclick={switch(true)}
            />
            { create(ButtonVariant::Primary) }
        </>
    };
    let empty = TableEmpty {
        title: view.say("sns.topics.empty").into(),
        text: view.say("sns.topics.empty.text").into(),
        action: create(ButtonVariant::Normal),
    };
    let selected: Vec<AttrValue> = picked.iter().map(|row| AttrValue::from(row.name.clone())).collect();
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(rows, |rows| rows.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <Table
                title={view.say("sns.topics")}
                description={view.say("sns.topics.info")}
                major={true}
                {columns}
                {rows}
                {actions}
                {empty}
                filter_placeholder={view.say("sns.topics.filter")}
                selection={Selection::Single}
                {selected}
                {onselect}
            />
            if let Some(row) = picked.filter(|_| *deleting) {
                <DeleteTopic name={row.name} arn={row.arn} onclose={switch(false)} />
            }
        </>
    }
}

/// A button that leads on with the chosen topic, or says to choose one.
fn for_one(view: &View, key: &'static str, route: Option<Route>) -> Html {
    html! {
        <Button
            label={view.say(key)}
            disabled={route.is_none()}
            disabled_reason={view.say("sns.select.topic")}
            href={route.map(|route| AttrValue::from(route.href()))}
        />
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
