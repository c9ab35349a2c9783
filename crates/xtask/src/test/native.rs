//! Formatting, clippy, and the tests that need no browser.

use super::{Report, summary};
use crate::{run, setup};

/// All of it, in the order in which a mistake is cheapest to find.
pub(super) fn run(report: &mut Report) {
    report.check("formatting", run::cargo(["fmt", "--all", "--check"]));
    let lint = |words: &[&'static str]| {
        let tail = ["--quiet", "--keep-going", "--", "-D", "warnings"];
        run::cargo(["clippy"].into_iter().chain(words.iter().copied()).chain(tail))
    };
    report.check("clippy", lint(&["--workspace", "--all-targets"]));
    match setup::ensure(&[setup::Need::WasmTarget]) {
        Ok(_) => report.check(
            "clippy for wasm",
            lint(&["--package", "trailwatch-web", "--all-targets", "--target", "wasm32-unknown-unknown"]),
        ),
        Err(message) => report.step("clippy for wasm", || Err(message)),
    }
    if run::answer(cargo_nextest(), &["nextest", "--version"]).is_some() {
        let words = ["nextest", "run", "--workspace", "--no-tests=pass", "--no-fail-fast"];
        let quiet = ["--status-level", "fail", "--final-status-level", "fail", "--cargo-quiet"];
        report.count("tests", run::cargo(words.into_iter().chain(quiet)), summary::of_nextest);
        let documents = ["test", "--doc", "--workspace", "--no-fail-fast", "--quiet"];
        report.count("documents' examples", run::cargo(documents), summary::of_cargo);
    } else {
        let words = ["test", "--workspace", "--no-fail-fast", "--quiet"];
        report.count("tests", run::cargo(words), summary::of_cargo);
    }
}

fn cargo_nextest() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
