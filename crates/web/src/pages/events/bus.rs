//! One event bus: its rules, its access policy, its tags.

use super::parts::{self, missing, table};
use crate::components::{
    Button, Cell, Column, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Row, Stack, Tab, Tabs,
};
use crate::pages::access_policy::{AccessPolicy, PolicyWords};
use crate::pages::dialog::{Ask, use_dialog};
use crate::pages::marks::mark_cell;
use crate::store::{App, use_app};
use console::events::{BusPage, RuleRow, bus, delete_bus_call, policy_call, policy_template};
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BusProps {
    pub name: AttrValue,
}

#[component]
pub fn Bus(props: &BusProps) -> Html {
    let app = use_app();
    let view = app.view();
    let tab = use_state(|| AttrValue::Static("rules"));
    let deleting = use_dialog();
    let name = &*props.name;
    let Some(page) = bus(&app.account(), &view, name) else {
        return missing_bus(&view, name);
    };
    let onchange = {
        let tab = tab.clone();
        Callback::from(move |id: AttrValue| tab.set(id))
    };
    let actions = html! {
        <>
            <Button label={view.say("buses.edit")} href={Route::EditBus(name.to_string()).href()} />
            if page.row.can_be_deleted {
                <Button label={view.say("buses.delete")} onclick={deleting.open(())} />
            }
        </>
    };
    let tabs = vec![
        Tab::new("rules", view.say("buses.tab.rules"), rules(&view, &page)),
        Tab::new("policy", view.say("buses.tab.policy"), policy(&app, &view, &page)),
        Tab::new("tags", view.say("buses.tab.tags"), parts::tags(&view, &page.tags)),
    ];
    html! {
        <Stack>
            <Header title={name.to_string()} level={HeaderLevel::H1} {actions} />
            <Container title={view.say("buses.details")}>{ facts(&view, &page) }</Container>
            <Tabs {tabs} active={(*tab).clone()} {onchange} label={view.say("buses.tabs")} />
            if deleting.is_open() {
                <DeleteBus name={props.name.clone()} onclose={deleting.close()} />
            }
        </Stack>
    }
}

pub fn missing_bus(view: &View, name: &str) -> Html {
    let title = view.fill("buses.missing", &[("name", name)]);
    missing(title, view.say("buses.missing.text"), view.say("buses.back"), &Route::Buses)
}

fn facts(view: &View, page: &BusPage) -> Html {
    let items = vec![
        KeyValue::text(view.say("buses.name"), page.row.name.clone()),
        KeyValue::text(view.say("buses.kind"), page.row.kind.clone()),
        KeyValue::text(view.say("buses.description"), page.row.description.clone()),
        KeyValue::text(view.say("buses.created"), page.row.created.clone()),
        KeyValue::copyable(view.say("buses.arn"), page.row.arn.clone()),
    ];
    html! { <KeyValuePairs {items} /> }
}

fn rules(view: &View, page: &BusPage) -> Html {
    let columns =
        vec![Column::new("name", view.say("buses.rule.name")), Column::new("status", view.say("buses.rule.status"))];
    let row = |it: &RuleRow| {
        let cells = vec![Cell::link(it.name.clone(), it.route.href()), mark_cell(Some(&it.status))];
        Row::new(it.name.clone(), it.name.clone(), cells)
    };
    let create = html! { <Button label={view.say("buses.rule.create")} href={Route::CreateRule.href()} /> };
    let none = ("buses.rules.none", "buses.rules.none.text");
    table(view, "buses.tab.rules", columns, page.rules.iter().map(row).collect(), none, create)
}

const POLICY: PolicyWords = PolicyWords {
    title: "buses.policy",
    text: "buses.policy.text",
    none: Some("buses.policy.none"),
    field: "buses.policy",
    edit: "buses.policy.edit",
    save: "buses.save",
};

fn policy(app: &App, view: &View, page: &BusPage) -> Html {
    let name = page.row.name.clone();
    let template = policy_template(&app.account(), view, &name);
    let done = view.fill("buses.policy.saved", &[("name", &name)]);
    let save = Callback::from(move |policy: String| policy_call(&name, &policy));
    html! { <AccessPolicy words={POLICY} policy={page.policy.clone()} {template} {save} {done} /> }
}

#[derive(PartialEq, Properties)]
pub struct DeleteBusProps {
    pub name: AttrValue,
    pub onclose: Callback<()>,
}

#[component]
pub fn DeleteBus(props: &DeleteBusProps) -> Html {
    let (view, name) = (use_app().view(), &*props.name);
    html! {
        <Ask
            title={view.fill("buses.delete.title", &[("name", name)])}
            question={view.say("buses.delete.text")}
            button={view.say("buses.delete")}
            calls={vec![delete_bus_call(name)]}
            done={view.fill("buses.deleted", &[("name", name)])}
            next={Route::Buses}
            onclose={props.onclose.clone()}
        />
    }
}
