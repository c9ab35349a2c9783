//! [`PatternError`]: why AWS refuses a pattern, in its words, and where.

use super::Dialect;
use base::Place;
use std::fmt;
use std::ops::Range;

/// A pattern that AWS would refuse.
///
/// Source: EventBridge user guide, "Creating Amazon EventBridge event
/// patterns"; the texts as the service answers them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// AWS's reason alone, without the place: `Empty arrays are not allowed`.
    pub reason: String,
    /// The place as AWS counts it: just behind what was read last.
    pub place: Place,
    /// The key it happened under, joined by dots: `detail.state`; empty at
    /// the top.
    pub path: String,
    /// The bytes of the pattern an editor underlines.
    pub span: Range<usize>,
    pub(super) kind: Kind,
    pub(super) dialect: Dialect,
    pub(super) source: String,
}

/// How the reason is put into a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// With the place behind it.
    Placed,
    /// With the place behind it twice: AWS wraps what happens inside a list
    /// of anything-but once more.
    Twice,
    /// The text is not JSON at all.
    Json,
    /// A limit of the whole pattern, or an address: no place is told.
    Whole,
    /// SNS only: the scope does not allow nesting. Stands by itself.
    Scope,
}

/// The parser behind AWS's service quotes at most so many characters.
const QUOTED: usize = 500;
/// What stands in the place of a text that is not quoted.
const REDACTED: &str = "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)";

impl PatternError {
    /// The message of `InvalidEventPatternException`, or for a filter policy
    /// what follows `Invalid parameter: ` (SetSubscriptionAttributes) or
    /// `Invalid parameter: Attributes Reason: ` (Subscribe).
    pub fn message(&self) -> String {
        self.to_string()
    }

    /// As it is told when it happens inside a list of anything-but.
    pub(super) fn twice(mut self) -> PatternError {
        if self.kind == Kind::Placed || (self.kind == Kind::Json && self.dialect == Dialect::EventBridge) {
            self.kind = Kind::Twice;
        }
        self
    }

    /// SNS does not quote what its own parser of JSON does not understand.
    fn is_redacted(&self) -> bool {
        self.dialect != Dialect::EventBridge && self.kind == Kind::Json
    }

    /// As [`PatternError::message`], with the place for AWS's reason alone:
    /// ` at [Source: (String)"…"; line: 1, column: 9]`.
    fn write_place(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_redacted() {
            return write!(out, "\n at [Source: {REDACTED}; line: {}, column: {}]", self.place.line, self.place.column);
        }
        let length = self.source.chars().count();
        out.write_str("\n at [Source: (String)\"")?;
        self.source.chars().take(QUOTED).try_for_each(|c| fmt::Write::write_char(out, c))?;
        out.write_str("\"")?;
        if length > QUOTED {
            write!(out, "[truncated {} chars]", length - QUOTED)?;
        }
        write!(out, "; line: {}, column: {}]", self.place.line, self.place.column)
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.dialect, self.kind) {
            (_, Kind::Scope) => return out.write_str(&self.reason),
            (Dialect::EventBridge, _) => out.write_str("Event pattern is not valid. Reason: ")?,
            (_, Kind::Json) => out.write_str("FilterPolicy: failed to parse JSON. ")?,
            _ => out.write_str("FilterPolicy: ")?,
        }
        match self.is_redacted() {
            true => out.write_str(&self.reason.replace(&format!("(String)\"{}\"", self.source), REDACTED))?,
            false => out.write_str(&self.reason)?,
        }
        match self.kind {
            Kind::Whole => Ok(()),
            Kind::Twice => self.write_place(out).and_then(|()| self.write_place(out)),
            _ => self.write_place(out),
        }
    }
}

impl std::error::Error for PatternError {}
