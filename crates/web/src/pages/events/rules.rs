//! The list of rules.

use super::act;
use super::delete::Delete;
use crate::components::{Button, ButtonVariant, Cell, Column, Row, Selection, Table, TableEmpty};
use crate::pages::marks::mark_cell;
use crate::store::use_app;
use console::events::{RuleAction, RuleRow, rules};
use console::{Route, View, Words};
use yew::prelude::*;

#[component]
pub fn Rules() -> Html {
    let app = use_app();
    let view = app.view();
    let rows = rules(&app.account(), &view);
    let chosen = use_state(|| None::<AttrValue>);
    let asks = use_state(|| false);
    // What is gone, or is of another region, is no longer chosen.
    let rule = rows.iter().find(|row| chosen.as_ref().is_some_and(|path| row.path == path.as_str())).cloned();
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |ids: Vec<AttrValue>| chosen.set(ids.first().cloned()))
    };
    let run = {
        let (app, rule) = (app.clone(), rule.clone());
        move |action: RuleAction| {
            let (app, rule) = (app.clone(), rule.clone());
            Callback::from(move |()| {
                if let Some(rule) = &rule {
                    act(&app, action, rule);
                }
            })
        }
    };
    let ask = |open: bool| {
        let asks = asks.clone();
        Callback::from(move |()| asks.set(open))
    };
    let onconfirm = {
        let (asks, delete) = (asks.clone(), run(RuleAction::Delete));
        Callback::from(move |()| {
            asks.set(false);
            delete.emit(());
        })
    };
    let create = |variant: ButtonVariant| {
        html! { <Button label={view.say("events.create")} {variant} href={Route::CreateRule.href()} /> }
    };
    let actions = html! {
        <>
            { button(&view, "events.disable", blocked(rule.as_ref(), false), run(RuleAction::Disable)) }
            { button(&view, "events.enable", blocked(rule.as_ref(), true), run(RuleAction::Enable)) }
            { edit(&view, rule.as_ref()) }
            { button(&view, "events.delete", unchosen(rule.as_ref()), ask(true)) }
            { create(ButtonVariant::Primary) }
        </>
    };
    let empty = TableEmpty {
        title: view.say("events.rules.empty").into(),
        text: view.say("events.rules.empty.text").into(),
        action: create(ButtonVariant::Normal),
    };
    let columns = use_memo(view.language, |_| columns(&view));
    let selected: Vec<AttrValue> = rule.iter().map(|rule| AttrValue::from(rule.path.clone())).collect();
    let rows = use_memo(rows, |rows| rows.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <Table
                title={view.say("events.rules")}
                major={true}
                {columns}
                {rows}
                {actions}
                {empty}
                filter_placeholder={view.say("events.rules.filter")}
                selection={Selection::Single}
                {selected}
                {onselect}
            />
            if let Some(rule) = rule.filter(|_| *asks) {
                <Delete name={rule.name} onclose={ask(false)} {onconfirm} />
            }
        </>
    }
}

/// Why a button does nothing: a key of words, or none.
fn unchosen(rule: Option<&RuleRow>) -> Option<&'static str> {
    rule.is_none().then_some("events.select")
}

fn blocked(rule: Option<&RuleRow>, enables: bool) -> Option<&'static str> {
    let already = if enables { "events.already.enabled" } else { "events.already.disabled" };
    let is_so = rule.is_some_and(|rule| rule.enabled == enables);
    unchosen(rule).or(is_so.then_some(already))
}

fn button(view: &View, label: &'static str, reason: Option<&'static str>, onclick: Callback<()>) -> Html {
    let disabled_reason = reason.map(|key| view.say(key)).unwrap_or_default();
    html! { <Button label={view.say(label)} disabled={reason.is_some()} {disabled_reason} {onclick} /> }
}

fn edit(view: &View, rule: Option<&RuleRow>) -> Html {
    match rule {
        Some(rule) => {
            html! { <Button label={view.say("events.edit")} href={Route::EditRule(rule.path.clone()).href()} /> }
        }
        None => button(view, "events.edit", Some("events.select"), Callback::noop()),
    }
}

fn columns(view: &View) -> Vec<Column> {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    vec![
        column("name", "events.column.name"),
        column("status", "events.column.status"),
        column("bus", "events.bus").wide_only(),
        column("kind", "events.column.kind").wide_only(),
        column("description", "events.column.description").wide_only(),
        column("arn", "events.column.arn").wide_only(),
    ]
}

fn row(it: &RuleRow) -> Row {
    let cells = vec![
        Cell::link(it.name.clone(), it.route.href()),
        mark_cell(Some(&it.status)),
        Cell::text(it.bus.clone()),
        Cell::text(it.kind.clone()),
        Cell::text(it.description.clone()),
        Cell::text(it.arn.clone()),
    ];
    Row::new(it.path.clone(), it.name.clone(), cells)
}
