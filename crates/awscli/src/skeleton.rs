//! `--generate-cli-skeleton`: the input as JSON, to be filled in.

use crate::refusal::{Refusal, invalid_choice};
use base::Document;
use sim::model::{Kind, Model, Operation, ShapeId};

pub(crate) fn print(model: &Model, operation: &Operation, word: &str) -> Result<String, Refusal> {
    if word != "input" {
        return Err(invalid_choice("--generate-cli-skeleton", word, &["input".to_string()]));
    }
    let skeleton = operation.input.map_or(Document::map(), |shape| value(model, shape, &mut Vec::new()));
    Ok(format!("{}\n", skeleton.to_pretty()))
}

fn value(model: &Model, id: ShapeId, within: &mut Vec<ShapeId>) -> Document {
    if within.contains(&id) {
        return Document::map();
    }
    within.push(id);
    let value = match &model.shape(id).kind {
        Kind::Structure(members) => {
            let pairs = members.iter().map(|member| (member.name.to_string(), value(model, member.shape, within)));
            Document::Map(pairs.collect())
        }
        Kind::List(of) => Document::List(vec![value(model, *of, within)]),
        Kind::Map(_, of) => Document::map().with("KeyName", value(model, *of, within)),
        Kind::Text(rule) => rule.values.first().copied().unwrap_or("").into(),
        Kind::Integer => 0.into(),
        Kind::Float => 0.0.into(),
        Kind::Boolean => true.into(),
        Kind::Timestamp => "1970-01-01T00:00:00".into(),
        Kind::Blob => "".into(),
    };
    within.pop();
    value
}
