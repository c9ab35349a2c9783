//! The form in which CloudTrail writes inputs and outputs: names with a small
//! first letter, or the odd name that the model gives.

use super::{Kind, Model, Protocol, ShapeId};
use base::{Document, Map};

/// `PutRule` → `putRule`, `ARN` → `aRN` (as CloudTrail writes it).
pub fn camel(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_ascii_lowercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

/// A value of shape `id` as CloudTrail shows it. EC2's lists stand in
/// `{"items": […]}`; a name may lead deeper with dots.
pub fn trail_form(model: &Model, id: ShapeId, value: &Document) -> Document {
    match (&model.shape(id).kind, value) {
        (Kind::Structure(members), Document::Map(map)) => {
            let mut out = Map::new();
            for (name, value) in map.iter() {
                match members.iter().find(|member| member.name == name) {
                    Some(member) => {
                        let key = member.trail.map_or_else(|| camel(name), str::to_string);
                        out.insert(key, trail_form(model, member.shape, value));
                    }
                    None => out.insert(camel(name), value.clone()),
                }
            }
            Document::Map(out)
        }
        (Kind::List(of), Document::List(items)) => {
            let items = items.iter().map(|item| trail_form(model, *of, item)).collect();
            match model.protocol {
                Protocol::Ec2 => Document::map().with("items", Document::List(items)),
                _ => Document::List(items),
            }
        }
        (Kind::Map(_, of), Document::Map(map)) => {
            Document::Map(map.iter().map(|(key, value)| (key.to_string(), trail_form(model, *of, value))).collect())
        }
        _ => value.clone(),
    }
}
