//! Limits of a whole pattern.

use super::complexity::is_too_complex;
use super::error::Kind;
use super::tree::{Group, Node};
use super::{Dialect, PatternError};
use base::Place;
use std::collections::BTreeSet;
use std::ops::Range;

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
    let refuse_at = |reason: &str, path: &str, span: Range<usize>| {
        Err(PatternError {
            reason: reason.to_string(),
            place: Place::of(text, span.start),
            path: path.to_string(),
            span,
            kind: Kind::Whole,
            dialect,
            source: text.to_string(),
        })
    };
    let refuse = |reason: &str| refuse_at(reason, "", root.span.clone());
    if root.combinations() > COMBINATIONS {
        return refuse("Rule is too complex - try using fewer $or combinations");
    }
    let mut complex = None;
    root.leaves(&mut |leaf| {
        let conditions = leaf.wanted.iter().map(|wanted| &wanted.condition);
        complex = complex.take().or_else(|| is_too_complex(conditions).then_some(leaf));
    });
    if let Some(leaf) = complex {
        return refuse_at(COMPLEX, &leaf.path, leaf.span.clone());
    }
    let keys: BTreeSet<&str> = root.members.iter().map(|member| member.key.as_str()).collect();
    if dialect.is_sns() && keys.len() > SNS_KEYS {
        return refuse("Filter policy can not have more than 5 keys");
    }
    if dialect.is_sns() && sns_combinations(root) > SNS_COMBINATIONS {
        return refuse("Filter policy is too complex");
    }
    Ok(())
}

const COMPLEX: &str = "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

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
