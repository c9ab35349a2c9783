//! Which functions go to the second module.

use super::code;
use super::module::Module;
use std::collections::{BTreeMap, BTreeSet};

/// Bodies below this many bytes stay: a stub would hardly be shorter.
const WORTH_MOVING: usize = 48;

/// What can be said of a module's functions before choosing.
pub(super) struct Functions<'a> {
    module: &'a Module<'a>,
    visited: &'a BTreeSet<u32>,
    /// Whether the body can move, and what it calls.
    bodies: BTreeMap<u32, (bool, Vec<u32>)>,
}

impl<'a> Functions<'a> {
    pub(super) fn of(module: &'a Module<'a>, visited: &'a BTreeSet<u32>) -> Functions<'a> {
        let mut bodies = BTreeMap::new();
        for (index, body) in (module.imported as u32..).zip(&module.bodies) {
            let mut called = Vec::new();
            let moves = code::renamed(body, |function| {
                called.push(function);
                Some(function)
            });
            bodies.insert(index, (moves.is_some(), called));
        }
        Functions { module, visited, bodies }
    }

    /// Whether a function may go: no visit ran it, and its body can move.
    pub(super) fn may_go(&self, function: u32) -> bool {
        !self.visited.contains(&function) && self.can_move(function)
    }

    fn can_move(&self, function: u32) -> bool {
        self.bodies.get(&function).is_some_and(|(moves, _)| *moves)
    }

    /// The functions that go: those that may and are worth it or go with a text
    /// (`with_text`), and those that only they call.
    pub(super) fn later(&self, with_text: &BTreeSet<u32>) -> BTreeSet<u32> {
        let worth = |function: u32| self.module.body(function).is_some_and(|body| body.len() >= WORTH_MOVING);
        let goes = |function: &u32| self.may_go(*function) && (worth(*function) || with_text.contains(function));
        let mut chosen: BTreeSet<u32> = self.bodies.keys().copied().filter(goes).collect();
        // What is reached without going through a chosen function stays.
        let mut stays: BTreeSet<u32> = BTreeSet::new();
        let mut next: Vec<u32> = self.module.roots.clone();
        next.extend(self.bodies.keys().copied().filter(|function| !self.can_move(*function)));
        while let Some(function) = next.pop() {
            if !chosen.contains(&function)
                && stays.insert(function)
                && let Some((_, called)) = self.bodies.get(&function)
            {
                next.extend(called);
            }
        }
        chosen.extend(self.bodies.keys().copied().filter(|it| self.can_move(*it) && !stays.contains(it)));
        chosen
    }
}
