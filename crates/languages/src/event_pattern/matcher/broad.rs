//! Rules that nothing rare tells apart, judged all at once: a bit each. Every
//! value of a field sets the bits of the conjunctions that it meets; those
//! that all fields leave set match.
//!
//! Waking each of them behind a pivot would look at most of them for most
//! events; a set of ten thousand is a hundred and sixty words. Fields that
//! leave few of them come first, and conjunctions that ask the same there lie
//! side by side: what is left after those fields is in few blocks, and only
//! they are looked at further.

use super::super::cidr::address_of;
use super::super::condition::{Condition, Scalar};
use super::bits::{Block, Live, Set, and, copy, has, numbers, or};
use super::index::{EXCLUDED, Hit, SURE};
use super::places::{Goal, together};
use super::ranges::{Ranges, place};
use super::scan::Captures;
use super::table::Lists;

#[derive(Debug, Default)]
pub(super) struct Broad {
    /// The rule of each.
    pub rules: Vec<u32>,
    /// Per word the rule of its first bit, where rules follow each other bit
    /// by bit.
    pub runs: Vec<Option<u32>>,
    /// The fields that each names.
    pub named: Lists,
    /// By field; none where no conjunction names it.
    pub fields: Vec<Option<Field>>,
    /// What hits speak of.
    pub conditions: Vec<(Condition, Set)>,
    /// The fields to begin with.
    pub first: Vec<u32>,
    /// Other fields, if some conjunction is not met where they are missing.
    pub required: Vec<u32>,
    /// What is left before any field is looked at.
    pub all: Vec<Block>,
}

#[derive(Debug)]
pub(super) struct Field {
    /// Those that are not met where it is missing.
    pub required: Set,
    /// Those that name it.
    pub named: Vec<Block>,
    /// Those that do not, and those that any value meets.
    pub free: Vec<Block>,
    /// Those too that any value meets but a few.
    pub unless: Option<Vec<Block>>,
    /// Of numbers.
    pub ranges: Ranges,
    /// Of IPv4 and IPv6 addresses.
    pub networks: [Ranges; 2],
    /// Whether it is one of the first.
    pub is_first: bool,
    /// Of the very first.
    pub open: Option<Open>,
}

/// Blocks that have something whatever is hit.
#[derive(Debug)]
pub(super) struct Open {
    pub any: Live,
    /// Where the field is missing.
    pub missing: Live,
}

/// What one event has come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// What all fields so far leave.
    left: Vec<Block>,
    live: Live,
    /// Per block whether the very first field has opened it.
    opened: Vec<bool>,
    /// What the values of one field meet.
    met: Vec<Block>,
    value: Vec<Block>,
    range: Vec<Block>,
    /// What each value in a list meets: per value the number of its set plus
    /// one, and the sets, end to end.
    kept: Vec<u32>,
    keeps: usize,
    sets: Vec<Block>,
    /// Those that name a field that has values in lists, and those that name
    /// several.
    listed: Vec<Block>,
    crowded: Vec<Block>,
    /// Those of them that all fields leave.
    doubtful: Vec<u32>,
    goals: Vec<Goal>,
    chosen: Vec<u32>,
}

impl Broad {
    #[inline]
    fn field(&self, field: u32) -> Option<&Field> {
        self.fields.get(field as usize)?.as_ref()
    }

    pub fn is_first(&self, field: u32) -> bool {
        self.field(field).is_some_and(|field| field.is_first)
    }

    pub fn has_ranges(&self, field: u32) -> bool {
        self.field(field).is_some_and(|field| !field.ranges.is_empty())
    }

    pub fn begin(&self, work: &mut Work) {
        for set in [&mut work.left, &mut work.met, &mut work.value, &mut work.range] {
            set.resize(self.all.len(), [0; 4]);
        }
        work.kept.clear();
        work.keeps = 0;
        work.live.clear();
        // Else the very first field opens blocks.
        if self.first.is_empty() {
            work.live.extend(0..self.all.len() as u32);
            work.left.copy_from_slice(&self.all);
        }
    }

