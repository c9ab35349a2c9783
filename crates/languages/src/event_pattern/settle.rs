//! Keys that a pattern names twice. AWS keeps one list a path: what stands
//! later in the text takes the place of what stood before, also within `$or`
//! and across it. Here the tree is made to say so by itself, so that nobody
//! else needs to know.
//!
//! Source: EventBridge user guide, "Creating event patterns" (the last
//! reference to a key is used); aws/event-ruler, its compiler of rules.

use super::tree::{Group, Leaf, Member, Node};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn settle(root: &mut Group) {
    if !repeats(root) {
        return;
    }
    let read: BTreeSet<usize> = root.conjunctions().iter().flatten().map(|leaf| leaf.span.start).collect();
    keep(root, &read);
    if repeats(root) && root.conjunctions().len() > 1 {
        spread(root);
    }
}

/// Whether some path comes twice where both keys would be wanted.
fn repeats(root: &Group) -> bool {
    fn twice<'a>(group: &'a Group, paths: &mut BTreeSet<&'a str>) -> bool {
        group.members.iter().any(|member| match &member.node {
            Node::Leaf(leaf) => !paths.insert(&leaf.path),
            Node::Group(group) => twice(group, paths),
            Node::Or(groups) => {
                let mut all = paths.clone();
                let found = groups.iter().any(|group| {
                    let mut branch = paths.clone();
                    let found = twice(group, &mut branch);
                    all.append(&mut branch);
                    found
                });
                *paths = all;
                found
            }
        })
    }
    twice(root, &mut BTreeSet::new())
}

/// Drops the keys whose lists nothing reads.
fn keep(group: &mut Group, read: &BTreeSet<usize>) {
    group.members.retain_mut(|member| match &mut member.node {
        Node::Leaf(leaf) => read.contains(&leaf.span.start),
        Node::Group(group) => {
            keep(group, read);
            !group.members.is_empty()
        }
        Node::Or(groups) => {
            groups.iter_mut().for_each(|group| keep(group, read));
            true
        }
    });
}

/// Writes out what `$or` stands for: each combination with the keys it has.
fn spread(root: &mut Group) {
    let mut members = BTreeMap::new();
    gather(root, &mut members);
    let member = |leaf: &&Leaf| members.get(&leaf.span.start).map(|member| (*member).clone());
    let group =
        |leaves: &Vec<&Leaf>| Group { members: leaves.iter().filter_map(member).collect(), span: root.span.clone() };
    let groups = root.conjunctions().iter().map(group).collect();
    let span = root.span.clone();
    let key_span = span.start..span.start;
    root.members = vec![Member { key: "$or".into(), key_span, span, node: Node::Or(groups) }];
}

/// The members that are leaves, by the place of their lists.
fn gather<'a>(group: &'a Group, out: &mut BTreeMap<usize, &'a Member>) {
    for member in &group.members {
        match &member.node {
            Node::Leaf(leaf) => drop(out.insert(leaf.span.start, member)),
            Node::Group(group) => gather(group, out),
            Node::Or(groups) => groups.iter().for_each(|group| gather(group, out)),
        }
    }
}
