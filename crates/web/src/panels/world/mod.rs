//! The world outside: a mail client, a phone, web servers, the people, and the
//! page behind a link.

mod mail;
mod nothing;
mod page;
mod people;
mod phone;
mod servers;
mod why;

use crate::components::{Tab, Tabs};
use crate::store::use_app;
use console::Words;
use console::world::{Outside, outside};
use mail::MailClient;
use nothing::nothing;
use people::People;
use phone::PhoneScreen;
use servers::Servers;
use yew::prelude::*;

/// Mail, phone, web servers and people, one at a time.
#[component]
pub fn WorldPanel() -> Html {
    let app = use_app();
    let view = app.view();
    let Outside { mailboxes, phones, endpoints } = outside(&app.account(), &view);
    let attention = app.attention();
    let mails = mailboxes.iter().flat_map(|it| &it.mails);
    let unread = mails.filter(|mail| !attention.mails.contains(&mail.number)).count();
    let texts = phones.iter().flat_map(|it| &it.threads).flat_map(|it| &it.bubbles).filter_map(|it| it.number);
    let unseen = texts.filter(|number| !attention.texts.contains(number)).count();
    let label = |key: &'static str, count: usize| match count {
        0 => view.say(key),
        count => format!("{} ({count})", view.say(key)),
    };
    let onchange = {
        let app = app.clone();
        Callback::from(move |id: AttrValue| app.attend(|attention| attention.tab = id))
    };
    let mut tabs = vec![
        Tab::new("mail", label("world.mail", unread), html! { <MailClient {mailboxes} /> }),
        Tab::new("phone", label("world.phone", unseen), html! { <PhoneScreen {phones} /> }),
    ];
    if !endpoints.is_empty() {
        tabs.push(Tab::new("web", view.say("world.web"), html! { <Servers {endpoints} /> }));
    }
    tabs.push(Tab::new("people", view.say("world.people"), html! { <People /> }));
    html! { <Tabs {tabs} active={attention.tab} {onchange} label={view.say("world.tabs")} flush={true} /> }
}
