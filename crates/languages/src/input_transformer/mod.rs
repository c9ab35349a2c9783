//! What a target of a rule is given: the event, a part of it, a constant, or
//! a text made from it by an input transformer.
//!
//! Source: EventBridge User Guide, "Amazon EventBridge input transformation",
//! and what the service answers where the guide is silent.

pub mod path;
mod render;
mod template;

#[cfg(test)]
mod tests;

pub use render::{RenderError, Reserved};
pub use template::{RESERVED_VARIABLES, Transformer, TransformerError, TransformerProblem, VariableValue};

use base::{Document, JsonError, Map, Place};

/// The input of one target.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The matched event as it is.
    Event,
    /// `InputPath`, unchecked as the service leaves it.
    Part(String),
    /// `Input`: JSON, delivered as it was written.
    Constant(String),
    Transformer(Transformer),
}

/// Why PutTargets refuses a target's input; [`InputError::message`] words it.
#[derive(Clone, Debug, PartialEq)]
pub enum InputError {
    /// More than one of Input, InputPath and InputTransformer.
    MoreThanOne,
    /// Input is no JSON.
    ConstantNotJson {
        text: String,
        error: JsonError,
    },
    Transformer(TransformerError),
}

impl InputError {
    /// The message of the `ValidationException`, for the target of that Id.
    pub fn message(&self, target_id: &str) -> String {
        match self {
            InputError::MoreThanOne => {
                format!("Only one of Input, InputPath, or InputTransformer must be provided for target {target_id}.")
            }
            InputError::ConstantNotJson { text, error } => {
                format!("JSON syntax error in input for target {target_id}: {}", source(text, error.place))
            }
            InputError::Transformer(error) => error.message(target_id),
        }
    }
}

impl Input {
    /// From the members `Input`, `InputPath` and `InputTransformer` of a
    /// target as PutTargets takes it.
    pub fn of_target(target: &Document) -> Result<Input, InputError> {
        let given = (target.get("Input"), target.get("InputPath"), target.get("InputTransformer"));
        match given {
            (None, None, None) => Ok(Input::Event),
            (Some(text), None, None) => Input::constant(text.text()),
            (None, Some(path), None) => Ok(Input::Part(path.text().to_string())),
            (None, None, Some(transformer)) => {
                let none = Map::new();
                let paths = transformer.at("InputPathsMap").as_map().unwrap_or(&none);
                Transformer::parse(paths, transformer.at("InputTemplate").text())
                    .map(Input::Transformer)
                    .map_err(InputError::Transformer)
            }
            _ => Err(InputError::MoreThanOne),
        }
    }

    /// A constant, which must be JSON.
    pub fn constant(text: &str) -> Result<Input, InputError> {
        match Document::parse(text) {
            Ok(_) => Ok(Input::Constant(text.to_string())),
            Err(error) => Err(InputError::ConstantNotJson { text: text.to_string(), error }),
        }
    }

    /// What the target is given for an event. Texts that are values of the
    /// event keep their quotes: they are delivered as JSON.
    pub fn render(&self, event: &Document, reserved: &Reserved) -> Result<String, RenderError> {
        match self {
            Input::Event => Ok(event.to_json()),
            Input::Constant(text) => Ok(text.clone()),
            Input::Part(path) => match path::find(event, path) {
                Some(part) => Ok(part.to_json()),
                None => Err(RenderError::NothingAtPath { path: path.clone() }),
            },
            Input::Transformer(transformer) => transformer.render(event, reserved),
        }
    }
}

/// `[Source: (String)"…"; line: 1, column: 6]`: the place as the service's
/// JSON reader (Jackson) tells it, behind what it could not use.
fn source(text: &str, place: Place) -> String {
    let rest = text.get(place.offset..).unwrap_or("");
    let word = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).count();
    let read = if rest.is_empty() { 0 } else { word.max(1) };
    format!("[Source: (String)\"{text}\"; line: {}, column: {}]", place.line, place.column as usize + read)
}
