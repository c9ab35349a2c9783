//! The labs: texts, starts, goals and solutions as data, and what reads and
//! checks them. No lab's name stands in this code: `catalogue/<lab>/` is the lab.
//!
//! - `about.en.md`, `about.ko.md`: the title, and what the lab is about
//! - `lab.en.md`, `lab.ko.md`: the steps (see [`guide`])
//! - `start.tw`: what the account holds when the lab begins
//! - `goals.toml`: named checks with their arguments (see [`checks`])
//! - `solution.tw`: a transcript that reaches every goal; the suite plays it
//! - `misses/*.tw`: transcripts that come near and must not pass, for the suite

mod catalogue;
pub mod checks;
mod goals;
pub mod guide;

pub use catalogue::{Lab, all, find};
pub use goals::{Goal, GoalError};

use session::Session;

/// Where a learner stands with one goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The goal's id.
    pub goal: &'static str,
    /// The step of the guide that it belongs to.
    pub step: &'static str,
    pub verdict: checks::Verdict,
}

/// Checks every goal of a lab against a session. Nothing is changed or
/// recorded: reads are made on a clone.
pub fn progress(lab: &Lab, session: &Session) -> Vec<Progress> {
    let goals = lab.goals().iter();
    goals.map(|goal| Progress { goal: goal.id, step: goal.step, verdict: checks::check(goal, session) }).collect()
}

/// Where a learner stands with every goal. While nobody has done anything no
/// goal is reached, unlooked: the suite holds that an untouched start reaches
/// none, and a first visit need not run the checks to know it.
pub fn standing(lab: &Lab, session: &Session) -> Vec<Progress> {
    if !session.is_touched() {
        let not_yet =
            |goal: &Goal| Progress { goal: goal.id, step: goal.step, verdict: checks::Verdict::NotYet(String::new()) };
        return lab.goals().iter().map(not_yet).collect();
    }
    progress(lab, session)
}

#[cfg(test)]
mod tests;
