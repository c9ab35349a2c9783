//! FIFO topics, batches and permissions.

use super::{Sns, TOPIC};
use crate::kernel::{Reason, Verdict};
use base::{Document, Duration};

const FIFO: &str = "arn:aws:sns:us-east-1:123456789012:q.fifo";

fn fifo(attributes: &str) -> Sns {
    let mut sns = Sns::new();
    sns.ok("CreateTopic", &format!(r#"{{"Name":"q.fifo","Attributes":{{"FifoTopic":"true"{attributes}}}}}"#));
    sns
}

fn publish(message: &str, group: &str, more: &str) -> String {
    format!(r#"{{"TopicArn":"{FIFO}","Message":"{message}","MessageGroupId":"{group}"{more}}}"#)
}

fn duplicates(sns: &Sns) -> usize {
    let hops = sns.account.kernel().trace.iter();
    hops.filter(|hop| hop.verdict == Verdict::Dropped(Reason::Duplicate)).count()
}

#[test]
fn copies_are_told_for_five_minutes() {
    let mut sns = fifo("");
    let send = |sns: &mut Sns, id: &str| {
        sns.ok("Publish", &publish("m", "g", &format!(r#","MessageDeduplicationId":"{id}""#)))
    };
    let first = send(&mut sns, "d");
    assert_eq!(first.at("SequenceNumber").text(), "10000000000000000001");
    sns.wait(Duration::seconds(299));
    assert_eq!(send(&mut sns, "d"), first);
    assert_eq!(send(&mut sns, "e").at("SequenceNumber").text(), "10000000000000000002");
    assert_eq!(duplicates(&sns), 1);
    sns.wait(Duration::seconds(1));
    assert_eq!(send(&mut sns, "d").at("SequenceNumber").text(), "10000000000000000003");
}

#[test]
fn the_content_tells_copies_where_that_is_on() {
    let mut sns = fifo(r#","ContentBasedDeduplication":"true""#);
    sns.ok("Publish", &publish("same", "a", ""));
    sns.ok("Publish", &publish("same", "b", ""));
    sns.ok("Publish", &publish("other", "a", ""));
    assert_eq!(duplicates(&sns), 1);
    let mut sns = fifo(r#","ContentBasedDeduplication":"true","FifoThroughputScope":"MessageGroup""#);
    sns.ok("Publish", &publish("same", "a", ""));
    sns.ok("Publish", &publish("same", "b", ""));
    sns.ok("Publish", &publish("same", "b", ""));
    assert_eq!(duplicates(&sns), 1);
}

#[test]
fn refusals_of_ordered_topics() {
    let mut sns = fifo("");
    sns.ok("CreateTopic", r#"{"Name":"ops"}"#);
    for (operation, input, expected) in [
        (
            "Publish",
            publish("m", "a b", r#","MessageDeduplicationId":"d""#),
            "Invalid parameter: MessageGroupId Reason: Can only include alphanumeric and punctuation characters. 1 to \
             128 in length",
        ),
        (
            "Publish",
            publish("m", "g", &format!(r#","MessageDeduplicationId":"{}""#, "d".repeat(129))),
            "Invalid parameter: MessageDeduplicationId Reason: Can only include alphanumeric and punctuation \
             characters. 1 to 128 in length",
        ),
        (
            "Publish",
            format!(r#"{{"TopicArn":"{TOPIC}","Message":"m","MessageDeduplicationId":"d"}}"#),
            "Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter \
             that is not valid for this topic type",
        ),
        (
            "Subscribe",
            format!(r#"{{"TopicArn":"{FIFO}","Protocol":"email","Endpoint":"a@example.com"}}"#),
            "Invalid parameter: Protocol Reason: Invalid protocol type: email. FIFO topics deliver to Amazon SQS \
             queues only",
        ),
        (
            "Subscribe",
            format!(
                r#"{{"TopicArn":"{FIFO}","Protocol":"sqs","Endpoint":"arn:aws:sqs:us-east-1:123456789012:q.fifo","Attributes":{{"RedrivePolicy":"{{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead\"}}"}}}}"#
            ),
            "Invalid parameter: Attributes Reason: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO \
             Subscription to a FIFO Topic.",
        ),
        (
            "SetTopicAttributes",
            format!(r#"{{"TopicArn":"{TOPIC}","AttributeName":"ContentBasedDeduplication","AttributeValue":"true"}}"#),
            "Invalid parameter: Content-based deduplication can only be set for FIFO topics",
        ),
        (
            "CreateTopic",
            r#"{"Name":"x","Attributes":{"FifoThroughputScope":"Topic"}}"#.to_string(),
            "Invalid parameter: Attributes Reason: FifoThroughputScope can only be set for FIFO topics",
        ),
    ] {
        assert_eq!(sns.refused(operation, &input), format!("InvalidParameter: {expected}"));
    }
}

#[test]
fn a_batch_is_taken_in_part() {
    let mut sns = fifo("");
    let entry = |id: &str, more: &str| format!(r#"{{"Id":"{id}","Message":"m"{more}}}"#);
    let batch =
        |entries: &[String]| format!(r#"{{"TopicArn":"{FIFO}","PublishBatchRequestEntries":[{}]}}"#, entries.join(","));
    let good = r#","MessageGroupId":"g","MessageDeduplicationId":"d""#;
    let answer = sns.ok("PublishBatch", &batch(&[entry("one", good), entry("two", "")]));
    let taken = answer.at("Successful").list();
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].at("Id").text(), taken[0].at("SequenceNumber").text()), ("one", "10000000000000000001"));
    assert_eq!(
        answer.at("Failed").to_json(),
        r#"[{"Id":"two","Code":"InvalidParameter","Message":"Invalid parameter: The MessageGroupId parameter is required for FIFO topics","SenderFault":true}]"#
    );
    let many: Vec<String> = (0..11).map(|n| entry(&n.to_string(), good)).collect();
    let long = format!(r#"{{"Id":"a","Message":"{}"}}"#, "m".repeat(200_000));
    for (entries, expected) in [
        (vec![], "EmptyBatchRequest: The batch request doesn't contain any entries."),
        (many, "TooManyEntriesInBatchRequest: The batch request contains more entries than permissible."),
        (
            vec![entry("a", good), entry("a", good)],
            "BatchEntryIdsNotDistinct: Two or more batch entries in the request have the same Id.",
        ),
        (
            vec![entry("a b", good)],
            "InvalidBatchEntryId: The Id of a batch entry in the batch request contains an impermissible character: a b",
        ),
        (
            vec![long.clone(), long.replace("\"a\"", "\"b\"")],
            "BatchRequestTooLong: The length of all the messages put together is more than the limit.",
        ),
    ] {
        assert_eq!(sns.refused("PublishBatch", &batch(&entries)), expected);
    }
}

#[test]
fn permissions_come_and_go() {
    let mut sns = Sns::with_topic();
    let add = |label: &str, account: &str, action: &str| {
        format!(r#"{{"TopicArn":"{TOPIC}","Label":"{label}","AWSAccountId":["{account}"],"ActionName":["{action}"]}}"#)
    };
    let before = sns.topic_attribute("Policy");
    sns.ok("AddPermission", &add("others", "210987654321", "Publish"));
    let policy = Document::parse(&sns.topic_attribute("Policy")).unwrap();
    assert_eq!(
        policy.at("Statement").list().last().unwrap().to_json(),
        format!(
            r#"{{"Sid":"others","Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::210987654321:root"}},"Action":"SNS:Publish","Resource":"{TOPIC}"}}"#
        )
    );
    for (input, expected) in [
        (add("others", "210987654321", "Publish"), "Statement already exists"),
        (add("more", "210987654321", "Eat"), "Policy statement action out of service scope!"),
        (add("more", "me", "Publish"), "Policy statement must contain a valid AWSAccountId"),
        (add("", "210987654321", "Publish"), "Label Reason: no value for required parameter"),
    ] {
        assert_eq!(sns.refused("AddPermission", &input), format!("InvalidParameter: Invalid parameter: {expected}"));
    }
    sns.ok("RemovePermission", &format!(r#"{{"TopicArn":"{TOPIC}","Label":"others"}}"#));
    assert_eq!(sns.topic_attribute("Policy"), before);
}