    /// Begins with the values of a field; whether they matter. `whole` says
    /// that what each value meets will be kept.
    pub fn begin_field(&self, work: &mut Work, field: u32, whole: bool) -> bool {
        let Some(field) = self.field(field) else { return false };
        if let Some(open) = &field.open {
            work.opened.clear();
            work.opened.resize(self.all.len(), whole);
            open.any.iter().for_each(|at| work.opened.get_mut(*at as usize).into_iter().for_each(|it| *it = true));
            work.live.clear();
            work.live.extend(work.opened.iter().zip(0..).filter(|it| *it.0).map(|it| it.1));
            copy(&work.live, &mut work.left, &self.all);
        }
        field.open.is_some() || !work.live.is_empty()
    }

    /// A field of which there is no value.
    pub fn missing(&self, work: &mut Work, field: u32) {
        let Some(field) = self.field(field) else { return };
        if let Some(open) = &field.open {
            work.live.clone_from(&open.missing);
            copy(&work.live, &mut work.left, &self.all);
        }
        field.required.clear(&work.live, &mut work.left);
    }

    /// Takes a value of the field and what it hits.
    pub fn value(&self, work: &mut Work, field: u32, is_first: bool, value: Scalar<'_>, hits: &[Hit]) {
        let Some(field) = self.field(field) else { return };
        let holds = |hit: &Hit| {
            let (condition, set) = self.conditions.get((*hit >> 4) as usize)?;
            (hit & SURE != 0 || condition.test(value)).then_some(set)
        };
        let wanted = hits.iter().filter(|hit| **hit & EXCLUDED == 0).filter_map(holds);
        if field.open.is_some() {
            wanted.clone().for_each(|set| self.open(work, set));
        }
        let Work { live, met, value: other, range, .. } = work;
        let out = if is_first { &mut *met } else { &mut *other };
        match &field.unless {
            None => copy(live, out, &field.free),
            Some(unless) => {
                copy(live, out, unless);
                let mut excluded = hits.iter().filter(|hit| **hit & EXCLUDED != 0).filter_map(holds).peekable();
                if excluded.peek().is_some() {
                    excluded.for_each(|set| set.clear(live, out));
                    // What is free may be cleared where a list has other
                    // conditions too, and is set again.
                    or(live, out, &field.free);
                }
            }
        }
        wanted.for_each(|set| set.set(live, out));
        let found = match value {
            Scalar::Number(number) if !number.is_nan() => Some((&field.ranges, place(number))),
            Scalar::Text(text) => self.network(field, text),
            _ => None,
        };
        if let Some((ranges, at)) = found.filter(|found| !found.0.is_empty()) {
            ranges.at(at, live, range);
            or(live, out, range);
        }
        if !is_first {
            or(live, met, other);
        }
    }

    /// Opens the blocks that a value of the very first field sets. No other
    /// value has met anything there.
    fn open(&self, work: &mut Work, set: &Set) {
        set.blocks(|at| {
            let Some(opened) = work.opened.get_mut(at as usize).filter(|opened| !**opened) else { return };
            *opened = true;
            work.live.push(at);
            let bits = [(&mut work.left, self.all.get(at as usize)), (&mut work.met, None)];
            for (bits, from) in bits {
                bits.get_mut(at as usize).into_iter().for_each(|block| *block = from.copied().unwrap_or_default());
            }
        });
    }

