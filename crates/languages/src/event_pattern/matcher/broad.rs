//! Rules that nothing rare tells apart, judged all at once: a bit each. Every
//! value of a field sets the bits of the conjunctions that it meets; those
//! that all fields leave set match.
//!
//! Waking each of them behind a pivot would look at most of them for most
//! events; a set of ten thousand is a hundred and sixty words.

use super::super::condition::{Condition, Scalar};
use super::bits::{Bits, Ranges, Set, and, clear, ones, or, set};
use super::index::{BROAD, EXCLUDED, Hit, SURE, SharedLeaf};
use super::table::order;
use std::collections::BTreeMap;

/// A pivot that more events than this wake is not rare.
const RARE: f64 = 0.004;

#[derive(Debug, Default)]
pub(super) struct Broad {
    /// The rule of each conjunction, in order, and what it is told by.
    pub rules: Vec<u32>,
    pub ids: Vec<u32>,
    /// The fields that each names.
    pub named: Vec<Vec<u32>>,
    /// By field; none where no conjunction names it.
    fields: Vec<Option<Field>>,
    /// What hits speak of.
    conditions: Vec<(Condition, Set)>,
}

#[derive(Debug)]
struct Field {
    /// Those that are met where it is missing.
    missing: Bits,
    /// Those that do not name it, and those that any value meets.
    free: Bits,
    /// Those too that any value meets but a few.
    unless: Option<Bits>,
    ranges: Ranges,
}

/// What one event has come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// What all fields so far leave.
    left: Vec<u64>,
    /// What the values of one field meet.
    met: Vec<u64>,
    scratch: Vec<u64>,
    /// Whether anything is left.
    live: bool,
}

