//! The AWS CLI's shorthand: `Key=a,Values=b,c`, `[…]`, `{…}`, quotes.
//!
//! Source: AWS CLI User Guide, "Using shorthand syntax".

use base::{Document, Map};

/// Reads `key=value,key=value…`. The error is the AWS CLI's text after
/// `Error parsing parameter '--x': `.
pub(crate) fn parse(text: &str, read: &dyn Fn(&str) -> Result<String, String>) -> Result<Document, String> {
    let mut parser = Parser { letters: text.chars().collect(), at: 0, read };
    parser.parameter().map_err(|stop| stop.message(&parser.letters))
}

/// Why the text stops making sense, and where.
enum Stop {
    Expected {
        wanted: String,
        found: String,
        at: usize,
    },
    SecondKey {
        key: String,
        at: usize,
    },
    /// A file that cannot be read.
    File(String),
}

type Parsed<T> = Result<T, Stop>;

impl Stop {
    fn message(&self, letters: &[char]) -> String {
        match self {
            Stop::Expected { wanted, found, at } => {
                format!("Expected: '{wanted}', received: '{found}' for input:\n{}", pointed(letters, *at))
            }
            Stop::SecondKey { key, at } => format!(
                "Second instance of key \"{key}\" encountered for input:\n{}\nThis is often because there is a preceding \",\" instead of a space.",
                pointed(letters, *at)
            ),
            Stop::File(message) => message.clone(),
        }
    }
}

/// The text with a caret under its line.
fn pointed(letters: &[char], at: usize) -> String {
    let (before, after) = letters.split_at_checked(at).unwrap_or((letters, &[]));
    let spaces = before.iter().rev().take_while(|letter| **letter != '\n').count();
    let line_end = after.iter().position(|letter| *letter == '\n').unwrap_or(after.len());
    let (same_line, rest) = after.split_at_checked(line_end).unwrap_or((after, &[]));
    let text = |letters: &[char]| letters.iter().collect::<String>();
    format!("{}{}\n{}^{}", text(before), text(same_line), " ".repeat(spaces), text(rest))
}

struct Parser<'a> {
    letters: Vec<char>,
    at: usize,
    /// Reads `file://…` where a key ends with `@`.
    read: &'a dyn Fn(&str) -> Result<String, String>,
}

