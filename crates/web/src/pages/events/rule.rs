//! One rule: summary and tabs.

use super::act;
use super::delete::DeleteRule;
use super::trial::doubts;
use crate::components::{
    Button, Cell, CodeBlock, Column, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Row, Stack, Tab, Table,
    TableEmpty, Tabs,
};
use crate::pages::dialog::use_dialog;
use crate::pages::marks::{mark, mark_cell};
use crate::pages::metrics::Monitoring;
use crate::store::use_app;
use console::events::{MetRow, RuleAction, RulePage, TargetRow, rule};
use console::metrics::Resource;
use console::{Route, View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct RuleProps {
    pub name: AttrValue,
}

#[component]
pub fn Rule(props: &RuleProps) -> Html {
    let app = use_app();
    let view = app.view();
    let tab = use_state(|| AttrValue::Static("pattern"));
    let deleting = use_dialog();
    let Some(page) = rule(&app.account(), &view, &props.name) else { return super::missing(&view, &props.name) };
    let (label, action) = match page.row.enabled {
        true => ("events.disable", RuleAction::Disable),
        false => ("events.enable", RuleAction::Enable),
    };
    let switch = {
        let (app, row) = (app.clone(), page.row.clone());
        Callback::from(move |()| act(&app, action, &row))
    };
    let actions = html! {
        <>
            <Button label={view.say(label)} onclick={switch} />
            <Button label={view.say("events.edit")} href={Route::EditRule(page.row.path.clone()).href()} />
            <Button label={view.say("events.delete")} onclick={deleting.open(())} />
        </>
    };
    let onchange = {
        let tab = tab.clone();
        Callback::from(move |id: AttrValue| tab.set(id))
    };
    html! {
        <Stack>
            <Header title={page.row.name.clone()} level={HeaderLevel::H1} {actions} />
            <Container title={view.say("events.detail")}>{ facts(&view, &page) }</Container>
            <Tabs tabs={tabs(&view, &page)} active={(*tab).clone()} {onchange} label={view.say("events.tabs")} />
            if deleting.is_open() {
                <DeleteRule rule={page.row.clone()} onclose={deleting.close()} />
            }
        </Stack>
    }
}

fn facts(view: &View, page: &RulePage) -> Html {
    let items = vec![
        KeyValue::text(view.say("events.fact.name"), page.row.name.clone()),
        KeyValue::html(view.say("events.fact.status"), mark(&page.row.status)),
        KeyValue::text(view.say("events.fact.bus"), page.bus.clone()),
        KeyValue::text(view.say("events.fact.kind"), page.row.kind.clone()),
        KeyValue::text(view.say("events.fact.description"), page.row.description.clone()),
        KeyValue::copyable(view.say("events.fact.arn"), page.row.arn.clone()),
    ];
    html! { <KeyValuePairs {items} /> }
}

fn tabs(view: &View, page: &RulePage) -> Vec<Tab> {
    let pattern = (!page.pattern.is_empty()).then(|| {
        let name = view.say("events.tab.pattern");
        let code = html! { <CodeBlock code={page.pattern.clone()} name={name.clone()} line_numbers={true} /> };
        Tab::new("pattern", name, boxed(html! { <Stack>{ doubts(&page.doubts) }{ code }</Stack> }))
    });
    let schedule = (!page.schedule.is_empty())
        .then(|| Tab::new("schedule", view.say("events.tab.schedule"), boxed(schedule(view, page))));
    let others = [
        Tab::new("targets", view.say("events.tab.targets"), targets(view, &page.targets)),
        Tab::new("monitoring", view.say("events.tab.monitoring"), monitoring(page)),
        Tab::new("met", view.say("events.tab.met"), met(view, &page.met)),
        Tab::new("tags", view.say("events.tab.tags"), tags(view, &page.tags)),
    ];
    pattern.into_iter().chain(schedule).chain(others).collect()
}

fn boxed(content: Html) -> Html {
    html! { <Container>{ content }</Container> }
}

fn schedule(view: &View, page: &RulePage) -> Html {
    let next = match page.next.as_slice() {
        [] => html! { <p>{ view.say("events.schedule.none") }</p> },
        times => {
            html! { <ol class="tw-list">{ for times.iter().map(|time| html! { <li>{ time.clone() }</li> }) }</ol> }
        }
    };
    let items = vec![
        KeyValue::copyable(view.say("events.schedule"), page.schedule.clone()),
        KeyValue::html(view.say("events.schedule.next"), next),
    ];
    html! { <KeyValuePairs {items} columns={2} /> }
}

fn monitoring(page: &RulePage) -> Html {
    let item = |count: &console::events::Count| {
        KeyValue::html(
            count.metric,
            html! { <><strong>{ count.value }</strong><div class="tw-check-description">{ count.text.clone() }</div></> },
        )
    };
    let resource = Resource::Rule { bus: page.bus.clone(), name: page.row.name.clone() };
    html! {
        <Stack>
            { boxed(html! { <KeyValuePairs items={page.counts.iter().map(item).collect::<Vec<_>>()} /> }) }
            <Monitoring {resource} />
        </Stack>
    }
}

fn targets(view: &View, targets: &[TargetRow]) -> Html {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    let columns = vec![
        column("id", "events.target.id").wide_only(),
        column("kind", "events.target.kind").wide_only(),
        column("name", "events.target.name"),
        column("input", "events.target.input"),
        column("admission", "events.target.admission").wide_only(),
        column("outcome", "events.target.outcome"),
        column("dlq", "events.target.dlq").wide_only(),
        column("arn", "events.target.arn").wide_only(),
    ];
    let row = |it: &TargetRow| {
        let cells = vec![
            Cell::text(it.id.clone()),
            Cell::text(it.kind.clone()),
            name(it),
            Cell::text(it.input.clone()),
            mark_cell(Some(&it.admission)),
            mark_cell(it.outcome.as_ref()),
            Cell::text(it.dead_letter.clone()),
            Cell::text(it.arn.clone()),
        ];
        Row::new(it.id.clone(), it.id.clone(), cells)
    };
    let rows = targets.iter().map(row).collect();
    table(view, "events.tab.targets", columns, rows, ("events.targets.none", "events.targets.none.text"))
}

fn name(it: &TargetRow) -> Cell {
    it.route.as_ref().map_or_else(|| Cell::text(it.name.clone()), |route| Cell::link(it.name.clone(), route.href()))
}

fn met(view: &View, met: &[MetRow]) -> Html {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    let columns = vec![
        column("time", "events.met.time"),
        column("event", "events.met.event"),
        column("verdict", "events.met.verdict"),
    ];
    let row = |it: &MetRow| {
        let cells = vec![Cell::text(it.time.clone()), Cell::text(it.event.clone()), mark_cell(Some(&it.verdict))];
        Row::new(it.id.clone(), it.event.clone(), cells)
    };
    let rows = met.iter().map(row).collect();
    table(view, "events.tab.met", columns, rows, ("events.met.none", "events.met.none.text"))
}

fn tags(view: &View, tags: &[(String, String)]) -> Html {
    let columns =
        vec![Column::new("key", view.say("events.tag.key")), Column::new("value", view.say("events.tag.value"))];
    let row = |(key, value): &(String, String)| {
        Row::new(key.clone(), key.clone(), vec![Cell::text(key.clone()), Cell::text(value.clone())])
    };
    let rows = tags.iter().map(row).collect();
    table(view, "events.tab.tags", columns, rows, ("events.tags.none", "events.tags.none.text"))
}

fn table(
    view: &View,
    title: &'static str,
    columns: Vec<Column>,
    rows: Vec<Row>,
    (none, text): (&'static str, &'static str),
) -> Html {
    let empty = TableEmpty { title: view.say(none).into(), text: view.say(text).into(), action: Html::default() };
    html! { <Table title={view.say(title)} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} /> }
}
