//! The world outside: a mail client, a phone, and the page behind a link.

mod mail;
mod page;
mod phone;
mod why;

use crate::components::{Tab, Tabs};
use crate::store::use_app;
use console::Words;
use console::world::{Outside, outside};
use mail::MailClient;
use phone::PhoneScreen;
use std::collections::BTreeSet;
use yew::prelude::*;

/// Mail and phone, one at a time.
#[component]
pub fn WorldPanel() -> Html {
    let app = use_app();
    let view = app.view();
    let model = outside(&app.account(), &view);
    let active = use_state(|| AttrValue::Static("mail"));
    let read = use_state(BTreeSet::<u32>::new);
    let onread = {
        let read = read.clone();
        Callback::from(move |number: u32| {
            let mut numbers = (*read).clone();
            numbers.insert(number);
            read.set(numbers);
        })
    };
    let onchange = {
        let active = active.clone();
        Callback::from(move |id: AttrValue| active.set(id))
    };
    let Outside { mailboxes, phones } = model;
    let unread = mailboxes.iter().flat_map(|it| &it.mails).filter(|mail| !read.contains(&mail.number)).count();
    let texts: usize = phones.iter().map(|phone| phone.texts.len()).sum();
    let label = |key: &'static str, count: usize| view.fill(key, &[("n", &count.to_string())]);
    let mail = html! { <MailClient {mailboxes} read={(*read).clone()} {onread} /> };
    let phone = html! { <PhoneScreen {phones} /> };
    let tabs = vec![
        Tab::new("mail", label("world.mail", unread), mail),
        Tab::new("phone", label("world.phone", texts), phone),
    ];
    html! { <Tabs {tabs} active={(*active).clone()} {onchange} label={view.say("world.tabs")} flush={true} /> }
}

/// What stands where nothing has arrived.
fn nothing(title: String, text: String) -> Html {
    html! {
        <div class="tw-world-nothing">
            <b>{ title }</b>
            <p>{ text }</p>
        </div>
    }
}
