//! The list of subscriptions: of the region, or of one topic.

use super::subscription_actions::SubscriptionActions;
use crate::components::{Cell, Column, Row};
use crate::pages::list::{List, ListWords, use_chosen};
use crate::pages::marks::mark_cell;
use crate::store::use_app;
use console::sns::{SubscriptionRow, subscription, subscriptions};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "sns.subscriptions",
    text: "",
    filter: "sns.subscriptions.filter",
    none: "sns.subscriptions.empty",
    none_text: "sns.subscriptions.empty.text",
    create: "sns.create-subscription",
};

#[component]
pub fn Subscriptions() -> Html {
    let app = use_app();
    let rows = subscriptions(&app.account(), &app.view());
    html! { <SubscriptionTable {rows} /> }
}

#[derive(PartialEq, Properties)]
pub struct SubscriptionTableProps {
    pub rows: Vec<SubscriptionRow>,
    /// The topic whose subscriptions these are; none for the region's, on a
    /// page of their own.
    #[prop_or_default]
    pub topic: Option<String>,
}

#[component]
pub fn SubscriptionTable(props: &SubscriptionTableProps) -> Html {
    let app = use_app();
    let view = app.view();
    let chosen = use_chosen();
    let picked = chosen.among(&props.rows, |row| &row.id);
    let page = picked.and_then(|row| subscription(&app.account(), &view, &row.id));
    let create = Route::CreateSubscription(props.topic.clone().unwrap_or_default());
    let next = props.topic.clone().map_or(Route::Subscriptions, Route::Topic);
    let actions = html! { <SubscriptionActions {page} {next} /> };
    let whole = props.topic.is_none();
    let columns = use_memo((view.language, whole), |(_, whole)| columns(&view, *whole));
    let rows = use_memo((props.rows.clone(), whole), |(rows, whole)| {
        rows.iter().map(|it| row(it, *whole)).collect::<Vec<_>>()
    });
    html! { <List words={WORDS} major={whole} {columns} {rows} {chosen} {actions} {create} /> }
}

fn columns(view: &View, whole: bool) -> Vec<Column> {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    let mut columns = vec![
        column("id", "sns.column.id"),
        column("endpoint", "sns.column.endpoint"),
        column("status", "sns.column.status"),
        column("protocol", "sns.column.protocol").wide_only(),
    ];
    if whole {
        columns.push(column("topic", "sns.column.topic").wide_only());
    }
    columns
}

fn row(it: &SubscriptionRow, whole: bool) -> Row {
    let mut cells = vec![
        if it.deleted { Cell::text(it.shown_id.clone()) } else { Cell::link(it.shown_id.clone(), it.route.href()) },
        Cell::text(it.endpoint.clone()),
        mark_cell(Some(&it.status)),
        Cell::text(it.protocol.clone()),
    ];
    if whole {
        cells.push(Cell::link(it.topic_name.clone(), it.topic_route.href()));
    }
    Row::new(it.id.clone(), it.endpoint.clone(), cells)
}
