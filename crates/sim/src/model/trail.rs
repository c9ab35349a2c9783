//! The form in which CloudTrail writes inputs and outputs: names with a small
//! first letter, or the odd name that the model gives.

use super::{Kind, Member, Model, Protocol, ShapeId};
use base::{Document, Map, Time};

/// `PutRule` → `putRule`, `ARN` → `aRN` (as CloudTrail writes it).
pub fn camel(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_ascii_lowercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

/// A value of shape `id` as CloudTrail shows it. EC2's lists stand in
/// `{"items": […]}` and its times are milliseconds; a name may lead into the
/// elements of a list (`instancesSet.[].imageId`) or ask for a bare one (`tags[]`).
pub fn trail_form(model: &Model, id: ShapeId, value: &Document) -> Document {
    match (&model.shape(id).kind, value) {
        (Kind::Structure(members), Document::Map(map)) => structure(model, members, map),
        (Kind::List(of), Document::List(items)) => {
            listed(model, items.iter().map(|item| trail_form(model, *of, item)).collect())
        }
        (Kind::Map(_, of), Document::Map(map)) => {
            Document::Map(map.iter().map(|(key, value)| (key.to_string(), trail_form(model, *of, value))).collect())
        }
        (Kind::Timestamp, Document::Text(text)) if model.protocol == Protocol::Ec2 => {
            Time::parse(text).map_or(Document::Null, |time| time.0.into())
        }
        _ => value.clone(),
    }
}

fn structure(model: &Model, members: &[Member], map: &Map) -> Document {
    let mut out = Document::map();
    for (name, value) in map.iter() {
        match members.iter().find(|member| member.name == name) {
            Some(member) => put(model, &mut out, member, value),
            None => out.set(&camel(name), value.clone()),
        }
    }
    for member in members.iter().filter(|member| !map.contains(member.name)) {
        if let Some(default) = member.trail_default {
            out.set(&camel(member.name), Document::parse(default).unwrap_or_default());
        }
    }
    out
}

fn put(model: &Model, out: &mut Document, member: &Member, value: &Document) {
    if let Some((set, leaf)) = member.trail.and_then(|path| path.split_once(".[].")) {
        return spread(model, out, (set, leaf), member, value);
    }
    let key = member.trail.map_or_else(|| camel(member.name), str::to_string);
    match (member.trail_hidden, key.strip_suffix("[]")) {
        (Some(""), _) => {}
        (Some(hidden), _) => out.set(&key, hidden),
        (None, Some(bare)) => out.set(bare, Document::List(elements(model, member, value))),
        (None, None) => out.set(&key, trail_form(model, member.shape, value)),
    }
}

/// Puts the value, or each element of it, under `leaf` in the elements of the
/// list `set`, which other members may have begun.
fn spread(model: &Model, out: &mut Document, (set, leaf): (&str, &str), member: &Member, value: &Document) {
    let values = elements(model, member, value);
    let begun = match model.protocol {
        Protocol::Ec2 => out.at(set).at("items"),
        _ => out.at(set),
    };
    let mut elements = begun.list().to_vec();
    elements.resize(elements.len().max(values.len()), Document::map());
    for (element, value) in elements.iter_mut().zip(values) {
        element.set(leaf, value);
    }
    out.set(set, listed(model, elements));
}

/// The elements of a list, or the one value.
fn elements(model: &Model, member: &Member, value: &Document) -> Vec<Document> {
    match (&model.shape(member.shape).kind, value) {
        (Kind::List(of), Document::List(items)) => items.iter().map(|item| trail_form(model, *of, item)).collect(),
        _ => vec![trail_form(model, member.shape, value)],
    }
}

fn listed(model: &Model, items: Vec<Document>) -> Document {
    match model.protocol {
        Protocol::Ec2 if items.is_empty() => Document::map(),
        Protocol::Ec2 => Document::map().with("items", Document::List(items)),
        _ => Document::List(items),
    }
}
