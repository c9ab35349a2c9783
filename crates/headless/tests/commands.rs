//! The other commands, as a person types them.
#![cfg(test)]

use std::process::{Command, Output};

fn trailwatch(args: &[&str]) -> (bool, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_trailwatch")).args(args).output().unwrap();
    (status.success(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn play_and_explain() {
    let file = std::env::temp_dir().join(format!("trailwatch-{}.tw", std::process::id()));
    let path = file.to_str().unwrap();
    std::fs::write(&file, "$ aws sts get-caller-identity --query Account\n  \"1\"\n").unwrap();
    let (good, stdout, stderr) = trailwatch(&["play", path]);
    assert!(!good);
    assert_eq!(stdout, "$ aws sts get-caller-identity --query Account\n  \"123456789012\"\n");
    assert!(stderr.contains("differs:\nline 1: $ aws"), "{stderr}");
    assert!(trailwatch(&["play", path, "--update"]).0);
    assert!(trailwatch(&["play", path]).0);
    let (good, stdout, _) = trailwatch(&["explain", path]);
    assert!(good && stdout.starts_with("01:00:00.000 root GetCallerIdentity: passed\n"), "{stdout}");
    let (good, _, stderr) = trailwatch(&["explain", path, "rule/x"]);
    assert!(!good);
    assert!(stderr.contains("Something has come to:\n  root\n"), "{stderr}");
    std::fs::write(&file, "hello\n").unwrap();
    assert!(trailwatch(&["play", path]).2.ends_with(":1: neither a step ($ or @) nor a remark (#)\n"));
    std::fs::remove_file(&file).unwrap();
    assert!(!trailwatch(&["play", path]).0);
}

#[test]
fn a_link_opens_what_the_transcript_leaves() {
    let file = std::env::temp_dir().join(format!("trailwatch-link-{}.tw", std::process::id()));
    let path = file.to_str().unwrap();
    std::fs::write(&file, "//- seed:7 now:2021-03-05T02:00:00Z\n$ aws sns create-topic --name ops\n").unwrap();
    let (good, stdout, stderr) = trailwatch(&["link", path]);
    assert!(good, "{stderr}");
    let saved = session::from_link(stdout.strip_prefix("#/open/").unwrap()).unwrap();
    assert_eq!((saved.scenario.as_str(), saved.seed.0, saved.log.len()), ("sandbox", 7, 1));
    std::fs::write(&file, "$ aws sns create-topic --name a/b\n").unwrap();
    let (good, stdout, stderr) = trailwatch(&["link", path]);
    assert!(!good && stdout.is_empty() && stderr.contains("so no link was made"), "{stderr}");
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn usage_and_coverage() {
    assert!(!trailwatch(&["dance"]).0);
    assert!(trailwatch(&["help"]).1.contains("trailwatch rpc"));
    assert!(trailwatch(&["coverage", "--json"]).1.starts_with("{\n  \"services\": ["));
}
