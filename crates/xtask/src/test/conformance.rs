//! The operations we declare, held against AWS's own models.

use super::{Report, summary};
use crate::setup::{self, python};
use crate::{Outcome, run};

/// Runs tests/conformance/check.py with the headless program at hand.
pub(super) fn run(report: &mut Report) {
    let ready = setup::ensure(&setup::CONFORMANCE).and_then(|_| headless());
    match ready {
        Ok(()) => {
            let words = ["-m", "unittest", "discover", "-q", "-s", "tests/conformance"];
            report.check("the conformance checks themselves", run::command(python::interpreter(), words));
            let command = run::command(python::interpreter(), ["tests/conformance/check.py"]);
            report.count("operations against AWS's models", command, summary::of_plain);
        }
        Err(message) => report.step("set-up for conformance", || Err(message)),
    }
}

/// The headless program, whose answers are checked; the checks find it in
/// target/debug.
fn headless() -> Outcome {
    let words = ["build", "--quiet", "--package", "trailwatch-headless"];
    let ended = run::quietly(run::cargo(words), "building the headless program")?;
    match ended.ok {
        true => Ok(()),
        false => Err(ended.output),
    }
}
