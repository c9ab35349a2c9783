//! Walks the instructions of a body, to find and to change which functions it
//! calls.

use super::write::number;
use crate::wasm::Bytes;

/// A body with each called function put through `rename`; none where it holds
/// an instruction that cannot move to another module (it names data segments or
/// functions as values) or that is not known here.
pub(super) fn renamed(body: &[u8], mut rename: impl FnMut(u32) -> Option<u32>) -> Option<Vec<u8>> {
    const CALL: u8 = 0x10;
    let mut rest = Bytes(body);
    locals(&mut rest)?;
    let mut made = body.get(..body.len() - rest.0.len())?.to_vec();
    while let Some(operation) = rest.byte() {
        let before = rest.0;
        if operation == CALL {
            made.push(CALL);
            number(&mut made, u64::from(rename(rest.number()? as u32)?));
            continue;
        }
        immediates(operation, &mut rest)?;
        made.push(operation);
        made.extend_from_slice(before.get(..before.len() - rest.0.len())?);
    }
    Some(made)
}

/// Tells each number in a body that may be an address or a length: constants
/// and the offsets of loads and stores. None where an instruction is not known here.
pub(super) fn constants(body: &[u8], mut tell: impl FnMut(u64)) -> Option<()> {
    let mut rest = Bytes(body);
    locals(&mut rest)?;
    while let Some(operation) = rest.byte() {
        match operation {
            0x28..=0x3e => {
                rest.number()?;
                tell(rest.number()?);
            }
            0x41 => tell(rest.number()?),
            // A pointer and a length that are stored together.
            0x42 => {
                let both = rest.number()?;
                tell(both & 0xffff_ffff);
                tell(both >> 32);
            }
            0x10 => drop(rest.number()?),
            // An instruction that cannot move may still be passed over.
            0xd2 => drop(rest.number()?),
            _ => immediates(operation, &mut rest)?,
        }
    }
    Some(())
}

/// How many bytes the declarations of a body's locals take.
pub(super) fn locals_length(body: &[u8]) -> Option<usize> {
    let mut rest = Bytes(body);
    locals(&mut rest)?;
    Some(body.len() - rest.0.len())
}

fn locals(rest: &mut Bytes) -> Option<()> {
    for _ in 0..rest.number()? {
        rest.number()?;
        rest.byte()?;
    }
    Some(())
}

/// Passes over what stands behind an instruction. WebAssembly Core
/// Specification, "Instructions" of the binary format.
fn immediates(operation: u8, rest: &mut Bytes) -> Option<()> {
    match operation {
        // unreachable nop else end return drop select; ref.is_null
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0xd1 => {}
        // block loop if: a type
        0x02..=0x04 => drop(rest.number()?),
        // br br_if; local.* global.*; table.get table.set; memory.size memory.grow
        0x0c | 0x0d | 0x20..=0x26 | 0x3f | 0x40 => drop(rest.number()?),
        0x0e => {
            for _ in 0..=rest.number()? {
                rest.number()?;
            }
        }
        // call_indirect: a type and a table
        0x11 => {
            rest.number()?;
            rest.number()?;
        }
        0x1c => {
            for _ in 0..rest.number()? {
                rest.byte()?;
            }
        }
        // loads and stores: alignment and offset
        0x28..=0x3e => {
            rest.number()?;
            rest.number()?;
        }
        0x41 | 0x42 => drop(rest.number()?),
        0x43 => rest.skip(4)?,
        0x44 => rest.skip(8)?,
        // arithmetic and comparisons
        0x45..=0xc4 => {}
        0xd0 => drop(rest.byte()?),
        0xfc => match rest.number()? {
            0..=7 => {}
            // memory.copy, memory.fill; table.grow, .size, .fill
            10 => rest.skip(2)?,
            11 | 15..=17 => drop(rest.number()?),
            _ => return None,
        },
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_renamed_and_nothing_else() {
        // (local i32) block (call 3) end (i32.const 16) (call 200) (i32.load 2 4) end
        let body = [1, 1, 0x7f, 0x02, 0x40, 0x10, 3, 0x0b, 0x41, 0x10, 0x10, 0xc8, 1, 0x28, 2, 4, 0x0b];
        let mut called = Vec::new();
        let made = renamed(&body, |function| {
            called.push(function);
            Some(function + 1)
        });
        assert_eq!(called, [3, 200]);
        assert_eq!(made.unwrap(), [1, 1, 0x7f, 0x02, 0x40, 0x10, 4, 0x0b, 0x41, 0x10, 0x10, 0xc9, 1, 0x28, 2, 4, 0x0b]);
    }

    #[test]
    fn a_body_that_names_a_function_as_a_value_stays() {
        assert!(renamed(&[0, 0xd2, 3, 0x1a, 0x0b], Some).is_none());
    }
}
