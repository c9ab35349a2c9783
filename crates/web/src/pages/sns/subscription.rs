//! One subscription.

use super::missing::Missing;
use super::subscription_actions::SubscriptionActions;
use super::subscription_parts::missing;
use crate::components::{
    Alert, AlertKind, Button, CodeBlock, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Link, Stack, Tab,
    Tabs,
};
use crate::pages::events::why;
use crate::pages::marks::mark;
use crate::store::use_app;
use console::sns::{FilteredMessage, SubscriptionPage, subscription};
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct SubscriptionProps {
    /// The UUID at the end of its ARN.
    pub id: AttrValue,
}

#[component]
pub fn Subscription(props: &SubscriptionProps) -> Html {
    let app = use_app();
    let view = app.view();
    let active = use_state(|| AttrValue::Static("filter"));
    let Some(page) = subscription(&app.account(), &view, &props.id) else {
        return html! {
            <Missing
                title={view.say("sns.subscription.missing")}
                text="sns.subscription.missing.text"
                list={Route::Subscriptions}
                list_name="sns.subscriptions"
            />
        };
    };
    let edit = Route::EditSubscription(page.row.id.clone()).href();
    let actions = html! { <><Button label={view.say("sns.edit")} href={edit} /><SubscriptionActions page={Some(page.clone())} next={Route::Subscriptions} /></> };
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    html! {
        <Stack>
            <Header title={view.fill("sns.subscription", &[("id", &page.row.id)])} level={HeaderLevel::H1} {actions} />
            { alert(&page.until) }
            { alert(&page.not_delivered) }
            { missing(&view, page.missing.as_ref()) }
            <Container title={view.say("sns.details")}>{ details(&view, &page) }</Container>
            <Tabs tabs={tabs(&view, &page)} active={(*active).clone()} {onchange} label={view.say("sns.subscription.tabs")} />
        </Stack>
    }
}

/// What is worth knowing, where there is something.
fn alert(text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <Alert kind={AlertKind::Info}>{ text }</Alert> }
}

fn details(view: &View, page: &SubscriptionPage) -> Html {
    let topic = html! { <Link text={page.row.topic_name.clone()} href={page.row.topic_route.href()} /> };
    let items = vec![
        KeyValue::copyable("ARN", page.row.arn.clone()),
        KeyValue::html(view.say("sns.column.status"), mark(&page.row.status)),
        KeyValue::text(view.say("sns.column.endpoint"), page.row.endpoint.clone()),
        KeyValue::text(view.say("sns.column.protocol"), page.protocol.clone()),
        KeyValue::html(view.say("sns.column.topic"), topic),
        KeyValue::text(view.say("sns.raw.label"), page.raw.clone()),
        KeyValue::text(view.say("sns.subscription.principal"), page.principal.clone()),
    ];
    html! { <KeyValuePairs {items} columns={2} /> }
}

fn tabs(view: &View, page: &SubscriptionPage) -> Vec<Tab> {
    let filter = html! {
        <Stack>
        <Container title={view.say("sns.filter")} description={view.say("sns.filter.text")}>
            if page.filter_policy.is_empty() {
                <p>{ view.say("sns.filter.none") }</p>
            } else {
                <Stack>
                    <KeyValuePairs items={vec![KeyValue::text(view.say("sns.filter.scope"), page.filter_scope.clone())]} columns={1} />
                    <CodeBlock code={page.filter_policy.clone()} name={view.say("sns.filter")} />
                </Stack>
            }
        </Container>
        if let Some(message) = &page.filtered { { filtered(view, message) } }
        </Stack>
    };
    let redrive = html! {
        <Container title={view.say("sns.redrive")} description={view.say("sns.redrive.text")}>
            if page.dead_letter_queue.is_empty() {
                <p>{ view.say("sns.redrive.none") }</p>
            } else {
                <Stack>
                    <KeyValuePairs items={vec![KeyValue::copyable(view.say("sns.redrive.queue"), page.dead_letter_queue.clone())]} columns={1} />
                    { missing(view, page.missing_at_queue.as_ref()) }
                </Stack>
            }
        </Container>
    };
    let mut tabs =
        vec![Tab::new("filter", view.say("sns.filter"), filter), Tab::new("redrive", view.say("sns.redrive"), redrive)];
    if !page.retry_policy.is_empty() {
        let retry = html! {
            <Container title={view.say("sns.retry")} description={view.say("sns.retry.text")}>
                <CodeBlock code={page.retry_policy.clone()} name={view.say("sns.retry")} />
            </Container>
        };
        tabs.insert(1, Tab::new("retry", view.say("sns.retry"), retry));
    }
    tabs
}

/// Why the policy kept a message back, key by key.
fn filtered(view: &View, message: &FilteredMessage) -> Html {
    html! {
        <Container title={view.say("sns.filtered")} description={message.title.clone()}>
            <Stack>
                if message.unreadable.is_empty() {
                    if !message.scope.is_empty() { <p>{ &message.scope }</p> }
                    <CodeBlock code={message.looked_at.clone()} name={view.say("sns.filtered.attributes")} />
                    { why(view, &message.rows) }
                } else {
                    <p>{ &message.unreadable }</p>
                }
            </Stack>
        </Container>
    }
}
