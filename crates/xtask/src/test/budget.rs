//! The size budget of the first load.

use super::summary::Count;
use crate::{Outcome, size};

/// The most that a first visit may fetch, brotli-compressed, everything counted.
pub(crate) const FIRST_LOAD_BYTES: u64 = 300_000;

/// FIXME: the first load is known to be over its budget, and this is what it
/// weighed when it was last looked at. The check fails when the page grows
/// beyond it, and on the day the budget holds: then this line goes.
const KNOWN_OVER_BYTES: Option<u64> = Some(383_000);

/// Whether the built page keeps to it.
pub(super) fn check() -> Outcome<(Count, String)> {
    let files = size::first_load()?;
    let bytes: u64 = files.iter().map(|file| file.brotli).sum();
    println!("  the first load weighs {} of at most {}", size::kilobytes(bytes), size::kilobytes(FIRST_LOAD_BYTES));
    let verdict = verdict(bytes, KNOWN_OVER_BYTES);
    println!("  {}", verdict.unwrap_or_else(|words| words));
    match verdict {
        Ok(_) => Ok((Count::SUCCESS, String::new())),
        Err(words) => Ok((Count::FAILURE, format!("{words}\n{}", size::table(&files)))),
    }
}

fn verdict(bytes: u64, known_over: Option<u64>) -> Result<&'static str, &'static str> {
    match (bytes <= FIRST_LOAD_BYTES, known_over) {
        (true, None) => Ok("within the budget"),
        (true, Some(_)) => Err("within the budget at last: take KNOWN_OVER_BYTES away"),
        (false, Some(known)) if bytes <= known => Ok("KNOWN TO BE OVER the budget, and no heavier than before"),
        (false, _) => Err("over the budget"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_excess_may_shrink_but_not_grow_nor_be_forgotten() {
        assert!(verdict(FIRST_LOAD_BYTES, None).is_ok());
        assert!(verdict(FIRST_LOAD_BYTES + 1, None).is_err());
        assert!(verdict(FIRST_LOAD_BYTES + 1, Some(FIRST_LOAD_BYTES + 1)).is_ok());
        assert!(verdict(FIRST_LOAD_BYTES + 2, Some(FIRST_LOAD_BYTES + 1)).is_err());
        assert!(verdict(FIRST_LOAD_BYTES, Some(FIRST_LOAD_BYTES + 1)).is_err());
    }
}
