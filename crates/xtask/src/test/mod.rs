//! `cargo xtask test`: every check there is, one after the other.
//!
//! A part that fails does not keep the others from running; the last line says
//! how many passed and failed, over all of them.

mod budget;
mod conformance;
pub(crate) mod e2e;
mod native;
mod summary;
mod wasm;

use crate::{Outcome, clock::Stopwatch, run};
use std::process::Command;
use summary::Count;

/// What a runner of many tests prints at its end.
pub(crate) type Reader = fn(&str) -> Count;

/// Adds what it finds to the report; gets the words behind `--`.
type Part = fn(&mut Report, &[&str]);

const PARTS: [(&str, Part); 4] = [
    ("unit", |report, _| native::run(report)),
    ("wasm", |report, _| wasm::run(report)),
    ("conformance", |report, _| conformance::run(report)),
    ("e2e", e2e::run),
];

/// `test [PART...] [-- words for Playwright]`.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let (chosen, rest) = match words.iter().position(|word| *word == "--") {
        Some(at) => (words.get(..at), words.get(at + 1..)),
        None => (Some(words), None),
    };
    let (chosen, rest) = (chosen.unwrap_or_default(), rest.unwrap_or_default());
    let known = |word: &&&str| PARTS.iter().any(|(name, _)| *name == **word);
    if let Some(other) = chosen.iter().find(|word| !known(word)) {
        let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        return Err(format!("no part `{other}`: {}", names.join(", ")));
    }
    let watch = Stopwatch::start();
    let mut report = Report::default();
    for (name, part) in PARTS {
        if chosen.is_empty() || chosen.contains(&name) {
            println!("{name}");
            part(&mut report, rest);
        }
    }
    let Count { passed, failed } = report.total;
    for name in &report.failures {
        println!("FAILED: {name}");
    }
    println!("all of it took {}", watch.words());
    println!("{passed} passed, {failed} failed");
    match failed {
        0 => Ok(()),
        // The last line has been said; the exit code is all that is left.
        _ => std::process::exit(1),
    }
}

/// What has been checked so far.
#[derive(Default)]
pub(crate) struct Report {
    total: Count,
    failures: Vec<String>,
}

impl Report {
    /// One check that is a single yes or no.
    pub(crate) fn check(&mut self, name: &str, command: Command) {
        self.count(name, command, |_| Count::default());
    }

    /// A runner of many tests, whose own count is taken over. One that fails
    /// without counting a failure (it did not compile, say) counts as one, and
    /// so does one that counts nothing at all.
    pub(crate) fn count(&mut self, name: &str, command: Command, read: Reader) {
        self.step(name, || {
            let ended = run::quietly(command, name)?;
            Ok((count_of(ended.ok, read(&ended.output)), ended.output))
        });
    }

    /// Anything else that is checked: what it finds is counted and, when
    /// something failed, shown.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome<(Count, String)>) {
        let watch = Stopwatch::start();
        let (count, output) = work().unwrap_or_else(|message| (Count::FAILURE, message));
        self.total.passed += count.passed;
        self.total.failed += count.failed;
        let Count { passed, failed } = count;
        let (verdict, counted) = match (passed, failed) {
            (1, 0) => ("ok", String::new()),
            (_, 0) => ("ok", format!("{passed} passed, ")),
            (0, 1) => ("FAILED", String::new()),
            _ => ("FAILED", format!("{passed} passed, {failed} failed, ")),
        };
        if failed > 0 {
            self.failures.push(name.to_owned());
            println!("{}", output.trim_end());
        }
        println!("  {name}: {verdict} ({counted}{})", watch.words());
    }
}

fn count_of(ok: bool, mut count: Count) -> Count {
    match (ok, count) {
        (true, Count { passed: 0, failed: 0 }) => count.passed = 1,
        (false, Count { failed: 0, .. }) => count.failed = 1,
        _ => {}
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_fails_counts_at_least_one_failure() {
        let count = |passed, failed| Count { passed, failed };
        assert_eq!(count_of(true, count(0, 0)), count(1, 0));
        assert_eq!(count_of(true, count(7, 0)), count(7, 0));
        assert_eq!(count_of(false, count(0, 0)), count(0, 1));
        assert_eq!(count_of(false, count(7, 0)), count(7, 1));
        assert_eq!(count_of(false, count(7, 2)), count(7, 2));
    }
}
