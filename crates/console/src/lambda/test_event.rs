//! Trying a function: events to try, and what came of it.

use super::function::pretty;
use super::name_input;
use crate::{Status, StatusKind, View, Words};
use base::Document;
use sim::services::lambda::{of_blob, to_blob};

/// An event to start from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    pub id: &'static str,
    pub name: String,
    pub event: String,
}

const STATE_CHANGE: &str = r#"{"version":"0","id":"7bf73129-1428-4cd3-a780-95db273d1602","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"123456789012","time":"2021-03-05T02:00:00Z","region":"us-east-1","resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-0697bdc417cb5d414"],"detail":{"instance-id":"i-0697bdc417cb5d414","state":"stopped"}}"#;

/// The events that the console offers.
pub fn samples(view: &View) -> Vec<Sample> {
    let sample = |id, name: String, event: &str| Sample { id, name, event: pretty(event) };
    vec![
        sample("hello", "hello-world".to_string(), r#"{"key1":"value1","key2":"value2","key3":"value3"}"#),
        sample("state", view.say("lambda.sample.state"), STATE_CHANGE),
        sample("empty", view.say("lambda.sample.empty"), "{}"),
    ]
}

/// For `Invoke`.
pub fn test_input(name: &str, event: &str) -> Document {
    name_input(name).with("LogType", "Tail").with("Payload", to_blob(event))
}

/// What came of a test.
#[derive(Clone, Debug, PartialEq)]
pub struct TestResult {
    pub status: Status,
    /// Indented.
    pub response: String,
    /// The end of the log.
    pub log: String,
    /// Names and values of the REPORT line.
    pub facts: Vec<(String, String)>,
}

pub fn test_result(view: &View, answer: &Document) -> TestResult {
    let status = match answer.get("FunctionError") {
        None => Status::new(StatusKind::Success, view.say("lambda.test.succeeded")),
        Some(_) => Status::new(StatusKind::Error, view.say("lambda.test.failed")),
    };
    let log = of_blob(answer.at("LogResult").text());
    let report = log.lines().find_map(|line| line.strip_prefix("REPORT ")).unwrap_or("");
    let facts = report.split('\t').filter_map(|part| part.split_once(": "));
    TestResult {
        status,
        response: pretty(&of_blob(answer.at("Payload").text())),
        facts: facts.map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        log,
    }
}
