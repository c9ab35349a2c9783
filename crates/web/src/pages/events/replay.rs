//! One replay.

use super::parts::missing;
use super::replays::cancel;
use crate::components::{Button, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Link, Stack};
use crate::pages::marks::mark;
use crate::store::use_app;
use console::events::{ReplayPage, replay};
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ReplayProps {
    pub name: AttrValue,
}

#[component]
pub fn Replay(props: &ReplayProps) -> Html {
    let app = use_app();
    let view = app.view();
    let name = &*props.name;
    let Some(page) = replay(&app.account(), &view, name) else {
        let title = view.fill("replays.missing", &[("name", name)]);
        return missing(title, view.say("replays.missing.text"), view.say("replays.back"), &Route::Replays);
    };
    let actions = html! {
        if page.row.can_be_cancelled {
            <Button label={view.say("replays.cancel")} onclick={cancel(&app, name)} />
        }
    };
    html! {
        <Stack>
            <Header title={name.to_string()} level={HeaderLevel::H1} {actions} />
            <Container title={view.say("replays.details")}>{ facts(&view, &page) }</Container>
        </Stack>
    }
}

fn facts(view: &View, page: &ReplayPage) -> Html {
    let row = &page.row;
    let bus = Route::Bus(page.bus.clone()).href();
    let rules = match page.rules.is_empty() {
        true => html! { view.say("replays.rules.all") },
        false => html! {
            { for page.rules.iter().map(|(name, route)| html! { <div><Link text={name.clone()} href={route.href()} /></div> }) }
        },
    };
    let link = |text: &String, href: String| html! { <Link text={text.clone()} {href} /> };
    let items = vec![
        KeyValue::text(view.say("replays.name"), row.name.clone()),
        KeyValue::html(view.say("replays.status"), mark(&row.status)),
        KeyValue::html(view.say("replays.archive"), link(&row.archive, page.archive_route.href())),
        KeyValue::html(view.say("replays.bus"), link(&page.bus, bus)),
        KeyValue::html(view.say("replays.rules"), rules),
        KeyValue::text(view.say("replays.start"), row.start.clone()),
        KeyValue::text(view.say("replays.end"), row.end.clone()),
        KeyValue::text(view.say("replays.last"), row.last.clone()),
        KeyValue::text(view.say("replays.started"), row.started.clone()),
        KeyValue::text(view.say("replays.ended"), row.ended.clone()),
        KeyValue::text(view.say("replays.description"), page.description.clone()),
        KeyValue::copyable(view.say("replays.arn"), page.arn.clone()),
    ];
    html! { <KeyValuePairs {items} /> }
}
