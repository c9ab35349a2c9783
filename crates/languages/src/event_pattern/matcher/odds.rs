//! How often events may meet a leaf, guessed from how many different things
//! the rules ask of its field.

use super::super::Wildcard;
use super::super::condition::Condition;
use super::index::SharedLeaf;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Default)]
pub(super) struct Odds {
    leaves: Vec<f64>,
    /// Per field how many wildcards have a piece.
    pieces: BTreeMap<(u32, String), usize>,
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

    fn key(self) -> String {
        let sign = match self {
            Piece::Head(_) => '^',
            Piece::Tail(_) => '$',
            Piece::Inner(_) => '*',
        };
        format!("{sign}{}", self.text())
    }

    /// Those of a wildcard that have any letters.
    fn of(wildcard: &'a Wildcard) -> impl Iterator<Item = Piece<'a>> {
        let ends = [Piece::Head(wildcard.head()), Piece::Tail(wildcard.tail())];
        let inner = wildcard.inner().iter().map(|text| Piece::Inner(text));
        ends.into_iter().chain(inner).filter(|piece| !piece.text().is_empty())
    }
}

static NONE: Odds = Odds { leaves: Vec::new(), pieces: BTreeMap::new() };

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
                different.insert(condition.to_document().to_json());
                let unwanted: &[Condition] =
                    if let Condition::AnythingBut(unwanted) = condition { unwanted } else { &[] };
                for it in unwanted.iter().chain([condition]) {
                    if let Condition::Wildcard(wildcard) = it {
                        for piece in Piece::of(wildcard) {
                            *odds.pieces.entry((leaf.field, piece.key())).or_default() += 1;
                        }
                    }
                }
            }
        }
        let of_condition = |leaf: &SharedLeaf, condition: &Condition| {
            let different = asked.get(&(leaf.field, condition.operator())).map_or(0, BTreeSet::len);
            odds.condition(leaf.field, condition, 1.0 / (different as f64 + 1.0))
        };
        let of_leaf = |leaf: &SharedLeaf| leaf.conditions.iter().map(|condition| of_condition(leaf, condition)).sum();
        odds.leaves = leaves.iter().map(of_leaf).collect();
        odds
    }

    /// `one` is the chance of one of all that are asked.
    fn condition(&self, field: u32, condition: &Condition, one: f64) -> f64 {
        match condition {
            Condition::Equals(_) | Condition::EqualsIgnoreCase(_) => one,
            Condition::Prefix(text) | Condition::Suffix(text) if text.key.is_empty() => 0.9,
            Condition::Prefix(_) | Condition::Suffix(_) => one * 1.5,
            Condition::Wildcard(wildcard) => match self.rarest(field, wildcard) {
                Some(piece) if piece.text().len() > 1 => (one * self.shared(field, piece) as f64 * 1.5).min(0.6),
                _ => 0.6,
            },
            Condition::Cidr(_) => (one * 2.0).min(0.3),
            Condition::Numeric(_) => 0.4,
            Condition::Exists(true) => 0.6,
            Condition::Exists(false) => 0.8,
            Condition::AnythingBut(_) => 0.9,
        }
    }

    fn shared(&self, field: u32, piece: Piece<'_>) -> usize {
        self.pieces.get(&(field, piece.key())).copied().unwrap_or(1)
    }

    pub fn leaf(&self, leaf: u32) -> f64 {
        self.leaves.get(leaf as usize).copied().unwrap_or(1.0)
    }

    /// The piece that fewest wildcards of the field share; short ones fit
    /// many texts and come last.
    pub fn rarest<'a>(&self, field: u32, wildcard: &'a Wildcard) -> Option<Piece<'a>> {
        let short = |piece: Piece<'_>| match piece {
            Piece::Inner(text) => text.len() < 3,
            Piece::Head(text) | Piece::Tail(text) => text.len() < 2,
        };
        Piece::of(wildcard)
            .min_by_key(|&piece| (short(piece), self.shared(field, piece), usize::MAX - piece.text().len()))
    }
}
