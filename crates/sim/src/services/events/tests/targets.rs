use super::*;

const DONE: &str = r#"{"FailedEntryCount":0,"FailedEntries":[]}"#;
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:ops";

fn put(targets: &str) -> String {
    format!(r#"PutTargets {{"Rule":"stop","Targets":[{targets}]}}"#)
}

fn target(members: &str) -> String {
    put(&format!(r#"{{"Id":"T1","Arn":"{TOPIC}"{members}}}"#))
}

#[test]
fn a_target_of_the_same_id_is_replaced_in_its_place() {
    check(
        &mut account_with_rule(),
        &[
            (&put(&format!(r#"{{"Id":"1","Arn":"{TOPIC}"}},{{"Id":"2","Arn":"{TOPIC}"}}"#)), DONE),
            (&put(&format!(r#"{{"Id":"1","Arn":"{TOPIC}","InputPath":"$.detail"}}"#)), DONE),
            (
                r#"ListTargetsByRule {"Rule":"stop"}"#,
                &format!(
                    r#"{{"Targets":[{{"Id":"1","Arn":"{TOPIC}","InputPath":"$.detail"}},{{"Id":"2","Arn":"{TOPIC}"}}]}}"#
                ),
            ),
            (
                r#"ListTargetsByRule {"Rule":"no"}"#,
                "ResourceNotFoundException: Rule no does not exist on EventBus default.",
            ),
            (&format!(r#"ListRuleNamesByTarget {{"TargetArn":"{TOPIC}"}}"#), r#"{"RuleNames":["stop"]}"#),
            (&format!(r#"ListRuleNamesByTarget {{"TargetArn":"{TOPIC}2"}}"#), r#"{"RuleNames":[]}"#),
        ],
    );
}

#[test]
fn what_is_given_is_listed() {
    let members = r#","RoleArn":"arn:aws:iam::123456789012:role/r","Input":"{\"a\": 1}","DeadLetterConfig":{"Arn":"arn:aws:sqs:us-east-1:123456789012:q"},"RetryPolicy":{"MaximumRetryAttempts":3}"#;
    let transformer =
        r#","InputTransformer":{"InputPathsMap":{"i":"$.detail.instance-id"},"InputTemplate":"\"Instance <i>\""}"#;
    check(
        &mut account_with_rule(),
        &[
            (&target(transformer), DONE),
            (
                r#"ListTargetsByRule {"Rule":"stop"}"#,
                &format!(r#"{{"Targets":[{{"Id":"T1","Arn":"{TOPIC}"{transformer}}}]}}"#),
            ),
            (&target(members), DONE),
            (
                r#"ListTargetsByRule {"Rule":"stop"}"#,
                &format!(r#"{{"Targets":[{{"Id":"T1","Arn":"{TOPIC}"{members}}}]}}"#),
            ),
        ],
    );
}

#[test]
fn refusals_of_put_targets() {
    check(
        &mut account_with_rule(),
        &[
            (
                &target("").replace("stop", "no"),
                "ResourceNotFoundException: Rule no does not exist on EventBus default.",
            ),
            (
                &put(r#"{"Id":"T1","Arn":"ops"}"#),
                "ValidationException: Parameter ops is not valid. Reason: Provided Arn is not in correct format.",
            ),
            (
                &put(&format!(r#"{{"Id":"","Arn":"{TOPIC}"}}"#)),
                "ValidationException: 2 validation errors detected: Value '' at 'targets.1.member.id' failed to satisfy \
                 constraint: Member must have length greater than or equal to 1; Value '' at 'targets.1.member.id' \
                 failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
            ),
            (
                &target(r#","Input":"{}","InputPath":"$.detail""#),
                "ValidationException: Only one of Input, InputPath, or InputTransformer must be provided for target T1.",
            ),
            (
                &target(r#","Input":"env:dev""#),
                "ValidationException: JSON syntax error in input for target T1: [Source: (String)\"env:dev\"; line: 1, \
                 column: 4]",
            ),
            (
                &target(
                    r#","InputTransformer":{"InputPathsMap":{"i":"$.detail.instance-id"},"InputTemplate":"\"<x>\""}"#,
                ),
                "ValidationException: InputTemplate for target T1 contains invalid placeholder x.",
            ),
            (
                &put(r#"{"Id":"1","Arn":"arn:aws:kinesis:us-east-1:123456789012:stream/s"}"#),
                "NotSimulated: Trailwatch does not simulate targets like arn:aws:kinesis:us-east-1:123456789012:stream/s yet.",
            ),
            (r#"ListTargetsByRule {"Rule":"stop"}"#, r#"{"Targets":[]}"#),
        ],
    );
}

#[test]
fn each_sort_of_target_has_its_demands() {
    let of = |arn: &str, members: &str| put(&format!(r#"{{"Id":"T1","Arn":"arn:aws:{arn}"{members}}}"#));
    let (bus, stop) =
        ("events:us-east-1:123456789012:event-bus/orders", "events:us-east-1:123456789012:target/stop-instance");
    let role = r#","RoleArn":"arn:aws:iam::123456789012:role/r""#;
    let modified = "ValidationException: Modifying the input for target T1 is not supported.";
    check(
        &mut account_with_rule(),
        &[
            (&of("sqs:us-east-1:123456789012:q", ""), DONE),
            (
                &of("sqs:us-east-1:123456789012:q.fifo", ""),
                "ValidationException: Parameter(s) SqsParameters must be specified for target: T1.",
            ),
            (&of("sqs:us-east-1:123456789012:q.fifo", r#","SqsParameters":{"MessageGroupId":"g"}"#), DONE),
            (
                r#"ListTargetsByRule {"Rule":"stop"}"#,
                r#"{"Targets":[{"Id":"T1","Arn":"arn:aws:sqs:us-east-1:123456789012:q.fifo","SqsParameters":{"MessageGroupId":"g"}}]}"#,
            ),
            (&of("lambda:us-east-1:123456789012:function:f", ""), DONE),
            (&of(bus, ""), DONE),
            (&of(bus, r#","InputPath":"$.detail""#), modified),
            (&of(bus, r#","Input":"{}""#), modified),
            (
                &of(&bus.replace("east-1", "west-2"), ""),
                "ValidationException: RoleArn is required for target arn:aws:events:us-west-2:123456789012:event-bus/orders.",
            ),
            (&of(&bus.replace("east-1", "west-2"), role), DONE),
            (
                &of(stop, r#","Input":"\"i-0697bdc417cb5d414\"""#),
                "ValidationException: RoleArn is required for target arn:aws:events:us-east-1:123456789012:target/stop-instance.",
            ),
            (&of(stop, role), DONE),
            (
                &of(
                    "sqs:us-east-1:123456789012:q",
                    r#","DeadLetterConfig":{"Arn":"arn:aws:sqs:us-east-1:123456789012:d.fifo"}"#,
                ),
                "ValidationException: Parameter arn:aws:sqs:us-east-1:123456789012:d.fifo is not valid. Reason: A FIFO queue \
                 can't be a dead-letter queue.",
            ),
            (
                &of("sqs:us-east-1:123456789012:q", r#","RetryPolicy":{"MaximumRetryAttempts":186}"#),
                "ValidationException: 1 validation error detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' \
                 failed to satisfy constraint: Member must have value less than or equal to 185",
            ),
            (
                &of("sqs:us-east-1:123456789012:q", r#","RetryPolicy":{"MaximumEventAgeInSeconds":59}"#),
                "ValidationException: 1 validation error detected: Value '59' at \
                 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value \
                 greater than or equal to 60",
            ),
        ],
    );
}

#[test]
fn a_rule_has_five_targets_at_most() {
    let six: Vec<String> = (1..=6).map(|id| format!(r#"{{"Id":"{id}","Arn":"{TOPIC}"}}"#)).collect();
    check(
        &mut account_with_rule(),
        &[
            (
                &put(&six.join(",")),
                "LimitExceededException: The requested resource exceeds the maximum number allowed.",
            ),
            (r#"ListTargetsByRule {"Rule":"stop"}"#, r#"{"Targets":[]}"#),
            (&put(&six[..5].join(",")), DONE),
        ],
    );
}

#[test]
fn a_target_that_is_not_there_fails_by_itself() {
    check(
        &mut account_with_rule(),
        &[
            (&target(""), DONE),
            (
                r#"RemoveTargets {"Rule":"stop","Ids":["T1","T9"]}"#,
                r#"{"FailedEntryCount":1,"FailedEntries":[{"TargetId":"T9","ErrorCode":"ResourceNotFoundException","ErrorMessage":"Target T9 does not exist on Rule stop."}]}"#,
            ),
            (r#"ListTargetsByRule {"Rule":"stop"}"#, r#"{"Targets":[]}"#),
            (
                r#"RemoveTargets {"Rule":"no","Ids":["T1"]}"#,
                "ResourceNotFoundException: Rule no does not exist on EventBus default.",
            ),
        ],
    );
}
