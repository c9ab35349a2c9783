//! From conjunctions to [`Broad`].

use super::super::condition::Condition;
use super::bits::{Set, all};
use super::broad::{Broad, Field};
use super::index::{BROAD, EXCLUDED, Hit, SharedLeaf};
use super::odds::Odds;
use super::ranges::{Ranges, Span, span_of_block, span_of_range};
use std::collections::BTreeMap;

/// A pivot that more events than this wake is not rare.
const RARE: f64 = 0.004;

/// Conjunctions of which fewer events than this meet some leaf lie side by
/// side with others that have the leaf.
const SELECTIVE: f64 = 0.25;

/// So many fields come before all others, whether an event has them or not.
const FIRST: usize = 4;

/// A condition to be entered into the index, with the hit that stands for it.
pub(super) type Entry = (u32, Hit, Condition);

/// Rule and leaves.
pub(super) type Draft = (u32, Vec<u32>);

/// Whether a conjunction of these leaves can be judged here, and is worth it.
pub(super) fn suits(leaves: &[&SharedLeaf], odds: f64) -> bool {
    let excluding =
        |leaf: &SharedLeaf| leaf.conditions.iter().filter(|it| matches!(it, Condition::AnythingBut(_))).count();
    let mut fields: Vec<u32> = leaves.iter().map(|leaf| leaf.field).collect();
    fields.sort_unstable();
    fields.dedup();
    odds > RARE && fields.len() == leaves.len() && leaves.iter().all(|leaf| excluding(leaf) <= 1)
}

impl Broad {
    /// Of conjunctions. Gives also what the index must know.
    pub fn of(mut drafts: Vec<Draft>, leaves: &[SharedLeaf], odds: &Odds, fields: usize) -> (Broad, Vec<Entry>) {
        let first = side_by_side(&mut drafts, leaves, odds);
        let size = drafts.len();
        let mut gathered = Gathered::default();
        let mut broad = Broad { all: all(size), ..Broad::default() };
        for ((rule, of), number) in drafts.iter().zip(0u32..) {
            let named = of.iter().filter_map(|leaf| leaves.get(*leaf as usize));
            broad.rules.push(*rule);
            broad.named.push(named.clone().map(|leaf| leaf.field));
            named.for_each(|leaf| gathered.leaf(number, leaf));
        }
        broad.runs = broad.rules.chunks(64).map(run).collect();
        broad.fields.resize_with(fields, || None);
        for (number, named) in gathered.fields {
            let field = named.field(size, first.contains(&number));
            if !field.is_first && !field.required.is_empty() {
                broad.required.push(number);
            }
            if let Some(slot) = broad.fields.get_mut(number as usize) {
                *slot = Some(field);
            }
        }
        broad.first = first;
        let mut entries = Vec::new();
        for ((field, excluded, _), (condition, list)) in gathered.conditions {
            let hit = (broad.conditions.len() as u32) << 4 | BROAD | if excluded { EXCLUDED } else { 0 };
            entries.push((field, hit, condition.clone()));
            broad.conditions.push((condition, Set::of(&list, size)));
        }
        (broad, entries)
    }
}

/// Puts conjunctions with the same selective leaf side by side, the others
/// behind them. Gives the fields that have most of those leaves.
fn side_by_side(drafts: &mut Vec<Draft>, leaves: &[SharedLeaf], odds: &Odds) -> Vec<u32> {
    let mut weights: BTreeMap<u32, usize> = BTreeMap::new();
    let mut keyed = Vec::new();
    for draft in drafts.drain(..) {
        let least = draft.1.iter().copied().min_by(|one, other| odds.leaf(*one).total_cmp(&odds.leaf(*other)));
        let least = least.filter(|leaf| odds.leaf(*leaf) < SELECTIVE);
        let key = least.and_then(|leaf| leaves.get(leaf as usize)).map(|leaf| {
            *weights.entry(leaf.field).or_default() += 1;
            // Lists that begin alike have a value in common.
            let mut said: Vec<String> = leaf.conditions.iter().map(|it| it.to_document().to_json()).collect();
            said.sort_unstable();
            (leaf.field, said)
        });
        keyed.push((key.is_none(), key, draft));
    }
    keyed.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    drafts.extend(keyed.into_iter().map(|it| it.2));
    let mut first: Vec<(usize, u32)> = weights.into_iter().map(|(field, count)| (count, field)).collect();
    first.sort_unstable_by(|one, other| other.cmp(one));
    first.into_iter().take(FIRST).map(|it| it.1).collect()
}

/// The first of 64 rules that follow each other.
fn run(rules: &[u32]) -> Option<u32> {
    let first = *rules.first()?;
    rules.iter().zip(first..).all(|(rule, wanted)| *rule == wanted).then_some(first)
}

#[derive(Default)]
struct Gathered {
    fields: BTreeMap<u32, Named>,
    /// By field, whether it is excluded, and its text.
    conditions: BTreeMap<(u32, bool, String), (Condition, Vec<u32>)>,
}

impl Gathered {
    fn leaf(&mut self, number: u32, leaf: &SharedLeaf) {
        let named = self.fields.entry(leaf.field).or_default();
        named.all.push(number);
        if !leaf.wants_absence {
            named.required.push(number);
        }
        for condition in &leaf.conditions {
            let mut group = |excluded: bool, condition: &Condition| {
                let key = (leaf.field, excluded, condition.to_document().to_json());
                self.conditions.entry(key).or_insert_with(|| (condition.clone(), Vec::new())).1.push(number);
            };
            match condition {
                Condition::Exists(true) => named.present.push(number),
                Condition::Exists(false) => {}
                Condition::Numeric(range) => named.ranges.push(span_of_range(number, range)),
                Condition::Cidr(block) => {
                    let (v6, span) = span_of_block(number, block);
                    named.networks.get_mut(usize::from(v6)).into_iter().for_each(|spans| spans.push(span));
                }
                Condition::AnythingBut(unwanted) => {
                    named.unless.push(number);
                    unwanted.iter().for_each(|it| group(true, it));
                }
                _ => group(false, condition),
            }
        }
    }
}

/// The conjunctions that name a field.
#[derive(Default)]
struct Named {
    all: Vec<u32>,
    required: Vec<u32>,
    present: Vec<u32>,
    unless: Vec<u32>,
    ranges: Vec<Span>,
    networks: [Vec<Span>; 2],
}

impl Named {
    fn field(self, size: usize, is_first: bool) -> Field {
        let blocks: Vec<u32> = (0..all(size).len() as u32).collect();
        let mut free = all(size);
        Set::of(&self.all, size).clear(&blocks, &mut free);
        Set::of(&self.present, size).set(&blocks, &mut free);
        let unless = (!self.unless.is_empty()).then(|| {
            let mut unless = free.clone();
            Set::of(&self.unless, size).set(&blocks, &mut unless);
            unless
        });
        let required = Set::of(&self.required, size);
        let networks = self.networks.map(|spans| Ranges::of(spans, size));
        Field { required, free, unless, ranges: Ranges::of(self.ranges, size), networks, is_first }
    }
}
