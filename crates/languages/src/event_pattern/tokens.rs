//! A pull reader of JSON that knows the place of every token, and counts
//! places as AWS's service does: a text is "here" right behind its opening
//! quote, everything else behind its last character, and a key where its
//! value is.

use base::{Number, Place};
use std::ops::Range;

/// One token. `Key` has swallowed its colon.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    OpenMap,
    CloseMap,
    OpenList,
    CloseList,
    Key(String),
    Text(String),
    Number(Number),
    Bool(bool),
    Null,
    /// Nothing is left.
    End,
}

/// What is no JSON, and the byte behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub reason: String,
    pub at: usize,
}

const VALUE: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// Deeper nesting is refused, so that no text can exhaust the stack.
pub(super) const DEPTH: usize = 128;

#[derive(Clone, Copy, PartialEq)]
enum Expect {
    /// A value; after `[` also its end.
    Value,
    FirstInList,
    FirstInMap,
    Key,
    /// A comma or the end.
    Next,
}

pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Of the last token.
    span: Range<usize>,
    /// Where AWS says the reader is now.
    here: usize,
    /// Open containers: whether it is an object, and where it began.
    open: Vec<(bool, usize)>,
    expect: Expect,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Tokens<'a> {
        Tokens { text, at: 0, span: 0..0, here: 0, open: Vec::new(), expect: Expect::Value }
    }

    /// The bytes of the last token.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Where AWS would say the reader is after the last token.
    pub fn here(&self) -> usize {
        self.here
    }

    /// Moves "here" behind the last token: AWS has looked into its text.
    pub fn read_through(&mut self) {
        self.here = self.span.end;
    }

    pub fn next(&mut self) -> Result<Token, Broken> {
        self.space();
        let Some(byte) = self.peek() else { return self.end() };
        let start = self.at;
        let token = match (self.expect, byte) {
            (Expect::Next | Expect::FirstInMap, b'}') if self.inside(true) => self.close(Token::CloseMap),
            (Expect::Next | Expect::FirstInList, b']') if self.inside(false) => self.close(Token::CloseList),
            (Expect::Next, b',') if !self.open.is_empty() => {
                self.at += 1;
                self.expect = if self.inside(true) { Expect::Key } else { Expect::Value };
                return self.next_after_comma();
            }
            (Expect::Next, _) => return Err(self.no_comma()),
            (Expect::Key | Expect::FirstInMap, b'"') => return self.key(),
            (Expect::Key | Expect::FirstInMap, _) => {
                return Err(self.unexpected("was expecting double-quote to start field name"));
            }
            (Expect::Value | Expect::FirstInList, _) => self.value(byte)?,
        };
        self.span = start..self.at;
        self.here = if matches!(token, Token::Text(_)) { start + 1 } else { self.at };
        Ok(token)
    }

    fn next_after_comma(&mut self) -> Result<Token, Broken> {
        self.space();
        if self.peek() == Some(b']') && !self.inside(true) {
            return Err(self.unexpected(&format!("expected a valid value {VALUE}")));
        }
        self.next()
    }

    fn key(&mut self) -> Result<Token, Broken> {
        let start = self.at;
        let key = self.string()?;
        self.span = start..self.at;
        self.space();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(self.unexpected("was expecting a colon to separate field name and value")),
            None => return self.end(),
        }
        self.expect = Expect::Value;
        self.here = self.value_place();
        Ok(Token::Key(key))
    }

    /// Where "here" will be once the value behind a key has been taken.
    fn value_place(&self) -> usize {
        let mut ahead = Tokens { at: self.at, open: self.open.clone(), ..Tokens::new(self.text) };
        match ahead.next() {
            Ok(_) => ahead.here,
            Err(broken) => broken.at,
        }
    }

    fn value(&mut self, byte: u8) -> Result<Token, Broken> {
        self.expect = Expect::Next;
        match byte {
            b'{' => self.open(true),
            b'[' => self.open(false),
            b'"' => Ok(Token::Text(self.string()?)),
            b'-' | b'0'..=b'9' => self.number(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' => self.word(),
            _ => Err(self.unexpected(&format!("expected a valid value {VALUE}"))),
        }
    }

    fn open(&mut self, map: bool) -> Result<Token, Broken> {
        if self.open.len() >= DEPTH {
            return Err(self.broken(format!("Document nesting depth exceeds the maximum allowed ({DEPTH})"), self.at));
        }
        self.open.push((map, self.at));
        self.at += 1;
        self.expect = if map { Expect::FirstInMap } else { Expect::FirstInList };
        Ok(if map { Token::OpenMap } else { Token::OpenList })
    }

    fn close(&mut self, token: Token) -> Token {
        self.open.pop();
        self.at += 1;
        self.expect = Expect::Next;
        token
    }

    fn inside(&self, map: bool) -> bool {
        self.open.last().is_some_and(|open| open.0 == map)
    }

    fn end(&mut self) -> Result<Token, Broken> {
        let Some(&(map, start)) = self.open.last() else {
            self.span = self.at..self.at;
            self.here = self.at;
            return Ok(Token::End);
        };
        let Place { line, column, .. } = Place::of(self.text, start);
        let kind = if map { "Object" } else { "Array" };
        let marker = format!("(start marker at [Source: (String)\"{}\"; line: {line}, column: {column}])", self.text);
        let reason = format!("Unexpected end-of-input: expected close marker for {kind} {marker}");
        Err(self.broken(reason, self.text.len()))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn broken(&self, reason: String, at: usize) -> Broken {
        Broken { reason, at }
    }

    fn no_comma(&self) -> Broken {
        match self.open.last() {
            Some((true, _)) => self.unexpected("was expecting comma to separate Object entries"),
            Some((false, _)) => self.unexpected("was expecting comma to separate Array entries"),
            None if self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) => {
                self.clone_here().word().err().unwrap_or_else(|| self.unexpected("was expecting the end"))
            }
            None => self.unexpected(&format!("expected a valid value {VALUE}")),
        }
    }

    fn clone_here(&self) -> Tokens<'a> {
        Tokens { at: self.at, ..Tokens::new(self.text) }
    }

    /// The character here is not what `wanted` says; AWS's place is its own.
    fn unexpected(&self, wanted: &str) -> Broken {
        let Some(found) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else {
            return self.broken("Unexpected end-of-input within/between Object entries".into(), self.text.len());
        };
        // A note for people, which JSON does not know.
        let comment = "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)";
        let wanted = if found == '/' { comment } else { wanted };
        let reason = format!("Unexpected character ({}): {wanted}", named(found));
        self.broken(reason, self.at)
    }

    fn word(&mut self) -> Result<Token, Broken> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or("");
        self.at += end;
        match word {
            "true" => Ok(Token::Bool(true)),
            "false" => Ok(Token::Bool(false)),
            "null" => Ok(Token::Null),
            "NaN" | "Infinity" | "INF" => {
                let hint = "enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow";
                Err(self.broken(format!("Non-standard token '{word}': {hint}"), self.at))
            }
            _ => Err(self.broken(format!("Unrecognized token '{word}': was expecting {VALUE}"), self.at)),
        }
    }

    fn number(&mut self) -> Result<Token, Broken> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let whole = self.at;
        self.digits("Unexpected character")?;
        if self.at - whole > 1 && self.text.as_bytes().get(whole) == Some(&b'0') {
            return Err(self.broken("Invalid numeric value: Leading zeroes not allowed".into(), whole + 1));
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits("Decimal point not followed by a digit")?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits("Exponent indicator not followed by a digit")?;
        }
        Ok(Token::Number(number_of(self.text.get(start..self.at).unwrap_or("0"))))
    }

    fn digits(&mut self, missing: &str) -> Result<(), Broken> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > start {
            return Ok(());
        }
        if missing == "Unexpected character" {
            return Err(self.unexpected("expected digit (0-9) to follow minus sign, for valid numeric value"));
        }
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => {
                let reason = format!("Unexpected character ({}) in numeric value: {missing}", named(found));
                Err(self.broken(reason, self.at + found.len_utf8()))
            }
            None => Err(self.broken("Unexpected end-of-input in a Number value".into(), self.text.len())),
        }
    }

    fn string(&mut self) -> Result<String, Broken> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let from = self.at;
            while self.peek().is_some_and(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            out.push_str(self.text.get(from..self.at).unwrap_or(""));
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(byte) => {
                    let rest = "has to be escaped using backslash to be included in string value";
                    let reason = format!("Illegal unquoted character ((CTRL-CHAR, code {byte})): {rest}");
                    return Err(self.broken(reason, self.at + 1));
                }
                None => {
                    let reason = "Unexpected end-of-input: was expecting closing quote for a string value";
                    return Err(self.broken(reason.into(), self.text.len()));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, Broken> {
        let rest = self.text.get(self.at + 1..).unwrap_or("");
        let Some(kind) = rest.chars().next() else {
            let reason = "Unexpected end-of-input in character escape sequence";
            return Err(self.broken(reason.into(), self.text.len()));
        };
        let plain = match kind {
            '"' | '\\' | '/' => kind,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => return self.unicode(),
            _ => {
                let reason = format!("Unrecognized character escape {}", named(kind));
                return Err(self.broken(reason, self.at + 1 + kind.len_utf8()));
            }
        };
        self.at += 2;
        Ok(plain)
    }

    fn unicode(&mut self) -> Result<char, Broken> {
        match base::unicode_escape(self.text, self.at) {
            Ok((character, end)) => {
                self.at = end;
                Ok(character)
            }
            Err(at) => {
                let found = self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('"');
                let wanted = "expected a hex-digit for character escape sequence";
                let reason = format!("Unexpected character ({}): {wanted}", named(found));
                Err(self.broken(reason, (at + found.len_utf8()).min(self.text.len())))
            }
        }
    }
}

/// `'x' (code 120)`, as AWS's parser names a character.
fn named(found: char) -> String {
    format!("'{found}' (code {})", u32::from(found))
}

/// The base crate keeps numbers as they are written.
fn number_of(literal: &str) -> Number {
    match literal.parse() {
        Ok(int) if literal != "-0" => Number::Int(int),
        _ => Number::Literal(literal.into()),
    }
}
