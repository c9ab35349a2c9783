//! Which functions go to the second module.

use super::code;
use super::module::Module;
use std::collections::{BTreeMap, BTreeSet};

/// Bodies below this many bytes stay: a stub would hardly be shorter.
const WORTH_MOVING: usize = 48;

/// The functions that go: those that no visit ran, those that a text goes with
/// (`with_text`), and those that only they call.
pub(super) fn later(module: &Module, visited: &BTreeSet<u32>, with_text: &BTreeSet<u32>) -> BTreeSet<u32> {
    let mut movable = BTreeMap::new();
    for (index, body) in (module.imported as u32..).zip(&module.bodies) {
        let mut called = Vec::new();
        let moves = code::renamed(body, |function| {
            called.push(function);
            Some(function)
        });
        movable.insert(index, (moves.is_some(), called));
    }
    let worth =
        |index: &u32| with_text.contains(index) || module.body(*index).is_some_and(|body| body.len() >= WORTH_MOVING);
    let can = |index: &u32| movable.get(index).is_some_and(|(moves, _)| *moves);
    let mut chosen: BTreeSet<u32> =
        movable.keys().copied().filter(|it| can(it) && worth(it) && !visited.contains(it)).collect();
    // What is reached without going through a chosen function stays.
    let mut stays: BTreeSet<u32> = BTreeSet::new();
    let mut next: Vec<u32> = module.roots.clone();
    next.extend(movable.iter().filter(|(_, (moves, _))| !moves).map(|(index, _)| *index));
    while let Some(index) = next.pop() {
        if !chosen.contains(&index)
            && stays.insert(index)
            && let Some((_, called)) = movable.get(&index)
        {
            next.extend(called);
        }
    }
    chosen.extend(movable.keys().copied().filter(|it| can(it) && !stays.contains(it)));
    chosen
}
