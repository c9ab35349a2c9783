//! From patterns to an [`Index`].

use super::super::condition::{Condition, Text};
use super::super::tree::Leaf;
use super::super::{Pattern, Wildcard, few};
use super::broad::Broad;
use super::gather::{self, Draft};
use super::index::{BROAD, Conjunction, EXCLUDED, FieldIndex, Hit, Index, Key, Mode, PIVOT, SURE, SharedLeaf, Tag};
use super::names::Names;
use super::odds::{Odds, Piece};
use super::table::{Intervals, Table, order};
use super::trie::Trie;
use std::collections::BTreeMap;

impl Index {
    /// `least` conjunctions without anything rare are judged all at once.
    pub fn of(rules: &[(u32, Pattern)], least: usize) -> Index {
        let mut builder = Builder::default();
        for (rule, (_, pattern)) in rules.iter().enumerate() {
            for leaves in pattern.root.conjunctions() {
                let leaves = leaves.iter().map(|leaf| builder.share(leaf)).collect();
                builder.conjunctions.push((rule as u32, leaves));
            }
        }
        let perhaps_absent = builder.perhaps_absent();
        let ids: Vec<u32> = rules.iter().map(|rule| rule.0).collect();
        let ids_repeat = ids.array_windows().any(|[one, next]| one == next);
        Index { ids, ids_repeat, perhaps_absent, ..builder.build(least) }
    }
}

/// How many hits take as long as to ask a leaf.
const ASKING: f64 = 6.0;

#[derive(Default)]
struct Builder<'a> {
    fields: BTreeMap<&'a str, u32>,
    known: BTreeMap<String, u32>,
    leaves: Vec<SharedLeaf>,
    conjunctions: Vec<Draft>,
}

impl<'a> Builder<'a> {
    /// The number of a leaf that says the same.
    fn share(&mut self, leaf: &'a Leaf) -> u32 {
        let next = self.fields.len() as u32;
        let field = *self.fields.entry(&leaf.path).or_insert(next);
        let mut said: Vec<String> = leaf.wanted.iter().map(|it| it.condition.to_document().to_json()).collect();
        few::sort(&mut said, |one, other| one < other);
        *self.known.entry(format!("{field} {}", said.join(","))).or_insert_with(|| {
            let conditions: Vec<Condition> = leaf.wanted.iter().map(|wanted| wanted.condition.clone()).collect();
            let (mode, wants_absence) = (mode_of(&conditions), leaf.wants_absence());
            self.leaves.push(SharedLeaf { field, conditions, wants_absence, mode, used: false, waiting: (0, 0) });
            self.leaves.len() as u32 - 1
        })
    }

    fn perhaps_absent(&self) -> Vec<(u32, Vec<u32>)> {
        let mut rules: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (rule, leaves) in &self.conjunctions {
            let leaves = leaves.iter().filter_map(|leaf| self.leaves.get(*leaf as usize));
            for leaf in leaves.filter(|leaf| leaf.wants_absence) {
                rules.entry(leaf.field).or_default().push(*rule);
            }
        }
        rules.into_iter().collect()
    }

    fn build(mut self, least: usize) -> Index {
        let odds = Odds::of(&self.leaves);
        let mut index = Index::default();
        let (broad, of_broad) = Broad::of(self.take_broad(&odds, least), &self.leaves, &odds, self.fields.len());
        index.broad = broad;
        for leaf in self.conjunctions.iter().flat_map(|it| &it.1) {
            self.leaves.get_mut(*leaf as usize).into_iter().for_each(|leaf| leaf.used = true);
        }
        let pivots = self.pivots(&odds);
        self.ask_what_few_need(&pivots, &odds);
        for (pivot, waiting) in pivots {
            let start = index.conjunctions.len() as u32;
            waiting.iter().for_each(|(rule, others)| self.wait(&mut index, *rule, others));
            let end = index.conjunctions.len() as u32;
            self.leaves.get_mut(pivot as usize).into_iter().for_each(|leaf| leaf.waiting = (start, end));
        }
        let mut paths = vec![String::new(); self.fields.len()];
        for (path, field) in &self.fields {
            paths.get_mut(*field as usize).into_iter().for_each(|slot| *slot = path.to_string());
        }
        index.names = Names::of(&paths);
        index.fields.resize_with(paths.len(), FieldIndex::default);
        let mut entries = Entries { fields: &mut index.fields, odds: &odds, ..Entries::new() };
        let used = self.leaves.iter().zip(0..).filter(|(leaf, _)| leaf.used);
        used.for_each(|(leaf, number)| entries.leaf(number, leaf));
        of_broad.iter().for_each(|(field, hit, condition)| entries.condition(*field, *hit, condition));
        let (literals, ranges, blocks) = (entries.literals, entries.ranges, entries.blocks);
        index.enter_literals(literals);
        for (field, ranges) in ranges {
            let it = index.fields.get_mut(field as usize);
            it.into_iter().for_each(|it| it.ranges = Intervals::of(&ranges));
        }
        for ((field, v6), blocks) in blocks {
            let block = index.fields.get_mut(field as usize).and_then(|it| it.blocks.get_mut(usize::from(v6)));
            block.into_iter().for_each(|it| *it = Intervals::of(&blocks));
        }
        index.fields.iter_mut().for_each(FieldIndex::build_tries);
        let broad = &index.broad;
        index.fields.iter_mut().zip(0..).for_each(|(it, field)| it.has_numbers |= broad.has_ranges(field));
        let absent = index.fields.iter().zip(0..).filter(|(field, _)| !field.absent.is_empty());
        index.absences = absent.map(|(_, field)| field).collect();
        index.leaves = self.leaves;
        index
    }

