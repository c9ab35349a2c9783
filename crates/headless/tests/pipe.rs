//! `trailwatch rpc` through real pipes, as another program uses it.
#![cfg(test)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

fn start() -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_trailwatch"))
        .arg("rpc")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    (child, input, output)
}

fn next(output: &mut impl BufRead) -> String {
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    line.trim_end_matches('\n').to_string()
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    let (mut child, mut input, mut output) = start();
    for id in 0..50 {
        writeln!(input, r#"{{"id":{id},"service":"sts","operation":"GetCallerIdentity","input":{{}}}}"#).unwrap();
        assert!(next(&mut output).starts_with(&format!(r#"{{"id":{id},"output""#)));
    }
    // A whole line and a piece of the next: the first is answered while the rest is on its way.
    input.write_all(b"nonsense\n{\"id\":1,\"contr").unwrap();
    assert!(next(&mut output).starts_with(r#"{"id":null,"error":{"code":"MalformedRequest""#));
    input.write_all(b"ol\":\"outside\"}").unwrap();
    drop(input);
    assert_eq!(next(&mut output), r#"{"id":1,"output":{"emails":[],"sms":[],"https":[]}}"#);
    assert_eq!(next(&mut output), "");
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_stream_is_answered_line_by_line_in_order() {
    let (mut child, mut input, output) = start();
    let count = 5_000;
    let writer = std::thread::spawn(move || {
        let line = |id| format!("{{\"id\":{id},\"service\":\"sts\",\"operation\":\"GetCallerIdentity\"}}\n");
        let all: String = (0..count).map(line).collect();
        input.write_all(all.as_bytes()).unwrap();
    });
    let answers: Vec<String> = output.lines().map(|line| line.unwrap()).collect();
    writer.join().unwrap();
    assert_eq!(answers.len(), count);
    for (id, answer) in answers.iter().enumerate() {
        assert!(answer.starts_with(&format!(r#"{{"id":{id},"output""#)), "{answer}");
    }
    assert!(child.wait().unwrap().success());
}
