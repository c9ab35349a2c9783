//! As much of the WebAssembly binary format as it takes to say which crate
//! weighs what: the sizes of functions, and their names.

use std::collections::BTreeMap;

/// Bytes for each crate, and for what is no code.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Weights {
    /// Code by crate; the standard library's are together under `std`.
    pub(crate) crates: BTreeMap<String, u64>,
    /// Code by function.
    pub(crate) functions: Vec<(String, u64)>,
    /// Constants: texts and tables.
    pub(crate) data: u64,
    /// The whole file, without names and notes that are not shipped.
    pub(crate) shipped: u64,
}

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// Reads a module; none when it is not one, or holds no names.
pub(crate) fn weigh(module: &[u8]) -> Option<Weights> {
    let mut rest = Bytes(module.strip_prefix(b"\0asm\x01\0\0\0")?);
    let mut weights = Weights { shipped: 8, ..Weights::default() };
    let mut imported = 0;
    let mut sizes = Vec::new();
    let mut names = None;
    while let Some(id) = rest.byte() {
        let size = rest.number()?;
        let mut section = rest.take(size)?;
        match id {
            CUSTOM => {
                let length = section.number()?;
                if section.take(length)?.0 == b"name" {
                    names = function_names(section);
                }
                continue;
            }
            IMPORT => imported = imported_functions(section)?,
            CODE => sizes = code_sizes(section)?,
            DATA => weights.data = size,
            _ => {}
        }
        weights.shipped += size + 2;
    }
    let names = names?;
    for (index, size) in (imported..).zip(sizes) {
        let name = names.get(&index).map_or("", String::as_str);
        *weights.crates.entry(crate_of(name)).or_default() += size;
        weights.functions.push((without_hashes(name), size));
    }
    Some(weights)
}

/// The crate that a symbol is for: the first one named that is not the standard
/// library's, so that `drop_in_place::<yew::Html>` counts for yew.
fn crate_of(symbol: &str) -> String {
    let symbol = without_hashes(symbol);
    let is_path = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == ':';
    let mut kind = match symbol.is_empty() {
        true => "(without a name)",
        false => "(without a crate)",
    };
    for path in symbol.split(|it| !is_path(it)) {
        let Some((first, _)) = path.split_once("::") else { continue };
        match first {
            "" => {}
            "core" | "alloc" | "std" => kind = "std",
            other => return other.to_owned(),
        }
    }
    kind.to_owned()
}

/// `yew[8f1e]::html` as `yew::html`: newer symbols put a hash behind the crate.
pub(crate) fn without_hashes(symbol: &str) -> String {
    let mut plain = String::with_capacity(symbol.len());
    for (index, part) in symbol.split('[').enumerate() {
        let hash =
            part.split_once("]::").filter(|(hash, _)| index > 0 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match hash {
            Some((_, rest)) => plain.extend(["::", rest]),
            None if index > 0 => plain.extend(["[", part]),
            None => plain.push_str(part),
        }
    }
    plain
}

fn imported_functions(mut section: Bytes) -> Option<u64> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        for _ in 0..2 {
            let length = section.number()?;
            section.take(length)?;
        }
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            1 => {
                section.byte()?;
                section.limits()?;
            }
            2 => section.limits()?,
            3 => {
                section.take(2)?;
            }
            _ => return None,
        }
    }
    Some(functions)
}

fn code_sizes(mut section: Bytes) -> Option<Vec<u64>> {
    let mut sizes = Vec::new();
    for _ in 0..section.number()? {
        let size = section.number()?;
        section.take(size)?;
        sizes.push(size);
    }
    Some(sizes)
}

fn function_names(mut section: Bytes) -> Option<BTreeMap<u64, String>> {
    const FUNCTIONS: u8 = 1;
    while let Some(id) = section.byte() {
        let size = section.number()?;
        let mut part = section.take(size)?;
        if id != FUNCTIONS {
            continue;
        }
        let mut names = BTreeMap::new();
        for _ in 0..part.number()? {
            let index = part.number()?;
            let length = part.number()?;
            let name = part.take(length)?;
            names.insert(index, String::from_utf8_lossy(name.0).into_owned());
        }
        return Some(names);
    }
    None
}

/// What is left to read.
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// An unsigned LEB128.
    pub(crate) fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    pub(crate) fn take(&mut self, count: u64) -> Option<Bytes<'a>> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(count).ok()?)?;
        self.0 = rest;
        Some(Bytes(taken))
    }

    pub(crate) fn skip(&mut self, count: u64) -> Option<()> {
        self.take(count).map(|_| ())
    }

    /// A length, and as many bytes.
    pub(crate) fn name(&mut self) -> Option<Bytes<'a>> {
        let length = self.number()?;
        self.take(length)
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_belong_to_the_first_crate_that_is_not_std() {
        let cases = [
            ("trailwatch_sim::door::call", "trailwatch_sim"),
            ("<yew::html::VNode as core::clone::Clone>::clone", "yew"),
            ("core::ptr::drop_in_place<yew::html::VNode>", "yew"),
            ("<alloc::vec::Vec<T> as core::fmt::Debug>::fmt", "std"),
            ("<&mut dyn core::fmt::Write>::write", "std"),
            ("core[8f1e]::fmt::write", "std"),
            ("yew[8f1e]::html::render", "yew"),
            ("memcpy", "(without a crate)"),
            ("", "(without a name)"),
        ];
        for (symbol, wanted) in cases {
            assert_eq!(crate_of(symbol), wanted, "{symbol}");
        }
    }

    #[test]
    fn a_small_module_is_weighed() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        // One imported function, then one of two bytes of code called a::b.
        module.extend_from_slice(&[2, 7, 1, 1, b'm', 1, b'f', 0, 0]);
        module.extend_from_slice(&[10, 4, 1, 2, 0, 0x0b]);
        module.extend_from_slice(&[0, 14, 4]);
        module.extend_from_slice(b"name");
        module.extend_from_slice(&[1, 7, 1, 1, 4]);
        module.extend_from_slice(b"a::b");
        let weights = weigh(&module).unwrap();
        assert_eq!(weights.crates, BTreeMap::from([("a".to_owned(), 2)]));
        assert_eq!(weights.shipped, 8 + 9 + 6);
        assert_eq!(weigh(b"not wasm"), None);
    }
}
