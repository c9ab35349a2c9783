//! Amazon EventBridge: the event buses of each region, their rules, targets
//! and schedules, the way of an event from the bus to the targets, archives of
//! events and their replays.
//!
//! API destinations and pipes are not simulated; of all targets, topics, queues, functions, event buses and EC2's built-in ones are.
//!
//! Source: EventBridge API Reference and User Guide.

mod archive;
mod archives;
mod bus;
mod buses;
mod delivery;
mod entries;
mod errors;
mod invocation;
mod matching;
mod metrics;
mod pages;
mod pattern;
mod permissions;
mod replay;
mod replays;
mod rule;
mod rules;
mod schedules;
mod send;
mod state;
mod tags;
mod target;
mod targets;

use crate::kernel::Cx;

pub use archive::Archive;
pub use bus::Bus;
pub(crate) use delivery::on_event;
pub use invocation::Invocation;
pub use replay::{Replay, ReplayState};
pub use rule::{Rule, RuleState};
pub use schedules::{Firing, RuleSchedule};
pub use state::{Counts, DEFAULT_BUS, State};
pub use target::{
    InstanceAction, MAXIMUM_EVENT_AGE_IN_SECONDS, MAXIMUM_RETRY_ATTEMPTS, Target, TargetInput, TargetKind,
};

crate::services::declare!("events";
    rules::put_rule,
    rules::delete_rule,
    rules::describe_rule,
    rules::list_rules,
    rules::enable_rule,
    rules::disable_rule,
    rules::list_rule_names_by_target,
    targets::put_targets,
    targets::remove_targets,
    targets::list_targets_by_rule,
    entries::put_events,
    entries::test_event_pattern,
    tags::tag_resource,
    tags::untag_resource,
    tags::list_tags_for_resource,
    buses::create_event_bus,
    buses::delete_event_bus,
    buses::update_event_bus,
    buses::describe_event_bus,
    buses::list_event_buses,
    permissions::put_permission,
    permissions::remove_permission,
    archives::create_archive,
    archives::describe_archive,
    archives::update_archive,
    archives::delete_archive,
    archives::list_archives,
    replays::start_replay,
    replays::describe_replay,
    replays::list_replays,
    replays::cancel_replay,
);

/// EventBridge as a principal: who publishes, sends and invokes.
const PRINCIPAL: &str = "events.amazonaws.com";

/// What EventBridge wants to be woken for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {
    /// A target's turn has come.
    Invoke(Invocation),
    /// A schedule's time has come.
    Fire(Firing),
    /// The replay of this name goes on.
    Replay(String),
}

pub(crate) fn on_wakeup(cx: &mut Cx, wakeup: &Wakeup) {
    match wakeup {
        Wakeup::Invoke(invocation) => invocation::invoke(cx, invocation),
        Wakeup::Fire(firing) => schedules::fire(cx, firing),
        Wakeup::Replay(name) => replays::step(cx, name),
    }
}

#[cfg(test)]
mod tests;
