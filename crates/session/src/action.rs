//! What can be done to an account from outside, as it is logged: intents, not
//! their consequences.

use base::Time;
use sim::world::Act;
use sim::world::pages::Page;
use sim::{Account, ApiCall, ApiResult};

/// One thing done.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An API call: a click in the console, a line in the terminal.
    Call(ApiCall),
    /// Time passes up to then. Never back.
    AdvanceTo(Time),
    /// Somebody follows a link in a mail.
    OpenLink(String),
    /// Somebody outside does something else.
    Act(Act),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Answer(ApiResult),
    /// The page that a link opened.
    Page(Page),
    Nothing,
}

impl Outcome {
    /// The answer of a call.
    pub fn answer(self) -> Option<ApiResult> {
        match self {
            Outcome::Answer(answer) => Some(answer),
            _ => None,
        }
    }
}

impl Action {
    pub fn is_advance(&self) -> bool {
        matches!(self, Action::AdvanceTo(_))
    }

    pub(crate) fn apply(&self, account: &mut Account) -> Outcome {
        match self {
            Action::Call(call) => Outcome::Answer(account.call(call)),
            Action::AdvanceTo(time) => {
                account.advance_to(*time);
                Outcome::Nothing
            }
            Action::Act(act) => {
                account.act(act);
                Outcome::Nothing
            }
            Action::OpenLink(url) => Outcome::Page(account.open_link(url)),
        }
    }
}
