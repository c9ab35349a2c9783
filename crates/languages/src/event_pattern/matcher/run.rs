//! One event against the compiled rules.

use super::super::Pattern;
use super::super::cidr::address_of;
use super::super::condition::Scalar;
use super::broad::Work;
use super::index::{BROAD, EXCLUDED, FieldIndex, Hit, Index, Mode, Other, PIVOT, SURE, Tag, fold_into};
use super::scan::{Captures, Kind, Stop, Value, scan};
use super::table::order;
use base::Document;

/// What is kept from event to event to save allocations.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    captures: Captures,
    notes: Notes,
    /// Per rule the last event that it matched or was looked at in full.
    settled: Vec<u32>,
    folded: String,
    work: Work,
}

/// What the values of an event say of the leaves.
#[derive(Clone, Debug, Default)]
struct Notes {
    event: u32,
    /// Per leaf the event that a note is of (times four), and the note.
    leaves: Vec<u32>,
    /// Pivots that may be met, in the order of the values.
    woken: Vec<u32>,
    /// What the present value hits in [`Broad`](super::broad::Broad).
    broad: Vec<Hit>,
}

const NOT_MET: u32 = 0;
const MET: u32 = 1;
const PERHAPS: u32 = 2;

impl Notes {
    #[inline]
    fn of(&self, leaf: u32) -> Option<u32> {
        let note = *self.leaves.get(leaf as usize)?;
        (note >> 2 == self.event).then_some(note & 3)
    }

    #[inline]
    fn note(&mut self, leaf: u32, verdict: u32) {
        if let Some(note) = self.leaves.get_mut(leaf as usize) {
            *note = self.event << 2 | verdict;
        }
    }

    /// Takes a hit by a value; `only` if the field has no other.
    #[inline]
    fn hit(&mut self, hit: Hit, only: bool) {
        if hit & BROAD != 0 {
            return self.broad.push(hit);
        }
        let leaf = hit >> 4;
        if hit & EXCLUDED != 0 {
            return self.note(leaf, if only { NOT_MET } else { PERHAPS });
        }
        let known = self.of(leaf);
        if known == Some(MET) {
            return;
        }
        self.note(leaf, if hit & SURE != 0 { MET } else { PERHAPS });
        if known.is_none() && hit & PIVOT != 0 {
            self.woken.push(leaf);
        }
    }
}

impl Scratch {
    pub fn run(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
        self.next_event(index, rules.len());
        match scan(text, &index.names, &mut self.captures, false) {
            Ok(()) => self.matched(index, rules, text),
            Err(Stop::Untidy) => self.tidied(index, rules, text),
            Err(Stop::Broken) => one_by_one(rules, text),
        }
    }

    /// A key came twice or has dots: read it all, then look at it in order.
    fn tidied(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
        let Ok(event) = Document::parse(text) else { return Vec::new() };
        let text = event.to_json();
        match scan(&text, &index.names, &mut self.captures, true) {
            Ok(()) => self.matched(index, rules, &text),
            Err(_) => Vec::new(),
        }
    }

    fn next_event(&mut self, index: &Index, rules: usize) {
        let notes = &mut self.notes;
        notes.event += 1;
        if notes.event >= u32::MAX / 4 || notes.leaves.len() != index.leaves.len() || self.settled.len() != rules {
            notes.event = 1;
            notes.leaves = vec![0; index.leaves.len()];
            self.settled = vec![0; rules];
        }
        notes.woken.clear();
    }

    fn matched(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
        index.broad.begin(&mut self.work);
        let touched = std::mem::take(&mut self.captures.touched);
        for &field in &touched {
            self.hits_of_field(index, field, text);
        }
        self.captures.touched = touched;
        for &field in &index.absences {
            if self.captures.last.get(field as usize) == Some(&0) {
                let hits = index.fields.get(field as usize).map_or(&[][..], |it| &it.absent);
                hits.iter().for_each(|&hit| self.notes.hit(hit, true));
            }
        }
        self.collect(index, rules, text)
    }

    fn hits_of_field(&mut self, index: &Index, field: u32, text: &str) {
        let Some(info) = index.fields.get(field as usize) else { return };
        let mut next = self.captures.last.get(field as usize).copied().unwrap_or(0);
        let mut first = true;
        let broad = index.broad.begin_field(&mut self.work, field);
        while let Some(value) = (next as usize).checked_sub(1).and_then(|at| self.captures.values.get_mut(at)) {
            if info.has_numbers && value.kind == Kind::Number {
                value.number = number(text, value);
            }
            let value = *value;
            next = value.earlier;
            self.hits_of_value(index, info, field, value, first && next == 0, text);
            if broad {
                // Wildcards without a letter are asked of every value.
                self.notes.broad.extend(info.present.iter().filter(|hit| **hit & BROAD != 0));
                let value = scalar(&self.captures, value, text);
                index.broad.value(&mut self.work, field, first, value, &self.notes.broad);
            }
            self.notes.broad.clear();
            first = false;
        }
        info.present.iter().for_each(|&hit| self.notes.hit(hit, true));
        self.notes.woken.extend_from_slice(&info.woken);
        self.notes.broad.clear();
        if broad {
            index.broad.end_field(&mut self.work);
        }
    }

