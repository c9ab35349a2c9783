//! One topic: its details, and tabs with what belongs to it.

use super::delete::DeleteTopic;
use super::missing::Missing;
use super::subscriptions::SubscriptionTable;
use super::topic_access::TopicAccess;
use super::topic_edit::EditTopic;
use super::topic_retry::TopicRetry;
use super::topic_tags::TopicTags;
use crate::components::{
    Button, ButtonVariant, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Stack, Tab, Tabs,
};
use crate::pages::dialog::use_dialog;
use crate::pages::metrics::Monitoring;
use crate::store::use_app;
use console::metrics::Resource;
use console::sns::{TopicPage, topic};
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TopicProps {
    pub name: AttrValue,
}

/// The dialogs.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    Edit,
    Delete,
}

#[component]
pub fn Topic(props: &TopicProps) -> Html {
    let app = use_app();
    let view = app.view();
    let dialog = use_dialog();
    let active = use_state(|| AttrValue::Static("subscriptions"));
    let Some(page) = topic(&app.account(), &view, &props.name) else {
        let title = view.fill("sns.topic.missing", &[("name", &props.name)]);
        return html! {
            <Missing {title} text="sns.topic.missing.text" list={Route::Topics} list_name="sns.topics" />
        };
    };
    let actions = html! {
        <>
            <Button label={view.say("sns.edit")} onclick={dialog.open(Asks::Edit)} />
            <Button label={view.say("sns.delete")} onclick={dialog.open(Asks::Delete)} />
            <Button
                label={view.say("sns.publish")}
                variant={ButtonVariant::Primary}
                href={Route::Publish(page.name.clone()).href()}
            />
        </>
    };
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    html! {
        <Stack>
            <Header title={page.name.clone()} level={HeaderLevel::H1} {actions} />
            <Container title={view.say("sns.details")}>{ details(&view, &page) }</Container>
            <Tabs tabs={tabs(&view, &page)} active={(*active).clone()} {onchange} label={view.say("sns.topic.tabs")} />
            if dialog.which() == Some(Asks::Edit) {
                <EditTopic name={page.name.clone()} arn={page.arn.clone()} display_name={page.display_name.clone()} onclose={dialog.close()} />
            }
            if dialog.which() == Some(Asks::Delete) {
                <DeleteTopic name={page.name.clone()} arn={page.arn.clone()} onclose={dialog.close()} />
            }
        </Stack>
    }
}

fn details(view: &View, page: &TopicPage) -> Html {
    let mut items = vec![
        KeyValue::text(view.say("sns.name"), page.name.clone()),
        KeyValue::text(view.say("sns.display-name"), page.display_name.clone()),
        KeyValue::copyable("ARN", page.arn.clone()),
        KeyValue::text(view.say("sns.owner"), page.owner.clone()),
        KeyValue::text(view.say("sns.type"), page.kind.clone()),
    ];
    if !page.deduplication.is_empty() {
        items.push(KeyValue::text(view.say("sns.deduplication"), page.deduplication.clone()));
    }
    html! { <KeyValuePairs {items} columns={2} /> }
}

fn tabs(view: &View, page: &TopicPage) -> Vec<Tab> {
    let said = |title: &'static str, key: &'static str| {
        html! { <Container title={view.say(title)}><p>{ view.say(key) }</p></Container> }
    };
    let tab = |id: &'static str, key: &'static str, content: Html| Tab::new(id, view.say(key), content);
    vec![
        tab(
            "subscriptions",
            "sns.subscriptions",
            html! {
                <SubscriptionTable rows={page.subscriptions.clone()} topic={page.name.clone()} />
            },
        ),
        tab("monitoring", "metrics.monitoring", html! { <Monitoring resource={Resource::Topic(page.name.clone())} /> }),
        tab("policy", "sns.policy", html! { <TopicAccess page={page.clone()} /> }),
        tab("retry", "sns.retry", html! { <TopicRetry page={page.clone()} /> }),
        tab("logging", "sns.logging", said("sns.logging", "sns.logging.text")),
        tab("encryption", "sns.encryption", said("sns.encryption", "sns.encryption.text")),
        tab("tags", "sns.tags", html! { <TopicTags page={page.clone()} /> }),
    ]
}
