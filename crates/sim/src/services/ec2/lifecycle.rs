//! The life of an instance between calls. A call puts it into a state at
//! once; about a second later the event bus is told, and from then it goes on
//! by itself. Each state entered is one event. Source: EC2 User Guide,
//! "Instance lifecycle" and "EC2 instance state change events".

use super::instance::{InstanceState, StateReason, StatusChecks};
use super::state::State;
use crate::kernel::region::Region;
use crate::kernel::{Cx, Place, Verdict, latency};
use base::{Document, Duration};
use std::net::Ipv4Addr;

/// What EC2 wants to be woken for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {
    /// The state that a call has brought is told of.
    Announce { instance_id: String, state: InstanceState, generation: u32 },
    /// A passing state (pending, stopping, shutting-down) ends.
    Settle { instance_id: String, generation: u32 },
    /// Both status checks have passed.
    ChecksPass { instance_id: String, generation: u32 },
    /// A terminated instance leaves the list.
    Forget { instance_id: String },
}

pub(crate) fn on_wakeup(cx: &mut Cx, wakeup: &Wakeup) {
    match wakeup {
        Wakeup::Announce { instance_id, state, generation } => announced(cx, instance_id, *state, *generation),
        Wakeup::Settle { instance_id, generation } => settle(cx, instance_id, *generation),
        Wakeup::ChecksPass { instance_id, generation } => checks_pass(cx, instance_id, *generation),
        Wakeup::Forget { instance_id } => forget(cx, instance_id),
    }
}

/// Brings an instance into a state by a call, as [`enter`] says, and has the
/// bus told about a second later; never before the state before it.
pub(super) fn begin(cx: &mut Cx, instance_id: &str, state: InstanceState, reason: StateReason) {
    let (region, now) = (cx.region(), cx.now());
    let due = now + cx.delay(latency::EC2_FIRST_STATE);
    let Some(instance) = cx.services.ec2_mut().instance_mut(region, instance_id) else { return };
    instance.state_reason = Some(reason);
    match reason {
        StateReason::UserShutdown => instance.stopped_by_user = Some(now),
        StateReason::Pending | StateReason::InstanceShutdown => instance.stopped_by_user = None,
    }
    instance.announced = due.max(instance.announced + Duration::millis(1));
    let due = instance.announced;
    let generation = enter(cx, instance_id, state);
    cx.wake_at(due, Wakeup::Announce { instance_id: instance_id.to_string(), state, generation }.into());
}

/// `shutdown -h now` inside an instance: it stops or terminates, as its
/// shutdown behaviour says. Nothing where it is not running.
pub fn shut_down_from_inside(cx: &mut Cx, instance_id: &str) {
    let Some(instance) = cx.services.ec2().instance(cx.region(), instance_id) else { return };
    if instance.state != InstanceState::Running {
        return;
    }
    let state = match instance.terminates_on_shutdown {
        true => InstanceState::ShuttingDown,
        false => InstanceState::Stopping,
    };
    begin(cx, instance_id, state, StateReason::InstanceShutdown);
}

/// Puts an instance into a state, with what that changes at once. Gives its
/// generation.
fn enter(cx: &mut Cx, instance_id: &str, state: InstanceState) -> u32 {
    let region = cx.region();
    let Some(instance) = cx.services.ec2_mut().instance_mut(region, instance_id) else { return 0 };
    instance.state = state;
    instance.generation += 1;
    instance.checks = match state {
        InstanceState::Running => StatusChecks::Initializing,
        _ => StatusChecks::NotApplicable,
    };
    match state {
        InstanceState::Running => instance.state_reason = None,
        InstanceState::Stopped | InstanceState::Terminated => instance.public_ip = None,
        _ => {}
    }
    instance.generation
}

/// The hop at the instance, and the event that it causes.
fn tell(cx: &mut Cx, instance_id: &str, state: InstanceState) {
    let arn = cx.arn("ec2", &format!("instance/{instance_id}"));
    let hop = cx.hop(Place::Resource(arn.clone()), state.name(), Verdict::Passed);
    let before = cx.under(hop);
    let detail = Document::map().with("instance-id", instance_id).with("state", state.name());
    cx.emit_event("aws.ec2", "EC2 Instance State-change Notification", vec![arn], detail);
    cx.back_to(before);
}

