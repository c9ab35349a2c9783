//! What a command needs beyond Rust and Node, and getting it.
//!
//! A tool already on the PATH in the right version is used; anything else goes
//! into a cache folder of the project's own, so that a fresh clone finds it
//! again and `~/.cargo/bin` stays the person's. What is there costs a few
//! milliseconds to find and prints nothing.

mod browser;
mod cargo_tool;
mod debian;
mod npm;
pub(crate) mod python;

use crate::{Outcome, clock::Stopwatch, project, run};
use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

pub(crate) use browser::{Browser, FLAGS as BROWSER_FLAGS};

/// One thing a command may need.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Need {
    /// The standard library for wasm32-unknown-unknown.
    WasmTarget,
    /// The wasm-bindgen command, of the version in Cargo.lock.
    WasmBindgen,
    /// Trunk, which puts the page together.
    Trunk,
    /// wasm-opt, from npm's binaryen.
    WasmOpt,
    /// happy-dom, in which a build makes first visits.
    Document,
    /// wasm-pack, which runs tests in a browser.
    WasmPack,
    /// The npm packages of www/: the code editor, and what bundles it.
    PagePackages,
    /// The npm packages of tests/.
    TestPackages,
    /// Chromium and ChromeDriver.
    Browser,
    /// A Python environment with botocore.
    Botocore,
}

/// What building the page needs.
pub(crate) const PAGE: [Need; 6] =
    [Need::WasmTarget, Need::WasmBindgen, Need::Trunk, Need::WasmOpt, Need::Document, Need::PagePackages];
/// What the tests that run inside a browser need.
pub(crate) const WASM: [Need; 4] = [Need::WasmTarget, Need::WasmBindgen, Need::WasmPack, Need::Browser];
/// What the end-to-end tests need beside the page.
pub(crate) const E2E: [Need; 2] = [Need::Browser, Need::TestPackages];
/// What holding the models against botocore's needs.
pub(crate) const CONFORMANCE: [Need; 1] = [Need::Botocore];

/// Where the tools are that were asked for.
#[derive(Default)]
pub(crate) struct Tools {
    folders: Vec<PathBuf>,
    browser: Option<Browser>,
    document: Option<PathBuf>,
}

impl Tools {
    /// The PATH that finds each of the tools first.
    pub(crate) fn path(&self) -> OsString {
        run::path_with(&self.folders)
    }

    /// `program` with `arguments`, found among the tools first. (The PATH of a
    /// child is not where the parent looks for its program on every system, so
    /// the place is worked out here.)
    pub(crate) fn command<'a>(&self, program: &str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        let place = self.folders.iter().map(|folder| folder.join(&file));
        let place = place.into_iter().find(|path| path.is_file());
        let mut command = run::command(place.unwrap_or_else(|| PathBuf::from(program)), arguments);
        command.env("PATH", self.path());
        command
    }

    /// The script of happy-dom, where it was asked for.
    pub(crate) fn document(&self) -> Outcome<&PathBuf> {
        self.document.as_ref().ok_or_else(|| "happy-dom was not set up".to_owned())
    }

    /// Chromium and ChromeDriver, where they were asked for.
    pub(crate) fn browser(&self) -> Outcome<&Browser> {
        self.browser.as_ref().ok_or_else(|| "the browser was not set up".to_owned())
    }
}

/// `cargo xtask setup`: all of it, or what the named parts need.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let mut needs = Vec::new();
    for word in words {
        needs.extend_from_slice(match *word {
            "serve" | "build" | "dev" => &PAGE,
            "wasm" => &WASM,
            "e2e" => &E2E,
            "conformance" => &CONFORMANCE,
            other => return Err(format!("no set-up for `{other}`: serve, wasm, e2e, conformance")),
        });
    }
    if words.is_empty() {
        needs = [&PAGE[..], &WASM, &E2E, &CONFORMANCE].concat();
    }
    let watch = Stopwatch::start();
    let tools = ensure(&needs)?;
    println!("set up ({}); tools in {}", watch.words(), cache()?.display());
    for folder in &tools.folders {
        println!("  {}", folder.display());
    }
    Ok(())
}

