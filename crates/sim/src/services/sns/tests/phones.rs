//! Text messages: parts, opting out and in, money.

use super::{Sns, TOPIC};
use crate::kernel::{Reason, Verdict};
use crate::world::{Act, Reply};
use base::Duration;

const PHONE: &str = "+821012345678";

fn direct(sns: &mut Sns, message: &str) {
    sns.ok("Publish", &format!(r#"{{"PhoneNumber":"{PHONE}","Message":"{message}"}}"#));
    sns.wait(Duration::seconds(10));
}

/// Body and parts of what has arrived.
fn texts(sns: &Sns) -> Vec<(String, u32)> {
    sns.account.world().texts_to(PHONE).map(|text| (text.message.body.clone(), text.message.parts)).collect()
}

fn answer(sns: &mut Sns, text: &str) {
    sns.account.act(&Act::Reply(Reply { phone: PHONE.to_string(), text: text.to_string() }));
}

fn last_verdict(sns: &Sns) -> Verdict {
    sns.account.kernel().trace.iter().next_back().unwrap().verdict.clone()
}

#[test]
fn korean_takes_more_parts_and_the_display_name_counts() {
    let mut sns = Sns::with_topic();
    sns.subscribe("sms", PHONE);
    let name = r#""AttributeName":"DisplayName","AttributeValue":"Ops""#;
    sns.ok("SetTopicAttributes", &format!(r#"{{"TopicArn":"{TOPIC}",{name}}}"#));
    let korean = "가".repeat(66);
    sns.ok("Publish", &format!(r#"{{"TopicArn":"{TOPIC}","Message":"{korean}"}}"#));
    sns.wait(Duration::seconds(10));
    direct(&mut sns, &korean);
    assert_eq!(texts(&sns), [(format!("OPS> {korean}"), 2), (korean, 1)]);
}

#[test]
fn who_answers_stop_gets_no_more() {
    for word in super::super::STOP_WORDS {
        let mut sns = Sns::with_topic();
        sns.subscribe("sms", PHONE);
        direct(&mut sns, "one");
        answer(&mut sns, "thanks");
        direct(&mut sns, "two");
        answer(&mut sns, &format!(" {} ", word.to_ascii_lowercase()));
        direct(&mut sns, "three");
        assert_eq!(last_verdict(&sns), Verdict::Dropped(Reason::OptedOut));
        sns.ok("Publish", &format!(r#"{{"TopicArn":"{TOPIC}","Message":"four"}}"#));
        sns.wait(Duration::seconds(10));
        assert_eq!(texts(&sns).len(), 2, "{word}");
    }
}

#[test]
fn opting_in_once_in_thirty_days() {
    let mut sns = Sns::new();
    direct(&mut sns, "one");
    answer(&mut sns, "STOP");
    let number = format!(r#"{{"phoneNumber":"{PHONE}"}}"#);
    assert_eq!(sns.ok("CheckIfPhoneNumberIsOptedOut", &number).to_json(), r#"{"isOptedOut":true}"#);
    assert_eq!(sns.ok("ListPhoneNumbersOptedOut", "{}").to_json(), format!(r#"{{"phoneNumbers":["{PHONE}"]}}"#));
    sns.ok("OptInPhoneNumber", &number);
    direct(&mut sns, "two");
    assert_eq!(texts(&sns).len(), 2);
    answer(&mut sns, "STOP");
    assert_eq!(
        sns.refused("OptInPhoneNumber", &number),
        format!(
            "InvalidParameter: Invalid parameter: PhoneNumber Reason: {PHONE} can be opted in only once every 30 days"
        )
    );
    sns.wait(Duration::days(30));
    sns.ok("OptInPhoneNumber", &number);
    sns.ok("OptInPhoneNumber", &number);
    assert_eq!(sns.ok("ListPhoneNumbersOptedOut", "{}").to_json(), r#"{"phoneNumbers":[]}"#);
    assert_eq!(
        sns.refused("CheckIfPhoneNumberIsOptedOut", r#"{"phoneNumber":"x"}"#),
        "InvalidParameter: Invalid parameter: PhoneNumber Reason: input incorrectly formatted"
    );
}

#[test]
fn preferences() {
    let mut sns = Sns::new();
    assert_eq!(sns.ok("GetSMSAttributes", "{}").to_json(), r#"{"attributes":{"MonthlySpendLimit":"1"}}"#);
    let set = |name: &str, value: &str| format!(r#"{{"attributes":{{"{name}":"{value}"}}}}"#);
    for (name, value, refusal) in [
        ("Colour", "red", "Colour is not a valid attribute"),
        ("DefaultSMSType", "Loud", "DefaultSMSType is invalid"),
        ("DefaultSenderID", "12345", "DefaultSenderID is invalid"),
        ("DefaultSenderID", "twelve letters", "DefaultSenderID is invalid"),
        ("MonthlySpendLimit", "much", "MonthlySpendLimit is invalid"),
        ("MonthlySpendLimit", "-1", "MonthlySpendLimit is invalid"),
        ("MonthlySpendLimit", "2", "MonthlySpendLimit is invalid"),
    ] {
        assert_eq!(sns.refused("SetSMSAttributes", &set(name, value)), format!("InvalidParameter: {refusal}"));
    }
    assert!(sns.refused("SetSMSAttributes", &set("UsageReportS3Bucket", "b")).starts_with("NotSimulated"));
    sns.ok("SetSMSAttributes", &set("DefaultSMSType", "Transactional"));
    sns.ok("SetSMSAttributes", &set("DefaultSenderID", "Ops1"));
    assert_eq!(
        sns.ok("GetSMSAttributes", "{}").at("attributes").to_json(),
        r#"{"DefaultSMSType":"Transactional","DefaultSenderID":"Ops1","MonthlySpendLimit":"1"}"#
    );
    assert_eq!(
        sns.ok("GetSMSAttributes", r#"{"attributes":["DefaultSMSType"]}"#).at("attributes").to_json(),
        r#"{"DefaultSMSType":"Transactional"}"#
    );
}

#[test]
fn nobody_has_a_number_with_the_0_of_home_behind_the_country_s_code() {
    let mut sns = Sns::new();
    sns.ok("Publish", r#"{"PhoneNumber":"+8201012345678","Message":"one"}"#);
    assert_eq!(last_verdict(&sns), Verdict::Failed(Reason::NoSuchNumber));
    assert!(texts(&sns).is_empty());
    direct(&mut sns, "two");
    assert_eq!(texts(&sns).len(), 1);
}

#[test]
fn the_month_s_limit_ends_it_until_the_next_month() {
    let mut sns = Sns::new();
    sns.ok("SetSMSAttributes", r#"{"attributes":{"MonthlySpendLimit":"0.05"}}"#);
    direct(&mut sns, "one");
    direct(&mut sns, "two");
    direct(&mut sns, "three");
    assert_eq!(last_verdict(&sns), Verdict::Failed(Reason::SpendLimit));
    assert_eq!(texts(&sns).len(), 2);
    sns.wait(Duration::days(28));
    direct(&mut sns, "next month");
    assert_eq!(texts(&sns).len(), 3);
    let dear = r#""MessageAttributes":{"AWS.SNS.SMS.MaxPrice":{"DataType":"Number","StringValue":"0.01"}}"#;
    sns.ok("Publish", &format!(r#"{{"PhoneNumber":"{PHONE}","Message":"dear",{dear}}}"#));
    assert_eq!(last_verdict(&sns), Verdict::Failed(Reason::SpendLimit));
}
