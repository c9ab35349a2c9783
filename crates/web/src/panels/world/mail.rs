//! A mail client: the mailboxes, the list, one mail, and the page that a link
//! of it opens.

use super::nothing;
use super::nothing::WhyNothing;
use super::page::BrowserPage;
use super::why::Why;
use crate::components::{Button, ButtonVariant, Choice, IconName, Select};
use crate::hooks::focus_ref;
use crate::store::{App, use_app};
use console::world::{Inbox, MailRow, Mailbox, Page, Piece, body, leads_out};
use console::{View, Words};
use session::{Action, Outcome};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MailClientProps {
    pub mailboxes: Vec<Mailbox>,
}

/// What the client shows.
#[derive(Clone, PartialEq)]
enum Shown {
    List,
    Mail(u32),
    /// The page behind a link of the mail, and its address.
    Page(u32, String, Page),
}

#[component]
pub fn MailClient(props: &MailClientProps) -> Html {
    let app = use_app();
    let view = app.view();
    let address = app.attention().mailbox;
    let shown = use_state(|| Shown::List);
    // What opens is read from its top, by eyes and by screen readers.
    let top = use_node_ref();
    {
        let (top, first_time) = (top.clone(), use_mut_ref(|| true));
        use_effect_with((*shown).clone(), move |_| {
            if !first_time.replace(false) {
                focus_ref(&top);
            }
        });
    }
    let Some(first) = props.mailboxes.first() else {
        return nothing(view.say("world.mails.empty"), view.say("world.mails.empty.text"));
    };
    let mailbox = props.mailboxes.iter().find(|it| it.address == address.as_str()).unwrap_or(first);
    let show = {
        let (shown, app) = (shown.clone(), app.clone());
        Callback::from(move |next: Shown| {
            if let Shown::Mail(number) = next {
                app.attend(|attention| attention.mails.insert(number));
            }
            shown.set(next);
        })
    };
    let find = |number: u32| props.mailboxes.iter().flat_map(|it| &it.mails).find(|mail| mail.number == number);
    let content = match &*shown {
        Shown::Mail(number) => match find(*number) {
            Some(mail) => html! { <MailView mail={mail.clone()} onshow={show} /> },
            // Undone, or another account: what was open is gone.
            None => list(&app, props, mailbox, &show),
        },
        Shown::Page(number, url, page) => {
            let back = show.reform({
                let number = *number;
                move |()| Shown::Mail(number)
            });
            let number = *number;
            let onopen = show.reform(move |(url, page): (String, Page)| Shown::Page(number, url, page));
            html! { <BrowserPage url={url.clone()} page={page.clone()} onclose={back} {onopen} /> }
        }
        Shown::List => list(&app, props, mailbox, &show),
    };
    html! { <><div class="tw-world-top" tabindex="-1" ref={top} />{ content }</> }
}

fn list(app: &App, props: &MailClientProps, mailbox: &Mailbox, show: &Callback<Shown>) -> Html {
    let view = &app.view();
    let read = app.attention().mails;
    let choose = {
        let app = app.clone();
        Callback::from(move |chosen: AttrValue| app.attend(|attention| attention.mailbox = chosen))
    };
    let boxes: Vec<Choice> =
        props.mailboxes.iter().map(|it| Choice::new(it.address.clone(), it.label.clone())).collect();
    html! {
        <div class="tw-mail">
            <div class="tw-mail-bar">
                if boxes.len() > 1 {
                    <Select value={mailbox.address.clone()} options={boxes} onchange={choose} aria_label={view.say("world.mailbox")} />
                } else {
                    <span class="tw-mail-address">{ &mailbox.label }</span>
                }
            </div>
            if mailbox.mails.is_empty() { { nothing(view.say("world.mails.empty"), String::new()) } }
            <ul class="tw-mail-list" aria-label={view.say("world.inbox")}>
                { for mailbox.mails.iter().map(|mail| item(view, mail, !read.contains(&mail.number), show)) }
            </ul>
            <WhyNothing inbox={Inbox::Mailbox(mailbox.address.clone())} />
        </div>
    }
}