/// Finds or gets each of `needs`. All are tried, so that one message says all
/// that is missing.
pub(crate) fn ensure(needs: &[Need]) -> Outcome<Tools> {
    let mut tools = Tools::default();
    let mut missing = Vec::new();
    let mut done = Vec::new();
    for need in needs {
        if done.contains(need) {
            continue;
        }
        done.push(*need);
        if let Err(message) = ensure_one(*need, &mut tools) {
            missing.push(message);
        }
    }
    // Kept until here, since the tools share much of what they are built from.
    cargo_tool::tidy()?;
    match missing.is_empty() {
        true => Ok(tools),
        false => Err(missing.join("\n")),
    }
}

fn ensure_one(need: Need, tools: &mut Tools) -> Outcome {
    let folder = match need {
        Need::WasmTarget => return cargo_tool::wasm_target(),
        Need::PagePackages => return npm::page_packages(),
        Need::TestPackages => return npm::test_packages(),
        Need::Botocore => return python::botocore(),
        Need::Browser => {
            tools.browser = Some(browser::find_or_install()?);
            return Ok(());
        }
        Need::Document => {
            tools.document = Some(npm::document()?);
            return Ok(());
        }
        Need::WasmBindgen => cargo_tool::wasm_bindgen()?,
        Need::Trunk => cargo_tool::trunk()?,
        Need::WasmPack => cargo_tool::wasm_pack()?,
        Need::WasmOpt => npm::wasm_opt()?,
    };
    tools.folders.push(folder);
    Ok(())
}

/// The folder of the tools, below the user's cache folder.
fn cache() -> Outcome<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .ok_or("no cache folder: neither XDG_CACHE_HOME nor a home directory is set")?;
    Ok(base.join("trailwatch").join("tools"))
}

/// Gets one thing that is not there: takes the lock, looks again (another xtask
/// may just have brought it), installs, says how long it took.
///
/// `why` and `mend` go into the one line that is said where it cannot be had.
fn install<T>(
    what: &str,
    why: &str,
    mend: &str,
    find: impl Fn() -> Option<T>,
    get: impl FnOnce() -> Outcome,
) -> Outcome<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let lock = lock()?;
    if let Some(found) = find() {
        return Ok(found);
    }
    println!("  setting up {what} ...");
    let watch = Stopwatch::start();
    let got = get();
    drop(lock);
    let line = |reason: &str| format!("{what} is missing ({why}): {reason}\n  to mend: {mend}");
    got.map_err(|reason| line(&reason))?;
    let found = find().ok_or_else(|| line("it was installed, but is not where it should be"))?;
    println!("  set up {what} ({})", watch.words());
    Ok(found)
}

/// Held while something is installed; let go when dropped.
fn lock() -> Outcome<File> {
    if let Some(file) = lock_if_free()? {
        return Ok(file);
    }
    println!("  waiting for another xtask that is setting up ...");
    let (file, path) = lock_file()?;
    file.lock().map_err(|error| format!("cannot lock {}: {error}", path.display()))?;
    Ok(file)
}

/// The same, unless another holds it.
fn lock_if_free() -> Outcome<Option<File>> {
    let (file, _) = lock_file()?;
    Ok(file.try_lock().is_ok().then_some(file))
}

fn lock_file() -> Outcome<(File, PathBuf)> {
    let folder = cache()?;
    let path = folder.join("lock");
    let cannot = |error| format!("cannot open {}: {error}", path.display());
    std::fs::create_dir_all(&folder).map_err(cannot)?;
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(cannot)?;
    Ok((file, path))
}

/// Runs `command` for a set-up step; its last lines are the reason when it fails.
fn run_step(command: Command, what: &str) -> Outcome {
    let ended = run::quietly(command, what)?;
    match ended.ok {
        true => Ok(()),
        false => Err(format!("{what} failed:\n{}", ended.tail(12))),
    }
}

/// Whether `stamp` holds the same text as `source`: what was set up from the
/// source is still what it says.
fn stamped(stamp: &std::path::Path, source: &std::path::Path) -> bool {
    match (std::fs::read(stamp), std::fs::read(source)) {
        (Ok(old), Ok(new)) => old == new,
        _ => false,
    }
}

/// Remembers `source` beside what was made from it.
fn put_stamp(stamp: &std::path::Path, source: &std::path::Path) -> Outcome {
    std::fs::copy(source, stamp).map(|_| ()).map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

/// `path` as it is written on a command line.
fn shown(path: &std::path::Path) -> String {
    let root = project::root();
    path.strip_prefix(&root).unwrap_or(path).display().to_string()
}
