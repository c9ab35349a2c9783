//! One record: facts, resources, JSON.

use crate::components::{
    Cell, CodeBlock, Column, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Link, Row, Stack, Table,
    TableEmpty,
};
use crate::store::use_app;
use console::cloudtrail::{RecordPage, ResourceRow, record};
use console::{Route, View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct RecordProps {
    pub id: AttrValue,
}

#[component]
pub fn Record(props: &RecordProps) -> Html {
    let app = use_app();
    let view = app.view();
    let Some(page) = record(&app.account(), &view, &props.id) else { return missing(&view) };
    let fact = |(label, value, copyable): &(String, String, bool)| match copyable {
        true if !value.is_empty() => KeyValue::copyable(label.clone(), value.clone()),
        _ => KeyValue::text(label.clone(), value.clone()),
    };
    let items: Vec<KeyValue> = page.facts.iter().map(fact).collect();
    html! {
        <Stack>
            <Header title={page.event_name.clone()} level={HeaderLevel::H1} description={page.note.clone()} />
            <Container title={view.say("cloudtrail.details")}><KeyValuePairs {items} /></Container>
            { resources(&view, &page) }
            <Container title={view.say("cloudtrail.record")}>
                <CodeBlock code={page.json.clone()} name={view.say("cloudtrail.record")} line_numbers={true} />
            </Container>
        </Stack>
    }
}

fn missing(view: &View) -> Html {
    html! {
        <Stack>
            <Header
                title={view.say("cloudtrail.record.missing")}
                level={HeaderLevel::H1}
                description={view.say("cloudtrail.record.missing.text")}
            />
            <p><Link text={view.say("cloudtrail.record.back")} href={Route::EventHistory.href()} /></p>
        </Stack>
    }
}

fn resources(view: &View, page: &RecordPage) -> Html {
    let columns = vec![
        Column::new("type", view.say("cloudtrail.resource-type")),
        Column::new("name", view.say("cloudtrail.resource-name")),
    ];
    let row = |it: &ResourceRow| {
        let name = match &it.route {
            Some(route) => Cell::link(it.name.clone(), route.href()),
            None => Cell::text(it.name.clone()),
        };
        Row::new(format!("{} {}", it.kind, it.name), it.name.clone(), vec![Cell::text(it.kind.clone()), name])
    };
    let empty = TableEmpty {
        title: view.say("cloudtrail.resources.none").into(),
        text: view.say("cloudtrail.resources.none.text").into(),
        action: Html::default(),
    };
    let rows: Vec<Row> = page.resources.iter().map(row).collect();
    html! {
        <Table title={view.say("cloudtrail.resources")} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} />
    }
}
