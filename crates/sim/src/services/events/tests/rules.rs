use super::*;

const MISSING: &str = "ResourceNotFoundException: Rule no does not exist on EventBus default.";
const NO_BUS: &str = "ResourceNotFoundException: Event bus orders does not exist.";

#[test]
fn a_rule_is_made_described_and_listed() {
    check(
        &mut account(),
        &[
            (r#"DescribeRule {"Name":"no"}"#, MISSING),
            (
                r#"PutRule {"Name":"stop","EventPattern":"{\"source\":[\"aws.ec2\"]}","Description":"d"}"#,
                r#"{"RuleArn":"arn:aws:events:us-east-1:123456789012:rule/stop"}"#,
            ),
            (
                r#"DescribeRule {"Name":"stop"}"#,
                r#"{"Name":"stop","Arn":"arn:aws:events:us-east-1:123456789012:rule/stop","EventPattern":"{\"source\":[\"aws.ec2\"]}","State":"ENABLED","Description":"d","EventBusName":"default","CreatedBy":"123456789012"}"#,
            ),
            (
                "ListRules",
                r#"{"Rules":[{"Name":"stop","Arn":"arn:aws:events:us-east-1:123456789012:rule/stop","EventPattern":"{\"source\":[\"aws.ec2\"]}","State":"ENABLED","Description":"d","EventBusName":"default"}]}"#,
            ),
            (r#"ListRules {"NamePrefix":"go"}"#, r#"{"Rules":[]}"#),
            (r#"ListRules {"EventBusName":"orders"}"#, NO_BUS),
        ],
    );
}

#[test]
fn refusals_of_put_rule() {
    check(
        &mut account(),
        &[
            (
                r#"PutRule {"Name":"a"}"#,
                "ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified.",
            ),
            (
                r#"PutRule {"Name":"a b","EventPattern":"{}"}"#,
                "ValidationException: 1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: \
                 Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
            ),
            (
                r#"PutRule {"Name":"a","EventPattern":"{\"source\":\"aws.ec2\"}"}"#,
                "InvalidEventPatternException: Event pattern is not valid. Reason: \"source\" must be an object or an \
                 array\n at [Source: (String)\"{\"source\":\"aws.ec2\"}\"; line: 1, column: 12]",
            ),
            (r#"PutRule {"Name":"a","EventBusName":"orders","EventPattern":"{\"source\":[\"a\"]}"}"#, NO_BUS),
            (
                r#"PutRule {"Name":"a","ScheduleExpression":"rate(1 minutes)"}"#,
                "ValidationException: Parameter ScheduleExpression is not valid.",
            ),
        ],
    );
}

#[test]
fn putting_a_rule_again_replaces_all_but_targets_and_tags() {
    let mut account = account();
    check(
        &mut account,
        &[
            (
                r#"PutRule {"Name":"stop","State":"DISABLED","Description":"d","EventPattern":"{\"source\":[\"a\"]}","Tags":[{"Key":"k","Value":"v"}]}"#,
                r#"{"RuleArn":"arn:aws:events:us-east-1:123456789012:rule/stop"}"#,
            ),
            (
                r#"PutTargets {"Rule":"stop","Targets":[{"Id":"1","Arn":"arn:aws:sns:us-east-1:123456789012:ops"}]}"#,
                r#"{"FailedEntryCount":0,"FailedEntries":[]}"#,
            ),
            (
                r#"PutRule {"Name":"stop","EventPattern":"{\"source\":[\"b\"]}","Tags":[{"Key":"k","Value":"w"}]}"#,
                r#"{"RuleArn":"arn:aws:events:us-east-1:123456789012:rule/stop"}"#,
            ),
            (
                r#"DescribeRule {"Name":"stop"}"#,
                r#"{"Name":"stop","Arn":"arn:aws:events:us-east-1:123456789012:rule/stop","EventPattern":"{\"source\":[\"b\"]}","State":"ENABLED","EventBusName":"default","CreatedBy":"123456789012"}"#,
            ),
            (
                r#"ListTargetsByRule {"Rule":"stop"}"#,
                r#"{"Targets":[{"Id":"1","Arn":"arn:aws:sns:us-east-1:123456789012:ops"}]}"#,
            ),
            (
                r#"ListTagsForResource {"ResourceARN":"arn:aws:events:us-east-1:123456789012:rule/stop"}"#,
                r#"{"Tags":[{"Key":"k","Value":"v"}]}"#,
            ),
        ],
    );
}

#[test]
fn a_rule_is_switched() {
    let mut account = account_with_rule();
    check(&mut account, &[(r#"DisableRule {"Name":"stop"}"#, "{}"), (r#"DisableRule {"Name":"no"}"#, MISSING)]);
    let arn = "arn:aws:events:us-east-1:123456789012:rule/stop";
    assert_eq!(account.services().events().rule(arn).unwrap().state().name(), "DISABLED");
    check(&mut account, &[(r#"EnableRule {"Name":"stop"}"#, "{}"), (r#"EnableRule {"Name":"no"}"#, MISSING)]);
    assert_eq!(account.services().events().rule(arn).unwrap().state().name(), "ENABLED");
}

#[test]
fn a_rule_is_deleted_when_it_has_no_targets() {
    check(
        &mut account_with_rule(),
        &[
            (r#"DeleteRule {"Name":"no"}"#, "{}"),
            (r#"DeleteRule {"Name":"no","EventBusName":"orders"}"#, NO_BUS),
            (
                r#"PutTargets {"Rule":"stop","Targets":[{"Id":"1","Arn":"arn:aws:sns:us-east-1:123456789012:ops"}]}"#,
                r#"{"FailedEntryCount":0,"FailedEntries":[]}"#,
            ),
            (r#"DeleteRule {"Name":"stop"}"#, "ValidationException: Rule can't be deleted since it has targets."),
            (r#"RemoveTargets {"Rule":"stop","Ids":["1"]}"#, r#"{"FailedEntryCount":0,"FailedEntries":[]}"#),
            (r#"DeleteRule {"Name":"stop"}"#, "{}"),
            ("ListRules", r#"{"Rules":[]}"#),
        ],
    );
}

#[test]
fn there_are_300_rules_at_most() {
    let mut account = account();
    for number in 0..300 {
        answer(&mut account, &format!(r#"PutRule {{"Name":"r{number}","EventPattern":"{{\"source\":[\"a\"]}}"}}"#));
    }
    check(
        &mut account,
        &[
            (
                r#"PutRule {"Name":"one-more","EventPattern":"{\"source\":[\"a\"]}"}"#,
                "LimitExceededException: The requested resource exceeds the maximum number allowed.",
            ),
            (
                r#"PutRule {"Name":"r7","EventPattern":"{\"source\":[\"a\"]}"}"#,
                r#"{"RuleArn":"arn:aws:events:us-east-1:123456789012:rule/r7"}"#,
            ),
        ],
    );
}

#[test]
fn lists_come_in_pages() {
    let mut account = account();
    for name in ["a", "b", "c"] {
        answer(&mut account, &format!(r#"PutRule {{"Name":"{name}","EventPattern":"{{\"source\":[\"a\"]}}"}}"#));
    }
    let mut names = Vec::new();
    let mut input = Document::map().with("Limit", 2);
    loop {
        let page = account.call(&ApiCall::new("events", "ListRules", input.clone())).unwrap();
        names.extend(page.at("Rules").list().iter().map(|rule| rule.at("Name").text().to_string()));
        names.push("|".to_string());
        match page.get("NextToken") {
            Some(token) => input.set("NextToken", token.clone()),
            None => break,
        }
    }
    assert_eq!(names.concat(), "ab|c|");
    check(
        &mut account,
        &[(r#"ListRules {"NextToken":"x"}"#, "ValidationException: Parameter NextToken is not valid.")],
    );
}

#[test]
fn tags_are_added_and_taken() {
    const ARN: &str = "arn:aws:events:us-east-1:123456789012:rule/stop";
    let mut account = account_with_rule();
    let tag = |json: &str| format!(r#"TagResource {{"ResourceARN":"{ARN}","Tags":{json}}}"#);
    let list = format!(r#"ListTagsForResource {{"ResourceARN":"{ARN}"}}"#);
    check(
        &mut account,
        &[
            (&tag(r#"[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]"#), "{}"),
            (&tag(r#"[{"Key":"a","Value":"3"}]"#), "{}"),
            (&list, r#"{"Tags":[{"Key":"a","Value":"3"},{"Key":"b","Value":"2"}]}"#),
            (&format!(r#"UntagResource {{"ResourceARN":"{ARN}","TagKeys":["a","x"]}}"#), "{}"),
            (&list, r#"{"Tags":[{"Key":"b","Value":"2"}]}"#),
            (&list.replace("stop", "no"), MISSING),
            (&tag("[]").replace("stop", "no"), MISSING),
            (&format!(r#"UntagResource {{"ResourceARN":"{ARN}o","TagKeys":[]}}"#).replace("stopo", "no"), MISSING),
        ],
    );
}

#[test]
fn the_default_bus_is_there() {
    let bus = r#"{"Name":"default","Arn":"arn:aws:events:us-east-1:123456789012:event-bus/default"}"#;
    check(
        &mut account(),
        &[
            ("DescribeEventBus", bus),
            (r#"DescribeEventBus {"Name":"orders"}"#, NO_BUS),
            ("ListEventBuses", &format!(r#"{{"EventBuses":[{bus}]}}"#)),
            (r#"ListEventBuses {"NamePrefix":"o"}"#, r#"{"EventBuses":[]}"#),
        ],
    );
}
