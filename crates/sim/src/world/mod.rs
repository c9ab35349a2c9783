//! What AWS is not: people with mailboxes and phones.

use crate::kernel::{Chunks, HopId, Mail, Text};
use base::Time;
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
    pub(crate) fn receive_mail(&mut self, time: Time, message: Mail, hop: Option<HopId>) {
        let number = self.mails.len() as u32 + 1;
        self.mails.push(Rc::new(Arrived { number, time, message, hop }));
    }
    pub(crate) fn receive_text(&mut self, time: Time, message: Text, hop: Option<HopId>) {
        let number = self.texts.len() as u32 + 1;
        self.texts.push(Rc::new(Arrived { number, time, message, hop }));
    }
}
