//! Checks an input against its shape, with the wording of the service's
//! protocol. Source: each service's API reference, "Common Errors".

use super::told::told;
use super::{Kind, Model, Operation, Protocol, Shape, ShapeId, camel};
use crate::ApiError;
use base::{Document, Time};

/// Refuses an input that the real service, or a client made from its model,
/// would not take: unknown members and wrong types first (a client's words),
/// then missing members and broken constraints (the service's words).
pub fn validate(model: &Model, operation: &Operation, input: &Document) -> Result<(), ApiError> {
    let Some(id) = operation.input else { return client_side(unknown_members(input, &[])) };
    let mut check = Check { model, wrong: Vec::new(), broken: Vec::new(), unbuilt: None };
    check.value(id, input, &mut Vec::new());
    client_side(check.wrong)?;
    if let Some(member) = check.unbuilt {
        return Err(ApiError::not_simulated(&format!("{}.{member} of {}", operation.name, model.title)));
    }
    match check.broken.as_slice() {
        [] => Ok(()),
        [first, ..] => {
            let member = first.path.first().and_then(|name| model.member(id, name));
            match member.and_then(|member| member.refusal) {
                Some(code) => Err(ApiError::new(code, listing(&check.broken))),
                None => Err(refusal(model, first, &check.broken)),
            }
        }
    }
}

fn client_side(wrong: Vec<String>) -> Result<(), ApiError> {
    if wrong.is_empty() {
        return Ok(());
    }
    Err(ApiError::new("ParamValidation", format!("Parameter validation failed:\n{}", wrong.join("\n"))))
}

fn unknown_members(input: &Document, known: &[&str]) -> Vec<String> {
    let members = input.as_map().into_iter().flat_map(|map| map.iter());
    let unknown = members.filter(|(name, _)| !known.contains(name));
    let told = |name| format!("Unknown parameter in input: \"{name}\", must be one of: {}", known.join(", "));
    unknown.map(|(name, _)| told(name)).collect()
}

/// One constraint that does not hold.
struct Broken {
    /// `Targets`, `1`, `Id`: names and places in lists from 1.
    path: Vec<String>,
    value: Option<String>,
    constraint: String,
    /// The wire name of a required member that is not given.
    missing: Option<&'static str>,
}

struct Check<'a> {
    model: &'a Model,
    wrong: Vec<String>,
    broken: Vec<Broken>,
    unbuilt: Option<&'static str>,
}

impl Check<'_> {
    fn value(&mut self, id: ShapeId, value: &Document, path: &mut Vec<String>) {
        let shape = self.model.shape(id);
        match (&shape.kind, value) {
            (Kind::Structure(_), Document::Map(_)) => self.structure(id, value, path),
            (Kind::List(of), Document::List(items)) => {
                self.size(id, items.len(), value, path);
                for (index, item) in items.iter().enumerate() {
                    path.push((index + 1).to_string());
                    self.value(*of, item, path);
                    path.pop();
                }
            }
            (Kind::Map(_, of), Document::Map(map)) => {
                self.size(id, map.len(), value, path);
                for (key, item) in map.iter() {
                    path.push(key.to_string());
                    self.value(*of, item, path);
                    path.pop();
                }
            }
            (Kind::Text(_), Document::Text(text)) => self.text(shape, text, path),
            (Kind::Integer, Document::Number(number)) => match number.as_i64() {
                Some(number) => self.number(shape, number, path),
                None => self.mistyped("int", value, path),
            },
            (Kind::Float, Document::Number(_)) | (Kind::Boolean, Document::Bool(_)) => {}
            // What is no number in JSON comes by name, as AWS's protocols write it.
            (Kind::Float, Document::Text(name)) if matches!(name.as_str(), "NaN" | "Infinity" | "-Infinity") => {}
            (Kind::Timestamp, Document::Number(_)) | (Kind::Blob, Document::Text(_)) => {}
            (Kind::Timestamp, Document::Text(text)) if Time::parse(text).is_some() => {}
            (kind, _) => self.mistyped(type_name(kind), value, path),
        }
    }

    fn structure(&mut self, id: ShapeId, value: &Document, path: &mut Vec<String>) {
        let members = self.model.members(id);
        let known: Vec<&str> = members.iter().map(|member| member.name).collect();
        self.wrong.extend(unknown_members(value, &known));
        for member in members {
            path.push(member.name.to_string());
            match value.get(member.name) {
                Some(_) if !member.simulated => self.unbuilt = self.unbuilt.or(Some(member.name)),
                Some(Document::Null) | None if member.required => self.broken.push(Broken {
                    path: path.clone(),
                    value: None,
                    constraint: "Member must not be null".to_string(),
                    missing: Some(member.wire.unwrap_or(member.name)),
                }),
                Some(Document::Null) | None => {}
                Some(value) => self.value(member.shape, value, path),
            }
            path.pop();
        }
    }

    fn mistyped(&mut self, wanted: &str, value: &Document, path: &[String]) {
        let path = path.join(".");
        self.wrong.push(format!("Invalid type for parameter {path}, value: {value}, valid types: {wanted}"));
    }

    fn breaks(&mut self, value: String, constraint: String, path: &[String]) {
        self.broken.push(Broken { path: path.to_vec(), value: Some(value), constraint, missing: None });
    }

    fn size(&mut self, id: ShapeId, size: usize, value: &Document, path: &[String]) {
        let (shape, size) = (self.model.shape(id), size as i64);
        if let Some(max) = shape.max.filter(|max| size > *max) {
            let constraint = format!("Member must have length less than or equal to {max}");
            self.breaks(told(self.model, id, value), constraint, path);
        }
        if let Some(min) = shape.min.filter(|min| size < *min) {
            let constraint = format!("Member must have length greater than or equal to {min}");
            self.breaks(told(self.model, id, value), constraint, path);
        }
    }

    fn text(&mut self, shape: &Shape, text: &str, path: &[String]) {
        let Kind::Text(rule) = &shape.kind else { return };
        let length = text.chars().count() as i64;
        if !rule.values.is_empty() && !rule.values.contains(&text) {
            let values = rule.values.join(", ");
            self.breaks(text.to_string(), format!("Member must satisfy enum value set: [{values}]"), path);
        }
        if let Some(max) = shape.max.filter(|max| length > *max) {
            let constraint = format!("Member must have length less than or equal to {max}");
            self.breaks(text.to_string(), constraint, path);
        }
        if let Some(min) = shape.min.filter(|min| length < *min) {
            let constraint = format!("Member must have length greater than or equal to {min}");
            self.breaks(text.to_string(), constraint, path);
        }
        if let Some(pattern) = rule.pattern.filter(|_| !rule.fits(text)) {
            let constraint = format!("Member must satisfy regular expression pattern: {pattern}");
            self.breaks(text.to_string(), constraint, path);
        }
    }

    fn number(&mut self, shape: &Shape, number: i64, path: &[String]) {
        if let Some(max) = shape.max.filter(|max| number > *max) {
            let constraint = format!("Member must have value less than or equal to {max}");
            self.breaks(number.to_string(), constraint, path);
        }
        if let Some(min) = shape.min.filter(|min| number < *min) {
            let constraint = format!("Member must have value greater than or equal to {min}");
            self.breaks(number.to_string(), constraint, path);
        }
    }
}

