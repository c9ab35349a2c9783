use super::*;
use base::Document;

const TEXT: &str = r#"
service events
  title Amazon EventBridge
  source events.amazonaws.com
  protocol json
  version 2015-10-07
op PutTargets write PutTargetsRequest -
op ListRules read - - trail=none
op DeleteRule write - - trail-name=DeleteRule20151007
structure PutTargetsRequest
  Rule! RuleName resource=AWS::Events::Rule
  State State
  Targets! TargetList
  Tags~ TargetList
  Limit Limit refusal=InvalidLimitException
structure Target
  Id! TargetId resource=AWS::X::Target
  Input Input
string RuleName 1..64 /[\.\-_A-Za-z0-9]+/
string TargetId 1..64
integer Limit 1..50
string Input ..8
string State = ENABLED DISABLED
list TargetList Target 1..100
"#;

#[track_caller]
fn check(input: &str, expected: Result<(), (&str, &str)>) {
    let model = Model::parse(TEXT);
    let operation = model.operation("PutTargets").unwrap();
    let result = validate(&model, operation, &Document::parse(input).unwrap());
    let result = result.as_ref().map(|_| ()).map_err(|error| (error.code.as_str(), error.message.as_str()));
    assert_eq!(result, expected);
}

#[test]
fn the_model_is_whole() {
    assert_eq!(Model::diagnose(TEXT), Vec::<String>::new());
    let model = Model::parse(TEXT);
    assert!(model.operation("ListRules").unwrap().read_only);
    assert_eq!(model.operation("ListRules").unwrap().trail, TrailClass::Unlogged);
    assert_eq!(model.operation("PutTargets").unwrap().trail, TrailClass::Management);
    let in_trail = |name: &str| model.operation_in_trail(name).map(|operation| operation.name);
    assert_eq!(
        ["PutTargets", "DeleteRule20151007", "DeleteRule"].map(in_trail),
        [Some("PutTargets"), Some("DeleteRule"), None]
    );
    assert_eq!(model.operation("PutTargets").unwrap().action, "events:PutTargets");
    assert_eq!(
        Model::diagnose("structure A\n  B Missing\nwhat C\nstring D /(?=x)/"),
        ["B: no shape is called Missing", "what C: not understood: []", "string D: its pattern is not understood"]
    );
}

#[test]
fn refusals_have_aws_words() {
    check(r#"{"Rule":"r","Targets":[{"Id":"1"}]}"#, Ok(()));
    check(
        r#"{"Rule":"a b","Targets":[{"Id":""}]}"#,
        Err((
            "ValidationException",
            "2 validation errors detected: Value 'a b' at 'rule' failed to satisfy constraint: Member must satisfy \
             regular expression pattern: [\\.\\-_A-Za-z0-9]+; Value '' at 'targets.1.member.id' failed to satisfy \
             constraint: Member must have length greater than or equal to 1",
        )),
    );
    check(
        r#"{"Rule":"r","Targets":[{"Id":"1"}],"Limit":51}"#,
        Err((
            "InvalidLimitException",
            "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value \
             less than or equal to 50",
        )),
    );
    check(
        r#"{"Rule":"r","State":"ON","Targets":[{"Id":"1"}]}"#,
        Err((
            "ValidationException",
            "1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy \
             enum value set: [ENABLED, DISABLED]",
        )),
    );
    check(
        r#"{"Targets":[{"Id":"1"}]}"#,
        Err((
            "ValidationException",
            "1 validation error detected: Value null at 'rule' failed to satisfy constraint: Member must not be null",
        )),
    );
    check(
        r#"{"Rule":"r","Targets":"x"}"#,
        Err((
            "ParamValidation",
            "Parameter validation failed:\nInvalid type for parameter Targets, value: \"x\", valid types: list, tuple",
        )),
    );
    check(
        r#"{"Rule":"r","Targets":[{"Id":"1"}],"Tags":[]}"#,
        Err(("NotSimulated", "Trailwatch does not simulate PutTargets.Tags of Amazon EventBridge yet.")),
    );
}

#[test]
fn resources_are_listed_once_each() {
    let model = Model::parse(TEXT);
    let mut lines = String::new();
    let input =
        r#"{"Rule":"r","State":"ENABLED","Targets":[{"Id":"1","Input":"x"},{"Id":"2"},{"Id":"1"},{"Id":"a\tb"}]}"#;
    model.list_resources(model.operation("PutTargets").unwrap().input, &Document::parse(input).unwrap(), &mut lines);
    assert_eq!(lines, "AWS::Events::Rule\tr\nAWS::X::Target\t1\nAWS::X::Target\t2");
    model.list_resources(None, &Document::Null, &mut lines);
    assert_eq!(lines.lines().count(), 3);
}
