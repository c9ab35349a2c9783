//! Schedule expressions of rules: `rate(5 minutes)` and
//! `cron(0 18 ? * MON-FRI *)`, and when they fire.
//!
//! Always UTC. A cron expression fires at the beginning of minutes; a rate
//! counts from the rule's creation, to the second.
//!
//! Source: EventBridge User Guide, "Schedule expressions for rules".

mod cron;
mod error;
mod fields;
mod rate;

#[cfg(test)]
mod tests;

pub use cron::{Cron, Field};
pub use error::{ScheduleError, ScheduleProblem};
pub use rate::{Rate, Unit};

use base::Time;

/// A schedule that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Schedule {
    Rate(Rate),
    Cron(Cron),
}

impl Schedule {
    /// Reads an expression; blanks around it are refused, as AWS does.
    pub fn parse(text: &str) -> Result<Schedule, ScheduleError> {
        read(text).map_err(|error| ScheduleError { suggestion: error::suggestion(text), ..error })
    }

    /// The first firing later than `after` of a rule created, or last changed,
    /// at `created`. None where the years of a cron expression are over.
    pub fn next_after(&self, after: Time, created: Time) -> Option<Time> {
        match self {
            Schedule::Rate(rate) => rate.next_after(after, created),
            Schedule::Cron(cron) => cron.next_after(after.max(created)),
        }
    }

    /// The next `count` firings, as the console lists ten.
    pub fn next_n(&self, after: Time, created: Time, count: u32) -> Vec<Time> {
        let mut times = Vec::new();
        let mut last = after;
        for _ in 0..count {
            let Some(next) = self.next_after(last, created) else { break };
            times.push(next);
            last = next;
        }
        times
    }
}

fn read(text: &str) -> Result<Schedule, ScheduleError> {
    let inner = |prefix: &str| text.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(')'));
    if let Some(inner) = inner("rate(") {
        return rate::parse(inner, "rate(".len()).map(Schedule::Rate);
    }
    if let Some(inner) = inner("cron(") {
        return fields::parse(inner, "cron(".len()).map(Schedule::Cron);
    }
    Err(ScheduleError::new(ScheduleProblem::NeitherRateNorCron, text, 0))
}
