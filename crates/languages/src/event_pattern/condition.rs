//! [`Condition`]: one of the values a key lists, and whether a value of an
//! event meets it.

use super::{Cidr, Wildcard};
use base::Document;

/// One element of a key's list.
///
/// Source: EventBridge user guide, "Comparison operators for use in event
/// patterns".
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A literal: text, number, true, false or null.
    Equals(Document),
    Prefix(Text),
    Suffix(Text),
    EqualsIgnoreCase(Text),
    Wildcard(Wildcard),
    Numeric(NumericRange),
    Cidr(Cidr),
    /// The field is there (a leaf), or is not.
    Exists(bool),
    /// None of these, which are all of one operator.
    AnythingBut(Vec<Condition>),
}

/// A text to compare with, perhaps whatever its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// As the user wrote it.
    pub text: String,
    pub ignore_case: bool,
    /// What is compared: `text`, in lower case where case does not count.
    pub(super) key: String,
}

impl Text {
    pub(super) fn exact(text: &str) -> Text {
        Text { text: text.to_string(), ignore_case: false, key: text.to_string() }
    }

    pub(super) fn any_case(text: &str) -> Text {
        Text { text: text.to_string(), ignore_case: true, key: folded(text) }
    }

    /// Asks `test` with the text in the case of this one, and this one.
    fn compare(&self, text: &str, test: fn(&str, &str) -> bool) -> bool {
        if self.ignore_case { test(&folded(text), &self.key) } else { test(text, &self.key) }
    }
}

/// Lower case, character by character, so that equal beginnings stay equal.
pub(super) fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// A range of numbers: `[">", 0, "<=", 5]`. An end that is not there is
/// infinite.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NumericRange {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    pub value: f64,
    /// Whether the value itself belongs to the range (`<=`, `>=`, `=`).
    pub included: bool,
}

impl NumericRange {
    pub fn contains(&self, number: f64) -> bool {
        let above = |bound: &Bound| number > bound.value || (bound.included && number == bound.value);
        let below = |bound: &Bound| number < bound.value || (bound.included && number == bound.value);
        self.low.as_ref().is_none_or(above) && self.high.as_ref().is_none_or(below)
    }
}

/// A value of an event, as conditions see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scalar<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(&'a str),
}

impl<'a> Scalar<'a> {
    /// None for lists and objects.
    pub fn of(value: &'a Document) -> Option<Scalar<'a>> {
        match value {
            Document::Null => Some(Scalar::Null),
            Document::Bool(bool) => Some(Scalar::Bool(*bool)),
            Document::Number(number) => Some(Scalar::Number(number.as_f64())),
            Document::Text(text) => Some(Scalar::Text(text)),
            Document::List(_) | Document::Map(_) => None,
        }
    }
}

impl Condition {
    /// Whether a value that is there meets the condition.
    pub(super) fn test(&self, value: Scalar<'_>) -> bool {
        let text = |test: &dyn Fn(&str) -> bool| matches!(value, Scalar::Text(text) if test(text));
        match self {
            // Numbers compare as numbers, whatever their notation.
            Condition::Equals(wanted) => Scalar::of(wanted) == Some(value),
            Condition::Prefix(wanted) => text(&|it| wanted.compare(it, |it, key| it.starts_with(key))),
            Condition::Suffix(wanted) => text(&|it| wanted.compare(it, |it, key| it.ends_with(key))),
            Condition::EqualsIgnoreCase(wanted) => text(&|it| wanted.compare(it, |it, key| it == key)),
            Condition::Wildcard(wanted) => text(&|it| wanted.matches(it)),
            Condition::Cidr(wanted) => text(&|it| wanted.contains(it)),
            Condition::Numeric(range) => matches!(value, Scalar::Number(number) if range.contains(number)),
            Condition::Exists(wanted) => *wanted,
            Condition::AnythingBut(unwanted) => !unwanted.iter().any(|it| it.test(value)),
        }
    }

    /// Whether a field that is not there meets the condition.
    pub(super) fn wants_absence(&self) -> bool {
        matches!(self, Condition::Exists(false))
    }
}
