//! Texts that come with the second part: those that only functions of the
//! second part name.
//!
//! A text is known by its place. The compiler lays texts side by side, so one
//! ends where the next place that anything names begins; and whoever names a
//! text also names its length, which must be just that long. What is no plain
//! text, what a constant points to, and what any function of the first part
//! names stays where it is.

use super::code;
use super::module::{Module, section};
use crate::wasm::Bytes;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Fewer bytes in a row stay: a segment's head would weigh as much.
const WORTH_MOVING: u64 = 48;
/// Of shorter texts the length says too little.
const SHORTEST: u64 = 6;
/// A text of this length is worth a stub for the function that names it.
const WORTH_A_STUB: u64 = 128;

/// Constants, and where in memory they begin.
pub(super) struct Segment<'a> {
    pub(super) start: u64,
    pub(super) bytes: &'a [u8],
}

impl Segment<'_> {
    fn end(&self) -> u64 {
        self.start + self.bytes.len() as u64
    }

    fn part(&self, range: &Range<u64>) -> &[u8] {
        let at = |address: u64| address.saturating_sub(self.start) as usize;
        self.bytes.get(at(range.start)..at(range.end)).unwrap_or_default()
    }
}

/// The constants of a module; none where they are not as the linker writes them.
pub(super) fn segments<'a>(module: &Module<'a>) -> Option<Vec<Segment<'a>>> {
    let Some((_, body)) = module.sections.iter().find(|(id, _)| *id == section::DATA) else {
        return Some(Vec::new());
    };
    let mut body = Bytes(body);
    let count = body.number()?;
    let mut one = || {
        (body.number()? == 0 && body.byte()? == 0x41).then_some(())?;
        let start = body.number()?;
        (body.byte()? == 0x0b).then_some(())?;
        Some(Segment { start, bytes: body.name()?.0 })
    };
    (0..count).map(|_| one()).collect()
}

/// Constants of a module to be written: where each begins, and its bytes.
pub(super) type Constants = Vec<(u64, Vec<u8>)>;

/// Places in memory, in order.
pub(super) type Places = Vec<Range<u64>>;

/// The places of the texts that move, and the functions that name them. `goes`
/// says of a function's number whether it would move; `can` whether it could.
pub(super) fn moving(
    module: &Module,
    goes: impl Fn(u32) -> bool,
    can: impl Fn(u32) -> bool,
) -> Option<(Places, BTreeSet<u32>)> {
    let segments = segments(module)?;
    let names = Names::read(module, &segments)?;
    let mut rows: Vec<(Range<u64>, BTreeSet<u32>)> = Vec::new();
    for segment in &segments {
        let starts = names.starts.range(segment.start..segment.end()).copied();
        let ends = names.starts.range(segment.start..segment.end()).copied().skip(1).chain([segment.end()]);
        for place in starts.zip(ends).map(|(start, end)| start..end) {
            let length = place.end - place.start;
            let Some(by) = names.by_code.get(&place.start) else { continue };
            let with_it = |function: &u32| goes(*function) || (length >= WORTH_A_STUB && can(*function));
            let moves = length >= SHORTEST
                && !names.by_data.contains_key(&place.start)
                && by.iter().all(|function| with_it(function) && names.length_is_named(*function, length))
                && is_text(segment.part(&place))
                && !names.reached_from_before(&place, |function| !goes(function));
            if moves {
                match rows.last_mut().filter(|(last, _)| last.end == place.start) {
                    Some((last, functions)) => {
                        last.end = place.end;
                        functions.extend(by);
                    }
                    None => rows.push((place, by.clone())),
                }
            }
        }
    }
    rows.retain(|(place, _)| place.end - place.start >= WORTH_MOVING);
    let functions = rows.iter().flat_map(|(_, functions)| functions.iter().copied()).collect();
    Some((rows.into_iter().map(|(place, _)| place).collect(), functions))
}

/// Which places of the constants are named, and by whom.
struct Names {
    starts: BTreeSet<u64>,
    by_code: BTreeMap<u64, BTreeSet<u32>>,
    /// With the number behind the pointer: a text's length.
    by_data: BTreeMap<u64, u64>,
    /// All numbers in a function.
    numbers: BTreeMap<u32, BTreeSet<u64>>,
}

