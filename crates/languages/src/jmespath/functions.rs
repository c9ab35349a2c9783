//! The built-in functions.

use super::JmesError;
use super::eval::{Cx, error};
use super::messages::{no_order, shown, wrong_count, wrong_type};
use super::value::{Value, order};
use base::{Document, Number};
use std::cmp::Ordering;
use std::rc::Rc;

/// A function's name and the types each argument may have; none means any.
/// The order is that of the messages.
type Signature = (&'static str, &'static [&'static [&'static str]]);

const SIGNATURES: &[Signature] = &[
    ("abs", &[&["number"]]),
    ("avg", &[&["array-number"]]),
    ("ceil", &[&["number"]]),
    ("contains", &[&["array", "string"], &[]]),
    ("ends_with", &[&["string"], &["string"]]),
    ("floor", &[&["number"]]),
    ("join", &[&["string"], &["array-string"]]),
    ("keys", &[&["object"]]),
    ("length", &[&["string", "array", "object"]]),
    ("map", &[&["expref"], &["array"]]),
    ("max", &[&["array-number", "array-string"]]),
    ("max_by", &[&["array"], &["expref"]]),
    ("merge", &[&["object"]]),
    ("min", &[&["array-number", "array-string"]]),
    ("min_by", &[&["array"], &["expref"]]),
    ("not_null", &[&[]]),
    ("reverse", &[&["array", "string"]]),
    ("sort", &[&["array-string", "array-number"]]),
    ("sort_by", &[&["array"], &["expref"]]),
    ("starts_with", &[&["string"], &["string"]]),
    ("sum", &[&["array-number"]]),
    ("to_array", &[&[]]),
    ("to_number", &[&[]]),
    ("to_string", &[&[]]),
    ("type", &[&[]]),
    ("values", &[&["object"]]),
];

/// These take more arguments, of the last one's types.
const OR_MORE: [&str; 2] = ["merge", "not_null"];

pub(super) fn call<'a>(cx: &Cx, function: &str, arguments: &[Value<'a>]) -> Result<Value<'a>, JmesError> {
    check(cx, function, arguments)?;
    let first = arguments.first().unwrap_or(&Value::NULL);
    let second = arguments.get(1).unwrap_or(&Value::NULL);
    let items = first.items().unwrap_or_default();
    Ok(match function {
        "abs" => abs(first),
        "avg" if items.is_empty() => Value::NULL,
        "avg" => Value::new(sum(&items).as_f64() / items.len() as f64),
        "ceil" => rounded(first, f64::ceil),
        "floor" => rounded(first, f64::floor),
        "contains" => Value::new(contains(cx, first, second)?),
        "starts_with" => Value::new(text(first).starts_with(text(second))),
        "ends_with" => Value::new(text(first).ends_with(text(second))),
        "join" => {
            let texts = second.items().unwrap_or_default();
            let texts: Vec<&str> = texts.iter().map(text).collect();
            Value::new(texts.join(text(first)))
        }
        "keys" => list(first.members().unwrap_or_default().iter().map(|(key, _)| Value::new(*key))),
        "values" => list(first.members().unwrap_or_default().iter().map(|(_, value)| value.clone())),
        "length" => Value::new(match (first.text(), first.members()) {
            (Some(text), _) => text.chars().count(),
            (_, Some(members)) => members.len(),
            _ => items.len(),
        }),
        "map" => {
            let mapped: Result<Rc<[Value]>, JmesError> =
                second.items().unwrap_or_default().iter().map(|item| apply(cx, first, item)).collect();
            Value::List(mapped?)
        }
        "max" => best(items.iter().map(|item| (item.clone(), item)), Ordering::Greater),
        "min" => best(items.iter().map(|item| (item.clone(), item)), Ordering::Less),
        "max_by" => best(keyed(cx, function, &items, second)?.into_iter(), Ordering::Greater),
        "min_by" => best(keyed(cx, function, &items, second)?.into_iter(), Ordering::Less),
        "merge" => merge(arguments),
        "not_null" => arguments.iter().find(|value| !value.is_null()).cloned().unwrap_or(Value::NULL),
        "reverse" => match first.text() {
            Some(text) => Value::new(text.chars().rev().collect::<String>()),
            None => list(items.iter().rev().cloned()),
        },
        "sort" => {
            let mut sorted = items.to_vec();
            sorted.sort_by(compare);
            Value::List(sorted.into())
        }
        "sort_by" => {
            let mut sorted = keyed(cx, function, &items, second)?;
            sorted.sort_by(|(left, _), (right, _)| compare(left, right));
            list(sorted.into_iter().map(|(_, item)| item.clone()))
        }
        "sum" => Value::new(Document::Number(sum(&items))),
        "to_array" if first.type_name() == "array" => first.clone(),
        "to_array" => list(std::iter::once(first.clone())),
        "to_number" => to_number(first),
        "to_string" if first.text().is_some() => first.clone(),
        "to_string" => Value::new(ascii(&cx.document(first)?.to_json())),
        "type" => Value::new(first.type_name()),
        _ => return Err(error(format!("Unknown function: {function}()"))),
    })
}

