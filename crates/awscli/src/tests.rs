//! Lines in; the call that comes of them, or what is printed, out.

use super::*;
use base::Document;

const MODEL: &str = "
service ec2
  title Amazon Elastic Compute Cloud
  source ec2.amazonaws.com
  protocol ec2
  version 2016-11-15
op RunInstances write RunInstancesRequest -
op DescribeInstances read DescribeInstancesRequest DescribeInstancesResult ! InvalidInstanceID.NotFound
structure RunInstancesRequest
  ImageId! Text
  MinCount! Count
  MaxCount! Count
  SecurityGroupIds TextList
  SubnetId Text
  UserData Text
  TagSpecifications TagSpecificationList
  Placement Placement
  NetworkInterfaces InterfaceList
  DryRun Boolean
structure DescribeInstancesRequest
  InstanceIds TextList
  Filters FilterList
  MaxResults Count
  NextToken Text
  Options Options
  Since Moment
  State State
  Old~ Text
structure DescribeInstancesResult
  Reservations TextList
  NextToken Text
structure Interface
  DeviceIndex Count
  AssociatePublicIpAddress Boolean
  SubnetId Text
  Groups TextList
structure TagSpecification
  ResourceType Text
  Tags TagList
structure Tag
  Key Text
  Value Text
structure Filter
  Name Text
  Values TextList
structure Placement
  Tenancy Text
  Spread Count
  Fast Boolean
list TextList Text
list FilterList Filter
list TagList Tag
list TagSpecificationList TagSpecification
list InterfaceList Interface
map Options Text Text
string Text
string State = on off
integer Count
boolean Boolean
timestamp Moment
";

fn model() -> &'static Model {
    static MODEL_READ: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL_READ.get_or_init(|| Model::parse(MODEL))
}

