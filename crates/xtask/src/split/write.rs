//! Writes both modules.

use super::code;
use super::module::{Limits, Module, section};
use super::texts::{self, Constants, Places};
use std::collections::{BTreeMap, BTreeSet};

/// The export that brings the second module.
const LOAD: &str = "load_rest";

/// How the second module calls what it takes from the first.
const FIRST: &str = "first";

/// The first module with stubs, and the second with the bodies.
pub(super) fn both(module: &Module, chosen: &BTreeSet<u32>, texts: &Places) -> Option<(Vec<u8>, Vec<u8>)> {
    let plan = Plan::make(module, chosen, texts)?;
    let rest = plan.rest()?;
    let first = plan.first()?;
    Some((first, rest))
}

struct Plan<'a> {
    module: &'a Module<'a>,
    chosen: &'a BTreeSet<u32>,
    /// The chosen functions that are called from the first module, with their
    /// slots in the table.
    slots: BTreeMap<u32, u64>,
    /// The functions of the first module that the second calls, with their
    /// numbers there.
    taken: BTreeMap<u32, u32>,
    /// Constants of the first module and of the second.
    data: (Constants, Constants),
}

impl<'a> Plan<'a> {
    fn make(module: &'a Module<'a>, chosen: &'a BTreeSet<u32>, texts: &Places) -> Option<Plan<'a>> {
        let mut entered: BTreeSet<u32> = module.roots.iter().copied().collect();
        let mut taken = BTreeSet::new();
        for (index, body) in (module.imported as u32..).zip(&module.bodies) {
            let is_chosen = chosen.contains(&index);
            let mut called = Vec::new();
            // A body that cannot move may call a chosen function all the same.
            let _moves = code::renamed(body, |function| {
                called.push(function);
                Some(function)
            });
            match is_chosen {
                true => taken.extend(called.into_iter().filter(|it| !chosen.contains(it))),
                false => entered.extend(called),
            }
        }
        let (_, table) = module.tables.first()?;
        let entered = entered.into_iter().filter(|it| chosen.contains(it));
        Some(Plan {
            module,
            chosen,
            slots: entered.zip(table.least..).collect(),
            taken: taken.into_iter().zip(0..).collect(),
            data: texts::parted(&texts::segments(module)?, texts),
        })
    }

    fn tables(&self) -> Vec<u8> {
        let grown = |(index, (of, limits)): (usize, &(u8, Limits))| {
            let more = if index == 0 { self.slots.len() as u64 } else { 0 };
            table(*of, Limits { least: limits.least + more, most: limits.most.map(|most| most + more) })
        };
        self.module.tables.iter().enumerate().flat_map(grown).collect()
    }

    fn first(&self) -> Option<Vec<u8>> {
        let module = self.module;
        let nothing = module.types.iter().position(|(_, nothing)| *nothing)? as u64;
        let ensure = (module.imported + module.functions.len()) as u64;
        let loaded = module.globals.len() as u64;
        let load = u64::from(*module.exports.get(LOAD)?);
        let mut made = b"\0asm\x01\0\0\0".to_vec();
        for (id, body) in &module.sections {
            let (id, body) = (*id, *body);
            match id {
                section::FUNCTION => put(&mut made, id, &more(body, 1, &numbered(nothing))?),
                section::TABLE => put(&mut made, id, &[numbered(module.tables.len() as u64), self.tables()].concat()),
                // A mutable i32 that begins as 0.
                section::GLOBAL => put(&mut made, id, &more(body, 1, &[0x7f, 1, 0x41, 0, 0x0b])?),
                section::EXPORT => {
                    let exports = self.exports();
                    put(&mut made, id, &more(body, exports.len() as u64, &exports.concat())?);
                }
                section::CODE => {
                    let mut code = numbered(module.bodies.len() as u64 + 1);
                    for (index, body) in (module.imported as u32..).zip(&module.bodies) {
                        match self.chosen.contains(&index) {
                            true => sized(&mut code, &self.stub(index, ensure)?),
                            false => sized(&mut code, body),
                        }
                    }
                    sized(&mut code, &ensuring(loaded, load));
                    put(&mut made, id, &code);
                }
                section::DATA_COUNT => put(&mut made, id, &numbered(self.data.0.len() as u64)),
                section::DATA => put(&mut made, id, &data(&self.data.0)),
                _ => put(&mut made, id, body),
            }
        }
        Some(made)
    }

    /// What the second module takes: functions under their numbers there, the
    /// tables as t0 …, the globals as g0 …; the memory has a name already.
    fn exports(&self) -> Vec<Vec<u8>> {
        let export = |name: String, kind: u8, index: u64| {
            let mut line = Vec::new();
            sized(&mut line, name.as_bytes());
            line.push(kind);
            number(&mut line, index);
            line
        };
        let functions = self.taken.iter().map(|(index, taken)| export(format!("{taken}"), 0, u64::from(*index)));
        let tables = (0..self.module.tables.len()).map(|index| export(format!("t{index}"), 1, index as u64));
        let globals = (0..self.module.globals.len()).map(|index| export(format!("g{index}"), 3, index as u64));
        functions.chain(tables).chain(globals).collect()
    }

    fn stub(&self, index: u32, ensure: u64) -> Option<Vec<u8>> {
        let Some(slot) = self.slots.get(&index) else {
            // Only the second module calls it: unreachable.
            return Some(vec![0, 0x00, 0x0b]);
        };
        let kind = self.module.type_of(index)?;
        let mut body = vec![0, 0x10];
        number(&mut body, ensure);
        for parameter in 0..self.module.types.get(kind as usize)?.0 {
            body.push(0x20);
            number(&mut body, parameter as u64);
        }
        body.push(0x41);
        signed(&mut body, *slot);
        body.push(0x11);
        number(&mut body, u64::from(kind));
        body.extend([0, 0x0b]);
        Some(body)
    }

    fn rest(&self) -> Option<Vec<u8>> {
        let module = self.module;
        let own = |index: u32| self.chosen.range(..index).count() as u32 + self.taken.len() as u32;
        let places: BTreeMap<u32, u32> = self.chosen.iter().map(|index| (*index, own(*index))).collect();
        let mut functions = numbered(self.chosen.len() as u64);
        let mut code = functions.clone();
        for index in self.chosen {
            number(&mut functions, u64::from(module.type_of(*index)?));
            let rename = |called: u32| places.get(&called).or_else(|| self.taken.get(&called)).copied();
            sized(&mut code, &code::renamed(module.body(*index)?, rename)?);
        }
        let mut elements = vec![1, 0, 0x41];
        signed(&mut elements, module.tables.first()?.1.least);
        elements.push(0x0b);
        number(&mut elements, self.slots.len() as u64);
        for index in self.slots.keys() {
            number(&mut elements, u64::from(*places.get(index)?));
        }
        let types = module.sections.iter().find(|(id, _)| *id == section::TYPE)?.1;
        let mut made = b"\0asm\x01\0\0\0".to_vec();
        put(&mut made, section::TYPE, types);
        put(&mut made, section::IMPORT, &self.imports()?);
        put(&mut made, section::FUNCTION, &functions);
        put(&mut made, section::ELEMENT, &elements);
        put(&mut made, section::CODE, &code);
        put(&mut made, section::DATA, &data(&self.data.1));
        Some(made)
    }

    fn imports(&self) -> Option<Vec<u8>> {
        let module = self.module;
        let mut lines: Vec<Vec<u8>> = Vec::new();
        let mut import = |name: String, kind: u8, of: &[u8]| {
            let mut line = Vec::new();
            sized(&mut line, FIRST.as_bytes());
            sized(&mut line, name.as_bytes());
            line.push(kind);
            line.extend_from_slice(of);
            lines.push(line);
        };
        let types = imported_types(module)?;
        for (index, taken) in &self.taken {
            let kind = module.type_of(*index).or_else(|| types.get(*index as usize).copied())?;
            import(format!("{taken}"), 0, &numbered(u64::from(kind)));
        }
        for (number, (of, limits)) in module.tables.iter().enumerate() {
            let more = if number == 0 { self.slots.len() as u64 } else { 0 };
            let limits = Limits { least: limits.least + more, most: limits.most.map(|most| most + more) };
            import(format!("t{number}"), 1, &table(*of, limits));
        }
        // At least one page, without a bound: any memory will do.
        module.sections.iter().find(|(id, _)| *id == section::MEMORY)?;
        import("memory".to_owned(), 2, &[0, 1]);
        for (number, of) in module.globals.iter().enumerate() {
            import(format!("g{number}"), 3, of);
        }
        Some([numbered(lines.len() as u64), lines.concat()].concat())
    }
}

fn imported_types(module: &Module) -> Option<Vec<u32>> {
    let Some((_, body)) = module.sections.iter().find(|(id, _)| *id == section::IMPORT) else {
        return Some(Vec::new());
    };
    let mut body = crate::wasm::Bytes(body);
    let count = body.number()?;
    let mut one = || {
        body.name()?;
        body.name()?;
        body.byte()?;
        body.number().map(|it| it as u32)
    };
    (0..count).map(|_| one()).collect()
}

/// `if not loaded { load(); loaded = 1 }`
fn ensuring(loaded: u64, load: u64) -> Vec<u8> {
    let mut body = vec![0, 0x23];
    number(&mut body, loaded);
    body.extend([0x45, 0x04, 0x40, 0x10]);
    number(&mut body, load);
    body.extend([0x41, 1, 0x24]);
    number(&mut body, loaded);
    body.extend([0x0b, 0x0b]);
    body
}

/// A section of constants at their places in memory.
fn data(segments: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut made = numbered(segments.len() as u64);
    for (start, bytes) in segments {
        made.extend([0, 0x41]);
        signed(&mut made, *start);
        made.push(0x0b);
        sized(&mut made, bytes);
    }
    made
}

fn table(of: u8, limits: Limits) -> Vec<u8> {
    let mut made = vec![of, u8::from(limits.most.is_some())];
    number(&mut made, limits.least);
    if let Some(most) = limits.most {
        number(&mut made, most);
    }
    made
}

/// A section's body with `count` more entries at its end.
fn more(body: &[u8], count: u64, entries: &[u8]) -> Option<Vec<u8>> {
    let mut rest = crate::wasm::Bytes(body);
    let before = rest.number()?;
    Some([&numbered(before + count), rest.0, entries].concat())
}

pub(super) fn put(module: &mut Vec<u8>, id: u8, body: &[u8]) {
    module.push(id);
    sized(module, body);
}

pub(super) fn sized(made: &mut Vec<u8>, bytes: &[u8]) {
    number(made, bytes.len() as u64);
    made.extend_from_slice(bytes);
}

pub(super) fn numbered(value: u64) -> Vec<u8> {
    let mut made = Vec::new();
    number(&mut made, value);
    made
}

/// An unsigned LEB128.
pub(super) fn number(made: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        made.push(value as u8 | 0x80);
        value >>= 7;
    }
    made.push(value as u8);
}

/// A number that is not negative as a signed LEB128.
pub(super) fn signed(made: &mut Vec<u8>, mut value: u64) {
    while value >= 0x40 {
        made.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    made.push(value as u8);
}
