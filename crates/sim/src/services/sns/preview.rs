//! What a message would come to, at each subscription, if it were published
//! now: nothing changes.

use super::envelope::Envelope;
use super::message::Message;
use super::state::{Protocol, Topic, key_of};
use super::{Subscription, endpoints, filter, mail, parcels, sms};
use crate::kernel::region::Region;
use crate::kernel::{Mail, Reason, Text};
use crate::model::validate;
use crate::{Account, ApiError, Input};
use base::{Document, Seed, Time};

/// A subscription and what it would get.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub subscription_arn: String,
    pub protocol: Protocol,
    pub endpoint: String,
    /// What leaves, or why nothing does.
    pub outcome: Result<Outgoing, Reason>,
}

/// What leaves for an endpoint.
#[derive(Clone, Debug, PartialEq)]
pub enum Outgoing {
    Mail(Mail),
    Text(Text),
    /// The body of a request, a queue's message, a function's event.
    Body(String),
}

/// Stands for the id that the message is not given yet.
const NO_ID: &str = "00000000-0000-0000-0000-000000000000";

/// What each subscription would get of the input of a Publish to the topic.
///
/// # Errors
/// What AWS would refuse of the message itself.
pub fn preview(account: &Account, topic_arn: &str, input: &Document) -> Result<Vec<Preview>, ApiError> {
    let model = super::model();
    let Some(operation) = model.operation("Publish") else { return Ok(Vec::new()) };
    validate(model, operation, input)?;
    let message = Message::read(&Input::new(input, model, operation.input))?;
    let state = account.services().sns();
    let (Some(topic), Some((region, _))) = (state.topic(topic_arn), key_of(topic_arn)) else { return Ok(Vec::new()) };
    let at = At { account, region, time: account.now(), seed: account.kernel().seed };
    let of = |to: &Subscription| Preview {
        subscription_arn: to.arn.clone(),
        protocol: to.protocol,
        endpoint: to.endpoint.clone(),
        outcome: at.outcome(topic, to, &message),
    };
    Ok(state.subscriptions_of(topic_arn).map(of).collect())
}

struct At<'a> {
    account: &'a Account,
    region: Region,
    time: Time,
    seed: Seed,
}

impl At<'_> {
    fn outcome(&self, topic: &Topic, to: &Subscription, message: &Message) -> Result<Outgoing, Reason> {
        if to.is_pending() {
            return Err(Reason::PendingConfirmation);
        }
        if filter::verdict(to, message) != filter::Verdict::Wanted {
            return Err(Reason::FilterPolicyMismatch);
        }
        let envelope = Envelope { id: NO_ID, time: self.time, region: self.region, seed: self.seed };
        match to.protocol {
            Protocol::Email => Ok(Outgoing::Mail(mail::notification(topic, to, message, self.region))),
            Protocol::EmailJson => Ok(Outgoing::Mail(mail::notification_json(topic, to, message, &envelope))),
            Protocol::Sms => self.text(topic, to, message),
            _ => match parcels::pack(topic, to, message, &envelope) {
                Some(_) if parcels::is_overloaded(to, message) => Err(Reason::InputNotRendered),
                Some((parcel, _)) => Ok(Outgoing::Body(parcel.text().to_string())),
                None => Err(Reason::NotSimulated(format!("deliveries to {} endpoints", to.protocol.name()))),
            },
        }
    }

    fn text(&self, topic: &Topic, to: &Subscription, message: &Message) -> Result<Outgoing, Reason> {
        let number = endpoints::subscribable_number(&to.endpoint).unwrap_or_default();
        let texting = self.account.services().sns().texting(self.region);
        let body = sms::body(topic, message);
        let parts = super::sms_parts::parts(&body);
        match sms::refusal(texting, &number, parts, message, self.time) {
            Some(reason) => Err(reason),
            None => Ok(Outgoing::Text(Text { to: number, body, parts })),
        }
    }
}
