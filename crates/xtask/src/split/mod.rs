//! The page's wasm in two: what stands at once, and what is fetched when it is
//! first needed.
//!
//! `crates/web/later.txt` names the modules that a first look at the page does
//! not run. Their functions' bodies move to a second wasm, which shares memory,
//! table and globals with the first. In their place stands a stub that makes
//! sure that the second is there and goes on to it through the table:
//!
//! ```text
//! func publish(a, b):  ensure_rest();  call_indirect slot(publish) (a, b)
//! func ensure_rest():  if not loaded { load_rest(); loaded = true }
//! ```
//!
//! `load_rest` is the page's own export (`crates/web/src/rest.rs`); filling the
//! slots is done by the second module's element segment when it is made. Which
//! side a function stands on changes nothing of what it does, only when its code
//! is fetched, so a module that the list has wrong costs time and no more.

mod choose;
mod code;
mod module;
mod write;

use crate::{Outcome, project};
use module::Module;
use std::path::{Path, PathBuf};

/// Splits the wasm in `dist`; its second part goes beside it, and the page is
/// told its name.
pub(crate) fn page(dist: &Path) -> Outcome {
    let first = wasm_of(dist)?;
    let bytes = read(&first)?;
    let later = project::root().join("crates/web/later.txt");
    let later = std::fs::read_to_string(&later).map_err(|error| format!("cannot read {}: {error}", later.display()))?;
    let (first_bytes, rest_bytes) = parts(&bytes, &later).ok_or("the page's wasm is not as the splitting knows it")?;
    let name = format!("{REST}{:016x}.wasm", fingerprint(&rest_bytes));
    let page = dist.join("index.html");
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

/// What index.html has where the name of the second part belongs.
const PLACE: &str = "rest.wasm";

/// The first and the second module.
fn parts(bytes: &[u8], later: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let module = Module::read(bytes)?;
    let chosen = choose::later(&module, later)?;
    write::both(&module, &chosen)
}

fn wasm_of(dist: &Path) -> Outcome<PathBuf> {
    let entries =
        std::fs::read_dir(dist).map_err(|error| format!("cannot look through {}: {error}", dist.display()))?;
    let mut paths = entries.flatten().map(|entry| entry.path());
    paths
        .find(|path| path.to_string_lossy().ends_with("_bg.wasm"))
        .ok_or_else(|| format!("there is no wasm in {}", dist.display()))
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// FNV-1a: the same name for the same bytes on each machine.
fn fingerprint(bytes: &[u8]) -> u64 {
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
        let (first, rest) = parts(&module(), "later later").unwrap();
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
        assert!(parts(b"no wasm", "later x").is_none());
    }
}
