//! Whether a built page is of the files there are now.

use crate::Outcome;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What the page is built from. xtask is among crates/, but of its own sources
/// only what splits the wasm and bundles the editor reaches the page.
const SOURCES: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates",
    "crates/xtask/src/editor.rs",
    "crates/xtask/src/split",
    "index.html",
    "rust-toolchain.toml",
    "www",
];
const APART: [&str; 3] = ["crates/xtask", "crates/headless", "www/node_modules"];

/// One line that changes whenever a source file does.
pub(super) fn fingerprint(root: &Path) -> Outcome<String> {
    let mut files = Vec::new();
    for name in SOURCES {
        walk(&root.join(name), root, &mut files).map_err(|error| format!("cannot look through {name}: {error}"))?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for path in &files {
        let metadata = path.metadata().map_err(|error| error.to_string())?;
        (path, metadata.len(), metadata.modified().ok()).hash(&mut hasher);
    }
    let mut line = String::new();
    write!(line, "{} files, {:016x}", files.len(), hasher.finish()).map_err(|error| error.to_string())?;
    Ok(line)
}

fn walk(path: &Path, root: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if APART.iter().any(|apart| path == root.join(apart)) {
        return Ok(());
    }
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            walk(&entry?.path(), root, files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_the_fingerprint() {
        let root = std::env::temp_dir().join(format!("trailwatch-fresh-{}", std::process::id()));
        std::fs::create_dir_all(root.join("www")).unwrap();
        std::fs::create_dir_all(root.join("crates/xtask")).unwrap();
        std::fs::write(root.join("www/base.css"), "a").unwrap();
        let first = fingerprint(&root).unwrap();
        std::fs::write(root.join("crates/xtask/main.rs"), "not the page's").unwrap();
        assert_eq!(first, fingerprint(&root).unwrap());
        std::fs::write(root.join("www/base.css"), "ab").unwrap();
        let second = fingerprint(&root).unwrap();
        std::fs::remove_dir_all(&root).unwrap();
        assert_ne!(first, second);
    }
}
