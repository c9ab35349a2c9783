//! What the account answers and sends, to the letter.

use super::{Sns, TOPIC};
use crate::{ApiCall, Region};
use base::{Document, Duration};

const OPS: &str = "arn:aws:sns:us-east-1:123456789012:ops";

#[test]
fn a_fresh_topic() {
    let mut sns = Sns::with_topic();
    let answer = sns.ok("GetTopicAttributes", &format!(r#"{{"TopicArn":"{OPS}"}}"#));
    let policy = r#"{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"arn:aws:sns:us-east-1:123456789012:ops","Condition":{"StringEquals":{"AWS:SourceOwner":"123456789012"}}}]}"#;
    let delivery = r#"{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}"#;
    let expected = Document::map()
        .with("DisplayName", "")
        .with("EffectiveDeliveryPolicy", delivery)
        .with("Owner", "123456789012")
        .with("Policy", policy)
        .with("SubscriptionsConfirmed", "0")
        .with("SubscriptionsDeleted", "0")
        .with("SubscriptionsPending", "0")
        .with("TopicArn", OPS);
    assert_eq!(answer, Document::map().with("Attributes", expected));
}

#[test]
fn the_statement_for_a_rule() {
    let policy = super::super::policy_with_events_statement(
        r#"{"Version":"2008-10-17","Statement":{"Sid":"one"}}"#,
        "ec2-state-change",
        "Id1614906900000",
        OPS,
    );
    let statement = r#"{"Sid":"AWSEvents_ec2-state-change_Id1614906900000","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:123456789012:ops"}"#;
    assert_eq!(policy, format!(r#"{{"Version":"2008-10-17","Statement":[{{"Sid":"one"}},{statement}]}}"#));
    let again = super::super::policy_with_events_statement(&policy, "ec2-state-change", "Id1614906900000", OPS);
    assert_eq!(again, policy);
}

/// The token in a mail.
fn token(mail: &str) -> String {
    let digits = mail.split("Token=").nth(1).unwrap();
    digits.chars().take_while(char::is_ascii_hexdigit).collect()
}

#[test]
fn the_confirmation_mail() {
    let mut sns = Sns::with_topic();
    sns.subscribe("email", "a+b@example.com");
    sns.wait(Duration::seconds(5));
    let mail = sns.mails("a+b@example.com").remove(0);
    let token = token(&mail);
    assert!(token.starts_with("2336412f37") && token.len() > 200, "{token}");
    assert_eq!(
        mail,
        format!(
            "AWS Notification - Subscription Confirmation | You have chosen to subscribe to the topic:\n{OPS}\n\n\
             To confirm this subscription, click or visit the link below (If this was in error no action is necessary):\n\
             Confirm subscription\n\
             https://sns.us-east-1.amazonaws.com/confirmation.html?TopicArn={OPS}&Token={token}&Endpoint=a%2Bb@example.com\n\n\
             Please do not reply directly to this email. If you wish to remove yourself from receiving all future SNS \
             subscription confirmation requests please send an email to sns-opt-out"
        )
    );
    assert_eq!(
        sns.account.world().mails().next().unwrap().message.from,
        "AWS Notifications <no-reply@sns.amazonaws.com>"
    );
}

#[test]
fn a_notification() {
    let mut sns = Sns::with_subscriber("a@example.com");
    let arn = sns.subscribe("email", "a@example.com");
    let set = r#""AttributeName":"DisplayName","AttributeValue":"Ops team""#;
    sns.ok("SetTopicAttributes", &format!(r#"{{"TopicArn":"{OPS}",{set}}}"#));
    sns.ok("Publish", &format!(r#"{{"TopicArn":"{OPS}","Message":"one\ntwo","Subject":"Hello"}}"#));
    sns.ok("Publish", &format!(r#"{{"TopicArn":"{OPS}","Message":"three"}}"#));
    sns.wait(Duration::seconds(5));
    let footer = format!(
        "\n\n--\nIf you wish to stop receiving notifications from this topic, please click or visit the link below to \
         unsubscribe:\nhttps://sns.us-east-1.amazonaws.com/unsubscribe.html?SubscriptionArn={arn}&Endpoint=a@example.com\
         \n\nPlease do not reply directly to this email. If you have any questions or comments regarding this email, \
         please contact us at https://aws.amazon.com/support"
    );
    let mut mails = sns.mails("a@example.com").split_off(1);
    mails.sort();
    assert_eq!(mails, [format!("AWS Notification Message | three{footer}"), format!("Hello | one\ntwo{footer}")]);
    let last = sns.account.world().mails().next_back().unwrap();
    assert_eq!(last.message.from, "Ops team <no-reply@sns.amazonaws.com>");
}

#[test]
fn the_envelope() {
    let mut sns = Sns::with_topic();
    sns.subscribe("email-json", "a@example.com");
    sns.wait(Duration::seconds(5));
    let asked = Document::parse(&sns.account.world().mails().next().unwrap().message.body).unwrap();
    assert_eq!(asked.at("Type").text(), "SubscriptionConfirmation");
    assert_eq!(
        asked.at("Message").text(),
        format!(
            "You have chosen to subscribe to the topic {OPS}.\nTo confirm the subscription, visit the SubscribeURL \
             included in this message."
        )
    );
    let opened = sns.account.open_link(asked.at("SubscribeURL").text());
    let arn = sns.subscribe("email-json", "a@example.com");
    assert_eq!(
        opened.lines().concat(),
        [crate::world::pages::Piece::Text(format!(
            "<ConfirmSubscriptionResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">\n  \
             <ConfirmSubscriptionResult>\n    <SubscriptionArn>{arn}</SubscriptionArn>\n  \
             </ConfirmSubscriptionResult>\n</ConfirmSubscriptionResponse>"
        ))]
    );
    let attributes = r#""MessageAttributes":{"level":{"DataType":"Number","StringValue":"3"}}"#;
    let published =
        sns.ok("Publish", &format!(r#"{{"TopicArn":"{OPS}","Message":"{{\"a\":1}}","Subject":"S",{attributes}}}"#));
    let time = sns.account.now().iso_millis();
    sns.wait(Duration::seconds(5));
    let body = &sns.account.world().mails().next_back().unwrap().message.body.clone();
    let signature = body.split("\"Signature\" : \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let certificate = body.split("\"SigningCertURL\" : \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(signature.len(), 344);
    assert_eq!(
        body,
        &format!(
            r#"{{
  "Type" : "Notification",
  "MessageId" : "{}",
  "TopicArn" : "{OPS}",
  "Subject" : "S",
  "Message" : "{{\"a\":1}}",
  "Timestamp" : "{time}",
  "SignatureVersion" : "1",
  "Signature" : "{signature}",
  "SigningCertURL" : "{certificate}",
  "UnsubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={arn}",
  "MessageAttributes" : {{
    "level" : {{"Type":"Number","Value":"3"}}
  }}
}}"#,
            published.at("MessageId").text()
        )
    );
    let unsubscribe = Document::parse(body).unwrap().at("UnsubscribeURL").text().to_string();
    sns.account.open_link(&unsubscribe);
    assert_eq!(sns.topic_attribute("SubscriptionsDeleted"), "1");
}

#[test]
fn text_messages() {
    let mut sns = Sns::with_topic();
    sns.subscribe("sms", "+82-10-1234-5678");
    let json = r#"{"default":"long","sms":"short"}"#;
    let structured = Document::map().with("TopicArn", OPS).with("Message", json).with("MessageStructure", "json");
    sns.ok("Publish", &structured.to_json());
    sns.wait(Duration::seconds(5));
    sns.ok(
        "SetTopicAttributes",
        &format!(r#"{{"TopicArn":"{OPS}","AttributeName":"DisplayName","AttributeValue":"Ops"}}"#),
    );
    sns.ok("Publish", &format!(r#"{{"TopicArn":"{OPS}","Message":"hello","Subject":"ignored"}}"#));
    sns.wait(Duration::seconds(5));
    sns.ok("Publish", r#"{"PhoneNumber":"+821012345678","Message":"direct"}"#);
    sns.wait(Duration::seconds(5));
    let texts: Vec<&str> =
        sns.account.world().texts_to("+821012345678").map(|text| text.message.body.as_str()).collect();
    assert_eq!(texts, ["short", "OPS> hello", "direct"]);
    assert_eq!(sns.account.world().phones(), ["+821012345678"]);
}

#[test]
fn a_subscription_described() {
    let mut sns = Sns::with_subscriber("a@example.com");
    let arn = sns.subscribe("email", "a@example.com");
    let answer = sns.ok("GetSubscriptionAttributes", &format!(r#"{{"SubscriptionArn":"{arn}"}}"#));
    assert_eq!(
        answer.to_json(),
        format!(
            r#"{{"Attributes":{{"ConfirmationWasAuthenticated":"false","Endpoint":"a@example.com","Owner":"123456789012","PendingConfirmation":"false","Protocol":"email","RawMessageDelivery":"false","SubscriptionArn":"{arn}","SubscriptionPrincipal":"arn:aws:iam::123456789012:root","TopicArn":"{TOPIC}"}}}}"#
        )
    );
    let input =
        format!(r#"{{"TopicArn":"{OPS}","Protocol":"email","Endpoint":"b@example.com","ReturnSubscriptionArn":true}}"#);
    let pending = sns.ok("Subscribe", &input).at("SubscriptionArn").text().to_string();
    let answer = sns.ok("GetSubscriptionAttributes", &format!(r#"{{"SubscriptionArn":"{pending}"}}"#));
    assert_eq!(answer.at("Attributes").at("PendingConfirmation").text(), "true");
}

#[test]
fn pages_of_a_hundred() {
    let mut sns = Sns::new();
    for number in 0..205 {
        sns.ok("CreateTopic", &format!(r#"{{"Name":"t{number:03}"}}"#));
    }
    let mut token = String::new();
    let mut sizes = Vec::new();
    loop {
        let answer = sns.ok("ListTopics", &format!(r#"{{"NextToken":"{token}"}}"#));
        sizes.push(answer.at("Topics").list().len());
        token = answer.at("NextToken").text().to_string();
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(sizes, [100, 100, 5]);
    let there = ApiCall::new("sns", "ListTopics", Document::map()).in_region(Region::parse("eu-west-1").unwrap());
    assert_eq!(sns.account.call(&there).unwrap().to_json(), r#"{"Topics":[]}"#);
}