/// The input of the first call, or what is printed.
fn outcome(line: &str) -> String {
    let words = words::split(line).unwrap();
    let read_file = |name: &str| match name {
        "filters.json" => Some(r#"[{"Name":"a","Values":["b"]}]"#.to_string()),
        "script.sh" => Some("#!/bin/sh\n".to_string()),
        "input.json" => Some(r#"{"ImageId":"ami-2","DryRun":true}"#.to_string()),
        _ => None,
    };
    let plan = || {
        let given = options::sort(&words, &globals::specs(), true).map_err(Refusal::Usage)?;
        let globals = globals::read(&given)?;
        let name = given.positional.unwrap_or_default();
        let operation = model().operations.values().find(|it| names::kebab(it.name) == name).unwrap();
        operate(model(), operation, &given.rest, globals, &Env::default(), &read_file)
    };
    match plan() {
        Ok(Plan::Call(command)) => {
            let call = command.next().unwrap();
            format!(
                "{}{}",
                if call.region.name() == "us-east-1" { "" } else { call.region.name() },
                call.input.to_json()
            )
        }
        Ok(Plan::Print(printed)) => printed.stdout,
        Err(refusal) => {
            let printed = refusal.printed();
            format!("{} {}", printed.code, printed.stderr.trim())
        }
    }
}

#[track_caller]
fn check(line: &str, expected: &str) {
    assert_eq!(outcome(line), expected, "{line}");
}

#[test]
fn lines_become_inputs() {
    check("describe-instances", "{}");
    check("describe-instances --instance-ids i-1 i-2", r#"{"InstanceIds":["i-1","i-2"]}"#);
    check("describe-instances --instance-ids '[\"i-1\"]'", r#"{"InstanceIds":["i-1"]}"#);
    check(
        "describe-instances --filters Name=instance-state-name,Values=running,stopped Name=tag:Name,Values=web",
        r#"{"Filters":[{"Name":"instance-state-name","Values":["running","stopped"]},{"Name":"tag:Name","Values":["web"]}]}"#,
    );
    check("describe-instances --filters file://filters.json", r#"{"Filters":[{"Name":"a","Values":["b"]}]}"#);
    check(
        "describe-instances --filters '{\"Name\":\"a\"}' '{\"Name\":\"b\"}'",
        r#"{"Filters":[{"Name":"a"},{"Name":"b"}]}"#,
    );
    check("describe-instances --options a=b,c=d", r#"{"Options":{"a":"b","c":"d"}}"#);
    check("describe-instances --options '{\"a\":\"b\"}'", r#"{"Options":{"a":"b"}}"#);
    check("describe-instances --since 1614909600", r#"{"Since":1614909600}"#);
    check("describe-instances --since 2021-03-05T01:00:00Z", r#"{"Since":"2021-03-05T01:00:00Z"}"#);
    check("describe-instances --max-results=5 --region ap-northeast-2", r#"ap-northeast-2{"MaxResults":5}"#);
    check("--output text describe-instances --page-size 3 --no-cli-pager --profile me", r#"{"MaxResults":3}"#);
    check("describe-instances --inst i-1", r#"{"InstanceIds":["i-1"]}"#);
}

#[test]
fn run_instances() {
    check("run-instances --image-id ami-1", r#"{"ImageId":"ami-1","MaxCount":1,"MinCount":1}"#);
    check("run-instances --image-id ami-1 --count 2:4", r#"{"ImageId":"ami-1","MinCount":2,"MaxCount":4}"#);
    check(
        "run-instances --image-id ami-1 --user-data file://script.sh --no-dry-run",
        r#"{"ImageId":"ami-1","UserData":"IyEvYmluL3NoCg==","DryRun":false,"MaxCount":1,"MinCount":1}"#,
    );
    check(
        "run-instances --image-id ami-1 --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web},{Key=a,Value=b}]'",
        r#"{"ImageId":"ami-1","TagSpecifications":[{"ResourceType":"instance","Tags":[{"Key":"Name","Value":"web"},{"Key":"a","Value":"b"}]}],"MaxCount":1,"MinCount":1}"#,
    );
    check(
        "run-instances --image-id ami-1 --placement Tenancy=default,Spread=3,Fast=true",
        r#"{"ImageId":"ami-1","Placement":{"Tenancy":"default","Spread":3,"Fast":true},"MaxCount":1,"MinCount":1}"#,
    );
    check(
        "run-instances --image-id ami-1 --subnet-id s --security-group-ids a b --associate-public-ip-address",
        r#"{"ImageId":"ami-1","MaxCount":1,"MinCount":1,"NetworkInterfaces":[{"DeviceIndex":0,"AssociatePublicIpAddress":true,"SubnetId":"s","Groups":["a","b"]}]}"#,
    );
    check(
        "run-instances --cli-input-json file://input.json --image-id ami-1",
        r#"{"ImageId":"ami-1","DryRun":true,"MaxCount":1,"MinCount":1}"#,
    );
}

const USAGE: &str = "252 usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help

";

#[test]
fn mistakes() {
    let usage = |message: &str| format!("{USAGE}{message}");
    check("run-instances", &usage("aws: error: the following arguments are required: --image-id"));
    check("run-instances --image-id", &usage("aws: error: argument --image-id: expected one argument"));
    check("run-instances --image-id a --foo bar", &usage("Unknown options: --foo, bar"));
    check("run-instances --image-id a b", &usage("Unknown options: b"));
    check(
        "describe-instances --output yam",
        &usage(
            "aws: error: argument --output: Invalid choice, valid choices are:\n\njson                                     | text\ntable",
        ),
    );
    check("run-instances --image-id a --count x", "252 count parameter should be of form min[:max] (e.g. 1 or 1:10)");
    check("describe-instances --max-results x", "255 invalid literal for int() with base 10: 'x'");
    check(
        "describe-instances --filters Name=a,",
        "252 Error parsing parameter '--filters': Expected: '<second>', received: '<none>' for input:\nName=a,\n       ^",
    );
    check(
        "describe-instances --filters '[{\"Name\":]'",
        "252 Error parsing parameter '--filters': Invalid JSON: Expecting value: line 1 column 10 (char 9)\nJSON received: [{\"Name\":]",
    );
    check(
        "describe-instances --filters file://nope.json",
        "252 Error parsing parameter '--filters': Unable to load paramfile file://nope.json: [Errno 2] No such file or directory: 'nope.json'",
    );
    check(
        "describe-instances --filters Nam=a",
        "252 Parameter validation failed:\nUnknown parameter in Filters[0]: \"Nam\", must be one of: Name, Values",
    );
    check(
        "describe-instances --query 'a['",
        "252 Bad value for --query a[: Invalid jmespath expression: Incomplete expression:\n\"a[\"\n   ^",
    );
    check(
        "describe-instances --region mars-1",
        "255 Could not connect to the endpoint URL: \"https://ec2.mars-1.amazonaws.com/\"",
    );
    check(
        "describe-instances --no-paginate --max-items 3",
        "255 Error during pagination: Cannot specify --no-paginate along with pagination arguments: --max-items",
    );
}

/// A whole command against an account of one service.
fn aws(line: &str) -> Printed {
    let mut account = sim::Account::new(&sim::Start::default());
    perform(&words::split(line).unwrap(), &Env::default(), &|_| None, &mut |call| account.call(call))
}

#[test]
fn whole_commands() {
    assert_eq!(
        aws("sts get-caller-identity").stdout,
        "{\n    \"UserId\": \"123456789012\",\n    \"Account\": \"123456789012\",\n    \"Arn\": \"arn:aws:iam::123456789012:root\"\n}\n"
    );
    assert_eq!(aws("sts get-caller-identity --query Account --output text").stdout, "123456789012\n");
    assert_eq!(aws("sts get-caller-identity --query Nothing").stdout, "null\n");
    let failed = aws("sts get-caller-identity --query 'contains(Nothing, `1`)'");
    assert_eq!((failed.code, failed.stderr.is_empty()), (255, false));
    assert!(aws("--version").stdout.starts_with("aws-cli/2."));
    for (line, message) in [
        ("", "aws: error: the following arguments are required: command\n\n"),
        ("sts", "aws: error: the following arguments are required: operation\n\n"),
    ] {
        let printed = aws(line);
        assert!(printed.stderr.starts_with("\nusage: aws [options]"), "{line}");
        assert!(printed.stderr.ends_with(message), "{line}: {}", printed.stderr);
        assert_eq!(printed.code, 252);
    }
    assert!(
        aws("stss get-caller-identity").stderr.ends_with("Invalid choice: 'stss', maybe you meant:\n\n  * sts\n\n")
    );
    assert!(aws("sts get-caller-identit").stderr.contains("aws: error: argument operation: Invalid choice"));
}

#[test]
fn a_refusal_by_the_service() {
    let error = sim::ApiError::new("NotFound", "Topic does not exist");
    let printed = perform(&words::split("sts get-caller-identity").unwrap(), &Env::default(), &|_| None, &mut |_| {
        Err(error.clone())
    });
    assert_eq!(printed.code, 254);
    assert_eq!(
        printed.stderr,
        "\nAn error occurred (NotFound) when calling the GetCallerIdentity operation: Topic does not exist\n"
    );
}

#[test]
fn pages_of_help() {
    assert!(aws("help").stdout.contains("AVAILABLE SERVICES\n"));
    assert!(aws("sts help").stdout.contains("       o get-caller-identity\n"));
    let page = outcome("describe-instances help");
    for part in [
        "          [--instance-ids <value>]\n",
        "       --filters (list)\n\n              Shorthand Syntax:\n\n                  Name=string,Values=string,string ...\n",
        "       --state (string)\n\n              Possible values:\n\n              o on\n              o off\n",
        "       --old (string)\n\n              Not simulated",
        "          [--max-items <value>]\n",
        "       Reservations -> (list)\n",
        "       o InvalidInstanceID.NotFound\n",
    ] {
        assert!(page.contains(part), "{part}\nin\n{page}");
    }
    assert!(!page.contains("--next-token"));
    assert!(outcome("run-instances help").contains("          [--dry-run | --no-dry-run]\n"));
    check(
        "describe-instances --generate-cli-skeleton --query x",
        &format!("{}\n", Document::parse(r#"{"InstanceIds":[""],"Filters":[{"Name":"","Values":[""]}],"MaxResults":0,"NextToken":"","Options":{"KeyName":""},"Since":"1970-01-01T00:00:00","State":"on","Old":""}"#).unwrap().to_pretty()),
    );
}
