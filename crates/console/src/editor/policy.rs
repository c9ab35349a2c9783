//! Access policies of topics, queues and functions: what is wrong, at its place,
//! and their elements, actions and conditions.

use super::context::{Context, Role, context};
use super::spots::{spot, steps};
use super::{Diagnostic, Suggestion, Suggestions, json};
use languages::policy::{Kind, Policy, Problem};
use sim::{Account, Region};

/// What AWS would refuse. The message is IAM's; behind it the element.
pub fn wrong(text: &str, kind: Kind) -> Option<Diagnostic> {
    if let Err(wrong) = json(text) {
        return Some(wrong);
    }
    let error = Policy::parse(text).and_then(|policy| policy.check(kind)).err()?;
    let (key, value) = spot(text, &steps(&error.path));
    let span = match error.problem {
        Problem::UnknownElement | Problem::BothForms | Problem::UnknownOperator | Problem::UnknownPrincipalType => key,
        _ => value,
    };
    let told = match (error.path.as_str(), error.found.as_str()) {
        ("", _) => error.message.clone(),
        (path, "") => format!("{} {path}", error.message),
        (path, found) if path.ends_with(found) => format!("{} {path}", error.message),
        (path, found) => format!("{} {path}: {found}", error.message),
    };
    Some(Diagnostic::new(text, span, error.path.clone(), told))
}

/// A key, what stands behind it in the list, and what is put in.
type Item = (&'static str, &'static str, &'static str);

const TOP: [Item; 3] = [
    ("Version", "2012-10-17", r#""Version": "2012-10-17‸""#),
    ("Id", "", r#""Id": "‸""#),
    ("Statement", "[{…}]", r#""Statement": [{‸}]"#),
];

const STATEMENT: [Item; 9] = [
    ("Sid", "", r#""Sid": "‸""#),
    ("Effect", "Allow, Deny", r#""Effect": "Allow‸""#),
    ("Principal", "{…}", r#""Principal": {"Service": "‸"}"#),
    ("Action", "sns:Publish", r#""Action": "‸""#),
    ("Resource", "arn:aws:…", r#""Resource": "‸""#),
    ("Condition", "{…}", r#""Condition": {‸}"#),
    ("NotPrincipal", "{…}", r#""NotPrincipal": {"AWS": "‸"}"#),
    ("NotAction", "", r#""NotAction": "‸""#),
    ("NotResource", "", r#""NotResource": "‸""#),
];

const PRINCIPAL: [Item; 4] = [
    ("Service", "events.amazonaws.com", r#""Service": "‸""#),
    ("AWS", "arn:aws:iam::…", r#""AWS": "‸""#),
    ("Federated", "", r#""Federated": "‸""#),
    ("CanonicalUser", "", r#""CanonicalUser": "‸""#),
];

/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
const OPERATORS: [&str; 12] = [
    "ArnEquals",
    "ArnLike",
    "ArnNotLike",
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringEqualsIgnoreCase",
    "NumericLessThan",
    "DateLessThan",
    "Bool",
    "IpAddress",
    "Null",
];

/// Source: IAM User Guide, "AWS global condition context keys"; SNS developer
/// guide, "Amazon SNS policy keys".
const KEYS: [&str; 8] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOwner",
    "aws:PrincipalArn",
    "aws:SecureTransport",
    "aws:SourceIp",
    "sns:Protocol",
    "sns:Endpoint",
];

const SERVICES: [&str; 6] = [
    "events.amazonaws.com",
    "sns.amazonaws.com",
    "cloudwatch.amazonaws.com",
    "s3.amazonaws.com",
    "lambda.amazonaws.com",
    "cloudtrail.amazonaws.com",
];

/// Source: Service Authorization Reference, "Actions defined by Amazon SNS",
/// "… Amazon SQS", "… AWS Lambda".
const ACTIONS: [&str; 17] = [
    "sns:Publish",
    "sns:Subscribe",
    "sns:GetTopicAttributes",
    "sns:SetTopicAttributes",
    "sns:AddPermission",
    "sns:RemovePermission",
    "sns:DeleteTopic",
    "sns:ListSubscriptionsByTopic",
    "sqs:SendMessage",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibility",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
    "sqs:*",
    "lambda:InvokeFunction",
    "events:PutEvents",
];

/// What may stand at the caret.
pub fn suggest(account: &Account, region: Region, text: &str, caret: usize) -> Option<Suggestions> {
    let here = context(text, caret)?;
    let items = match here.role {
        Role::Key => keys(&here),
        Role::Value => values(account, region, &here),
    };
    Some(Suggestions { replaces: here.replaces.clone(), word: here.word, items })
}

fn keys(here: &Context) -> Vec<Suggestion> {
    let path = here.keys();
    let depth = path.split('.').count();
    let items = match path.as_str() {
        "" => TOP.to_vec(),
        "Statement" => STATEMENT.to_vec(),
        "Statement.Principal" | "Statement.NotPrincipal" => PRINCIPAL.to_vec(),
        "Statement.Condition" => return named(here, &OPERATORS, "{‸}"),
        path if path.starts_with("Statement.Condition.") && depth == 3 => return named(here, &KEYS, "\"‸\""),
        _ => Vec::new(),
    };
    let free = items.into_iter().filter(|(key, ..)| !here.siblings.iter().any(|it| it == key));
    free.map(|(key, detail, insert)| {
        let name = format!("\"{key}\"");
        Suggestion::new(key, detail, if here.has_value { &name } else { insert })
    })
    .collect()
}

fn named(here: &Context, names: &[&str], value: &str) -> Vec<Suggestion> {
    let free = names.iter().filter(|name| !here.siblings.iter().any(|it| it == *name));
    free.map(|name| {
        let insert = if here.has_value { format!("\"{name}\"") } else { format!("\"{name}\": {value}") };
        Suggestion::new(name, "", &insert)
    })
    .collect()
}

fn values(account: &Account, region: Region, here: &Context) -> Vec<Suggestion> {
    let path = here.keys();
    let text = |words: &[&str]| words.iter().map(|it| it.to_string()).collect::<Vec<_>>();
    let topics = || account.services().sns().topics(region).map(|topic| topic.arn().to_string());
    let found: Vec<String> = match path.as_str() {
        "Version" => text(&["2012-10-17", "2008-10-17"]),
        "Statement.Effect" => text(&["Allow", "Deny"]),
        "Statement.Principal" | "Statement.NotPrincipal" => text(&["*"]),
        "Statement.Principal.Service" | "Statement.NotPrincipal.Service" => text(&SERVICES),
        "Statement.Principal.AWS" | "Statement.NotPrincipal.AWS" => {
            vec!["*".to_string(), format!("arn:aws:iam::{}:root", account.account_id())]
        }
        "Statement.Action" | "Statement.NotAction" => text(&ACTIONS),
        "Statement.Resource" | "Statement.NotResource" => topics().chain(["*".to_string()]).collect(),
        path if path.ends_with(".aws:SourceArn") => {
            let rules = account.services().events().rules(region).map(|rule| rule.arn().to_string());
            rules.chain(topics()).collect()
        }
        path if path.ends_with(".aws:SourceAccount") || path.ends_with(".aws:SourceOwner") => {
            vec![account.account_id().to_string()]
        }
        path if path.ends_with(".aws:SecureTransport") => text(&["true", "false"]),
        path if path.ends_with(".sns:Protocol") => text(&["email", "email-json", "sms", "sqs", "lambda", "https"]),
        _ => Vec::new(),
    };
    found.iter().map(|value| Suggestion::new(value, "", &format!("\"{value}‸\""))).collect()
}
