//! `trailwatch bench`: how fast a call goes through the door, how much its
//! record takes, how fast `trailwatch rpc` answers through a pipe, and how many
//! events a second go through many rules.

// What is measured is this program, not the account: a clock of the machine is right here.
#![expect(clippy::disallowed_types, reason = "measures the program itself")]

mod patterns;

use crate::Ended;
use base::Document;
use sim::{Account, ApiCall, Start};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Calls through the door.
const CALLS: u32 = 1_000_000;
/// Lines through the pipe.
const LINES: u32 = 200_000;

type Part = fn(&mut String) -> Result<(), String>;

const PARTS: [(&str, Part); 3] = [("door", door), ("pipe", pipe), ("match", patterns::run)];

/// The parts that are named, or all.
pub(crate) fn run(chosen: &[&str]) -> Ended {
    let known = |word: &&&str| PARTS.iter().any(|(name, _)| *name == **word);
    if let Some(other) = chosen.iter().find(|word| !known(word)) {
        let names = PARTS.map(|(name, _)| name).join(", ");
        return Ended::badly(format!("trailwatch bench: no part {other}: {names}\n"));
    }
    let mut out = String::new();
    for (name, part) in PARTS {
        if (chosen.is_empty() || chosen.contains(&name))
            && let Err(message) = part(&mut out)
        {
            return Ended::badly(format!("{out}trailwatch bench, {name}: {message}\n"));
        }
    }
    Ended::well(out)
}

/// A million calls of the kind that learners make, refused ones too.
fn door(out: &mut String) -> Result<(), String> {
    let mut account = Account::new(&Start::default());
    let topic = "arn:aws:sns:us-east-1:123456789012:ops";
    let setup = ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops"));
    let ready = account.call(&setup).is_ok();
    let calls = [
        ApiCall::new("sts", "GetCallerIdentity", Document::map()),
        ApiCall::new("sns", "GetTopicAttributes", Document::map().with("TopicArn", topic)),
        ApiCall::new("ec2", "DescribeInstances", Document::map()),
        ApiCall::new("events", "DescribeRule", Document::map().with("Name", "none")),
        ApiCall::new(
            "events",
            "PutRule",
            Document::map().with("Name", "r").with("EventPattern", r#"{"source":["aws.ec2"]}"#),
        ),
    ];
    let begun = Instant::now();
    let mut refused = 0_u32;
    for number in 0..CALLS {
        if let Some(call) = calls.get(number as usize % calls.len()) {
            refused += u32::from(account.call(call).is_err());
        }
        // A busy account: one call in 20 ms.
        let now = account.now();
        account.advance_to(now + base::Duration::millis(20));
    }
    let seconds = begun.elapsed().as_secs_f64();
    let records = &account.kernel().records;
    let each = records.bytes() as f64 / f64::from(records.len().max(1));
    let _ = writeln!(
        out,
        "the door         {CALLS} calls in {seconds:.2} s: {} calls/s ({refused} refused)",
        rate(CALLS, seconds)
    );
    let _ = writeln!(out, "the record store {} records, {each:.1} bytes each", records.len());
    if !ready {
        let _ = writeln!(out, "the set-up call was refused: the numbers are not comparable");
    }
    Ok(())
}

fn pipe(out: &mut String) -> Result<(), String> {
    let seconds = piped().map_err(|error| format!("trailwatch rpc: {error}"))?;
    let rate = rate(LINES, seconds);
    let _ = writeln!(out, "trailwatch rpc   {LINES} calls through a pipe in {seconds:.2} s: {rate} calls/s");
    Ok(())
}

/// This very program as `rpc`, fed through a pipe. Gives the seconds.
fn piped() -> std::io::Result<f64> {
    let mut child =
        Command::new(std::env::current_exe()?).arg("rpc").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(std::io::Error::other("no pipe"));
    };
    let begun = Instant::now();
    let writer = std::thread::spawn(move || -> std::io::Result<()> {
        let mut text = String::new();
        for id in 0..LINES {
            let _ = writeln!(text, r#"{{"id":{id},"service":"sts","operation":"GetCallerIdentity","input":{{}}}}"#);
        }
        input.write_all(text.as_bytes())
    });
    let answers =
        BufReader::new(output).lines().map_while(Result::ok).filter(|line| line.contains("\"output\"")).count();
    let seconds = begun.elapsed().as_secs_f64();
    writer.join().map_err(|_| std::io::Error::other("the writer stopped"))??;
    child.wait()?;
    if answers == LINES as usize {
        Ok(seconds)
    } else {
        Err(std::io::Error::other(format!("{answers} answers for {LINES} calls")))
    }
}

fn rate(count: u32, seconds: f64) -> u64 {
    (f64::from(count) / seconds.max(1e-9)) as u64
}
