//! One event against the compiled rules.

use super::super::Pattern;
use super::super::cidr::address_of;
use super::super::condition::Scalar;
use super::broad::Work;
use super::index::{BROAD, EXCLUDED, FieldIndex, Hit, Index, PIVOT, SURE, Tag, fold_into};
use super::scan::{Captures, Kind, Stop, Value, scan};
use super::table::order;
use base::Document;

/// What is kept from event to event to save allocations.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    pub captures: Captures,
    pub notes: Notes,
    /// A bit for each rule that matches.
    pub found: Vec<u64>,
    folded: String,
    pub work: Work,
}

/// What the values of an event say of the leaves.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    event: u32,
    /// Per leaf the event that a note is of (times four), and the note.
    leaves: Vec<u32>,
    /// Pivots that may be met, in the order of the values.
    pub woken: Vec<u32>,
    /// What the present value hits in [`Broad`](super::broad::Broad).
    broad: Vec<Hit>,
    /// Per condition there the number of the last value that hit it inside.
    inside: Vec<u32>,
    values: u32,
}

pub(super) const NOT_MET: u32 = 0;
pub(super) const MET: u32 = 1;
const PERHAPS: u32 = 2;

impl Notes {
    #[inline]
    pub fn of(&self, leaf: u32) -> Option<u32> {
        let note = *self.leaves.get(leaf as usize)?;
        (note >> 2 == self.event).then_some(note & 3)
    }

    #[inline]
    pub fn note(&mut self, leaf: u32, verdict: u32) {
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

impl Notes {
    /// The same for a hit that the value may give more than once.
    fn hit_inside(&mut self, hit: Hit, only: bool) {
        if hit & BROAD == 0 {
            return self.hit(hit, only);
        }
        let condition = (hit >> 4) as usize;
        if self.inside.len() <= condition {
            self.inside.resize(condition + 1, 0);
        }
        if let Some(last) = self.inside.get_mut(condition)
            && std::mem::replace(last, self.values) != self.values
        {
            self.broad.push(hit);
        }
    }
}

impl Scratch {
    /// Fills `ids` with what the rules are told by that match.
    pub fn run(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str, ids: &mut Vec<u32>) {
        self.next_event(index, rules.len());
        match scan(text, &index.names, &mut self.captures, false) {
            Ok(()) => self.matched(index, rules, text, ids),
            Err(Stop::Untidy) => self.tidied(index, rules, text, ids),
            Err(Stop::Broken) => *ids = one_by_one(rules, text),
        }
    }

    /// A key came twice or has dots: read it all, then look at it in order.
    fn tidied(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str, ids: &mut Vec<u32>) {
        ids.clear();
        let Ok(event) = Document::parse(text) else { return };
        let text = event.to_json();
        if scan(&text, &index.names, &mut self.captures, true).is_ok() {
            self.matched(index, rules, &text, ids);
        }
    }

    fn next_event(&mut self, index: &Index, rules: usize) {
        let notes = &mut self.notes;
        notes.event += 1;
        if notes.event >= u32::MAX / 4 || notes.leaves.len() != index.leaves.len() {
            notes.event = 1;
            notes.leaves = vec![0; index.leaves.len()];
        }
        notes.woken.clear();
        self.found.clear();
        self.found.resize(rules.div_ceil(64), 0);
    }

    fn matched(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str, ids: &mut Vec<u32>) {
        let broad = &index.broad;
        broad.begin(&mut self.work);
        for &field in &broad.first {
            if self.captures.has(field) {
                self.hits_of_field(index, field, text);
            } else {
                broad.missing(&mut self.work, field);
            }
        }
        let touched = std::mem::take(&mut self.captures.touched);
        for &field in touched.iter().filter(|field| !broad.is_first(**field)) {
            self.hits_of_field(index, field, text);
        }
        self.captures.touched = touched;
        for &field in broad.required.iter().filter(|field| !self.captures.has(**field)) {
            broad.missing(&mut self.work, field);
        }
        for &field in &index.absences {
            if !self.captures.has(field) {
                let hits = index.fields.get(field as usize).map_or(&[][..], |it| &it.absent);
                hits.iter().for_each(|&hit| self.notes.hit(hit, true));
            }
        }
        self.collect(index, rules, text, ids);
    }

    fn hits_of_field(&mut self, index: &Index, field: u32, text: &str) {
        let Some(info) = index.fields.get(field as usize) else { return };
        let keeps = self.captures.fields_in_lists > 1 && self.captures.is_in_list(field);
        let broad = index.broad.begin_field(&mut self.work, field, keeps);
        if !broad && !info.has_leaves {
            return;
        }
        let mut next = self.captures.last.get(field as usize).copied().unwrap_or(0);
        let mut first = true;
        while let Some(number) = next.checked_sub(1)
            && let Some(value) = self.captures.values.get_mut(number as usize)
        {
            if info.has_numbers && value.kind == Kind::Number {
                value.number = parsed(text, value);
            }
            let value = *value;
            next = value.earlier;
            self.hits_of_value(index, info, field, value, first && next == 0, text);
            if broad {
                // Wildcards without a letter are asked of every value.
                self.notes.broad.extend(info.present.iter().filter(|hit| **hit & BROAD != 0));
                let scalar = scalar(&self.captures, value, text);
                index.broad.value(&mut self.work, field, first, scalar, &self.notes.broad);
                if keeps {
                    index.broad.keep(&mut self.work, number, first);
                }
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
                if value.number.is_nan() {
                    let (tag, digits) = Tag::of_number(scalar(captures, value, text));
                    return index.literal(field, tag, digits).iter().for_each(|&hit| each(hit));
                }
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
        if !info.inner.is_empty() {
            notes.values = notes.values.wrapping_add(1);
            info.inner.walk_inside(text.as_bytes(), &mut |hit| notes.hit_inside(hit, only));
        }
    }
}

/// Not a number where no double says it.
fn parsed(text: &str, value: &Value) -> f64 {
    match literal(text, value) {
        Scalar::Number(number) => number,
        _ => f64::NAN,
    }
}

fn literal<'a>(text: &'a str, value: &Value) -> Scalar<'a> {
    Scalar::of_literal(text.get(value.start as usize..value.end as usize).unwrap_or(""))
}

#[inline]
pub(super) fn scalar<'a>(captures: &'a Captures, value: Value, text: &'a str) -> Scalar<'a> {
    match value.kind {
        Kind::Text => Scalar::Text(text.get(value.start as usize..value.end as usize).unwrap_or("")),
        Kind::Decoded => Scalar::Text(captures.decoded.get(value.start as usize).map_or("", String::as_str)),
        // Read before where the index wants numbers; else read here.
        Kind::Number if value.number.is_nan() => literal(text, &value),
        Kind::Number => Scalar::Number(value.number),
        Kind::True => Scalar::Bool(true),
        Kind::False => Scalar::Bool(false),
        Kind::Null => Scalar::Null,
    }
}

/// For what the scanner does not take: JSON that is no object.
fn one_by_one(rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
    let Ok(event) = Document::parse(text) else { return Vec::new() };
    let mut ids: Vec<u32> = rules.iter().filter(|rule| rule.1.matches(&event)).map(|rule| rule.0).collect();
    ids.dedup();
    ids
}