    /// The conjunctions that have nothing rare, if they are many.
    fn take_broad(&mut self, odds: &Odds, least: usize) -> Vec<Draft> {
        let suits = |(_, leaves): &Draft| {
            let shared: Vec<&SharedLeaf> = leaves.iter().filter_map(|leaf| self.leaves.get(*leaf as usize)).collect();
            gather::suits(&shared, leaves.iter().map(|leaf| odds.leaf(*leaf)).fold(f64::INFINITY, f64::min))
        };
        if self.conjunctions.iter().filter(|it| suits(it)).count() < least {
            return Vec::new();
        }
        let (broad, others) = std::mem::take(&mut self.conjunctions).into_iter().partition(suits);
        self.conjunctions = others;
        broad
    }

    /// Per pivot the conjunctions behind it: rule and other leaves.
    fn pivots(&mut self, odds: &Odds) -> BTreeMap<u32, Vec<Draft>> {
        let mut behind: BTreeMap<u32, Vec<Draft>> = BTreeMap::new();
        for (rule, mut leaves) in std::mem::take(&mut self.conjunctions) {
            few::sort(&mut leaves, |one, other| (odds.leaf(*one), one) < (odds.leaf(*other), other));
            if let Some((pivot, others)) = leaves.split_first() {
                behind.entry(*pivot).or_default().push((rule, others.to_vec()));
            }
        }
        behind
    }

    /// Leaves that are met more often than asked for are not kept track of:
    /// their conditions are asked when one is needed.
    fn ask_what_few_need(&mut self, pivots: &BTreeMap<u32, Vec<Draft>>, odds: &Odds) {
        let mut asked = vec![0.0; self.leaves.len()];
        for (pivot, waiting) in pivots {
            for leaf in waiting.iter().flat_map(|it| &it.1) {
                asked.get_mut(*leaf as usize).into_iter().for_each(|asked| *asked += odds.leaf(*pivot));
            }
        }
        for ((leaf, asked), number) in self.leaves.iter_mut().zip(asked).zip(0..) {
            let hit = match leaf.conditions.as_slice() {
                [Condition::AnythingBut(unwanted)] => unwanted.len() as f64 * 0.1,
                _ => odds.leaf(number),
            };
            if !pivots.contains_key(&number) && hit > f64::min(asked, 1.0) * ASKING {
                leaf.mode = Mode::Ask;
            }
        }
    }

    /// Lays down a conjunction without its pivot; what must be asked comes
    /// last.
    fn wait(&self, index: &mut Index, rule: u32, others: &[u32]) {
        let start = index.others.len() as u32;
        let mode = |leaf: u32| self.leaves.get(leaf as usize).map_or(Mode::Ask, |leaf| leaf.mode);
        let (ask, judged): (Vec<u32>, Vec<u32>) = others.iter().partition(|leaf| mode(**leaf) == Mode::Ask);
        index.others.extend(judged.iter().chain(&ask).map(|&leaf| leaf << 2 | mode(leaf) as u32));
        index.conjunctions.push(Conjunction { rule, start, end: index.others.len() as u32 });
    }
}

impl Index {
    fn enter_literals(&mut self, literals: BTreeMap<Key, Vec<Hit>>) {
        let mut entries = Vec::new();
        for ((field, tag, text), hits) in literals {
            entries.push((tag.hash(field, &text), self.literals.len() as u32));
            let list = self.hits.push(hits);
            self.literals.push(((field, tag, text), list));
        }
        self.table = Table::of(&entries);
    }
}

fn mode_of(conditions: &[Condition]) -> Mode {
    // Ranges overlap: of many, a value would hit half.
    let few = |it: &Condition| !matches!(it, Condition::Numeric(_) | Condition::AnythingBut(_));
    match conditions {
        [Condition::AnythingBut(unwanted)] if unwanted.iter().all(is_sure) => Mode::MetIfThere,
        _ if conditions.iter().all(few) => Mode::NotMet,
        _ => Mode::Ask,
    }
}

