//! Searching the rows, newest first: by one attribute and a range of time, as
//! Event history does. No index: a scan of columns, which a bitmap of names
//! for each chunk shortens.

use super::columns::{DATA, IdSet, READ_ONLY, Wanted};
use super::{FULL_WIDE, Records, seconds};
use crate::Caller;
use base::{Duration, Seed, Time};

/// The one thing that is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Attribute<'a> {
    EventName(&'a str),
    EventSource(&'a str),
    ReadOnly(bool),
    UserName(&'a str),
    /// The key, and the account id and seed that keys are derived from.
    AccessKeyId(&'a str, &'a str, Seed),
    ResourceName(&'a str),
    ResourceType(&'a str),
}

/// A search.
#[derive(Clone, Copy, Debug)]
pub struct Find<'a> {
    pub attribute: Option<Attribute<'a>>,
    /// Inclusive.
    pub start: Time,
    /// Inclusive.
    pub end: Time,
    /// Data events too.
    pub data: bool,
}

impl Records {
    /// The rows that are found, newest first, below row `before`.
    pub fn find<'a>(&'a self, find: &Find<'a>, before: u32) -> impl Iterator<Item = u32> + use<'a> {
        let wanted = self.wanted(find);
        let attribute = find.attribute;
        let mut before = before as usize;
        let rows = std::iter::from_fn(move || {
            before = self.rows.newest(before, &wanted)?;
            Some(before as u32)
        });
        rows.filter(move |row| self.is_sure(*row, attribute))
    }

    fn wanted(&self, find: &Find) -> Wanted {
        let mut wanted = Wanted {
            names: None,
            actors: None,
            resources: None,
            mask: if find.data { 0 } else { DATA },
            flags: 0,
            // A row has whole seconds: those at or after the start count.
            start: seconds(find.start + Duration::millis(999)),
            end: seconds(find.end),
        };
        match find.attribute {
            None => {}
            Some(Attribute::EventName(name)) => wanted.names = Some(ids(self.names.iter(), 0, |it| it.1 == name)),
            Some(Attribute::EventSource(source)) => {
                wanted.names = Some(ids(self.names.iter(), 0, |it| it.0 == source));
            }
            Some(Attribute::ReadOnly(read_only)) => {
                wanted.mask |= READ_ONLY;
                wanted.flags |= if read_only { READ_ONLY } else { 0 };
            }
            Some(Attribute::UserName(name)) => {
                wanted.actors = Some(ids(self.actors.iter(), 0, |it| it.caller.user_name() == name));
            }
            Some(Attribute::AccessKeyId(key, account_id, seed)) => {
                let keyed = |it: &std::rc::Rc<super::Actor>| has_key(it, key, account_id, seed);
                wanted.actors = Some(ids(self.actors.iter(), 0, |it| keyed(it)));
            }
            Some(Attribute::ResourceName(name)) => {
                let named = |line: &str| line.split_once('\t').is_some_and(|(_, it)| it == name);
                wanted.resources = Some(ids(self.resources.iter(), 1, |it| it.lines().any(named)));
            }
            Some(Attribute::ResourceType(kind)) => {
                let named = |line: &str| line.split_once('\t').is_some_and(|(it, _)| it == kind);
                wanted.resources = Some(ids(self.resources.iter(), 1, |it| it.lines().any(named)));
            }
        }
        wanted
    }

    /// A row whose actor did not fit the table was only suspected.
    fn is_sure(&self, row: u32, attribute: Option<Attribute>) -> bool {
        let in_table = self.rows.get(row as usize).is_some_and(|row| row.actor != FULL_WIDE);
        match attribute {
            Some(Attribute::UserName(name)) if !in_table => {
                self.get(row).is_some_and(|record| record.caller.user_name() == name)
            }
            Some(Attribute::AccessKeyId(..)) => in_table,
            _ => true,
        }
    }
}

fn has_key(actor: &super::Actor, key: &str, account_id: &str, seed: Seed) -> bool {
    !matches!(actor.caller, Caller::Anonymous) && actor.access_key_id(account_id, seed).as_deref() == Some(key)
}

/// The numbers, counted from `first`, of the items that are wanted.
fn ids<T>(items: impl Iterator<Item = T>, first: usize, is_wanted: impl Fn(&T) -> bool) -> IdSet {
    let mut set = IdSet::default();
    for (number, _) in items.enumerate().filter(|(_, item)| is_wanted(item)) {
        set.add(number + first);
    }
    set
}
