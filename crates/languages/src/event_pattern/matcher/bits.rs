//! Sets of small numbers as bits, in blocks of which most may be out of
//! question already.

/// Four words: what is looked at or left out together.
pub(super) type Block = [u64; 4];

/// Numbers in a block.
const SIZE: usize = 256;

pub(super) fn none(size: usize) -> Vec<Block> {
    vec![[0; 4]; size.div_ceil(SIZE)]
}

/// The first `size` bits.
pub(super) fn all(size: usize) -> Vec<Block> {
    let mut bits = none(size);
    (0..size as u32).for_each(|number| turn(&mut bits, number, true));
    bits
}

#[inline]
pub(super) fn turn(bits: &mut [Block], number: u32, on: bool) {
    let word = bits.get_mut(number as usize / SIZE).and_then(|block| block.get_mut(number as usize / 64 % 4));
    if let Some(word) = word {
        let bit = 1 << (number % 64);
        *word = if on { *word | bit } else { *word & !bit };
    }
}

#[inline]
pub(super) fn has(bits: &[Block], number: u32) -> bool {
    let word = bits.get(number as usize / SIZE).and_then(|block| block.get(number as usize / 64 % 4));
    word.is_some_and(|word| word >> (number % 64) & 1 == 1)
}

/// The blocks that may still have something. Other blocks hold anything, and
/// nobody looks at them.
pub(super) type Live = Vec<u32>;

/// The blocks that have something.
pub(super) fn filled(bits: &[Block]) -> Live {
    bits.iter().zip(0..).filter(|it| *it.0 != [0; 4]).map(|it| it.1).collect()
}

/// Gives `each` the live blocks of two sets.
#[inline]
fn both(live: &[u32], bits: &mut [Block], other: &[Block], each: impl Fn(&mut u64, u64)) {
    for &at in live {
        if let (Some(block), Some(other)) = (bits.get_mut(at as usize), other.get(at as usize)) {
            block.iter_mut().zip(other).for_each(|(word, other)| each(word, *other));
        }
    }
}

pub(super) fn copy(live: &[u32], bits: &mut [Block], from: &[Block]) {
    both(live, bits, from, |word, from| *word = from);
}

pub(super) fn or(live: &[u32], bits: &mut [Block], more: &[Block]) {
    both(live, bits, more, |word, more| *word |= more);
}

/// Blocks that become empty live no more.
pub(super) fn and(live: &mut Live, bits: &mut [Block], other: &[Block]) {
    live.retain(|&at| {
        let (Some(block), Some(other)) = (bits.get_mut(at as usize), other.get(at as usize)) else { return false };
        block.iter_mut().zip(other).for_each(|(word, other)| *word &= other);
        *block != [0; 4]
    });
}

/// Numbers: as a list where they are few.
#[derive(Debug)]
pub(super) enum Set {
    Few(Box<[u32]>),
    /// From a block on.
    Many(u32, Box<[Block]>),
}

impl Set {
    /// Of the numbers below `size`, in ascending order.
    pub fn of(numbers: &[u32], size: usize) -> Set {
        if numbers.len() <= size / SIZE {
            return Set::Few(numbers.into());
        }
        let mut bits = none(size);
        numbers.iter().for_each(|number| turn(&mut bits, *number, true));
        let from = bits.iter().position(|block| *block != [0; 4]).unwrap_or(0);
        let to = bits.iter().rposition(|block| *block != [0; 4]).map_or(0, |last| last + 1);
        Set::Many(from as u32, bits.get(from..to).unwrap_or(&[]).into())
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, Set::Few(list) if list.is_empty())
    }

    /// Gives `each` the blocks that have something, perhaps repeatedly.
    pub fn blocks(&self, mut each: impl FnMut(u32)) {
        match self {
            Set::Few(list) => list.iter().for_each(|number| each(number / SIZE as u32)),
            Set::Many(from, blocks) => {
                blocks.iter().zip(*from..).filter(|it| *it.0 != [0; 4]).for_each(|(_, at)| each(at));
            }
        }
    }

    pub fn set(&self, live: &[u32], bits: &mut [Block]) {
        match self {
            Set::Few(list) => list.iter().for_each(|number| turn(bits, *number, true)),
            Set::Many(from, more) => each(live, *from, bits, more, |word, more| *word |= more),
        }
    }

    pub fn clear(&self, live: &[u32], bits: &mut [Block]) {
        match self {
            Set::Few(list) => list.iter().for_each(|number| turn(bits, *number, false)),
            Set::Many(from, less) => each(live, *from, bits, less, |word, less| *word &= !less),
        }
    }
}

/// Changes live blocks by blocks that begin at `from`.
#[inline]
fn each(live: &[u32], from: u32, bits: &mut [Block], by: &[Block], change: impl Fn(&mut u64, u64)) {
    if by.len() <= live.len() {
        // All of them: that is less than to ask which live.
        let bits = bits.get_mut(from as usize..).unwrap_or(&mut []);
        for (block, by) in bits.iter_mut().zip(by) {
            block.iter_mut().zip(by).for_each(|(word, by)| change(word, *by));
        }
        return;
    }
    for &at in live {
        let by = at.checked_sub(from).and_then(|at| by.get(at as usize));
        if let (Some(block), Some(by)) = (bits.get_mut(at as usize), by) {
            block.iter_mut().zip(by).for_each(|(word, by)| change(word, *by));
        }
    }
}

/// The numbers in a word that begins at `base`.
#[inline]
pub(super) fn numbers(mut word: u64, base: usize, mut each: impl FnMut(usize)) {
    while word != 0 {
        each(base + word.trailing_zeros() as usize);
        word &= word - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn listed(bits: &[Block]) -> Vec<u32> {
        (0..(bits.len() * SIZE) as u32).filter(|number| has(bits, *number)).collect()
    }

    #[test]
    fn sets_are_set_and_cleared() {
        let size = 700;
        let mut bits = all(size);
        assert_eq!(listed(&bits), (0..700).collect::<Vec<_>>());
        let (few, many) = (Set::of(&[1, 699], size), Set::of(&[256, 300, 301, 511], size));
        assert!(matches!((&few, &many), (Set::Few(_), Set::Many(1, blocks)) if blocks.len() == 1));
        let mut live = vec![0, 1, 2];
        few.clear(&live, &mut bits);
        many.clear(&live, &mut bits);
        assert_eq!(listed(&bits).len(), 694);
        let mut met = none(size);
        many.set(&live, &mut met);
        few.set(&live, &mut met);
        assert_eq!(listed(&met), [1, 256, 300, 301, 511, 699]);
        and(&mut live, &mut bits, &met);
        assert!(live.is_empty());
        let wide = Set::of(&[5, 300, 600], size);
        assert!(matches!(&wide, Set::Many(0, blocks) if blocks.len() == 3));
        let mut bits = none(size);
        wide.set(&[1], &mut bits);
        assert_eq!(listed(&bits), [300], "only what lives is looked at");
    }
}
