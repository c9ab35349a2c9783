//! What the AWS CLI checks before it sends anything: required members, unknown
//! ones, types, and the low end of ranges. The rest is for the service to refuse.

use crate::python;
use base::{Document, Time};
use sim::model::{Kind, Model, Shape, ShapeId};

/// What is wrong with an input, one line each, in botocore's words.
pub(crate) fn check(model: &Model, shape: Option<ShapeId>, input: &Document) -> Vec<String> {
    let mut check = Check { model, wrong: Vec::new() };
    if let Some(shape) = shape {
        check.value(shape, input, "");
    }
    check.wrong
}

struct Check<'a> {
    model: &'a Model,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, id: ShapeId, value: &Document, path: &str) {
        let shape = self.model.shape(id);
        match (&shape.kind, value) {
            (Kind::Structure(_), Document::Map(_)) => self.structure(id, value, path),
            (Kind::List(of), Document::List(items)) => {
                self.length(shape, items.len(), path);
                for (index, item) in items.iter().enumerate() {
                    self.value(*of, item, &format!("{path}[{index}]"));
                }
            }
            (Kind::Map(key_shape, of), Document::Map(map)) => {
                for (key, item) in map.iter() {
                    self.value(*key_shape, &key.into(), &format!("{path} (key: {key})"));
                    self.value(*of, item, &format!("{path}.{key}"));
                }
            }
            (Kind::Text(_), Document::Text(text)) => self.length(shape, text.chars().count(), path),
            (Kind::Integer, Document::Number(number)) if number.as_i64().is_some() => self.range(shape, value, path),
            (Kind::Float, Document::Number(_)) => self.range(shape, value, path),
            (Kind::Float, Document::Text(name)) if matches!(name.as_str(), "NaN" | "Infinity" | "-Infinity") => {}
            (Kind::Boolean, Document::Bool(_)) | (Kind::Blob, Document::Text(_)) => {}
            (Kind::Timestamp, Document::Number(_)) => {}
            (Kind::Timestamp, Document::Text(text)) if Time::parse(text).is_some() => {}
            (kind, _) => self.mistyped(kind, value, path),
        }
    }

    fn structure(&mut self, id: ShapeId, value: &Document, path: &str) {
        let members = self.model.members(id);
        let place = if path.is_empty() { "input" } else { shown(path) };
        for member in members.iter().filter(|member| member.required && value.get(member.name).is_none()) {
            self.wrong.push(format!("Missing required parameter in {place}: \"{}\"", member.name));
        }
        let given = || value.as_map().into_iter().flat_map(|map| map.iter());
        for (name, _) in given().filter(|(name, _)| !members.iter().any(|member| member.name == *name)) {
            let known: Vec<&str> = members.iter().map(|member| member.name).collect();
            let known = known.join(", ");
            self.wrong.push(format!("Unknown parameter in {place}: \"{name}\", must be one of: {known}"));
        }
        for (name, value) in given() {
            if let Some(member) = members.iter().find(|member| member.name == name) {
                self.value(member.shape, value, &format!("{path}.{name}"));
            }
        }
    }

    fn length(&mut self, shape: &Shape, length: usize, path: &str) {
        if let Some(min) = shape.min.filter(|min| (length as i64) < *min) {
            let path = shown(path);
            self.wrong.push(format!("Invalid length for parameter {path}, value: {length}, valid min length: {min}"));
        }
    }

    fn range(&mut self, shape: &Shape, value: &Document, path: &str) {
        if let Some(min) = shape.min.filter(|min| value.as_f64().unwrap_or(0.0) < *min as f64) {
            let path = shown(path);
            self.wrong.push(format!("Invalid value for parameter {path}, value: {value}, valid min value: {min}"));
        }
    }

    fn mistyped(&mut self, kind: &Kind, value: &Document, path: &str) {
        let (path, class, valid) = (shown(path), python::class(value), valid_types(kind));
        let value = python::text(value);
        self.wrong
            .push(format!("Invalid type for parameter {path}, value: {value}, type: {class}, valid types: {valid}"));
    }
}

/// `.Targets[0].Id` → `Targets[0].Id`.
fn shown(path: &str) -> &str {
    path.strip_prefix('.').unwrap_or(path)
}

fn valid_types(kind: &Kind) -> &'static str {
    match kind {
        Kind::Structure(_) | Kind::Map(..) => "<class 'dict'>",
        Kind::List(_) => "<class 'list'>, <class 'tuple'>",
        Kind::Text(_) => "<class 'str'>",
        Kind::Integer => "<class 'int'>",
        Kind::Float => "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
        Kind::Boolean => "<class 'bool'>",
        Kind::Timestamp => "<class 'datetime.datetime'>, timestamp-string",
        Kind::Blob => "<class 'bytes'>, <class 'bytearray'>, file-like object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "
service events
op PutTargets write PutTargetsRequest -
structure PutTargetsRequest
  Rule! Name
  Targets! Targets
  Force Boolean
  Limit Limit
  Since Moment
  Paths Paths
structure Target
  Id! Name
  Arn! Name
list Targets Target 1..
map Paths Name Name
string Name 1..64
boolean Boolean
integer Limit 1..100
timestamp Moment
";

    #[track_caller]
    fn wrong(input: &str, expected: &[&str]) {
        let model = Model::parse(MODEL);
        let shape = model.operation("PutTargets").unwrap().input;
        assert_eq!(check(&model, shape, &Document::parse(input).unwrap()), expected, "{input}");
    }

    #[test]
    fn mistakes() {
        wrong(r#"{"Rule":"r","Targets":[{"Id":"1","Arn":"a"}],"Since":"2021-03-05"}"#, &[]);
        wrong(
            r#"{"Targets":[{"Id":"1"}]}"#,
            &[r#"Missing required parameter in input: "Rule""#, r#"Missing required parameter in Targets[0]: "Arn""#],
        );
        wrong(
            r#"{"Rule":"","Targets":[],"Limit":0}"#,
            &[
                "Invalid length for parameter Rule, value: 0, valid min length: 1",
                "Invalid length for parameter Targets, value: 0, valid min length: 1",
                "Invalid value for parameter Limit, value: 0, valid min value: 1",
            ],
        );
        wrong(
            r#"{"Rule":1,"Targets":{"a":1},"Force":"yes","Since":"x","Paths":{"":2}}"#,
            &[
                "Invalid type for parameter Rule, value: 1, type: <class 'int'>, valid types: <class 'str'>",
                "Invalid type for parameter Targets, value: {'a': 1}, type: <class 'dict'>, valid types: <class 'list'>, <class 'tuple'>",
                "Invalid type for parameter Force, value: yes, type: <class 'str'>, valid types: <class 'bool'>",
                "Invalid type for parameter Since, value: x, type: <class 'str'>, valid types: <class 'datetime.datetime'>, timestamp-string",
                "Invalid length for parameter Paths (key: ), value: 0, valid min length: 1",
                "Invalid type for parameter Paths., value: 2, type: <class 'int'>, valid types: <class 'str'>",
            ],
        );
        wrong(
            r#"{"Rule":"r","Targets":[{"Id":"1","Arn":"a","X":1}]}"#,
            &[r#"Unknown parameter in Targets[0]: "X", must be one of: Id, Arn"#],
        );
    }
}
