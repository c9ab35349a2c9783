//! How often events may meet a leaf, guessed from what the rules ask of its
//! field: how many different things, and how many texts begin or end alike.

use super::super::Wildcard;
use super::super::condition::Condition;
use super::index::SharedLeaf;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Default)]
pub(super) struct Odds {
    leaves: Vec<f64>,
    /// Beginnings of texts that the rules name, by field.
    heads: BTreeMap<u32, Texts>,
    /// Ends of such texts, reversed.
    tails: BTreeMap<u32, Texts>,
    /// Per field how many wildcards have an inner piece, and how many there are.
    pieces: BTreeMap<(u32, String), usize>,
    wildcards: BTreeMap<u32, usize>,
}

/// Sorted, so that those that begin alike lie side by side.
#[derive(Debug, Default)]
struct Texts(Vec<Vec<u8>>);

impl Texts {
    /// Which part of them begins so: a guess at which part of the values does.
    fn part(&self, beginning: &[u8]) -> f64 {
        let from = self.0.partition_point(|text| text.as_slice() < beginning);
        let rest = self.0.get(from..).unwrap_or(&[]);
        let count = rest.partition_point(|text| text.starts_with(beginning));
        count as f64 / (self.0.len() as f64 + 1.0)
    }
}

/// A literal piece of a wildcard, and where texts must have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Head(&'a str),
    Tail(&'a str),
    Inner(&'a str),
}

impl<'a> Piece<'a> {
    fn text(self) -> &'a str {
        match self {
            Piece::Head(text) | Piece::Tail(text) | Piece::Inner(text) => text,
        }
    }

    /// Those of a wildcard that have any letters.
    fn of(wildcard: &'a Wildcard) -> impl Iterator<Item = Piece<'a>> {
        let ends = [Piece::Head(wildcard.head()), Piece::Tail(wildcard.tail())];
        let inner = wildcard.inner().iter().map(|text| Piece::Inner(text));
        ends.into_iter().chain(inner).filter(|piece| !piece.text().is_empty())
    }
}

static NONE: Odds = Odds {
    leaves: Vec::new(),
    heads: BTreeMap::new(),
    tails: BTreeMap::new(),
    pieces: BTreeMap::new(),
    wildcards: BTreeMap::new(),
};

impl Odds {
    pub fn none() -> &'static Odds {
        &NONE
    }

    pub fn of(leaves: &[SharedLeaf]) -> Odds {
        let mut asked: BTreeMap<(u32, &str), BTreeSet<String>> = BTreeMap::new();
        let mut odds = Odds::default();
        for leaf in leaves {
            for condition in &leaf.conditions {
                let different = asked.entry((leaf.field, condition.operator())).or_default();
                if different.insert(condition.to_document().to_json()) {
                    odds.sample(leaf.field, condition);
                }
            }
        }
        odds.heads.values_mut().chain(odds.tails.values_mut()).for_each(|texts| texts.0.sort_unstable());
        let of_condition = |leaf: &SharedLeaf, condition: &Condition| {
            let different = asked.get(&(leaf.field, condition.operator())).map_or(0, BTreeSet::len);
            odds.condition(leaf.field, condition, 1.0 / (different as f64 + 1.0))
        };
        let of_leaf = |leaf: &SharedLeaf| leaf.conditions.iter().map(|condition| of_condition(leaf, condition)).sum();
        odds.leaves = leaves.iter().map(of_leaf).collect();
        odds
    }

    /// Takes what a condition tells of the texts of its field.
    fn sample(&mut self, field: u32, condition: &Condition) {
        let mut head = |text: &str| self.heads.entry(field).or_default().0.push(text.bytes().collect());
        let mut tail = |text: &str| self.tails.entry(field).or_default().0.push(text.bytes().rev().collect());
        match condition {
            Condition::Equals(value) => value.as_text().into_iter().for_each(|text| {
                head(text);
                tail(text);
            }),
            Condition::EqualsIgnoreCase(text) => {
                head(&text.key);
                tail(&text.key);
            }
            Condition::Prefix(text) => head(&text.key),
            Condition::Suffix(text) => tail(&text.key),
            Condition::Wildcard(wildcard) => {
                head(wildcard.head());
                tail(wildcard.tail());
                *self.wildcards.entry(field).or_default() += 1;
                for piece in wildcard.inner() {
                    *self.pieces.entry((field, piece.clone())).or_default() += 1;
                }
            }
            Condition::AnythingBut(unwanted) => unwanted.iter().for_each(|it| self.sample(field, it)),
            _ => {}
        }
    }

    /// `one` is the chance of one of all that are asked.
    fn condition(&self, field: u32, condition: &Condition, one: f64) -> f64 {
        match condition {
            Condition::Equals(_) | Condition::EqualsIgnoreCase(_) => one,
            Condition::Prefix(text) => self.piece(field, Piece::Head(&text.key)),
            Condition::Suffix(text) => self.piece(field, Piece::Tail(&text.key)),
            Condition::Wildcard(wildcard) => {
                self.rarest(field, wildcard).map_or(COMMON, |piece| self.piece(field, piece).min(COMMON))
            }
            // Networks overlap, and addresses come from few of them.
            Condition::Cidr(block) if block.is_small() => (one * 2.0).min(0.3),
            Condition::Cidr(_) => 0.2,
            Condition::Numeric(_) => 0.4,
            Condition::Exists(true) => 0.6,
            Condition::Exists(false) => 0.8,
            Condition::AnythingBut(_) => 0.9,
        }
    }

    /// The chance that a text has a piece.
    fn piece(&self, field: u32, piece: Piece<'_>) -> f64 {
        match piece {
            Piece::Head(text) => self.heads.get(&field).map_or(COMMON, |texts| texts.part(text.as_bytes())),
            Piece::Tail(text) => {
                let reversed: Vec<u8> = text.bytes().rev().collect();
                self.tails.get(&field).map_or(COMMON, |texts| texts.part(&reversed))
            }
            // Short ones fit many texts, a letter again and again.
            Piece::Inner(text) if text.len() < 2 => 1.0,
            Piece::Inner(text) if text.len() < 3 => COMMON,
            Piece::Inner(text) => {
                let all = self.wildcards.get(&field).copied().unwrap_or(0) as f64 + 1.0;
                self.pieces.get(&(field, text.to_owned())).map_or(COMMON, |count| *count as f64 * 1.5 / all)
            }
        }
    }

    pub fn leaf(&self, leaf: u32) -> f64 {
        self.leaves.get(leaf as usize).copied().unwrap_or(1.0)
    }

    /// The piece that fewest texts of the field may have; the longest of those.
    pub fn rarest<'a>(&self, field: u32, wildcard: &'a Wildcard) -> Option<Piece<'a>> {
        let rank = |piece: Piece<'_>| (self.piece(field, piece), usize::MAX - piece.text().len());
        Piece::of(wildcard).min_by(|one, other| {
            let (one, other) = (rank(*one), rank(*other));
            one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
        })
    }
}

/// The chance of what is often met.
const COMMON: f64 = 0.6;
