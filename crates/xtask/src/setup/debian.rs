//! Debian's packages, where this is a Debian (or a child of it) and the person
//! may install them.

use super::run_step;
use crate::{Outcome, run};
use std::path::Path;

/// Whether packages can be installed here without asking anybody.
pub(super) fn may_install() -> bool {
    Path::new("/etc/debian_version").is_file()
        && run::find("apt-get").is_some()
        && run::answer("id", &["-u"]).as_deref() == Some("0")
}

/// Installs `packages`.
pub(super) fn install(packages: &[&str]) -> Outcome {
    if !may_install() {
        return Err("it is not installed, and only root on Debian gets it by itself".to_owned());
    }
    run_step(run::command("apt-get", ["update", "-qq"]), "apt-get update")?;
    let words = ["install", "-y", "-qq", "--no-install-recommends"];
    let mut command = run::command("apt-get", words.iter().chain(packages).copied());
    command.env("DEBIAN_FRONTEND", "noninteractive");
    run_step(command, "apt-get install")
}
