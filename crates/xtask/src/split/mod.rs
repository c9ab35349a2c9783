//! The page's wasm in two: what stands at once, and what is fetched when it is
//! first needed.
//!
//! Each build makes a few first visits and sees which functions they run
//! (`measure`). The bodies of the others move to a second wasm, which shares
//! memory, table and globals with the first. In their place stands a stub that
//! makes sure that the second is there and goes on to it through the table:
//!
//! ```text
//! func publish(a, b):  ensure_rest();  call_indirect slot(publish) (a, b)
//! func ensure_rest():  if not loaded { load_rest(); loaded = true }
//! ```
//!
//! Texts that only those functions name go with them (`texts`).
//!
//! `load_rest` is the page's own export (`crates/web/src/rest.rs`); filling the
//! slots is done by the second module's element segment when it is made. Which
//! side a function stands on changes nothing of what it does, only when its code
//! is fetched: a function that no visit ran costs time when it runs, and no more.

mod choose;
mod code;
mod measure;
mod module;
mod texts;
mod write;

use crate::Outcome;
use crate::setup::Tools;
use module::Module;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Splits the wasm in `dist`; its second part goes beside it, and the page is
/// told its name.
pub(crate) fn page(dist: &Path, tools: &Tools) -> Outcome {
    let first = the(dist, "_bg.wasm")?;
    let script = the(dist, ".js")?;
    let page = dist.join("index.html");
    let bytes = read(&first)?;
    let unknown = "the page's wasm is not as the splitting knows it";
    let module = Module::read(&bytes).ok_or(unknown)?;
    let visited = measure::visited(&module, &script, &page, tools)?;
    let (first_bytes, rest_bytes) = parts(&module, &visited).ok_or(unknown)?;
    let name = format!("{REST}{:016x}.wasm", fingerprint(&rest_bytes));
    let text = String::from_utf8_lossy(&read(&page)?).into_owned();
    if !text.contains(PLACE) {
        return Err(format!("index.html has no place for the name of the wasm's second part: {PLACE}"));
    }
    for (path, bytes) in
        [(&first, first_bytes), (&dist.join(&name), rest_bytes), (&page, text.replace(PLACE, &name).into_bytes())]
    {
        std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(())
}

/// How the second part's name begins.
pub(crate) const REST: &str = "rest-";

/// How the names of the page's program begin.
const PROGRAM: &str = "trailwatch-web";

/// What index.html has where the name of the second part belongs.
const PLACE: &str = "rest.wasm";

/// The first module, with the functions that were `visited`, and the second.
/// Texts that only functions of the second name go with them.
fn parts(module: &Module, visited: &BTreeSet<u32>) -> Option<(Vec<u8>, Vec<u8>)> {
    let functions = choose::Functions::of(module, visited);
    let without_texts = functions.later(&BTreeSet::new());
    let goes = |function| without_texts.contains(&function);
    let (texts, with_text) = texts::moving(module, goes, |function| functions.may_go(function))?;
    write::both(module, &functions.later(&with_text), &texts)
}

/// The page's one file with this ending.
fn the(dist: &Path, ending: &str) -> Outcome<PathBuf> {
    let entries =
        std::fs::read_dir(dist).map_err(|error| format!("cannot look through {}: {error}", dist.display()))?;
    let mut paths = entries.flatten().map(|entry| entry.path());
    let is_it = |path: &PathBuf| {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with(PROGRAM) && name.ends_with(ending)
    };
    paths.find(is_it).ok_or_else(|| format!("there is no {PROGRAM}…{ending} in {}", dist.display()))
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// FNV-1a: the same name for the same bytes on each machine.
pub(crate) fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::write::{put, sized};
    use super::*;

    /// `run(n)` calls `later::far(n)`, which calls `near(n)`, which is n + 1.
    fn module() -> Vec<u8> {
        let mut made = b"\0asm\x01\0\0\0".to_vec();
        put(&mut made, 1, &[2, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f]);
        put(&mut made, 2, b"\x01\x03env\x04load\0\0");
        put(&mut made, 3, &[4, 0, 1, 1, 1]);
        put(&mut made, 4, &[1, 0x70, 1, 1, 1]);
        put(&mut made, 5, &[1, 0, 1]);
        put(&mut made, 6, &[1, 0x7f, 1, 0x41, 0, 0x0b]);
        put(&mut made, 7, b"\x03\x06memory\x02\0\x03run\0\x04\x09load_rest\0\x01");
        let far = [&[0, 0x20, 0][..], &[0x01; 100], &[0x10, 3, 0x0b]].concat();
        let bodies: [&[u8]; 4] =
            [&[0, 0x10, 0, 0x0b], &far, &[0, 0x20, 0, 0x41, 1, 0x6a, 0x0b], &[0, 0x20, 0, 0x10, 2, 0x0b]];
        let mut code = vec![4];
        bodies.iter().for_each(|body| sized(&mut code, body));
        put(&mut made, 10, &code);
        let mut names = b"\x04name\x01".to_vec();
        sized(&mut names, b"\x02\x02\x0alater::far\x04\x03run");
        put(&mut made, 0, &names);
        made
    }

    #[test]
    fn the_second_part_comes_with_the_first_call_into_it() {
        let bytes = module();
        let module = Module::read(&bytes).unwrap();
        let run = *module.exports.get("run").unwrap();
        let (first, rest) = parts(&module, &BTreeSet::from([run])).unwrap();
        let script = format!(
            "const made = (bytes, imports) => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)), imports);
             let loads = 0;
             const load = () => {{ loads += 1; made({rest:?}, {{ first: first.exports }}) }};
             const first = made({first:?}, {{ env: {{ load }} }});
             const {{ run }} = first.exports;
             console.log(loads, run(41), run(7), loads)"
        );
        let said = crate::run::answer("node", &["--eval", &script]);
        assert_eq!(said.as_deref(), Some("0 42 8 1"));
        assert!(!String::from_utf8_lossy(&first).contains("later"), "names are not shipped");
    }

    #[test]
    fn what_is_no_module_is_left_alone() {
        assert!(Module::read(b"no wasm").is_none());
    }
}
