//! "Events caused": what an instance told the event bus, why, and how far each
//! event went.

use crate::{Status, StatusKind, View, Words, moment};
use sim::Account;
use sim::kernel::{Hop, HopId, Place, Trace, Verdict};
use std::collections::BTreeSet;

/// Events that a page shows at most.
const SHOWN: usize = 50;

/// An event that an instance caused.
#[derive(Clone, Debug, PartialEq)]
pub struct CausedEvent {
    /// The hop at the instance: where its journey on the event map begins.
    pub hop: HopId,
    pub time: String,
    /// The state entered, as the event has it: `stopping`.
    pub state: String,
    /// What led to it: `StopInstances`.
    pub operation: String,
    /// Who did that.
    pub actor: String,
    /// How far it went: reached somebody, waits, ended on the way, or nobody listens.
    pub outcome: Status,
}

/// What the resource with that ARN told the event bus, newest first.
pub fn caused_events(account: &Account, view: &View, arn: &str) -> Vec<CausedEvent> {
    let trace = &account.kernel().trace;
    let here = |hop: &&std::rc::Rc<Hop>| matches!(&hop.place, Place::Resource(at) if at == arn);
    trace.iter().rev().filter(here).take(SHOWN).map(|hop| caused(view, trace, hop)).collect()
}

fn caused(view: &View, trace: &Trace, hop: &Hop) -> CausedEvent {
    let cause = hop.cause.and_then(|id| trace.get(id));
    let actor = cause.map_or(String::new(), |cause| match &cause.place {
        Place::Actor(name) => name.clone(),
        _ => String::new(),
    });
    CausedEvent {
        hop: hop.id,
        time: moment(hop.time),
        state: hop.what.clone(),
        operation: cause.map_or(String::new(), |cause| cause.what.clone()),
        actor,
        outcome: outcome(view, trace, hop.id),
    }
}

/// What became of everything that the hop led to.
fn outcome(view: &View, trace: &Trace, id: HopId) -> Status {
    let mut led_to = BTreeSet::from([id]);
    let (mut delivered, mut waiting, mut failed, mut dropped) = (0, 0, 0, 0);
    // A hop's number is greater than its cause's: one look at each suffices.
    for hop in trace.after(id) {
        if !hop.cause.is_some_and(|cause| led_to.contains(&cause)) {
            continue;
        }
        led_to.insert(hop.id);
        match &hop.verdict {
            Verdict::Delivered => delivered += 1,
            Verdict::Waiting(_) => waiting += 1,
            Verdict::Failed(_) => failed += 1,
            Verdict::Dropped(_) => dropped += 1,
            Verdict::Passed => {}
        }
    }
    let (kind, key, count) = match (failed, delivered, waiting, dropped) {
        (1.., ..) => (StatusKind::Error, "ec2.caused.failed", failed),
        (_, 1.., ..) => (StatusKind::Success, "ec2.caused.delivered", delivered),
        (_, _, 1.., _) => (StatusKind::Pending, "ec2.caused.waiting", waiting),
        (_, _, _, 1..) => (StatusKind::Stopped, "ec2.caused.dropped", dropped),
        _ => (StatusKind::Stopped, "ec2.caused.nobody", 0),
    };
    Status::new(kind, view.fill(key, &[("count", &count.to_string())]))
}
