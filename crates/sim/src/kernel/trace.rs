//! The trace: what caused what, and how each thing ended. It feeds the event
//! map, "Why?", `trailwatch explain` and `@why`. Derived: not part of the
//! account's equality.

use crate::kernel::region::Region;
use crate::kernel::{Chunks, Event};
use base::Time;
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
    /// AWS would go on from here; the simulation does not have it yet.
    NotSimulated(String),
    /// The loop of effects was stopped.
    TooManyHops,
}

/// The hops so far, newest last.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    hops: Chunks<Rc<Hop>>,
}

impl Trace {
    pub(crate) fn add(&mut self, make: impl FnOnce(HopId) -> Hop) -> HopId {
        let id = HopId(self.hops.len() as u32 + 1);
        self.hops.push(Rc::new(make(id)));
        id
    }

    pub fn get(&self, id: HopId) -> Option<&Rc<Hop>> {
        self.hops.get((id.0 as usize).checked_sub(1)?)
    }

    pub fn len(&self) -> usize {
        self.hops.len()
    }

    pub fn is_empty(&self) -> bool {
        self.hops.is_empty()
    }

    /// Oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<Hop>> {
        self.hops.iter()
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
