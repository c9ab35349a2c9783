//! The developer's commands: `cargo xtask serve`, `test`, `build`, `dev`,
//! `bench`, `size`, `gallery`.
//!
//! Everything a command needs beyond Rust and Node it sets up itself (`setup/`),
//! in a cache folder of the project's own. This crate has no dependencies, so
//! that the first command answers after a second or two of compiling. It knows
//! nothing of AWS and takes no part in the page.

mod bench;
mod build;
mod clock;
mod css;
mod dev;
mod editor;
mod gallery;
mod project;
mod run;
mod serve;
mod setup;
mod size;
mod split;
mod test;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]   set up what is missing, build the page for release, serve it at
                     http://127.0.0.1:8080 (--build-only stops before serving)
  test [PART...]     every check; or only: unit, wasm, conformance, e2e
                     (after `--` words go to Playwright: test e2e -- lab1.spec.ts)
  dev [--port N]     debug build, rebuilt and reloaded on each change
  build              dist/, ready for any static host at any sub-path
  size               what the first load weighs, and each crate's share of the wasm
                     (--functions N: and the N heaviest functions)
  bench [PART...]    calls a second, bytes a record, events a second against many
                     rules and how Python reads the same; or only: door, pipe, match
  gallery            a screenshot of each lab step in each language
  setup [PART...]    only the set-up of serve, wasm, e2e, conformance (default: all)
  css                www/'s style sheets joined into one file (Trunk calls this)
  editor             www/editor bundled into the page (Trunk calls this)
";

/// What a command answers: nothing, or one message for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut words = words.iter().map(String::as_str);
    let command = words.next().unwrap_or("help");
    let rest: Vec<&str> = words.collect();
    let outcome = match command {
        "serve" => serve::command(&rest),
        "test" => test::command(&rest),
        "dev" => dev::command(&rest),
        "build" => build::command(),
        "size" => size::command(&rest),
        "bench" => bench::command(&rest),
        "gallery" => gallery::command(&rest),
        "setup" => setup::command(&rest),
        "css" => css::command(),
        "editor" => editor::command(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("no command `{other}`\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
