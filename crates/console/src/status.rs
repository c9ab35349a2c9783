//! The state of a thing, as the page marks it: a shape, a colour and a word.

/// Which mark. The vocabulary: running, confirmed, enabled, delivered:
/// `Success`; pending, stopping, waiting: `Pending`; stopped, disabled,
/// filtered out: `Stopped`; failed, refused: `Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusKind {
    Success,
    Pending,
    Stopped,
    Error,
    Warning,
    Info,
    InProgress,
}

/// A mark and its word, in the view's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    pub kind: StatusKind,
    pub text: String,
}

impl Status {
    pub fn new(kind: StatusKind, text: impl Into<String>) -> Status {
        Status { kind, text: text.into() }
    }
}
