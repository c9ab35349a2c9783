//! Which rules match, once the values of an event have been looked at.

use super::super::Pattern;
use super::broad::{is_marked, mark};
use super::index::{Conjunction, Index, Mode, Other};
use super::places::{Goal, together};
use super::run::{MET, NOT_MET, Scratch, scalar};
use base::Document;

impl Scratch {
    /// The rules behind the pivots that are met, with all their other leaves,
    /// and those that nothing rare tells apart.
    pub fn collect(&mut self, index: &Index, rules: &[(u32, Pattern)], text: &str, ids: &mut Vec<u32>) {
        let mut event = None;
        let mut full = |rule: u32| {
            let event = event.get_or_insert_with(|| Document::parse(text).unwrap_or_default());
            rules.get(rule as usize).is_some_and(|rule| rule.1.matches(event))
        };
        let woken = std::mem::take(&mut self.notes.woken);
        for &pivot in &woken {
            let mode = index.leaves.get(pivot as usize).map_or(Mode::Ask, |leaf| leaf.mode);
            if !self.holds(index, pivot << 2 | mode as u32, text) {
                continue;
            }
            for conjunction in index.behind(pivot) {
                if !is_marked(&self.found, conjunction.rule)
                    && index.others(conjunction).iter().all(|&other| self.holds(index, other, text))
                    && self.in_one_element(index, pivot, conjunction, text, &mut full)
                {
                    mark(&mut self.found, conjunction.rule);
                }
            }
        }
        self.notes.woken = woken;
        index.broad.matched(&mut self.work, &self.captures, &mut self.found, &mut full);
        for (_, rules) in index.perhaps_absent.iter().filter(|it| self.captures.is_in_list(it.0)) {
            for &rule in rules {
                if !is_marked(&self.found, rule) && full(rule) {
                    mark(&mut self.found, rule);
                }
            }
        }
        self.ids(index, ids);
    }

    /// What the marked rules are told by.
    fn ids(&self, index: &Index, ids: &mut Vec<u32>) {
        ids.clear();
        for (word, of) in self.found.iter().zip(index.ids.chunks(64)).filter(|it| *it.0 != 0) {
            if *word == u64::MAX {
                ids.extend_from_slice(of);
                continue;
            }
            let mut word = *word;
            while word != 0 {
                ids.push(of.get(word.trailing_zeros() as usize).copied().unwrap_or(0));
                word &= word - 1;
            }
        }
        if index.ids_repeat {
            ids.dedup();
        }
    }

    /// Whether the leaves of a conjunction, each of which is met, are so in no
    /// two elements of a list; `full` looks at the whole rule.
    fn in_one_element(
        &self,
        index: &Index,
        pivot: u32,
        conjunction: &Conjunction,
        text: &str,
        full: &mut impl FnMut(u32) -> bool,
    ) -> bool {
        let captures = &self.captures;
        if captures.fields_in_lists == 0 {
            return true;
        }
        let leaf = |number: u32| index.leaves.get(number as usize);
        let leaves = std::iter::once(pivot).chain(index.others(conjunction).iter().map(|other| other >> 2));
        let goals =
            leaves.filter_map(|number| Some((leaf(number)?.field, number))).filter(|goal| captures.is_in_list(goal.0));
        if goals.clone().nth(1).is_none() {
            return true;
        }
        let goals: Vec<Goal> = goals.collect();
        let meets = |goal: Goal, _, value| leaf(goal.1).is_some_and(|leaf| leaf.test(scalar(captures, value, text)));
        let verdict = (!captures.tidied).then(|| together(captures, &goals, &meets, &mut Vec::new()));
        verdict.flatten().unwrap_or_else(|| full(conjunction.rule))
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
            Some(_) => values.any(|value| shared.test(scalar(&self.captures, value, text))),
        };
        self.notes.note(leaf, if verdict { MET } else { NOT_MET });
        verdict
    }
}
