//! What comes from npm: wasm-opt, happy-dom, and the packages of the page and of
//! the browser tests.

use super::{cache, install, put_stamp, run_step, shown, stamped};
use crate::{Outcome, project, run};
use std::path::{Path, PathBuf};

/// The release of binaryen, and the version its wasm-opt calls itself.
const BINARYEN: (&str, &str) = ("132.0.0", "132");

/// The release of happy-dom.
const HAPPY_DOM: &str = "21.0.4";

/// The folder that holds wasm-opt.
pub(super) fn wasm_opt() -> Outcome<PathBuf> {
    let (release, version) = BINARYEN;
    let folder = cache()?.join(format!("binaryen-{release}"));
    let folder_word = folder.display().to_string();
    let package = format!("binaryen@{release}");
    let words = ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", &folder_word, &package];
    let find = || {
        let ours = folder.join("node_modules").join(".bin");
        let on_path = run::find("wasm-opt").and_then(|path| Some(path.parent()?.to_path_buf()));
        [Some(ours), on_path].into_iter().flatten().find(|folder| {
            run::answer(folder.join("wasm-opt"), &["--version"])
                .is_some_and(|said| said.split_whitespace().any(|word| word == version))
        })
    };
    install(
        &format!("wasm-opt {version}"),
        "it makes the page's wasm small",
        &format!("npm {}", words.join(" ")),
        find,
        || {
            std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {folder_word}: {error}"))?;
            run_step(npm(words)?, "npm install")
        },
    )
}

/// The script of happy-dom: a document for the first visits that a build makes.
pub(super) fn document() -> Outcome<PathBuf> {
    let folder = cache()?.join(format!("happy-dom-{HAPPY_DOM}"));
    let folder_word = folder.display().to_string();
    let package = format!("happy-dom@{HAPPY_DOM}");
    let words =
        ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", &folder_word, &package];
    let script = folder.join("node_modules").join("happy-dom").join("lib").join("index.js");
    install(
        &format!("happy-dom {HAPPY_DOM}"),
        "a build visits the page in it, to see what a first visit runs",
        &format!("npm {}", words.join(" ")),
        || script.is_file().then(|| script.clone()),
        || {
            std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {folder_word}: {error}"))?;
            run_step(npm(words)?, "npm install")
        },
    )
}

/// The packages of tests/.
pub(super) fn test_packages() -> Outcome {
    packages(&project::tests(), "the browser tests' npm packages", "Playwright drives the end-to-end tests")
}

/// The packages of www/.
pub(super) fn page_packages() -> Outcome {
    packages(&project::root().join("www"), "the page's npm packages", "the code editor is bundled from them")
}

/// The packages of a folder, exactly as its lock file names them. No script of
/// theirs is run: none needs one.
fn packages(folder: &Path, what: &str, why: &str) -> Outcome {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules").join(".trailwatch-lock");
    let folder = shown(folder);
    install(
        what,
        why,
        &format!("npm ci --ignore-scripts --prefix {folder}"),
        || stamped(&stamp, &lock).then_some(()),
        || {
            let words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", &folder];
            let mut command = npm(words)?;
            // The system's browser is used, none is brought along.
            command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            run_step(command, "npm ci")?;
            put_stamp(&stamp, &lock)
        },
    )
}

fn npm<'a>(words: impl IntoIterator<Item = &'a str>) -> Outcome<std::process::Command> {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    match cfg!(windows) || run::find("npm").is_some() {
        true => Ok(run::command(name, words)),
        false => Err("there is no npm on the PATH: install Node.js first".to_owned()),
    }
}
