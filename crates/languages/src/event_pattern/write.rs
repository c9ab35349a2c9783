//! A [`Condition`] as the JSON a user writes.

use super::{Bound, Condition, NumericRange, Text};
use base::Document;

impl Condition {
    /// The element of a key's list that says this.
    pub fn to_document(&self) -> Document {
        match self {
            Condition::Equals(value) => value.clone(),
            Condition::Cidr(address) if address.is_address() => Document::from(&address.text),
            Condition::Exists(wanted) => Document::map().with("exists", *wanted),
            Condition::Numeric(range) => Document::map().with("numeric", numeric(range)),
            Condition::AnythingBut(unwanted) => Document::map().with("anything-but", anything_but(unwanted)),
            _ => Document::map().with(self.operator(), operand(self)),
        }
    }

    /// The operator's name in a pattern; empty for a literal.
    pub fn operator(&self) -> &'static str {
        match self {
            Condition::Equals(_) => "",
            Condition::Cidr(address) if address.is_address() => "",
            Condition::Prefix(_) => "prefix",
            Condition::Suffix(_) => "suffix",
            Condition::EqualsIgnoreCase(_) => "equals-ignore-case",
            Condition::Wildcard(_) => "wildcard",
            Condition::Numeric(_) => "numeric",
            Condition::Cidr(_) => "cidr",
            Condition::Exists(_) => "exists",
            Condition::AnythingBut(_) => "anything-but",
        }
    }
}

/// What stands behind the operator's name.
fn operand(condition: &Condition) -> Document {
    let affix = |text: &Text| match text.ignore_case {
        true => Document::map().with("equals-ignore-case", &text.text),
        false => Document::from(&text.text),
    };
    match condition {
        Condition::Prefix(text) | Condition::Suffix(text) => affix(text),
        Condition::EqualsIgnoreCase(text) => Document::from(&text.text),
        Condition::Wildcard(wildcard) => Document::from(&wildcard.text),
        Condition::Cidr(cidr) => Document::from(&cidr.text),
        other => other.to_document(),
    }
}

fn numeric(range: &NumericRange) -> Document {
    if range.low == range.high
        && let Some(bound) = &range.low
    {
        return vec![Document::from("="), number(bound.value)].into();
    }
    let side = |bound: &Option<Bound>, sign: &str| {
        bound.as_ref().map_or(Vec::new(), |bound| {
            let operator = format!("{sign}{}", if bound.included { "=" } else { "" });
            vec![Document::from(operator), number(bound.value)]
        })
    };
    [side(&range.low, ">"), side(&range.high, "<")].concat().into()
}

/// Without `.0` where it is whole.
fn number(value: f64) -> Document {
    if value.fract() == 0.0 && value.abs() < 1.0e15 { Document::from(value as i64) } else { Document::from(value) }
}

fn anything_but(unwanted: &[Condition]) -> Document {
    let one_or_list = |mut values: Vec<Document>| match values.len() {
        1 => values.pop().unwrap_or_default(),
        _ => Document::List(values),
    };
    let operator = unwanted.first().map_or("", Condition::operator);
    let values = one_or_list(unwanted.iter().map(operand_or_value).collect());
    if operator.is_empty() { values } else { Document::map().with(operator, values) }
}

fn operand_or_value(condition: &Condition) -> Document {
    match condition {
        Condition::Equals(value) => value.clone(),
        other => operand(other),
    }
}
