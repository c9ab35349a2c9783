//! How long a step took, in words.
#![allow(clippy::disallowed_types, reason = "the developer's commands measure real time; the account never does")]

use std::time::{Duration, Instant};

/// Started when made.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts counting.
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start, as [`words`] says it.
    pub(crate) fn words(&self) -> String {
        words(self.0.elapsed())
    }
}

/// `0.4 s`, `12 s`, `3 min 5 s`.
fn words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_a_person_says_them() {
        let said = |milliseconds| words(Duration::from_millis(milliseconds));
        assert_eq!(said(430), "0.4 s");
        assert_eq!(said(12_900), "12 s");
        assert_eq!(said(185_000), "3 min 5 s");
    }
}
