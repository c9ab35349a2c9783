//! Where a caret stands in JSON that may not be finished: under which keys, and
//! whether a key or a value is written there.

use std::ops::Range;

/// A step from an object or a list to what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Key(String),
    Element(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Key,
    Value,
}

/// What is known of the caret's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// From the outermost object; for a value its own key is the last.
    pub path: Vec<Step>,
    pub role: Role,
    /// What is being written, quotation marks included, in bytes of the text.
    pub replaces: Range<usize>,
    /// Where its letters begin.
    pub word: usize,
    /// A colon follows: the key has its value.
    pub has_value: bool,
    /// The keys before the caret in the same object.
    pub siblings: Vec<String>,
    /// Texts before the caret, by the keys they stand under.
    pub texts: Vec<(String, String)>,
}

impl Context {
    /// The keys of the path, joined by dots: `detail.state`.
    pub fn keys(&self) -> String {
        let keys = self.path.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Element(_) => None,
        });
        keys.collect::<Vec<_>>().join(".")
    }

    /// Whether what is written is an element of a list.
    pub fn in_list(&self) -> bool {
        matches!(self.path.last(), Some(Step::Element(_)))
    }

    /// The texts written under these keys.
    pub fn texts_at<'a>(&'a self, keys: &'a str) -> impl Iterator<Item = &'a str> {
        self.texts.iter().filter(move |(path, _)| path == keys).map(|(_, text)| text.as_str())
    }
}

/// What is open around the caret.
enum Frame {
    Map { key: Option<String>, keys: Vec<String>, colon: bool },
    List { count: usize },
}

/// The place of a caret (in bytes); none where nothing may be written, as
/// between a value and the next comma.
pub fn context(text: &str, caret: usize) -> Option<Context> {
    let before = text.get(..caret)?;
    let mut frames: Vec<Frame> = Vec::new();
    let mut texts = Vec::new();
    // A value has just ended.
    let mut after_value = false;
    let mut at = 0;
    while let Some(letter) = before.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        at += letter.len_utf8();
        match letter {
            '{' => frames.push(Frame::Map { key: None, keys: Vec::new(), colon: false }),
            '[' => frames.push(Frame::List { count: 0 }),
            '}' | ']' => {
                frames.pop();
            }
            ':' => {
                if let Some(Frame::Map { colon, .. }) = frames.last_mut() {
                    *colon = true;
                }
            }
            ',' => next(&mut frames),
            '"' => match closing(before, at) {
                Some(end) => {
                    let content = before.get(at..end.saturating_sub(1)).unwrap_or("").to_string();
                    at = end;
                    take(&mut frames, content, &mut texts);
                }
                // The caret stands in this text.
                None => return Some(made(text, &frames, texts, start, start + 1, caret)),
            },
            letter if is_word(letter) => {
                while before.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_word) {
                    at += 1;
                }
                if at == caret {
                    return Some(made(text, &frames, texts, start, start, caret));
                }
            }
            _ => {
                // A blank changes nothing.
                continue;
            }
        }
        after_value = !matches!(letter, '{' | '[' | ':' | ',');
    }
    if after_value || frames.is_empty() {
        return None;
    }
    Some(made(text, &frames, texts, caret, caret, caret))
}

/// Letters of numbers, `true` and names that lack their quotation mark.
fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '+' | '.' | '_' | '$')
}

/// Behind the quotation mark that ends a text which begins at `at`.
fn closing(text: &str, at: usize) -> Option<usize> {
    let mut escaped = false;
    for (offset, letter) in text.get(at..)?.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + offset + 1),
            // A text does not go over the line's end: this one was never closed.
            '\n' => return Some(at + offset),
            _ => {}
        }
    }
    None
}

fn next(frames: &mut [Frame]) {
    match frames.last_mut() {
        Some(Frame::Map { key, colon, .. }) => {
            *key = None;
            *colon = false;
        }
        Some(Frame::List { count }) => *count += 1,
        None => {}
    }
}

/// A whole text has been read: a key, or a value.
fn take(frames: &mut [Frame], content: String, texts: &mut Vec<(String, String)>) {
    if let Some(Frame::Map { key, keys, colon: false }) = frames.last_mut() {
        keys.push(content.clone());
        *key = Some(content);
        return;
    }
    let keys = frames.iter().filter_map(|frame| match frame {
        Frame::Map { key, .. } => key.as_deref(),
        Frame::List { .. } => None,
    });
    texts.push((keys.collect::<Vec<_>>().join("."), content));
}

fn made(
    text: &str,
    frames: &[Frame],
    texts: Vec<(String, String)>,
    start: usize,
    word: usize,
    caret: usize,
) -> Context {
    let mut path = Vec::new();
    let mut role = Role::Value;
    let mut siblings = Vec::new();
    for (depth, frame) in frames.iter().enumerate() {
        let innermost = depth + 1 == frames.len();
        match frame {
            Frame::Map { colon: false, keys, .. } if innermost => {
                role = Role::Key;
                siblings.clone_from(keys);
            }
            Frame::Map { key, .. } => path.extend(key.clone().map(Step::Key)),
            Frame::List { count } => path.push(Step::Element(*count)),
        }
    }
    let rest = text.get(caret..).unwrap_or("");
    // The end of the word, with its quotation mark where one was opened.
    let tail = rest.find(|letter: char| !is_word(letter)).unwrap_or(rest.len());
    let end = match word > start {
        true => rest.find(['"', '\n']).map_or(caret, |at| caret + at + usize::from(rest.get(at..at + 1) == Some("\""))),
        false => caret + tail,
    };
    let end = if word > start && !plausible(text.get(caret..end).unwrap_or("")) { caret } else { end };
    let has_value = text.get(end..).unwrap_or("").trim_start().starts_with(':');
    Context { path, role, replaces: start..end, word, has_value, siblings, texts }
}

/// Whether this may be the rest of a text, not what stands behind it.
fn plausible(rest: &str) -> bool {
    !rest.contains(['{', '}', '[', ']', ','])
}
