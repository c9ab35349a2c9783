//! The list of instances.

use super::{checks_status, state_status};
use crate::{Route, Status, View, Words, moment};
use sim::Account;
use sim::services::ec2::Instance;

/// An instance in the list. Texts are empty where there is nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceRow {
    pub id: String,
    /// The tag `Name`.
    pub name: String,
    pub route: Route,
    pub state: Status,
    pub type_name: String,
    /// None where the instance is not running.
    pub checks: Option<Status>,
    pub availability_zone: String,
    pub public_dns: String,
    pub public_ip: String,
    /// `enabled` or `disabled`: detailed monitoring.
    pub monitoring: String,
    pub security_groups: String,
    pub launch_time: String,
}

/// The instances of the view's region, the newest launch first.
pub fn instances(account: &Account, view: &View) -> Vec<InstanceRow> {
    let instances = account.services().ec2().instances_by_launch(view.region);
    instances.into_iter().rev().map(|instance| row(view, instance)).collect()
}

fn row(view: &View, instance: &Instance) -> InstanceRow {
    let groups: Vec<&str> = instance.security_groups().iter().map(|(_, name)| name.as_str()).collect();
    InstanceRow {
        id: instance.id().to_string(),
        name: instance.name().to_string(),
        route: Route::Instance(instance.id().to_string()),
        state: state_status(view, instance.state()),
        type_name: instance.type_name().to_string(),
        checks: checks_status(view, instance.checks()),
        availability_zone: instance.availability_zone().to_string(),
        public_dns: instance.public_dns(),
        public_ip: instance.public_ip().map(|ip| ip.to_string()).unwrap_or_default(),
        monitoring: monitoring(view, instance),
        security_groups: groups.join(", "),
        launch_time: moment(instance.launch_time()),
    }
}

/// `disabled`, as the list has it.
pub(super) fn monitoring(view: &View, instance: &Instance) -> String {
    view.say(if instance.detailed_monitoring() { "ec2.monitoring.on" } else { "ec2.monitoring.off" })
}
