//! What is wrong in JSON while it is typed, for the editor.

use crate::components::CodeError;
use base::Document;

/// The first mistake, if the text is no JSON.
pub fn errors_in(text: &str) -> Vec<CodeError> {
    match Document::parse(text) {
        Ok(_) => Vec::new(),
        Err(wrong) => vec![CodeError {
            line: wrong.place.line as usize,
            column: wrong.place.column as usize,
            message: wrong.message.into(),
            span: None,
        }],
    }
}
