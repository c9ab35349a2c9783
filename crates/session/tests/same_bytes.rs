//! The same scenario, seed and log give the same account, byte for byte, native
//! and in the browser.
//!
//! Natively the test prints a digest of everything that was answered and of the
//! whole account; `cargo xtask test wasm` hands it to the build for the browser,
//! where it must come out again.
#![cfg(test)]

use base::{Document, Duration, Seed};
use session::{Action, Outcome, Scenario, Session};
use sim::{ApiCall, Region};
use std::fmt::Write;

/// A line is a call, or `advance` by seconds, or `open` the newest mail's link.
/// `$instance` stands for the last instance launched.
const LOG: &str = r#"
{"call":"sts GetCallerIdentity","input":{}}
{"call":"sns CreateTopic","input":{"Name":"ops"}}
{"call":"sns SetTopicAttributes","input":{"TopicArn":"$topic","AttributeName":"Policy","AttributeValue":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"sns:Publish\",\"Resource\":\"$topic\"}]}"}}
{"call":"sns Subscribe","input":{"TopicArn":"$topic","Protocol":"email","Endpoint":"kim@example.com"}}
{"advance":60}
{"open":true}
{"call":"sns Publish","input":{"TopicArn":"$topic","Message":"안녕하세요"}}
{"call":"events PutRule","input":{"Name":"stop-alert","EventPattern":"{\"source\":[\"aws.ec2\"],\"detail\":{\"state\":[\"stopped\"]}}"}}
{"call":"events PutTargets","input":{"Rule":"stop-alert","Targets":[{"Id":"mail","Arn":"$topic"}]}}
{"call":"events PutRule","input":{"Name":"refused","EventPattern":"{"}}
{"call":"ec2 DescribeImages","input":{"Owners":["amazon"]}}
{"call":"ec2 RunInstances","input":{"ImageId":"$image","InstanceType":"t2.micro","MinCount":1,"MaxCount":1}}
{"advance":90}
{"call":"ec2 StopInstances","input":{"InstanceIds":["$instance"]}}
{"advance":3600}
{"call":"ec2 StartInstances","input":{"InstanceIds":["$instance"]}}
{"advance":86400}
{"call":"ec2 DescribeInstances","input":{}}
{"call":"cloudtrail LookupEvents","input":{}}
{"call":"ec2 DescribeVpcs","region":"eu-west-1","input":{}}
"#;

/// What came of the log, in one line that fits a test's message.
fn digest() -> String {
    let mut session = Session::new(Scenario::sandbox(Seed(7)));
    let mut seen = String::new();
    let mut names = Names::default();
    for line in LOG.lines().filter(|line| !line.is_empty()) {
        let step = Document::parse(&names.put_into(line)).expect(line);
        let Some(action) = action(&step, &session) else { continue };
        let outcome = session.perform(action);
        writeln!(seen, "{outcome:?}").expect("a text takes all");
        if let Outcome::Answer(Ok(answer)) = &outcome {
            names.learn(answer);
        }
    }
    write!(seen, "{:?}", session.account()).expect("a text takes all");
    // FNV-1a: no hasher of the standard library promises the same everywhere.
    let hash = seen
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x} of {} bytes", seen.len())
}

fn action(step: &Document, session: &Session) -> Option<Action> {
    if let Some(seconds) = step.at("advance").as_i64() {
        return Some(Action::AdvanceTo(session.account().now() + Duration::seconds(seconds)));
    }
    if step.get("open").is_some() {
        let mail = session.account().world().mails().next_back()?;
        let link = mail.message.body.split_whitespace().find(|word| word.starts_with("https://"))?;
        return Some(Action::OpenLink(link.to_string()));
    }
    let (service, operation) = step.at("call").text().split_once(' ')?;
    let region = Region::parse(step.at("region").text()).unwrap_or_default();
    Some(Action::Call(ApiCall::new(service, operation, step.at("input").clone()).in_region(region)))
}

/// What earlier answers named.
#[derive(Default)]
struct Names {
    topic: String,
    image: String,
    instance: String,
}

impl Names {
    fn put_into(&self, line: &str) -> String {
        line.replace("$topic", &self.topic).replace("$image", &self.image).replace("$instance", &self.instance)
    }

    fn learn(&mut self, answer: &Document) {
        if let Some(topic) = answer.at("TopicArn").as_text() {
            self.topic = topic.to_string();
        }
        for image in answer.at("Images").list().iter().take(1) {
            self.image = image.at("ImageId").text().to_string();
        }
        for instance in answer.at("Instances").list() {
            self.instance = instance.at("InstanceId").text().to_string();
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_same_log_gives_the_same_bytes() {
    let first = digest();
    assert_eq!(first, digest());
    println!("same-bytes: {first}");
}

#[cfg(target_arch = "wasm32")]
mod in_the_browser {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_same_log_gives_the_bytes_it_gave_natively() {
        let first = super::digest();
        assert_eq!(first, super::digest());
        if let Some(native) = option_env!("TRAILWATCH_SAME_BYTES") {
            assert_eq!(first, native);
        }
    }
}
