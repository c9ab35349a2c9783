//! Which rules a value may concern.
//!
//! A rule is split into conjunctions (one a combination of its `$or`), and
//! each waits behind the leaf that events meet least often, its pivot. An
//! event's values wake the pivots they may meet; only conjunctions behind
//! those are looked at. Most of their other leaves the index has judged by
//! then; the rest are judged once each, when first asked for. Where many have
//! no leaf that is rare, [`Broad`] judges those.

use super::super::condition::{Condition, Digits, Scalar, folded};
use super::broad::Broad;
use super::names::Names;
use super::table::{Intervals, Lists, Table, hash};
use super::trie::Trie;
use base::Document;

/// A leaf, shared by all rules that have it.
#[derive(Debug)]
pub(super) struct SharedLeaf {
    pub field: u32,
    pub conditions: Vec<Condition>,
    pub wants_absence: bool,
    pub mode: Mode,
    /// Whether a conjunction behind a pivot has it; else nobody asks for what
    /// the values say of it.
    pub used: bool,
    /// The conjunctions that wait behind it, as a range of `conjunctions`;
    /// empty where it is no pivot.
    pub waiting: (u32, u32),
}

impl SharedLeaf {
    /// Whether one value meets it.
    pub fn test(&self, value: Scalar<'_>) -> bool {
        self.conditions.iter().any(|condition| condition.test(value))
    }
}

/// What no hit says about a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Nothing: its conditions must be asked.
    Ask = 0,
    /// It is not met.
    NotMet = 1,
    /// It is met, if the field is there: anything-but, whose values the index
    /// has as exclusions.
    MetIfThere = 2,
}

/// What an index gives for a value: a leaf (times sixteen) and what it means.
pub(super) type Hit = u32;

/// The leaf is met; without it, it may be.
pub(super) const SURE: Hit = 1;
/// The leaf is a pivot.
pub(super) const PIVOT: Hit = 2;
/// The value is one that the leaf does not want.
pub(super) const EXCLUDED: Hit = 4;
/// It speaks not of a leaf but of a condition of [`Broad`].
pub(super) const BROAD: Hit = 8;

/// A leaf (times four) and its mode.
pub(super) type Other = u32;

/// What a pivot's waiting conjunction still needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Conjunction {
    pub rule: u32,
    /// The range of its other leaves in `others`.
    pub start: u32,
    pub end: u32,
}

/// What the values of one field hit.
#[derive(Debug, Default)]
pub(super) struct FieldIndex {
    /// Whether hits speak of leaves, not only of [`Broad`]'s conditions.
    pub has_leaves: bool,
    pub has_texts: bool,
    pub has_numbers: bool,
    pub has_folded: bool,
    pub prefixes: Trie,
    /// Of reversed texts.
    pub suffixes: Trie,
    pub folded_prefixes: Trie,
    pub folded_suffixes: Trie,
    /// Pieces of wildcards.
    pub inner: Trie,
    pub ranges: Intervals,
    /// Of IPv4 and IPv6.
    pub blocks: [Intervals; 2],
    /// Any value hits these.
    pub present: Vec<Hit>,
    /// Pivots that any value wakes, and says nothing about.
    pub woken: Vec<u32>,
    /// No value hits these.
    pub absent: Vec<Hit>,
}

#[derive(Debug, Default)]
pub(super) struct Index {
    /// By rule, ascending; whether some come twice.
    pub ids: Vec<u32>,
    pub ids_repeat: bool,
    pub names: Names,
    pub leaves: Vec<SharedLeaf>,
    pub fields: Vec<FieldIndex>,
    /// Fields whose absence hits something.
    pub absences: Vec<u32>,
    /// Per field, the rules that may want it absent: where it lies in lists,
    /// only the whole pattern says whether it is.
    pub perhaps_absent: Vec<(u32, Vec<u32>)>,
    /// Literals of all fields: from their hash to a number in `literals`.
    pub table: Table,
    pub literals: Vec<(Key, u32)>,
    pub hits: Lists,
    /// Those behind one pivot lie side by side, so do their other leaves.
    pub conjunctions: Vec<Conjunction>,
    pub others: Vec<Other>,
    /// What is not behind a pivot.
    pub broad: Broad,
}

/// A literal of a field.
pub(super) type Key = (u32, Tag, Box<str>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    Text,
    /// In lower case.
    Folded,
    /// Its bits; the text is empty here and below.
    Number(u64),
    /// A number that no double says, by its digits.
    Int(i64),
    Digits,
    Null,
    True,
    False,
}

impl Tag {
    pub fn number(number: f64) -> Tag {
        // 0 and -0 are the same number.
        Tag::Number((number + 0.0).to_bits())
    }

    pub fn of_number(number: Scalar<'_>) -> (Tag, &str) {
        match number {
            Scalar::Number(number) => (Tag::number(number), ""),
            Scalar::Digits(Digits::Int(int)) => (Tag::Int(int), ""),
            Scalar::Digits(Digits::Text(text)) => (Tag::Digits, text),
            _ => (Tag::Null, ""),
        }
    }

    /// The tag and text of a literal of a pattern.
    pub fn of(value: &Document) -> (Tag, &str) {
        match value {
            Document::Text(text) => (Tag::Text, text),
            Document::Number(number) => Tag::of_number(Scalar::of_number(number)),
            Document::Bool(true) => (Tag::True, ""),
            Document::Bool(false) => (Tag::False, ""),
            _ => (Tag::Null, ""),
        }
    }

    #[inline]
    pub fn hash(self, field: u32, text: &str) -> u64 {
        let kind = match self {
            Tag::Text => 1,
            Tag::Folded => 2,
            Tag::Number(bits) => bits.rotate_left(7) ^ 3,
            Tag::Int(int) => int.cast_unsigned().rotate_left(7) ^ 7,
            Tag::Digits => 8,
            Tag::Null => 4,
            Tag::True => 5,
            Tag::False => 6,
        };
        hash(kind ^ u64::from(field).wrapping_mul(0xa076_1d64_78bd_642f), text.as_bytes())
    }
}

impl FieldIndex {
    /// Must be called when all is entered.
    pub fn build_tries(&mut self) {
        let FieldIndex { prefixes, suffixes, folded_prefixes, folded_suffixes, inner, .. } = self;
        [prefixes, suffixes, folded_prefixes, folded_suffixes, inner].into_iter().for_each(Trie::build);
    }
}

impl Index {
    /// What waits behind a pivot.
    #[inline]
    pub fn behind(&self, pivot: u32) -> &[Conjunction] {
        let (start, end) = self.leaves.get(pivot as usize).map_or((0, 0), |leaf| leaf.waiting);
        self.conjunctions.get(start as usize..end as usize).unwrap_or(&[])
    }

    #[inline]
    pub fn others(&self, of: &Conjunction) -> &[Other] {
        self.others.get(of.start as usize..of.end as usize).unwrap_or(&[])
    }

    /// The leaves that name a literal value.
    #[inline]
    pub fn literal(&self, field: u32, tag: Tag, text: &str) -> &[Hit] {
        let is_it = |number: u32| {
            self.literals.get(number as usize).is_some_and(|(key, _)| key.0 == field && key.1 == tag && *key.2 == *text)
        };
        match self.table.get(tag.hash(field, text), is_it) {
            Some(number) => self.literals.get(number as usize).map_or(&[], |(_, list)| self.hits.get(*list)),
            None => &[],
        }
    }
}

/// `text` as [`Tag::Folded`] has it.
pub(super) fn fold_into(text: &str, out: &mut String) {
    out.clear();
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
    } else {
        out.push_str(&folded(text));
    }
}
