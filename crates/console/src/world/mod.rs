//! The world outside as a person sees it: mailboxes, phones, web servers, and
//! the page that opens behind a link.

mod body;
mod endpoints;
mod people;
mod phone;
mod why_nothing;

pub use body::body;
pub use endpoints::{Endpoint, RequestRow, STATUSES};
pub use people::{PersonDraft, PersonField};
pub use phone::{Bubble, Phone, Thread, reply};
pub use sim::world::pages::{Page, Piece};
pub use why_nothing::{Finding, Inbox, why_nothing};

use crate::View;
use sim::Account;
use sim::kernel::{HopId, Mail};
use sim::world::{Arrived, World};

/// Everything that reached somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// In the order in which the addresses first got something; then those of
    /// people who have got nothing yet.
    pub mailboxes: Vec<Mailbox>,
    pub phones: Vec<Phone>,
    pub endpoints: Vec<Endpoint>,
}

/// A person's mailbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Mailbox {
    pub address: String,
    /// The address, behind its owner's name where that is known.
    pub label: String,
    /// Newest first.
    pub mails: Vec<MailRow>,
}

/// A mail in the list, with what opens when it is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct MailRow {
    /// From 1, over all mailboxes.
    pub number: u32,
    /// `AWS Notifications`.
    pub from_name: String,
    /// `no-reply@sns.amazonaws.com`.
    pub from_address: String,
    pub to: String,
    pub subject: String,
    /// The body's beginning on one line.
    pub preview: String,
    /// `02:00:31`.
    pub clock: String,
    /// `2021-03-05 02:00:31 UTC`.
    pub time: String,
    /// The body as it came.
    pub text: String,
    /// What brought it.
    pub hop: Option<HopId>,
}

/// Whether a link leads out of the simulation: following it does nothing in
/// the account.
pub fn leads_out(url: &str) -> bool {
    sim::world::links::Link::parse(url).is_none()
}

/// The world outside, as it is now.
pub fn outside(account: &Account, view: &View) -> Outside {
    let world = account.world();
    let people = world.people().iter().map(|person| person.address.as_str());
    let mailbox = |address: &str| Mailbox {
        address: address.to_string(),
        label: label(world, address),
        mails: world.mails_to(address).rev().map(|mail| mail_row(mail)).collect(),
    };
    Outside {
        mailboxes: in_order(world.mailboxes(), people).into_iter().map(mailbox).collect(),
        phones: phone::phones(account, view),
        endpoints: endpoints::endpoints(account, view),
    }
}

/// Addresses that got something, and after them those of people who did not.
fn in_order<'a>(reached: Vec<&'a str>, people: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all = reached;
    for address in people {
        if !address.is_empty() && !all.iter().any(|known| known.eq_ignore_ascii_case(address)) {
            all.push(address);
        }
    }
    all
}

/// `student · student@example.com`, where somebody of that address or number
/// was introduced.
fn label(world: &World, address: &str) -> String {
    let is_theirs = |own: &str| own.eq_ignore_ascii_case(address);
    match world.people().iter().find(|person| is_theirs(&person.address) || is_theirs(&person.phone)) {
        Some(person) => format!("{} · {address}", person.name),
        None => address.to_string(),
    }
}

fn mail_row(mail: &Arrived<Mail>) -> MailRow {
    let (name, address) = mail.message.from.rsplit_once(" <").unwrap_or(("", &mail.message.from));
    MailRow {
        number: mail.number,
        from_name: name.to_string(),
        from_address: address.trim_end_matches('>').to_string(),
        to: mail.message.to.clone(),
        subject: mail.message.subject.clone(),
        preview: preview(&mail.message.body),
        clock: mail.time.clock(),
        time: crate::moment(mail.time),
        text: mail.message.body.clone(),
        hop: mail.hop,
    }
}

fn preview(body: &str) -> String {
    let words: Vec<&str> = body.split_whitespace().collect();
    words.join(" ").chars().take(120).collect()
}

#[cfg(test)]
mod tests;
