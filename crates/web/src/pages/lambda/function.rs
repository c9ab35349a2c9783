//! One function: what it is, and tabs to look into it and to change it.

use super::asynchronous::Asynchronous;
use super::code::Code;
use super::configuration::{General, environment, tags};
use super::delete::DeleteFunction;
use super::invocations::Invocations;
use super::permissions::Permissions;
use super::test_event::TestEvent;
use crate::components::{Button, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Stack, Tab, Tabs};
use crate::pages::dialog::use_dialog;
use crate::pages::metrics::Monitoring;
use crate::pages::sns::Missing;
use crate::store::use_app;
use console::lambda::{FunctionPage, function};
use console::metrics::Resource;
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct FunctionProps {
    pub name: AttrValue,
}

#[component]
pub fn Function(props: &FunctionProps) -> Html {
    let app = use_app();
    let view = app.view();
    let deleting = use_dialog();
    let active = use_state(|| AttrValue::Static("code"));
    let Some(page) = function(&app.account(), &view, &props.name) else {
        let title = view.fill("lambda.missing", &[("name", &props.name)]);
        return html! { <Missing {title} text="lambda.missing.text" list={Route::Functions} list_name="lambda.functions" /> };
    };
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    let actions = html! { <Button label={view.say("lambda.delete")} onclick={deleting.open(())} /> };
    html! {
        <Stack>
            <Header title={page.name.clone()} level={HeaderLevel::H1} {actions} />
            <Container title={view.say("lambda.overview")}>{ overview(&view, &page) }</Container>
            <Tabs tabs={tabs(&view, &page)} active={(*active).clone()} {onchange} label={view.say("lambda.tabs")} />
            if deleting.is_open() {
                <DeleteFunction name={page.name.clone()} onclose={deleting.close()} />
            }
        </Stack>
    }
}

fn overview(view: &View, page: &FunctionPage) -> Html {
    let mut items = vec![
        KeyValue::text(view.say("lambda.behaviour"), page.behaviour.clone()),
        KeyValue::copyable("ARN", page.arn.clone()),
        KeyValue::text(
            view.say("lambda.description"),
            if page.description.is_empty() { "-".to_string() } else { page.description.clone() },
        ),
    ];
    items.extend(page.facts.iter().map(|(key, value)| KeyValue::text(key.clone(), value.clone())));
    html! { <KeyValuePairs {items} columns={3} /> }
}

fn tabs(view: &View, page: &FunctionPage) -> Vec<Tab> {
    let tab = |id: &'static str, key: &'static str, content: Html| Tab::new(id, view.say(key), content);
    let configuration = html! {
        <Stack>
            <General page={page.clone()} />
            { environment(view, page) }
            { tags(view, page) }
        </Stack>
    };
    vec![
        tab("code", "lambda.code", html! { <Code page={page.clone()} /> }),
        tab("test", "lambda.test", html! { <TestEvent name={page.name.clone()} /> }),
        tab("invocations", "lambda.invocations", html! { <Invocations page={page.clone()} /> }),
        tab(
            "monitoring",
            "metrics.monitoring",
            html! { <Monitoring resource={Resource::Function(page.name.clone())} /> },
        ),
        tab("configuration", "lambda.configuration", configuration),
        tab("permissions", "lambda.permissions", html! { <Permissions page={page.clone()} /> }),
        tab(
            "asynchronous",
            "lambda.async",
            html! { <Asynchronous name={page.name.clone()} draft={page.asynchronous.clone()} /> },
        ),
    ]
}
