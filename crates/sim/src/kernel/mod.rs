//! The account's heart: the queue of effects, the wakeups, the trace, the
//! record store, and [`Cx`], through which a handler sees them.

pub mod chunks;
mod cx;
pub mod effect;
pub mod latency;
pub mod records;
pub mod region;
pub mod trace;

pub use chunks::Chunks;
pub use cx::Cx;
pub use effect::{Datum, Effect, Event, FunctionEvent, HttpRequest, Mail, Publication, QueueMessage, Text, Wakeup};
pub use trace::{Hop, HopId, Place, Reason, Trace, Verdict};

use base::{Seed, Time};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// Why something happens: the hop that led to it, and how many effects deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cause {
    pub hop: Option<HopId>,
    pub depth: u16,
}

/// Effects that cause each other stop after so many: a loop shows, not hangs.
pub const DEPTH_LIMIT: u16 = 64;

/// A wakeup, the region it concerns and what set it.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    pub wakeup: Wakeup,
    pub region: region::Region,
    pub cause: Cause,
}

/// What all services share. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Kernel {
    pub now: Time,
    pub seed: Seed,
    pub account_id: Rc<str>,
    pub(crate) queue: VecDeque<(Cause, region::Region, Effect)>,
    pub(crate) wakeups: Rc<BTreeMap<(Time, u64), Rc<Due>>>,
    pub(crate) next_sequence: u64,
    ordinals: Rc<BTreeMap<&'static str, u64>>,
    pub records: records::Records,
    pub trace: Trace,
}

impl Kernel {
    pub(crate) fn new(now: Time, seed: Seed, account_id: &str) -> Kernel {
        Kernel {
            now,
            seed,
            account_id: account_id.into(),
            queue: VecDeque::new(),
            wakeups: Rc::default(),
            next_sequence: 0,
            ordinals: Rc::default(),
            records: records::Records::default(),
            trace: Trace::default(),
        }
    }

    /// The next ordinal of `kind`, from 1: with the seed it makes an id.
    pub(crate) fn ordinal(&mut self, kind: &'static str) -> u64 {
        let ordinal = Rc::make_mut(&mut self.ordinals).entry(kind).or_insert(0);
        *ordinal += 1;
        *ordinal
    }

    pub(crate) fn wake_at(&mut self, time: Time, due: Due) {
        let key = (time.max(self.now), self.next_sequence);
        self.next_sequence += 1;
        Rc::make_mut(&mut self.wakeups).insert(key, Rc::new(due));
    }

    /// The hops that have led to what is still to happen: their journeys are
    /// not over.
    pub fn awaited(&self) -> impl Iterator<Item = HopId> {
        self.wakeups.values().filter_map(|due| due.cause.hop)
    }

    /// The earliest wakeup at or before `until`, taken out.
    pub(crate) fn take_due(&mut self, until: Time) -> Option<(Time, Rc<Due>)> {
        let (key, _) = self.wakeups.first_key_value()?;
        let key = *key;
        if key.0 > until {
            return None;
        }
        let due = Rc::make_mut(&mut self.wakeups).remove(&key)?;
        Some((key.0, due))
    }
}
