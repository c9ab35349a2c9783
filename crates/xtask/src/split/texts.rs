//! Texts that come with the second part.
//!
//! A text built in by `base::text_file!` is known by one small function. Where
//! no visit ran that function, nothing else of the first part names the text's
//! address, and so the text can move with the function.

use super::code;
use super::module::{Module, section};
use crate::wasm::Bytes;
use crate::{Outcome, project};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

/// Shorter texts are not worth looking for.
const WORTH_LOOKING: usize = 256;

/// Endings of files that are built in as texts.
const ENDINGS: [&str; 6] = ["txt", "model", "md", "tw", "toml", "json"];

/// Constants, and where in memory they begin.
pub(super) struct Segment<'a> {
    pub(super) start: u64,
    pub(super) bytes: &'a [u8],
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

/// The places of the texts that move, and the functions that name them.
pub(super) fn moving(module: &Module, visited: &BTreeSet<u32>, files: &[Vec<u8>]) -> Option<(Places, BTreeSet<u32>)> {
    let segments = segments(module)?;
    let places = found(&segments, files);
    let mut stays: BTreeSet<usize> = named_by_data(&segments, &places);
    let mut named_by = vec![BTreeSet::new(); places.len()];
    for (index, body) in (module.imported as u32..).zip(&module.bodies) {
        let may_move = !visited.contains(&index) && code::renamed(body, Some).is_some();
        code::constants(body, |address| {
            let Some(place) = at(&places, address) else { return };
            match may_move {
                true => drop(named_by.get_mut(place).map(|functions| functions.insert(index))),
                false => drop(stays.insert(place)),
            }
        })?;
    }
    let goes = |place: &usize| !stays.contains(place);
    let functions = named_by.into_iter().enumerate().filter(|(place, _)| goes(place)).flat_map(|(_, it)| it);
    let functions = functions.collect();
    Some((places.into_iter().enumerate().filter(|(place, _)| goes(place)).map(|(_, it)| it).collect(), functions))
}

/// Where the files' texts stand.
fn found(segments: &[Segment], files: &[Vec<u8>]) -> Places {
    let mut places: Places = Vec::new();
    for file in files.iter().filter(|file| file.len() >= WORTH_LOOKING) {
        for segment in segments {
            let Some((first, _)) = file.split_first() else { continue };
            let starts = segment.bytes.iter().enumerate().filter(|(_, byte)| *byte == first).map(|(at, _)| at);
            let mut starts = starts.filter(|at| segment.bytes.get(*at..).is_some_and(|rest| rest.starts_with(file)));
            if let Some(at) = starts.next() {
                let start = segment.start + at as u64;
                places.push(start..start + file.len() as u64);
                break;
            }
        }
    }
    places.sort_by_key(|place| place.start);
    // Where one text stands in another, the outer one counts.
    places.dedup_by(|next, before| next.start < before.end);
    places
}

/// The number of the place that an address is in.
fn at(places: &[Range<u64>], address: u64) -> Option<usize> {
    let before = places.partition_point(|place| place.end <= address);
    places.get(before).filter(|place| place.contains(&address)).map(|_| before)
}

/// The places that a constant beside the texts points to: to their beginning,
/// as all that names a whole text does. (A number that happens to lie within a
/// text is common.)
fn named_by_data(segments: &[Segment], places: &[Range<u64>]) -> BTreeSet<usize> {
    let mut named = BTreeSet::new();
    for segment in segments {
        let unaligned = (4 - segment.start % 4) % 4;
        let words = segment.bytes.get(unaligned as usize..).unwrap_or_default().chunks_exact(4);
        for (word, from) in words.zip((segment.start + unaligned..).step_by(4)) {
            let value = word.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
            if at(places, from).is_none() {
                named.extend(at(places, value).filter(|place| places.get(*place).is_some_and(|it| it.start == value)));
            }
        }
    }
    named
}

/// The segments without the places, and the places alone.
pub(super) fn parted(segments: &[Segment], places: &[Range<u64>]) -> (Constants, Constants) {
    let (mut kept, mut moved) = (Vec::new(), Vec::new());
    for segment in segments {
        let end = segment.start + segment.bytes.len() as u64;
        let part = |from: u64, to: u64| {
            let range = (from - segment.start) as usize..(to - segment.start) as usize;
            (from, segment.bytes.get(range).unwrap_or_default().to_vec())
        };
        let mut from = segment.start;
        for place in places.iter().filter(|place| place.start >= segment.start && place.end <= end) {
            kept.push(part(from, place.start));
            moved.push(part(place.start, place.end));
            from = place.end;
        }
        kept.push(part(from, end));
    }
    kept.retain(|(_, bytes)| !bytes.is_empty());
    (kept, moved)
}

/// Every file below crates/ that may be built in.
pub(super) fn files() -> Outcome<Vec<Vec<u8>>> {
    let mut texts = Vec::new();
    collect(&project::root().join("crates"), &mut texts)?;
    Ok(texts)
}

fn collect(folder: &Path, texts: &mut Vec<Vec<u8>>) -> Outcome {
    let cannot = |error| format!("cannot look through {}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or("");
        if path.is_dir() {
            collect(&path, texts)?;
        } else if ENDINGS.contains(&ending) {
            texts.push(std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments() -> Vec<Segment<'static>> {
        // At 1024: four bytes, a text of eight, a pointer to 1028.
        vec![Segment { start: 1024, bytes: b"abcdtexttext\x04\x04\0\0" }]
    }

    #[test]
    fn a_text_that_data_points_to_is_seen() {
        let place = 1028..1036;
        assert_eq!(named_by_data(&segments(), std::slice::from_ref(&place)), BTreeSet::from([0]));
        assert_eq!(named_by_data(&segments(), std::slice::from_ref(&(1024..1026))), BTreeSet::new());
    }

    #[test]
    fn places_are_taken_out() {
        let (kept, moved) = parted(&segments(), std::slice::from_ref(&(1028..1036)));
        assert_eq!(kept, [(1024, b"abcd".to_vec()), (1036, b"\x04\x04\0\0".to_vec())]);
        assert_eq!(moved, [(1028, b"texttext".to_vec())]);
    }

    #[test]
    fn texts_are_found_where_they_stand() {
        let text = "x".repeat(WORTH_LOOKING).into_bytes();
        let bytes = [b"ab".to_vec(), text.clone(), b"cd".to_vec()].concat();
        let segments = [Segment { start: 16, bytes: &bytes }];
        assert_eq!(found(&segments, &[b"ab".to_vec(), text]), vec![18..18 + WORTH_LOOKING as u64; 1]);
        assert_eq!(at(&[18..20, 30..40], 30), Some(1));
        assert_eq!(at(&[18..20, 30..40], 20), None);
    }
}
