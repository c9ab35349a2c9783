//! What people outside do, beside following links: answer a text message,
//! turn up, switch their web server.

use super::{Arrived, World};
use crate::kernel::{Cause, Cx, Effect, HopId, Place, Verdict};
use crate::{Account, Region};
use base::Time;
use std::rc::Rc;

/// Something that somebody outside does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The owner of a phone answers its text messages.
    Reply(Reply),
    /// Somebody with a mailbox and a phone is introduced; a second time, by
    /// the same name, they change address and number.
    Meet(Person),
    /// An endpoint answers with this HTTP status from now on.
    Answer { url: String, status: u16 },
}

/// An answer to a text message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The phone it comes from: E.164.
    pub phone: String,
    pub text: String,
}

/// Somebody outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// Mail address.
    pub address: String,
    /// E.164; empty for somebody without a phone.
    pub phone: String,
}

impl Account {
    /// Somebody outside does something, and what follows at once happens.
    pub fn act(&mut self, act: &Act) {
        match act {
            Act::Meet(person) => Rc::make_mut(&mut self.world).meet(person),
            Act::Answer { url, status } => Rc::make_mut(&mut self.world).set_status(url, *status),
            Act::Reply(reply) => self.reply(reply),
        }
        self.drain();
    }

    fn reply(&mut self, reply: &Reply) {
        let Account { kernel, services, world } = self;
        // A phone belongs to no region; the answer goes to the one that wrote last.
        let hop = world.texts_to(&reply.phone).next_back().and_then(|text| text.hop);
        let region = hop.and_then(|hop| kernel.trace.get(hop)).map_or(Region::default(), |hop| hop.region);
        let mut cx = Cx::new(kernel, services, world, region, Cause { hop, depth: 0 }, None);
        let hop = cx.hop(Place::Phone(reply.phone.clone()), reply.text.clone(), Verdict::Passed);
        cx.under(hop);
        let now = cx.now();
        Rc::make_mut(cx.world).send_reply(now, reply, Some(hop));
        cx.emit(Effect::Reply(reply.clone()));
    }
}

impl World {
    fn meet(&mut self, person: &Person) {
        match self.people.iter_mut().find(|known| known.name == person.name) {
            Some(known) => *known = person.clone(),
            None => self.people.push(person.clone()),
        }
    }

    fn set_status(&mut self, url: &str, status: u16) {
        match status {
            200 => self.statuses.remove(url),
            status => self.statuses.insert(url.to_string(), status),
        };
    }

    fn send_reply(&mut self, time: Time, reply: &Reply, hop: Option<HopId>) {
        let number = self.replies.len() as u32 + 1;
        self.replies.push(Rc::new(Arrived { number, time, message: reply.clone(), hop }));
    }
}
