//! JMESPath, the query language of `aws --query` and of the labs' checks.
//!
//! The whole of the specification (jmespath.org/specification.html). Where it
//! leaves something open, the Python library that the `aws` command runs on
//! decides, and messages are worded as that library words them, so that a
//! learner meets the same text here and there. No JEP-11 or later additions:
//! no `let`, no arithmetic.

mod eval;
mod functions;
mod lexer;
mod messages;
mod parser;
mod value;

#[cfg(test)]
mod tests;

use base::Document;
use parser::Node;
use std::fmt;

/// Why an expression cannot be read, or cannot be applied to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JmesError {
    /// As the `aws` command prints it after `Bad value for --query X: `.
    /// Parse errors have three lines: what, the expression, a caret.
    pub message: String,
    /// The byte of the expression the message is about.
    pub offset: usize,
}

impl fmt::Display for JmesError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

/// A JMESPath expression that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    root: Node,
}

impl Expression {
    /// Reads an expression. Functions are looked up by [`Expression::search`]
    /// only, when their turn comes, as in the Python library.
    pub fn parse(text: &str) -> Result<Expression, JmesError> {
        Ok(Expression { root: parser::parse(text)? })
    }

    /// What the expression finds in `document`; null where there is nothing.
    ///
    /// Errors: unknown functions, arguments of the wrong number or type,
    /// comparing a number with a text, and results that grow out of bounds.
    pub fn search(&self, document: &Document) -> Result<Document, JmesError> {
        eval::search(&self.root, document)
    }
}
