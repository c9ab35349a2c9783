//! Which rules a value may concern.
//!
//! A rule is split into conjunctions (one a combination of its `$or`), and
//! each waits behind the leaf that events meet least often, its pivot. An
//! event's values wake the pivots they meet; only conjunctions behind those
//! are looked at, and their other leaves are each judged at most once.

use super::super::Pattern;
use super::super::condition::{Condition, Text, folded};
use super::super::tree::Leaf;
use super::names::Names;
use super::table::{Intervals, Lists, Table, Trie, hash, order};
use std::collections::BTreeMap;

/// A leaf, shared by all rules that have it.
#[derive(Debug)]
pub(super) struct SharedLeaf {
    pub field: u32,
    pub conditions: Vec<Condition>,
    pub wants_absence: bool,
    /// The conjunctions that wait behind it: a number in `waiting`.
    pub waiting: Option<u32>,
}

/// What an index gives for a value: a leaf, and whether that alone proves it.
pub(super) type Hit = u32;

pub(super) fn hit(leaf: u32, sure: bool) -> Hit {
    leaf << 1 | u32::from(sure)
}

/// What the values of one field wake.
#[derive(Debug, Default)]
pub(super) struct FieldIndex {
    pub has_texts: bool,
    pub has_numbers: bool,
    pub has_folded: bool,
    pub prefixes: Trie,
    pub suffixes: Trie,
    pub folded_prefixes: Trie,
    pub folded_suffixes: Trie,
    pub ranges: Intervals,
    pub blocks: [Intervals; 2],
    /// Any value wakes these.
    pub present: Vec<Hit>,
    /// No value wakes these.
    pub absent: Vec<Hit>,
}

#[derive(Debug, Default)]
pub(super) struct Index {
    pub names: Names,
    pub leaves: Vec<SharedLeaf>,
    pub fields: Vec<FieldIndex>,
    /// Fields whose absence wakes something.
    pub absences: Vec<u32>,
    /// Literals of all fields: from their hash to a number in `literals`.
    table: Table,
    literals: Vec<(Key, u32)>,
    hits: Lists,
    pub waiting: Lists,
    /// Per conjunction its rule and its other leaves.
    pub rule_of: Vec<u32>,
    pub others: Lists,
}

/// A literal of a field. Numbers by their order, words by a digit.
type Key = (u32, Tag, Box<str>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    Text,
    Folded,
    Number(u64),
    Null,
    True,
    False,
}

impl Tag {
    fn seed(self, field: u32) -> u64 {
        let kind = match self {
            Tag::Text => 1,
            Tag::Folded => 2,
            Tag::Number(bits) => bits.rotate_left(7) ^ 3,
            Tag::Null => 4,
            Tag::True => 5,
            Tag::False => 6,
        };
        kind ^ u64::from(field).wrapping_mul(0xa076_1d64_78bd_642f)
    }
}

impl Index {
    pub fn of(rules: &[(u32, Pattern)]) -> Index {
        let mut builder = Builder::default();
        for (rule, (_, pattern)) in rules.iter().enumerate() {
            for leaves in pattern.root.conjunctions() {
                let leaves = leaves.iter().map(|leaf| builder.share(leaf)).collect();
                builder.conjunctions.push((rule as u32, leaves));
            }
        }
        builder.build()
    }

    /// The leaves that a literal value meets.
    #[inline]
    pub fn literal(&self, field: u32, tag: Tag, text: &str) -> &[Hit] {
        let is_it = |number: u32| {
            self.literals.get(number as usize).is_some_and(|(key, _)| key.0 == field && key.1 == tag && *key.2 == *text)
        };
        match self.table.get(hash(tag.seed(field), text.as_bytes()), is_it) {
            Some(number) => self.literals.get(number as usize).map_or(&[], |(_, list)| self.hits.get(*list)),
            None => &[],
        }
    }
}

#[derive(Default)]
struct Builder<'a> {
    fields: BTreeMap<&'a str, u32>,
    known: BTreeMap<String, u32>,
    leaves: Vec<SharedLeaf>,
    /// Rule and leaves.
    conjunctions: Vec<(u32, Vec<u32>)>,
    literals: BTreeMap<Key, Vec<Hit>>,
    ranges: BTreeMap<u32, Vec<(u128, u128, Hit)>>,
    blocks: BTreeMap<(u32, bool), Vec<(u128, u128, Hit)>>,
}

