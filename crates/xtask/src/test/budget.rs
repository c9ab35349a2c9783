//! The size budget of the first load.

use super::summary::Count;
use crate::{Outcome, size};

/// The most that a first visit may fetch, brotli-compressed, everything counted:
/// 300 kB while the page had LAB1 alone, 400 kB with all of events and
/// notifications.
pub(crate) const FIRST_LOAD_BYTES: u64 = 400_000;

/// Whether the built page keeps to it.
pub(super) fn check() -> Outcome<(Count, String)> {
    let files = size::first_load()?;
    let bytes: u64 = files.iter().map(|file| file.brotli).sum();
    println!("  the first load weighs {} of at most {}", size::kilobytes(bytes), size::kilobytes(FIRST_LOAD_BYTES));
    match bytes <= FIRST_LOAD_BYTES {
        true => Ok((Count::SUCCESS, String::new())),
        false => Ok((Count::FAILURE, format!("over the budget\n{}", size::table(&files)))),
    }
}
