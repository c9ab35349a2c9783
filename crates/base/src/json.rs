//! Reading and writing JSON text, with the line and column of what is wrong.

use crate::{Document, Map, Number};
use std::fmt;

/// A place in a text. Lines and columns count from 1, columns in characters;
/// `offset` counts bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub offset: usize,
    pub line: u32,
    pub column: u32,
}

impl Place {
    /// The place of byte `offset` in `text`.
    pub fn of(text: &str, offset: usize) -> Place {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() as u32 + 1;
        let column = before.get(line_start..).unwrap_or("").chars().count() as u32 + 1;
        Place { offset, line, column }
    }
}

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Without the place: `Expected ',' or '}'`.
    pub message: String,
    pub place: Place,
}

impl fmt::Display for JsonError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} (line {}, column {})", self.message, self.place.line, self.place.column)
    }
}

/// Deeper nesting is refused, so that no text can exhaust the stack.
const DEPTH: usize = 128;

impl Document {
    /// Reads one JSON value (RFC 8259). A repeated key takes the last value.
    pub fn parse(text: &str) -> Result<Document, JsonError> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        let value = reader.value()?;
        reader.space();
        if reader.at < text.len() {
            return Err(reader.error("Unexpected text after the end of the value"));
        }
        Ok(value)
    }

    /// On one line, no spaces: how AWS delivers events.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.append_json(&mut out);
        out
    }

    /// As [`Document::to_json`], at the end of a text.
    pub fn append_json(&self, out: &mut String) {
        self.write(out, None, 0);
    }

    /// Indented by four spaces, as the `aws` command prints.
    pub fn to_pretty(&self) -> String {
        self.to_indented(4)
    }

    /// Indented by `step` spaces.
    pub fn to_indented(&self, step: usize) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(step), 0);
        out
    }

    fn write(&self, out: &mut String, step: Option<usize>, level: usize) {
        match self {
            Document::Null => out.push_str("null"),
            Document::Bool(true) => out.push_str("true"),
            Document::Bool(false) => out.push_str("false"),
            Document::Number(number) => {
                // Writing to a text does not fail.
                let _ = fmt::Write::write_fmt(out, format_args!("{number}"));
            }
            Document::Text(text) => quote(text, out),
            Document::List(items) if items.is_empty() => out.push_str("[]"),
            Document::Map(members) if members.is_empty() => out.push_str("{}"),
            Document::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(out, index, step, level + 1);
                    item.write(out, step, level + 1);
                }
                newline(out, step, level);
                out.push(']');
            }
            Document::Map(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    separate(out, index, step, level + 1);
                    quote(name, out);
                    out.push_str(if step.is_some() { ": " } else { ":" });
                    value.write(out, step, level + 1);
                }
                newline(out, step, level);
                out.push('}');
            }
        }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_json())
    }
}

fn separate(out: &mut String, index: usize, step: Option<usize>, level: usize) {
    if index > 0 {
        out.push(',');
    }
    newline(out, step, level);
}

fn newline(out: &mut String, step: Option<usize>, level: usize) {
    if let Some(step) = step {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', step * level));
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(text.get(from..at).unwrap_or(""));
        from = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            _ => out.push_str(&format!("\\u{byte:04x}")),
        }
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out.push('"');
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn error(&self, message: impl Into<String>) -> JsonError {
        JsonError { message: message.into(), place: Place::of(self.text, self.at) }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn unexpected(&self, wanted: &str) -> JsonError {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => self.error(format!("Unexpected character '{found}': expected {wanted}")),
            None => self.error(format!("Unexpected end of the text: expected {wanted}")),
        }
    }

    fn value(&mut self) -> Result<Document, JsonError> {
        self.space();
        match self.peek() {
            Some(b'{') => self.nested(Reader::object),
            Some(b'[') => self.nested(Reader::array),
            Some(b'"') => Ok(Document::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                for (word, value) in
                    [("true", Document::Bool(true)), ("false", Document::Bool(false)), ("null", Document::Null)]
                {
                    if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err(self.unexpected("a value"))
            }
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Document, JsonError>) -> Result<Document, JsonError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error(format!("Nested more than {DEPTH} levels deep")));
        }
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Document, JsonError> {
        let mut map = Map::new();
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Document::Map(map));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a name in double quotes"));
            }
            let name = self.string()?;
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.unexpected("':'"));
            }
            self.at += 1;
            let value = self.value()?;
            map.insert(name, value);
            if self.end(b'}', "',' or '}'")? {
                return Ok(Document::Map(map));
            }
        }
    }

    fn array(&mut self) -> Result<Document, JsonError> {
        let mut items = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Document::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.end(b']', "',' or ']'")? {
                return Ok(Document::List(items));
            }
        }
    }

    /// After an element: whether `close` ends it, or a comma goes on.
    fn end(&mut self, close: u8, wanted: &str) -> Result<bool, JsonError> {
        self.space();
        match self.peek() {
            Some(byte) if byte == close || byte == b',' => {
                self.at += 1;
                Ok(byte == close)
            }
            _ => Err(self.unexpected(wanted)),
        }
    }

    fn number(&mut self) -> Result<Document, JsonError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.digits() {
            0 => return Err(self.unexpected("a digit")),
            count if count > 1 && self.text.as_bytes().get(self.at - count) == Some(&b'0') => {
                self.at -= count;
                return Err(self.error("A number may not begin with 0"));
            }
            _ => {}
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.unexpected("a digit"));
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(self.unexpected("a digit"));
            }
        }
        Ok(Document::Number(Number::from_literal(self.text.get(start..self.at).unwrap_or("0"))))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self) -> Result<String, JsonError> {
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
                Some(_) => return Err(self.error("A line break or control character inside a string")),
                None => return Err(self.error("Unexpected end of the text: expected '\"'")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let kind = self.text.as_bytes().get(self.at + 1).copied();
        let simple = match kind {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte as char,
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.error("Unknown escape after '\\'")),
        };
        self.at += 2;
        Ok(simple)
    }

    fn unicode(&mut self) -> Result<char, JsonError> {
        match unicode_escape(self.text, self.at) {
            Ok((character, end)) => {
                self.at = end;
                Ok(character)
            }
            Err(_) => Err(self.error("Expected four hexadecimal digits after '\\u'")),
        }
    }
}

