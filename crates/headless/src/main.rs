//! `trailwatch`: the account without a page, for programs, tests and teachers.

mod calls;
mod rpc;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

const USAGE: &str = "\
trailwatch: an AWS account, simulated

  trailwatch rpc                one JSON object a line in, one a line out
  trailwatch calls FILE.tw...   the API calls of transcripts, one JSON object a line
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["rpc"] => {
            ended(rpc::serve(std::io::stdin().lock(), BufWriter::with_capacity(1 << 16, std::io::stdout().lock())))
        }
        ["calls", files @ ..] => ended(calls::print(files, std::io::stdout().lock())),
        ["help" | "--help" | "-h"] => {
            let _ = std::io::stdout().write_all(USAGE.as_bytes());
            ExitCode::SUCCESS
        }
        _ => {
            let _ = std::io::stderr().write_all(USAGE.as_bytes());
            ExitCode::from(2)
        }
    }
}

/// A reader that closes its end is no failure.
fn ended(result: std::io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "trailwatch: {error}");
            ExitCode::FAILURE
        }
    }
}
