//! [`Account`]: the value. The only way in.

use crate::door;
use crate::kernel::region::Region;
use crate::kernel::{Cause, Cx, DEPTH_LIMIT, Effect, Kernel, Place, Reason, Verdict};
use crate::services::{self, Services};
use crate::world::World;
use crate::{ApiCall, ApiResult};
use base::{Seed, Time};
use std::rc::Rc;

/// What a new account starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub now: Time,
    pub seed: Seed,
    /// Twelve digits.
    pub account_id: String,
}

impl Default for Start {
    fn default() -> Start {
        Start { now: Time(1_614_909_600_000), seed: Seed(1), account_id: "123456789012".to_string() }
    }
}

/// A simulated AWS account and the people around it. A clone is cheap and
/// goes its own way. The same start and the same calls give the same account,
/// byte for byte, native and wasm.
#[derive(Clone, Debug)]
pub struct Account {
    pub(crate) kernel: Kernel,
    pub(crate) services: Services,
    pub(crate) world: Rc<World>,
}

impl Account {
    /// An account with a default VPC in each region, and nothing else.
    pub fn new(start: &Start) -> Account {
        Account {
            kernel: Kernel::new(start.now, start.seed, &start.account_id),
            services: Services::default(),
            world: Rc::default(),
        }
    }

    /// Makes an API call and lets everything happen that follows at once.
    pub fn call(&mut self, call: &ApiCall) -> ApiResult {
        let result = door::perform(self, call, Cause::default());
        self.drain();
        result
    }

    /// Passes time up to `time`; what falls due happens in its order. Never back.
    pub fn advance_to(&mut self, time: Time) {
        while self.step(time) {}
    }

    /// At most `steps` of [`Account::advance_to`]: whether there is more to do.
    pub fn advance_some(&mut self, time: Time, steps: usize) -> bool {
        (0..steps).all(|_| self.step(time))
    }

    /// The next thing due at or before `time`, or else the time itself.
    fn step(&mut self, time: Time) -> bool {
        match self.kernel.take_due(time) {
            Some((at, due)) => {
                self.kernel.now = self.kernel.now.max(at);
                let Account { kernel, services, world } = self;
                let mut cx = Cx::new(kernel, services, world, due.region, due.cause, None);
                services::on_wakeup(&mut cx, &due.wakeup);
                self.drain();
                true
            }
            None => {
                self.kernel.now = self.kernel.now.max(time);
                false
            }
        }
    }

    /// When the next thing falls due, if anything is.
    pub fn next_wakeup(&self) -> Option<Time> {
        self.kernel.wakeups.first_key_value().map(|(key, _)| key.0)
    }

    pub fn now(&self) -> Time {
        self.kernel.now
    }
    pub fn account_id(&self) -> &str {
        &self.kernel.account_id
    }
    pub fn kernel(&self) -> &Kernel {
        &self.kernel
    }
    pub fn services(&self) -> &Services {
        &self.services
    }
    /// The world outside: mailboxes and phones.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Lets effects happen until none is left.
    pub(crate) fn drain(&mut self) {
        while let Some((cause, region, effect)) = self.kernel.queue.pop_front() {
            if cause.depth > DEPTH_LIMIT {
                self.stop_loop(cause, region, &effect);
            } else if let Effect::Call(call) = effect {
                // The outcome is on record; whoever caused it does not wait for it.
                let _ = door::perform(self, &call, cause);
            } else {
                let Account { kernel, services, world } = self;
                let mut cx = Cx::new(kernel, services, world, region, cause, None);
                services::on_effect(&mut cx, effect);
            }
        }
    }

    fn stop_loop(&mut self, cause: Cause, region: Region, effect: &Effect) {
        let Account { kernel, services, world } = self;
        let mut cx = Cx::new(kernel, services, world, region, cause, None);
        let what = match effect {
            Effect::Event(event) => event.detail_type.clone(),
            Effect::Call(call) => call.operation.clone(),
            _ => String::new(),
        };
        cx.hop(Place::Actor("aws".to_string()), what, Verdict::Failed(Reason::TooManyHops));
    }
}

/// Equal when everything in them is, the trace excepted: it is derived.
impl PartialEq for Account {
    fn eq(&self, other: &Account) -> bool {
        let kernel = |account: &Account| {
            let kernel = &account.kernel;
            (kernel.now, kernel.seed, kernel.next_sequence, kernel.account_id.clone())
        };
        kernel(self) == kernel(other)
            && self.kernel.wakeups == other.kernel.wakeups
            && self.kernel.records == other.kernel.records
            && self.services == other.services
            && self.world == other.world
    }
}