/// The character that the `\uXXXX` at byte `at` stands for, and the byte behind
/// it. Two halves of a surrogate pair are one character, a half alone is U+FFFD.
///
/// Errors: the byte where a hexadecimal digit is missing.
pub fn unicode_escape(text: &str, at: usize) -> Result<(char, usize), usize> {
    let (first, end) = hex4(text, at)?;
    let low = match (0xd800..0xdc00).contains(&first) && text.get(end..).is_some_and(|rest| rest.starts_with("\\u")) {
        true => hex4(text, end).ok().filter(|(low, _)| (0xdc00..0xe000).contains(low)),
        false => None,
    };
    let (code, end) = match low {
        Some((low, end)) => (0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00), end),
        None => (first, end),
    };
    Ok((char::from_u32(code).unwrap_or('\u{fffd}'), end))
}

fn hex4(text: &str, at: usize) -> Result<(u32, usize), usize> {
    let (from, end) = (at + 2, at + 6);
    let digits = text.get(from..end).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
        Some(code) => Ok((code, end)),
        None => {
            let rest = text.get(from..).unwrap_or("");
            Err(from + rest.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written() {
        for text in [
            r#"{"b":1,"a":[true,null,"x"],"c":{"n":300.0,"e":3.0e2,"big":123456789012345678901234567890}}"#,
            r#""tab\t quote\" back\\ \u0001 한국""#,
            "[]",
            "-0",
        ] {
            assert_eq!(Document::parse(text).unwrap().to_json(), text);
        }
        assert_eq!(Document::parse(r#""😀\/""#).unwrap().text(), "😀/");
        assert_eq!(
            Document::parse(r#""\ud83d\ude00 \ud83d \ud83d\u0041 \ude00""#).unwrap().text(),
            "😀 \u{fffd} \u{fffd}A \u{fffd}"
        );
        assert_eq!(Document::parse(r#"{"a":1,"b":2,"a":3}"#).unwrap().to_json(), r#"{"a":3,"b":2}"#);
        assert_eq!(Document::parse(r#"{"a":[1]}"#).unwrap().to_pretty(), "{\n    \"a\": [\n        1\n    ]\n}");
    }

    #[test]
    fn errors_have_line_and_column() {
        for (text, line, column, message) in [
            ("", 1, 1, "Unexpected end of the text: expected a value"),
            ("{\"a\": 1,\n  b: 2}", 2, 3, "Unexpected character 'b': expected a name in double quotes"),
            ("[1, 2", 1, 6, "Unexpected end of the text: expected ',' or ']'"),
            ("[1,]", 1, 4, "Unexpected character ']': expected a value"),
            ("{\"가\": x}", 1, 7, "Unexpected character 'x': expected a value"),
            ("01", 1, 1, "A number may not begin with 0"),
            ("1 2", 1, 3, "Unexpected text after the end of the value"),
            ("\"\\u12g4\"", 1, 2, "Expected four hexadecimal digits after '\\u'"),
            ("\"a\nb\"", 1, 3, "A line break or control character inside a string"),
        ] {
            let error = Document::parse(text).unwrap_err();
            assert_eq!(
                (error.place.line, error.place.column, error.message.as_str()),
                (line, column, message),
                "{text}"
            );
        }
        assert!(Document::parse(&"[".repeat(100_000)).is_err());
    }
}
