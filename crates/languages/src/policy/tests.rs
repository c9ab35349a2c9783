use super::*;
use base::{Document, Seed};

fn principal(text: &str) -> Principal {
    match text.strip_prefix("Service:") {
        Some(name) => Principal::Service(name.to_string()),
        None if text == "Anonymous" => Principal::Anonymous,
        None => Principal::Aws(text.to_string()),
    }
}

fn shown(decision: &Decision) -> String {
    match decision {
        Decision::Allow { sid: Some(sid) } => format!("Allow({sid})"),
        Decision::ExplicitDeny { sid: Some(sid) } => format!("ExplicitDeny({sid})"),
        Decision::Allow { sid: None } => "Allow".to_string(),
        Decision::ExplicitDeny { sid: None } => "ExplicitDeny".to_string(),
        Decision::ImplicitDeny => "ImplicitDeny".to_string(),
    }
}

fn explained(policy: &Policy, request: &Request) -> String {
    let explanation = policy.explain(request);
    assert_eq!(policy.evaluate(request), explanation.decision, "{request:?}");
    let mut out = shown(&explanation.decision);
    for statement in explanation.statements.iter().filter(|statement| !statement.failures.is_empty()) {
        let names: Vec<String> = statement
            .failures
            .iter()
            .map(|failure| match &failure.element {
                Element::Condition { operator, key } => format!("Condition {operator} {key}"),
                element => format!("{element:?}"),
            })
            .collect();
        out.push_str(&format!("; {}: {}", statement.index, names.join(", ")));
    }
    out
}