impl<'a> Builder<'a> {
    fn share(&mut self, leaf: &'a Leaf) -> u32 {
        let next = self.fields.len() as u32;
        let field = *self.fields.entry(&leaf.path).or_insert(next);
        let mut conditions: Vec<String> =
            leaf.wanted.iter().map(|wanted| wanted.condition.to_document().to_json()).collect();
        conditions.sort_unstable();
        let key = format!("{field} {}", conditions.join(","));
        *self.known.entry(key).or_insert_with(|| {
            let conditions = leaf.wanted.iter().map(|wanted| wanted.condition.clone()).collect();
            self.leaves.push(SharedLeaf { field, conditions, wants_absence: leaf.wants_absence(), waiting: None });
            self.leaves.len() as u32 - 1
        })
    }

    fn build(mut self) -> Index {
        let odds = odds(&self.leaves);
        let odds_of = |leaf: &u32| odds.get(*leaf as usize).copied().unwrap_or(1.0);
        let mut index = Index::default();
        let mut behind: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (rule, mut leaves) in std::mem::take(&mut self.conjunctions) {
            leaves.sort_by(|one, other| odds_of(one).total_cmp(&odds_of(other)).then(one.cmp(other)));
            let Some((pivot, others)) = leaves.split_first() else { continue };
            behind.entry(*pivot).or_default().push(index.rule_of.len() as u32);
            index.rule_of.push(rule);
            index.others.push(others.iter().copied());
        }
        let mut paths = vec![String::new(); self.fields.len()];
        for (path, field) in &self.fields {
            paths.get_mut(*field as usize).into_iter().for_each(|slot| *slot = path.to_string());
        }
        index.names = Names::of(&paths);
        index.fields.resize_with(paths.len(), FieldIndex::default);
        for (leaf, conjunctions) in behind {
            let list = index.waiting.push(conjunctions);
            let Some(shared) = self.leaves.get_mut(leaf as usize) else { continue };
            shared.waiting = Some(list);
            let (field, conditions) = (shared.field, std::mem::take(&mut shared.conditions));
            for condition in &conditions {
                self.wake(&mut index.fields, field, leaf, condition);
            }
            self.leaves.get_mut(leaf as usize).into_iter().for_each(|shared| shared.conditions = conditions.clone());
        }
        self.finish(index)
    }

    fn finish(self, mut index: Index) -> Index {
        let mut entries = Vec::new();
        for ((field, tag, text), hits) in self.literals {
            entries.push((hash(tag.seed(field), text.as_bytes()), index.literals.len() as u32));
            let list = index.hits.push(hits);
            index.literals.push(((field, tag, text), list));
        }
        index.table = Table::of(&entries);
        for (field, ranges) in self.ranges {
            index.fields.get_mut(field as usize).into_iter().for_each(|it| it.ranges = Intervals::of(ranges.clone()));
        }
        for ((field, v6), blocks) in self.blocks {
            let block = index.fields.get_mut(field as usize).and_then(|it| it.blocks.get_mut(usize::from(v6)));
            block.into_iter().for_each(|block| *block = Intervals::of(blocks.clone()));
        }
        let absent = index.fields.iter().enumerate().filter(|(_, field)| !field.absent.is_empty());
        index.absences = absent.map(|(field, _)| field as u32).collect();
        index.leaves = self.leaves;
        index
    }

