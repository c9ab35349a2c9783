//! `cargo xtask dev`: the page in its debug build, rebuilt on each change.

use crate::{Outcome, build, project, run, serve, setup};

/// `dev [--port N]`.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let port = match words {
        [] => 8080,
        ["--port", number] => serve::port_of(Some(number))?,
        _ => return Err("dev takes only --port N".to_owned()),
    };
    let tools = setup::ensure(&setup::PAGE)?;
    build::fetch()?;
    // Beside the release build's dist/, which others may be serving.
    let folder = project::page_work().join("dev");
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let (port, folder) = (port.to_string(), folder.display().to_string());
    let words =
        ["serve", "--offline", "--skip-version-check", "--address", "127.0.0.1", "--port", &port, "--dist", &folder];
    match run::openly(tools.command("trunk", words))? {
        true => Ok(()),
        false => Err("trunk ended with an error".to_owned()),
    }
}
