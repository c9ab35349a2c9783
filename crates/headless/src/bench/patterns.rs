//! Events a second that `trailwatch match` gets through, beside what Python's
//! `json.loads` alone does with the same events, both on one thread.

use crate::matching;
use base::{Document, Seed};
use languages::event_pattern::sample;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const SEED: Seed = Seed(2021);
const EVENTS: usize = 10_000;
const RULES: [usize; 2] = [100, 10_000];
/// How long each measurement takes.
const SECONDS: &str = "1.5";

/// Prints how many events a second it reads, doing nothing else with them.
const YARDSTICK: &str = "
import json, sys, time
events = open(sys.argv[1], encoding='utf-8').read().splitlines()
begun, done = time.perf_counter(), 0
while time.perf_counter() - begun < float(sys.argv[2]):
    for event in events:
        json.loads(event)
    done += len(events)
print(done / (time.perf_counter() - begun))
";

pub(super) fn run(out: &mut String) -> Result<(), String> {
    let folder = Folder::new()?;
    let texts = sample::events(SEED, EVENTS);
    let bytes = texts.iter().map(String::len).sum::<usize>() / EVENTS;
    let events = folder.write("events", &texts.join("\n"))?;
    let _ = writeln!(out, "event patterns   {EVENTS} events of {bytes} bytes; one thread");
    for kind in sample::Kind::ALL {
        // Anew for each kind: what else the machine does then slows both.
        let yardstick = json_loads(&events)?;
        let _ = writeln!(out, "  python3, json.loads alone       {yardstick:>9.0} events/s");
        for count in RULES {
            let lines: Vec<String> = sample::rules_of(kind, SEED, count).into_iter().map(line).collect();
            let rules = folder.write("rules", &lines.join("\n"))?;
            let measured = matched(&rules, &events)?;
            let rate = measured.at("events_per_second").as_f64().unwrap_or_default();
            let pairs = measured.at("pairs").as_i64().unwrap_or_default();
            let _ = writeln!(
                out,
                "  {count:>6} rules, {:<17} {rate:>9.0} events/s, {:>5.2} times that ({pairs} pairs)",
                kind.name(),
                rate / yardstick.max(1e-9)
            );
        }
    }
    Ok(())
}

fn line((name, pattern): (String, String)) -> String {
    Document::map().with("Name", name).with("EventPattern", pattern).to_json()
}

fn json_loads(events: &Path) -> Result<f64, String> {
    let ended = Command::new("python3").args(["-c", YARDSTICK]).arg(events).arg(SECONDS).output();
    let ended = ended.map_err(|error| format!("python3, the yardstick: {error}"))?;
    let printed = String::from_utf8_lossy(&ended.stdout).trim().to_owned();
    printed.parse().map_err(|_| format!("python3, the yardstick: {}", String::from_utf8_lossy(&ended.stderr)))
}

/// What `trailwatch match` says last.
fn matched(rules: &Path, events: &Path) -> Result<Document, String> {
    let (rules, events) = (rules.to_string_lossy(), events.to_string_lossy());
    let ended = matching::run(&["--rules", &rules, "--events", &events, "--seconds", SECONDS]);
    let last = ended.stdout.lines().last().unwrap_or_default();
    Document::parse(last).map_err(|_| ended.stderr)
}

/// A folder for the files, gone when it is done.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Folder, String> {
        let folder = std::env::temp_dir().join(format!("trailwatch-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Folder(folder))
    }

    fn write(&self, name: &str, text: &str) -> Result<PathBuf, String> {
        let file = self.0.join(name);
        std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays is in the temporary folder anyway.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
