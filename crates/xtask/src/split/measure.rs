//! Which functions a first visit runs: measured, each time the page is built.
//!
//! A copy of the wasm notes in a page of memory of its own which functions are
//! entered. It makes a few first visits (`visit.mjs`: the page's own script in
//! a document that Node keeps), and what it noted is the first part.

use super::code;
use super::module::{Module, section};
use super::write::{numbered, put, signed, sized};
use crate::setup::Tools;
use crate::{Outcome, project, run};
use std::collections::BTreeSet;
use std::path::Path;

/// Bytes of a page of memory.
const PAGE: u64 = 65_536;

/// What the script of the visits is called in the temporary folder.
const SCRIPT: &str = include_str!("visit.mjs");

/// The first visits that are made: language, and whether the window is wide.
const VISITS: [[&str; 2]; 4] = [["en", "wide"], ["ko", "wide"], ["en", "narrow"], ["ko", "narrow"]];

/// The functions that run in any of the visits.
pub(super) fn visited(module: &Module, script: &Path, page: &Path, tools: &Tools) -> Outcome<BTreeSet<u32>> {
    let (noting, place) = noting(module).ok_or("the page's wasm is not as the measuring knows it")?;
    let folder = project::page_work().join("visit");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display())).map(|()| path)
    };
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let glue = std::fs::read(script).map_err(|error| format!("cannot read {}: {error}", script.display()))?;
    let (program, glue) = (write("visit.mjs", SCRIPT.as_bytes())?, write("page.mjs", &glue)?);
    let wasm = write("page.wasm", &noting)?;
    let count = module.bodies.len().to_string();
    let place = place.to_string();
    let mut ran = BTreeSet::new();
    for [language, width] in VISITS {
        let words = [&program, tools.document()?, &glue, &wasm, page].map(|path| path.display().to_string());
        let words = words.iter().map(String::as_str).chain([place.as_str(), &count, language, width]);
        let ended = run::quietly(tools.command("node", words), "a first visit")?;
        let noted = ended.output.lines().find_map(|line| line.strip_prefix("entered: "));
        let Some(noted) = noted.filter(|_| ended.ok) else {
            return Err(format!("a first visit of the page failed:\n{}", ended.tail(30)));
        };
        let entered = noted.split(' ').filter_map(|word| word.parse::<u32>().ok());
        ran.extend(entered.map(|index| index + module.imported as u32));
    }
    Ok(ran)
}

/// The module with a note at the head of each function, and where the notes
/// begin: one byte a function, in pages that the program does not know of.
fn noting(module: &Module) -> Option<(Vec<u8>, u64)> {
    let (_, memory) = module.sections.iter().find(|(id, _)| *id == section::MEMORY)?;
    let pages = memory_pages(memory)?;
    let place = pages * PAGE;
    let more = (module.bodies.len() as u64).div_ceil(PAGE);
    let mut made = b"\0asm\x01\0\0\0".to_vec();
    for (id, body) in &module.sections {
        match *id {
            section::MEMORY => put(&mut made, *id, &[numbered(1), vec![0], numbered(pages + more)].concat()),
            section::CODE => {
                let mut code = numbered(module.bodies.len() as u64);
                for (index, body) in module.bodies.iter().enumerate() {
                    sized(&mut code, &noted(body, place + index as u64)?);
                }
                put(&mut made, *id, &code);
            }
            _ => put(&mut made, *id, body),
        }
    }
    Some((made, place))
}

/// How many pages a memory begins with.
fn memory_pages(section: &[u8]) -> Option<u64> {
    let mut rest = crate::wasm::Bytes(section);
    (rest.number()? == 1).then_some(())?;
    rest.byte()?;
    rest.number()
}

/// `memory[place] = 1`, then the body as it was.
fn noted(body: &[u8], place: u64) -> Option<Vec<u8>> {
    let (locals, instructions) = body.split_at_checked(code::locals_length(body)?)?;
    let mut made = locals.to_vec();
    made.push(0x41);
    signed(&mut made, place);
    made.extend([0x41, 1, 0x3a, 0, 0]);
    made.extend_from_slice(instructions);
    Some(made)
}
