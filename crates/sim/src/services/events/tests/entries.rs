use super::*;

#[test]
fn each_entry_succeeds_or_fails_by_itself() {
    let mut account = account();
    let output = answer(
        &mut account,
        r#"PutEvents {"Entries":[
            {"Source":"shop","DetailType":"order","Detail":"{}"},
            {"DetailType":"order","Detail":"{}"},
            {"Source":"shop","Detail":"{}"},
            {"Source":"shop","DetailType":"order"},
            {"Source":"shop","DetailType":"order","Detail":"[1]"},
            {"Source":"shop","DetailType":"order","Detail":"{"},
            {"Source":"aws.ec2","DetailType":"order","Detail":"{}"},
            {"Source":"shop","DetailType":"order","Detail":"{}","EventBusName":"orders"}]}"#,
    );
    let id = |number| base::Seed(1).uuid("event", number);
    let missing = |name: &str| {
        format!(
            r#"{{"ErrorCode":"InvalidArgument","ErrorMessage":"Parameter {name} is not valid. Reason: {name} is a required argument."}}"#
        )
    };
    let malformed = r#"{"ErrorCode":"MalformedDetail","ErrorMessage":"Detail is malformed."}"#;
    let expected = [
        &format!(r#"{{"EventId":"{}"}}"#, id(1)),
        &missing("Source"),
        &missing("DetailType"),
        &missing("Detail"),
        malformed,
        malformed,
        r#"{"ErrorCode":"NotAuthorizedForSourceException","ErrorMessage":"Not authorized for the source."}"#,
        &format!(r#"{{"EventId":"{}"}}"#, id(2)),
    ];
    assert_eq!(output, format!(r#"{{"FailedEntryCount":6,"Entries":[{}]}}"#, expected.join(",")));
}

#[test]
fn cloudtrail_does_not_record_events_that_are_put() {
    let mut account = account_with_rule();
    assert_eq!(account.kernel().records.len(), 1);
    answer(&mut account, r#"PutEvents {"Entries":[{"Source":"shop","DetailType":"order","Detail":"{}"}]}"#);
    assert_eq!(account.kernel().records.len(), 1);
}

#[test]
fn a_request_has_its_limits() {
    let entry = r#"{"Source":"shop","DetailType":"order","Detail":"{}"}"#;
    let eleven = [entry; 11].join(",");
    let refused = answer(&mut account(), &format!(r#"PutEvents {{"Entries":[{eleven}]}}"#));
    assert!(refused.starts_with("ValidationException: 1 validation error detected: Value '["), "{refused}");
    assert!(
        refused.ends_with(
            "]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10"
        ),
        "{refused}"
    );
    let big = format!(r#"{{"Source":"shop","DetailType":"order","Detail":"{{\"a\":\"{}\"}}"}}"#, "x".repeat(262_144));
    check(
        &mut account(),
        &[(
            &format!(r#"PutEvents {{"Entries":[{big}]}}"#),
            "ValidationException: Total size of the entries in the request is over the limit.",
        )],
    );
}

#[test]
fn a_pattern_is_tried_on_an_event() {
    const EVENT: &str = r#"{\"id\":\"1\",\"account\":\"123456789012\",\"source\":\"aws.ec2\",\"time\":\"2021-03-05T01:18:07Z\",\"region\":\"us-east-1\",\"resources\":[],\"detail-type\":\"T\",\"detail\":{}}"#;
    let test =
        |pattern: &str, event: &str| format!(r#"TestEventPattern {{"EventPattern":"{pattern}","Event":"{event}"}}"#);
    let invalid = "ValidationException: Parameter Event is not valid.";
    check(
        &mut account(),
        &[
            (&test(r#"{\"source\":[\"aws.ec2\"]}"#, EVENT), r#"{"Result":true}"#),
            (&test(r#"{\"source\":[\"aws.s3\"]}"#, EVENT), r#"{"Result":false}"#),
            (&test(r#"{\"source\":[\"aws.s3\"]}"#, "{"), invalid),
            (&test(r#"{\"source\":[\"aws.s3\"]}"#, "[]"), invalid),
            (&test(r#"{\"source\":[\"aws.s3\"]}"#, r#"{\"source\":\"aws.ec2\"}"#), invalid),
            (
                &test("[]", EVENT),
                "InvalidEventPatternException: Event pattern is not valid. Reason: Filter is not an object\n at \
                 [Source: (String)\"[]\"; line: 1, column: 2]",
            ),
        ],
    );
}