    fn hits_of_value(&mut self, index: &Index, info: &FieldIndex, field: u32, value: Value, only: bool, text: &str) {
        let Scratch { captures, notes, folded, .. } = self;
        let mut each = |hit: Hit| notes.hit(hit, only);
        let text = match value.kind {
            Kind::Null => return index.literal(field, Tag::Null, "").iter().for_each(|&hit| each(hit)),
            Kind::True => return index.literal(field, Tag::True, "").iter().for_each(|&hit| each(hit)),
            Kind::False => return index.literal(field, Tag::False, "").iter().for_each(|&hit| each(hit)),
            Kind::Number if info.has_numbers => {
                index.literal(field, Tag::number(value.number), "").iter().for_each(|&hit| each(hit));
                return info.ranges.at(order(value.number), &mut each);
            }
            Kind::Number => return,
            Kind::Text => text.get(value.start as usize..value.end as usize).unwrap_or(""),
            Kind::Decoded => captures.decoded.get(value.start as usize).map_or("", String::as_str),
        };
        if info.has_texts {
            index.literal(field, Tag::Text, text).iter().for_each(|&hit| each(hit));
        }
        info.prefixes.walk(text.bytes(), &mut each);
        info.suffixes.walk(text.bytes().rev(), &mut each);
        if !info.inner.is_empty() {
            let bytes = text.as_bytes();
            (0..bytes.len())
                .filter_map(|at| bytes.get(at..))
                .for_each(|from| info.inner.walk(from.iter().copied(), &mut each));
        }
        let [v4, v6] = &info.blocks;
        if !(v4.is_empty() && v6.is_empty())
            && let Some((is_v6, address)) = address_of(text)
        {
            if is_v6 { v6 } else { v4 }.at(address, &mut each);
        }
        if info.has_folded || !info.folded_prefixes.is_empty() || !info.folded_suffixes.is_empty() {
            fold_into(text, folded);
            index.literal(field, Tag::Folded, folded).iter().for_each(|&hit| each(hit));
            info.folded_prefixes.walk(folded.bytes(), &mut each);
            info.folded_suffixes.walk(folded.bytes().rev(), &mut each);
        }
    }

    /// The rules behind the pivots that are met, with all their other leaves.
    fn collect(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        let mut event = None;
        let woken = std::mem::take(&mut self.notes.woken);
        for &pivot in &woken {
            let mode = index.leaves.get(pivot as usize).map_or(Mode::Ask, |leaf| leaf.mode);
            if !self.holds(index, pivot << 2 | mode as u32, text) {
                continue;
            }
            for conjunction in index.behind(pivot) {
                let others = index.others(conjunction);
                if !others.iter().all(|&other| self.holds(index, other, text)) {
                    continue;
                }
                let rule = conjunction.rule as usize;
                let (Some(settled), Some((id, pattern))) = (self.settled.get_mut(rule), rules.get(rule)) else {
                    continue;
                };
                if std::mem::replace(settled, self.notes.event) == self.notes.event {
                    continue;
                }
                if self.captures.any_in_list && self.in_lists(index, pivot, others) > 1 {
                    // Perhaps in different elements: look at it in full.
                    let event = event.get_or_insert_with(|| Document::parse(text).unwrap_or_default());
                    if !pattern.matches(event) {
                        continue;
                    }
                }
                out.push(*id);
            }
        }
        self.notes.woken = woken;
        let mut out = in_order(out);
        if index.broad.rules.is_empty() {
            return out;
        }
        let behind_pivots = out.len();
        self.collect_broad(index, rules, text, &mut out);
        merged(out, behind_pivots)
    }

