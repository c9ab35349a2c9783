use super::Server;

/// Lines in, lines out, from one server; `…` at the end of an expected line stands for any rest.
#[track_caller]
fn check(exchanges: &[(&[u8], &str)]) {
    let mut server = Server::new();
    for (line, expected) in exchanges {
        let answer = server.answer(line).to_json();
        match expected.strip_suffix('…') {
            Some(beginning) => assert!(answer.starts_with(beginning), "{answer}\nwanted {expected}"),
            None => assert_eq!(answer, *expected),
        }
    }
}

#[test]
fn calls_and_controls() {
    check(&[
        (
            br#"{"id":1,"service":"sts","operation":"GetCallerIdentity","input":{}}"#,
            r#"{"id":1,"output":{"UserId":"123456789012","Account":"123456789012","Arn":"arn:aws:iam::123456789012:root"}}"#,
        ),
        (br#"{"id":"a","control":"advance","seconds":90}"#, r#"{"id":"a","output":{"now":"2021-03-05T00:01:30Z"}}"#),
        (
            br#"{"id":2,"at":"2021-03-05T09:02:00+09:00","service":"sts","operation":"GetCallerIdentity"}"#,
            r#"{"id":2,"output":{"UserId"…"#,
        ),
        (br#"{"id":2,"at":5,"service":"sts","operation":"GetCallerIdentity"}"#, r#"{"id":2,"output":{"UserId"…"#),
        (br#"{"control":"advance","seconds":0.5}"#, r#"{"id":null,"output":{"now":"2021-03-05T00:02:00.500Z"}}"#),
        (
            br#"{"id":[1],"control":"reset","now":"2024-02-29T12:00:00Z","seed":18446744073709551615}"#,
            r#"{"id":[1],"output":{"now":"2024-02-29T12:00:00Z"}}"#,
        ),
        (br#"{"id":3,"control":"outside"}"#, r#"{"id":3,"output":{"emails":[],"sms":[],"https":[]}}"#),
        (
            br#"{"id":3,"control":"confirm","endpoint":"a@example.com"}"#,
            r#"{"id":3,"error":{"code":"NothingToConfirm","message":"Nothing that a@example.com received has a link that confirms a subscription.","status":404}}"#,
        ),
        (br#"{"id":4,"control":"reset"}"#, r#"{"id":4,"output":{"now":"2021-03-05T00:00:00Z"}}"#),
    ]);
}

#[test]
fn refusals() {
    check(&[
        (
            br#"{"id":1,"service":"sts","operation":"GetCallerIdentity","region":"us-east-9"}"#,
            r#"{"id":1,"error":{"code":"UnknownRegion","message":"There is no commercial region \"us-east-9\". There are: us-east-1, us-east-2, …"#,
        ),
        (
            br#"{"id":1,"service":"braket","operation":"SearchJobs"}"#,
            r#"{"id":1,"error":{"code":"NotSimulated","message":"Trailwatch does not simulate the service braket yet.","status":501}}"#,
        ),
        (
            br#"{"id":1,"service":"sts","operation":"GetCallerIdentity","input":{"A":1}}"#,
            r#"{"id":1,"error":{"code":"ParamValidation"…"#,
        ),
    ]);
}

#[test]
fn malformed_lines() {
    let null = r#"{"id":null,"error":{"code":"MalformedRequest","message":"…"#;
    let seven = r#"{"id":7,"error":{"code":"MalformedRequest","message":"…"#;
    let deep = "[".repeat(100_000);
    check(&[
        (b"", null),
        (b"hello", null),
        (b"{", null),
        (b"[1,2]", null),
        (b"7", null),
        (b"{}", null),
        (b"{\"id\":7} x", null),
        (b"\xff\xfe", null),
        (b"{\"id\":\"\0\"}", null),
        (deep.as_bytes(), null),
        (br#"{"id":7,"operation":"X"}"#, seven),
        (br#"{"id":7,"service":"sts"}"#, seven),
        (br#"{"id":7,"service":5,"operation":"X"}"#, seven),
        (br#"{"id":7,"service":"sts","operation":"X","input":[]}"#, seven),
        (br#"{"id":7,"service":"sts","operation":"X","region":1}"#, seven),
        (br#"{"id":7,"service":"sts","operation":"X","at":"yesterday"}"#, seven),
        (br#"{"id":7,"service":"sts","operation":"X","at":1e300}"#, seven),
        (br#"{"id":7,"control":"stop"}"#, seven),
        (br#"{"id":7,"control":"advance"}"#, seven),
        (br#"{"id":7,"control":"advance","seconds":-1}"#, seven),
        (br#"{"id":7,"control":"advance","seconds":1e99}"#, seven),
        (br#"{"id":7,"control":"reset","seed":"one"}"#, seven),
        (br#"{"id":7,"control":"confirm"}"#, seven),
        (br#"{"id":8,"service":"sts","operation":"GetCallerIdentity"}"#, r#"{"id":8,"output":…"#),
    ]);
}
