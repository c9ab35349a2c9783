//! Which rules of an event bus an event matches: many rules are compiled into
//! one matcher, which reads of the event only what some rule names.

use super::pattern::RulePattern;
use super::rule::Rule;
use super::state::State;
use crate::kernel::region::Region;
use base::Document;
use languages::event_pattern::Matcher;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Fewer rules are asked one by one: that is quicker than compiling them.
const TOGETHER_FROM: usize = 32;

/// The matchers of buses, by region and name. Derived from the rules: no part
/// of an account's equality.
#[derive(Clone, Debug, Default)]
pub(super) struct Matchers(RefCell<BTreeMap<(Region, String), Rc<Compiled>>>);

impl PartialEq for Matchers {
    fn eq(&self, _other: &Matchers) -> bool {
        true
    }
}

#[derive(Debug)]
struct Compiled {
    /// Of each rule of the bus, in their order; none of a schedule.
    patterns: Vec<Option<Rc<RulePattern>>>,
    matcher: Matcher,
}

impl State {
    /// Of each of the bus's rules, in their order, whether its pattern matches.
    pub(super) fn matching(&self, region: Region, bus: &str, rules: &[Rc<Rule>], event: &Document) -> Vec<bool> {
        if rules.len() < TOGETHER_FROM {
            let matches = |rule: &Rc<Rule>| rule.pattern.as_ref().is_some_and(|pattern| pattern.matches(event));
            return rules.iter().map(matches).collect();
        }
        let matched: BTreeSet<u32> = self.compiled(region, bus, rules).matcher.matches(event).into_iter().collect();
        (0..rules.len() as u32).map(|number| matched.contains(&number)).collect()
    }

    /// The bus's matcher, made anew where its rules' patterns have changed.
    fn compiled(&self, region: Region, bus: &str, rules: &[Rc<Rule>]) -> Rc<Compiled> {
        let mut known = self.matchers.0.borrow_mut();
        let key = (region, bus.to_string());
        if let Some(compiled) = known.get(&key).filter(|compiled| compiled.is_of(rules)) {
            return compiled.clone();
        }
        let mut matcher = Matcher::new();
        for (number, rule) in rules.iter().enumerate() {
            if let Some(pattern) = &rule.pattern {
                matcher.add(number as u32, pattern.meaning());
            }
        }
        let patterns = rules.iter().map(|rule| rule.pattern.clone()).collect();
        let compiled = Rc::new(Compiled { patterns, matcher });
        known.insert(key, compiled.clone());
        compiled
    }
}

impl Compiled {
    fn is_of(&self, rules: &[Rc<Rule>]) -> bool {
        let same = |(ours, rule): (&Option<Rc<RulePattern>>, &Rc<Rule>)| match (ours, &rule.pattern) {
            (Some(ours), Some(theirs)) => Rc::ptr_eq(ours, theirs),
            (None, None) => true,
            _ => false,
        };
        self.patterns.len() == rules.len() && self.patterns.iter().zip(rules).all(same)
    }
}
