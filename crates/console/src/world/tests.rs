//! The world outside as data.

use super::*;
use base::{Document, Duration};
use sim::{ApiCall, Start};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:ops";

fn call(account: &mut Account, operation: &str, input: Document) {
    account.call(&ApiCall::new("sns", operation, input)).unwrap();
    account.advance_to(account.now() + Duration::seconds(5));
}

fn subscribe(account: &mut Account, protocol: &str, endpoint: &str) {
    let input = Document::map().with("TopicArn", TOPIC).with("Protocol", protocol).with("Endpoint", endpoint);
    call(account, "Subscribe", input);
}

#[test]
fn a_mailbox_and_a_phone() {
    let mut account = Account::new(&Start::default());
    call(&mut account, "CreateTopic", Document::map().with("Name", "ops"));
    subscribe(&mut account, "email", "a@example.com");
    subscribe(&mut account, "sms", "+821012345678");
    account.confirm("a@example.com").unwrap();
    call(&mut account, "Publish", Document::map().with("TopicArn", TOPIC).with("Message", "hello\nthere"));
    let outside = outside(&account, &View::default());
    let mailbox = &outside.mailboxes[0];
    assert_eq!(mailbox.address, "a@example.com");
    let subjects: Vec<&str> = mailbox.mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(subjects, ["AWS Notification Message", "AWS Notification - Subscription Confirmation"]);
    let mail = &mailbox.mails[0];
    assert_eq!(
        (mail.from_name.as_str(), mail.from_address.as_str()),
        ("AWS Notifications", "no-reply@sns.amazonaws.com")
    );
    assert!(mail.preview.starts_with("hello there -- If you wish"));
    assert_eq!(outside.phones[0].texts[0].body, "hello\nthere");
}

#[test]
fn addresses_in_a_mail_are_links() {
    let lines = body("Confirm subscription\nhttps://a.example/?x=1\n\nsee https://b.example/y now\narn:aws:sns:r:1:t");
    let link = |text: &str, url: &str| Piece::Link { text: text.into(), url: url.into() };
    assert_eq!(
        lines,
        [
            vec![link("Confirm subscription", "https://a.example/?x=1")],
            vec![],
            vec![
                Piece::Text("see ".into()),
                link("https://b.example/y", "https://b.example/y"),
                Piece::Text(" now".into())
            ],
            vec![Piece::Strong("arn:aws:sns:r:1:t".into())],
        ]
    );
}
