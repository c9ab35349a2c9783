//! The world outside as a person sees it: mailboxes, phones, and the page that
//! opens behind a link.

mod body;

pub use body::body;
pub use sim::world::pages::{Page, Piece};

use crate::View;
use sim::Account;
use sim::kernel::{HopId, Mail, Text};
use sim::world::Arrived;

/// Everything that reached somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// In the order in which the addresses first got something.
    pub mailboxes: Vec<Mailbox>,
    pub phones: Vec<Phone>,
}

/// A person's mailbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Mailbox {
    pub address: String,
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

/// A person's phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Phone {
    /// E.164.
    pub number: String,
    /// Oldest first, as a thread shows them.
    pub texts: Vec<TextRow>,
}

/// A text message of a thread.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRow {
    /// From 1, over all phones.
    pub number: u32,
    pub body: String,
    pub clock: String,
    pub time: String,
    pub hop: Option<HopId>,
}

/// Whether a link leads out of the simulation: following it does nothing in
/// the account.
pub fn leads_out(url: &str) -> bool {
    sim::world::links::Link::parse(url).is_none()
}

/// The world outside, as it is now.
pub fn outside(account: &Account, _view: &View) -> Outside {
    let world = account.world();
    let mailbox = |address: &&str| Mailbox {
        address: address.to_string(),
        mails: world.mails_to(address).rev().map(|mail| mail_row(mail)).collect(),
    };
    let phone = |number: &&str| Phone {
        number: number.to_string(),
        texts: world.texts_to(number).map(|text| text_row(text)).collect(),
    };
    Outside {
        mailboxes: world.mailboxes().iter().map(mailbox).collect(),
        phones: world.phones().iter().map(phone).collect(),
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

fn text_row(text: &Arrived<Text>) -> TextRow {
    TextRow {
        number: text.number,
        body: text.message.body.clone(),
        clock: text.time.clock(),
        time: crate::moment(text.time),
        hop: text.hop,
    }
}

fn preview(body: &str) -> String {
    let words: Vec<&str> = body.split_whitespace().collect();
    words.join(" ").chars().take(120).collect()
}

#[cfg(test)]
mod tests;