/// A condition to be entered into the index, with the hit that stands for it.
pub(super) type Entry = (u32, Hit, Condition);

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
    /// Of conjunctions: rule and leaves. Gives also what the index must know.
    pub fn of(conjunctions: &[(u32, Vec<u32>)], leaves: &[SharedLeaf], fields: usize) -> (Broad, Vec<Entry>) {
        let size = conjunctions.len();
        let mut drafts: BTreeMap<u32, Draft> = BTreeMap::new();
        let mut groups: BTreeMap<(u32, bool, String), (Condition, Vec<u32>)> = BTreeMap::new();
        let mut broad = Broad::default();
        for ((rule, of), number) in conjunctions.iter().zip(0u32..) {
            let named = of.iter().filter_map(|leaf| leaves.get(*leaf as usize));
            broad.rules.push(*rule);
            broad.named.push(named.clone().map(|leaf| leaf.field).collect());
            for leaf in named {
                let draft = drafts.entry(leaf.field).or_default();
                draft.named.push(number);
                for condition in &leaf.conditions {
                    let mut group = |excluded: bool, condition: &Condition| {
                        let key = (leaf.field, excluded, condition.to_document().to_json());
                        groups.entry(key).or_insert_with(|| (condition.clone(), Vec::new())).1.push(number);
                    };
                    match condition {
                        Condition::Exists(true) => draft.present.push(number),
                        Condition::Exists(false) => draft.missing.push(number),
                        Condition::Numeric(range) => draft.ranges.push((number, range.clone())),
                        Condition::AnythingBut(unwanted) => {
                            draft.unless.push(number);
                            unwanted.iter().for_each(|it| group(true, it));
                        }
                        _ => group(false, condition),
                    }
                }
            }
        }
        broad.fields.resize_with(fields, || None);
        for (field, draft) in drafts {
            if let Some(slot) = broad.fields.get_mut(field as usize) {
                *slot = Some(draft.field(size));
            }
        }
        let mut entries = Vec::new();
        for ((field, excluded, _), (condition, list)) in groups {
            let hit = (broad.conditions.len() as u32) << 4 | BROAD | if excluded { EXCLUDED } else { 0 };
            entries.push((field, hit, condition.clone()));
            broad.conditions.push((condition, Set::of(&list, size)));
        }
        (broad, entries)
    }

    /// Whether values of the field are to be looked at as numbers.
    pub fn has_ranges(&self, field: u32) -> bool {
        self.field(field).is_some_and(|field| !field.ranges.is_empty())
    }

    #[inline]
    fn field(&self, field: u32) -> Option<&Field> {
        self.fields.get(field as usize)?.as_ref()
    }

    pub fn begin(&self, work: &mut Work) {
        work.live = !self.rules.is_empty();
        if work.live {
            ones(&mut work.left, self.rules.len());
        }
    }

    /// Begins with the values of a field; whether they matter.
    pub fn begin_field(&self, work: &mut Work, field: u32) -> bool {
        let Some(field) = self.field(field).filter(|_| work.live) else { return false };
        work.met.clear();
        work.met.extend_from_slice(field.unless.as_ref().unwrap_or(&field.free));
        true
    }

    /// Takes a value of the field and what it hits.
    pub fn value(&self, work: &mut Work, field: u32, first: bool, value: Scalar<'_>, hits: &[Hit]) {
        let Some(field) = self.field(field) else { return };
        let holds = |hit: Hit| {
            let (condition, set) = self.conditions.get((hit >> 4) as usize)?;
            (hit & SURE != 0 || condition.test(value)).then_some(set)
        };
        if let Some(unless) = &field.unless {
            let mut excluded = hits.iter().filter(|hit| **hit & EXCLUDED != 0).filter_map(|hit| holds(*hit)).peekable();
            if first {
                // Nothing else is set yet. What is free may be cleared where a
                // list has other conditions too, and is set again.
                if excluded.peek().is_some() {
                    excluded.for_each(|set| clear(&mut work.met, set));
                    or(&mut work.met, &field.free);
                }
            } else {
                work.scratch.clear();
                work.scratch.extend_from_slice(unless);
                excluded.for_each(|set| clear(&mut work.scratch, set));
                or(&mut work.met, &work.scratch);
            }
        }
        hits.iter()
            .filter(|hit| **hit & EXCLUDED == 0)
            .filter_map(|hit| holds(*hit))
            .for_each(|it| set(&mut work.met, it));
        if let Scalar::Number(number) = value
            && !number.is_nan()
            && !field.ranges.is_empty()
        {
            field.ranges.at(order(number), &mut work.scratch);
            or(&mut work.met, &work.scratch);
        }
    }

    pub fn end_field(&self, work: &mut Work) {
        work.live = and(&mut work.left, &work.met);
    }

    /// The conjunctions that match, when all values have been taken; `has`
    /// tells which fields had some.
    pub fn matched(&self, work: &mut Work, has: impl Fn(u32) -> bool, mut each: impl FnMut(usize)) {
        for (field, number) in self.fields.iter().zip(0..) {
            if let Some(field) = field.as_ref().filter(|_| work.live && !has(number)) {
                work.live = and(&mut work.left, &field.missing);
            }
        }
        if !work.live {
            return;
        }
        for (word, base) in work.left.iter().zip((0..).step_by(64)) {
            let mut word = *word;
            while word != 0 {
                each(base + word.trailing_zeros() as usize);
                word &= word - 1;
            }
        }
    }
}

/// A field while its conjunctions are gathered.
#[derive(Default)]
struct Draft {
    named: Vec<u32>,
    missing: Vec<u32>,
    present: Vec<u32>,
    unless: Vec<u32>,
    ranges: Vec<(u32, super::super::NumericRange)>,
}

impl Draft {
    fn field(self, size: usize) -> Field {
        let mut free = Vec::new();
        ones(&mut free, size);
        clear(&mut free, &Set::of(&self.named, size));
        let mut missing = free.clone();
        set(&mut missing, &Set::of(&self.missing, size));
        set(&mut free, &Set::of(&self.present, size));
        let unless = (!self.unless.is_empty()).then(|| {
            let mut unless = free.clone();
            set(&mut unless, &Set::of(&self.unless, size));
            unless.into()
        });
        Field { missing: missing.into(), free: free.into(), unless, ranges: Ranges::of(&self.ranges, size) }
    }
}
