//! Simulated time follows real time: paused, or 1 to 600 times as fast.

use base::{Duration, Time};
use session::Session;

/// The speeds that the clock's menu offers.
pub const SPEEDS: [u32; 4] = [1, 10, 60, 600];

/// Due things happen in slices of at most so many real milliseconds a frame.
const SLICE_MILLIS: f64 = 8.0;
/// A tab that slept catches up with no more than this much real time.
const MOST_REAL_MILLIS: f64 = 5_000.0;

/// The clock of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    pub running: bool,
    /// Simulated seconds a real second.
    pub speed: u32,
    /// Real time of the last tick, in milliseconds; 0 before the first.
    last: f64,
    /// Simulated milliseconds not passed yet, fractions included.
    owed: f64,
}

impl Default for Clock {
    fn default() -> Clock {
        Clock { running: true, speed: 1, last: 0.0, owed: 0.0 }
    }
}

impl Clock {
    /// Passes the simulated time that the real time asks for: whether the
    /// account or its shown second has changed.
    pub fn tick(&mut self, session: &mut Session, real_millis: f64) -> bool {
        let elapsed = if self.last == 0.0 { 0.0 } else { real_millis - self.last };
        self.last = real_millis;
        if !self.running {
            self.owed = 0.0;
            return false;
        }
        self.owed += elapsed.clamp(0.0, MOST_REAL_MILLIS) * f64::from(self.speed);
        let before = session.account().now();
        let due_before = session.account().next_wakeup();
        let target = before + Duration(self.owed as i64);
        let began = crate::browser::now_millis();
        while session.advance_slice(target, 16) {
            if crate::browser::now_millis() - began > SLICE_MILLIS {
                break;
            }
        }
        let now = session.account().now();
        self.owed = (self.owed - (now - before).0 as f64).max(0.0);
        due_before.is_some_and(|due: Time| due <= now) || now.seconds() != before.seconds()
    }
}
