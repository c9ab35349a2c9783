//! One instance: summary and tabs.

use super::state_menu::StateMenu;
use crate::components::{
    Cell, Column, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Link, Row, Stack, Tab, Table, TableEmpty,
    Tabs,
};
use crate::pages::marks::{mark, mark_cell};
use crate::store::use_app;
use console::ec2::{CausedEvent, Fact, InstancePage, caused_events, instance};
use console::{Route, View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct InstanceProps {
    pub id: AttrValue,
}

#[component]
pub fn Instance(props: &InstanceProps) -> Html {
    let app = use_app();
    let view = app.view();
    let tab = use_state(|| AttrValue::Static("details"));
    let account = app.account();
    let Some(page) = instance(&account, &view, &props.id) else { return missing(&view, &props.id) };
    let caused = caused_events(&account, &view, &page.arn);
    let onchange = {
        let tab = tab.clone();
        Callback::from(move |id: AttrValue| tab.set(id))
    };
    let actions = html! { <StateMenu ids={vec![page.id.clone()]} /> };
    html! {
        <Stack>
            <Header title={page.title.clone()} level={HeaderLevel::H1} {actions} />
            <Container>{ facts(&page.summary) }</Container>
            <Tabs tabs={tabs(&view, &page, &caused)} active={(*tab).clone()} {onchange} label={view.say("ec2.tab.label")} />
        </Stack>
    }
}

fn missing(view: &View, id: &str) -> Html {
    html! {
        <Stack>
            <Header
                title={view.fill("ec2.instance.missing", &[("id", id)])}
                level={HeaderLevel::H1}
                description={view.say("ec2.instance.missing.text")}
            />
            <p><Link text={view.say("ec2.instance.back")} href={Route::Instances.href()} /></p>
        </Stack>
    }
}

fn facts(facts: &[Fact]) -> Html {
    let item = |fact: &Fact| match &fact.status {
        Some(status) => KeyValue::html(fact.label.clone(), mark(status)),
        None if fact.copyable => KeyValue::copyable(fact.label.clone(), fact.value.clone()),
        None => KeyValue::text(fact.label.clone(), fact.value.clone()),
    };
    html! { <KeyValuePairs items={facts.iter().map(item).collect::<Vec<_>>()} /> }
}

fn tabs(view: &View, page: &InstancePage, caused: &[CausedEvent]) -> Vec<Tab> {
    let checks = match page.checks.as_slice() {
        [] => html! { <p>{ view.say("ec2.checks.none") }</p> },
        checks => facts(checks),
    };
    vec![
        Tab::new("details", view.say("ec2.tab.details"), boxed(facts(&page.details))),
        Tab::new("network", view.say("ec2.tab.network"), boxed(facts(&page.network))),
        Tab::new("checks", view.say("ec2.tab.checks"), boxed(checks)),
        Tab::new("tags", view.say("ec2.tab.tags"), tags(view, page)),
        Tab::new("caused", view.say("ec2.tab.caused"), events(view, caused)),
    ]
}

fn boxed(content: Html) -> Html {
    html! { <Container>{ content }</Container> }
}

fn tags(view: &View, page: &InstancePage) -> Html {
    let columns = vec![Column::new("key", view.say("ec2.tags.key")), Column::new("value", view.say("ec2.tags.value"))];
    let row = |tag: &console::ec2::TagRow| {
        Row::new(tag.key.clone(), tag.key.clone(), vec![Cell::text(tag.key.clone()), Cell::text(tag.value.clone())])
    };
    let empty = empty(view, "ec2.tags.empty", "ec2.tags.empty.text");
    let rows: Vec<Row> = page.tags.iter().map(row).collect();
    html! { <Table title={view.say("ec2.tab.tags")} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} /> }
}

fn events(view: &View, caused: &[CausedEvent]) -> Html {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    let columns = vec![
        column("time", "ec2.caused.time"),
        column("state", "ec2.caused.state"),
        column("operation", "ec2.caused.operation").wide_only(),
        column("actor", "ec2.caused.actor").wide_only(),
        column("outcome", "ec2.caused.outcome"),
    ];
    let row = |it: &CausedEvent| {
        let cells = vec![
            Cell::text(it.time.clone()),
            Cell::text(it.state.clone()),
            Cell::text(it.operation.clone()),
            Cell::text(it.actor.clone()),
            mark_cell(Some(&it.outcome)),
        ];
        Row::new(it.hop.0.to_string(), it.state.clone(), cells)
    };
    let empty = empty(view, "ec2.caused.empty", "ec2.caused.empty.text");
    let rows: Vec<Row> = caused.iter().map(row).collect();
    html! { <Table title={view.say("ec2.tab.caused")} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} /> }
}

fn empty(view: &View, title: &'static str, text: &'static str) -> TableEmpty {
    TableEmpty { title: view.say(title).into(), text: view.say(text).into(), action: Html::default() }
}