    fn network<'f>(&self, field: &'f Field, text: &str) -> Option<(&'f Ranges, u128)> {
        let [v4, v6] = &field.networks;
        if v4.is_empty() && v6.is_empty() {
            return None;
        }
        address_of(text).map(|(is_v6, address)| (if is_v6 { v6 } else { v4 }, address))
    }

    /// Keeps what the last value meets, for [`matched`](Broad::matched) to
    /// tell whether values lie in one element of a list.
    pub fn keep(&self, work: &mut Work, number: u32, is_first: bool) {
        let from = work.keeps * self.all.len();
        work.keeps += 1;
        work.sets.resize(work.sets.len().max(from + self.all.len()), [0; 4]);
        let set = if is_first { &work.met } else { &work.value };
        copy(&work.live, work.sets.get_mut(from..).unwrap_or(&mut []), set);
        work.kept.resize((number as usize + 1).max(work.kept.len()), 0);
        work.kept.get_mut(number as usize).into_iter().for_each(|slot| *slot = work.keeps as u32);
    }

    pub fn end_field(&self, work: &mut Work) {
        and(&mut work.live, &mut work.left, &work.met);
    }

    /// Marks the rules that match, when all fields have been looked at.
    pub fn matched(&self, work: &mut Work, captures: &Captures, found: &mut [u64], full: &mut impl FnMut(u32) -> bool) {
        self.find_crowded(work, captures);
        let Work { left, live, crowded, doubtful, .. } = &mut *work;
        doubtful.clear();
        for at in live {
            let (Some(block), Some(crowd)) = (left.get(*at as usize), crowded.get(*at as usize)) else { continue };
            for ((word, crowd), number) in block.iter().zip(crowd).zip(*at as usize * 4..) {
                let sure = word & !crowd;
                if let Some(&Some(rule)) = self.runs.get(number) {
                    mark_run(found, rule, sure);
                } else {
                    numbers(sure, number * 64, |number| {
                        self.rules.get(number).into_iter().for_each(|it| mark(found, *it))
                    });
                }
                numbers(word & crowd, number * 64, |number| doubtful.push(number as u32));
            }
        }
        let doubtful = std::mem::take(&mut work.doubtful);
        for &number in &doubtful {
            if let Some(&rule) = self.rules.get(number as usize)
                && !is_marked(found, rule)
                && self.in_one_element(work, captures, number).unwrap_or_else(|| full(rule))
            {
                mark(found, rule);
            }
        }
        work.doubtful = doubtful;
    }

    /// Finds those that name several fields with values in lists: they may be
    /// met in different elements.
    fn find_crowded(&self, work: &mut Work, captures: &Captures) {
        let Work { live, listed, crowded, .. } = work;
        for set in [&mut *listed, crowded] {
            set.resize(self.all.len(), [0; 4]);
            live.iter().for_each(|at| set.get_mut(*at as usize).into_iter().for_each(|block| *block = [0; 4]));
        }
        if captures.fields_in_lists < 2 {
            return;
        }
        for field in captures.touched.iter().filter(|field| captures.is_in_list(**field)) {
            let Some(field) = self.field(*field) else { continue };
            for &at in &*live {
                if let (Some(listed), Some(crowded), Some(named)) =
                    (listed.get_mut(at as usize), crowded.get_mut(at as usize), field.named.get(at as usize))
                {
                    for ((listed, crowded), named) in listed.iter_mut().zip(crowded).zip(named) {
                        *crowded |= *listed & named;
                        *listed |= named;
                    }
                }
            }
        }
    }

    /// Whether what a conjunction asks is met in no two elements of a list;
    /// none if that cannot be told here.
    fn in_one_element(&self, work: &mut Work, captures: &Captures, number: u32) -> Option<bool> {
        if captures.tidied {
            return None;
        }
        let Work { kept, sets, goals, chosen, .. } = work;
        let named = self.named.get(number).iter();
        goals.clear();
        goals.extend(named.filter(|field| captures.is_in_list(**field)).map(|field| (*field, 0)));
        let meets = |_, value, _| {
            let set = kept.get(value as usize).and_then(|slot| slot.checked_sub(1));
            let start = set.unwrap_or(u32::MAX) as usize * self.all.len();
            has(sets.get(start..).unwrap_or(&[]), number)
        };
        together(captures, goals, &meets, chosen)
    }
}

#[inline]
pub(super) fn mark(found: &mut [u64], rule: u32) {
    if let Some(word) = found.get_mut(rule as usize / 64) {
        *word |= 1 << (rule % 64);
    }
}

#[inline]
pub(super) fn is_marked(found: &[u64], rule: u32) -> bool {
    found.get(rule as usize / 64).is_some_and(|word| word >> (rule % 64) & 1 == 1)
}

/// Marks the rules of a word, from `rule` on.
fn mark_run(found: &mut [u64], rule: u32, word: u64) {
    let (at, shift) = (rule as usize / 64, rule % 64);
    let (low, high) = (word << shift, word.checked_shr(64 - shift).unwrap_or(0));
    found.get_mut(at).into_iter().for_each(|slot| *slot |= low);
    found.get_mut(at + 1).into_iter().for_each(|slot| *slot |= high);
}
