//! A module's sections, as far as splitting needs them.

use crate::wasm::Bytes;
use std::collections::BTreeMap;

/// Ids of the sections, WebAssembly Core Specification, "Binary Format".
pub(super) mod section {
    pub(crate) const TYPE: u8 = 1;
    pub(crate) const IMPORT: u8 = 2;
    pub(crate) const FUNCTION: u8 = 3;
    pub(crate) const TABLE: u8 = 4;
    pub(crate) const MEMORY: u8 = 5;
    pub(crate) const GLOBAL: u8 = 6;
    pub(crate) const EXPORT: u8 = 7;
    pub(crate) const START: u8 = 8;
    pub(crate) const ELEMENT: u8 = 9;
    pub(crate) const CODE: u8 = 10;
    pub(crate) const DATA: u8 = 11;
    pub(crate) const DATA_COUNT: u8 = 12;
}

/// What a module defines. Functions count from the imported ones on, as in the
/// format itself.
pub(super) struct Module<'a> {
    /// Every section but the custom ones, in order.
    pub(super) sections: Vec<(u8, &'a [u8])>,
    /// How many parameters each type has, and whether it is `() -> ()`.
    pub(super) types: Vec<(usize, bool)>,
    pub(super) imported: usize,
    /// The type of each function of its own.
    pub(super) functions: Vec<u32>,
    pub(super) bodies: Vec<&'a [u8]>,
    /// Element type and limits.
    pub(super) tables: Vec<(u8, Limits)>,
    /// The two bytes of type of each global.
    pub(super) globals: Vec<&'a [u8]>,
    /// Exported functions by name.
    pub(super) exports: BTreeMap<String, u32>,
    /// Functions that are called from elsewhere than code: exported, the start,
    /// in the table.
    pub(super) roots: Vec<u32>,
}

#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) least: u64,
    pub(super) most: Option<u64>,
}

impl<'a> Module<'a> {
    /// None when it is no module, or imports more than functions.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Module<'a>> {
        let mut rest = Bytes(bytes.strip_prefix(b"\0asm\x01\0\0\0")?);
        let mut module = Module {
            sections: Vec::new(),
            types: Vec::new(),
            imported: 0,
            functions: Vec::new(),
            bodies: Vec::new(),
            tables: Vec::new(),
            globals: Vec::new(),
            exports: BTreeMap::new(),
            roots: Vec::new(),
        };
        while let Some(id) = rest.byte() {
            let size = rest.number()?;
            let body = rest.take(size)?;
            if id != 0 {
                module.sections.push((id, body.0));
                module.section(id, body)?;
            }
        }
        Some(module)
    }

    fn section(&mut self, id: u8, mut body: Bytes<'a>) -> Option<()> {
        match id {
            section::START => self.roots.push(body.number()? as u32),
            section::TYPE => {
                for _ in 0..body.number()? {
                    self.types.push(function_type(&mut body)?);
                }
            }
            section::IMPORT => {
                for _ in 0..body.number()? {
                    body.name()?;
                    body.name()?;
                    (body.byte()? == 0).then_some(())?;
                    body.number()?;
                    self.imported += 1;
                }
            }
            section::FUNCTION => {
                for _ in 0..body.number()? {
                    self.functions.push(body.number()? as u32);
                }
            }
            section::TABLE => {
                for _ in 0..body.number()? {
                    let of = body.byte()?;
                    let has_most = body.byte()? == 1;
                    let least = body.number()?;
                    let most = if has_most { Some(body.number()?) } else { None };
                    self.tables.push((of, Limits { least, most }));
                }
            }
            section::GLOBAL => {
                for _ in 0..body.number()? {
                    let kind = body.take(2)?;
                    self.globals.push(kind.0);
                    constant(&mut body)?;
                }
            }
            section::EXPORT => {
                for _ in 0..body.number()? {
                    let name = String::from_utf8_lossy(body.name()?.0).into_owned();
                    let (kind, index) = (body.byte()?, body.number()? as u32);
                    if kind == 0 {
                        self.roots.push(index);
                        self.exports.insert(name, index);
                    }
                }
            }
            section::ELEMENT => {
                for _ in 0..body.number()? {
                    self.elements(&mut body)?;
                }
            }
            section::CODE => {
                for _ in 0..body.number()? {
                    let size = body.number()?;
                    self.bodies.push(body.take(size)?.0);
                }
            }
            _ => {}
        }
        Some(())
    }

    /// An active segment of function indices, for table 0 or with its number.
    fn elements(&mut self, body: &mut Bytes<'a>) -> Option<()> {
        match body.byte()? {
            0 => constant(body)?,
            2 => {
                body.number()?;
                constant(body)?;
                body.byte()?;
            }
            _ => return None,
        }
        for _ in 0..body.number()? {
            self.roots.push(body.number()? as u32);
        }
        Some(())
    }

    /// The body of a function; none for an imported one.
    pub(super) fn body(&self, function: u32) -> Option<&'a [u8]> {
        self.bodies.get((function as usize).checked_sub(self.imported)?).copied()
    }

    /// The type of a function of its own.
    pub(super) fn type_of(&self, function: u32) -> Option<u32> {
        self.functions.get((function as usize).checked_sub(self.imported)?).copied()
    }
}

fn function_type(body: &mut Bytes) -> Option<(usize, bool)> {
    (body.byte()? == 0x60).then_some(())?;
    let parameters = body.number()?;
    body.take(parameters)?;
    let results = body.number()?;
    body.take(results)?;
    Some((parameters as usize, parameters + results == 0))
}

/// Passes over a constant expression of one instruction.
fn constant(body: &mut Bytes) -> Option<()> {
    match body.byte()? {
        0x41 | 0x42 | 0x23 | 0xd2 => drop(body.number()?),
        0x43 => body.skip(4)?,
        0x44 => body.skip(8)?,
        0xd0 => drop(body.byte()?),
        _ => return None,
    }
    (body.byte()? == 0x0b).then_some(())
}
