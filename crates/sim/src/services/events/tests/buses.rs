use super::delivery::hops;
use super::*;

const NO_BUS: &str = "ResourceNotFoundException: Event bus orders does not exist.";

#[test]
fn a_bus_is_made_described_and_deleted() {
    let row = r#"{"Name":"orders","Arn":"arn:aws:events:us-east-1:123456789012:event-bus/orders","Description":"d","CreationTime":"2021-03-05T02:00:00Z","LastModifiedTime":"2021-03-05T02:00:00Z"}"#;
    let default = r#"{"Name":"default","Arn":"arn:aws:events:us-east-1:123456789012:event-bus/default"}"#;
    check(
        &mut account(),
        &[
            (
                r#"CreateEventBus {"Name":"orders","Description":"d"}"#,
                r#"{"EventBusArn":"arn:aws:events:us-east-1:123456789012:event-bus/orders","Description":"d"}"#,
            ),
            (r#"CreateEventBus {"Name":"orders"}"#, "ResourceAlreadyExistsException: Event bus orders already exists."),
            (
                r#"CreateEventBus {"Name":"default"}"#,
                "ResourceAlreadyExistsException: Event bus default already exists.",
            ),
            (r#"CreateEventBus {"Name":"a/b"}"#, "ValidationException: Event bus name must not contain '/'."),
            (r#"DescribeEventBus {"Name":"orders"}"#, row),
            (r#"DescribeEventBus {"Name":"arn:aws:events:us-east-1:123456789012:event-bus/orders"}"#, row),
            (r#"DescribeEventBus {"Name":"arn:aws:events:us-west-2:123456789012:event-bus/orders"}"#, NO_BUS),
            ("ListEventBuses", &format!(r#"{{"EventBuses":[{default},{row}]}}"#)),
            (r#"DeleteEventBus {"Name":"default"}"#, "ValidationException: Cannot delete event bus default."),
            (
                r#"PutRule {"Name":"all","EventBusName":"orders","EventPattern":"{\"source\":[\"shop\"]}"}"#,
                r#"{"RuleArn":"arn:aws:events:us-east-1:123456789012:rule/orders/all"}"#,
            ),
            (
                r#"DeleteEventBus {"Name":"orders"}"#,
                "ValidationException: Event bus orders can't be deleted since it has rules.",
            ),
            (r#"DeleteRule {"Name":"all","EventBusName":"orders"}"#, "{}"),
            (r#"DeleteEventBus {"Name":"orders"}"#, "{}"),
            (r#"DeleteEventBus {"Name":"orders"}"#, "{}"),
            (r#"DescribeEventBus {"Name":"orders"}"#, NO_BUS),
        ],
    );
}

#[test]
fn there_are_100_buses_at_most() {
    let mut account = account();
    for number in 1..100 {
        answer(&mut account, &format!(r#"CreateEventBus {{"Name":"b{number}"}}"#));
    }
    check(
        &mut account,
        &[(
            r#"CreateEventBus {"Name":"more"}"#,
            "LimitExceededException: The requested resource exceeds the maximum number allowed.",
        )],
    );
}

#[test]
fn a_schedule_is_for_the_default_bus() {
    check(
        &mut account_with_bus(),
        &[(
            r#"PutRule {"Name":"a","EventBusName":"orders","ScheduleExpression":"rate(1 minute)"}"#,
            "ValidationException: ScheduleExpression is supported only on the default event bus.",
        )],
    );
}

#[test]
fn permissions_are_given_and_taken() {
    const PUT: &str = r#"PutPermission {"EventBusName":"orders","Action":"events:PutEvents","Principal":"111122223333","StatementId":"a"}"#;
    let statement = r#"{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"events:PutEvents\",\"Resource\":\"arn:aws:events:us-east-1:123456789012:event-bus/orders\"}"#;
    let described = |policy: &str| {
        format!(
            r#"{{"Name":"orders","Arn":"arn:aws:events:us-east-1:123456789012:event-bus/orders",{policy}"CreationTime":"2021-03-05T02:00:00Z","LastModifiedTime":"2021-03-05T02:00:00Z"}}"#
        )
    };
    check(
        &mut account_with_bus(),
        &[
            (
                r#"RemovePermission {"EventBusName":"orders","StatementId":"a"}"#,
                "ResourceNotFoundException: EventBus does not have a policy.",
            ),
            (PUT, "{}"),
            (
                r#"DescribeEventBus {"Name":"orders"}"#,
                &described(&format!(r#""Policy":"{{\"Version\":\"2012-10-17\",\"Statement\":[{statement}]}}","#)),
            ),
            (
                r#"RemovePermission {"EventBusName":"orders","StatementId":"b"}"#,
                "ResourceNotFoundException: Statement with the provided id does not exist.",
            ),
            (r#"RemovePermission {"EventBusName":"orders","StatementId":"a"}"#, "{}"),
            (r#"DescribeEventBus {"Name":"orders"}"#, &described("")),
            (PUT, "{}"),
            (r#"RemovePermission {"EventBusName":"orders","RemoveAllPermissions":true}"#, "{}"),
            (r#"DescribeEventBus {"Name":"orders"}"#, &described("")),
            (&PUT.replace("orders", "no"), "ResourceNotFoundException: Event bus no does not exist."),
            (
                &PUT.replace("events:PutEvents", "events:PutRule"),
                "ValidationException: Provided value in parameter 'action' is not supported.",
            ),
            (
                r#"PutPermission {"EventBusName":"orders","Policy":"{"}"#,
                "ValidationException: This policy contains invalid Json",
            ),
            (
                r#"PutPermission {"EventBusName":"orders","Action":"events:PutEvents","StatementId":"a"}"#,
                "ValidationException: Parameter(s) Principal must be specified.",
            ),
        ],
    );
}

#[test]
fn a_bus_has_tags() {
    const ARN: &str = "arn:aws:events:us-east-1:123456789012:event-bus/orders";
    check(
        &mut account(),
        &[
            (
                r#"CreateEventBus {"Name":"orders","Tags":[{"Key":"a","Value":"1"}]}"#,
                &format!(r#"{{"EventBusArn":"{ARN}"}}"#),
            ),
            (&format!(r#"TagResource {{"ResourceARN":"{ARN}","Tags":[{{"Key":"b","Value":"2"}}]}}"#), "{}"),
            (&format!(r#"UntagResource {{"ResourceARN":"{ARN}","TagKeys":["a"]}}"#), "{}"),
            (&format!(r#"ListTagsForResource {{"ResourceARN":"{ARN}"}}"#), r#"{"Tags":[{"Key":"b","Value":"2"}]}"#),
            (
                &format!(r#"ListTagsForResource {{"ResourceARN":"{}"}}"#, ARN.replace("orders", "no")),
                "ResourceNotFoundException: Event bus no does not exist.",
            ),
        ],
    );
}

#[test]
fn an_event_meets_the_rules_of_its_bus_alone() {
    let mut account = account_with_bus();
    answer(&mut account, r#"PutRule {"Name":"here","EventPattern":"{\"source\":[\"shop\"]}"}"#);
    answer(
        &mut account,
        r#"PutRule {"Name":"there","EventBusName":"orders","EventPattern":"{\"source\":[\"shop\"]}"}"#,
    );
    let put = |bus: &str| {
        format!(
            r#"PutEvents {{"Entries":[{{"Source":"shop","DetailType":"order","Detail":"{{}}","EventBusName":"{bus}"}}]}}"#
        )
    };
    let there = ["event-bus/orders Passed", "rule/orders/there Dropped(RuleWithoutTargets)"];
    assert_eq!(hops(&mut account, &put("orders")), there);
    assert_eq!(hops(&mut account, &put("arn:aws:events:us-east-1:123456789012:event-bus/orders")), there);
    assert_eq!(
        hops(&mut account, &put("default")),
        ["event-bus/default Passed", "rule/here Dropped(RuleWithoutTargets)"]
    );
}

fn account_with_bus() -> Account {
    let mut account = account();
    answer(&mut account, r#"CreateEventBus {"Name":"orders"}"#);
    account
}
