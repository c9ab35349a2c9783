//! `cargo xtask editor`: the code editor of `www/editor` as one module beside
//! the page, which imports it when it first shows an editor.
//!
//! Trunk calls this when a build stands in its staging folder. The module's
//! name has a hash of its content, and index.html is told it, as it is told
//! that of the wasm's second part (`split`). esbuild needs no network.

use crate::{Outcome, project, run, setup, split};
use std::path::{Path, PathBuf};

/// How the module's name begins.
pub(crate) const MODULE: &str = "editor-";

/// What index.html has where the module's name belongs.
const PLACE: &str = "editor.js";

/// Puts the module into the folder that Trunk is building.
pub(crate) fn command() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(project::dist, PathBuf::from);
    setup::ensure(&[setup::Need::PagePackages])?;
    let bundled = bundle()?;
    let bytes = std::fs::read(&bundled).map_err(|error| format!("cannot read {}: {error}", bundled.display()))?;
    let name = format!("{MODULE}{:016x}.js", split::fingerprint(&bytes));
    let page = staging.join("index.html");
    let text = std::fs::read_to_string(&page).map_err(|error| format!("cannot read {}: {error}", page.display()))?;
    let text = told(&text, &name).ok_or_else(|| format!("index.html has no place for the editor's name: {PLACE}"))?;
    write(&staging.join(&name), &bytes)?;
    write(&page, text.as_bytes())
}

/// The page with the module's name; none where it has no place for it.
fn told(page: &str, name: &str) -> Option<String> {
    let place = format!("\"{PLACE}\"");
    page.contains(&place).then(|| page.replace(&place, &format!("\"{name}\"")))
}

fn bundle() -> Outcome<PathBuf> {
    let www = project::root().join("www");
    let bundled = project::page_work().join(PLACE);
    let esbuild = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    let esbuild = www.join("node_modules").join(".bin").join(esbuild);
    let source = www.join("editor").join("editor.js").display().to_string();
    let outfile = format!("--outfile={}", bundled.display());
    let words = [&source, "--bundle", "--format=esm", "--minify", "--target=es2022", "--log-level=warning", &outfile];
    let ended = run::quietly(run::command(esbuild, words), "bundling the editor")?;
    match ended.ok {
        true => Ok(bundled),
        false => Err(format!("the editor cannot be bundled:\n{}", ended.tail(12))),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_told_the_module_s_name() {
        let page = "const place = \"editor.js\";";
        assert_eq!(told(page, "editor-0.js").as_deref(), Some("const place = \"editor-0.js\";"));
        assert_eq!(told("<p>", "editor-0.js"), None);
        let index = std::fs::read_to_string(project::root().join("index.html")).unwrap();
        assert!(told(&index, "x").is_some());
    }
}
