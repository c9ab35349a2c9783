//! How many beginnings of wildcards may fit one text at a time. AWS counts
//! those of all wildcards that a key lists, and refuses a pattern with many.
//!
//! Source: EventBridge user guide, "Comparison operators": wildcards and event
//! pattern complexity; aws/event-ruler, its evaluator of complexity.

use super::{Condition, Wildcard};
use std::collections::BTreeSet;

/// The true budget is not published: of what people report, 9 is taken
/// (`*:stack/a/*` and two like it), 11 refused (`*:*:*:*:*:event-bus/*`).
const BUDGET: usize = 10;

/// So many sets of beginnings are looked at, those with most of them first.
const SETS: usize = 400;

/// Whether the wildcards of a key's list are too complex together.
pub(super) fn is_too_complex<'a>(list: impl Iterator<Item = &'a Condition>) -> bool {
    let mut all = Beginnings::default();
    for condition in list {
        match condition {
            Condition::Wildcard(wildcard) => {
                let root = all.root();
                all.add(root, wildcard);
            }
            // Those of one list share what they have in common.
            Condition::AnythingBut(unwanted) => {
                let root = all.root();
                for condition in unwanted {
                    if let Condition::Wildcard(wildcard) = condition {
                        all.add(root, wildcard);
                    }
                }
            }
            _ => {}
        }
    }
    all.exceed_budget()
}

/// Beginnings of wildcards, each with what may follow it.
#[derive(Default)]
struct Beginnings {
    all: Vec<Beginning>,
    roots: Vec<usize>,
}

struct Beginning {
    /// Its last letter; none for a star.
    last: Option<char>,
    next: Vec<usize>,
}

impl Beginnings {
    fn root(&mut self) -> usize {
        self.all.push(Beginning { last: Some('\0'), next: Vec::new() });
        self.roots.push(self.all.len() - 1);
        self.all.len() - 1
    }

    fn add(&mut self, root: usize, wildcard: &Wildcard) {
        let mut at = root;
        for last in wildcard.steps() {
            let known = self.next(at).iter().find(|next| self.last(**next) == Some(last)).copied();
            at = known.unwrap_or_else(|| {
                self.all.push(Beginning { last, next: Vec::new() });
                let new = self.all.len() - 1;
                self.all.get_mut(at).into_iter().for_each(|it| it.next.push(new));
                new
            });
        }
    }

    fn next(&self, at: usize) -> &[usize] {
        self.all.get(at).map_or(&[], |it| &it.next)
    }

    fn last(&self, at: usize) -> Option<Option<char>> {
        self.all.get(at).map(|it| it.last)
    }

    /// A star may stand for nothing: what it ends fits as well.
    fn with_stars(&self, mut set: BTreeSet<usize>) -> BTreeSet<usize> {
        let stars = |at: &usize| self.next(*at).iter().copied().filter(|next| self.last(*next) == Some(None));
        let found: Vec<usize> = set.iter().flat_map(stars).collect();
        set.extend(found);
        set
    }

    /// What fits once the text has gone on by a letter.
    fn after(&self, set: &BTreeSet<usize>, letter: Option<char>) -> BTreeSet<usize> {
        let mut after: BTreeSet<usize> = set.iter().copied().filter(|at| self.last(*at) == Some(None)).collect();
        for next in set.iter().flat_map(|at| self.next(*at)) {
            if letter.is_some() && self.last(*next) == Some(letter) {
                after.insert(*next);
            }
        }
        self.with_stars(after)
    }

    fn exceed_budget(&self) -> bool {
        let letters: BTreeSet<Option<char>> = self.all.iter().map(|it| it.last).collect();
        let first = self.with_stars(self.roots.iter().copied().collect());
        let mut open = BTreeSet::from([(first.len(), first)]);
        let mut seen = BTreeSet::new();
        while let Some((_, set)) = open.pop_last() {
            for letter in &letters {
                let after = self.after(&set, *letter);
                if after.len() > BUDGET {
                    return true;
                }
                if seen.len() < SETS && seen.insert(after.clone()) {
                    open.insert((after.len(), after));
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_counted_as_aws_does() {
        let wildcard = |text: &str| Condition::Wildcard(Wildcard::parse(text).unwrap());
        let stacks = |count| (0..count).map(|n| wildcard(&format!("*:stack/name{n}/*"))).collect::<Vec<_>>();
        for (list, wanted) in [
            (stacks(3), false),
            (stacks(4), true),
            (vec![Condition::AnythingBut(stacks(4))], false),
            (vec![wildcard("*:*:*:*:*:event-bus/*")], true),
            (vec![wildcard("*:*:*:*:event-bus/*")], false),
            (vec![wildcard("*aaaaaaaaab")], false),
            (vec![wildcard("*aaaaaaaaaaaaaaab")], true),
            (vec![wildcard("arn:aws:events:*:*:event-bus/*"), wildcard("*main*")], false),
            (vec![wildcard("*"); 11], true),
            (vec![wildcard("abc"), wildcard("")], false),
        ] {
            assert_eq!(is_too_complex(list.iter()), wanted, "{list:?}");
        }
    }
}
