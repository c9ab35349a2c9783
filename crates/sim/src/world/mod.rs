//! What AWS is not: people with mailboxes and phones, what they do ([`acts`]),
//! the links in their mails that they follow ([`links`]) to the pages behind
//! them ([`pages`]), and the endpoints that messages are posted to.

pub mod acts;
pub mod links;
pub mod pages;

pub use acts::{Act, Person, Reply};

use crate::kernel::{Chunks, HopId, HttpRequest, Mail, Text};
use base::Time;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Something that reached somebody outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived<T> {
    /// From 1, over all mailboxes.
    pub number: u32,
    pub time: Time,
    pub message: T,
    /// The hop that brought it: where "why did I get this?" begins.
    pub hop: Option<HopId>,
}

/// The world outside the account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    mails: Chunks<Rc<Arrived<Mail>>>,
    texts: Chunks<Rc<Arrived<Text>>>,
    replies: Chunks<Rc<Arrived<Reply>>>,
    requests: Chunks<Rc<Arrived<HttpRequest>>>,
    people: Vec<Person>,
    /// What endpoints answer that do not answer 200, by URL.
    statuses: BTreeMap<String, u16>,
}

impl World {
    /// Every mail of everybody, oldest first.
    pub fn mails(&self) -> impl DoubleEndedIterator<Item = &Rc<Arrived<Mail>>> {
        self.mails.iter()
    }
    /// Every text message of everybody, oldest first.
    pub fn texts(&self) -> impl DoubleEndedIterator<Item = &Rc<Arrived<Text>>> {
        self.texts.iter()
    }
    /// The mails of one address, oldest first.
    pub fn mails_to<'a>(&'a self, address: &'a str) -> impl DoubleEndedIterator<Item = &'a Rc<Arrived<Mail>>> {
        self.mails.iter().filter(move |mail| mail.message.to.eq_ignore_ascii_case(address))
    }
    /// The text messages of one phone by its E.164 number, oldest first.
    pub fn texts_to<'a>(&'a self, number: &'a str) -> impl DoubleEndedIterator<Item = &'a Rc<Arrived<Text>>> {
        self.texts.iter().filter(move |text| text.message.to == number)
    }
    /// The addresses that have received something, the first to do so first.
    pub fn mailboxes(&self) -> Vec<&str> {
        distinct(self.mails.iter().map(|mail| mail.message.to.as_str()))
    }
    /// The numbers that have received something, the first to do so first.
    pub fn phones(&self) -> Vec<&str> {
        distinct(self.texts.iter().map(|text| text.message.to.as_str()))
    }
    /// Every answer that somebody sent to a text message, oldest first.
    pub fn replies(&self) -> impl DoubleEndedIterator<Item = &Rc<Arrived<Reply>>> {
        self.replies.iter()
    }
    /// Every request to an endpoint outside, oldest first.
    pub fn requests(&self) -> impl DoubleEndedIterator<Item = &Rc<Arrived<HttpRequest>>> {
        self.requests.iter()
    }
    /// The people who were introduced, the first first.
    pub fn people(&self) -> &[Person] {
        &self.people
    }
    /// The HTTP status that an endpoint answers with: 200 unless it was set.
    pub fn status_of(&self, url: &str) -> u16 {
        self.statuses.get(url).copied().unwrap_or(200)
    }
    pub(crate) fn receive_request(&mut self, time: Time, message: HttpRequest, hop: Option<HopId>) {
        let number = self.requests.len() as u32 + 1;
        self.requests.push(Rc::new(Arrived { number, time, message, hop }));
    }
    pub(crate) fn receive_mail(&mut self, time: Time, message: Mail, hop: Option<HopId>) {
        let number = self.mails.len() as u32 + 1;
        self.mails.push(Rc::new(Arrived { number, time, message, hop }));
    }
    pub(crate) fn receive_text(&mut self, time: Time, message: Text, hop: Option<HopId>) {
        let number = self.texts.len() as u32 + 1;
        self.texts.push(Rc::new(Arrived { number, time, message, hop }));
    }
}

fn distinct<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}
