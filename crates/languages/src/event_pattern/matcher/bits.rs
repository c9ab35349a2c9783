//! Sets of small numbers as bits, and ranges of numbers that have such sets.

use super::super::NumericRange;
use super::table::order;

pub(super) type Bits = Box<[u64]>;

/// The first `size` bits.
pub(super) fn ones(bits: &mut Vec<u64>, size: usize) {
    bits.clear();
    bits.resize(size.div_ceil(64), u64::MAX);
    if let Some(last) = bits.last_mut().filter(|_| !size.is_multiple_of(64)) {
        *last = (1 << (size % 64)) - 1;
    }
}

pub(super) fn or(bits: &mut [u64], more: &[u64]) {
    bits.iter_mut().zip(more).for_each(|(word, more)| *word |= more);
}

/// Whether any is left.
pub(super) fn and(bits: &mut [u64], other: &[u64]) -> bool {
    let mut any = 0;
    for (word, other) in bits.iter_mut().zip(other) {
        *word &= other;
        any |= *word;
    }
    any != 0
}

/// Numbers: as a list where they are few.
#[derive(Debug)]
pub(super) enum Set {
    Few(Box<[u32]>),
    Many(Bits),
}

impl Set {
    /// Of the numbers below `size`.
    pub fn of(numbers: &[u32], size: usize) -> Set {
        let words = size.div_ceil(64);
        if numbers.len() <= words {
            return Set::Few(numbers.into());
        }
        let mut bits = vec![0; words];
        numbers.iter().for_each(|number| turn(&mut bits, *number, true));
        Set::Many(bits.into())
    }
}

#[inline]
fn turn(bits: &mut [u64], number: u32, on: bool) {
    if let Some(word) = bits.get_mut(number as usize / 64) {
        let bit = 1 << (number % 64);
        *word = if on { *word | bit } else { *word & !bit };
    }
}

pub(super) fn set(bits: &mut [u64], numbers: &Set) {
    match numbers {
        Set::Few(list) => list.iter().for_each(|number| turn(bits, *number, true)),
        Set::Many(more) => or(bits, more),
    }
}

pub(super) fn clear(bits: &mut [u64], numbers: &Set) {
    match numbers {
        Set::Few(list) => list.iter().for_each(|number| turn(bits, *number, false)),
        Set::Many(less) => bits.iter_mut().zip(less).for_each(|(word, less)| *word &= !less),
    }
}

/// Which of many ranges hold a number. Along the numbers the set changes; it is
/// kept whole at every so many changes, and made from the nearest.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    /// Where the set changes: the place (twice the number's, one more right
    /// behind it), whose bit, and whether it comes or goes.
    changes: Vec<(u128, u32, bool)>,
    /// Before each `STEP` changes.
    sets: Vec<Bits>,
}

const STEP: usize = 64;

impl Ranges {
    pub fn of(ranges: &[(u32, NumericRange)], size: usize) -> Ranges {
        let mut changes = Vec::new();
        // Those of one number may overlap: `from` to `to` is what has been joined.
        let mut spans: Vec<(u32, u128, u128)> = ranges.iter().map(|(number, range)| span(*number, range)).collect();
        spans.sort_unstable();
        let mut open: Option<(u32, u128, u128)> = None;
        for (number, from, to) in spans.into_iter().map(Some).chain([None]).map(|it| it.unwrap_or((u32::MAX, 0, 0))) {
            match &mut open {
                Some(last) if last.0 == number && from <= last.2 => last.2 = last.2.max(to),
                _ => {
                    if let Some((number, from, to)) = open.replace((number, from, to)) {
                        changes.extend([(from, number, true), (to, number, false)]);
                    }
                }
            }
        }
        changes.sort_unstable();
        let mut bits = vec![0; size.div_ceil(64)];
        let mut sets = Vec::new();
        for some in changes.chunks(STEP) {
            sets.push(bits.clone().into_boxed_slice());
            some.iter().for_each(|(_, number, on)| turn(&mut bits, *number, *on));
        }
        sets.push(bits.into());
        Ranges { changes, sets }
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The set at a number, which is given by its [`order`].
    pub fn at(&self, place: u128, bits: &mut Vec<u64>) {
        let done = self.changes.partition_point(|change| change.0 <= place * 2);
        bits.clear();
        bits.extend_from_slice(self.sets.get(done / STEP).map_or(&[], |set| set));
        let rest = self.changes.get(done / STEP * STEP..done).unwrap_or(&[]);
        rest.iter().for_each(|(_, number, on)| turn(bits, *number, *on));
    }
}

/// From where on, and from where on no more.
fn span(number: u32, range: &NumericRange) -> (u32, u128, u128) {
    let from = range.low.as_ref().map_or(0, |bound| order(bound.value) * 2 + u128::from(!bound.included));
    let to = range.high.as_ref().map_or(u128::MAX, |bound| order(bound.value) * 2 + u128::from(bound.included));
    (number, from, to)
}

#[cfg(test)]
mod tests {
    use super::super::super::Bound;
    use super::*;

    fn numbers(bits: &[u64]) -> Vec<u32> {
        (0..bits.len() as u32 * 64).filter(|number| bits[*number as usize / 64] >> (number % 64) & 1 == 1).collect()
    }

    #[test]
    fn ranges_hold_what_they_contain() {
        let bound = |value: i64, included: bool| Some(Bound { value: value as f64, included });
        let mut ranges = Vec::new();
        for number in 0..300u32 {
            let (low, high) = (i64::from(number * 37 % 101), i64::from(number * 53 % 89));
            let range = match number % 4 {
                0 => NumericRange { low: bound(low, number % 3 == 0), high: None },
                1 => NumericRange { low: None, high: bound(high, number % 3 == 0) },
                2 => NumericRange { low: bound(low, true), high: bound(low, true) },
                _ => NumericRange { low: bound(low, number % 3 == 0), high: bound(low + high + 1, number % 5 == 0) },
            };
            ranges.push((number, range));
            // Some have two.
            if number % 7 == 0 {
                ranges.push((number, NumericRange { low: bound(high, true), high: bound(high + 9, false) }));
            }
        }
        let built = Ranges::of(&ranges, 300);
        let mut bits = Vec::new();
        for value in (-2..220).map(|value| f64::from(value) / 2.0) {
            built.at(order(value), &mut bits);
            let mut wanted: Vec<u32> = ranges.iter().filter(|it| it.1.contains(value)).map(|it| it.0).collect();
            wanted.dedup();
            assert_eq!(numbers(&bits), wanted, "{value}");
        }
    }

    #[test]
    fn sets_are_set_and_cleared() {
        let mut bits = Vec::new();
        ones(&mut bits, 130);
        assert_eq!(numbers(&bits), (0..130).collect::<Vec<_>>());
        let (few, many) = (Set::of(&[1, 129], 130), Set::of(&[0, 64, 65, 128], 130));
        assert!(matches!((&few, &many), (Set::Few(_), Set::Many(_))));
        clear(&mut bits, &few);
        clear(&mut bits, &many);
        assert!(bits.iter().map(|word| word.count_ones()).sum::<u32>() == 124);
        set(&mut bits, &few);
        set(&mut bits, &many);
        assert_eq!(numbers(&bits).len(), 130);
        assert!(and(&mut bits, &[1, 0, 0]) && !and(&mut bits, &[2, 0, 0]));
    }
}
