//! Filter policies: what they let through, and what SNS refuses.

use super::{Sns, TOPIC};
use crate::kernel::{Place, Reason, Verdict};
use base::{Document, Duration};

/// A subscriber with a filter policy, in a scope or the default one.
fn with_policy(policy: &str, scope: Option<&str>) -> Sns {
    let mut sns = Sns::with_topic();
    let attributes = Document::map().with("FilterPolicy", policy).with_some("FilterPolicyScope", scope);
    let input = Document::map()
        .with("TopicArn", TOPIC)
        .with("Protocol", "email")
        .with("Endpoint", "a@example.com")
        .with("Attributes", attributes);
    sns.ok("Subscribe", &input.to_json());
    sns.account.confirm("a@example.com").unwrap();
    sns
}

/// `name:type:value` each.
fn publish(sns: &mut Sns, message: &str, attributes: &[(&str, &str, &str)]) {
    let attributes = attributes.iter().map(|(name, kind, value)| {
        let member = if *kind == "Binary" { "BinaryValue" } else { "StringValue" };
        (name.to_string(), Document::map().with("DataType", *kind).with(member, *value))
    });
    let input = Document::map()
        .with("TopicArn", TOPIC)
        .with("Message", message)
        .with("MessageAttributes", Document::Map(attributes.collect()));
    sns.ok("Publish", &input.to_json());
    sns.wait(Duration::seconds(10));
}

