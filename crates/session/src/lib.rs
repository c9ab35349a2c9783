//! A sitting at the account: what was done, in order ([`Action`]), the account
//! that came of it, undo, and the link that opens the same account elsewhere.
//!
//! The log is the ground state; snapshots are a cache. `session` knows no lab:
//! a [`Scenario`] is handed to it. No DOM, no clock.

mod action;
mod codec;
mod link;
mod scenario;
pub mod tw;

pub use action::{Action, Outcome};
pub use codec::{decode_action, encode_action};
pub use link::{LinkError, Saved, from_link, to_link};
pub use scenario::Scenario;

use base::Time;
use sim::Account;

/// How many snapshots are kept; older ones are thinned, not dropped in a row.
const SNAPSHOTS: usize = 64;

/// An account in use.
#[derive(Clone, Debug)]
pub struct Session {
    scenario: Scenario,
    account: Account,
    log: Vec<Action>,
    /// What was undone last, with the time that had passed after it: newest last.
    undone: Vec<Vec<Action>>,
    /// The account after so many actions of the log, in that order.
    snapshots: Vec<(usize, Account)>,
}

impl Session {
    /// Opens a scenario; its start is played at once.
    pub fn new(scenario: Scenario) -> Session {
        let account = scenario.account();
        let snapshots = vec![(0, account.clone())];
        Session { scenario, account, log: Vec::new(), undone: Vec::new(), snapshots }
    }

    /// Opens a scenario and replays a log in it.
    pub fn replay(scenario: Scenario, log: Vec<Action>) -> Session {
        let mut session = Session::new(scenario);
        for action in log {
            session.perform(action);
        }
        session
    }

    pub fn account(&self) -> &Account {
        &self.account
    }
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }
    /// Whether anything was done but wait.
    pub fn is_touched(&self) -> bool {
        !self.log.iter().all(Action::is_advance)
    }
    pub fn log(&self) -> &[Action] {
        &self.log
    }

    /// Does it, and writes it in the log. What was undone before is forgotten
    /// unless only time passes.
    pub fn perform(&mut self, action: Action) -> Outcome {
        let outcome = action.apply(&mut self.account);
        self.write(action);
        outcome
    }

    /// Lets at most `steps` due things happen on the way to `time`, for work in
    /// slices between frames. True while there is more to do.
    pub fn advance_slice(&mut self, time: Time, steps: usize) -> bool {
        let more = self.account.advance_some(time, steps);
        // Whatever else is due at this very moment happens too: the log says
        // "advance to now", and a replay cannot stop in the midst of a moment.
        let now = self.account.now();
        self.account.advance_to(now);
        self.write(Action::AdvanceTo(now));
        more
    }

    fn write(&mut self, action: Action) {
        let now = self.account.now();
        match (&action, self.log.last_mut()) {
            // Adjacent advances are one: advance(a + b) = advance a, advance b.
            (Action::AdvanceTo(_), Some(Action::AdvanceTo(last))) => {
                *last = now.max(*last);
                // The snapshot stands for the whole advance.
                if let Some((_, account)) = self.snapshots.last_mut().filter(|(length, _)| *length == self.log.len()) {
                    *account = self.account.clone();
                }
                return;
            }
            (Action::AdvanceTo(_), _) => {}
            _ => self.undone.clear(),
        }
        self.log.push(action);
        self.snapshots.push((self.log.len(), self.account.clone()));
        if self.snapshots.len() > SNAPSHOTS {
            self.thin();
        }
    }

    /// Keeps the start and the newest quarter; of the rest every second.
    fn thin(&mut self) {
        let newest = self.snapshots.len() - SNAPSHOTS / 4;
        let mut index = 0;
        self.snapshots.retain(|_| {
            index += 1;
            index > newest || index % 2 == 1
        });
    }

    /// What `undo` would take back.
    pub fn can_undo(&self) -> Option<&Action> {
        self.log.iter().rev().find(|action| !action.is_advance())
    }

    /// What `redo` would do again.
    pub fn can_redo(&self) -> Option<&Action> {
        self.undone.last().and_then(|group| group.first())
    }

    /// Takes back the last thing done and the time passed since.
    pub fn undo(&mut self) -> bool {
        let Some(index) = self.log.iter().rposition(|action| !action.is_advance()) else { return false };
        let group = self.log.split_off(index);
        self.undone.push(group);
        self.rebuild();
        true
    }

    /// Does again what was undone last, with the time that had passed after it.
    pub fn redo(&mut self) -> bool {
        let Some(group) = self.undone.pop() else { return false };
        let rest = std::mem::take(&mut self.undone);
        for action in group {
            self.perform(action);
        }
        self.undone = rest;
        true
    }

    /// The account after the log, from the nearest snapshot.
    fn rebuild(&mut self) {
        let usable = self.log.len();
        self.snapshots.retain(|(length, _)| *length <= usable);
        let (from, mut account) = match self.snapshots.last() {
            Some((from, account)) => (*from, account.clone()),
            None => (0, self.scenario.account()),
        };
        for action in self.log.iter().skip(from) {
            action.apply(&mut account);
        }
        self.account = account;
    }
}

#[cfg(test)]
mod tests;
