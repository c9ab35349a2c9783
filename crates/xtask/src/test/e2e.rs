//! The built page in a real browser, and what it weighs.

use super::{Report, budget, summary};
use crate::serve::Server;
use crate::setup::{self, Tools};
use crate::{Outcome, build, project};
use std::path::Path;
use std::process::Command;

/// The size budget, then Playwright with `words`.
pub(super) fn run(report: &mut Report, words: &[&str]) {
    let needs = [&setup::PAGE[..], &setup::E2E].concat();
    let ready = setup::ensure(&needs).and_then(|tools| {
        build::page(&tools)?;
        Ok((serve()?, tools))
    });
    let (server, tools) = match ready {
        Ok(ready) => ready,
        Err(message) => return report.step("the page for end-to-end tests", || Err(message)),
    };
    report.step("size of the first load", budget::check);
    match playwright(&tools, &server, words) {
        Ok(command) => report.count("end-to-end tests", command, summary::of_playwright),
        Err(message) => report.step("end-to-end tests", || Err(message)),
    }
}

/// The built page at a free port.
pub(crate) fn serve() -> Outcome<Server> {
    Server::start(0, project::dist()).map_err(|error| format!("cannot serve the page: {error}"))
}

/// Playwright, told where the page and the browser are.
pub(crate) fn playwright(tools: &Tools, server: &Server, words: &[&str]) -> Outcome<Command> {
    let runner = Path::new("node_modules").join("@playwright").join("test").join("cli.js");
    let runner = project::tests().join(runner).display().to_string();
    let fixed = [runner.as_str(), "test", "--config", "tests/e2e/playwright.config.ts"];
    let mut command = tools.command("node", fixed.into_iter().chain(words.iter().copied()));
    command
        .env("TRAILWATCH_URL", server.url())
        .env("TRAILWATCH_CHROMIUM", &tools.browser()?.chromium)
        .env("NO_COLOR", "1")
        .env_remove("FORCE_COLOR");
    Ok(command)
}
