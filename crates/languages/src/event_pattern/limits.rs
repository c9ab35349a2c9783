//! Limits of a whole pattern.

use super::error::Kind;
use super::tree::{Group, Node};
use super::{Dialect, PatternError};
use base::Place;

/// How many patterns `$or` may stand for.
///
/// Source: EventBridge user guide, "Creating event patterns": $or.
const COMBINATIONS: usize = 1_000;

/// Top-level keys of a filter policy, and its combinations of values.
///
/// Source: SNS developer guide, "Filter policy constraints in Amazon SNS".
const SNS_KEYS: usize = 5;
const SNS_COMBINATIONS: usize = 150;

pub(super) fn check(text: &str, root: &Group, dialect: Dialect) -> Result<(), PatternError> {
    let refuse = |reason: &str| {
        Err(PatternError {
            reason: reason.to_string(),
            place: Place::of(text, root.span.start),
            path: String::new(),
            span: root.span.clone(),
            kind: Kind::Whole,
            dialect,
            source: text.to_string(),
        })
    };
    if root.combinations() > COMBINATIONS {
        return refuse("Rule is too complex - try using fewer $or combinations");
    }
    if dialect.is_sns() && root.members.len() > SNS_KEYS {
        return refuse("Filter policy can not have more than 5 keys");
    }
    if dialect.is_sns() && sns_combinations(root) > SNS_COMBINATIONS {
        return refuse("Filter policy is too complex");
    }
    Ok(())
}

/// Each key counts its values times its depth; keys multiply, the branches
/// of `$or` add.
fn sns_combinations(group: &Group) -> usize {
    group.members.iter().fold(1, |product: usize, member| {
        product.saturating_mul(match &member.node {
            Node::Leaf(leaf) => leaf.wanted.len().saturating_mul(leaf.level),
            Node::Group(group) => sns_combinations(group),
            Node::Or(groups) => groups.iter().fold(0, |sum, group| sum.saturating_add(sns_combinations(group))),
        })
    })
}
