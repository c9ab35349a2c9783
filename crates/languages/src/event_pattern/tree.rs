//! The tree of a parsed pattern, with the bytes each part was written in.

use super::Condition;
use std::ops::Range;

/// An object of the pattern: all members are wanted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub members: Vec<Member>,
    /// From brace to brace.
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub key: String,
    /// The key in its quotes.
    pub key_span: Range<usize>,
    /// Key, colon and value.
    pub span: Range<usize>,
    pub node: Node,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Leaf(Leaf),
    Group(Group),
    /// `$or`: one of the groups is wanted.
    Or(Vec<Group>),
}

/// A key with its list: one of the conditions is wanted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Leaf {
    /// Keys joined by dots.
    pub path: String,
    /// How deep the key lies; 1 at the top.
    pub level: usize,
    pub wanted: Vec<Wanted>,
    /// From bracket to bracket.
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    pub condition: Condition,
    pub span: Range<usize>,
}

impl Leaf {
    pub fn wants_absence(&self) -> bool {
        self.wanted.iter().any(|wanted| wanted.condition.wants_absence())
    }
}

impl Group {
    /// Every leaf, `$or` included, in the order of the text.
    pub fn leaves<'a>(&'a self, each: &mut dyn FnMut(&'a Leaf)) {
        for member in &self.members {
            match &member.node {
                Node::Leaf(leaf) => each(leaf),
                Node::Group(group) => group.leaves(each),
                Node::Or(groups) => groups.iter().for_each(|group| group.leaves(each)),
            }
        }
    }

    /// How many patterns without `$or` say the same together; saturates.
    pub fn combinations(&self) -> usize {
        self.members.iter().fold(1, |product: usize, member| {
            product.saturating_mul(match &member.node {
                Node::Leaf(_) => 1,
                Node::Group(group) => group.combinations(),
                Node::Or(groups) => groups.iter().fold(0, |sum, group| sum.saturating_add(group.combinations())),
            })
        })
    }

    /// The patterns without `$or` that say the same together, each as its
    /// leaves; of two with one path, the later.
    pub fn conjunctions(&self) -> Vec<Vec<&Leaf>> {
        let mut all: Vec<Vec<&Leaf>> = vec![Vec::new()];
        for member in &self.members {
            let choices = match &member.node {
                Node::Leaf(leaf) => vec![vec![leaf]],
                Node::Group(group) => group.conjunctions(),
                Node::Or(groups) => groups.iter().flat_map(Group::conjunctions).collect(),
            };
            all = all.iter().flat_map(|one| choices.iter().map(move |more| with(one, more))).collect();
        }
        all
    }
}

fn with<'a>(one: &[&'a Leaf], more: &[&'a Leaf]) -> Vec<&'a Leaf> {
    let kept = one.iter().filter(|leaf| !more.iter().any(|later| later.path == leaf.path));
    kept.chain(more).copied().collect()
}
