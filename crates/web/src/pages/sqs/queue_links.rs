//! What a queue is tied to: topics, a dead-letter queue, its sources; and its
//! tags.

use crate::components::{
    Button, Cell, Column, Container, KeyValue, KeyValuePairs, Link, Row, Stack, Table, TableEmpty,
};
use console::sqs::QueuePage;
use console::{Route, View, Words};
use std::rc::Rc;
use yew::prelude::*;

pub fn subscriptions(view: &View, page: &QueuePage) -> Html {
    let columns = vec![Column::new("topic", view.say("sqs.topic")), Column::new("id", view.say("sqs.subscription"))];
    let row = |(topic, topic_route, id, route): &(String, Route, String, Route)| {
        let cells = vec![Cell::link(topic.clone(), topic_route.href()), Cell::link(id.clone(), route.href())];
        Row::new(id.clone(), topic.clone(), cells)
    };
    let rows: Vec<Row> = page.subscriptions.iter().map(row).collect();
    let empty = TableEmpty {
        title: view.say("sqs.subscriptions.none").into(),
        text: view.say("sqs.subscriptions.none.text").into(),
        ..TableEmpty::default()
    };
    html! { <Table title={view.say("sqs.subscriptions")} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} /> }
}

pub fn dead_letters(view: &View, page: &QueuePage) -> Html {
    let actions = html! { <Button label={view.say("sqs.edit")} aria_label={view.say("sqs.dlq.edit")} href={Route::EditQueue(page.name.clone()).href()} /> };
    let link = |text: &str, route: &Route| html! { <Link text={text.to_string()} href={route.href()} /> };
    let items = match &page.dead_letters {
        Some((arn, route, count)) => vec![
            KeyValue::html(view.say("sqs.dlq.queue"), link(arn, route)),
            KeyValue::text(view.say("sqs.dlq.receives"), count.to_string()),
        ],
        None => vec![KeyValue::text(view.say("sqs.dlq.queue"), "-")],
    };
    html! {
        <Stack>
            <Container title={view.say("sqs.dlq")} description={view.say("sqs.dlq.text")} {actions}>
                <KeyValuePairs {items} columns={2} />
            </Container>
            if !page.sources.is_empty() {
                <Container title={view.say("sqs.sources")} description={view.say("sqs.sources.text")}>
                    <ul>{ for page.sources.iter().map(|(name, route)| html! { <li key={name.clone()}>{ link(name, route) }</li> }) }</ul>
                </Container>
            }
        </Stack>
    }
}

pub fn tags(view: &View, page: &QueuePage) -> Html {
    let columns = vec![Column::new("key", view.say("sns.tag.key")), Column::new("value", view.say("sns.tag.value"))];
    let row = |(key, value): &(String, String)| {
        Row::new(key.clone(), key.clone(), vec![Cell::text(key.clone()), Cell::text(value.clone())])
    };
    let rows: Vec<Row> = page.tags.iter().map(row).collect();
    let empty = TableEmpty { title: view.say("sns.tags.none").into(), ..TableEmpty::default() };
    html! { <Table title={view.say("sqs.tags")} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} /> }
}
