//! Amazon Simple Notification Service: topics, who subscribes to them, and
//! what is delivered to whom.
//!
//! Mails and text messages leave the account after the delays of the table
//! ([`Wakeup`]) and only to those who have confirmed. What a service
//! publishes ([`on_publish`]) needs the topic's access policy
//! ([`State::admits`]); a caller who is signed in administers the account.
//! Queues, functions, HTTP endpoints, streams and app endpoints can subscribe,
//! but nothing is delivered there yet: their hops say so.

mod arns;
mod attributes;
mod confirm;
mod delivery;
mod endpoints;
mod errors;
mod listing;
mod mail;
mod message;
mod policy;
mod publish;
mod replies;
mod state;
mod subscriptions;
mod tags;
mod topics;
mod unsubscribe;

pub(crate) use delivery::{on_publish, on_wakeup};
pub use mail::{confirmation_link, unsubscribe_link};
pub use policy::{default_policy, policy_with_events_statement};
pub(crate) use replies::on_reply;
pub use state::{Counts, Protocol, State, Subscription, Topic};

use crate::kernel::{Mail, Text};
use state::SubscriptionKey;
use std::rc::Rc;

crate::services::declare!("sns";
    topics::create_topic, topics::delete_topic, listing::list_topics,
    topics::get_topic_attributes, topics::set_topic_attributes,
    subscriptions::subscribe, confirm::confirm_subscription, unsubscribe::unsubscribe,
    listing::list_subscriptions, listing::list_subscriptions_by_topic,
    subscriptions::get_subscription_attributes, subscriptions::set_subscription_attributes,
    publish::publish, tags::tag_resource, tags::untag_resource, tags::list_tags_for_resource,
);

/// What SNS waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {
    /// A mail arrives: a message of the subscription, or a confirmation (none).
    Mail { subscription_arn: Option<String>, mail: Rc<Mail> },
    /// A text message arrives: of the subscription, or sent directly (none).
    Text { subscription_arn: Option<String>, text: Rc<Text> },
    /// The confirmation of a subscription runs out.
    ConfirmationEnds { region: crate::Region, topic_name: String, id: String },
}

#[cfg(test)]
mod tests;