    /// The rules that nothing rare tells apart.
    fn collect_broad(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str, out: &mut Vec<u32>) {
        let Scratch { captures, settled, work, notes, .. } = self;
        if !captures.any_in_list {
            // A rule may be told twice here; whoever merges the lists sees it.
            let ids = &index.broad.ids;
            return index.broad.matched(work, |field| captures.has(field), |number| out.extend(ids.get(number)));
        }
        let in_list = |field: &&u32| captures.in_list.get(**field as usize) == Some(&true);
        let mut event = None;
        index.broad.matched(
            work,
            |field| captures.has(field),
            |number| {
                let Some(rule) = index.broad.rules.get(number).map(|rule| *rule as usize) else { return };
                let (Some(settled), Some((id, pattern))) = (settled.get_mut(rule), rules.get(rule)) else { return };
                if std::mem::replace(settled, notes.event) == notes.event {
                    return;
                }
                let named = index.broad.named.get(number).map_or(&[][..], |named| named);
                if captures.any_in_list && named.iter().filter(in_list).count() > 1 {
                    // Perhaps in different elements: look at it in full.
                    let event = event.get_or_insert_with(|| Document::parse(text).unwrap_or_default());
                    if !pattern.matches(event) {
                        return;
                    }
                }
                out.push(*id);
            },
        );
    }

    fn in_lists(&self, index: &Index, pivot: u32, others: &[Other]) -> usize {
        let in_list = |leaf: u32| {
            let field = index.leaves.get(leaf as usize).map_or(u32::MAX, |leaf| leaf.field);
            self.captures.in_list.get(field as usize) == Some(&true)
        };
        usize::from(in_list(pivot)) + others.iter().filter(|&&other| in_list(other >> 2)).count()
    }

    /// Whether a leaf is met, by the notes or else by its mode.
    #[inline]
    fn holds(&mut self, index: &Index, other: Other, text: &str) -> bool {
        const ASK: u32 = Mode::Ask as u32;
        const UNLESS_NOTED: u32 = Mode::NotMet as u32;
        let leaf = other >> 2;
        match (self.notes.of(leaf), other & 3) {
            (Some(MET), _) => true,
            (Some(NOT_MET), _) | (None, UNLESS_NOTED) => false,
            (Some(_), _) | (None, ASK) => self.ask(index, leaf, text),
            (None, _) => index.leaves.get(leaf as usize).is_some_and(|leaf| self.captures.has(leaf.field)),
        }
    }

    /// Asks the leaf's conditions, and notes the verdict.
    fn ask(&mut self, index: &Index, leaf: u32, text: &str) -> bool {
        let Some(shared) = index.leaves.get(leaf as usize) else { return false };
        let mut values = self.captures.of(shared.field).peekable();
        let verdict = match values.peek() {
            None => shared.wants_absence,
            Some(_) => values.any(|value| {
                let value = scalar(&self.captures, value, text);
                shared.conditions.iter().any(|condition| condition.test(value))
            }),
        };
        self.notes.note(leaf, if verdict { MET } else { NOT_MET });
        verdict
    }
}

fn number(text: &str, value: &Value) -> f64 {
    text.get(value.start as usize..value.end as usize).and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

#[inline]
fn scalar<'a>(captures: &'a Captures, value: Value, text: &'a str) -> Scalar<'a> {
    match value.kind {
        Kind::Text => Scalar::Text(text.get(value.start as usize..value.end as usize).unwrap_or("")),
        Kind::Decoded => Scalar::Text(captures.decoded.get(value.start as usize).map_or("", String::as_str)),
        // Read before where the index wants numbers; else read here.
        Kind::Number if value.number.is_nan() => Scalar::Number(number(text, &value)),
        Kind::Number => Scalar::Number(value.number),
        Kind::True => Scalar::Bool(true),
        Kind::False => Scalar::Bool(false),
        Kind::Null => Scalar::Null,
    }
}

/// For what the scanner does not take: JSON that is no object.
fn one_by_one(rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
    let Ok(event) = Document::parse(text) else { return Vec::new() };
    in_order(rules.iter().filter(|rule| rule.1.matches(&event)).map(|rule| rule.0).collect())
}

/// Two lists, of which the first is in order and the second mostly is.
fn merged(ids: Vec<u32>, first: usize) -> Vec<u32> {
    let Some((one, other)) = ids.split_at_checked(first).filter(|it| !it.1.is_empty()) else { return ids };
    if !other.is_sorted() {
        return in_order(ids);
    }
    if one.is_empty() {
        let mut ids = ids;
        ids.dedup();
        return ids;
    }
    let mut out = Vec::with_capacity(ids.len());
    let mut one = one.iter().peekable();
    for id in other {
        while let Some(before) = one.next_if(|it| *it <= id) {
            out.push(*before);
        }
        out.push(*id);
    }
    out.extend(one);
    out.dedup();
    out
}

#[inline(never)]
fn in_order(mut ids: Vec<u32>) -> Vec<u32> {
    ids.sort_unstable();
    ids.dedup();
    ids
}