/// Whether a hit says that the condition is met.
fn is_sure(condition: &Condition) -> bool {
    !matches!(condition, Condition::Wildcard(_))
        && !matches!(condition, Condition::EqualsIgnoreCase(text) if text.is_odd())
}

/// What values hit, while it is gathered.
struct Entries<'b> {
    fields: &'b mut [FieldIndex],
    odds: &'b Odds,
    literals: BTreeMap<Key, Vec<Hit>>,
    ranges: BTreeMap<u32, Vec<(u128, u128, Hit)>>,
    blocks: BTreeMap<(u32, bool), Vec<Block>>,
}

type Block = (u128, u128, Hit);

impl<'b> Entries<'b> {
    fn leaf(&mut self, number: u32, leaf: &SharedLeaf) {
        let pivot = leaf.waiting.1 > 0;
        let hit = number << 4 | if pivot { PIVOT } else { 0 };
        if leaf.mode == Mode::MetIfThere
            && let [Condition::AnythingBut(unwanted)] = leaf.conditions.as_slice()
        {
            unwanted.iter().for_each(|condition| self.condition(leaf.field, number << 4 | EXCLUDED, condition));
        }
        for condition in &leaf.conditions {
            if !matches!(condition, Condition::AnythingBut(_)) && (pivot || leaf.mode == Mode::NotMet) {
                self.condition(leaf.field, hit, condition);
            } else if pivot && let Some(index) = self.fields.get_mut(leaf.field as usize) {
                index.has_leaves = true;
                index.woken.push(number);
            }
        }
    }

    fn condition(&mut self, field: u32, hit: Hit, condition: &Condition) {
        let Some(index) = self.fields.get_mut(field as usize) else { return };
        index.has_leaves |= hit & BROAD == 0;
        let sure = hit | SURE;
        match condition {
            Condition::Equals(value) => {
                let (tag, text) = Tag::of(value);
                index.has_texts |= tag == Tag::Text;
                index.has_numbers |= matches!(tag, Tag::Number(_) | Tag::Int(_) | Tag::Digits);
                self.literals.entry((field, tag, text.into())).or_default().push(sure);
            }
            // Folding does not say which values fit: each is asked.
            Condition::EqualsIgnoreCase(text) | Condition::Prefix(text) | Condition::Suffix(text) if text.is_odd() => {
                index.present.push(hit);
            }
            Condition::EqualsIgnoreCase(text) => {
                index.has_folded = true;
                self.literals.entry((field, Tag::Folded, text.key.as_str().into())).or_default().push(sure);
            }
            Condition::Prefix(text) => {
                either(&mut index.prefixes, &mut index.folded_prefixes, text).insert(text.key.bytes(), sure);
            }
            Condition::Suffix(text) => {
                either(&mut index.suffixes, &mut index.folded_suffixes, text).insert(text.key.bytes().rev(), sure);
            }
            Condition::Wildcard(wildcard) => enter_wildcard(index, self.odds, field, hit, wildcard),
            Condition::Numeric(range) => {
                index.has_numbers = true;
                let low = range.low.as_ref().map_or(0, |bound| order(bound.value));
                let high = range.high.as_ref().map_or(u128::MAX, |bound| order(bound.value));
                // Not sure: an end that is not included is hit as well.
                self.ranges.entry(field).or_default().push((low, high, hit));
            }
            Condition::Cidr(block) => {
                let (v6, low, high) = block.ends();
                self.blocks.entry((field, v6)).or_default().push((low, high, sure));
            }
            Condition::Exists(true) => index.present.push(sure),
            Condition::Exists(false) => index.absent.push(sure),
            Condition::AnythingBut(_) => {}
        }
    }
}

impl Entries<'static> {
    fn new() -> Entries<'static> {
        let (literals, ranges, blocks) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Entries { fields: &mut [], odds: Odds::none(), literals, ranges, blocks }
    }
}

fn either<'t>(plain: &'t mut Trie, any_case: &'t mut Trie, text: &Text) -> &'t mut Trie {
    if text.ignore_case { any_case } else { plain }
}

/// By the piece that fewest others have.
fn enter_wildcard(index: &mut FieldIndex, odds: &Odds, field: u32, hit: Hit, wildcard: &Wildcard) {
    // A piece between two stars, or beside one, is all there is to it.
    let hit = if wildcard.is_one_piece() { hit | SURE } else { hit };
    match odds.rarest(field, wildcard) {
        Some(Piece::Head(text)) => index.prefixes.insert(text.bytes(), hit),
        Some(Piece::Tail(text)) => index.suffixes.insert(text.bytes().rev(), hit),
        Some(Piece::Inner(text)) => index.inner.insert(text.bytes(), hit),
        None => index.present.push(hit),
    }
}