impl Parser<'_> {
    fn current(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.current().is_some_and(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')) {
            self.at += 1;
        }
    }

    /// Goes past `letter`.
    fn expect(&mut self, letter: char) -> Parsed<()> {
        match self.current() {
            Some(found) if found == letter => {
                self.at += 1;
                Ok(())
            }
            found => {
                let found = found.map_or("EOF".to_string(), String::from);
                Err(Stop::Expected { wanted: letter.to_string(), found, at: self.at })
            }
        }
    }

    /// Goes past `letter` and the space around it.
    fn expect_loose(&mut self, letter: char) -> Parsed<()> {
        self.space();
        self.expect(letter)?;
        self.space();
        Ok(())
    }

    fn parameter(&mut self) -> Parsed<Document> {
        let mut map = Map::new();
        loop {
            let (key, from_file) = self.key()?;
            let value = self.values(from_file)?;
            if map.contains(&key) {
                let at = self.key_before(map.len());
                return Err(Stop::SecondKey { key, at });
            }
            map.insert(key, value);
            if self.at >= self.letters.len() {
                return Ok(Document::Map(map));
            }
            self.expect_loose(',')?;
        }
    }

    /// Where the pair after `pairs` pairs begins: what the caret points at.
    fn key_before(&self, pairs: usize) -> usize {
        let mut again = Parser { letters: self.letters.clone(), at: 0, read: self.read };
        for _ in 0..pairs {
            let _ = again.key().and_then(|(_, from_file)| again.values(from_file));
            if again.at < self.letters.len() {
                again.at += 1;
            }
        }
        again.at
    }

    /// `key=` or `key@=`: the key, and whether files are read.
    fn key(&mut self) -> Parsed<(String, bool)> {
        let start = self.at;
        while self.current().is_some_and(|letter| letter.is_ascii_alphanumeric() || "-_.#/:".contains(letter)) {
            self.at += 1;
        }
        let key = self.since(start);
        self.space();
        let from_file = self.current() == Some('@');
        if from_file {
            self.at += 1;
        }
        self.expect_loose('=')?;
        Ok((key, from_file))
    }

    fn since(&self, start: usize) -> String {
        self.letters.get(start..self.at).unwrap_or(&[]).iter().collect()
    }

    fn values(&mut self, from_file: bool) -> Parsed<Document> {
        match self.current() {
            None => Ok("".into()),
            Some('[' | '{') => self.explicit(from_file),
            Some(_) => self.commas(from_file),
        }
    }

    /// `b` or `b,c,d`: one value is a text, more are a list. What follows a
    /// comma may be the next key, which is then left alone.
    fn commas(&mut self, from_file: bool) -> Parsed<Document> {
        let first = self.first(from_file)?;
        self.space();
        if self.current() != Some(',') {
            return Ok(first);
        }
        self.expect_loose(',')?;
        let mut items = vec![first.clone()];
        loop {
            match self.further(from_file) {
                Ok((item, ended)) => {
                    items.push(item);
                    if ended {
                        break;
                    }
                }
                Err(stop) => {
                    if self.at >= self.letters.len() {
                        return Err(stop);
                    }
                    while self.at > 0 && self.current() != Some(',') {
                        self.at -= 1;
                    }
                    break;
                }
            }
        }
        Ok(if items.len() == 1 { first } else { Document::List(items) })
    }

    /// One further value of a list, and whether the text ends with it.
    fn further(&mut self, from_file: bool) -> Parsed<(Document, bool)> {
        let item = self.second(from_file)?;
        self.space();
        if self.at >= self.letters.len() {
            return Ok((item, true));
        }
        self.expect_loose(',')?;
        Ok((item, false))
    }

    fn explicit(&mut self, from_file: bool) -> Parsed<Document> {
        match self.current() {
            Some('[') => self.list(from_file),
            Some('{') => self.hash(),
            _ => self.first(from_file),
        }
    }

    fn list(&mut self, from_file: bool) -> Parsed<Document> {
        self.expect_loose('[')?;
        let mut items = Vec::new();
        while self.current() != Some(']') {
            items.push(self.explicit(from_file)?);
            self.end_or_comma(']')?;
        }
        self.expect(']')?;
        Ok(Document::List(items))
    }

    fn hash(&mut self) -> Parsed<Document> {
        self.expect_loose('{')?;
        let mut map = Map::new();
        while self.current() != Some('}') {
            let (key, from_file) = self.key()?;
            let value = self.explicit(from_file)?;
            self.end_or_comma('}')?;
            map.insert(key, value);
        }
        self.expect('}')?;
        Ok(Document::Map(map))
    }

    fn end_or_comma(&mut self, end: char) -> Parsed<()> {
        self.space();
        if self.current() != Some(end) {
            self.expect(',')?;
            self.space();
        }
        Ok(())
    }

    /// A value at the head of a list or alone: `=` is a letter of it, `]` and `}` end it.
    fn first(&mut self, from_file: bool) -> Parsed<Document> {
        let text = match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            _ => self.word(|letter| !matches!(letter, '"' | '\'' | ',' | ']' | '}')).unwrap_or_default(),
        };
        self.resolve(text, from_file)
    }

    /// A later value of a list: `=` would make it a key.
    fn second(&mut self, from_file: bool) -> Parsed<Document> {
        let text = match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            _ => match self.word(|letter| !matches!(letter, '"' | '\'' | ',' | '=')) {
                Some(text) => text,
                None => return Err(self.nothing("second")),
            },
        };
        self.resolve(text, from_file)
    }

    fn nothing(&self, wanted: &str) -> Stop {
        Stop::Expected { wanted: format!("<{wanted}>"), found: "<none>".to_string(), at: self.at }
    }

    /// A run of letters; `\,` is a comma in it.
    fn word(&mut self, may_follow: fn(char) -> bool) -> Option<String> {
        let may_start = |letter: char| !matches!(letter, '"' | '\'' | ',' | '=' | '[' | '{') && !letter.is_whitespace();
        let mut out = String::new();
        loop {
            match (self.current(), self.letters.get(self.at + 1)) {
                (Some('\\'), Some(',')) => {
                    out.push(',');
                    self.at += 2;
                }
                (Some(letter), _) if if out.is_empty() { may_start(letter) } else { may_follow(letter) } => {
                    out.push(letter);
                    self.at += 1;
                }
                _ => break,
            }
        }
        (!out.is_empty()).then(|| out.trim_end().to_string())
    }

    fn quoted(&mut self, quote: char) -> Parsed<String> {
        let name = if quote == '\'' { "singled quoted" } else { "double quoted" };
        let inside = self.letters.get(self.at + 1..).unwrap_or(&[]);
        let mut end = None;
        let mut index = 0;
        while let Some(letter) = inside.get(index) {
            let escaped = *letter == '\\' && inside.get(index + 1) == Some(&quote);
            if *letter == quote {
                end = Some(index);
                break;
            }
            if escaped {
                // Should no other quote follow, this one ends the text.
                end = Some(index + 1);
                index += 1;
            }
            index += 1;
        }
        let Some(end) = end else { return Err(self.nothing(name)) };
        let text: String = inside.get(..end).unwrap_or(&[]).iter().collect();
        self.at += end + 2;
        Ok(text.replace(&format!("\\{quote}"), &quote.to_string()).replace("\\\\", "\\"))
    }

    fn resolve(&self, text: String, from_file: bool) -> Parsed<Document> {
        if from_file && text.starts_with("file://") {
            return (self.read)(&text).map(Document::Text).map_err(Stop::File);
        }
        Ok(Document::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = |name: &str| Ok(format!("<{name}>"));
        let found = match parse(text, &read) {
            Ok(document) => document.to_json(),
            Err(message) => message,
        };
        assert_eq!(found, expected, "{text}");
    }

    // Held against what the AWS CLI itself makes of these texts.
    #[test]
    fn values() {
        check("a=b", r#"{"a":"b"}"#);
        check("a=b,c", r#"{"a":["b","c"]}"#);
        check("a=b,c=d", r#"{"a":"b","c":"d"}"#);
        check("a=b,c,d=e", r#"{"a":["b","c"],"d":"e"}"#);
        check("a=[b,c],d={e=f,g=[h]}", r#"{"a":["b","c"],"d":{"e":"f","g":["h"]}}"#);
        check(r#"a='b,c',d="e\"f""#, r#"{"a":"b,c","d":"e\"f"}"#);
        check("a= b , c=d", r#"{"a":"b","c":"d"}"#);
        check("=b", r#"{"":"b"}"#);
        check("a=b=c", r#"{"a":"b=c"}"#);
        check(
            "Name=instance-state-name,Values=running,stopped",
            r#"{"Name":"instance-state-name","Values":["running","stopped"]}"#,
        );
        check("Key=x,Value=", r#"{"Key":"x","Value":""}"#);
        check("Key=x,Value=한국 어", r#"{"Key":"x","Value":"한국 어"}"#);
        check(
            "Id=1,Arn=arn:aws:sns:us-east-1:123456789012:ops",
            r#"{"Id":"1","Arn":"arn:aws:sns:us-east-1:123456789012:ops"}"#,
        );
        check("a=b c", r#"{"a":"b c"}"#);
        check("a=[{b=1},{b=2}]", r#"{"a":[{"b":"1"},{"b":"2"}]}"#);
        check("a=x\\,y", r#"{"a":"x,y"}"#);
        check("a=b\nc==d", r#"{"a":"b\nc==d"}"#);
        check(r#"Input='{"a":"b"}',Id=1"#, r#"{"Input":"{\"a\":\"b\"}","Id":"1"}"#);
        check("a=[]", r#"{"a":[]}"#);
        check("a={}", r#"{"a":{}}"#);
        check("a=,b=c", r#"{"a":"","b":"c"}"#);
        check("a@=file://x,b=file://y", r#"{"a":"<file://x>","b":"file://y"}"#);
    }

    #[test]
    fn mistakes() {
        check("a", "Expected: '=', received: 'EOF' for input:\na\n ^");
        check("", "Expected: '=', received: 'EOF' for input:\n\n^");
        check(
            "a=b,a=c",
            "Second instance of key \"a\" encountered for input:\na=b,a=c\n    ^\nThis is often because there is a preceding \",\" instead of a space.",
        );
        check("a={b=c", "Expected: ',', received: 'EOF' for input:\na={b=c\n      ^");
        check("a=[b", "Expected: ',', received: 'EOF' for input:\na=[b\n    ^");
        check("a='b", "Expected: '<singled quoted>', received: '<none>' for input:\na='b\n  ^");
        check(r#"Id=1,Input={"a":1}"#, "Expected: '=', received: '\"' for input:\nId=1,Input={\"a\":1}\n            ^");
        check("a=b,", "Expected: '<second>', received: '<none>' for input:\na=b,\n    ^");
    }
}
