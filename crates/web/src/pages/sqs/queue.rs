//! One queue: its details, and tabs with what belongs to it.

use super::ask::{DeleteQueue, PurgeQueue, RedriveQueue};
use super::queue_links::{dead_letters, subscriptions, tags};
use crate::components::{
    Button, ButtonVariant, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Stack, Tab, Tabs,
};
use crate::pages::access_policy::{AccessPolicy, PolicyWords};
use crate::pages::dialog::{Dialog, use_dialog};
use crate::pages::metrics::Monitoring;
use crate::pages::sns::Missing;
use crate::store::use_app;
use console::metrics::Resource;
use console::sqs::{QueuePage, policy_input, queue};
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct QueueProps {
    pub name: AttrValue,
}

/// The dialogs.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Purge,
    Delete,
    Redrive,
}

#[component]
pub fn Queue(props: &QueueProps) -> Html {
    let app = use_app();
    let view = app.view();
    let dialog = use_dialog();
    let active = use_state(|| AttrValue::Static("subscriptions"));
    let Some(page) = queue(&app.account(), &view, &props.name) else {
        let title = view.fill("sqs.missing", &[("name", &props.name)]);
        return html! { <Missing {title} text="sqs.missing.text" list={Route::Queues} list_name="sqs.queues" /> };
    };
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    html! {
        <Stack>
            <Header title={page.name.clone()} level={HeaderLevel::H1} actions={actions(&view, &page, &dialog)} />
            <Container title={view.say("sqs.details")}>{ details(&view, &page) }</Container>
            <Tabs tabs={tabs(&view, &page)} active={(*active).clone()} {onchange} label={view.say("sqs.tabs")} />
            { for dialog.which().map(|asks| ask(&page, asks, dialog.close())) }
        </Stack>
    }
}

fn actions(view: &View, page: &QueuePage, dialog: &Dialog<Asks>) -> Html {
    let primary = ButtonVariant::Primary;
    html! {
        <>
            <Button label={view.say("sqs.edit")} href={Route::EditQueue(page.name.clone()).href()} />
            <Button label={view.say("sqs.delete")} onclick={dialog.open(Asks::Delete)} />
            <Button label={view.say("sqs.purge")} onclick={dialog.open(Asks::Purge)} />
            <Button
                label={view.say("sqs.redrive")}
                disabled={!page.keeps.is_empty()}
                disabled_reason={page.keeps.clone()}
                onclick={dialog.open(Asks::Redrive)}
            />
            <Button label={view.say("sqs.messages")} variant={primary} href={Route::QueueMessages(page.name.clone()).href()} />
        </>
    }
}

fn details(view: &View, page: &QueuePage) -> Html {
    let mut items = vec![
        KeyValue::text(view.say("sqs.name"), page.name.clone()),
        KeyValue::copyable("ARN", page.arn.clone()),
        KeyValue::copyable("URL", page.url.clone()),
    ];
    items.extend(page.facts.iter().map(|(key, value)| KeyValue::text(key.clone(), value.clone())));
    html! { <KeyValuePairs {items} columns={3} /> }
}

fn tabs(view: &View, page: &QueuePage) -> Vec<Tab> {
    let tab = |id: &'static str, key: &'static str, content: Html| Tab::new(id, view.say(key), content);
    vec![
        tab("subscriptions", "sqs.subscriptions", subscriptions(view, page)),
        tab("monitoring", "metrics.monitoring", html! { <Monitoring resource={Resource::Queue(page.name.clone())} /> }),
        tab("dead-letters", "sqs.dlq", dead_letters(view, page)),
        tab("policy", "sqs.policy", policy(view, page)),
        tab("tags", "sqs.tags", tags(view, page)),
    ]
}

const POLICY: PolicyWords = PolicyWords {
    title: "sqs.policy",
    text: "sqs.policy.text",
    none: Some("sqs.policy.none"),
    field: "sqs.policy.json",
    edit: "sqs.policy.edit",
    save: "sqs.save",
};

fn policy(view: &View, page: &QueuePage) -> Html {
    let save = {
        let url = page.url.clone();
        Callback::from(move |policy: String| ("sqs", "SetQueueAttributes", policy_input(&url, &policy)))
    };
    let done = view.fill("sqs.saved", &[("name", &page.name)]);
    html! { <AccessPolicy words={POLICY} policy={page.policy.clone()} {save} {done} /> }
}

fn ask(page: &QueuePage, asks: Asks, onclose: Callback<()>) -> Html {
    let (name, url, arn) = (page.name.clone(), page.url.clone(), page.arn.clone());
    match asks {
        Asks::Purge => html! { <PurgeQueue {name} {url} {onclose} /> },
        Asks::Delete => html! { <DeleteQueue {name} {url} {onclose} /> },
        Asks::Redrive => html! { <RedriveQueue {name} {arn} {onclose} /> },
    }
}
