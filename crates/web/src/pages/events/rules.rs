//! The list of rules.

use super::act;
use super::delete::DeleteRule;
use crate::components::{Cell, Column, Row};
use crate::pages::dialog::use_dialog;
use crate::pages::list::{List, ListWords, does, leads, use_chosen};
use crate::pages::marks::mark_cell;
use crate::store::use_app;
use console::events::{RuleAction, RuleRow, rules};
use console::{Route, View, Words};
use yew::prelude::*;

const WORDS: ListWords = ListWords {
    title: "events.rules",
    text: "",
    filter: "events.rules.filter",
    none: "events.rules.empty",
    none_text: "events.rules.empty.text",
    create: "events.create",
};

#[component]
pub fn Rules() -> Html {
    let app = use_app();
    let view = app.view();
    let rules = rules(&app.account(), &view);
    let (chosen, deleting) = (use_chosen(), use_dialog());
    let picked = chosen.among(&rules, |row| &row.path).cloned();
    let one = picked.as_ref().ok_or("events.select");
    let switch = |action: RuleAction, enables: bool, already: &'static str| {
        let rule = one.and_then(|rule| if rule.enabled == enables { Err(already) } else { Ok(rule.clone()) });
        let app = app.clone();
        rule.map(|rule| Callback::from(move |()| act(&app, action, &rule)))
    };
    let actions = html! {
        <>
            { does(&view, "events.disable", switch(RuleAction::Disable, false, "events.already.disabled")) }
            { does(&view, "events.enable", switch(RuleAction::Enable, true, "events.already.enabled")) }
            { leads(&view, "events.edit", one.map(|rule| Route::EditRule(rule.path.clone()))) }
            { does(&view, "events.delete", one.map(|_| deleting.open(()))) }
        </>
    };
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(rules, |rules| rules.iter().map(row).collect::<Vec<_>>());
    html! {
        <>
            <List words={WORDS} {columns} {rows} {chosen} {actions} create={Route::CreateRule} />
            if let Some(rule) = picked.filter(|_| deleting.is_open()) {
                <DeleteRule {rule} onclose={deleting.close()} />
            }
        </>
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
