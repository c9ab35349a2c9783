//! Where a session begins.

use crate::Action;
use base::{Seed, Time};
use sim::{Account, Caller, Region, Start};

/// A lab's start or a bare sandbox: the same scenario gives the same account.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// `sandbox`, or the lab's id: what a link names.
    pub id: String,
    pub seed: Seed,
    pub now: Time,
    /// Who is signed in to the console.
    pub caller: Caller,
    pub region: Region,
    /// Played before anything is logged.
    pub start: Vec<Action>,
}

impl Scenario {
    /// An account with a default VPC in each region and nothing else, used by
    /// its root user. `now` is the lab's day, 2021-03-05T01:00:00Z.
    pub fn sandbox(seed: Seed) -> Scenario {
        Scenario {
            id: "sandbox".to_string(),
            seed,
            now: Time(1_614_906_000_000),
            caller: Caller::Root,
            region: Region::US_EAST_1,
            start: Vec::new(),
        }
    }

    /// The time at which the session opens: what happens later is not of the start.
    pub fn opens_at(&self) -> Time {
        let times = self.start.iter().rev().filter_map(|action| match action {
            Action::AdvanceTo(time) => Some(*time),
            _ => None,
        });
        times.fold(self.now, Time::max)
    }

    /// The account as it stands when the session opens.
    pub fn account(&self) -> Account {
        let mut account = Account::new(&Start { now: self.now, seed: self.seed, ..Start::default() });
        for action in &self.start {
            action.apply(&mut account);
        }
        account
    }
}
