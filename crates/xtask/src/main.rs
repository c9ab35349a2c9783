//! The developer's commands.

mod css;
mod project;

use std::process::ExitCode;

/// What a command answers: nothing, or one message for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let outcome = match std::env::args().nth(1).as_deref() {
        Some("css") => css::command(),
        _ => Err("cargo xtask css".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
