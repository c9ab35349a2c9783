//! The tables that rows point into: each text once.

use crate::Caller;
use crate::kernel::Chunks;
use base::Time;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Texts by number, from 0. Asking for a known text allocates nothing, and
/// asking for the last one again costs a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Texts {
    numbers: Rc<BTreeMap<Rc<str>, u32>>,
    texts: Chunks<Rc<str>>,
    last: u32,
}

impl Texts {
    /// The number of `text`; a new one is added while the table has fewer
    /// than `limit`, and else none is given.
    pub fn number(&mut self, text: &str, limit: u32) -> Option<u32> {
        if self.get(self.last) == Some(text) {
            return Some(self.last);
        }
        let number = match self.numbers.get(text) {
            Some(number) => *number,
            None => self.add(text, limit)?,
        };
        self.last = number;
        Some(number)
    }

    fn add(&mut self, text: &str, limit: u32) -> Option<u32> {
        let number = self.texts.len() as u32;
        if number >= limit {
            return None;
        }
        let text: Rc<str> = text.into();
        self.texts.push(text.clone());
        Rc::make_mut(&mut self.numbers).insert(text, number);
        Some(number)
    }

    pub fn get(&self, number: u32) -> Option<&str> {
        self.texts.get(number as usize).map(Rc::as_ref)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(Rc::as_ref)
    }
}

/// `ec2.amazonaws.com` and `StopInstances`.
pub(super) type Name = (&'static str, &'static str);

/// Pairs of event source and event name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Names {
    numbers: Rc<BTreeMap<Name, u16>>,
    names: Chunks<Name>,
    last: u16,
}

impl Names {
    pub fn number(&mut self, name: Name) -> u16 {
        if self.get(self.last) == Some(name) {
            return self.last;
        }
        let known = self.numbers.get(&name).copied();
        self.last = known.unwrap_or_else(|| self.add(name));
        self.last
    }

    fn add(&mut self, name: Name) -> u16 {
        // AWS has some 15,000 operations: the table does not fill.
        let number = self.names.len() as u16;
        self.names.push(name);
        Rc::make_mut(&mut self.numbers).insert(name, number);
        number
    }

    pub fn get(&self, number: u16) -> Option<Name> {
        self.names.get(usize::from(number)).copied()
    }

    pub fn iter(&self) -> impl Iterator<Item = Name> {
        self.names.iter().copied()
    }
}

/// Who acted, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub caller: Caller,
    /// With the credentials of a console session rather than with keys.
    pub console: bool,
    /// When they were first seen: the start of their session.
    pub since: Time,
}

impl Actor {
    /// Whether a user agent is the AWS console's.
    pub fn is_console(user_agent: &str) -> bool {
        ["console.", "signin.", "Mozilla/"].iter().any(|start| user_agent.starts_with(start))
            || user_agent.starts_with("[S3Console")
    }

    /// The access key id that the calls are signed with; none where AWS's
    /// services and links in mails act. `seed` is the account's.
    pub fn access_key_id(&self, account_id: &str, seed: base::Seed) -> Option<String> {
        let branch = seed.branch(&self.caller.arn(account_id));
        match self.caller {
            Caller::Service(_) | Caller::Anonymous => None,
            Caller::Role(..) => Some(format!("ASIA{}", branch.base32("session-key", 0, 16))),
            _ if self.console => Some(format!("ASIA{}", branch.base32("console-key", 0, 16))),
            _ => Some(format!("AKIA{}", branch.base32("access-key", 0, 16))),
        }
    }
}

/// The actors, by number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Actors {
    with_keys: Rc<BTreeMap<Caller, u16>>,
    in_console: Rc<BTreeMap<Caller, u16>>,
    actors: Chunks<Rc<Actor>>,
    last: u16,
}

impl Actors {
    /// None where the table is full.
    pub fn number(&mut self, caller: &Caller, console: bool, now: Time) -> Option<u16> {
        if self.get(self.last).is_some_and(|actor| actor.console == console && actor.caller == *caller) {
            return Some(self.last);
        }
        let known = if console { &self.in_console } else { &self.with_keys };
        let number = match known.get(caller) {
            Some(number) => *number,
            None => self.add(Actor { caller: caller.clone(), console, since: now })?,
        };
        self.last = number;
        Some(number)
    }

    fn add(&mut self, actor: Actor) -> Option<u16> {
        let number = u16::try_from(self.actors.len()).ok().filter(|number| *number != u16::MAX)?;
        let known = if actor.console { &mut self.in_console } else { &mut self.with_keys };
        Rc::make_mut(known).insert(actor.caller.clone(), number);
        self.actors.push(Rc::new(actor));
        Some(number)
    }

    pub fn get(&self, number: u16) -> Option<&Rc<Actor>> {
        self.actors.get(usize::from(number))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Rc<Actor>> {
        self.actors.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_text_keeps_its_number_and_a_full_table_says_so() {
        let mut texts = Texts::default();
        let numbers = ["a", "b", "a", "c", "b"].map(|text| texts.number(text, 2));
        assert_eq!(numbers, [Some(0), Some(1), Some(0), None, Some(1)]);
        assert_eq!(texts.get(1), Some("b"));
    }

    #[test]
    fn an_actor_is_a_caller_with_keys_or_in_a_console() {
        let mut actors = Actors::default();
        let (root, user) = (Caller::Root, Caller::User("kim".to_string()));
        let numbers = [(&root, false), (&root, true), (&user, true), (&root, false)]
            .map(|(caller, console)| actors.number(caller, console, Time(5)));
        assert_eq!(numbers, [Some(0), Some(1), Some(2), Some(0)]);
        let key = |number| actors.get(number).unwrap().access_key_id("123456789012", base::Seed(1)).unwrap();
        assert!(key(0).starts_with("AKIA") && key(2).starts_with("ASIA"));
        assert_eq!(key(0).len(), 20);
    }
}
