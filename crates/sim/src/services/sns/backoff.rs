//! How often a delivery is tried again, and when.
//!
//! Source: SNS Developer Guide, "Amazon SNS message delivery retries". The
//! counts for endpoints that AWS manages are widely published; the curves of
//! the back-off functions are drawn there without formulas (unverified).

use base::Duration;

/// The delays before each retry, in four phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Seconds.
    pub min_delay: u32,
    /// Seconds.
    pub max_delay: u32,
    /// All retries, those of the other phases included.
    pub retries: u32,
    pub without_delay: u32,
    pub with_min_delay: u32,
    pub with_max_delay: u32,
    pub backoff: Backoff,
}

/// How delays grow from the least to the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backoff {
    Arithmetic,
    Exponential,
    Geometric,
    Linear,
}

impl Backoff {
    pub const ALL: [Backoff; 4] = [Backoff::Arithmetic, Backoff::Exponential, Backoff::Geometric, Backoff::Linear];

    pub fn name(self) -> &'static str {
        match self {
            Backoff::Arithmetic => "arithmetic",
            Backoff::Exponential => "exponential",
            Backoff::Geometric => "geometric",
            Backoff::Linear => "linear",
        }
    }

    pub fn parse(name: &str) -> Option<Backoff> {
        Backoff::ALL.into_iter().find(|backoff| backoff.name() == name)
    }
}

/// However long a policy makes it, a request is not tried again later than this.
pub(super) const LONGEST: Duration = Duration::seconds(3_600);

impl RetryPolicy {
    /// Queues, functions and streams: 100,015 tries over 23 days.
    pub const MANAGED: RetryPolicy = RetryPolicy {
        min_delay: 1,
        max_delay: 20,
        retries: 100_015,
        without_delay: 3,
        with_min_delay: 2,
        with_max_delay: 100_000,
        backoff: Backoff::Exponential,
    };
    /// Mailboxes, phones and apps: 50 tries over six hours.
    pub const PEOPLE: RetryPolicy = RetryPolicy {
        min_delay: 10,
        max_delay: 600,
        retries: 50,
        without_delay: 0,
        with_min_delay: 2,
        with_max_delay: 38,
        backoff: Backoff::Exponential,
    };
    /// HTTP(S) endpoints, where no delivery policy says otherwise.
    pub const HTTP: RetryPolicy = RetryPolicy {
        min_delay: 20,
        max_delay: 20,
        retries: 3,
        without_delay: 0,
        with_min_delay: 0,
        with_max_delay: 0,
        backoff: Backoff::Linear,
    };

    /// How long to wait before the retry of this number, from 1; none when
    /// there are no more.
    pub fn delay(&self, retry: u32) -> Option<Duration> {
        if retry == 0 || retry > self.retries {
            return None;
        }
        let phases = self.without_delay + self.with_min_delay;
        let growing = self.retries.saturating_sub(phases + self.with_max_delay);
        let seconds = match retry {
            n if n <= self.without_delay => 0,
            n if n <= phases => self.min_delay,
            n if n <= phases + growing => self.grown(n - phases, growing),
            _ => self.max_delay,
        };
        Some(Duration::seconds(i64::from(seconds)))
    }

    /// The delay of step `step` of `steps`, from 1.
    fn grown(&self, step: u32, steps: u32) -> u32 {
        let (low, high) = (u64::from(self.min_delay), u64::from(self.max_delay));
        let (step, last) = (u64::from(step - 1), u64::from(steps.max(2) - 1));
        let delay = match self.backoff {
            Backoff::Linear => low + (high.saturating_sub(low)) * step / last,
            Backoff::Arithmetic => low + (high.saturating_sub(low)) * step * (step + 1) / (last * (last + 1)),
            Backoff::Exponential => low.saturating_mul(1 << step.min(20)),
            Backoff::Geometric => (0..step.min(40)).fold(low, |delay, _| delay.saturating_mul(3).div_ceil(2)),
        };
        delay.min(high) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delays(policy: &RetryPolicy) -> Vec<i64> {
        (1..).map_while(|retry| policy.delay(retry)).map(|delay| delay.0 / 1_000).collect()
    }

    #[test]
    fn the_published_tables() {
        assert_eq!(delays(&RetryPolicy::HTTP), [20, 20, 20]);
        let people = delays(&RetryPolicy::PEOPLE);
        assert_eq!(people.len(), 50);
        assert_eq!(people[..13], [10, 10, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600]);
        assert_eq!(people.iter().sum::<i64>() / 3_600, 7, "some six hours");
        let managed = delays(&RetryPolicy::MANAGED);
        assert_eq!(managed.len(), 100_015);
        assert_eq!(managed[..12], [0, 0, 0, 1, 1, 1, 2, 4, 8, 16, 20, 20]);
        assert_eq!(managed.iter().sum::<i64>() / 86_400, 23, "23 days");
    }

    #[test]
    fn delays_grow_by_each_function() {
        let of = |backoff| {
            let policy = RetryPolicy { min_delay: 10, max_delay: 100, retries: 5, backoff, ..RetryPolicy::HTTP };
            delays(&policy)
        };
        assert_eq!(of(Backoff::Linear), [10, 32, 55, 77, 100]);
        assert_eq!(of(Backoff::Arithmetic), [10, 19, 37, 64, 100]);
        assert_eq!(of(Backoff::Exponential), [10, 20, 40, 80, 100]);
        assert_eq!(of(Backoff::Geometric), [10, 15, 23, 35, 53]);
        let one = RetryPolicy { retries: 1, ..RetryPolicy::HTTP };
        assert_eq!(delays(&one), [20]);
        assert_eq!(delays(&RetryPolicy { retries: 0, ..one }), [0; 0]);
    }
}
