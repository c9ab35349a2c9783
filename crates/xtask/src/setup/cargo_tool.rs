//! The wasm target, and the tools that cargo builds: wasm-bindgen, Trunk,
//! wasm-pack.

use super::{cache, install, run_step};
use crate::{Outcome, project, run};
use std::path::{Path, PathBuf};

const TARGET: &str = "wasm32-unknown-unknown";
/// 0.22 wants a newer compiler than ours.
const TRUNK: &str = "0.21.14";
const WASM_PACK: &str = "0.15.1";

struct Tool {
    package: &'static str,
    binary: &'static str,
    version: String,
    why: &'static str,
}

/// Adds the wasm target to the toolchain in use.
pub(super) fn wasm_target() -> Outcome {
    let find = || {
        let folder = run::answer("rustc", &["--print", "target-libdir", "--target", TARGET])?;
        Path::new(&folder).is_dir().then_some(())
    };
    install("the wasm32 target", "the page is WebAssembly", &format!("rustup target add {TARGET}"), find, || {
        run_step(run::command("rustup", ["target", "add", TARGET]), "rustup")
    })
}

/// wasm-bindgen's commands: they must be of the version the page links.
pub(super) fn wasm_bindgen() -> Outcome<PathBuf> {
    let version = project::locked_version("wasm-bindgen")?
        .ok_or("Cargo.lock names no wasm-bindgen: is the page's crate a member?")?;
    get(&Tool {
        package: "wasm-bindgen-cli",
        binary: "wasm-bindgen",
        version,
        why: "it writes the JavaScript beside the page's wasm",
    })
}

/// Trunk.
pub(super) fn trunk() -> Outcome<PathBuf> {
    get(&Tool { package: "trunk", binary: "trunk", version: TRUNK.to_owned(), why: "it puts the page together" })
}

/// wasm-pack.
pub(super) fn wasm_pack() -> Outcome<PathBuf> {
    get(&Tool {
        package: "wasm-pack",
        binary: "wasm-pack",
        version: WASM_PACK.to_owned(),
        why: "it runs tests inside the browser",
    })
}

/// The folder that holds the tool.
fn get(tool: &Tool) -> Outcome<PathBuf> {
    let root = cache()?.join(format!("{}-{}", tool.package, tool.version));
    let what = format!("{} {}", tool.package, tool.version);
    let root_word = root.display().to_string();
    let words = ["install", tool.package, "--version", &tool.version, "--root", &root_word];
    let mend = format!("cargo {} --locked", words.join(" "));
    let find = || {
        let ours = root.join("bin");
        let on_path = run::find(tool.binary).and_then(|path| Some(path.parent()?.to_path_buf()));
        [Some(ours), on_path].into_iter().flatten().find(|folder| {
            let binary = folder.join(format!("{}{}", tool.binary, std::env::consts::EXE_SUFFIX));
            run::answer(binary, &["--version"]).is_some_and(|said| says(&said, &tool.version))
        })
    };
    install(&what, tool.why, &mend, find, || {
        println!("    (built from source, some minutes; once for every clone on this machine)");
        let locked = run_step(cargo(&words, true)?, &what);
        locked.or_else(|_| run_step(cargo(&words, false)?, &what))
    })
}

/// `cargo install`, tuned for a short build: the tools' own work is small, and
/// optimising them fully would triple the wait.
fn cargo(words: &[&str], locked: bool) -> Outcome<std::process::Command> {
    let mut command = run::cargo(words.iter().copied());
    if locked {
        command.arg("--locked");
    }
    command
        .env("CARGO_TARGET_DIR", cache()?.join("build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    Ok(command)
}

/// Takes away what the tools were built from, a gigabyte or more, unless another
/// xtask is building there.
pub(super) fn tidy() -> Outcome {
    let folder = cache()?.join("build");
    if folder.is_dir()
        && let Some(_held) = super::lock_if_free()?
    {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    Ok(())
}

/// Whether a `--version` answer names exactly this version.
fn says(said: &str, version: &str) -> bool {
    said.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_counts_only_as_a_whole() {
        assert!(says("trunk 0.21.14", "0.21.14"));
        assert!(says("wasm-opt version 132 (version_132)", "132"));
        assert!(!says("wasm-bindgen 0.2.1301", "0.2.130"));
        assert!(!says("trunk 0.22.0-beta.2", "0.22.0"));
    }
}
