//! [`Matcher`]: many rules at once. From the text of an event it reads only
//! the fields that some rule names, and what it does with them hardly grows
//! with the number of rules.

mod bits;
mod broad;
mod build;
mod collect;
mod gather;
mod index;
mod names;
mod odds;
mod places;
mod ranges;
mod run;
mod scan;
mod table;
mod trie;

use super::Pattern;
use base::Document;
use index::Index;
use run::Scratch;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Patterns by the number of their rule, compiled when first used.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    /// In ascending order.
    rules: Vec<(u32, Pattern)>,
    least: Least,
    index: OnceCell<Rc<Index>>,
    scratch: RefCell<Scratch>,
}

/// How many conjunctions without anything rare are judged all at once.
#[derive(Clone, Copy, Debug)]
struct Least(usize);

impl Default for Least {
    fn default() -> Least {
        Least(256)
    }
}

impl Matcher {
    pub fn new() -> Matcher {
        Matcher::default()
    }

    /// One that judges all rules at once that it can, however few they are.
    #[cfg(test)]
    pub(super) fn broad() -> Matcher {
        Matcher { least: Least(1), ..Matcher::default() }
    }

    /// One more pattern for rule `id`, which is told if any of its patterns
    /// matches.
    pub fn add(&mut self, id: u32, pattern: &Pattern) {
        let at = self.rules.partition_point(|rule| rule.0 <= id);
        self.rules.insert(at, (id, pattern.clone()));
        self.index.take();
    }

    /// Takes all patterns of rule `id` away.
    pub fn remove(&mut self, id: u32) {
        self.rules.retain(|rule| rule.0 != id);
        self.index.take();
    }

    pub fn len(&self) -> usize {
        self.rules.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rules whose pattern matches the event, in ascending order. The
    /// text must be JSON: of another, no rule may be told or some may.
    pub fn matches_text(&self, event: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        self.matches_into(event, &mut ids);
        ids
    }

    /// The same, into a list that is used again from event to event.
    pub fn matches_into(&self, event: &str, ids: &mut Vec<u32>) {
        let index = self.index.get_or_init(|| Rc::new(Index::of(&self.rules, self.least.0)));
        self.scratch.borrow_mut().run(index, &self.rules, event, ids);
    }

    /// The same for an event that has been read.
    pub fn matches(&self, event: &Document) -> Vec<u32> {
        self.matches_text(&event.to_json())
    }
}