fn check(cx: &Cx, function: &str, arguments: &[Value<'_>]) -> Result<(), JmesError> {
    let Some((_, parameters)) = SIGNATURES.iter().find(|(name, _)| *name == function) else {
        return Err(error(format!("Unknown function: {function}()")));
    };
    let or_more = OR_MORE.contains(&function);
    let few = arguments.len() < parameters.len();
    if few || (!or_more && arguments.len() > parameters.len()) {
        return Err(error(wrong_count(function, parameters.len(), or_more, arguments.len())));
    }
    let last = parameters.last().copied().unwrap_or(&[]);
    for (index, value) in arguments.iter().enumerate() {
        let wanted = parameters.get(index).copied().unwrap_or(last);
        if !wanted.is_empty() {
            check_type(cx, function, value, wanted)?;
        }
    }
    Ok(())
}

fn check_type(cx: &Cx, function: &str, value: &Value<'_>, wanted: &[&str]) -> Result<(), JmesError> {
    let wrong = |value: &Value<'_>, received: &str| {
        let text = match value {
            Value::Reference(_) => "<expression>".to_string(),
            value => shown(&cx.document(value)?),
        };
        Err(error(wrong_type(function, &text, wanted, received)))
    };
    let received = value.type_name();
    if !wanted.iter().any(|name| name.split('-').next() == Some(received)) {
        return wrong(value, received);
    }
    let mut element_types: Vec<&str> = wanted.iter().filter_map(|name| name.strip_prefix("array-")).collect();
    if element_types.is_empty() {
        return Ok(());
    }
    for item in value.items().unwrap_or_default().iter() {
        let received = item.type_name();
        if !element_types.contains(&received) {
            return wrong(item, item.python_type());
        }
        element_types.retain(|name| *name == received);
    }
    Ok(())
}

fn text<'v>(value: &'v Value<'_>) -> &'v str {
    value.text().unwrap_or("")
}

fn list<'a>(items: impl Iterator<Item = Value<'a>>) -> Value<'a> {
    Value::List(items.collect())
}

fn apply<'a>(cx: &Cx, reference: &Value<'a>, item: &Value<'a>) -> Result<Value<'a>, JmesError> {
    match reference {
        Value::Reference(node) => cx.eval(node, item),
        _ => Ok(Value::NULL),
    }
}

/// Each element with what `reference` finds in it, all numbers or all texts.
fn keyed<'a, 'v>(
    cx: &Cx,
    function: &str,
    items: &'v [Value<'a>],
    reference: &Value<'a>,
) -> Result<Vec<(Value<'a>, &'v Value<'a>)>, JmesError> {
    let both: &[&str] = if function == "sort_by" { &["string", "number"] } else { &["number", "string"] };
    let mut keyed: Vec<(Value, &Value)> = Vec::new();
    for item in items {
        let key = apply(cx, reference, item)?;
        let received = key.type_name();
        let first = keyed.first().map(|(key, _)| key);
        let wrong =
            |value, wanted: &[&str]| Err(error(wrong_type(function, &shown(&cx.document(value)?), wanted, received)));
        match (function, first) {
            ("sort_by", Some(first)) if first.type_name() != received => return wrong(&key, &[first.type_name()]),
            ("sort_by", None) if !both.contains(&received) => return wrong(item, both),
            _ if !both.contains(&received) => return wrong(&key, both),
            (_, Some(first)) if first.type_name() != received => {
                let symbol = if function == "max_by" { ">" } else { "<" };
                return Err(error(no_order(symbol, key.python_type(), first.python_type())));
            }
            _ => keyed.push((key, item)),
        }
    }
    Ok(keyed)
}

