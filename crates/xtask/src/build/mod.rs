//! `cargo xtask build`: `dist/`, which any static host serves from any sub-path.

mod compress;
mod fresh;

use crate::setup::{self, Tools};
use crate::{Outcome, clock::Stopwatch, project, run, split};
use std::path::Path;

/// Sets up what is missing, then builds.
pub(crate) fn command() -> Outcome {
    let tools = setup::ensure(&setup::PAGE)?;
    page(&tools)?;
    println!("{} is ready for any static host", project::dist().display());
    Ok(())
}

/// Builds the page for release, unless `dist/` is of the very files there are now.
pub(crate) fn page(tools: &Tools) -> Outcome {
    let root = project::root();
    let sources = fresh::fingerprint(&root)?;
    let stamp = project::page_work().join("built");
    if project::dist().join("index.html").is_file()
        && std::fs::read_to_string(&stamp).is_ok_and(|built| built == sources)
    {
        println!("  the page is built already");
        return Ok(());
    }
    let watch = Stopwatch::start();
    println!("  building the page for release ...");
    let _gone = std::fs::remove_file(&stamp);
    fetch()?;
    let words =
        ["build", "--release", "--cargo-profile", "page", "--offline", "--skip-version-check", "--color", "never"];
    let mut trunk = tools.command("trunk", words);
    trunk.env("CARGO_ENCODED_RUSTFLAGS", rust_flags());
    let ended = run::quietly(trunk, "building the page")?;
    if !ended.ok {
        return Err(format!("the page cannot be built:\n{}", ended.tail(60)));
    }
    println!("  built the page ({})", watch.words());
    split::page(&project::dist(), tools)?;
    let watch = Stopwatch::start();
    compress::all(&project::dist())?;
    println!("  compressed its files ({})", watch.words());
    write(&stamp, &sources)
}

/// Takes this machine's folders out of the texts that panics carry: smaller, the
/// same bytes on each machine, and nobody's home directory in the page. Names of
/// the newer form say which types a generic function is for, which
/// the split and `cargo xtask size` go by; they are not shipped.
fn rust_flags() -> String {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let registry = cargo_home.map(|home| home.join("registry").join("src"));
    let sources = registry.and_then(|folder| std::fs::read_dir(folder).ok());
    let sources = sources.into_iter().flatten().flatten().map(|entry| entry.path());
    let folders = sources.chain([project::root()]);
    let mut flags: Vec<String> = folders.map(|folder| format!("--remap-path-prefix={}/=", folder.display())).collect();
    flags.push("-Csymbol-mangling-version=v0".to_owned());
    flags.join("\u{1f}")
}

/// Gets the crates that Cargo.lock names; Trunk is then kept off the network,
/// where it would look for other versions of the tools and of itself.
pub(crate) fn fetch() -> Outcome {
    let ended = run::quietly(run::cargo(["fetch", "--quiet"]), "fetching crates")?;
    match ended.ok {
        true => Ok(()),
        false => Err(format!("crates cannot be had:\n{}", ended.tail(12))),
    }
}

fn write(path: &Path, text: &str) -> Outcome {
    path.parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}
