//! `cargo xtask bench`: what the account does in a second, from the headless
//! program's own measurement.

use crate::{Outcome, run};

/// Passes its words on to `trailwatch bench`.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let fixed = ["run", "--quiet", "--release", "--package", "trailwatch-headless", "--", "bench"];
    match run::openly(run::cargo(fixed.into_iter().chain(words.iter().copied())))? {
        true => Ok(()),
        false => Err("the bench did not end well".to_owned()),
    }
}
