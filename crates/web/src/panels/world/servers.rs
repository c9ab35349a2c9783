//! Web servers outside: what they answer, and what was posted to them.

use super::mail::{follow, line};
use super::nothing;
use super::page::BrowserPage;
use super::why::Why;
use crate::components::{Choice, ExpandableSection, FormField, Select, StatusKind, status};
use crate::store::use_app;
use console::world::{Endpoint, Page, RequestRow, STATUSES};
use console::{View, Words};
use session::Action;
use sim::world::Act;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ServersProps {
    pub endpoints: Vec<Endpoint>,
}

#[component]
pub fn Servers(props: &ServersProps) -> Html {
    let app = use_app();
    let view = app.view();
    let chosen = app.attention().endpoint;
    // The page that a link of a request opened, and its address.
    let page = use_state(|| None::<(String, Page)>);
    let Some(endpoint) = props.endpoints.iter().find(|it| it.url == chosen.as_str()).or(props.endpoints.first()) else {
        return Html::default();
    };
    let choose = {
        let app = app.clone();
        Callback::from(move |url: AttrValue| app.attend(|attention| attention.endpoint = url))
    };
    let answer = {
        let (app, url) = (app.clone(), endpoint.url.clone());
        Callback::from(move |status: AttrValue| {
            let status = status.parse().unwrap_or(200);
            app.perform(Action::Act(Act::Answer { url: url.clone(), status }));
        })
    };
    let onfollow = {
        let (app, page) = (app.clone(), page.clone());
        Callback::from(move |url: String| {
            let opened = follow(&app, &url);
            page.set(Some((url, opened)));
        })
    };
    let onclose = {
        let page = page.clone();
        Callback::from(move |()| page.set(None))
    };
    let onopen = {
        let page = page.clone();
        Callback::from(move |opened: (String, Page)| page.set(Some(opened)))
    };
    let urls: Vec<Choice> = props.endpoints.iter().map(|it| Choice::new(it.url.clone(), it.url.clone())).collect();
    let statuses: Vec<Choice> =
        STATUSES.iter().map(|(status, words)| Choice::new(status.to_string(), *words)).collect();
    html! {
        <div class="tw-servers">
            if let Some((url, opened)) = &*page {
                <BrowserPage url={url.clone()} page={opened.clone()} {onclose} {onopen} />
            }
            <FormField label={view.say("world.web.url")}>
                <Select value={endpoint.url.clone()} options={urls} onchange={choose} />
            </FormField>
            <FormField label={view.say("world.web.answer")} description={view.say("world.web.answer.text")}>
                <Select value={endpoint.status.to_string()} options={statuses} onchange={answer} />
            </FormField>
            if endpoint.requests.is_empty() {
                { nothing(view.say("world.web.empty"), view.say("world.web.empty.text")) }
            }
            { for endpoint.requests.iter().map(|request| self::request(&view, request, &onfollow)) }
        </div>
    }
}

fn request(view: &View, request: &RequestRow, follow: &Callback<String>) -> Html {
    let kind = if request.is_good { StatusKind::Success } else { StatusKind::Error };
    let title = format!("{} {}", request.clock, request.title);
    let answered = view.fill("world.web.answered", &[("status", &request.status.to_string())]);
    html! {
        <ExpandableSection key={request.number} {title} extra={status(kind, answered)}>
            <dl class="tw-mail-head">
                { for request.headers.iter().map(|(name, value)| html! { <><dt class="tw-mail-key">{ name }</dt><dd class="tw-mail-value">{ value }</dd></> }) }
            </dl>
            <div class="tw-mail-body tw-servers-body">{ for request.body.iter().map(|it| line(it, follow)) }</div>
            if let Some(hop) = request.hop { <Why {hop} /> }
        </ExpandableSection>
    }
}
