//! Whether an event matches a pattern.

use super::condition::Scalar;
use super::locate;
use super::tree::{Group, Leaf, Node};
use super::walk::walk;
use base::{Document, Map};
use std::cell::Cell;

/// Keys with dots can be read in several ways. So many second readings are
/// tried; an event that has more of them was made to waste time.
const READINGS: usize = 10_000;

pub(super) fn matches(group: &Group, event: &Document) -> bool {
    let mut in_lists = 0;
    holds(group, event, &mut in_lists) && (in_lists < 2 || consistent(group, event))
}

/// Whether every key is met by some value, wherever it lies. `in_lists`
/// counts the leaves that were met inside a list of objects: from two on,
/// they may have been met in different elements.
fn holds(group: &Group, event: &Document, in_lists: &mut usize) -> bool {
    group.members.iter().all(|member| match &member.node {
        Node::Leaf(leaf) => leaf_holds(leaf, event, in_lists),
        Node::Group(group) => holds(group, event, in_lists),
        Node::Or(groups) => groups.iter().any(|group| holds(group, event, in_lists)),
    })
}

fn leaf_holds(leaf: &Leaf, event: &Document, in_lists: &mut usize) -> bool {
    let (mut inside, mut outside) = (false, false);
    let met = locate::scalars(event, &leaf.path, &mut |value, in_list| {
        inside |= in_list;
        outside |= !in_list;
        meets(leaf, value)
    });
    *in_lists += usize::from(inside);
    if met || !leaf.wants_absence() {
        return met;
    }
    // It may be absent from the one element that counts.
    *in_lists += usize::from(inside);
    !outside
}

/// Whether one value meets one of the leaf's conditions.
pub(super) fn meets(leaf: &Leaf, value: &Document) -> bool {
    Scalar::of(value).is_some_and(|value| leaf.wanted.iter().any(|wanted| wanted.condition.test(value)))
}

/// Whether one choice of an element from each list of objects meets every
/// key: "any two fields are not in different elements of the same array".
pub(super) fn consistent(group: &Group, event: &Document) -> bool {
    let readings = Cell::new(READINGS);
    group.conjunctions().iter().any(|leaves| {
        if leaves.iter().any(|leaf| leaf.wants_absence() && locate::exists(event, &leaf.path)) {
            return walk(event, leaves);
        }
        let goals: Vec<Goal> = leaves
            .iter()
            .filter(|leaf| !leaf.wants_absence() || locate::exists(event, &leaf.path))
            .map(|leaf| Goal { rest: &leaf.path, leaf })
            .collect();
        matches!(event, Document::Map(map) if together(map, &goals, &readings))
    })
}

/// A leaf on its way down: what is left of its path.
#[derive(Clone, Copy)]
struct Goal<'a> {
    rest: &'a str,
    leaf: &'a Leaf,
}

/// Whether the members of one object meet all goals.
fn together(map: &Map, goals: &[Goal<'_>], readings: &Cell<usize>) -> bool {
    // Per goal, the members it can be met in and what is left of its path
    // there. More than one only where keys have dots.
    let mut ways: Vec<Vec<(usize, Option<&str>)>> = Vec::new();
    for goal in goals {
        let open: Vec<_> = map
            .iter()
            .enumerate()
            .filter_map(|(index, (key, _))| match goal.rest.strip_prefix(key)? {
                "" => Some((index, None)),
                rest => rest.strip_prefix('.').map(|rest| (index, Some(rest))),
            })
            .collect();
        ways.push(open);
    }
    let choices = ways.iter().fold(1usize, |product, open| product.saturating_mul(open.len()));
    (0..choices).any(|choice| {
        let left = readings.get();
        readings.set(left.saturating_sub(usize::from(choice > 0)));
        left > 0 && chosen(map, goals, &ways, choice, readings)
    })
}

/// Whether the goals are met when each takes the way that `choice` (digits
/// of mixed base, one a goal) names.
fn chosen(
    map: &Map,
    goals: &[Goal<'_>],
    ways: &[Vec<(usize, Option<&str>)>],
    mut choice: usize,
    readings: &Cell<usize>,
) -> bool {
    let mut taken = Vec::new();
    for (goal, open) in goals.iter().zip(ways) {
        let Some(way) = open.get(choice % open.len().max(1)) else { return false };
        choice /= open.len();
        taken.push((way.0, way.1, goal.leaf));
    }
    map.iter().enumerate().all(|(index, (_, value))| {
        let mine = || taken.iter().filter(|way| way.0 == index);
        let through: Vec<Goal> = mine().filter_map(|way| way.1.map(|rest| Goal { rest, leaf: way.2 })).collect();
        mine().filter(|way| way.1.is_none()).all(|way| locate::leaves(value, &mut |value| meets(way.2, value)))
            && (through.is_empty() || through_value(value, &through, readings))
    })
}

/// Whether one object, or one element of the list, meets all goals.
fn through_value(value: &Document, goals: &[Goal<'_>], readings: &Cell<usize>) -> bool {
    match value {
        Document::Map(map) => together(map, goals, readings),
        Document::List(items) => items.iter().any(|item| through_value(item, goals, readings)),
        _ => false,
    }
}
