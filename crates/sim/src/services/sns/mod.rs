//! Amazon Simple Notification Service: topics, who subscribes to them, and
//! what is delivered to whom.
//!
//! What is published goes to each subscription whose filter policy wants it:
//! mails and text messages leave the account after the delays of the table
//! ([`Wakeup`]), queues, functions and web servers are tried, and tried again
//! as their delivery policy says ([`backoff::RetryPolicy`]). Nobody gets
//! anything who has not confirmed. What a service publishes ([`on_publish`])
//! needs the topic's access policy ([`State::admits`]); a caller who is signed
//! in administers the account.
//! Streams and app endpoints can subscribe, but nothing is delivered there:
//! their hops say so.

mod arns;
mod attempts;
mod attributes;
mod backoff;
mod confirm;
mod delivery;
mod delivery_policy;
mod endpoints;
mod envelope;
mod errors;
mod fifo;
mod filter;
mod listing;
mod mail;
mod message;
mod metrics;
mod parcels;
mod permissions;
mod policy;
mod preview;
mod publish;
mod replies;
mod sms;
mod sms_calls;
mod sms_parts;
mod state;
mod subscription_attributes;
mod subscriptions;
mod tags;
mod topics;
mod unsubscribe;

pub use attempts::Delivery;
pub use backoff::{Backoff, RetryPolicy};
pub(crate) use delivery::{on_publish, on_wakeup};
pub use mail::{confirmation_link, unsubscribe_link};
pub use policy::{default_policy, policy_with_events_statement};
pub use preview::{Outgoing, Preview, preview};
pub use replies::STOP_WORDS;
pub(crate) use replies::on_reply;
pub use sms::{Texting, is_nobodys};
pub use sms_parts::{Encoding, parts as sms_parts, width as sms_width};
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
    publish::publish, publish::publish_batch, permissions::add_permission, permissions::remove_permission,
    sms_calls::set_sms_attributes, sms_calls::get_sms_attributes, sms_calls::check_if_phone_number_is_opted_out,
    sms_calls::list_phone_numbers_opted_out, sms_calls::opt_in_phone_number, tags::tag_resource, tags::untag_resource, tags::list_tags_for_resource,
);

/// What SNS waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {
    /// A mail arrives: a message of the subscription, or a confirmation (none).
    Mail { subscription_arn: Option<String>, mail: Rc<Mail> },
    /// A text message arrives: of the subscription, or sent directly (none).
    Text { subscription_arn: Option<String>, text: Rc<Text> },
    /// Something reaches a queue, a function or a web server, or is tried again.
    Delivery(Rc<Delivery>),
    /// What is left of an ended subscription goes.
    EndedForgotten { region: crate::Region, topic_name: String, id: String },
    /// The confirmation of a subscription runs out.
    ConfirmationEnds { region: crate::Region, topic_name: String, id: String },
}

#[cfg(test)]
mod tests;
