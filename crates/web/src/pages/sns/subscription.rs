//! One subscription.

use super::missing::Missing;
use super::subscription_actions::SubscriptionActions;
use crate::components::{
    Alert, AlertKind, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Link, Stack, Tab, Tabs,
};
use crate::pages::marks::mark;
use crate::store::use_app;
use console::sns::{SubscriptionPage, subscription};
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
    let actions = html! { <SubscriptionActions page={Some(page.clone())} next={Route::Subscriptions} /> };
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    let said = |id: &'static str, title: &'static str, key: &'static str| {
        let content = html! { <Container title={view.say(title)}><p>{ view.say(key) }</p></Container> };
        Tab::new(id, view.say(title), content)
    };
    let tabs =
        vec![said("filter", "sns.filter", "sns.filter.text"), said("redrive", "sns.redrive", "sns.redrive.text")];
    html! {
        <Stack>
            <Header title={view.fill("sns.subscription", &[("id", &page.row.id)])} level={HeaderLevel::H1} {actions} />
            { alert(&page.until) }
            { alert(&page.not_delivered) }
            <Container title={view.say("sns.details")}>{ details(&view, &page) }</Container>
            <Tabs {tabs} active={(*active).clone()} {onchange} label={view.say("sns.details")} />
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
