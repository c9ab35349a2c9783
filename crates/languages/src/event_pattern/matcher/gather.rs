//! From conjunctions to [`Broad`].

use super::super::condition::Condition;
use super::bits::{Set, all, filled, none};
use super::broad::{Broad, Field, Open};
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

/// Lists of so many conditions are taken apart.
const APART: usize = 8;

/// Of a leaf, only the condition of this number.
type Only = (u32, usize);

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
    pub fn of(drafts: Vec<Draft>, leaves: &[SharedLeaf], odds: &Odds, fields: usize) -> (Broad, Vec<Entry>) {
        let (first, placed) = side_by_side(drafts, leaves, odds);
        let size = placed.len();
        let mut gathered = Gathered::default();
        let mut broad = Broad { all: all(size), ..Broad::default() };
        for (Placed { draft: (rule, of), only, .. }, number) in placed.iter().zip(0u32..) {
            let named = of.iter().filter_map(|leaf| Some((*leaf, leaves.get(*leaf as usize)?)));
            broad.rules.push(*rule);
            broad.named.push(named.clone().map(|(_, leaf)| leaf.field));
            for (which, leaf) in named {
                let only = only.filter(|only| only.0 == which).and_then(|only| leaf.conditions.get(only.1));
                gathered.leaf(number, leaf, only.map_or(&leaf.conditions, std::slice::from_ref));
            }
        }
        broad.runs = broad.rules.chunks(64).map(run).collect();
        broad.fields.resize_with(fields, || None);
        for (number, named) in gathered.fields {
            let field = named.field(size, first.contains(&number), first.first() == Some(&number));
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

/// A conjunction whose order is sought.
struct Placed {
    /// What it asks of the first fields, as far as that is selective.
    key: Vec<Option<String>>,
    draft: Draft,
    only: Option<Only>,
}

/// Puts conjunctions that ask the same of the first fields side by side. A
/// list of values there becomes a conjunction for each, so that each lies
/// with others of its value. Gives the first fields.
fn side_by_side(drafts: Vec<Draft>, leaves: &[SharedLeaf], odds: &Odds) -> (Vec<u32>, Vec<Placed>) {
    let selective = |leaf: &u32| odds.leaf(*leaf) < SELECTIVE;
    let mut weights: BTreeMap<u32, u64> = BTreeMap::new();
    for leaf in drafts.iter().flat_map(|draft| &draft.1).filter(|leaf| selective(leaf)) {
        let field = leaves.get(*leaf as usize).map_or(0, |leaf| leaf.field);
        // How often it halves what is left.
        *weights.entry(field).or_default() += u64::from(((1.0 / odds.leaf(*leaf)) as u64).max(1).ilog2());
    }
    let mut first: Vec<(u64, u32)> = weights.into_iter().map(|(field, weight)| (weight, field)).collect();
    first.sort_unstable_by(|one, other| other.cmp(one));
    let first: Vec<u32> = first.into_iter().take(FIRST).map(|it| it.1).collect();
    let mut all = Vec::new();
    for draft in drafts {
        let on = |field: &u32| {
            let mut of_draft = draft.1.iter().filter(|leaf| selective(leaf));
            let leaf = of_draft.find(|leaf| leaves.get(**leaf as usize).is_some_and(|leaf| leaf.field == *field))?;
            leaves.get(*leaf as usize).map(|it| (*leaf, it))
        };
        let said = |leaf: &SharedLeaf| leaf.conditions.first().map(|it| it.to_document().to_json());
        let key: Vec<Option<String>> = first.iter().map(|field| on(field).and_then(|it| said(it.1))).collect();
        let list = first.iter().zip(0..).find_map(|(field, at)| on(field).map(|(number, leaf)| (at, number, leaf)));
        match list.filter(|(_, _, leaf)| is_list(leaf)) {
            None => all.push(Placed { key, draft, only: None }),
            Some((at, leaf, shared)) => {
                for (condition, number) in shared.conditions.iter().zip(0..) {
                    let mut key = key.clone();
                    key.get_mut(at).into_iter().for_each(|it| *it = Some(condition.to_document().to_json()));
                    all.push(Placed { key, draft: draft.clone(), only: Some((leaf, number)) });
                }
            }
        }
    }
    // Those without a key come last, and stay in the order of the rules.
    all.sort_by(|one, other| {
        let with_none_last = |it: &Placed| it.key.iter().map(|it| (it.is_none(), it.clone())).collect::<Vec<_>>();
        with_none_last(one).cmp(&with_none_last(other))
    });
    (first, all)
}

/// Whether it is worth while to take the conditions of a leaf apart.
fn is_list(leaf: &SharedLeaf) -> bool {
    let whole = |it: &Condition| {
        matches!(it, Condition::Exists(_) | Condition::AnythingBut(_) | Condition::Numeric(_) | Condition::Cidr(_))
    };
    (2..=APART).contains(&leaf.conditions.len()) && !leaf.conditions.iter().any(whole)
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
    fn leaf(&mut self, number: u32, leaf: &SharedLeaf, conditions: &[Condition]) {
        let named = self.fields.entry(leaf.field).or_default();
        named.all.push(number);
        if !leaf.wants_absence {
            named.required.push(number);
        }
        for condition in conditions {
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
    fn field(self, size: usize, is_first: bool, begins: bool) -> Field {
        let blocks: Vec<u32> = (0..all(size).len() as u32).collect();
        let (mut named, mut free) = (none(size), all(size));
        let all_named = Set::of(&self.all, size);
        all_named.set(&blocks, &mut named);
        all_named.clear(&blocks, &mut free);
        Set::of(&self.present, size).set(&blocks, &mut free);
        let unless = (!self.unless.is_empty()).then(|| {
            let mut unless = free.clone();
            Set::of(&self.unless, size).set(&blocks, &mut unless);
            unless
        });
        let required = Set::of(&self.required, size);
        let networks = self.networks.map(|spans| Ranges::of(spans, size));
        let ranges = Ranges::of(self.ranges, size);
        let open = begins.then(|| {
            let mut missing = all(size);
            required.clear(&blocks, &mut missing);
            let whole = !ranges.is_empty() || networks.iter().any(|networks| !networks.is_empty());
            let any = if whole { blocks } else { filled(unless.as_ref().unwrap_or(&free)) };
            Open { any, missing: filled(&missing) }
        });
        Field { required, named, free, unless, ranges, networks, is_first, open }
    }
}