#[test]
fn cases() {
    let mut policy = None;
    let mut wrong = Vec::new();
    for line in include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(json) = line.strip_prefix("policy ") {
            policy = Some(Policy::parse(json).unwrap());
            continue;
        }
        let (asked, wanted) = line.split_once(" => ").unwrap();
        let words: Vec<&str> = asked.split(' ').collect();
        let request = words[3..].iter().fold(Request::new(principal(words[0]), words[1], words[2]), |request, word| {
            let (key, value) = word.split_once('=').unwrap();
            request.with(key, value)
        });
        let found = explained(policy.as_ref().unwrap(), &request);
        if found != wanted {
            wrong.push(format!("{asked}\n  wanted {wanted}\n  found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Operator, its values, the request's values of the key, whether it holds.
const CONDITIONS: &[(&str, &str, &[&str], bool)] = &[
    ("StringEquals", r#""a""#, &["a"], true),
    ("StringEquals", r#""a""#, &["A"], false),
    ("StringEquals", r#"["a","b"]"#, &["b"], true),
    ("StringEquals", r#""a*""#, &["ab"], false),
    ("StringEquals", r#""a*""#, &["a*"], true),
    ("StringEquals", r#""a""#, &[], false),
    ("StringEquals", "[]", &["a"], false),
    ("StringNotEquals", r#""a""#, &["b"], true),
    ("StringNotEquals", r#"["a","b"]"#, &["b"], false),
    ("StringNotEquals", r#""a""#, &[], true),
    ("StringEqualsIgnoreCase", r#""aB""#, &["Ab"], true),
    ("StringNotEqualsIgnoreCase", r#""aB""#, &["Ab"], false),
    ("StringLike", r#""a*c?e""#, &["abbcde"], true),
    ("StringLike", r#""a*c?e""#, &["ace"], false),
    ("StringLike", r#""*""#, &[""], true),
    ("StringLike", r#""*a*b*a""#, &["xaybzaba"], true),
    ("StringLike", r#""?""#, &["한"], true),
    ("StringLike", r#""a""#, &["A"], false),
    ("StringNotLike", r#""a*""#, &["b"], true),
    ("StringNotLike", r#""a*""#, &["ab"], false),
    ("StringNotLike", r#""a*""#, &[], true),
    ("StringLikeIfExists", r#""a*""#, &[], true),
    ("StringLikeIfExists", r#""a*""#, &["b"], false),
    ("NumericEquals", r#""10""#, &["10.0"], true),
    ("NumericEquals", "10", &["10"], true),
    ("NumericNotEquals", "10", &["11"], true),
    ("NumericLessThan", "10", &["9"], true),
    ("NumericLessThan", "10", &["10"], false),
    ("NumericLessThanEquals", "10", &["10"], true),
    ("NumericGreaterThan", "10", &["10"], false),
    ("NumericGreaterThan", "10", &["10.5"], true),
    ("NumericGreaterThanEquals", "10", &["10"], true),
    ("NumericLessThan", "10", &["x"], false),
    ("NumericLessThan", "10", &[], false),
    ("NumericLessThanIfExists", "10", &[], true),
    ("DateEquals", r#""2021-03-05T02:00:00Z""#, &["1614909600"], true),
    ("DateNotEquals", r#""2021-03-05T02:00:00Z""#, &["1614909601"], true),
    ("DateLessThan", r#""2021-03-05T02:00:00Z""#, &["2021-03-05T01:59:59Z"], true),
    ("DateLessThan", r#""2021-03-05T02:00:00Z""#, &["2021-03-05T02:00:00Z"], false),
    ("DateLessThanEquals", r#""2021-03-05""#, &["2021-03-05T00:00:00Z"], true),
    ("DateGreaterThan", r#""2021-03-05T02:00:00Z""#, &["2021-03-06T00:00:00Z"], true),
    ("DateGreaterThanEquals", r#""soon""#, &["2021-03-06T00:00:00Z"], false),
    ("Bool", r#""true""#, &["true"], true),
    ("Bool", "true", &["True"], true),
    ("Bool", r#""false""#, &["true"], false),
    ("Bool", r#""false""#, &[], false),
    ("BoolIfExists", r#""false""#, &[], true),
    ("BinaryEquals", r#""QmluYXJ5""#, &["QmluYXJ5"], true),
    ("IpAddress", r#""203.0.113.0/24""#, &["203.0.113.24"], true),
    ("IpAddress", r#""203.0.113.0/24""#, &["203.0.114.24"], false),
    ("IpAddress", r#""203.0.113.24""#, &["203.0.113.24"], true),
    ("IpAddress", r#""0.0.0.0/0""#, &["203.0.113.24"], true),
    ("IpAddress", r#""0.0.0.0/0""#, &["::1"], false),
    ("IpAddress", r#""2001:db8::/32""#, &["2001:db8:1::7"], true),
    ("IpAddress", r#""::/0""#, &["2001:db8:1::7"], true),
    ("IpAddress", r#""203.0.113.0/33""#, &["203.0.113.24"], false),
    ("IpAddress", r#""nonsense""#, &["203.0.113.24"], false),
    ("NotIpAddress", r#"["203.0.113.0/24","198.51.100.0/24"]"#, &["192.0.2.1"], true),
    ("NotIpAddress", r#"["203.0.113.0/24","198.51.100.0/24"]"#, &["198.51.100.7"], false),
    ("ArnEquals", r#""arn:aws:sns:*:123456789012:ops""#, &["arn:aws:sns:us-east-1:123456789012:ops"], true),
    ("ArnLike", r#""arn:aws:s3:::b*""#, &["arn:aws:s3:::bucket/a:b"], true),
    ("ArnLike", r#""arn:aws:*""#, &["arn:aws:sns:us-east-1:123456789012:ops"], false),
    ("ArnLike", r#""arn:aws:events:us-east-1:*:rule/*""#, &["arn:aws:events:us-east-1:1:rule/bus/r"], true),
    ("ArnNotEquals", r#""arn:aws:sns:*:*:ops""#, &["arn:aws:sns:us-east-1:1:dev"], true),
    ("ArnNotLike", r#""arn:aws:sns:*:*:ops""#, &["arn:aws:sns:us-east-1:1:ops"], false),
    ("Null", r#""true""#, &[], true),
    ("Null", r#""true""#, &["x"], false),
    ("Null", "false", &["x"], true),
    ("Null", r#""false""#, &[], false),
    ("StringEquals", r#"["a","b"]"#, &["x", "b"], true),
    ("StringNotEquals", r#"["a","b"]"#, &["x", "b"], false),
    ("ForAnyValue:StringEquals", r#"["a","b"]"#, &["x", "b"], true),
    ("ForAnyValue:StringEquals", r#"["a","b"]"#, &["x", "y"], false),
    ("ForAnyValue:StringEquals", r#"["a","b"]"#, &[], false),
    ("ForAnyValue:StringNotEquals", r#"["a","b"]"#, &["x", "b"], true),
    ("ForAnyValue:StringNotEquals", r#"["a","b"]"#, &["a", "b"], false),
    ("ForAllValues:StringEquals", r#"["a","b"]"#, &["a", "b"], true),
    ("ForAllValues:StringEquals", r#"["a","b"]"#, &["a", "x"], false),
    ("ForAllValues:StringEquals", r#"["a","b"]"#, &[], true),
    ("ForAllValues:StringNotLike", r#""a*""#, &["b", "c"], true),
    ("ForAllValues:StringNotLike", r#""a*""#, &["b", "ac"], false),
    ("ForAnyValue:StringLikeIfExists", r#""a*""#, &[], true),
    ("StringLike", r#""${aws:username}-*""#, &["bob-1"], true),
    ("StringLike", r#""${aws:username}-*""#, &["amy-1"], false),
    ("StringNotLike", r#""${aws:nothing}-*""#, &["bob-1"], true),
    ("StringEquals", r#""${aws:nothing, 'x'}""#, &["x"], true),
    ("StringEquals", r#""${aws:nothing""#, &["${aws:nothing"], true),
];

#[test]
fn conditions() {
    for (operator, values, found, holds) in CONDITIONS {
        let policy = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"k":{values}}}}}}}}}"#
        );
        let policy = Policy::parse(&policy).unwrap();
        let request = Request::new(Principal::Anonymous, "s3:GetObject", "*").with("aws:UserName", "bob");
        let request = found.iter().fold(request, |request, value| request.with("K", *value));
        assert_eq!(policy.evaluate(&request).is_allowed(), *holds, "{operator} {values} on {found:?}");
    }
}

/// Text, problem, path, what is found, message.
#[rustfmt::skip]
const WRONG: &[(&str, Problem, &str, &str, &str)] = &[
    ("{", Problem::NotJson, "", "Unexpected end of the text: expected a name in double quotes", "This policy contains invalid Json"),
    ("[]", Problem::WrongType, "", "", "Syntax errors in policy."),
    ("{}", Problem::MissingElement, "Statement", "", "Syntax errors in policy."),
    (r#"{"Statement":[]}"#, Problem::MissingElement, "Statement", "", "Syntax errors in policy."),
    (r#"{"Statement":"x"}"#, Problem::WrongType, "Statement", "", "Syntax errors in policy."),
    (r#"{"Statements":[]}"#, Problem::UnknownElement, "Statements", "Statements", "Syntax errors in policy."),
    (r#"{"Version":"2021-03-05","Statement":[]}"#, Problem::UnknownVersion, "Version", "2021-03-05", "Syntax errors in policy."),
    (r#"{"Version":1,"Statement":[]}"#, Problem::WrongType, "Version", "", "Syntax errors in policy."),
    (r#"{"Statement":["x"]}"#, Problem::WrongType, "Statement[0]", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Principle":"*"}]}"#, Problem::UnknownElement, "Statement[0].Principle", "Principle", "Syntax errors in policy."),
    (r#"{"Statement":[{"Action":"*"}]}"#, Problem::MissingElement, "Statement[0].Effect", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"allow","Action":"*"}]}"#, Problem::UnknownEffect, "Statement[0].Effect", "allow", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow"}]}"#, Problem::MissingElement, "Statement[0].Action", "", "Policy statement must contain actions."),
    (r#"{"Statement":[{"Effect":"Allow","Action":[]}]}"#, Problem::MissingElement, "Statement[0].Action", "", "Policy statement must contain actions."),
    (r#"{"Statement":[{"Effect":"Allow","Action":1}]}"#, Problem::WrongType, "Statement[0].Action", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","NotAction":"*"}]}"#, Problem::BothForms, "Statement[0].NotAction", "NotAction", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":{}}]}"#, Problem::WrongType, "Statement[0].Resource", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Principal":"bob"}]}"#, Problem::WrongType, "Statement[0].Principal", "bob", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Principal":{"Aws":"*"}}]}"#, Problem::UnknownPrincipalType, "Statement[0].Principal.Aws", "Aws", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Principal":{"AWS":1}}]}"#, Problem::WrongType, "Statement[0].Principal.AWS", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Condition":[]}]}"#, Problem::WrongType, "Statement[0].Condition", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"Arnlike":{"k":"v"}}}]}"#, Problem::UnknownOperator, "Statement[0].Condition.Arnlike.k", "Arnlike", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"StringEquals":"x"}}]}"#, Problem::WrongType, "Statement[0].Condition.StringEquals", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"StringEquals":{"k":null}}}]}"#, Problem::WrongType, "Statement[0].Condition.StringEquals.k", "", "Syntax errors in policy."),
    (r#"{"Statement":[{"Sid":"a","Effect":"Allow","Action":"*"},{"Sid":"a","Effect":"Deny","Action":"*"}]}"#, Problem::DuplicateSid, "Statement[1].Sid", "a", "Statement IDs (SID) in a single policy must be unique."),
];

#[test]
fn what_is_wrong() {
    for (text, problem, path, found, message) in WRONG {
        let error = Policy::parse(text).unwrap_err();
        let seen = (error.problem, error.path.as_str(), error.found.as_str(), error.message.as_str());
        assert_eq!(seen, (*problem, *path, *found, *message), "{text}");
        assert_eq!(error.place.is_some(), *problem == Problem::NotJson);
    }
}

#[test]
fn kinds() {
    let statement = |members: &str| {
        Policy::parse(&format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow",{members}}}]}}"#)).unwrap()
    };
    for (members, kind, message) in [
        (r#""Action":"s3:*","Resource":"*""#, Kind::Identity, None),
        (r#""Action":"s3:*""#, Kind::Identity, Some("Policy statement must contain resources.")),
        (
            r#""Action":"s3:*","Resource":"*","Principal":"*""#,
            Kind::Identity,
            Some("Policy document should not specify a principal."),
        ),
        (r#""Action":"s3:*","Resource":"*","Principal":"*""#, Kind::Resource, None),
        (r#""Action":"s3:*","Resource":"*""#, Kind::Resource, Some("Missing required field Principal")),
        (
            r#""Action":"s3:*","Resource":"bucket","Principal":"*""#,
            Kind::Resource,
            Some(r#"Resource bucket must be in ARN format or "*"."#),
        ),
        (
            r#""Action":"GetObject","Resource":"*""#,
            Kind::Identity,
            Some("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
        ),
        (r#""Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}"#, Kind::Trust, None),
        (r#""Action":"sts:AssumeRole""#, Kind::Trust, Some("Missing required field Principal")),
        (
            r#""Action":"sts:AssumeRole","Principal":"*","Resource":"*""#,
            Kind::Trust,
            Some("Has prohibited field Resource"),
        ),
    ] {
        let found = statement(members).check(kind).err().map(|error| error.message);
        assert_eq!(found.as_deref(), message, "{members}");
    }
    let old = Policy::parse(r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#).unwrap();
    assert_eq!(old.check(Kind::Identity).unwrap_err().problem, Problem::OldVersion);
    assert_eq!(old.check(Kind::Resource).unwrap_err().path, "Statement[0].Principal");
}

#[test]
fn statements_come_and_go() {
    let allow = service_statement("AWSEvents_r_Id1", "events.amazonaws.com", "sns:Publish", "arn:t");
    let text = r#"{"Sid":"AWSEvents_r_Id1","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:t"}"#;
    assert_eq!(allow.to_json(), text);
    let policy = Document::parse(r#"{"Version":"2008-10-17","Id":"x","Statement":{"Sid":"a","Odd":1}}"#).unwrap();
    let with = add_statement(&policy, allow.clone());
    let wanted = format!(r#"{{"Version":"2008-10-17","Id":"x","Statement":[{{"Sid":"a","Odd":1}},{text}]}}"#);
    assert_eq!(with.to_json(), wanted);
    assert_eq!(add_statement(&with, allow.clone()), with);
    assert_eq!(remove_statement(&with, "AWSEvents_r_Id1").at("Statement").list().len(), 1);
    assert_eq!(remove_statement(&policy, "b"), policy);
    assert_eq!(
        add_statement(&Document::Null, allow).to_json(),
        format!(r#"{{"Version":"2012-10-17","Statement":[{text}]}}"#)
    );
}

#[test]
fn decisions_join() {
    let allow = || Decision::Allow { sid: None };
    let deny = || Decision::ExplicitDeny { sid: None };
    let none = || Decision::ImplicitDeny;
    for (left, right, or, and) in [
        (allow(), none(), allow(), none()),
        (allow(), deny(), deny(), deny()),
        (none(), deny(), deny(), deny()),
        (allow(), allow(), allow(), allow()),
        (none(), none(), none(), none()),
    ] {
        assert_eq!((left.clone().or(right.clone()), right.clone().or(left.clone())), (or.clone(), or));
        assert_eq!((left.clone().and(right.clone()), right.and(left)), (and.clone(), and));
    }
}

/// A pattern against what a plain, exponential reading of it says.
#[test]
fn wildcards_mean_what_they_say() {
    fn plain(pattern: &[char], text: &[char]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some(('*', rest)) => (0..=text.len()).any(|skip| plain(rest, &text[skip..])),
            Some((c, rest)) => !text.is_empty() && (*c == '?' || *c == text[0]) && plain(rest, &text[1..]),
        }
    }
    let request = Request::new(Principal::Anonymous, "", "");
    for number in 0..30_000 {
        let seed = Seed(number);
        let draw = |kind: &str, letters: &[char]| -> Vec<char> {
            (0..seed.between(kind, 0, 0, 8))
                .map(|place| letters[seed.between(kind, place + 1, 0, letters.len() as u64 - 1) as usize])
                .collect()
        };
        let (pattern, text) = (draw("pattern", &['a', 'b', '*', '?']), draw("text", &['a', 'b']));
        let joined: String = pattern.iter().collect();
        let pieces = pattern::pieces(&joined, true, &request).unwrap();
        let found = pattern::matches(&pieces, &text.iter().collect::<String>(), false);
        assert_eq!(found, plain(&pattern, &text), "seed {number}: {joined} on {text:?}");
    }
    let many = pattern::pieces(&"*a".repeat(2_000), false, &request).unwrap();
    assert!(!pattern::matches(&many, &"a".repeat(1_999), false));
}
