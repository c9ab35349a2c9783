//! From text to a tree of keys. It walks the tokens as AWS does, so that of
//! several mistakes the same one is told.

use super::error::Kind;
use super::operators;
use super::tokens::{Broken, Token, Tokens};
use super::tree::{Group, Leaf, Member, Node, Wanted};
use super::{Cidr, Condition, Dialect, PatternError};
use base::{Document, Place};
use std::ops::Range;

/// Field names that AWS refuses inside `$or`, at any depth: its operators, and
/// names kept for operators to come.
///
/// Source: aws/event-ruler, the list of reserved field names.
const RESERVED: [&str; 24] = [
    "exactly",
    "equals-ignore-case",
    "prefix",
    "suffix",
    "anything-but",
    "exists",
    "wildcard",
    "numeric",
    "cidr",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

pub(super) type Parsed<T> = Result<T, PatternError>;

pub(super) struct Parser<'a> {
    text: &'a str,
    pub dialect: Dialect,
    tokens: Tokens<'a>,
    /// The keys around, outermost first.
    path: Vec<String>,
    /// How many objects lie around, those of `$or` not counted.
    level: usize,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str, dialect: Dialect) -> Parser<'a> {
        Parser { text, dialect, tokens: Tokens::new(text), path: Vec::new(), level: 0 }
    }

    /// Reads the whole pattern.
    pub fn pattern(mut self) -> Parsed<Group> {
        if self.next()? != Token::OpenMap {
            return Err(self.error("Filter is not an object"));
        }
        let group = self.group(false)?;
        self.next()?;
        Ok(group)
    }

    pub fn next(&mut self) -> Parsed<Token> {
        self.tokens.next().map_err(|broken| self.broken(broken))
    }

    /// `reason` at the last token.
    pub fn error(&self, reason: impl Into<String>) -> PatternError {
        self.error_of(Kind::Placed, reason.into(), self.tokens.here(), self.tokens.span())
    }

    /// The same, once AWS has looked into the token's text.
    pub fn error_behind(&mut self, reason: impl Into<String>) -> PatternError {
        self.tokens.read_through();
        self.error(reason)
    }

    pub fn error_of(&self, kind: Kind, reason: String, at: usize, span: Range<usize>) -> PatternError {
        PatternError {
            reason,
            place: Place::of(self.text, at),
            path: self.path.join("."),
            span,
            kind,
            dialect: self.dialect,
            source: self.text.to_string(),
        }
    }

    fn broken(&self, broken: Broken) -> PatternError {
        let end = broken.at.min(self.text.len());
        let start = self.text.get(..end).and_then(|text| text.char_indices().next_back()).map_or(end, |last| last.0);
        self.error_of(Kind::Json, broken.reason, end, start..end)
    }

    /// The members of an object whose brace has been read.
    fn group(&mut self, inside_or: bool) -> Parsed<Group> {
        let start = self.tokens.span().start;
        let mut members: Vec<Member> = Vec::new();
        loop {
            match self.next()? {
                Token::Key(key) => {
                    members.push(self.member(key, inside_or)?);
                }
                _ if members.is_empty() => return Err(self.error("Empty objects are not allowed")),
                _ => return Ok(Group { members, span: start..self.tokens.span().end }),
            }
        }
    }

    fn member(&mut self, key: String, inside_or: bool) -> Parsed<Member> {
        let key_span = self.tokens.span();
        if inside_or && RESERVED.contains(&key.as_str()) {
            return Err(self.error(format!("{key} is Ruler reserved fieldName which cannot be used inside $or.")));
        }
        let node = if key == "$or" {
            Node::Or(self.alternatives()?)
        } else {
            self.path.push(key.clone());
            let node = self.node(inside_or)?;
            self.path.pop();
            node
        };
        Ok(Member { key, span: key_span.start..self.tokens.span().end, key_span, node })
    }

    fn node(&mut self, inside_or: bool) -> Parsed<Node> {
        match self.next()? {
            Token::OpenList => self.leaf().map(Node::Leaf),
            Token::OpenMap if self.dialect == Dialect::SnsAttributes => {
                let reason = "Filter policy scope MessageAttributes does not support nested filter policy";
                Err(self.error_of(Kind::Scope, reason.into(), self.tokens.here(), self.tokens.span()))
            }
            Token::OpenMap => {
                self.level += 1;
                let group = self.group(inside_or)?;
                self.level -= 1;
                Ok(Node::Group(group))
            }
            _ => {
                let key = self.path.last().cloned().unwrap_or_default();
                Err(self.error(format!("\"{key}\" must be an object or an array")))
            }
        }
    }

    fn leaf(&mut self) -> Parsed<Leaf> {
        let start = self.tokens.span().start;
        let mut wanted = Vec::new();
        loop {
            let token = self.next()?;
            let from = self.tokens.span().start;
            let condition = match token {
                Token::CloseList => break,
                Token::OpenMap => operators::expression(self)?,
                token => match literal(token) {
                    Some(value) => match value.as_text().and_then(Cidr::address) {
                        Some(address) => Condition::Cidr(address),
                        None => Condition::Equals(value),
                    },
                    None => return Err(self.error("Match value must be String, number, true, false, or null")),
                },
            };
            wanted.push(Wanted { condition, span: from..self.tokens.span().end });
        }
        if wanted.is_empty() {
            return Err(self.error("Empty arrays are not allowed"));
        }
        Ok(Leaf { path: self.path.join("."), level: self.level + 1, wanted, span: start..self.tokens.span().end })
    }

    fn alternatives(&mut self) -> Parsed<Vec<Group>> {
        if self.next()? != Token::OpenList {
            return Err(self.error("It must be an Array followed with $or."));
        }
        let mut groups = Vec::new();
        loop {
            match self.next()? {
                Token::OpenMap => groups.push(self.group(true)?),
                Token::CloseList if groups.len() < 2 => {
                    return Err(self.error("There must have at least 2 Objects in $or relationship."));
                }
                Token::CloseList => return Ok(groups),
                _ => return Err(self.error("Only JSON object is allowed in array of $or relationship.")),
            }
        }
    }
}

/// The value of a token that is a scalar.
pub(super) fn literal(token: Token) -> Option<Document> {
    match token {
        Token::Text(text) => Some(Document::Text(text)),
        Token::Number(number) => Some(Document::Number(number)),
        Token::Bool(bool) => Some(Document::Bool(bool)),
        Token::Null => Some(Document::Null),
        _ => None,
    }
}
