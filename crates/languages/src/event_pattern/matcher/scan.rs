//! Reads from the text of an event only the fields that some rule names, and
//! skips the rest. It trusts that the text is JSON; of other texts it reads
//! what it can, and never panics.

use super::names::{Names, Node};
use super::places::Place;
use base::Document;

/// One value of a field, where it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
    /// The number, once somebody has read it; else not a number.
    pub number: f64,
    /// The field's value before this one, plus one; 0 is none.
    pub earlier: u32,
    /// The element of a list that the object it is in lies in.
    pub place: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// With backslashes: `start` is its number among the decoded texts.
    Decoded,
    Number,
    True,
    False,
    Null,
}

/// What a scan found; kept from event to event to save allocations.
#[derive(Clone, Debug, Default)]
pub(super) struct Captures {
    pub values: Vec<Value>,
    pub decoded: Vec<String>,
    /// The fields that have values.
    pub touched: Vec<u32>,
    /// Per field its last value plus one; 0 is none.
    pub last: Vec<u32>,
    /// Per field whether a value lies in an object that is in a list.
    pub in_list: Vec<bool>,
    /// How many fields have such a value.
    pub fields_in_lists: u32,
    pub places: Vec<Place>,
    lists: u32,
    /// Whether the text was put in order first.
    pub tidied: bool,
    /// Per node the last object that had the key.
    seen: Vec<u64>,
    objects: u64,
}

/// Why a scan ends early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The text is not JSON, or no object.
    Broken,
    /// A key came twice, or has dots: the text must be put in order first.
    Untidy,
}

/// Values may be nested so deep; `Document` draws the same line.
const DEPTH: u32 = 128;

impl Captures {
    pub fn clear(&mut self, names: &Names) {
        for field in self.touched.drain(..) {
            if let Some(last) = self.last.get_mut(field as usize) {
                *last = 0;
            }
            if let Some(in_list) = self.in_list.get_mut(field as usize) {
                *in_list = false;
            }
        }
        self.last.resize(names.fields, 0);
        self.in_list.resize(names.fields, false);
        self.seen.resize(names.len(), 0);
        self.values.clear();
        self.decoded.clear();
        self.fields_in_lists = 0;
        self.places.clear();
        self.places.push(Place::default());
    }

    pub fn has(&self, field: u32) -> bool {
        self.last.get(field as usize).is_some_and(|last| *last != 0)
    }

    /// The values of a field, last first.
    pub fn of(&self, field: u32) -> impl Iterator<Item = Value> + '_ {
        self.numbered(field).map(|(_, value)| value)
    }

    /// The same with their numbers.
    pub fn numbered(&self, field: u32) -> impl Iterator<Item = (u32, Value)> + '_ {
        let mut next = self.last.get(field as usize).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let number = next.checked_sub(1)?;
            let value = *self.values.get(number as usize)?;
            next = value.earlier;
            Some((number, value))
        })
    }

    pub fn is_in_list(&self, field: u32) -> bool {
        self.in_list.get(field as usize) == Some(&true)
    }
}

pub(super) struct Scanner<'a> {
    pub text: &'a str,
    bytes: &'a [u8],
    at: usize,
    names: &'a Names,
    out: &'a mut Captures,
}

/// Fills `out` with the fields of `text`; a `tidied` one has no repeated keys.
pub(super) fn scan(text: &str, names: &Names, out: &mut Captures, tidied: bool) -> Result<(), Stop> {
    out.clear(names);
    out.tidied = tidied;
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, names, out };
    scanner.space();
    if scanner.peek() != Some(b'{') {
        return Err(Stop::Broken);
    }
    scanner.at += 1;
    scanner.object(0, 0, 1)
}

