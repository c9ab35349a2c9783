//! The latest invocations of a function, to open.

use crate::components::{Button, Cell, CodeBlock, Column, Link, Modal, ModalSize, Row, Tab, Table, TableEmpty, Tabs};
use crate::pages::marks::mark_cell;
use crate::pages::on_map::OnMap;
use crate::store::use_app;
use console::lambda::{FunctionPage, InvocationRow};
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct InvocationsProps {
    pub page: FunctionPage,
}

#[component]
pub fn Invocations(props: &InvocationsProps) -> Html {
    let view = use_app().view();
    let opened = use_state(|| None::<AttrValue>);
    let show = {
        let opened = opened.clone();
        Callback::from(move |key: Option<AttrValue>| opened.set(key))
    };
    let rows: Vec<Row> = props.page.invocations.iter().map(|it| row(&view, it, &show)).collect();
    let found = props.page.invocations.iter().find(|it| opened.as_deref() == Some(it.key.as_str()));
    let empty = TableEmpty {
        title: view.say("lambda.invocations.none").into(),
        text: view.say("lambda.invocations.none.text").into(),
        ..TableEmpty::default()
    };
    html! {
        <>
            <Table
                title={view.say("lambda.invocations")}
                description={view.fill("lambda.invocations.text", &[("group", &props.page.log_group)])}
                columns={Rc::new(columns(&view))}
                rows={Rc::new(rows)}
                {empty}
            />
            if let Some(invocation) = found {
                <InvocationDetails invocation={invocation.clone()} onclose={show.reform(|()| None)} />
            }
        </>
    }
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new("time", view.say("lambda.time")),
        Column::new("status", view.say("lambda.status")),
        Column::new("kind", view.say("lambda.kind")).wide_only(),
        Column::new("duration", view.say("lambda.duration")).end(),
        Column::new("id", view.say("lambda.request-id")),
    ]
}

fn row(view: &View, it: &InvocationRow, show: &Callback<Option<AttrValue>>) -> Row {
    let key = AttrValue::from(it.key.clone());
    let open = {
        let (show, key) = (show.clone(), key.clone());
        Callback::from(move |()| show.emit(Some(key.clone())))
    };
    let link = html! {
        <Link text={it.id.clone()} aria_label={view.fill("lambda.invocation.open", &[("id", &it.id)])} onclick={open} />
    };
    let cells = vec![
        Cell::text(it.time.clone()),
        mark_cell(Some(&it.status)),
        Cell::text(it.kind.clone()),
        Cell::text(it.duration.clone()),
        Cell::html(it.id.clone(), link),
    ];
    Row::new(key, it.id.clone(), cells)
}

#[derive(PartialEq, Properties)]
struct InvocationDetailsProps {
    invocation: InvocationRow,
    onclose: Callback<()>,
}

#[component]
fn InvocationDetails(props: &InvocationDetailsProps) -> Html {
    let view = use_app().view();
    let active = use_state(|| AttrValue::Static("log"));
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    let it = &props.invocation;
    let tab = |id: &'static str, key: &'static str, text: &str| {
        let name = view.say(key);
        Tab::new(id, name.clone(), html! { <CodeBlock code={text.to_string()} {name} wrap={true} /> })
    };
    let tabs = vec![
        tab("log", "lambda.log", &it.log),
        tab("event", "lambda.event", &it.payload),
        tab("response", "lambda.response", &it.response),
    ];
    let footer = html! {
        <>
            <OnMap hop={it.hop} onclose={props.onclose.clone()} />
            <Button label={view.say("words.close")} onclick={props.onclose.clone()} />
        </>
    };
    html! {
        <Modal title={view.fill("lambda.invocation", &[("id", &it.id)])} size={ModalSize::Large} onclose={props.onclose.clone()} {footer}>
            <Tabs {tabs} active={(*active).clone()} {onchange} label={view.say("lambda.invocation.tabs")} />
        </Modal>
    }
}
