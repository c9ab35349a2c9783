//! EventBridge event patterns, which SNS filter policies share: which events
//! a rule catches.
//!
//! A pattern is an object that mirrors the event; each leaf is a list of
//! values and [`Condition`]s of which one must be met. [`Pattern::parse`]
//! refuses what AWS refuses, in its words; [`Pattern::matches`] is the verdict,
//! [`Pattern::explain`] says why, [`nearest_fix`] what to change.
//!
//! Not here: rules, targets, sizes that the services check (`PutRule` allows
//! [`MAX_PATTERN_CHARACTERS`]), and words for people.
//!
//! Source: EventBridge user guide, "Creating Amazon EventBridge event
//! patterns" and "Comparison operators for use in event patterns"; SNS
//! developer guide, "Amazon SNS subscription filter policies".

mod cidr;
mod complexity;
mod condition;
mod error;
mod explain;
mod few;
mod fix;
mod limits;
mod locate;
mod matcher;
mod matching;
mod mend;
mod operators;
mod parse;
pub mod sample;
mod select;
mod settle;
mod sns;
mod tokens;
mod tree;
mod walk;
mod wildcard;
mod write;

#[cfg(test)]
mod dice;
#[cfg(test)]
mod populations;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod slow;
#[cfg(test)]
mod tests;

pub use cidr::Cidr;
pub use condition::{Bound, Condition, NumericRange, Text};
pub use error::PatternError;
pub use explain::{Explained, Explanation, Found, KeyVerdict, Reason, WantedVerdict};
pub use fix::{Change, Edit, Fix, nearest_fix, nearest_fix_as};
pub use matcher::Matcher;
pub use sns::{Attribute, attributes_event};
pub use wildcard::Wildcard;

use base::Document;

/// The default quota on a rule's pattern, in characters (EventBridge user
/// guide, "Amazon EventBridge quotas").
pub const MAX_PATTERN_CHARACTERS: usize = 2_048;

/// Whose language: they differ in operators, limits and error texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Dialect {
    #[default]
    EventBridge,
    /// A filter policy on message attributes: no nested keys.
    SnsAttributes,
    /// A filter policy on a JSON message body.
    SnsBody,
}

impl Dialect {
    fn is_sns(self) -> bool {
        self != Dialect::EventBridge
    }
}

/// A valid pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    root: tree::Group,
    dialect: Dialect,
}

impl Pattern {
    /// Reads the pattern of an EventBridge rule or archive.
    ///
    /// Errors: [`PatternError`], whose message is that of
    /// `InvalidEventPatternException`.
    pub fn parse(text: &str) -> Result<Pattern, PatternError> {
        Pattern::parse_as(text, Dialect::EventBridge)
    }

    /// Reads a pattern in one of the dialects.
    pub fn parse_as(text: &str, dialect: Dialect) -> Result<Pattern, PatternError> {
        let mut root = parse::Parser::new(text, dialect).pattern()?;
        limits::check(text, &root, dialect)?;
        settle::settle(&mut root);
        Ok(Pattern { root, dialect })
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether the event is caught.
    pub fn matches(&self, event: &Document) -> bool {
        matching::matches(&self.root, event)
    }

    /// The paths of the fields that the pattern reads, keys joined by dots,
    /// in the order of the text.
    pub fn paths(&self) -> Vec<&str> {
        let mut paths = Vec::new();
        self.root.leaves(&mut |leaf| paths.push(leaf.path.as_str()));
        paths
    }
}