impl Scanner<'_> {
    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline]
    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    /// The members of an object whose brace has been read.
    fn object(&mut self, node: Node, place: u32, depth: u32) -> Result<(), Stop> {
        self.out.objects += 1;
        let object = self.out.objects;
        loop {
            self.space();
            match self.peek() {
                Some(b'"') => self.at += 1,
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                Some(b'}') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(Stop::Broken),
            }
            let start = self.at;
            let escaped = self.string()?;
            let child = self.child(node, start, self.at - 1, escaped)?;
            self.space();
            if self.peek() != Some(b':') {
                return Err(Stop::Broken);
            }
            self.at += 1;
            self.space();
            let Some(child) = child else {
                self.skip()?;
                continue;
            };
            if let Some(seen) = self.out.seen.get_mut(child as usize) {
                if *seen == object && !self.out.tidied {
                    return Err(Stop::Untidy);
                }
                *seen = object;
            }
            self.value(child, place, place, depth)?;
        }
    }

    /// The node of the key in these bytes.
    #[inline]
    fn child(&self, node: Node, start: usize, end: usize, escaped: bool) -> Result<Option<Node>, Stop> {
        let decoded;
        let mut key = self.text.get(start..end).ok_or(Stop::Broken)?;
        if escaped {
            decoded = self.decode(start, end)?;
            key = &decoded;
        }
        if let Some(child) = self.names.child(node, key) {
            return Ok(Some(child));
        }
        if !key.as_bytes().contains(&b'.') {
            return Ok(None);
        }
        match self.names.dotted(node, key) {
            Some(_) if !self.out.tidied => Err(Stop::Untidy),
            child => Ok(child),
        }
    }

    fn decode(&self, start: usize, end: usize) -> Result<String, Stop> {
        match Document::parse(self.text.get(start - 1..end + 1).unwrap_or("")) {
            Ok(Document::Text(text)) => Ok(text),
            _ => Err(Stop::Broken),
        }
    }

    /// A value in an object at `place`; an object or list is itself at `inner`.
    fn value(&mut self, node: Node, place: u32, inner: u32, depth: u32) -> Result<(), Stop> {
        let start = self.at;
        let field = self.names.field(node);
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                let escaped = self.string()?;
                let Some(field) = field else { return Ok(()) };
                if escaped {
                    let text = self.decode(start + 1, self.at - 1)?;
                    self.out.decoded.push(text);
                    self.capture(field, Kind::Decoded, self.out.decoded.len() - 1, 0, place);
                } else {
                    self.capture(field, Kind::Text, start + 1, self.at - 1, place);
                }
                Ok(())
            }
            Some(b'{' | b'[') if depth >= DEPTH => Err(Stop::Broken),
            Some(b'{') if self.names.has_children(node) => {
                self.at += 1;
                self.object(node, inner, depth + 1)
            }
            Some(b'[') => {
                self.at += 1;
                self.list(node, place, inner, depth + 1)
            }
            Some(b'{') => self.skip(),
            Some(byte) => {
                self.scalar();
                let kind = match byte {
                    b't' => Kind::True,
                    b'f' => Kind::False,
                    b'n' => Kind::Null,
                    _ => Kind::Number,
                };
                if let Some(field) = field {
                    self.capture(field, kind, start, self.at, place);
                }
                if self.at > start { Ok(()) } else { Err(Stop::Broken) }
            }
            None => Err(Stop::Broken),
        }
    }

    fn list(&mut self, node: Node, place: u32, around: u32, depth: u32) -> Result<(), Stop> {
        self.out.lists = self.out.lists.wrapping_add(1);
        let list = self.out.lists;
        loop {
            self.space();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b',') => self.at += 1,
                Some(b'{' | b'[') => {
                    self.out.places.push(Place { around, list });
                    self.value(node, place, self.out.places.len() as u32 - 1, depth)?;
                }
                Some(_) => self.value(node, place, place, depth)?,
                None => return Err(Stop::Broken),
            }
        }
    }

    fn capture(&mut self, field: u32, kind: Kind, start: usize, end: usize, place: u32) {
        let out = &mut *self.out;
        let (Some(last), Some(lists)) = (out.last.get_mut(field as usize), out.in_list.get_mut(field as usize)) else {
            return;
        };
        if *last == 0 {
            out.touched.push(field);
        }
        if place != 0 && !std::mem::replace(lists, true) {
            out.fields_in_lists += 1;
        }
        let (start, end, earlier) = (start as u32, end as u32, *last);
        out.values.push(Value { kind, start, end, number: f64::NAN, earlier, place });
        *last = out.values.len() as u32;
    }

    /// Moves behind the closing quote; whether there was a backslash.
    #[inline]
    fn string(&mut self) -> Result<bool, Stop> {
        let mut escaped = false;
        loop {
            // Eight bytes at a time: which of them are a quote or backslash?
            while let Some(chunk) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<8>()) {
                let word = u64::from_le_bytes(*chunk);
                let hits = zero_bytes(word ^ QUOTES) | zero_bytes(word ^ BACKSLASHES);
                if hits != 0 {
                    self.at += hits.trailing_zeros() as usize / 8;
                    break;
                }
                self.at += 8;
            }
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(escaped);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                Some(_) => self.at += 1,
                None => return Err(Stop::Broken),
            }
        }
    }

    /// Moves behind a number or word.
    fn scalar(&mut self) {
        while !matches!(self.peek(), None | Some(b',' | b'}' | b']' | b' ' | b'\n' | b'\t' | b'\r' | b':' | b'"')) {
            self.at += 1;
        }
    }

    /// Moves behind any value.
    fn skip(&mut self) -> Result<(), Stop> {
        let mut depth = 0usize;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    self.string()?;
                }
                Some(b'{' | b'[') => {
                    self.at += 1;
                    depth += 1;
                }
                Some(b'}' | b']') => {
                    self.at += 1;
                    depth = depth.checked_sub(1).ok_or(Stop::Broken)?;
                }
                Some(_) if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                Some(_) => {
                    let start = self.at;
                    self.scalar();
                    if self.at == start {
                        return Err(Stop::Broken);
                    }
                }
                None => return Err(Stop::Broken),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const QUOTES: u64 = ONES * b'"' as u64;
const BACKSLASHES: u64 = ONES * b'\\' as u64;

/// The top bit of each byte that is zero (and perhaps of ones above it).
#[inline]
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & (ONES << 7)
}
