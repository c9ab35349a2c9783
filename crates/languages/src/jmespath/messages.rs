//! Error texts, worded as the Python library behind the `aws` command words
//! them (jmespath.py, `exceptions.py`).

use super::JmesError;
use super::lexer::Token;
use base::{Document, Number};

/// A text whose words cannot be told apart.
pub(super) fn lexer_error(text: &str, at: usize, message: &str) -> JmesError {
    let caret = format!("{}^", " ".repeat(column(text, at)));
    JmesError { message: format!("Bad jmespath expression: {message}:\n{text}\n{caret}"), offset: at }
}

/// A token in a wrong place.
pub(super) fn parse_error(text: &str, at: usize, token: &Token, message: &str) -> JmesError {
    let column = column(text, at);
    let caret = format!("{}^", " ".repeat(column + 1));
    let shown = token.shown();
    let kind = token.name().to_ascii_uppercase();
    JmesError {
        message: format!(
            "{message}: Parse error at column {column}, token \"{shown}\" ({kind}), for expression:\n\"{text}\"\n{caret}"
        ),
        offset: at,
    }
}

/// A text that ends too early.
pub(super) fn incomplete(text: &str) -> JmesError {
    let caret = format!("{}^", " ".repeat(text.chars().count() + 1));
    JmesError {
        message: format!("Invalid jmespath expression: Incomplete expression:\n\"{text}\"\n{caret}"),
        offset: text.len(),
    }
}

/// An argument of a type the function does not take.
pub(super) fn wrong_type(function: &str, value: &str, wanted: &[&str], received: &str) -> String {
    let wanted: Vec<String> = wanted.iter().map(|name| format!("'{name}'")).collect();
    let wanted = wanted.join(", ");
    format!(
        "In function {function}(), invalid type for value: {value}, expected one of: [{wanted}], received: \"{received}\""
    )
}

/// Too few or too many arguments.
pub(super) fn wrong_count(function: &str, wanted: usize, or_more: bool, received: usize) -> String {
    let least = if or_more { "at least " } else { "" };
    let plural = if wanted == 1 { "" } else { "s" };
    format!("Expected {least}{wanted} argument{plural} for function {function}(), received {received}")
}

/// Two values that cannot be put in order, by the names of their Python types.
pub(super) fn no_order(symbol: &str, left: &str, right: &str) -> String {
    format!("'{symbol}' not supported between instances of '{left}' and '{right}'")
}

/// A value as a message shows it: Python's `str`.
pub(super) fn shown(value: &Document) -> String {
    match value {
        Document::Text(text) => text.clone(),
        value => repr(value),
    }
}

/// Python's `repr` of a value.
fn repr(value: &Document) -> String {
    match value {
        Document::Null => "None".to_string(),
        Document::Bool(true) => "True".to_string(),
        Document::Bool(false) => "False".to_string(),
        Document::Number(number) => number.to_string(),
        Document::Text(text) => {
            let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
            let escaped = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r");
            let escaped = if quote == '\'' { escaped.replace('\'', "\\'") } else { escaped };
            format!("{quote}{escaped}{quote}")
        }
        Document::List(items) => {
            let items: Vec<String> = items.iter().map(repr).collect();
            format!("[{}]", items.join(", "))
        }
        Document::Map(map) => {
            let members: Vec<String> =
                map.iter().map(|(key, value)| format!("{}: {}", repr(&Document::from(key)), repr(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

/// The name of a value's Python type: some messages let it through.
pub(super) fn python_type(value: &Document) -> &'static str {
    match value {
        Document::Null => "NoneType",
        Document::Bool(_) => "bool",
        Document::Number(Number::Int(_)) => "int",
        Document::Number(Number::Literal(text)) if text.contains(['.', 'e', 'E']) => "float",
        Document::Number(Number::Literal(_)) => "int",
        Document::Text(_) => "str",
        Document::List(_) => "list",
        Document::Map(_) => "dict",
    }
}

/// Columns count characters from 0.
fn column(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).chars().count()
}
