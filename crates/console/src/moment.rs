//! Simulated times in words.

use base::Time;

/// `2021-03-05 02:00:31 UTC`, in both languages.
pub fn moment(time: Time) -> String {
    let civil = time.civil();
    format!("{:04}-{:02}-{:02} {} UTC", civil.year, civil.month, civil.day, time.clock())
}
