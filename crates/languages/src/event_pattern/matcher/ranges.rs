//! Ranges of numbers, each with a bit: which of very many hold a number.

use super::super::{Cidr, NumericRange};
use super::bits::{Block, copy, none, turn};
use super::table::order;

/// Along the numbers the set of the ranges that hold them changes. It is kept
/// whole at every so many changes, and made from the nearest.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    /// Where the set changes, whose bit, and whether it comes or goes.
    changes: Vec<(u128, u32, bool)>,
    /// Before each `STEP` changes.
    sets: Vec<Box<[Block]>>,
}

const STEP: usize = 64;

/// Whose bit, from where on, and from where on no more, if anywhere.
pub(super) type Span = (u32, u128, Option<u128>);

impl Ranges {
    pub fn of(mut spans: Vec<Span>, size: usize) -> Ranges {
        let mut changes = Vec::new();
        spans.sort_unstable_by_key(|span| (span.0, span.1));
        // Those of one number may overlap, and are joined.
        let mut open: Option<Span> = None;
        for span in spans {
            match &mut open {
                Some(last) if last.0 == span.0 && last.2.is_none_or(|end| span.1 <= end) => {
                    last.2 = last.2.zip(span.2).map(|(one, other)| one.max(other));
                }
                _ => end(open.replace(span), &mut changes),
            }
        }
        end(open, &mut changes);
        changes.sort_unstable();
        let mut bits = none(size);
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

    /// The set at a place.
    pub fn at(&self, place: u128, live: &[u32], bits: &mut [Block]) {
        let done = self.changes.partition_point(|change| change.0 <= place);
        copy(live, bits, self.sets.get(done / STEP).map_or(&[], |set| set));
        let rest = self.changes.get(done / STEP * STEP..done).unwrap_or(&[]);
        rest.iter().for_each(|(_, number, on)| turn(bits, *number, *on));
    }
}

fn end(span: Option<Span>, changes: &mut Vec<(u128, u32, bool)>) {
    let Some((number, from, to)) = span else { return };
    // One that ends where it begins holds nothing.
    if to.is_none_or(|to| from < to) {
        changes.push((from, number, true));
        changes.extend(to.map(|to| (to, number, false)));
    }
}

/// The place of a number: an end that does not belong to its range lies
/// between two numbers.
pub(super) fn place(number: f64) -> u128 {
    order(number) * 2
}

pub(super) fn span_of_range(number: u32, range: &NumericRange) -> Span {
    let from = range.low.as_ref().map_or(0, |bound| place(bound.value) + u128::from(!bound.included));
    let to = range.high.as_ref().map(|bound| place(bound.value) + u128::from(bound.included));
    (number, from, to)
}

/// Whether it is IPv6, and the span.
pub(super) fn span_of_block(number: u32, block: &Cidr) -> (bool, Span) {
    let (v6, low, high) = block.ends();
    (v6, (number, low, high.checked_add(1)))
}

#[cfg(test)]
mod tests {
    use super::super::super::Bound;
    use super::super::bits::has;
    use super::*;

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
        let built = Ranges::of(ranges.iter().map(|(number, range)| span_of_range(*number, range)).collect(), 300);
        let mut bits = none(300);
        for value in (-2..220).map(|value| f64::from(value) / 2.0) {
            built.at(place(value), &[0, 1], &mut bits);
            let found: Vec<u32> = (0..512).filter(|number| has(&bits, *number)).collect();
            let mut wanted: Vec<u32> = ranges.iter().filter(|it| it.1.contains(value)).map(|it| it.0).collect();
            wanted.dedup();
            assert_eq!(found, wanted, "{value}");
        }
    }

    #[test]
    fn blocks_hold_their_last_address() {
        let blocks = ["::/0", "ffff::/16", "fe80::/10"].map(|text| Cidr::parse(text).unwrap());
        let spans = blocks.iter().zip(0..).map(|(block, number)| span_of_block(number, block).1).collect();
        let built = Ranges::of(spans, 3);
        let mut bits = none(3);
        for (address, wanted) in [(u128::MAX, [true, true, false]), (0, [true, false, false])] {
            built.at(address, &[0], &mut bits);
            assert_eq!([0, 1, 2].map(|number| has(&bits, number)), wanted);
        }
    }
}
