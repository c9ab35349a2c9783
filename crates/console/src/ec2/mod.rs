//! The pages of EC2: the list of instances, one instance, the launch form, and
//! the changes of state that a menu offers.

mod caused;
mod instance;
mod instances;
mod launch;
mod launch_draft;
mod state_menu;

pub use caused::{CausedEvent, caused_events};
pub use instance::{Fact, InstancePage, TagRow, instance};
pub use instances::{InstanceRow, instances};
pub use launch::{ImageCard, LaunchPage, NetworkFacts, TypeChoice, launch};
pub use launch_draft::{KeyChoice, LaunchDraft, LaunchField, field_of};
pub use state_menu::{Confirmation, StateAction, StateItem, confirmation, input, outcome, state_menu};

#[cfg(test)]
mod tests;

use crate::{Status, StatusKind, View, Words};
use sim::services::ec2::{Instance, InstanceState, StatusChecks};

/// An instance's state, marked.
pub fn state_status(view: &View, state: InstanceState) -> Status {
    let (kind, key) = match state {
        InstanceState::Pending => (StatusKind::Pending, "ec2.state.pending"),
        InstanceState::Running => (StatusKind::Success, "ec2.state.running"),
        InstanceState::ShuttingDown => (StatusKind::Pending, "ec2.state.shutting-down"),
        InstanceState::Terminated => (StatusKind::Stopped, "ec2.state.terminated"),
        InstanceState::Stopping => (StatusKind::Pending, "ec2.state.stopping"),
        InstanceState::Stopped => (StatusKind::Stopped, "ec2.state.stopped"),
    };
    Status::new(kind, view.say(key))
}

/// The status checks in a word; none where the instance is not running.
pub fn checks_status(view: &View, checks: StatusChecks) -> Option<Status> {
    match checks {
        StatusChecks::NotApplicable => None,
        StatusChecks::Initializing => Some(Status::new(StatusKind::Pending, view.say("ec2.checks.initializing"))),
        StatusChecks::Passed => Some(Status::new(StatusKind::Success, view.say("ec2.checks.passed"))),
    }
}

/// `i-0… (web-1)`, or the id alone.
fn full_name(instance: &Instance) -> String {
    match instance.name() {
        "" => instance.id().to_string(),
        name => format!("{} ({name})", instance.id()),
    }
}