/// The bus is told; what the state needs to go on is set going, unless
/// another call has brought another state meanwhile.
fn announced(cx: &mut Cx, instance_id: &str, state: InstanceState, generation: u32) {
    tell(cx, instance_id, state);
    if !is_at(cx, instance_id, generation) {
        return;
    }
    let instance_id = instance_id.to_string();
    match state {
        InstanceState::Pending => {
            give_public_ip(cx, &instance_id);
            cx.wake_after(latency::EC2_BOOT, Wakeup::Settle { instance_id, generation }.into());
        }
        InstanceState::Terminated => forget_later(cx, &instance_id),
        _ => {
            cx.wake_after(latency::EC2_SHUTDOWN, Wakeup::Settle { instance_id, generation }.into());
        }
    }
}

/// A passing state gives way to the one it leads to, which is told at once.
fn settle(cx: &mut Cx, instance_id: &str, generation: u32) {
    let instance = cx.services.ec2().instance(cx.region(), instance_id);
    let Some(instance) = instance.filter(|instance| instance.generation == generation) else { return };
    let state = match instance.state {
        InstanceState::Pending => InstanceState::Running,
        InstanceState::Stopping => InstanceState::Stopped,
        InstanceState::ShuttingDown => InstanceState::Terminated,
        InstanceState::Running | InstanceState::Stopped | InstanceState::Terminated => return,
    };
    let generation = enter(cx, instance_id, state);
    tell(cx, instance_id, state);
    match state {
        InstanceState::Running => {
            let instance_id = instance_id.to_string();
            cx.wake_after(latency::EC2_STATUS_CHECKS, Wakeup::ChecksPass { instance_id, generation }.into());
        }
        InstanceState::Terminated => forget_later(cx, instance_id),
        _ => {}
    }
}

fn checks_pass(cx: &mut Cx, instance_id: &str, generation: u32) {
    let region = cx.region();
    if is_at(cx, instance_id, generation)
        && let Some(instance) = cx.services.ec2_mut().instance_mut(region, instance_id)
    {
        instance.checks = StatusChecks::Passed;
    }
}

fn forget_later(cx: &mut Cx, instance_id: &str) {
    let wakeup = Wakeup::Forget { instance_id: instance_id.to_string() };
    cx.wake_after(latency::EC2_TERMINATED_LISTED, wakeup.into());
}

/// The row goes, and the tags of what was deleted with the instance.
fn forget(cx: &mut Cx, instance_id: &str) {
    let region = cx.region();
    let state = cx.services.ec2_mut();
    if let Some(instance) = state.instances.remove(&(region, instance_id.to_string())) {
        state.tags.remove(&(region, instance.volume_id.clone()));
        state.tags.remove(&(region, instance.place.interface_id.clone()));
    }
}

fn is_at(cx: &Cx, instance_id: &str, generation: u32) -> bool {
    let instance = cx.services.ec2().instance(cx.region(), instance_id);
    instance.is_some_and(|instance| instance.generation == generation)
}

/// First octets of addresses that AWS gives out.
const PUBLIC: [u8; 6] = [3, 18, 34, 44, 52, 54];

/// A public address that no other instance of the region has.
fn give_public_ip(cx: &mut Cx, instance_id: &str) {
    let (region, seed) = (cx.region(), cx.seed().branch("public-ip"));
    let mut address = None;
    while address.is_none_or(|address| taken(cx.services.ec2(), region, address)) {
        let bits = seed.bits(region.name(), cx.ordinal("public-ip"));
        let [first, second, third, fourth, ..] = bits.to_le_bytes();
        let first = PUBLIC.get(usize::from(first) % PUBLIC.len()).copied().unwrap_or(3);
        // Neither .0 nor .255.
        address = Some(Ipv4Addr::new(first, second, third, fourth.clamp(1, 254)));
    }
    if let Some(instance) = cx.services.ec2_mut().instance_mut(region, instance_id) {
        instance.public_ip = address;
    }
}

fn taken(state: &State, region: Region, address: Ipv4Addr) -> bool {
    state.instances(region).any(|instance| instance.public_ip == Some(address))
}

impl From<Wakeup> for crate::kernel::Wakeup {
    fn from(wakeup: Wakeup) -> crate::kernel::Wakeup {
        crate::kernel::Wakeup::Ec2(wakeup)
    }
}
