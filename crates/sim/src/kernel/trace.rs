//! The trace: what caused what, and how each thing ended. It feeds the event
//! map, "Why?", `trailwatch explain` and `@why`. Derived: not part of the
//! account's equality.

use crate::kernel::region::Region;
use crate::kernel::{Chunks, Event};
use base::{Document, Time};
use std::rc::Rc;

/// A hop's number: from 1, in order of happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HopId(pub u32);

/// One step of something on its way through the account.
#[derive(Clone, Debug, PartialEq)]
pub struct Hop {
    pub id: HopId,
    /// The hop that led to this one.
    pub cause: Option<HopId>,
    pub time: Time,
    pub region: Region,
    /// Where it is now.
    pub place: Place,
    /// What it is in a word: `StopInstances`, `stopping`, a mail's subject.
    pub what: String,
    pub verdict: Verdict,
    /// The event that travels, where it is one.
    pub event: Option<Rc<Event>>,
    /// What a filter policy looked at: a message's attributes or its body.
    pub looked_at: Option<Rc<Document>>,
}

/// A node of the event map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Who acts: `root`, `cloud_user`, a service's principal.
    Actor(String),
    /// A resource by its ARN.
    Resource(String),
    /// CloudTrail's Event history of the region.
    History,
    /// An event bus by its ARN.
    Bus(String),
    Rule(String),
    /// A rule's ARN and a target's id.
    Target(String, String),
    Topic(String),
    /// A subscription by its ARN.
    Subscription(String),
    /// A mail address.
    Mailbox(String),
    /// A phone number.
    Phone(String),
    /// A queue by its ARN.
    Queue(String),
    /// A function by its ARN.
    Function(String),
    /// An HTTP(S) endpoint outside, by its URL.
    Endpoint(String),
    /// An archive of events by its ARN.
    Archive(String),
}

/// How a hop ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It goes on from here.
    Passed,
    /// It arrived where it was meant to.
    Delivered,
    /// It waits here until then.
    Waiting(Time),
    /// It ends here, as configured: a rule that does not match.
    Dropped(Reason),
    /// It ends here, though meant to go on.
    Failed(Reason),
}

/// Why something went no further. The console writes the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// AWS refused the call with this code and message.
    Refused(String, String),
    /// The rule's pattern does not match: what `explain` then details.
    PatternMismatch,
    RuleDisabled,
    RuleWithoutTargets,
    /// The target's policy does not admit the principal.
    PolicyDenies(String),
    TargetMissing,
    /// The target's input could not be made.
    InputNotRendered,
    /// Nobody subscribes to the topic.
    NoSubscription,
    PendingConfirmation,
    /// The subscription's filter policy does not let the message through: what
    /// `explain` then details.
    FilterPolicyMismatch,
    /// The phone's owner answered STOP.
    OptedOut,
    /// The month's spend limit for text messages is reached.
    SpendLimit,
    /// Nobody can have this phone number.
    NoSuchNumber,
    /// The endpoint answered with this HTTP status.
    EndpointFailed(u16),
    /// Tried as often, or as long, as the retry policy says.
    RetriesExhausted,
    /// It cannot be delivered and went to this dead-letter queue (ARN).
    DeadLettered(String),
    /// A dead-letter queue is set, and does not take it.
    DeadLetterRefused,
    /// The function failed, with this error.
    FunctionFailed(String),
    /// A FIFO queue or topic has had the same message within five minutes.
    Duplicate,
    /// An event that has been sent on from another event bus goes to no third.
    ThirdBus,
    /// Another replay's rules were chosen: this one takes no part.
    NotInReplay,
    /// AWS would go on from here; the simulation does not have it yet.
    NotSimulated(String),
    /// The loop of effects was stopped.
    TooManyHops,
}

/// Hops that are kept: some 15 MB. Older ones are forgotten.
const KEPT: usize = 65_536;

/// The latest hops, newest last.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    hops: Chunks<Rc<Hop>>,
    /// How many were forgotten.
    forgotten: u32,
}

impl Trace {
    pub(crate) fn add(&mut self, make: impl FnOnce(HopId) -> Hop) -> HopId {
        let id = HopId(self.forgotten + self.hops.len() as u32 + 1);
        self.hops.push(Rc::new(make(id)));
        self.forgotten += self.hops.forget(KEPT) as u32;
        id
    }

    pub fn get(&self, id: HopId) -> Option<&Rc<Hop>> {
        self.hops.get(id.0.checked_sub(self.forgotten + 1)? as usize)
    }

    /// How many hops there were, forgotten ones included.
    pub fn len(&self) -> usize {
        self.forgotten as usize + self.hops.len()
    }

    pub fn is_empty(&self) -> bool {
        self.hops.is_empty()
    }

    /// Those that are kept, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<Hop>> {
        self.hops.iter()
    }

    /// Those that are kept and came after `id`, oldest first.
    pub fn after(&self, id: HopId) -> impl Iterator<Item = &Rc<Hop>> {
        let first = id.0.max(self.forgotten) + 1;
        (first..=self.len() as u32).filter_map(|id| self.get(HopId(id)))
    }

    /// The hop and what led to it, first cause first.
    pub fn journey(&self, id: HopId) -> Vec<&Rc<Hop>> {
        let mut path = Vec::new();
        let mut next = Some(id);
        while let Some(hop) = next.and_then(|id| self.get(id)) {
            path.push(hop);
            next = hop.cause.filter(|cause| *cause < hop.id);
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_hops_are_forgotten_and_new_ones_keep_their_numbers() {
        let mut trace = Trace::default();
        for _ in 0..KEPT + 500 {
            trace.add(|id| Hop {
                id,
                cause: None,
                time: Time(0),
                region: Region::US_EAST_1,
                place: Place::History,
                what: String::new(),
                verdict: Verdict::Passed,
                event: None,
                looked_at: None,
            });
        }
        assert_eq!(trace.len(), KEPT + 500);
        assert_eq!(trace.get(HopId(1)), None);
        let last = HopId((KEPT + 500) as u32);
        assert_eq!(trace.get(last).map(|hop| hop.id), Some(last));
        assert_eq!(trace.iter().next_back().map(|hop| hop.id), Some(last));
        assert!(trace.iter().count() <= KEPT);
        assert_eq!(trace.after(HopId(last.0 - 2)).map(|hop| hop.id.0).collect::<Vec<_>>(), [last.0 - 1, last.0]);
        assert_eq!(trace.after(HopId(0)).count(), trace.iter().count());
    }
}
