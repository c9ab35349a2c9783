//! The checks that goals name, each implemented once, each answering "done" or
//! "not yet" with a reason.

mod caught;
mod delivered;
mod given;
mod inbox;
mod read;
mod record;
mod said;

use crate::goals::Goal;
use session::Session;

/// What a check says.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Done,
    /// Not yet; what was found instead, in the check's or AWS's words: the
    /// guide has an answer of its own for what it expects to be found. May be
    /// empty.
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
        "caught" => caught::check(goal, session),
        "given" => given::check(goal, session),
        "delivered" => delivered::check(goal, session),
        other => Verdict::Wrong(format!(
            "there is no check named {other:?}: read, inbox, record, caught, given and delivered are"
        )),
    }
}
