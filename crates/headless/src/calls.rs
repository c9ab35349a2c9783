//! `trailwatch calls FILE.tw...`: every API call of transcripts with its answer,
//! one JSON object a line, for checks in other languages (tests/conformance).
//!
//! `{"file","call","service","operation","input"}` with `output` or `error`, as
//! `trailwatch rpc` writes them; `call` counts from 1 in its file.

use crate::rpc;
use base::Document;
use session::tw::{Report, Transcript};
use session::{Action, Session};
use std::io::{self, Write};

/// Plays each file and prints its calls.
pub(crate) fn print(files: &[&str], mut output: impl Write) -> io::Result<()> {
    for file in files {
        for line in calls(file, &std::fs::read_to_string(file)?)? {
            output.write_all(line.to_json().as_bytes())?;
            output.write_all(b"\n")?;
        }
    }
    output.flush()
}

fn calls(file: &str, text: &str) -> io::Result<Vec<Document>> {
    let transcript = Transcript::parse(text).map_err(|mistakes| {
        let lines = mistakes.iter().map(|mistake| format!("{file}:{}: {}", mistake.line, mistake.message));
        io::Error::new(io::ErrorKind::InvalidData, lines.collect::<Vec<_>>().join("\n"))
    })?;
    let played = Report::of(transcript).session;
    // The log has the calls; doing them again has the answers, the same ones.
    let mut session = Session::new(played.scenario().clone());
    let mut printed = Vec::new();
    let mut count = 0_u32;
    for action in played.log() {
        let answer = session.perform(action.clone()).answer();
        let (Action::Call(call), Some(answer)) = (action, answer) else { continue };
        count += 1;
        let line = Document::map()
            .with("file", file)
            .with("call", count)
            .with("service", &call.service)
            .with("operation", &call.operation)
            .with("input", call.input.clone());
        printed.push(rpc::with_result(line, answer.map(|output| rpc::complete(call, output))));
    }
    Ok(printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_stand_with_their_answers() {
        let text =
            "$ aws sts get-caller-identity\n@advance 5m\n@call {\"service\":\"sts\",\"operation\":\"Nothing\"}\n";
        let lines: Vec<String> = calls("a.tw", text).unwrap().iter().map(Document::to_json).collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(
            lines[0].starts_with(
                r#"{"file":"a.tw","call":1,"service":"sts","operation":"GetCallerIdentity","input":{},"output":{"UserId":"#
            ),
            "{}",
            lines[0]
        );
        assert!(lines[1].contains(r#""call":2"#) && lines[1].contains(r#""error":{"code":"#), "{}", lines[1]);
    }

    #[test]
    fn a_line_not_understood_is_named() {
        let error = calls("a.tw", "@nonsense\n").unwrap_err().to_string();
        assert!(error.starts_with("a.tw:1: "), "{error}");
    }
}
