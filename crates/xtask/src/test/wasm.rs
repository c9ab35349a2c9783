//! Tests that run inside a browser, through wasm-pack.

use super::{Report, summary};
use crate::setup::{self, Tools};
use crate::{Outcome, project, run};
use std::path::PathBuf;

/// Each crate that has tests for the browser.
pub(super) fn run(report: &mut Report) {
    let crates = crates_with_browser_tests();
    if crates.is_empty() {
        println!("  no crate has tests for the browser");
        return;
    }
    match setup::ensure(&setup::WASM).and_then(|tools| Ok((webdriver(&tools)?, tools))) {
        Ok((webdriver, tools)) => {
            let native = same_bytes().unwrap_or_else(|message| {
                report.step("the bytes that the browser must give", || Err(message));
                String::new()
            });
            for name in crates {
                one(report, &tools, &webdriver, &native, &name);
            }
        }
        Err(message) => report.step("set-up for tests in the browser", || Err(message)),
    }
}

fn one(report: &mut Report, tools: &Tools, webdriver: &str, native: &str, name: &str) {
    let folder = format!("crates/{name}");
    let words = ["test", "--headless", "--chrome", "--mode", "no-install"];
    let mut command = tools.command("wasm-pack", words);
    if let Ok(browser) = tools.browser() {
        command.arg("--chromedriver").arg(&browser.driver);
        command.env("CHROMEDRIVER", &browser.driver);
    }
    command.arg(folder);
    command
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver)
        .env("TRAILWATCH_SAME_BYTES", native)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let name = format!("{name} in the browser");
    report.count(&name, command, summary::of_cargo);
}

/// What the same log gives natively: the browser's build is told, and must agree
/// (crates/session/tests/same_bytes.rs).
fn same_bytes() -> Outcome<String> {
    let words = ["test", "--quiet", "--package", "trailwatch-session", "--test", "same_bytes", "--", "--nocapture"];
    let ended = run::quietly(run::cargo(words), "the same log, natively")?;
    let digest = ended.output.lines().find_map(|line| line.split_once("same-bytes: "));
    digest.map(|(_, digest)| digest.trim().to_owned()).ok_or(ended.output)
}

/// The crates that depend on what runs them.
fn crates_with_browser_tests() -> Vec<String> {
    let entries = std::fs::read_dir(project::root().join("crates"));
    let folders = entries.into_iter().flatten().flatten().map(|entry| entry.path());
    let has_tests = |folder: &PathBuf| {
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml"));
        manifest.is_ok_and(|text| text.contains("wasm-bindgen-test"))
    };
    let names = folders.filter(has_tests).filter_map(|folder| Some(folder.file_name()?.to_str()?.to_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Says how the browser is to be started: without asking hosts of its own for
/// things, and, where this runs as root, without the sandbox that refuses root.
fn webdriver(tools: &Tools) -> Outcome<String> {
    let path: PathBuf = project::page_work().join("webdriver.json");
    let flags = crate::setup::BROWSER_FLAGS.map(|flag| format!("\"{flag}\""));
    let text = format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {:?}, \"args\": [{}]}}}}\n",
        tools.browser()?.chromium.display().to_string(),
        flags.join(", ")
    );
    path.parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    Ok(path.display().to_string())
}
