//! The Python environment of the conformance checks.

use super::{debian, install, put_stamp, run_step, stamped};
use crate::{Outcome, project, run};
use std::path::{Path, PathBuf};

/// The environment's interpreter.
pub(crate) fn interpreter() -> PathBuf {
    let folder = project::tests().join(".venv");
    match cfg!(windows) {
        true => folder.join("Scripts").join("python.exe"),
        false => folder.join("bin").join("python"),
    }
}

/// Makes tests/.venv with what requirements.txt names.
pub(super) fn botocore() -> Outcome {
    let folder = project::tests().join(".venv");
    let wanted = project::tests().join("conformance").join("requirements.txt");
    let stamp = folder.join("requirements.txt");
    let (venv, list) = (super::shown(&folder), super::shown(&wanted));
    install(
        "botocore in tests/.venv",
        "the operations are held against AWS's own models",
        &format!("python3 -m venv {venv} && {venv}/bin/pip install -r {list}"),
        || stamped(&stamp, &wanted).then_some(()),
        || {
            make_environment(&venv)?;
            let words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
            let words = words.into_iter().chain([list.as_str()]);
            run_step(run::command(interpreter(), words), "pip install")?;
            put_stamp(&stamp, &wanted)
        },
    )
}

fn make_environment(venv: &str) -> Outcome {
    let make = || {
        let python = ["python3", "python"].into_iter().find(|name| run::find(name).is_some());
        let python = python.ok_or("there is no python3 on the PATH")?;
        run_step(run::command(Path::new(python), ["-m", "venv", venv]), "python3 -m venv")
    };
    make().or_else(|reason| match debian::may_install() {
        true => debian::install(&["python3", "python3-venv"]).and_then(|()| make()),
        false => Err(reason),
    })
}
