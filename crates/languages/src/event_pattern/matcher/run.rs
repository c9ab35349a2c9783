//! One event against the compiled rules.

use super::super::Pattern;
use super::super::cidr::address_of;
use super::super::condition::Scalar;
use super::index::{FieldIndex, Hit, Index, Tag, fold_into, number_tag};
use super::scan::{Captures, Kind, Stop, Value, scan};
use super::table::order;
use base::Document;

/// What is kept from event to event to save allocations.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    captures: Captures,
    /// Per leaf the event that judged it, doubled, plus the verdict.
    judged: Vec<u32>,
    /// Per rule the last event that it matched or was looked at in full.
    settled: Vec<u32>,
    /// Pivots woken, in the order of the values.
    woken: Vec<u32>,
    folded: String,
    reversed: Vec<u8>,
    event: u32,
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
        self.event += 1;
        if self.event >= u32::MAX / 2 || self.judged.len() != index.leaves.len() || self.settled.len() != rules {
            self.event = 1;
            self.judged = vec![0; index.leaves.len()];
            self.settled = vec![0; rules];
        }
        self.woken.clear();
    }

    fn matched(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
        let touched = std::mem::take(&mut self.captures.touched);
        for &field in &touched {
            self.wake_by_field(index, field, text);
        }
        self.captures.touched = touched;
        for &field in &index.absences {
            if self.captures.last.get(field as usize) == Some(&0) {
                let hits = index.fields.get(field as usize).map_or(&[][..], |it| &it.absent);
                hits.iter().for_each(|&hit| wake(&mut self.judged, &mut self.woken, self.event, hit));
            }
        }
        self.collect(index, rules, text)
    }

    fn wake_by_field(&mut self, index: &Index, field: u32, text: &str) {
        let Some(info) = index.fields.get(field as usize) else { return };
        let mut next = self.captures.last.get(field as usize).copied().unwrap_or(0);
        while let Some(&value) = (next as usize).checked_sub(1).and_then(|at| self.captures.values.get(at)) {
            next = value.earlier;
            self.wake_by_value(index, info, field, value, text);
        }
        info.present.iter().for_each(|&hit| wake(&mut self.judged, &mut self.woken, self.event, hit));
    }

    fn wake_by_value(&mut self, index: &Index, info: &FieldIndex, field: u32, value: Value, text: &str) {
        let Scratch { captures, judged, woken, folded, reversed, event, .. } = self;
        let mut each = |hit: Hit| wake(judged, woken, *event, hit);
        match scalar(captures, value, text, info.has_numbers) {
            Scalar::Null => index.literal(field, Tag::Null, "").iter().for_each(|&hit| each(hit)),
            Scalar::Bool(true) => index.literal(field, Tag::True, "").iter().for_each(|&hit| each(hit)),
            Scalar::Bool(false) => index.literal(field, Tag::False, "").iter().for_each(|&hit| each(hit)),
            Scalar::Number(number) if info.has_numbers => {
                index.literal(field, number_tag(number), "").iter().for_each(|&hit| each(hit));
                info.ranges.at(order(number), &mut each);
            }
            Scalar::Number(_) => {}
            Scalar::Text(text) => {
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
                    reversed.clear();
                    reversed.extend(folded.bytes().rev());
                    info.folded_suffixes.walk(reversed.iter().copied(), &mut each);
                }
            }
        }
    }

    /// The rules behind the pivots that are met, with all their other leaves.
    fn collect(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        let woken = std::mem::take(&mut self.woken);
        let mut event = None;
        for &pivot in &woken {
            if !self.judge(index, pivot, text) {
                continue;
            }
            let Some(waiting) = index.leaves.get(pivot as usize).and_then(|leaf| leaf.waiting) else { continue };
            for &conjunction in index.waiting.get(waiting) {
                let others = index.others.get(conjunction);
                if !others.iter().all(|&leaf| self.judge(index, leaf, text)) {
                    continue;
                }
                let rule = index.rule_of.get(conjunction as usize).copied().unwrap_or(0);
                let (Some(settled), Some((id, pattern))) =
                    (self.settled.get_mut(rule as usize), rules.get(rule as usize))
                else {
                    continue;
                };
                if std::mem::replace(settled, self.event) == self.event {
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
        self.woken = woken;
        out.sort_unstable();
        out.dedup();
        out
    }

    fn in_lists(&self, index: &Index, pivot: u32, others: &[u32]) -> usize {
        let in_list = |leaf: u32| {
            let field = index.leaves.get(leaf as usize).map_or(u32::MAX, |leaf| leaf.field);
            self.captures.in_list.get(field as usize) == Some(&true)
        };
        usize::from(in_list(pivot)) + others.iter().filter(|&&leaf| in_list(leaf)).count()
    }

    #[inline]
    fn judge(&mut self, index: &Index, leaf: u32, text: &str) -> bool {
        match self.judged.get(leaf as usize) {
            Some(state) if state >> 1 == self.event => state & 1 == 1,
            _ => self.judge_anew(index, leaf, text),
        }
    }

    fn judge_anew(&mut self, index: &Index, leaf: u32, text: &str) -> bool {
        let (Some(shared), Some(state)) = (index.leaves.get(leaf as usize), self.judged.get_mut(leaf as usize)) else {
            return false;
        };
        let mut values = self.captures.of(shared.field).peekable();
        let verdict = match values.peek() {
            None => shared.wants_absence,
            Some(_) => values.any(|value| {
                // Here numbers count even where no pivot asks for them.
                let value = scalar(&self.captures, value, text, true);
                shared.conditions.iter().any(|condition| condition.test(value))
            }),
        };
        *state = self.event << 1 | u32::from(verdict);
        verdict
    }
}

/// Notes a pivot, and the verdict on it where the hit proves it.
#[inline]
fn wake(judged: &mut [u32], woken: &mut Vec<u32>, event: u32, hit: Hit) {
    let leaf = hit >> 1;
    let Some(state) = judged.get_mut(leaf as usize) else { return };
    if *state >> 1 == event {
        return;
    }
    if hit & 1 == 1 {
        *state = event << 1 | 1;
    }
    woken.push(leaf);
}

#[inline]
fn scalar<'a>(captures: &'a Captures, value: Value, text: &'a str, numbers: bool) -> Scalar<'a> {
    let raw = || text.get(value.start as usize..value.end as usize).unwrap_or("");
    match value.kind {
        Kind::Text => Scalar::Text(raw()),
        Kind::Decoded => Scalar::Text(captures.decoded.get(value.start as usize).map_or("", String::as_str)),
        Kind::Number if numbers => Scalar::Number(raw().parse().unwrap_or(f64::NAN)),
        Kind::Number => Scalar::Number(f64::NAN),
        Kind::True => Scalar::Bool(true),
        Kind::False => Scalar::Bool(false),
        Kind::Null => Scalar::Null,
    }
}

/// For what the scanner does not take: JSON that is no object.
fn one_by_one(rules: &[(u32, Pattern)], text: &str) -> Vec<u32> {
    let Ok(event) = Document::parse(text) else { return Vec::new() };
    let mut ids: Vec<u32> = rules.iter().filter(|rule| rule.1.matches(&event)).map(|rule| rule.0).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
