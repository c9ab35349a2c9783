//! Which functions go to the second module.

use super::code;
use super::module::Module;
use std::collections::{BTreeMap, BTreeSet};

/// Bodies below this many bytes stay: a stub would hardly be shorter
/// (wasm-opt makes one function of equal short ones, and its name says little).
const WORTH_MOVING: usize = 100;

/// The functions that go, for the rules of `later.txt`: those it names, and
/// those that only they call.
pub(super) fn later(module: &Module, rules: &str) -> Option<BTreeSet<u32>> {
    let rules = Rules::read(rules);
    let mut movable = BTreeMap::new();
    for (index, body) in (module.imported as u32..).zip(&module.bodies) {
        let mut called = Vec::new();
        let moves = code::renamed(body, |function| {
            called.push(function);
            Some(function)
        });
        movable.insert(index, (moves.is_some(), called));
    }
    let named = |index: &u32| rules.is_later(module.name(*index));
    let worth = |index: &u32| module.body(*index).is_some_and(|body| body.len() >= WORTH_MOVING);
    let can = |index: &u32| movable.get(index).is_some_and(|(moves, _)| *moves);
    let mut chosen: BTreeSet<u32> = movable.keys().copied().filter(|it| can(it) && worth(it) && named(it)).collect();
    // What is reached without going through a chosen function stays.
    let mut stays: BTreeSet<u32> = BTreeSet::new();
    let mut next: Vec<u32> = module.roots.clone();
    next.extend(movable.iter().filter(|(_, (moves, _))| !moves).map(|(index, _)| *index));
    while let Some(index) = next.pop() {
        if !chosen.contains(&index)
            && stays.insert(index)
            && let Some((_, called)) = movable.get(&index)
        {
            next.extend(called);
        }
    }
    chosen.extend(movable.keys().copied().filter(|it| can(it) && !stays.contains(it)));
    Some(chosen)
}

/// Module paths; the longest that a function's own path begins with decides.
struct Rules<'a>(Vec<(bool, &'a str)>);

impl<'a> Rules<'a> {
    fn read(text: &'a str) -> Rules<'a> {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or("").trim());
        let rules = lines.filter_map(|line| match line.split_once(' ')? {
            ("later", path) => Some((true, path.trim())),
            ("first", path) => Some((false, path.trim())),
            _ => None,
        });
        Rules(rules.collect())
    }

    /// Goes by the first path in the name that any rule is for, so that
    /// `drop_in_place::<sim::services::sns::Topic>` counts for `sns`.
    fn is_later(&self, name: &str) -> bool {
        let name = crate::wasm::without_hashes(name);
        let is_path = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == ':';
        let rule = name.split(|it| !is_path(it)).find_map(|path| self.rule(path.trim_start_matches("::")));
        rule.unwrap_or(false)
    }

    fn rule(&self, path: &str) -> Option<bool> {
        let is_of = |rule: &str| path.strip_prefix(rule).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
        let matching = self.0.iter().filter(|(_, rule)| is_of(rule));
        matching.max_by_key(|(_, rule)| rule.len()).map(|(later, _)| *later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_for_the_first_path_decides() {
        let rules =
            Rules::read("# words\nlater sim::services\nfirst sim::services::ec2 # runs at once\nlater web::mail");
        let cases = [
            ("sim::services::sns::publish", true),
            ("sim::services::ec2::run::run_instances", false),
            ("sim::services_other::x", false),
            ("core::ptr::drop_in_place::<sim[12ab]::services::sns::Topic>", true),
            ("<yew::Comp<web::mail::Mail> as yew::Stateful>::view", true),
            ("yew::scheduler::run", false),
        ];
        for (name, wanted) in cases {
            assert_eq!(rules.is_later(name), wanted, "{name}");
        }
    }
}
