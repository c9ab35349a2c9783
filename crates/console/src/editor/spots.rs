//! Where in a JSON text something stands: the bytes of a member or an element,
//! found by the way to it.

use super::context::Step;
use std::ops::Range;

/// The bytes of what is at the path: of the key and of the value, as far as the
/// path can be followed. The text must be JSON.
pub fn spot(text: &str, path: &[Step]) -> (Range<usize>, Range<usize>) {
    let mut reader = Reader { text, at: 0 };
    let whole = 0..text.trim_end().len();
    reader.value(path).unwrap_or((whole.start..whole.start, whole))
}

/// `Statement[0].Condition` as steps.
pub fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (name, index) = part.split_once('[').unwrap_or((part, ""));
        steps.push(Step::Key(name.to_string()));
        if let Ok(index) = index.trim_end_matches(']').parse() {
            steps.push(Step::Element(index));
        }
    }
    steps
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        self.at += rest.len() - rest.trim_start().len();
        self.text.as_bytes().get(self.at).copied()
    }

    /// Reads a value; what the path leads to where it leads through this one.
    fn value(&mut self, path: &[Step]) -> Option<(Range<usize>, Range<usize>)> {
        let first = self.peek()?;
        let start = self.at;
        // A list may be left out where it has one element.
        let path = match path.split_first() {
            Some((Step::Element(0), rest)) if first != b'[' => rest,
            _ => path,
        };
        let mut found = None;
        match first {
            b'{' | b'[' => {
                self.at += 1;
                let mut index = 0;
                while let Some(byte) = self.peek().filter(|byte| !b"}]".contains(byte)) {
                    if byte == b',' {
                        self.at += 1;
                        continue;
                    }
                    let here = self.member(first == b'{', index, path);
                    found = here.or(found);
                    index += 1;
                }
                self.at += 1;
            }
            b'"' => self.quoted(),
            _ => {
                let rest = self.text.get(self.at..).unwrap_or("");
                let end = rest.find(|c: char| c.is_whitespace() || ",]}:".contains(c)).unwrap_or(rest.len());
                self.at += end.max(1);
            }
        }
        match (&found, path.first()) {
            (None, None) => Some((start..start, start..self.at)),
            _ => found,
        }
    }

    fn member(&mut self, is_map: bool, index: usize, path: &[Step]) -> Option<(Range<usize>, Range<usize>)> {
        let start = self.at;
        let mut step = Step::Element(index);
        if is_map {
            self.quoted();
            let key = self.text.get(start + 1..self.at.saturating_sub(1)).unwrap_or("");
            step = Step::Key(key.to_string());
        }
        let key = start..self.at;
        if is_map && self.peek() == Some(b':') {
            self.at += 1;
        }
        self.peek();
        let value_start = self.at;
        let below = match path.split_first() {
            Some((first, rest)) if *first == step => Some(rest),
            _ => None,
        };
        let found = self.value(below.unwrap_or(&[]));
        let whole = value_start..self.at;
        match below {
            Some([]) => Some((key, whole)),
            // What is missing below is told here.
            Some(_) => Some(found.unwrap_or((key, whole))),
            None => None,
        }
    }

    fn quoted(&mut self) {
        self.at += 1;
        let mut escaped = false;
        let rest = self.text.get(self.at..).unwrap_or("");
        let end = rest.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        self.at += end.map_or(rest.len(), |end| end + 1);
    }
}
