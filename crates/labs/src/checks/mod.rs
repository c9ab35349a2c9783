//! The checks that goals name, each implemented once, each answering "done" or
//! "not yet" with a reason.

mod inbox;
mod read;
mod record;

use crate::goals::Goal;
use session::Session;

/// What a check says.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Done,
    /// Not yet; what was looked at, as AWS or the check words it. May be empty:
    /// the guide has words of its own for each goal.
    NotYet(String),
    /// The goal itself is wrong: nothing a learner can do.
    Wrong(String),
}

impl Verdict {
    pub fn is_done(&self) -> bool {
        *self == Verdict::Done
    }
}

/// Checks one goal.
pub fn check(goal: &Goal, session: &Session) -> Verdict {
    match goal.check {
        "read" => read::check(goal, session),
        "inbox" => inbox::check(goal, session.account()),
        "record" => record::check(goal, session.account()),
        other => Verdict::Wrong(format!("there is no check named {other:?}: read, inbox and record are")),
    }
}
