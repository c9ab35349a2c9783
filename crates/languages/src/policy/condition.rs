//! Conditions: an operator, a key and the values it is compared with.
//!
//! Source: IAM User Guide, "Condition operators" and "Set operators for
//! multivalued context keys".

use super::Request;
use super::pattern::{arn_matches, matches, pieces, plain};
use base::Time;
use std::cmp::Ordering;
use std::net::IpAddr;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    /// As written: `ForAnyValue:StringLikeIfExists`.
    pub(super) operator: String,
    pub(super) key: String,
    pub(super) values: Vec<String>,
    test: Test,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Test {
    set: Set,
    if_exists: bool,
    negated: bool,
    compare: Compare,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Set {
    One,
    AnyOf,
    AllOf,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Compare {
    Text,
    TextNoCase,
    Like,
    Number(Order),
    Date(Order),
    Bool,
    Ip,
    Arn,
    Null,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Order {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Order::Equal => ordering == Ordering::Equal,
            Order::Less => ordering == Ordering::Less,
            Order::LessOrEqual => ordering != Ordering::Greater,
            Order::Greater => ordering == Ordering::Greater,
            Order::GreaterOrEqual => ordering != Ordering::Less,
        }
    }
}

impl Condition {
    /// None where there is no such operator.
    pub(super) fn new(operator: &str, key: &str, values: Vec<String>) -> Option<Condition> {
        let test = test(operator)?;
        Some(Condition { operator: operator.to_string(), key: key.to_string(), values, test })
    }

    /// `variables`: whether the policy is of the version that has them.
    pub(super) fn holds(&self, variables: bool, request: &Request) -> bool {
        let Test { set, if_exists, negated, compare } = self.test;
        let found = request.values(&self.key);
        if compare == Compare::Null {
            return self.values.iter().any(|value| value.eq_ignore_ascii_case("true") == found.is_empty());
        }
        if found.is_empty() {
            return match set {
                _ if if_exists => true,
                Set::One => negated,
                Set::AnyOf => false,
                Set::AllOf => true,
            };
        }
        let fits = |found: &String| {
            self.values.iter().any(|wanted| compare.holds(wanted, found, variables, request)) != negated
        };
        match set {
            Set::One if negated => found.iter().all(fits),
            Set::One | Set::AnyOf => found.iter().any(fits),
            Set::AllOf => found.iter().all(fits),
        }
    }
}

fn test(operator: &str) -> Option<Test> {
    let (set, name) = match operator.split_once(':') {
        Some(("ForAnyValue", name)) => (Set::AnyOf, name),
        Some(("ForAllValues", name)) => (Set::AllOf, name),
        Some(_) => return None,
        None => (Set::One, operator),
    };
    let (name, if_exists) = match name.strip_suffix("IfExists") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let (compare, negated) = match name {
        "StringEquals" | "BinaryEquals" => (Compare::Text, false),
        "StringNotEquals" => (Compare::Text, true),
        "StringEqualsIgnoreCase" => (Compare::TextNoCase, false),
        "StringNotEqualsIgnoreCase" => (Compare::TextNoCase, true),
        "StringLike" => (Compare::Like, false),
        "StringNotLike" => (Compare::Like, true),
        "NumericEquals" => (Compare::Number(Order::Equal), false),
        "NumericNotEquals" => (Compare::Number(Order::Equal), true),
        "NumericLessThan" => (Compare::Number(Order::Less), false),
        "NumericLessThanEquals" => (Compare::Number(Order::LessOrEqual), false),
        "NumericGreaterThan" => (Compare::Number(Order::Greater), false),
        "NumericGreaterThanEquals" => (Compare::Number(Order::GreaterOrEqual), false),
        "DateEquals" => (Compare::Date(Order::Equal), false),
        "DateNotEquals" => (Compare::Date(Order::Equal), true),
        "DateLessThan" => (Compare::Date(Order::Less), false),
        "DateLessThanEquals" => (Compare::Date(Order::LessOrEqual), false),
        "DateGreaterThan" => (Compare::Date(Order::Greater), false),
        "DateGreaterThanEquals" => (Compare::Date(Order::GreaterOrEqual), false),
        "Bool" => (Compare::Bool, false),
        "IpAddress" => (Compare::Ip, false),
        "NotIpAddress" => (Compare::Ip, true),
        // The guide: ArnEquals and ArnLike behave identically.
        "ArnEquals" | "ArnLike" => (Compare::Arn, false),
        "ArnNotEquals" | "ArnNotLike" => (Compare::Arn, true),
        "Null" if set == Set::One && !if_exists => (Compare::Null, false),
        _ => return None,
    };
    Some(Test { set, if_exists, negated, compare })
}

impl Compare {
    fn holds(self, wanted: &str, found: &str, variables: bool, request: &Request) -> bool {
        let Some(pieces) = pieces(wanted, variables, request) else { return false };
        match self {
            Compare::Like => matches(&pieces, found, false),
            Compare::Arn => arn_matches(&pieces, found),
            compare => compare.plain_holds(&plain(&pieces), found),
        }
    }

    fn plain_holds(self, wanted: &str, found: &str) -> bool {
        match self {
            Compare::TextNoCase => wanted.eq_ignore_ascii_case(found),
            Compare::Bool => wanted.eq_ignore_ascii_case(found),
            Compare::Number(order) => match (wanted.parse::<f64>(), found.parse::<f64>()) {
                (Ok(wanted), Ok(found)) => found.partial_cmp(&wanted).is_some_and(|ordering| order.holds(ordering)),
                _ => false,
            },
            Compare::Date(order) => match (date(wanted), date(found)) {
                (Some(wanted), Some(found)) => order.holds(found.cmp(&wanted)),
                _ => false,
            },
            Compare::Ip => in_block(wanted, found).unwrap_or(false),
            Compare::Text | Compare::Like | Compare::Arn | Compare::Null => wanted == found,
        }
    }
}

/// ISO 8601, or seconds since 1970.
fn date(text: &str) -> Option<Time> {
    match text.parse::<i64>() {
        Ok(seconds) => Some(Time(seconds.checked_mul(1_000)?)),
        Err(_) => Time::parse(text),
    }
}

/// Whether an address is in `203.0.113.0/24`; a block without a length is one
/// address.
fn in_block(block: &str, address: &str) -> Option<bool> {
    let (base, length) = match block.split_once('/') {
        Some((base, length)) => (base, Some(length.parse::<u32>().ok()?)),
        None => (block, None),
    };
    let (base, address, width): (u128, u128, u32) = match (base.parse().ok()?, address.parse().ok()?) {
        (IpAddr::V4(base), IpAddr::V4(address)) => (u32::from(base).into(), u32::from(address).into(), 32),
        (IpAddr::V6(base), IpAddr::V6(address)) => (u128::from(base), u128::from(address), 128),
        _ => return Some(false),
    };
    let free = width.checked_sub(length.unwrap_or(width))?;
    Some((base ^ address).checked_shr(free).unwrap_or(0) == 0)
}
