//! Running other programs: quietly, with the project's own tools first on the
//! PATH, and with a sign of life when one takes long.

use crate::{Outcome, clock::Stopwatch, project};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// What a program that has ended left behind.
pub(crate) struct Ended {
    /// Whether its exit code was zero.
    pub(crate) ok: bool,
    /// Standard output and standard error, in the order they were written.
    pub(crate) output: String,
}

impl Ended {
    /// The last `count` lines, for a message about a failure.
    pub(crate) fn tail(&self, count: usize) -> String {
        let lines: Vec<&str> = self.output.lines().collect();
        let skipped = lines.len().saturating_sub(count);
        lines.into_iter().skip(skipped).collect::<Vec<_>>().join("\n")
    }
}

/// `program` with `arguments`, to be run at the top level of the repository.
pub(crate) fn command<'a>(program: impl AsRef<Path>, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.args(arguments).current_dir(project::root()).stdin(Stdio::null());
    // Set by the `cargo run` that started this program; a cargo below it that
    // builds something else must not inherit them.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command
}

/// `cargo` with `arguments`: the one that started this program.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    command(PathBuf::from(cargo), arguments)
}

/// The PATH with `folders` before what is there already.
pub(crate) fn path_with(folders: &[PathBuf]) -> OsString {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    std::env::join_paths(all).unwrap_or(old)
}

/// Runs to the end, keeping the output; says each minute that `what` is still
/// going on.
pub(crate) fn quietly(mut command: Command, what: &str) -> Outcome<Ended> {
    let program = command.get_program().to_string_lossy().into_owned();
    let cannot = |error| format!("cannot run `{program}`: {error}");
    let (mut reader, writer) = std::io::pipe().map_err(cannot)?;
    let copy = writer.try_clone().map_err(cannot)?;
    let mut child = command.stdout(writer).stderr(copy).spawn().map_err(cannot)?;
    // The command holds the pipe's writing ends; without this the reader would
    // never see the end of the output.
    drop(command);
    let (alive, ended) = mpsc::channel::<()>();
    let what = what.to_owned();
    let watcher = std::thread::spawn(move || {
        let watch = Stopwatch::start();
        while let Err(mpsc::RecvTimeoutError::Timeout) = ended.recv_timeout(Duration::from_mins(1)) {
            println!("    still at it: {what} ({})", watch.words());
        }
    });
    let mut bytes = Vec::new();
    let read = std::io::Read::read_to_end(&mut reader, &mut bytes);
    let status = child.wait();
    drop(alive);
    let _ended = watcher.join();
    read.map_err(cannot)?;
    Ok(Ended { ok: status.map_err(cannot)?.success(), output: String::from_utf8_lossy(&bytes).into_owned() })
}

/// Runs to the end with the terminal's own output.
pub(crate) fn openly(mut command: Command) -> Outcome<bool> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.status().map(|status| status.success()).map_err(|error| format!("cannot run `{program}`: {error}"))
}

/// What `program` prints, where it can be run and succeeds.
pub(crate) fn answer(program: impl AsRef<Path>, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments.iter().copied()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Where cargo builds: CARGO_TARGET_DIR or the configuration may say otherwise
/// than `target/`.
pub(crate) fn target_folder() -> Outcome<PathBuf> {
    let mut command = cargo(["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let output =
        command.stderr(Stdio::null()).output().map_err(|error| format!("cannot run cargo metadata: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let after = text.split("\"target_directory\":\"").nth(1);
    let folder = after.and_then(|it| it.split('"').next());
    Ok(folder.map_or_else(|| project::root().join("target"), PathBuf::from))
}

/// The first `name` on the PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_are_kept_and_the_exit_code_seen() {
        let ended = quietly(command("sh", ["-c", "echo one; echo two >&2; echo three; exit 3"]), "sh").unwrap();
        assert!(!ended.ok);
        assert_eq!(ended.output, "one\ntwo\nthree\n");
        assert_eq!(ended.tail(2), "two\nthree");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = quietly(command("no-such-program", []), "x").err().unwrap();
        assert!(error.contains("`no-such-program`"), "{error}");
    }
}