/// The first of the elements whose key comes out `wanted` against all others.
fn best<'a: 'v, 'v>(mut keyed: impl Iterator<Item = (Value<'a>, &'v Value<'a>)>, wanted: Ordering) -> Value<'a> {
    let Some(mut best) = keyed.next() else { return Value::NULL };
    for candidate in keyed {
        if compare(&candidate.0, &best.0) == wanted {
            best = candidate;
        }
    }
    best.1.clone()
}

fn compare(left: &Value<'_>, right: &Value<'_>) -> Ordering {
    match (left.number(), right.number()) {
        (Some(left), Some(right)) => order(left, right).unwrap_or(Ordering::Equal),
        _ => text(left).cmp(text(right)),
    }
}

fn contains(cx: &Cx, subject: &Value<'_>, wanted: &Value<'_>) -> Result<bool, JmesError> {
    if let Some(subject) = subject.text() {
        return match wanted.text() {
            Some(wanted) => Ok(subject.contains(wanted)),
            None => {
                let received = wanted.python_type();
                Err(error(format!("'in <string>' requires string as left operand, not {received}")))
            }
        };
    }
    for item in subject.items().unwrap_or_default().iter() {
        if cx.equal(item, wanted)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn merge<'a>(maps: &[Value<'a>]) -> Value<'a> {
    let mut merged: Vec<(&str, Value)> = Vec::new();
    for (key, value) in maps.iter().filter_map(Value::members).flat_map(|members| members.to_vec()) {
        match merged.iter_mut().find(|(name, _)| *name == key) {
            Some(member) => member.1 = value,
            None => merged.push((key, value)),
        }
    }
    Value::Map(merged.into())
}

fn abs<'a>(value: &Value<'a>) -> Value<'a> {
    match value.number() {
        Some(Number::Int(int)) => match int.checked_abs() {
            Some(int) => Value::new(int),
            None => Value::new(-(*int as f64)),
        },
        Some(Number::Literal(text)) => {
            Value::new(Document::Number(Number::Literal(text.strip_prefix('-').unwrap_or(text).into())))
        }
        None => Value::NULL,
    }
}

fn rounded<'a>(value: &Value<'a>, round: fn(f64) -> f64) -> Value<'a> {
    let Some(Number::Literal(text)) = value.number() else { return value.clone() };
    let whole = round(text.parse().unwrap_or(f64::NAN));
    if whole.abs() < 9.0e15 { Value::new(whole as i64) } else { Value::new(whole) }
}

fn sum(items: &[Value<'_>]) -> Number {
    let whole = items.iter().filter_map(Value::number).try_fold(0_i64, |total, number| match number {
        Number::Int(int) => total.checked_add(*int),
        Number::Literal(_) => None,
    });
    if let Some(whole) = whole {
        return Number::Int(whole);
    }
    let total: f64 = items.iter().filter_map(Value::number).map(Number::as_f64).sum();
    match Document::from(total) {
        Document::Number(number) => number,
        _ => Number::Int(0),
    }
}

fn to_number<'a>(value: &Value<'a>) -> Value<'a> {
    if value.number().is_some() {
        return value.clone();
    }
    let Some(text) = value.text() else { return Value::NULL };
    let text = text.trim();
    match (text.parse::<i64>(), text.parse::<f64>()) {
        (Ok(whole), _) => Value::new(whole),
        (_, Ok(double)) => Value::new(double),
        _ => Value::NULL,
    }
}

/// Python writes JSON in ASCII.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}