#[test]
fn attributes_decide() {
    for (policy, attributes, delivered) in [
        (r#"{"store":["shop"]}"#, vec![("store", "String", "shop")], true),
        (r#"{"store":["shop"]}"#, vec![("store", "String", "barn")], false),
        (r#"{"store":["shop"]}"#, vec![], false),
        (r#"{"store":[{"exists":false}]}"#, vec![], false),
        (r#"{"store":[{"exists":false}]}"#, vec![("other", "String", "x")], true),
        (r#"{"store":[{"exists":false}]}"#, vec![("store", "String", "x")], false),
        (r#"{"price":[{"numeric":[">=",100,"<",200]}]}"#, vec![("price", "Number", "150.5")], true),
        (r#"{"price":[{"numeric":[">=",100,"<",200]}]}"#, vec![("price", "Number", "200")], false),
        (r#"{"price":[150]}"#, vec![("price", "String", "150")], false),
        (r#"{"tags":["b"]}"#, vec![("tags", "String.Array", r#"["a","b"]"#)], true),
        (r#"{"tags":["c"]}"#, vec![("tags", "String.Array", r#"["a","b"]"#)], false),
        (r#"{"tags":["b"]}"#, vec![("tags", "String.Array", "a,b")], false),
        (r#"{"raw":[{"exists":true}]}"#, vec![("raw", "Binary", "AAAA")], false),
        (r#"{"a":["1"],"b":["2"]}"#, vec![("a", "String", "1"), ("b", "String", "2")], true),
        (r#"{"a":["1"],"b":["2"]}"#, vec![("a", "String", "1")], false),
        (r#"{"a":[{"prefix":"ev"}]}"#, vec![("a", "String", "event")], true),
        (r#"{"a":[{"anything-but":["x"]}]}"#, vec![("a", "String", "y")], true),
        (r#"{"a":[{"anything-but":{"prefix":"x"}}]}"#, vec![("a", "String", "xy")], false),
        (r#"{"ip":[{"cidr":"10.0.0.0/24"}]}"#, vec![("ip", "String", "10.0.0.7")], true),
        (r#"{"$or":[{"a":["1"]},{"b":["2"]}]}"#, vec![("b", "String", "2")], true),
        ("{}", vec![], true),
    ] {
        let mut sns = with_policy(policy, None);
        publish(&mut sns, "m", &attributes);
        assert_eq!(sns.messages("a@example.com").len() == 1, delivered, "{policy} {attributes:?}");
    }
}

#[test]
fn the_body_decides_in_its_scope() {
    let policy = r#"{"detail":{"state":["stopped"]}}"#;
    for (message, delivered) in [
        (r#"{"detail":{"state":"stopped"}}"#, true),
        (r#"{"detail":{"state":"running"}}"#, false),
        (r#"["stopped"]"#, false),
        ("stopped", false),
    ] {
        let mut sns = with_policy(policy, Some("MessageBody"));
        publish(&mut sns, message, &[("state", "String", "stopped")]);
        assert_eq!(sns.messages("a@example.com").len() == 1, delivered, "{message}");
    }
}

#[test]
fn the_hop_keeps_what_the_policy_looked_at() {
    let mut sns = with_policy(r#"{"store":["shop"]}"#, None);
    publish(&mut sns, "m", &[("store", "String", "barn")]);
    let trace = &sns.account.kernel().trace;
    let hop = trace.iter().find(|hop| hop.verdict == Verdict::Dropped(Reason::FilterPolicyMismatch)).unwrap();
    let Place::Subscription(arn) = &hop.place else { panic!() };
    let looked_at = hop.looked_at.as_ref().unwrap();
    assert_eq!(looked_at.to_json(), r#"{"store":"barn"}"#);
    let (policy, explanation) = sns.account.services().sns().explain_filter(arn, looked_at).unwrap();
    assert_eq!((policy, explanation.matched), (r#"{"store":["shop"]}"#, false));
}

#[test]
fn refusals() {
    let mut sns = Sns::with_topic();
    let arn = sns.subscribe("sms", "+821012345678");
    let place = |policy: &str, column: u32| format!("\n at [Source: (String)\"{policy}\"; line: 1, column: {column}]");
    let empty = r#"{"a":[]}"#;
    let nested = r#"{"a":{"b":["c"]}}"#;
    let wildcard = r#"{"a":[{"wildcard":"x*"}]}"#;
    let many = r#"{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}"#;
    for (name, value, reason) in [
        ("FilterPolicy", empty, format!("FilterPolicy: Empty arrays are not allowed{}", place(empty, 8))),
        ("FilterPolicy", wildcard, format!("FilterPolicy: Unrecognized match type wildcard{}", place(wildcard, 20))),
        ("FilterPolicy", many, "FilterPolicy: Filter policy can not have more than 5 keys".to_string()),
        (
            "FilterPolicyScope",
            "Body",
            "FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or MessageAttributes".to_string(),
        ),
    ] {
        let attributes = Document::map().with(name, value);
        let subscribe = Document::map()
            .with("TopicArn", TOPIC)
            .with("Protocol", "sms")
            .with("Endpoint", "+821099999999")
            .with("Attributes", attributes);
        let set =
            Document::map().with("SubscriptionArn", &arn).with("AttributeName", name).with("AttributeValue", value);
        assert_eq!(
            sns.refused("Subscribe", &subscribe.to_json()),
            format!("InvalidParameter: Invalid parameter: Attributes Reason: {reason}")
        );
        assert_eq!(
            sns.refused("SetSubscriptionAttributes", &set.to_json()),
            format!("InvalidParameter: Invalid parameter: {reason}")
        );
    }
    let mut set = |name: &str, value: &str| {
        let input =
            Document::map().with("SubscriptionArn", &arn).with("AttributeName", name).with("AttributeValue", value);
        sns.call("SetSubscriptionAttributes", &input.to_json()).map_err(|error| error.message)
    };
    let flat = "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy";
    assert_eq!(set("FilterPolicy", nested).unwrap_err(), flat);
    set("FilterPolicyScope", "MessageBody").unwrap();
    set("FilterPolicy", nested).unwrap();
    assert_eq!(set("FilterPolicyScope", "MessageAttributes").unwrap_err(), flat);
    set("FilterPolicy", "{}").unwrap();
    set("FilterPolicyScope", "MessageAttributes").unwrap();
    let shown = sns.ok("GetSubscriptionAttributes", &format!(r#"{{"SubscriptionArn":"{arn}"}}"#));
    assert_eq!(shown.at("Attributes").get("FilterPolicyScope"), None);
}

#[test]
fn a_topic_has_at_most_200_filter_policies() {
    let mut sns = Sns::with_topic();
    let subscribe = |n: u32| {
        format!(
            r#"{{"TopicArn":"{TOPIC}","Protocol":"sms","Endpoint":"+8210{n:08}","Attributes":{{"FilterPolicy":"{{\"a\":[1]}}"}}}}"#
        )
    };
    for n in 0..200 {
        sns.ok("Subscribe", &subscribe(n));
    }
    assert_eq!(sns.refused("Subscribe", &subscribe(200)), "FilterPolicyLimitExceeded: Filter policy limit exceeded");
}
