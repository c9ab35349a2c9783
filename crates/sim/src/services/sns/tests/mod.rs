//! What the API answers, what leaves the account, and how a subscription lives.

mod filters;
mod life;
mod ordered;
mod phones;
mod refusals;
mod texts;
mod web;

use crate::{Account, ApiCall, ApiError, Caller, Start};
use base::{Document, Duration};

pub(super) const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:ops";

/// An account and a short way to talk to it.
pub(super) struct Sns {
    pub account: Account,
}

impl Sns {
    pub fn new() -> Sns {
        Sns { account: Account::new(&Start::default()) }
    }

    /// With a topic called `ops`.
    pub fn with_topic() -> Sns {
        let mut sns = Sns::new();
        sns.ok("CreateTopic", r#"{"Name":"ops"}"#);
        sns
    }

    /// With somebody who has confirmed.
    pub fn with_subscriber(address: &str) -> Sns {
        let mut sns = Sns::with_topic();
        sns.subscribe("email", address);
        sns.account.confirm(address).unwrap();
        sns
    }

    pub fn call(&mut self, operation: &str, input: &str) -> Result<Document, ApiError> {
        self.account.call(&ApiCall::new("sns", operation, Document::parse(input).unwrap()))
    }

    #[track_caller]
    pub fn ok(&mut self, operation: &str, input: &str) -> Document {
        self.call(operation, input).unwrap()
    }

    /// `code: message`.
    #[track_caller]
    pub fn refused(&mut self, operation: &str, input: &str) -> String {
        let error = self.call(operation, input).unwrap_err();
        format!("{}: {}", error.code, error.message)
    }

    #[track_caller]
    pub fn subscribe(&mut self, protocol: &str, endpoint: &str) -> String {
        let input = Document::map().with("TopicArn", TOPIC).with("Protocol", protocol).with("Endpoint", endpoint);
        let answer = self.account.call(&ApiCall::new("sns", "Subscribe", input)).unwrap();
        answer.at("SubscriptionArn").text().to_string()
    }

    pub fn by(&mut self, caller: Caller, operation: &str, input: &str) -> Result<Document, ApiError> {
        self.account.call(&ApiCall::new("sns", operation, Document::parse(input).unwrap()).by(caller))
    }

    pub fn wait(&mut self, time: Duration) {
        let until = self.account.now() + time;
        self.account.advance_to(until);
    }

    /// One attribute of the topic.
    pub fn topic_attribute(&mut self, name: &str) -> String {
        let answer = self.ok("GetTopicAttributes", &format!(r#"{{"TopicArn":"{TOPIC}"}}"#));
        answer.at("Attributes").at(name).text().to_string()
    }

    /// `subject | body` of the mails to an address, oldest first.
    pub fn mails(&self, address: &str) -> Vec<String> {
        let mails = self.account.world().mails_to(address);
        mails.map(|mail| format!("{} | {}", mail.message.subject, mail.message.body)).collect()
    }

    /// What was published reaches whom: the bodies without their footers.
    pub fn messages(&self, address: &str) -> Vec<String> {
        let all = self.account.world().mails_to(address).filter(|mail| mail.message.body.contains("\n\n--\n"));
        all.map(|mail| mail.message.body.split("\n\n--\n").next().unwrap_or("").to_string()).collect()
    }
}
