//! A message that was received: its body, its attributes, what SQS knows of it.

use crate::components::{
    Button, Cell, CodeBlock, Column, KeyValue, KeyValuePairs, Modal, ModalSize, Row, Tab, Table, TableEmpty, Tabs,
};
use crate::pages::on_map::OnMap;
use crate::store::use_app;
use console::sqs::{PolledMessage, hop_of};
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MessageDetailsProps {
    pub message: PolledMessage,
    pub onclose: Callback<()>,
}

#[component]
pub fn MessageDetails(props: &MessageDetailsProps) -> Html {
    let app = use_app();
    let view = app.view();
    let active = use_state(|| AttrValue::Static("body"));
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    let message = &props.message;
    let facts = message.facts.iter().map(|(key, value)| KeyValue::text(key.clone(), value.clone())).collect::<Vec<_>>();
    let tabs = vec![
        Tab::new(
            "body",
            view.say("sqs.body"),
            html! { <CodeBlock code={message.pretty.clone()} name={view.say("sqs.body")} wrap={true} /> },
        ),
        Tab::new("attributes", view.say("sqs.attributes"), attributes(&view, message)),
        Tab::new("details", view.say("sqs.details"), html! { <KeyValuePairs items={facts} columns={2} /> }),
    ];
    let hop = hop_of(&app.account(), &view, message);
    let footer = html! {
        <>
            <OnMap {hop} onclose={props.onclose.clone()} />
            <Button label={view.say("words.close")} onclick={props.onclose.clone()} />
        </>
    };
    html! {
        <Modal title={view.fill("sqs.message.title", &[("id", &message.id)])} size={ModalSize::Large} onclose={props.onclose.clone()} {footer}>
            <Tabs {tabs} active={(*active).clone()} {onchange} label={view.say("sqs.message.tabs")} />
        </Modal>
    }
}

fn attributes(view: &View, message: &PolledMessage) -> Html {
    let columns = vec![
        Column::new("name", view.say("sqs.name")),
        Column::new("type", view.say("sqs.type")),
        Column::new("value", view.say("sns.tag.value")),
    ];
    let row = |(name, kind, value): &(String, String, String)| {
        let cells = vec![Cell::text(name.clone()), Cell::text(kind.clone()), Cell::text(value.clone())];
        Row::new(name.clone(), name.clone(), cells)
    };
    let rows: Vec<Row> = message.attributes.iter().map(row).collect();
    let empty = TableEmpty { title: view.say("sqs.attributes.none").into(), ..TableEmpty::default() };
    html! { <Table title={view.say("sqs.attributes")} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} embedded={true} minor={true} /> }
}
