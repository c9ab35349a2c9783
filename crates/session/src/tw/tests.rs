use super::{Report, Transcript};

#[track_caller]
fn play(text: &str) -> Report {
    Report::of(Transcript::parse(text).unwrap())
}

const SMALL: &str = r#"//- seed:7 now:2021-03-05T02:00:00Z user:cloud_user region:eu-west-1
# Who am I?
$ aws sts get-caller-identity \
    --query Arn
  "arn:aws:iam::123456789012:user/cloud_user"

@as root     # the other one
@call {"service":"sts","operation":"GetCallerIdentity","input":{}}
  {
      "UserId": "123456789012",
  …
  }
@let WHO = aws sts get-caller-identity --query Account --output text
@file who.txt
  {"a": "${WHO}"}

  end
$ aws sts get-caller-identity --query 'Account == `${WHO}`' --output text
  False
@advance 90s
@show now
  2021-03-05T02:01:30Z
$ aws sts get-caller-identity --nonsense
  …
  Unknown options: --nonsense
@why topic/nothing
  nothing has come to topic/nothing
"#;

#[test]
fn a_transcript_is_played_and_written_as_it_was() {
    let report = play(SMALL);
    assert_eq!(report.differences(), "");
    assert_eq!(report.corrected(), SMALL);
    assert_eq!(report.session.scenario().region.name(), "eu-west-1");
    assert!(report.session.log().len() >= 4);
}

#[test]
fn what_differs_is_shown_and_corrected() {
    let text = "$ aws sts get-caller-identity --query Account\n  \"1\"\n@show now\n$ aws nothing\n";
    let report = play(text);
    assert_eq!(report.steps.iter().map(|step| step.agrees).collect::<Vec<_>>(), [false, true, false]);
    assert!(report.differences().starts_with(
        "line 1: $ aws sts get-caller-identity --query Account\n  expected\n    \"1\"\n  came\n    \"123456789012\"\nline 4: $ aws nothing\n"
    ));
    let corrected = report.corrected();
    assert!(corrected.starts_with(
        "$ aws sts get-caller-identity --query Account\n  \"123456789012\"\n@show now\n$ aws nothing\n  usage: aws [options]"
    ));
    // Corrected, it agrees.
    let again = play(&corrected);
    assert_eq!(again.differences(), "");
    assert_eq!(again.corrected(), corrected);
    assert!(again.written().contains("@show now\n  2021-03-05T01:00:00Z\n"));
}

#[test]
fn mistakes_have_their_line() {
    let text = "//- seed:x\nhello\n@dance\n\n@advance soon\n$ aws 'a\n@show cats\n@region mars\n@call {\"a\":}\n@let = x\n@advance to 7\n";
    let mistakes = Transcript::parse(text).unwrap_err();
    let lines: Vec<usize> = mistakes.iter().map(|mistake| mistake.line).collect();
    assert_eq!(lines, [1, 2, 3, 5, 6, 7, 8, 9, 10, 11]);
    assert_eq!(mistakes[4].message, "the quote ' has no other end");
}