impl Names {
    fn read(module: &Module, segments: &[Segment]) -> Option<Names> {
        let is_place = |value: u64| segments.iter().any(|it| (it.start..it.end()).contains(&value));
        let mut names = Names {
            starts: segments.iter().map(|segment| segment.start).collect(),
            by_code: BTreeMap::new(),
            by_data: BTreeMap::new(),
            numbers: BTreeMap::new(),
        };
        for (index, body) in (module.imported as u32..).zip(&module.bodies) {
            let numbers = names.numbers.entry(index).or_default();
            code::constants(body, |value| {
                numbers.insert(value);
            })?;
            for value in numbers.iter().filter(|value| is_place(**value)) {
                names.starts.insert(*value);
                names.by_code.entry(*value).or_default().insert(index);
            }
        }
        for segment in segments {
            let unaligned = (4 - segment.start % 4) % 4;
            let words = segment.bytes.get(unaligned as usize..).unwrap_or_default().chunks_exact(4);
            let words = words.map(|word| word.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)));
            let words: Vec<u64> = words.collect();
            for (index, value) in words.iter().enumerate().filter(|(_, value)| is_place(**value)) {
                names.starts.insert(*value);
                names.by_data.insert(*value, words.get(index + 1).copied().unwrap_or(0));
            }
        }
        Some(names)
    }

    fn length_is_named(&self, function: u32, length: u64) -> bool {
        self.numbers.get(&function).is_some_and(|numbers| numbers.contains(&length))
    }

    /// Whether the text before, where it stays, may reach into this place: then
    /// the place begins where it seems to by chance.
    fn reached_from_before(&self, place: &Range<u64>, stays: impl Fn(u32) -> bool) -> bool {
        let Some(before) = self.starts.range(..place.start).next_back().copied() else { return false };
        let into = place.start - before + 1..=place.end - before;
        let by_code = self.by_code.get(&before).into_iter().flatten().filter(|function| stays(**function));
        let mut numbers = by_code.filter_map(|function| self.numbers.get(function));
        numbers.any(|numbers| numbers.range(into.clone()).next().is_some())
            || self.by_data.get(&before).is_some_and(|length| into.contains(length))
    }
}

fn is_text(bytes: &[u8]) -> bool {
    let plain = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t');
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(plain))
}

/// The segments without the places, and the places alone.
pub(super) fn parted(segments: &[Segment], places: &[Range<u64>]) -> (Constants, Constants) {
    let (mut kept, mut moved) = (Vec::new(), Vec::new());
    for segment in segments {
        let mut from = segment.start;
        for place in places.iter().filter(|place| place.start >= segment.start && place.end <= segment.end()) {
            kept.push((from, segment.part(&(from..place.start)).to_vec()));
            moved.push((place.start, segment.part(place).to_vec()));
            from = place.end;
        }
        kept.push((from, segment.part(&(from..segment.end())).to_vec()));
    }
    kept.retain(|(_, bytes)| !bytes.is_empty());
    (kept, moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At 1024: two texts of 40 letters, then a pointer to the second with its length.
    fn bytes() -> Vec<u8> {
        [&[b'a'; 40][..], &[b'b'; 40], &1064_u32.to_le_bytes(), &40_u32.to_le_bytes()].concat()
    }

    fn names(bytes: &[u8], code: &[(u32, &[u64])]) -> Names {
        let empty = Module::read(b"\0asm\x01\0\0\0").unwrap();
        let mut names = Names::read(&empty, &[Segment { start: 1024, bytes }]).unwrap();
        for (function, numbers) in code {
            names.numbers.insert(*function, numbers.iter().copied().collect());
            for place in numbers.iter().filter(|number| (1024..1112).contains(*number)) {
                names.starts.insert(*place);
                names.by_code.entry(*place).or_default().insert(*function);
            }
        }
        names
    }

    #[test]
    fn a_text_that_a_constant_points_to_is_seen_with_its_length() {
        assert_eq!(names(&bytes(), &[]).by_data, BTreeMap::from([(1064, 40)]));
    }

    #[test]
    fn a_number_that_is_a_place_by_chance_does_not_cut_a_text() {
        let bytes = bytes();
        let names = names(&bytes, &[(1, &[1024, 40]), (2, &[1034, 30])]);
        let chance = 1034..1064;
        assert!(names.length_is_named(2, 30));
        assert!(names.reached_from_before(&chance, |function| function == 1), "1024 is named with 40 letters");
        assert!(!names.reached_from_before(&chance, |_| false), "and moves with it otherwise");
    }

    #[test]
    fn places_are_taken_out() {
        let bytes = bytes();
        let segments = [Segment { start: 1024, bytes: &bytes }];
        let (kept, moved) = parted(&segments, std::slice::from_ref(&(1024..1064)));
        assert_eq!(kept, [(1064, bytes[40..].to_vec())]);
        assert_eq!(moved, [(1024, vec![b'a'; 40])]);
    }

    #[test]
    fn only_plain_text_moves() {
        assert!(is_text("주제\n".as_bytes()));
        assert!(!is_text(b"a\0b"));
        assert!(!is_text(&[0xff; 40]));
    }
}
