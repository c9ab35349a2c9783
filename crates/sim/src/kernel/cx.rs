//! [`Cx`]: what a handler, an effect or a wakeup works with.

use super::{Cause, Due, Effect, Event, Hop, HopId, Kernel, Place, Verdict, Wakeup};
use crate::kernel::latency::Latency;
use crate::kernel::region::Region;
use crate::services::Services;
use crate::world::World;
use crate::{ApiCall, Caller};
use base::{Arn, Document, Seed, Time};
use std::rc::Rc;

/// The account while something happens in it. A service changes its own state
/// (`cx.services.<name>_mut()`), reads its siblings, and asks for the rest
/// with [`Cx::emit`] and [`Cx::wake_after`].
pub struct Cx<'a> {
    pub kernel: &'a mut Kernel,
    pub services: &'a mut Services,
    pub world: &'a mut Rc<World>,
    region: Region,
    cause: Cause,
    call: Option<&'a ApiCall>,
}

impl<'a> Cx<'a> {
    pub(crate) fn new(
        kernel: &'a mut Kernel,
        services: &'a mut Services,
        world: &'a mut Rc<World>,
        region: Region,
        cause: Cause,
        call: Option<&'a ApiCall>,
    ) -> Cx<'a> {
        Cx { kernel, services, world, region, cause, call }
    }

    pub fn now(&self) -> Time {
        self.kernel.now
    }
    pub fn seed(&self) -> Seed {
        self.kernel.seed
    }
    pub fn account_id(&self) -> Rc<str> {
        self.kernel.account_id.clone()
    }
    /// The region of the call, effect or wakeup.
    pub fn region(&self) -> Region {
        self.region
    }
    /// Who calls; a wakeup or effect has no caller and counts as the service.
    pub fn caller(&self) -> Caller {
        self.call.map_or(Caller::Anonymous, |call| call.caller.clone())
    }
    /// The call being handled, if it is one.
    pub fn call(&self) -> Option<&'a ApiCall> {
        self.call
    }
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// `arn:aws:<service>:<region>:<account>:<resource>`.
    pub fn arn(&self, service: &str, resource: &str) -> String {
        Arn::new(service, self.region.name(), &self.kernel.account_id, resource).to_string()
    }

    /// The next ordinal of `kind`, from 1.
    pub fn ordinal(&mut self, kind: &'static str) -> u64 {
        self.kernel.ordinal(kind)
    }
    /// A new resource id: `prefix` and 17 hexadecimal digits, `i-0…`.
    pub fn resource_id(&mut self, prefix: &'static str) -> String {
        let ordinal = self.kernel.ordinal(prefix);
        format!("{prefix}0{}", self.kernel.seed.hex(prefix, ordinal, 16))
    }
    /// A new UUID.
    pub fn uuid(&mut self, kind: &'static str) -> String {
        let ordinal = self.kernel.ordinal(kind);
        self.kernel.seed.uuid(kind, ordinal)
    }

    /// Puts an effect in the queue.
    pub fn emit(&mut self, effect: Effect) {
        self.emit_in(self.region, effect);
    }

    /// Puts an effect for another region in the queue.
    pub fn emit_in(&mut self, region: Region, effect: Effect) {
        let cause = Cause { hop: self.cause.hop, depth: self.cause.depth + 1 };
        self.kernel.queue.push_back((cause, region, effect));
    }

    /// Wakes a service after a delay of the table, counted from now. Gives the time.
    pub fn wake_after(&mut self, latency: Latency, wakeup: Wakeup) -> Time {
        let time = self.kernel.now + self.delay(latency);
        self.wake_at(time, wakeup);
        time
    }

    /// Wakes a service at a time (never in the past).
    pub fn wake_at(&mut self, time: Time, wakeup: Wakeup) {
        let cause = Cause { hop: self.cause.hop, depth: self.cause.depth + 1 };
        self.kernel.wake_at(time, Due { wakeup, region: self.region, cause });
    }

    /// A delay of the table, spread by the seed.
    pub fn delay(&mut self, latency: Latency) -> base::Duration {
        let ordinal = self.kernel.ordinal(latency.name);
        let (low, high) = (latency.low.0 as u64, latency.high.0 as u64);
        base::Duration(self.kernel.seed.between(latency.name, ordinal, low, high) as i64)
    }

    /// Adds a hop caused by the present one; what follows stays caused by the
    /// present one (see [`Cx::under`]).
    pub fn hop(&mut self, place: Place, what: impl Into<String>, verdict: Verdict) -> HopId {
        self.hop_with(place, what, verdict, None)
    }

    /// A hop of an event.
    pub fn hop_with(
        &mut self,
        place: Place,
        what: impl Into<String>,
        verdict: Verdict,
        event: Option<Rc<Event>>,
    ) -> HopId {
        let (cause, time, region, what) = (self.cause.hop, self.kernel.now, self.region, what.into());
        self.kernel.trace.add(|id| Hop { id, cause, time, region, place, what, verdict, event, looked_at: None })
    }

    /// A hop of a message at a filter policy, with what the policy looked at.
    pub fn hop_of_message(
        &mut self,
        place: Place,
        what: impl Into<String>,
        verdict: Verdict,
        looked_at: Option<Document>,
    ) -> HopId {
        let (cause, time, region, what) = (self.cause.hop, self.kernel.now, self.region, what.into());
        let looked_at = looked_at.map(Rc::new);
        self.kernel.trace.add(|id| Hop { id, cause, time, region, place, what, verdict, event: None, looked_at })
    }

    /// From here on, what follows is caused by `hop`. Gives the cause before,
    /// for [`Cx::back_to`].
    pub fn under(&mut self, hop: HopId) -> Cause {
        let before = self.cause;
        self.cause.hop = Some(hop);
        before
    }

    pub fn back_to(&mut self, cause: Cause) {
        self.cause = cause;
    }

    /// Puts an event of an AWS service on the default bus, with a hop at the
    /// resource it tells of.
    pub fn emit_event(&mut self, source: &str, detail_type: &str, resources: Vec<String>, detail: Document) {
        let event = Event {
            id: self.uuid("event"),
            detail_type: detail_type.to_string(),
            source: source.to_string(),
            account: self.kernel.account_id.to_string(),
            time: self.kernel.now,
            region: self.region,
            resources,
            detail,
            bus: "default".to_string(),
            replay_name: None,
            sent_from: None,
        };
        self.emit(Effect::Event(Rc::new(event)));
    }
}
