//! The browser page that opens behind a mail's link.

use super::mail::{follow, line};
use crate::components::{Button, ButtonVariant, IconName, Link, StatusKind, status};
use crate::store::use_app;
use console::Words;
use console::world::Page;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BrowserPageProps {
    pub url: String,
    pub page: Page,
    pub onclose: Callback<()>,
    /// A link on the page was followed: its address and its page.
    pub onopen: Callback<(String, Page)>,
}

#[component]
pub fn BrowserPage(props: &BrowserPageProps) -> Html {
    let app = use_app();
    let view = app.view();
    let onfollow = {
        let (app, onopen) = (app.clone(), props.onopen.clone());
        Callback::from(move |url: String| {
            let page = follow(&app, &url);
            onopen.emit((url, page));
        })
    };
    html! {
        <section class="tw-browser" aria-label={view.say("world.browser")}>
            <div class="tw-browser-bar">
                <span class="tw-browser-address" title={props.url.clone()}>{ &props.url }</span>
                <Button
                    label={view.say("world.browser.close")}
                    variant={ButtonVariant::Icon}
                    icon={IconName::Close}
                    onclick={props.onclose.clone()}
                />
            </div>
            <div class="tw-browser-page">
                { match &props.page {
                    Page::Elsewhere { url } => html! {
                        <>
                            <p>{ view.say("world.elsewhere") }</p>
                            <p><Link text={view.say("world.elsewhere.open")} href={url.clone()} external={true} /></p>
                        </>
                    },
                    Page::Xml(xml) => html! { <pre class="tw-browser-xml">{ xml }</pre> },
                    page => sns_page(page, &onfollow),
                } }
            </div>
        </section>
    }
}

/// The service's page, in its words.
fn sns_page(page: &Page, onfollow: &Callback<String>) -> Html {
    let (class, kind) = match page.is_good() {
        true => ("tw-browser-box tw-browser-good", StatusKind::Success),
        false => ("tw-browser-box tw-browser-bad", StatusKind::Error),
    };
    html! {
        <div lang="en">
            <h3 class="tw-browser-title">{ "Simple Notification Service" }</h3>
            <div {class}>
                <p class="tw-browser-status" role="status"><b>{ status(kind, page.status()) }</b></p>
                { for page.lines().iter().map(|it| line(it, onfollow)) }
            </div>
        </div>
    }
}
