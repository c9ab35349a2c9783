//! Small lookup structures, built once and read often: a hash table, lists
//! laid end to end, and intervals.

/// Mixes bytes into 64 bits, eight at a time. Not for secrets.
pub(super) fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut state = seed ^ (bytes.len() as u64).wrapping_mul(K);
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        state = fold(state ^ u64::from_le_bytes(*chunk));
    }
    let mut last = 0;
    for &byte in rest {
        last = last << 8 | u64::from(byte);
    }
    fold(state ^ last)
}

const K: u64 = 0x9e37_79b9_7f4a_7c15;

fn fold(value: u64) -> u64 {
    let product = u128::from(value ^ K).wrapping_mul(0xd6e8_feb8_6659_fd93_u128);
    product as u64 ^ (product >> 64) as u64
}

/// From hashes to numbers; whoever asks tells equal hashes apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// A hash and a number plus one; 0 is free. The length is a power of two.
    slots: Vec<(u64, u32)>,
}

impl Table {
    pub fn of(entries: &[(u64, u32)]) -> Table {
        let mut slots = vec![(0, 0); (entries.len() * 2 + 1).next_power_of_two()];
        let mask = slots.len() - 1;
        for &(hash, value) in entries {
            let mut at = hash as usize & mask;
            while slots.get(at).is_some_and(|slot| slot.1 != 0) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (hash, value + 1);
            }
        }
        Table { slots }
    }

    /// The number under `hash` that `is_it` takes.
    #[inline]
    pub fn get(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            let &(found, value) = self.slots.get(at)?;
            if value == 0 {
                return None;
            }
            if found == hash && is_it(value - 1) {
                return Some(value - 1);
            }
            at = (at + 1) & mask;
        }
    }
}

/// Many lists in one allocation.
#[derive(Debug, Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// The number of the new list.
    pub fn push(&mut self, items: impl IntoIterator<Item = u32>) -> u32 {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
        self.ends.len() as u32 - 1
    }

    #[inline]
    pub fn get(&self, list: u32) -> &[u32] {
        let list = list as usize;
        let start = if list == 0 { 0 } else { self.ends.get(list - 1).copied().unwrap_or(0) };
        let end = self.ends.get(list).copied().unwrap_or(0);
        self.items.get(start as usize..end as usize).unwrap_or(&[])
    }
}

/// Closed intervals that are asked which of them hold a point: sorted by
/// their lower ends, each middle knowing the highest end of its part.
#[derive(Debug, Default)]
pub(super) struct Intervals {
    /// Low, high, highest of the part, item.
    sorted: Vec<(u128, u128, u128, u32)>,
}

impl Intervals {
    pub fn of(intervals: &[(u128, u128, u32)]) -> Intervals {
        let mut sorted: Vec<_> = intervals.iter().map(|&(low, high, item)| (low, high, high, item)).collect();
        sorted.sort_unstable();
        raise(&mut sorted);
        Intervals { sorted }
    }

    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    pub fn at(&self, point: u128, each: &mut impl FnMut(u32)) {
        stab(&self.sorted, point, each);
    }
}

/// Sets the highest end of each middle, and gives that of the whole.
fn raise(part: &mut [(u128, u128, u128, u32)]) -> u128 {
    let middle = part.len() / 2;
    let Some((left, [root, right @ ..])) = part.split_at_mut_checked(middle) else { return 0 };
    root.2 = root.1.max(raise(left)).max(raise(right));
    root.2
}

fn stab(part: &[(u128, u128, u128, u32)], point: u128, each: &mut impl FnMut(u32)) {
    let middle = part.len() / 2;
    let Some((left, [root, right @ ..])) = part.split_at_checked(middle) else { return };
    if root.2 < point {
        return;
    }
    stab(left, point, each);
    if root.0 <= point {
        if point <= root.1 {
            each(root.3);
        }
        stab(right, point, each);
    }
}

/// Numbers in their order as whole numbers.
pub(super) fn order(number: f64) -> u128 {
    let bits = (number + 0.0).to_bits();
    u128::from(if bits >> 63 == 1 { !bits } else { bits | 1 << 63 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_find_all_that_hold_a_point() {
        let all: Vec<(u128, u128, u32)> =
            (0..200).map(|i| ((i * 37 % 101) as u128, (i * 53 % 211) as u128, i)).collect();
        let tree = Intervals::of(&all);
        for point in 0..220 {
            let mut found = Vec::new();
            tree.at(point, &mut |item| found.push(item));
            found.sort_unstable();
            let wanted: Vec<u32> = all.iter().filter(|it| it.0 <= point && point <= it.1).map(|it| it.2).collect();
            assert_eq!(found, wanted, "{point}");
        }
    }

    #[test]
    fn numbers_keep_their_order() {
        let numbers = [f64::NEG_INFINITY, -5.0e9, -1.0, -0.5, 0.0, 1e-9, 1.0, 300.0, f64::INFINITY];
        assert!(numbers.windows(2).all(|pair| order(pair[0]) < order(pair[1])));
        assert_eq!(order(-0.0), order(0.0));
    }
}
