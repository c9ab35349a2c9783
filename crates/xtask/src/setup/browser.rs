//! The system's Chromium and ChromeDriver.

use super::{debian, install};
use crate::{Outcome, run};
use std::path::PathBuf;

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: [&str; 2] = ["chromedriver", "chromium.chromedriver"];

/// How a browser under test is started: root may not have the sandbox, and none
/// of the rest may make it ask hosts of its own for things.
pub(crate) const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Where the browser and its driver are.
pub(crate) struct Browser {
    /// The browser's program.
    pub(crate) chromium: PathBuf,
    /// The driver's program.
    pub(crate) driver: PathBuf,
}

/// Finds both on the PATH; on Debian as root gets them when missing, with
/// letters for Korean.
pub(super) fn find_or_install() -> Outcome<Browser> {
    let find = || {
        let first = |names: &[&str]| names.iter().find_map(|name| run::find(name));
        let browser = Browser { chromium: first(&CHROMIUM)?, driver: first(&DRIVER)? };
        (has_korean_letters() || !debian::may_install()).then_some(browser)
    };
    install(
        "Chromium with ChromeDriver",
        "the browser tests run in it",
        "sudo apt-get install chromium chromium-driver fonts-noto-cjk",
        find,
        || debian::install(&["chromium", "chromium-driver", "fonts-noto-cjk"]),
    )
}

/// Screenshots without them show boxes.
fn has_korean_letters() -> bool {
    run::answer("fc-list", &[":lang=ko", "family"]).is_some_and(|families| !families.is_empty())
}