fn item(view: &View, mail: &MailRow, unread: bool, show: &Callback<Shown>) -> Html {
    let number = mail.number;
    let bold = unread.then_some("tw-mail-bold");
    let onclick = show.reform(move |_: MouseEvent| Shown::Mail(number));
    html! {
        <li key={mail.number}>
            <button type="button" class={classes!("tw-mail-item", unread.then_some("tw-mail-unread"))} {onclick}>
                <span class="tw-mail-line">
                    <span class={bold}>{ &mail.from_name }</span>
                    if unread { <span class="tw-hidden">{ view.say("world.unread") }</span> }
                    <time class="tw-mail-time">{ &mail.clock }</time>
                </span>
                <span class={bold}>{ &mail.subject }</span>
                <span class="tw-mail-preview">{ &mail.preview }</span>
            </button>
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct MailViewProps {
    mail: MailRow,
    onshow: Callback<Shown>,
}

#[component]
fn MailView(props: &MailViewProps) -> Html {
    let app = use_app();
    let view = app.view();
    let mail = &props.mail;
    let back = props.onshow.reform(|()| Shown::List);
    let follow = {
        let (app, onshow, number) = (app.clone(), props.onshow.clone(), mail.number);
        Callback::from(move |url: String| {
            let page = follow(&app, &url);
            onshow.emit(Shown::Page(number, url, page));
        })
    };
    let head = |key: &'static str, value: &str| {
        html! { <><dt class="tw-mail-key">{ view.say(key) }</dt><dd class="tw-mail-value">{ value }</dd></> }
    };
    html! {
        <article class="tw-mail" aria-label={mail.subject.clone()}>
            <div class="tw-mail-bar">
                <Button label={view.say("world.back")} variant={ButtonVariant::Icon} icon={IconName::AngleLeft} onclick={back} />
                <span class="tw-mail-address">{ &mail.to }</span>
            </div>
            <h3 class="tw-mail-title">{ &mail.subject }</h3>
            <dl class="tw-mail-head">
                { head("world.from", &format!("{} <{}>", mail.from_name, mail.from_address)) }
                { head("world.to", &mail.to) }
                { head("world.date", &mail.time) }
            </dl>
            <div class="tw-mail-body">
                { for body(&mail.text).iter().map(|line| self::line(line, &follow)) }
            </div>
            if let Some(hop) = mail.hop {
                <Why {hop} />
            }
        </article>
    }
}

/// Follows a link: a person's deed, which is kept, unless it leads out.
pub(super) fn follow(app: &App, url: &str) -> Page {
    if leads_out(url) {
        return Page::Elsewhere { url: url.to_string() };
    }
    match app.perform(Action::OpenLink(url.to_string())) {
        Outcome::Page(page) => page,
        _ => Page::Elsewhere { url: url.to_string() },
    }
}

/// A line of a mail or of a page.
pub(super) fn line(pieces: &[Piece], follow: &Callback<String>) -> Html {
    if pieces.is_empty() {
        return html! { <br /> };
    }
    html! { <p class="tw-mail-text">{ for pieces.iter().map(|piece| self::piece(piece, follow)) }</p> }
}

fn piece(piece: &Piece, follow: &Callback<String>) -> Html {
    match piece {
        Piece::Text(text) => html! { { text } },
        Piece::Strong(text) => html! { <strong>{ text }</strong> },
        Piece::Link { text, url } => {
            let onclick = {
                let (follow, url) = (follow.clone(), url.clone());
                Callback::from(move |event: MouseEvent| {
                    event.prevent_default();
                    follow.emit(url.clone());
                })
            };
            // The address stays ours: the real one must not be asked, not even
            // by opening the link in a new tab.
            html! { <a class="tw-link" href={crate::browser::fragment()} title={url.clone()} {onclick}>{ text }</a> }
        }
    }
}
