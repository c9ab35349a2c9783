//! `trailwatch`: the account without a page, for programs, tests and teachers.

mod bench;
mod calls;
mod coverage;
mod matching;
mod rpc;
mod transcript;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

const USAGE: &str = "\
trailwatch: an AWS account, simulated

  trailwatch rpc                      one JSON object a line in, one a line out
  trailwatch play FILE.tw [--update]  plays a transcript; fails where it differs
                                      from what the file expects, or rewrites it
  trailwatch explain FILE.tw [PLACE]  plays a transcript, then tells how the last
                                      thing came to a place (rule/x, topic/x,
                                      inbox a@example.com, …) and what followed
  trailwatch link FILE.tw             plays a transcript; prints what to put behind the
                                      page's address, so that the account opens there
  trailwatch calls FILE.tw...         the API calls of transcripts, one JSON object a line
  trailwatch coverage [--json]        which operations and members are simulated
  trailwatch match --rules FILE --events FILE [--seconds S]
                                      which rules catch which events: how many
                                      pairs, and how many events a second
  trailwatch bench [PART...]          calls a second, bytes a record; events a second
                                      against many rules (parts: door, pipe, match)
";

/// What a command leaves: text for each stream, and whether it went well.
struct Ended {
    stdout: String,
    stderr: String,
    good: bool,
}

impl Ended {
    fn well(stdout: String) -> Ended {
        Ended { stdout, stderr: String::new(), good: true }
    }
    fn badly(stderr: impl Into<String>) -> Ended {
        Ended { stdout: String::new(), stderr: stderr.into(), good: false }
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let ended = match words.as_slice() {
        ["rpc"] => {
            let output = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
            return streamed(rpc::serve(std::io::stdin().lock(), output));
        }
        ["calls", files @ ..] => return streamed(calls::print(files, std::io::stdout().lock())),
        ["play", file] => transcript::play(file, false),
        ["play", file, "--update"] | ["play", "--update", file] => transcript::play(file, true),
        ["explain", file] => transcript::explain(file, ""),
        ["explain", file, place @ ..] => transcript::explain(file, &place.join(" ")),
        ["link", file] => transcript::link(file),
        ["coverage"] => Ended::well(coverage::text()),
        ["coverage", "--json"] => Ended::well(format!("{}\n", coverage::document().to_indented(2))),
        ["match", words @ ..] => matching::run(words),
        ["bench", parts @ ..] => bench::run(parts),
        ["help" | "--help" | "-h"] => Ended::well(USAGE.to_string()),
        _ => Ended::badly(USAGE),
    };
    // Nobody may be reading; then there is nobody to tell either.
    let _ = std::io::stdout().write_all(ended.stdout.as_bytes());
    let _ = std::io::stderr().write_all(ended.stderr.as_bytes());
    if ended.good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A reader that closes its end is no failure.
fn streamed(result: std::io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "trailwatch: {error}");
            ExitCode::FAILURE
        }
    }
}
