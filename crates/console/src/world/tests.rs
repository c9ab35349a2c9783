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
    assert_eq!(outside.phones[0].threads[0].bubbles[0].body, "hello\nthere");
}

#[test]
fn a_phone_has_a_thread_for_each_region_and_the_answers_in_it() {
    let mut account = Account::new(&Start::default());
    call(&mut account, "CreateTopic", Document::map().with("Name", "ops"));
    subscribe(&mut account, "sms", "+821012345678");
    let publish = |account: &mut Account, text: &str| {
        call(account, "Publish", Document::map().with("TopicArn", TOPIC).with("Message", text));
    };
    publish(&mut account, "one");
    account.act(&reply("+821012345678", " why? ").unwrap());
    account.advance_to(account.now() + Duration::hours(24));
    publish(&mut account, "two");
    let phone = &outside(&account, &View::default()).phones[0];
    assert_eq!(phone.threads.len(), 1);
    let thread = &phone.threads[0];
    assert_eq!((thread.sender.as_str(), thread.answers), ("AWS (us-east-1)", true));
    let told: Vec<(&str, bool, bool)> =
        thread.bubbles.iter().map(|it| (it.body.as_str(), it.number.is_none(), it.day.is_empty())).collect();
    assert_eq!(told, [("one", false, false), ("why?", true, true), ("two", false, false)]);
    assert!(thread.bubbles[1].note.contains("Nobody reads this reply"));
    assert_eq!(reply("+821012345678", " \n"), None);
}

#[test]
fn people_have_a_mailbox_and_a_phone_before_anything_comes() {
    let mut account = Account::new(&Start::default());
    let view = View::default();
    let draft = |name: &str, address: &str, phone: &str| PersonDraft {
        name: name.to_string(),
        address: address.to_string(),
        phone: phone.to_string(),
    };
    let fields = |draft: PersonDraft| -> Vec<PersonField> {
        draft.problems(&view).into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(
        fields(draft(" ", "kim", "010-1234-5678")),
        [PersonField::Name, PersonField::Address, PersonField::Phone]
    );
    assert_eq!(fields(draft("Kim", "kim@example.com", "+8201012345678")), [PersonField::Phone]);
    assert_eq!(fields(draft("Kim", "kim@example.com", "+0101234567")), [PersonField::Phone]);
    let kim = draft("Kim", "kim@example.com", "");
    assert_eq!(kim.problems(&view), []);
    account.act(&kim.act());
    account.act(&draft("Lee", "lee@example.com", "+821098765432").act());
    let outside = outside(&account, &view);
    let labels: Vec<&str> = outside.mailboxes.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["Kim · kim@example.com", "Lee · lee@example.com"]);
    let phones: Vec<&str> = outside.phones.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(phones, ["Lee · +821098765432"]);
}

/// Whether each link holds, and the last one's words.
fn chain(account: &Account, inbox: &Inbox) -> (Vec<bool>, String) {
    let findings = why_nothing(account, &View::default(), inbox);
    let words = findings.last().map(|it| it.words.clone()).unwrap_or_default();
    (findings.iter().map(|it| it.holds).collect(), words)
}

#[test]
fn why_nothing_names_the_first_broken_link() {
    let mut account = Account::new(&Start::default());
    let inbox = Inbox::Mailbox("A@example.com".to_string());
    let broken = |account: &Account, holding: usize, words: &str| {
        let (holds, told) = chain(account, &inbox);
        let mut expected = vec![true; holding];
        expected.push(false);
        assert_eq!(holds, expected, "{told}");
        assert!(told.contains(words), "{told}");
    };
    broken(&account, 0, "No topic in us-east-1 has A@example.com");
    call(&mut account, "CreateTopic", Document::map().with("Name", "ops"));
    subscribe(&mut account, "email", "a@example.com");
    broken(&account, 0, "not confirmed");
    account.confirm("a@example.com").unwrap();
    broken(&account, 1, "No rule in this region sends to topic ops");
    let mut events = |operation: &str, input: Document| {
        account.call(&ApiCall::new("events", operation, input)).unwrap();
    };
    let pattern = "{\"source\":[\"aws.ec2\"]}";
    events("PutRule", Document::map().with("Name", "stop").with("EventPattern", pattern));
    let target = Document::map().with("Id", "1").with("Arn", TOPIC);
    events("PutTargets", Document::map().with("Rule", "stop").with("Targets", vec![target]));
    broken(&account, 2, "No event has come this way yet");
    let run = Document::map()
        .with("ImageId", "ami-0915bcb5fa77e4892")
        .with("InstanceType", "t2.micro")
        .with("MinCount", 1)
        .with("MaxCount", 1);
    account.call(&ApiCall::new("ec2", "RunInstances", run)).unwrap();
    account.advance_to(account.now() + Duration::minutes(2));
    // The console would have added the topic's statement.
    broken(&account, 2, "does not allow events.amazonaws.com");
}

#[test]
fn a_subscription_that_is_gone_is_told_of() {
    let mut account = Account::new(&Start::default());
    call(&mut account, "CreateTopic", Document::map().with("Name", "ops"));
    subscribe(&mut account, "email", "a@example.com");
    subscribe(&mut account, "email", "b@example.com");
    account.confirm("a@example.com").unwrap();
    call(&mut account, "Publish", Document::map().with("TopicArn", TOPIC).with("Message", "hello"));
    account.advance_to(account.now() + Duration::days(4));
    let told = |account: &Account, name: &str| chain(account, &Inbox::Mailbox(name.to_string()));
    let (holds, words) = told(&account, "b@example.com");
    assert_eq!(holds, [false]);
    assert!(words.starts_with("The subscription to topic ops was never confirmed"), "{words}");
    call(&mut account, "DeleteTopic", Document::map().with("TopicArn", TOPIC));
    let (_, words) = told(&account, "a@example.com");
    assert!(words.starts_with("The subscription to topic ops no longer exists"), "{words}");
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