fn type_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Structure(_) | Kind::Map(..) => "dict",
        Kind::List(_) => "list, tuple",
        Kind::Text(_) => "str",
        Kind::Integer => "int",
        Kind::Float => "float, int",
        Kind::Boolean => "bool",
        Kind::Timestamp => "datetime, timestamp-string",
        Kind::Blob => "bytes",
    }
}

fn refusal(model: &Model, first: &Broken, all: &[Broken]) -> ApiError {
    match (model.protocol, model.service) {
        (Protocol::Ec2, _) if first.missing.is_some() => {
            let name = wire_path(first);
            ApiError::new("MissingParameter", format!("The request must contain the parameter {name}"))
        }
        (Protocol::Ec2, _) => {
            let value = first.value.as_deref().unwrap_or("");
            let name = first.path.first().map(|name| camel(name)).unwrap_or_default();
            ApiError::new("InvalidParameterValue", format!("Value ({value}) for parameter {name} is invalid."))
        }
        (_, "sns") => {
            let name = first.path.join(".");
            let reason = if first.missing.is_some() { " Reason: no value for required parameter" } else { "" };
            ApiError::new("InvalidParameter", format!("Invalid parameter: {name}{reason}"))
        }
        (_, "sqs") if first.missing.is_some() => {
            let name = wire_path(first);
            ApiError::new("MissingParameter", format!("The request must contain the parameter {name}."))
        }
        (_, "cloudwatch") if first.missing.is_some() => {
            let missing = all.iter().filter(|broken| broken.missing.is_some());
            let texts: Vec<String> =
                missing.map(|broken| format!("The parameter {} is required.", member_path(broken))).collect();
            ApiError::new("MissingParameter", texts.join("\n"))
        }
        (Protocol::Query, _) => ApiError::new("ValidationError", listing(all)),
        _ => ApiError::new("ValidationException", listing(all)),
    }
}

/// `Monitoring.Enabled`, `InstanceId`: as the service calls what is missing.
fn wire_path(broken: &Broken) -> String {
    let parents = broken.path.split_last().map_or(&[] as &[String], |(_, parents)| parents);
    let steps = parents.iter().map(String::as_str).chain(broken.missing);
    steps.collect::<Vec<_>>().join(".")
}

/// `MetricData.member.1.MetricName`.
fn member_path(broken: &Broken) -> String {
    let is_number = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    let steps = broken.path.iter().map(|step| if is_number(step) { format!("member.{step}") } else { step.clone() });
    steps.collect::<Vec<_>>().join(".")
}

/// `2 validation errors detected: Value 'X' at 'name' failed to satisfy
/// constraint: …; …`. Lists show as `targets.1.member.id`.
fn listing(all: &[Broken]) -> String {
    let parts: Vec<String> = all
        .iter()
        .map(|broken| {
            let mut path = Vec::new();
            for step in &broken.path {
                path.push(camel(step));
                if step.bytes().all(|byte| byte.is_ascii_digit()) {
                    path.push("member".to_string());
                }
            }
            if broken.path.last().is_some_and(|step| step.bytes().all(|byte| byte.is_ascii_digit())) {
                path.pop();
            }
            let value = broken.value.as_ref().map_or("null".to_string(), |value| format!("'{value}'"));
            format!("Value {value} at '{}' failed to satisfy constraint: {}", path.join("."), broken.constraint)
        })
        .collect();
    let errors = if parts.len() == 1 { "error" } else { "errors" };
    format!("{} validation {errors} detected: {}", parts.len(), parts.join("; "))
}
