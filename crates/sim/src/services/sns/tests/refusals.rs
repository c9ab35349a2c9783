//! Each refusal: code and message, as AWS writes them.

use super::{Sns, TOPIC};
use base::{Document, Duration};

/// Each line: an operation, an input in which `T` stands for the topic's ARN,
/// and what is answered.
#[track_caller]
fn check(sns: &mut Sns, cases: &[(&str, &str, &str)]) {
    for (operation, input, expected) in cases {
        let input = input.replace("\"T\"", &format!("\"{TOPIC}\""));
        let found = match sns.call(operation, &input) {
            Ok(output) => output.to_json(),
            Err(error) => format!("{}: {}", error.code, error.message),
        };
        assert_eq!(&found, expected, "{operation} {input}");
    }
}

#[test]
fn topics() {
    let created = format!(r#"{{"TopicArn":"{TOPIC}"}}"#);
    let long = format!(r#"{{"Name":"{}"}}"#, "n".repeat(257));
    let mut sns = Sns::new();
    check(
        &mut sns,
        &[
            ("CreateTopic", r#"{"Name":""}"#, "InvalidParameter: Invalid parameter: Topic Name"),
            ("CreateTopic", r#"{"Name":"a b"}"#, "InvalidParameter: Invalid parameter: Topic Name"),
            ("CreateTopic", r#"{"Name":"한국"}"#, "InvalidParameter: Invalid parameter: Topic Name"),
            ("CreateTopic", &long, "InvalidParameter: Invalid parameter: Topic Name"),
            ("CreateTopic", r#"{"Name":"a.fifo"}"#, "InvalidParameter: Invalid parameter: Topic Name"),
            (
                "CreateTopic",
                r#"{"Name":"a","Attributes":{"FifoTopic":"true"}}"#,
                "InvalidParameter: Invalid parameter: Topic Name",
            ),
            (
                "CreateTopic",
                r#"{"Name":"ops","Attributes":{"DisplayName":"Ops"},"Tags":[{"Key":"k","Value":"v"}]}"#,
                &created,
            ),
            ("CreateTopic", r#"{"Name":"ops"}"#, &created),
            ("CreateTopic", r#"{"Name":"ops","Attributes":{"DisplayName":"Ops"}}"#, &created),
            ("CreateTopic", r#"{"Name":"ops","Tags":[{"Key":"k","Value":"v"}]}"#, &created),
            (
                "CreateTopic",
                r#"{"Name":"ops","Attributes":{"DisplayName":"Other"}}"#,
                "InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with different attributes",
            ),
            (
                "CreateTopic",
                r#"{"Name":"ops","Tags":[{"Key":"k","Value":"w"}]}"#,
                "InvalidParameter: Invalid parameter: Tags Reason: Topic already exists with different tags",
            ),
            (
                "CreateTopic",
                r#"{"Name":"x","Attributes":{"Colour":"red"}}"#,
                "InvalidParameter: Invalid parameter: Attributes Reason: Unknown attribute Colour",
            ),
            (
                "CreateTopic",
                r#"{"Name":"x","Attributes":{"KmsMasterKeyId":"alias/aws/sns"}}"#,
                "NotSimulated: Trailwatch does not simulate the topic attribute KmsMasterKeyId yet.",
            ),
            (
                "CreateTopic",
                r#"{"Name":"q.fifo","Attributes":{"FifoTopic":"true"}}"#,
                r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:q.fifo"}"#,
            ),
            ("ListTopics", r#"{"NextToken":"x"}"#, "InvalidParameter: Invalid parameter: NextToken"),
        ],
    );
}

#[test]
fn arns() {
    let missing = "NotFound: Topic does not exist";
    let wrong = "InvalidParameter: Invalid parameter: TopicArn";
    let mut sns = Sns::with_topic();
    check(
        &mut sns,
        &[
            (
                "GetTopicAttributes",
                r#"{"TopicArn":"ops"}"#,
                "InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1",
            ),
            (
                "DeleteTopic",
                r#"{"TopicArn":"a:b:c"}"#,
                "InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 3",
            ),
            ("GetTopicAttributes", r#"{"TopicArn":"arn:aws:sns:eu-west-1:123456789012:ops"}"#, wrong),
            ("GetTopicAttributes", r#"{"TopicArn":"arn:aws:sns:us-east-1:210987654321:ops"}"#, wrong),
            ("GetTopicAttributes", r#"{"TopicArn":"arn:aws:sqs:us-east-1:123456789012:ops"}"#, wrong),
            ("GetTopicAttributes", r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x"}"#, missing),
            ("ListSubscriptionsByTopic", r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x"}"#, missing),
            (
                "SetTopicAttributes",
                r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x","AttributeName":"DisplayName"}"#,
                missing,
            ),
            ("Publish", r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x","Message":"m"}"#, missing),
            (
                "TagResource",
                r#"{"ResourceArn":"arn:aws:sns:us-east-1:123456789012:x","Tags":[]}"#,
                "ResourceNotFound: Resource does not exist",
            ),
        ],
    );
}

#[test]
fn endpoints() {
    let mut sns = Sns::with_topic();
    let mail = "Invalid parameter: Email address";
    let scheme = "Invalid parameter: Endpoint must match the specified protocol";
    let pending = "pending confirmation";
    let mut check = |protocol: &str, endpoint: &str, expected: &str| {
        let input = Document::map().with("TopicArn", TOPIC).with("Protocol", protocol).with("Endpoint", endpoint);
        let found = match sns.call("Subscribe", &input.to_json()) {
            Ok(output) => output.at("SubscriptionArn").text().to_string(),
            Err(error) => {
                assert_eq!((error.code.as_str(), error.status), ("InvalidParameter", 400));
                error.message
            }
        };
        match expected {
            "ok" => assert!(found.starts_with(&format!("{TOPIC}:")), "{protocol} {endpoint}: {found}"),
            _ => assert_eq!(found, expected, "{protocol} {endpoint}"),
        }
    };
    check("email", "user.name+tag@mail.example.co.kr", pending);
    for wrong in
        ["", "nobody", "@example.com", "a b@example.com", "a@b@example..com", "a@localhost", "a@-x.com", ".a@x.com"]
    {
        check("email", wrong, mail);
    }
    check("email-json", "nobody", mail);
    check("http", "http://example.com/hook", pending);
    check("https", "https://example.com", pending);
    check("http", "https://example.com", scheme);
    check("https", "http://example.com", scheme);
    check("https", "https://", scheme);
    check("sms", "+821012345678", "ok");
    check("sms", "+12/34-567.890", "ok");
    check("sms", "821012345678", "ok");
    for wrong in ["", "+", "phone", "+82--10", "+8210.", "(82)10", "+1234567890123456", "+82 10"] {
        check("sms", wrong, &format!("Invalid SMS endpoint: {wrong}"));
    }
    check("sqs", "arn:aws:sqs:us-east-1:123456789012:q", "ok");
    check("sqs", "https://sqs.us-east-1.amazonaws.com/123456789012/q", "Invalid parameter: SQS endpoint ARN");
    check(
        "sqs",
        "arn:aws:sqs:us-east-1:123456789012:q.fifo",
        "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
    );
    check("lambda", "arn:aws:lambda:us-east-1:123456789012:function:f", "ok");
    check("lambda", "f", "Invalid parameter: Lambda endpoint ARN");
    check("application", "x", "Invalid parameter: Application endpoint arn invalid:x");
    check("pigeon", "x", "Invalid parameter: Amazon SNS does not support this protocol string: pigeon");
}

#[test]
fn subscriptions() {
    let mut sns = Sns::with_topic();
    sns.ok("CreateTopic", r#"{"Name":"dev"}"#);
    sns.subscribe("email", "a@example.com");
    let queue = r#""Protocol":"sqs","Endpoint":"arn:aws:sqs:us-east-1:123456789012:q""#;
    let raw = format!(r#"{{"TopicArn":"T",{queue},"Attributes":{{"RawMessageDelivery":"true"}}}}"#);
    let yes = format!(r#"{{"TopicArn":"T",{queue},"Attributes":{{"RawMessageDelivery":"yes"}}}}"#);
    let plain = format!(r#"{{"TopicArn":"T",{queue}}}"#);
    let arn =
        sns.ok("Subscribe", &raw.replace("\"T\"", &format!("\"{TOPIC}\""))).at("SubscriptionArn").text().to_string();
    let again = format!(r#"{{"SubscriptionArn":"{arn}"}}"#);
    let set = |name: &str, value: &str| {
        format!(r#"{{"SubscriptionArn":"{arn}","AttributeName":"{name}","AttributeValue":"{value}"}}"#)
    };
    check(
        &mut sns,
        &[
            ("Subscribe", &raw, &again),
            (
                "Subscribe",
                &plain,
                "InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists with different \
                 attributes",
            ),
            (
                "Subscribe",
                &yes,
                "InvalidParameter: Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [yes]. Must \
                 be true or false.",
            ),
            (
                "Subscribe",
                r#"{"TopicArn":"T","Protocol":"email","Endpoint":"a@example.com","Attributes":{"RawMessageDelivery":"true"}}"#,
                "InvalidParameter: Invalid parameter: Attributes Reason: Delivery protocol [email] does not support raw \
                 message delivery.",
            ),
            (
                "Subscribe",
                r#"{"TopicArn":"T","Protocol":"email","Endpoint":"a@example.com","Attributes":{"ReplayPolicy":"{}"}}"#,
                "NotSimulated: Trailwatch does not simulate the subscription attribute ReplayPolicy yet.",
            ),
            ("ConfirmSubscription", r#"{"TopicArn":"T","Token":"nonsense"}"#, "InvalidParameter: Invalid token"),
            (
                "ConfirmSubscription",
                r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:x","Token":"t"}"#,
                "InvalidParameter: Invalid token",
            ),
            (
                "Unsubscribe",
                r#"{"SubscriptionArn":""}"#,
                "InvalidParameter: Invalid parameter: SubscriptionArn Reason: no value for required parameter",
            ),
            (
                "Unsubscribe",
                r#"{"SubscriptionArn":"PendingConfirmation"}"#,
                "InvalidParameter: Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1",
            ),
            ("Unsubscribe", r#"{"SubscriptionArn":"T"}"#, "InvalidParameter: Invalid parameter: SubscriptionId"),
            (
                "GetSubscriptionAttributes",
                r#"{"SubscriptionArn":"arn:aws:sns:us-east-1:123456789012:ops:7d3c1f52-0a6e-5c11-9b1c-45f1b0c2a901"}"#,
                "NotFound: Subscription does not exist",
            ),
            ("SetSubscriptionAttributes", &set("Colour", "red"), "InvalidParameter: Invalid parameter: AttributeName"),
            (
                "SetSubscriptionAttributes",
                &set("RawMessageDelivery", "no"),
                "InvalidParameter: Invalid parameter: RawMessageDelivery: Invalid value [no]. Must be true or false.",
            ),
            ("SetSubscriptionAttributes", &set("RawMessageDelivery", "false"), "{}"),
            ("Subscribe", &plain, &again),
            ("Unsubscribe", &again, "{}"),
            ("Unsubscribe", &again, "{}"),
            ("GetSubscriptionAttributes", &again, "NotFound: Subscription does not exist"),
        ],
    );
    sns.wait(Duration::seconds(5));
    let mail = sns.mails("a@example.com").remove(0);
    let token = mail.split("Token=").nth(1).and_then(|rest| rest.split('&').next()).unwrap();
    let other = format!(r#"{{"TopicArn":"arn:aws:sns:us-east-1:123456789012:dev","Token":"{token}"}}"#);
    check(&mut sns, &[("ConfirmSubscription", &other, "InvalidParameter: Invalid parameter: Topic")]);
}

#[test]
fn messages() {
    let mut sns = Sns::with_topic();
    let subject = |subject: &str| format!(r#"{{"TopicArn":"T","Message":"m","Subject":"{subject}"}}"#);
    let json = |message: &str| {
        let input = Document::map().with("TopicArn", "T").with("Message", message).with("MessageStructure", "json");
        input.to_json()
    };
    let attribute = |name: &str, value: &str| {
        format!(r#"{{"TopicArn":"T","Message":"m","MessageAttributes":{{"{name}":{value}}}}}"#)
    };
    let long = format!(r#"{{"TopicArn":"T","Message":"{}"}}"#, "m".repeat(262_145));
    let bad_subject = "InvalidParameter: Invalid parameter: Subject";
    check(
        &mut sns,
        &[
            ("Publish", r#"{"TopicArn":"T","Message":""}"#, "InvalidParameter: Invalid parameter: Empty message"),
            ("Publish", &long, "InvalidParameter: Invalid parameter: Message too long"),
            ("Publish", &subject(""), bad_subject),
            ("Publish", &subject(&"s".repeat(100)), bad_subject),
            ("Publish", &subject("a\\nb"), bad_subject),
            (
                "Publish",
                &json("{\"email\":\"x\"}"),
                "InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON message body",
            ),
            (
                "Publish",
                &json("hello"),
                "InvalidParameter: Invalid parameter: Message Structure - JSON message body failed to parse",
            ),
            (
                "Publish",
                r#"{"Message":"m"}"#,
                "InvalidParameter: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter",
            ),
            (
                "Publish",
                r#"{"Message":"m","PhoneNumber":"phone"}"#,
                "InvalidParameter: Invalid parameter: PhoneNumber Reason: phone is not valid to publish to",
            ),
            (
                "Publish",
                r#"{"Message":"m","TargetArn":"arn:aws:sns:us-east-1:123456789012:endpoint/GCM/app/1"}"#,
                "InvalidParameter: Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified",
            ),
            (
                "Publish",
                r#"{"Message":"m","TargetArn":"x"}"#,
                "InvalidParameter: Invalid parameter: TargetArn Reason: An ARN must have at least 6 elements, not 1",
            ),
            (
                "Publish",
                &attribute("a", r#"{"DataType":"String","StringValue":""}"#),
                "ParameterValueInvalid: The message attribute 'a' must contain non-empty message attribute value for \
                 message attribute type 'String'.",
            ),
            (
                "Publish",
                &attribute("a", r#"{"DataType":"Text","StringValue":"x"}"#),
                "ParameterValueInvalid: The message attribute 'a' has an invalid message attribute type, the set of \
                 supported type prefixes is Binary, Number, and String.",
            ),
            (
                "Publish",
                &attribute("a", r#"{"DataType":"Number","StringValue":"ten"}"#),
                "ParameterValueInvalid: Could not cast message attribute 'a' value to number.",
            ),
            (
                "Publish",
                &attribute("a b", r#"{"DataType":"String","StringValue":"x"}"#),
                "ParameterValueInvalid: Invalid non-alphanumeric character '#x20' was found in the message attribute \
                 name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
            ),
        ],
    );
    sns.ok("Publish", &format!(r#"{{"TopicArn":"{TOPIC}","Message":"m","Subject":"{}"}}"#, "s".repeat(99)));
    sns.ok("Publish", &format!(r#"{{"TargetArn":"{TOPIC}","Message":"m"}}"#));
}

#[test]
fn ordered_topics() {
    let mut sns = Sns::new();
    sns.ok("CreateTopic", r#"{"Name":"q.fifo","Attributes":{"FifoTopic":"true"}}"#);
    let arn = "arn:aws:sns:us-east-1:123456789012:q.fifo";
    let publish = |more: &str| format!(r#"{{"TopicArn":"{arn}","Message":"m"{more}}}"#);
    assert_eq!(
        sns.refused("Publish", &publish("")),
        "InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics"
    );
    assert_eq!(
        sns.refused("Publish", &publish(r#","MessageGroupId":"g""#)),
        "InvalidParameter: Invalid parameter: The topic should either have ContentBasedDeduplication enabled or \
         MessageDeduplicationId provided explicitly"
    );
    let answer = sns.ok("Publish", &publish(r#","MessageGroupId":"g","MessageDeduplicationId":"d""#));
    assert_eq!(answer.at("SequenceNumber").text(), "10000000000000000001");
}

#[test]
fn topic_attributes() {
    let mut sns = Sns::with_topic();
    let set = |name: &str, value: &str| {
        let input = Document::map().with("TopicArn", TOPIC).with("AttributeName", name).with("AttributeValue", value);
        input.to_json()
    };
    let out_of_scope = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}"#;
    check(
        &mut sns,
        &[
            ("SetTopicAttributes", &set("Colour", "red"), "InvalidParameter: Invalid parameter: AttributeName"),
            (
                "SetTopicAttributes",
                &set("DisplayName", &"n".repeat(101)),
                "InvalidParameter: Invalid parameter: DisplayName",
            ),
            ("SetTopicAttributes", &set("Policy", "{"), "InvalidParameter: Invalid parameter: Policy Error: null"),
            ("SetTopicAttributes", &set("Policy", "{}"), "InvalidParameter: Invalid parameter: Policy Error: null"),
            (
                "SetTopicAttributes",
                &set("Policy", out_of_scope),
                "InvalidParameter: Invalid parameter: Policy statement action out of service scope!",
            ),
            (
                "SetTopicAttributes",
                &set("SignatureVersion", "3"),
                "InvalidParameter: Invalid parameter: SignatureVersion",
            ),
            ("SetTopicAttributes", &set("SignatureVersion", "2"), "{}"),
            ("SetTopicAttributes", &set("DisplayName", "Ops"), "{}"),
        ],
    );
    assert_eq!(sns.topic_attribute("DisplayName"), "Ops");
    assert_eq!(sns.topic_attribute("SignatureVersion"), "2");
}

#[test]
fn tags() {
    let mut sns = Sns::with_topic();
    let many: Document = (0..51).map(|n| Document::map().with("Key", format!("k{n}")).with("Value", "v")).collect();
    let many = Document::map().with("ResourceArn", TOPIC).with("Tags", many).to_json();
    check(
        &mut sns,
        &[
            ("TagResource", r#"{"ResourceArn":"T","Tags":[{"Key":"b","Value":"2"},{"Key":"a","Value":"1"}]}"#, "{}"),
            (
                "ListTagsForResource",
                r#"{"ResourceArn":"T"}"#,
                r#"{"Tags":[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]}"#,
            ),
            ("UntagResource", r#"{"ResourceArn":"T","TagKeys":["a","z"]}"#, "{}"),
            ("ListTagsForResource", r#"{"ResourceArn":"T"}"#, r#"{"Tags":[{"Key":"b","Value":"2"}]}"#),
            ("TagResource", &many, "TagLimitExceeded: Could not complete request: tag quota of per resource exceeded"),
        ],
    );
}