    /// Enters what wakes a pivot leaf by one of its conditions.
    fn wake(&mut self, fields: &mut [FieldIndex], field: u32, leaf: u32, condition: &Condition) {
        let Some(index) = fields.get_mut(field as usize) else { return };
        let sure = hit(leaf, true);
        let affix = |plain: &'_ mut Trie, any_case: &'_ mut Trie, text: &Text, reversed: bool| {
            let trie = if text.ignore_case { any_case } else { plain };
            match reversed {
                true => trie.insert(text.key.bytes().rev(), sure),
                false => trie.insert(text.key.bytes(), sure),
            }
        };
        match condition {
            Condition::Equals(value) => {
                let (tag, text) = literal_key(value);
                index.has_texts |= tag == Tag::Text;
                index.has_numbers |= matches!(tag, Tag::Number(_));
                self.literals.entry((field, tag, text.into())).or_default().push(sure);
            }
            Condition::EqualsIgnoreCase(text) => {
                index.has_folded = true;
                self.literals.entry((field, Tag::Folded, text.key.as_str().into())).or_default().push(sure);
            }
            Condition::Prefix(text) => affix(&mut index.prefixes, &mut index.folded_prefixes, text, false),
            Condition::Suffix(text) => affix(&mut index.suffixes, &mut index.folded_suffixes, text, true),
            Condition::Wildcard(wildcard) => {
                let perhaps = hit(leaf, false);
                match (wildcard.head(), wildcard.tail()) {
                    ("", "") => index.present.push(perhaps),
                    ("", tail) => index.suffixes.insert(tail.bytes().rev(), perhaps),
                    (head, _) => index.prefixes.insert(head.bytes(), perhaps),
                }
            }
            Condition::Numeric(range) => {
                index.has_numbers = true;
                let low = range.low.as_ref().map_or(0, |bound| order(bound.value));
                let high = range.high.as_ref().map_or(u128::MAX, |bound| order(bound.value));
                // An end that is not included would be met as well.
                self.ranges.entry(field).or_default().push((low, high, hit(leaf, false)));
            }
            Condition::Cidr(block) => {
                let (v6, low, high) = block.ends();
                self.blocks.entry((field, v6)).or_default().push((low, high, sure));
            }
            Condition::Exists(true) => index.present.push(sure),
            Condition::Exists(false) => index.absent.push(sure),
            Condition::AnythingBut(_) => index.present.push(hit(leaf, false)),
        }
    }
}

fn literal_key(value: &base::Document) -> (Tag, &str) {
    use base::Document;
    match value {
        Document::Text(text) => (Tag::Text, text),
        Document::Number(number) => (number_tag(number.as_f64()), ""),
        Document::Bool(true) => (Tag::True, ""),
        Document::Bool(false) => (Tag::False, ""),
        _ => (Tag::Null, ""),
    }
}

pub(super) fn number_tag(number: f64) -> Tag {
    // 0 and -0 are the same number.
    Tag::Number((number + 0.0).to_bits())
}

pub(super) fn fold_into(text: &str, out: &mut String) {
    out.clear();
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
    } else {
        out.push_str(&folded(text));
    }
}

/// How often an event may meet each leaf, guessed from how many different
/// things the rules ask of its field.
fn odds(leaves: &[SharedLeaf]) -> Vec<f64> {
    let mut different: BTreeMap<(u32, &str), BTreeMap<String, ()>> = BTreeMap::new();
    for leaf in leaves {
        for condition in &leaf.conditions {
            let asked = different.entry((leaf.field, condition.operator())).or_default();
            asked.insert(condition.to_document().to_json(), ());
        }
    }
    let one_of = |leaf: &SharedLeaf, condition: &Condition| {
        let asked = different.get(&(leaf.field, condition.operator())).map_or(0, BTreeMap::len);
        1.0 / (asked as f64 + 1.0)
    };
    let condition_odds = |leaf: &SharedLeaf, condition: &Condition| match condition {
        Condition::Equals(_) | Condition::EqualsIgnoreCase(_) => one_of(leaf, condition),
        Condition::Prefix(text) | Condition::Suffix(text) if text.key.is_empty() => 0.9,
        Condition::Prefix(_) | Condition::Suffix(_) => one_of(leaf, condition) * 1.5,
        Condition::Wildcard(_) => one_of(leaf, condition) * 2.0,
        Condition::Cidr(_) => 0.1,
        Condition::Numeric(_) => 0.4,
        Condition::Exists(true) => 0.6,
        Condition::Exists(false) => 0.8,
        Condition::AnythingBut(_) => 0.9,
    };
    leaves.iter().map(|leaf| leaf.conditions.iter().map(|condition| condition_odds(leaf, condition)).sum()).collect()
}
