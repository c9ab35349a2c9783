//! The links in mails, and what happens when a person follows one.
//!
//! Source: SNS Developer Guide, "Confirming the subscription".

use super::pages::Page;
use crate::kernel::Wakeup;
use crate::kernel::region::Region;
use crate::services::sns;
use crate::{Account, ApiCall, ApiError, ApiResult, Caller};
use base::{Document, Time};

/// A link that AWS understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub region: Region,
    pub does: LinkAction,
    /// The bare API form (`/?Action=…`), which answers in XML.
    pub bare: bool,
}

/// What following a link does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkAction {
    /// `endpoint` is empty in the bare form.
    Confirm {
        topic_arn: String,
        token: String,
        endpoint: String,
    },
    Unsubscribe {
        subscription_arn: String,
        endpoint: String,
    },
}

impl Link {
    /// Reads a URL; none where it leads out of the account.
    pub fn parse(url: &str) -> Option<Link> {
        let rest = url.trim().strip_prefix("https://sns.")?;
        let (region, rest) = rest.split_once(".amazonaws.com/")?;
        let region = Region::parse(region)?;
        let (page, query) = rest.split_once('?')?;
        let value = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| unescaped(value)).unwrap_or_default()
        };
        let confirm =
            || LinkAction::Confirm { topic_arn: value("TopicArn"), token: value("Token"), endpoint: value("Endpoint") };
        let unsubscribe =
            || LinkAction::Unsubscribe { subscription_arn: value("SubscriptionArn"), endpoint: value("Endpoint") };
        let (does, bare) = match (page, value("Action").as_str()) {
            ("confirmation.html", _) => (confirm(), false),
            ("unsubscribe.html", _) => (unsubscribe(), false),
            ("", "ConfirmSubscription") => (confirm(), true),
            ("", "Unsubscribe") => (unsubscribe(), true),
            _ => return None,
        };
        Some(Link { region, does, bare })
    }

    /// The call that following it makes: nobody signs in for it.
    pub fn call(&self) -> ApiCall {
        let (operation, input) = match &self.does {
            LinkAction::Confirm { topic_arn, token, .. } => {
                ("ConfirmSubscription", Document::map().with("TopicArn", topic_arn).with("Token", token))
            }
            LinkAction::Unsubscribe { subscription_arn, .. } => {
                ("Unsubscribe", Document::map().with("SubscriptionArn", subscription_arn))
            }
        };
        ApiCall::new("sns", operation, input).by(Caller::Anonymous).in_region(self.region).with_agent("Mozilla/5.0")
    }
}

