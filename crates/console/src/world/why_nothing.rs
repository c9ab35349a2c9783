//! "Why nothing?": from an inbox backwards, link by link, to the first that is
//! broken.

use crate::map::{last, verdict};
use crate::{Route, View, Words};
use sim::Account;
use sim::kernel::{Hop, HopId, Place, Verdict};
use sim::services::events::Rule;
use sim::services::sns::Subscription;
use std::rc::Rc;

/// Whose inbox it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inbox {
    Mailbox(String),
    Phone(String),
}

/// A link of the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Whether it holds.
    pub holds: bool,
    pub words: String,
    /// What to do about it; else empty.
    pub advice: String,
    /// Where to do it.
    pub route: Option<Route>,
}

/// The chain from the inbox back to the events of the view's region; it ends
/// with the first link that does not hold.
pub fn why_nothing(account: &Account, view: &View, inbox: &Inbox) -> Vec<Finding> {
    let mut chain = Chain { account, view, findings: Vec::new() };
    chain.walk(inbox);
    chain.findings
}

struct Chain<'a> {
    account: &'a Account,
    view: &'a View,
    findings: Vec<Finding>,
}

impl Chain<'_> {
    fn walk(&mut self, inbox: &Inbox) -> Option<()> {
        let subscription = self.subscription(inbox)?;
        let rules = self.rules(subscription.topic_arn());
        let newest = self.newest(|hop| match &hop.place {
            Place::Subscription(arn) => arn == subscription.arn() && self.is_from_topic(hop),
            Place::Topic(arn) => arn == subscription.topic_arn(),
            Place::Rule(arn) | Place::Target(arn, _) => rules.contains(arn),
            _ => false,
        });
        match newest {
            Some(hop) => self.hop(&hop),
            None if rules.is_empty() => {
                let topic = last(subscription.topic_arn());
                let words = self.view.fill("world.nothing.no-rule", &[("topic", topic)]);
                self.broken(words, String::new(), Some(Route::Rules))
            }
            None => self.broken(self.view.say("world.nothing.no-event"), String::new(), None),
        }
    }

    /// The inbox's subscription in this region; a confirmed one first.
    fn subscription(&mut self, inbox: &Inbox) -> Option<Subscription> {
        let sns = self.account.services().sns();
        let all = sns.topics(self.view.region).flat_map(|topic| sns.subscriptions_of(topic.arn()));
        let mut own: Vec<&Subscription> = all.filter(|it| is_of(it, inbox)).collect();
        own.sort_by_key(|it| it.is_pending());
        let name = match inbox {
            Inbox::Mailbox(name) | Inbox::Phone(name) => name,
        };
        let Some(subscription) = own.first().copied().cloned() else {
            if let Some(words) = self.gone(inbox) {
                let route = Some(Route::CreateSubscription(String::new()));
                return self.broken(words, self.view.say("world.nothing.again"), route);
            }
            let words =
                self.view.fill("world.nothing.unsubscribed", &[("name", name), ("region", self.view.region.name())]);
            return self.broken(words, String::new(), Some(Route::CreateSubscription(String::new())));
        };
        let topic = last(subscription.topic_arn()).to_string();
        let route = Some(Route::Subscription(last(subscription.arn()).to_string()));
        if subscription.is_pending() {
            let words = self.view.fill("world.nothing.pending", &[("topic", &topic)]);
            return self.broken(words, self.view.say("map.advice.pending"), route);
        }
        self.holds(self.view.fill("world.nothing.subscribed", &[("topic", &topic)]), route);
        Some(subscription)
    }

    /// What became of a subscription that wrote to this inbox once.
    fn gone(&self, inbox: &Inbox) -> Option<String> {
        let world = self.account.world();
        let hops: Vec<HopId> = match inbox {
            Inbox::Mailbox(address) => world.mails_to(address).filter_map(|it| it.hop).collect(),
            Inbox::Phone(number) => world.texts_to(number).filter_map(|it| it.hop).collect(),
        };
        let trace = &self.account.kernel().trace;
        // The newest topic that wrote, and whether it sent more than the wish to be confirmed.
        let mut topic = None;
        let mut confirmed = false;
        for hop in hops.into_iter().flat_map(|hop| trace.journey(hop)).filter(|hop| hop.region == self.view.region) {
            match &hop.place {
                Place::Subscription(arn) => topic = arn.rsplit_once(':').map(|(topic, _)| last(topic).to_string()),
                Place::Topic(_) => confirmed = true,
                _ => {}
            }
        }
        let key = if confirmed { "world.nothing.ended" } else { "world.nothing.expired" };
        Some(self.view.fill(key, &[("topic", &topic?)]))
    }

    /// The rules of the region that send to the topic.
    fn rules(&mut self, topic_arn: &str) -> Vec<String> {
        let events = self.account.services().events();
        let sends = |rule: &&Rc<Rule>| rule.targets().iter().any(|it| it.arn() == topic_arn);
        let rules: Vec<String> =
            events.rules(self.view.region).filter(sends).map(|rule| rule.arn().to_string()).collect();
        if let Some(first) = rules.first() {
            let names: Vec<&str> = rules.iter().map(|arn| last(arn)).collect();
            let filled = [("topic", last(topic_arn)), ("rule", &names.join(", "))];
            self.holds(self.view.fill("world.nothing.rule", &filled), Some(Route::Rule(last(first).to_string())));
        }
        rules
    }

    /// How the newest thing on the way ended.
    fn hop(&mut self, hop: &Hop) -> Option<()> {
        let (words, advice) = verdict(&hop.verdict, self.view);
        let told = self.view.fill(
            "world.nothing.last",
            &[("time", &hop.time.clock()), ("place", &crate::map::name(&hop.place, self.view)), ("verdict", &words)],
        );
        let route = crate::map::route(&hop.place);
        match hop.verdict {
            Verdict::Dropped(_) | Verdict::Failed(_) => self.broken(told, advice, route),
            _ => {
                self.holds(told, route);
                Some(())
            }
        }
    }

    fn newest(&self, is_it: impl Fn(&Hop) -> bool) -> Option<Rc<Hop>> {
        let trace = &self.account.kernel().trace;
        trace.iter().rev().find(|hop| hop.region == self.view.region && is_it(hop)).cloned()
    }

    /// Whether a message comes from the topic: the mail that asks for
    /// confirmation does not.
    fn is_from_topic(&self, hop: &Hop) -> bool {
        let cause = hop.cause.and_then(|cause| self.account.kernel().trace.get(cause));
        cause.is_some_and(|cause| matches!(cause.place, Place::Topic(_) | Place::Subscription(_)))
    }

    fn holds(&mut self, words: String, route: Option<Route>) {
        self.findings.push(Finding { holds: true, words, advice: String::new(), route });
    }

    fn broken<T>(&mut self, words: String, advice: String, route: Option<Route>) -> Option<T> {
        self.findings.push(Finding { holds: false, words, advice, route });
        None
    }
}

fn is_of(subscription: &Subscription, inbox: &Inbox) -> bool {
    use sim::services::sns::Protocol::{Email, EmailJson, Sms};
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    match inbox {
        Inbox::Mailbox(address) => {
            matches!(subscription.protocol(), Email | EmailJson)
                && subscription.endpoint().eq_ignore_ascii_case(address)
        }
        Inbox::Phone(number) => subscription.protocol() == Sms && digits(subscription.endpoint()) == digits(number),
    }
}
