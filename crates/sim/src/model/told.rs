//! A value as AWS's refusals quote it: structures by the name of their shape,
//! with each member that they could have.
//!
//! Source: answers of the real service: `[PutEventsRequestEntry(time=null,
//! source=shop, …)]`, `[x86_64, arm64]`, `{a=b}`.

use super::{Kind, Model, ShapeId, camel};
use base::Document;

pub(super) fn told(model: &Model, id: ShapeId, value: &Document) -> String {
    let shape = model.shape(id);
    match (&shape.kind, value) {
        (_, Document::Text(text)) => text.clone(),
        (Kind::Structure(members), Document::Map(_)) => {
            let members = members.iter().map(|member| {
                let value = value.get(member.name).filter(|value| !value.is_null());
                let value = value.map_or_else(|| "null".to_string(), |value| told(model, member.shape, value));
                format!("{}={value}", camel(member.name))
            });
            format!("{}({})", shape.name, members.collect::<Vec<_>>().join(", "))
        }
        (Kind::List(of), Document::List(items)) => {
            format!("[{}]", items.iter().map(|item| told(model, *of, item)).collect::<Vec<_>>().join(", "))
        }
        (Kind::Map(_, of), Document::Map(map)) => {
            let entries = map.iter().map(|(key, value)| format!("{key}={}", told(model, *of, value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        _ => value.to_json(),
    }
}