/// Every link in a text, in order: up to the next blank, quote or bracket.
pub fn links_in(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>');
    let starts = text.match_indices("https://");
    starts.filter_map(move |(at, _)| text.get(at..)?.split(ends).next())
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = rest.clone().take(2).map(char::from).collect::<String>();
        match u8::from_str_radix(&pair, 16) {
            Ok(value) if byte == b'%' && pair.len() == 2 => {
                bytes.push(value);
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Account {
    /// A person opens a link of a mail: the call is made, and this page opens.
    pub fn open_link(&mut self, url: &str) -> Page {
        match Link::parse(url) {
            Some(link) => {
                let result = self.call(&link.call());
                Page::of(&link, result, self.services.sns())
            }
            None => Page::Elsewhere { url: url.to_string() },
        }
    }

    /// The person at `endpoint` (an address, or the URL of a web server) follows
    /// the newest confirmation link that still waits (or else the newest), and
    /// gets the subscription's ARN as `ConfirmSubscription` does. One that is on
    /// its way is waited for: the clock goes on until it is there.
    ///
    /// # Errors
    /// `NothingToConfirm` where none has reached the address; else AWS's.
    pub fn confirm(&mut self, endpoint: &str) -> ApiResult {
        if let Some(time) = self.confirmation_under_way(endpoint) {
            self.advance_to(time);
        }
        match self.newest_confirmation(endpoint) {
            Some(link) => self.call(&link.call()),
            None => {
                let message = format!("Nothing that {endpoint} received has a link that confirms a subscription.");
                Err(ApiError::new("NothingToConfirm", message).with_status(404))
            }
        }
    }

    fn confirmation_under_way(&self, endpoint: &str) -> Option<Time> {
        let waiting = self.kernel.wakeups.iter().rev();
        let arrives = waiting.filter_map(|((time, _), due)| match &due.wakeup {
            Wakeup::Sns(sns::Wakeup::Mail { mail, .. }) if mail.to == endpoint => {
                confirmations(&mail.body).next().map(|_| *time)
            }
            Wakeup::Sns(sns::Wakeup::Delivery(delivery)) => {
                let request = delivery.request().filter(|request| request.url == endpoint)?;
                confirmations(&request.body).next().map(|_| *time)
            }
            _ => None,
        });
        arrives.max()
    }

    fn newest_confirmation(&self, endpoint: &str) -> Option<Link> {
        let mails = self.world.mails_to(endpoint).rev().map(|mail| mail.message.body.as_str());
        let requests = self.world.requests().rev().filter(|request| request.message.url == endpoint);
        let bodies = mails.chain(requests.map(|request| request.message.body.as_str()));
        let links: Vec<Link> = bodies.flat_map(confirmations).collect();
        let waits = |link: &&Link| match &link.does {
            LinkAction::Confirm { token, .. } => self.services.sns().awaits(token),
            LinkAction::Unsubscribe { .. } => false,
        };
        links.iter().find(waits).or(links.first()).cloned()
    }
}

fn confirmations(body: &str) -> impl Iterator<Item = Link> {
    links_in(body).filter_map(Link::parse).filter(|link| matches!(link.does, LinkAction::Confirm { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read() {
        let topic = "arn:aws:sns:us-east-1:123456789012:ops";
        let confirm = |endpoint: &str, bare| Link {
            region: Region::US_EAST_1,
            does: LinkAction::Confirm {
                topic_arn: topic.to_string(),
                token: "2336412f37aa".to_string(),
                endpoint: endpoint.to_string(),
            },
            bare,
        };
        for (url, expected) in [
            (
                format!(
                    "https://sns.us-east-1.amazonaws.com/confirmation.html?TopicArn={topic}&Token=2336412f37aa&Endpoint=a%2Bb@example.com"
                ),
                Some(confirm("a+b@example.com", false)),
            ),
            (
                format!(
                    "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn={topic}&Token=2336412f37aa"
                ),
                Some(confirm("", true)),
            ),
            (
                format!(
                    "https://sns.eu-west-1.amazonaws.com/unsubscribe.html?SubscriptionArn={topic}:1&Endpoint=a@example.com"
                ),
                Some(Link {
                    region: Region::parse("eu-west-1").unwrap(),
                    does: LinkAction::Unsubscribe {
                        subscription_arn: format!("{topic}:1"),
                        endpoint: "a@example.com".to_string(),
                    },
                    bare: false,
                }),
            ),
            ("https://aws.amazon.com/support".to_string(), None),
            ("https://sns.us-east-1.amazonaws.com/?Action=DeleteTopic&TopicArn=x".to_string(), None),
            ("https://sns.mars-1.amazonaws.com/confirmation.html?Token=1".to_string(), None),
        ] {
            assert_eq!(Link::parse(&url), expected, "{url}");
        }
        let text = "see https://a.example/x?y=1\nand \"https://b.example\" (https://c.example";
        let found: Vec<&str> = links_in(text).collect();
        assert_eq!(found, ["https://a.example/x?y=1", "https://b.example", "https://c.example"]);
        assert_eq!(unescaped("100%25 a%2Bb 5% %zz 한"), "100% a+b 5% %zz 한");
    }
}
