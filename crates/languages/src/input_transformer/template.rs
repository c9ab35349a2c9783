//! Reading an input transformer: the map of variables and the template.

use super::path::Path;
use super::render::Reserved;
use super::source;
use base::{Document, Map, Place};

/// An input transformer that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Transformer {
    /// Variables with their paths; none where the path is none.
    pub(super) variables: Vec<(String, Option<Path>)>,
    pub(super) form: Form,
    pub(super) pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One quoted text or several, each on its line.
    Lines,
    Json,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(String),
    Variable {
        name: String,
        /// Within a JSON text, or in a template of lines.
        quoted: bool,
    },
}

/// Why a transformer is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct TransformerError {
    pub problem: TransformerProblem,
    /// The wrong name, or the template.
    pub found: String,
    /// In the template, where it is about that.
    pub place: Option<Place>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransformerProblem {
    /// More than 100 variables.
    TooManyVariables,
    /// A variable's name: 1-256 letters, digits, `-` and `_`, not beginning
    /// with `AWS.`.
    BadName,
    /// `<name>` without such a variable.
    UnknownVariable,
    /// Neither JSON nor one quoted text per line.
    NotJson,
    /// A variable where JSON wants a member's name.
    VariableAsKey,
}

/// A variable of a template and what it stands for in one event.
#[derive(Clone, Debug, PartialEq)]
pub struct VariableValue {
    pub name: String,
    /// None where the event has nothing at the path.
    pub value: Option<Document>,
}

/// What needs no entry in the map.
pub const RESERVED_VARIABLES: [&str; 5] = [
    "aws.events.rule-arn",
    "aws.events.rule-name",
    "aws.events.event.ingestion-time",
    "aws.events.event",
    "aws.events.event.json",
];

impl TransformerError {
    /// The message of the `ValidationException`, for the target of that Id.
    /// That for names in the map is not from the service.
    pub fn message(&self, target_id: &str) -> String {
        let TransformerError { problem, found, place } = self;
        match problem {
            TransformerProblem::TooManyVariables => {
                format!("InputPathsMap for target {target_id} contains more than 100 placeholders.")
            }
            TransformerProblem::BadName => {
                format!("InputPathsMap for target {target_id} contains invalid placeholder {found}.")
            }
            TransformerProblem::UnknownVariable => {
                format!("InputTemplate for target {target_id} contains invalid placeholder {found}.")
            }
            TransformerProblem::NotJson | TransformerProblem::VariableAsKey => {
                let place = place.unwrap_or(Place::of(found, 0));
                format!("Invalid InputTemplate for target {target_id} : {}.", source(found, place))
            }
        }
    }
}

impl Transformer {
    /// `paths`: InputPathsMap, texts by variable. Paths are not checked.
    pub fn parse(paths: &Map, template: &str) -> Result<Transformer, TransformerError> {
        let error = |problem, found: &str| Err(TransformerError { problem, found: found.to_string(), place: None });
        if paths.len() > 100 {
            return error(TransformerProblem::TooManyVariables, "");
        }
        let mut variables = Vec::new();
        for (name, path) in paths.iter() {
            let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
            if !plain || name.is_empty() || name.len() > 256 {
                return error(TransformerProblem::BadName, name);
            }
            variables.push((name.to_string(), Path::parse(path.text()).ok()));
        }
        let form = if template.trim_start().starts_with('"') { Form::Lines } else { Form::Json };
        let template = match form {
            Form::Lines => {
                let lines: Vec<&str> = template.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                lines.join("\n")
            }
            Form::Json => template.to_string(),
        };
        let pieces = pieces(&template, form);
        for piece in &pieces {
            if let Piece::Variable { name, .. } = piece
                && !RESERVED_VARIABLES.contains(&name.as_str())
                && !paths.contains(name)
            {
                return error(TransformerProblem::UnknownVariable, name);
            }
        }
        check(&template, form, &pieces)?;
        Ok(Transformer { variables, form, pieces })
    }

    /// The variables the template uses, each once, with their values.
    pub fn values(&self, event: &Document, reserved: &Reserved) -> Vec<VariableValue> {
        let mut values: Vec<VariableValue> = Vec::new();
        for piece in &self.pieces {
            if let Piece::Variable { name, .. } = piece
                && !values.iter().any(|value| value.name == *name)
            {
                values.push(VariableValue { name: name.clone(), value: self.value(name, event, reserved) });
            }
        }
        values
    }
}

/// `<` to the next `>` on the same line is a variable; nothing escapes it.
fn pieces(template: &str, form: Form) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    let mut quoted = form == Form::Lines;
    let mut escaped = false;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'))
            && !name.contains('\n')
        {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
            pieces.push(Piece::Variable { name: name.to_string(), quoted });
            rest = after;
            continue;
        }
        if form == Form::Json {
            quoted ^= c == '"' && !escaped;
            escaped = quoted && c == '\\' && !escaped;
        }
        text.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    pieces.push(Piece::Text(text));
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    pieces
}

fn check(template: &str, form: Form, pieces: &[Piece]) -> Result<(), TransformerError> {
    let wrong = |problem, place| Err(TransformerError { problem, found: template.to_string(), place: Some(place) });
    // A bare `<name>` is checked as `"name"`, which is as long: places stay.
    let sample = filled(pieces, |name| format!("\"{name}\""));
    if form == Form::Lines {
        let mut start = 0;
        for line in sample.split('\n') {
            match Document::parse(line) {
                Ok(Document::Text(_)) => {}
                Ok(_) => return wrong(TransformerProblem::NotJson, Place::of(template, start)),
                Err(error) => {
                    return wrong(TransformerProblem::NotJson, Place::of(template, start + error.place.offset));
                }
            }
            start += line.len() + 1;
        }
        return Ok(());
    }
    match Document::parse(&sample) {
        Ok(Document::Map(_) | Document::List(_)) => {}
        Ok(_) if matches!(pieces, [Piece::Variable { .. }]) => {}
        Ok(_) => return wrong(TransformerProblem::NotJson, Place::of(template, 0)),
        Err(error) => return wrong(TransformerProblem::NotJson, error.place),
    }
    let marked = Document::parse(&filled(pieces, |name| format!("\"<{name}>\"")));
    match marked.ok().as_ref().and_then(key_with_variable) {
        Some(key) => wrong(TransformerProblem::VariableAsKey, Place::of(template, template.find(key).unwrap_or(0))),
        None => Ok(()),
    }
}

fn filled(pieces: &[Piece], bare: impl Fn(&str) -> String) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable { name, quoted: true } => format!("<{name}>"),
            Piece::Variable { name, quoted: false } => bare(name),
        })
        .collect()
}

fn key_with_variable(document: &Document) -> Option<&str> {
    match document {
        Document::List(items) => items.iter().find_map(key_with_variable),
        Document::Map(members) => members.iter().find_map(|(key, value)| {
            let variable = key.split_once('<').is_some_and(|(_, rest)| rest.contains('>'));
            if variable { Some(key) } else { key_with_variable(value) }
        }),
        _ => None,
    }
}
