//! [`Instance`] and the words that AWS has for its state.

use super::instance_types::{InstanceType, instance_type};
use super::state::Tags;
use crate::kernel::region::Region;
use base::Time;
use std::net::Ipv4Addr;

/// An instance. Everything the account knows of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    pub(super) region: Region,
    /// Of the launch: how `DescribeInstances` orders its answer.
    pub(super) sequence: u64,
    pub(super) reservation_id: String,
    pub(super) id: String,
    /// Place in its launch, from 0.
    pub(super) launch_index: u32,
    pub(super) image_id: String,
    pub(super) architecture: &'static str,
    pub(super) root_device_name: &'static str,
    pub(super) instance_type: String,
    pub(super) state: InstanceState,
    /// Counts the states entered, so that what was due in one does nothing in another.
    pub(super) generation: u32,
    /// When the newest state is, or was, told of.
    pub(super) announced: Time,
    pub(super) first_launch: Time,
    pub(super) launch_time: Time,
    pub(super) state_reason: Option<StateReason>,
    /// When a user stopped or terminated it.
    pub(super) stopped_by_user: Option<Time>,
    pub(super) checks: StatusChecks,
    pub(super) place: Place,
    pub(super) public_ip: Option<Ipv4Addr>,
    pub(super) profile: Option<Profile>,
    pub(super) detailed_monitoring: bool,
    pub(super) ebs_optimized: bool,
    pub(super) termination_protection: bool,
    /// What a shutdown from inside does: true for terminate.
    pub(super) terminates_on_shutdown: bool,
    /// Base64, as given.
    pub(super) user_data: Option<String>,
    pub(super) client_token: String,
    pub(super) volume_id: String,
    pub(super) tags: Tags,
}

/// Where an instance is in the network. A terminated one is nowhere, yet its
/// zone is still shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub zone: String,
    pub vpc_id: String,
    pub subnet_id: String,
    pub private_ip: Ipv4Addr,
    pub interface_id: String,
    pub attachment_id: String,
    pub mac_address: String,
    /// Id and name.
    pub security_groups: Vec<(String, String)>,
}

/// The IAM instance profile, as the launch named it.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub arn: String,
    /// `AIPA…`.
    pub id: String,
}

/// Source: EC2 API Reference, "InstanceState".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InstanceState {
    Pending,
    Running,
    ShuttingDown,
    Terminated,
    Stopping,
    Stopped,
}

impl InstanceState {
    /// Every state, in the order of its code.
    pub const ALL: [InstanceState; 6] = [
        InstanceState::Pending,
        InstanceState::Running,
        InstanceState::ShuttingDown,
        InstanceState::Terminated,
        InstanceState::Stopping,
        InstanceState::Stopped,
    ];

    /// `shutting-down`.
    pub fn name(self) -> &'static str {
        match self {
            InstanceState::Pending => "pending",
            InstanceState::Running => "running",
            InstanceState::ShuttingDown => "shutting-down",
            InstanceState::Terminated => "terminated",
            InstanceState::Stopping => "stopping",
            InstanceState::Stopped => "stopped",
        }
    }

    /// The low byte of AWS's code.
    pub fn code(self) -> i32 {
        match self {
            InstanceState::Pending => 0,
            InstanceState::Running => 16,
            InstanceState::ShuttingDown => 32,
            InstanceState::Terminated => 48,
            InstanceState::Stopping => 64,
            InstanceState::Stopped => 80,
        }
    }
}

/// Why an instance is in its state. Source: EC2 API Reference, "StateReason".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateReason {
    Pending,
    /// A call stopped or terminated it.
    UserShutdown,
    /// It was shut down from inside.
    InstanceShutdown,
}

impl StateReason {
    pub fn code(self) -> &'static str {
        match self {
            StateReason::Pending => "pending",
            StateReason::UserShutdown => "Client.UserInitiatedShutdown",
            StateReason::InstanceShutdown => "Client.InstanceInitiatedShutdown",
        }
    }
    pub fn message(self) -> &'static str {
        match self {
            StateReason::Pending => "pending",
            StateReason::UserShutdown => "Client.UserInitiatedShutdown: User initiated shutdown",
            StateReason::InstanceShutdown => "Client.InstanceInitiatedShutdown: Instance initiated shutdown",
        }
    }
}

/// The two status checks (system, instance), which go together here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusChecks {
    /// It is not running.
    NotApplicable,
    Initializing,
    /// `2/2 checks passed`.
    Passed,
}

impl StatusChecks {
    /// The summary's status: `ok`.
    pub fn summary(self) -> &'static str {
        match self {
            StatusChecks::NotApplicable => "not-applicable",
            StatusChecks::Initializing => "initializing",
            StatusChecks::Passed => "ok",
        }
    }
    /// The reachability check's status: `passed`.
    pub fn reachability(self) -> Option<&'static str> {
        match self {
            StatusChecks::NotApplicable => None,
            StatusChecks::Initializing => Some("initializing"),
            StatusChecks::Passed => Some("passed"),
        }
    }
}

impl Instance {
    /// `i-0697bdc417cb5d414`.
    pub fn id(&self) -> &str {
        &self.id
    }
    /// The tag `Name`, or `""`.
    pub fn name(&self) -> &str {
        self.tags.get("Name").map_or("", String::as_str)
    }
    pub fn region(&self) -> Region {
        self.region
    }
    pub fn state(&self) -> InstanceState {
        self.state
    }
    pub fn state_reason(&self) -> Option<StateReason> {
        self.state_reason
    }
    /// `User initiated (2021-03-05 01:18:38 GMT)`, or `""`.
    pub fn state_transition_reason(&self) -> String {
        match self.stopped_by_user {
            Some(time) => {
                let date = time.iso();
                format!("User initiated ({} {} GMT)", date.get(..10).unwrap_or(""), time.clock())
            }
            None => String::new(),
        }
    }
    pub fn checks(&self) -> StatusChecks {
        self.checks
    }
    /// `t2.micro`.
    pub fn type_name(&self) -> &str {
        &self.instance_type
    }
    pub fn instance_type(&self) -> Option<&'static InstanceType> {
        instance_type(&self.instance_type)
    }
    pub fn image_id(&self) -> &str {
        &self.image_id
    }
    pub fn architecture(&self) -> &'static str {
        self.architecture
    }
    pub fn reservation_id(&self) -> &str {
        &self.reservation_id
    }
    /// Of the newest start.
    pub fn launch_time(&self) -> Time {
        self.launch_time
    }
    /// `us-east-1a`.
    pub fn availability_zone(&self) -> &str {
        &self.place.zone
    }
    /// None when terminated, as for the next two.
    pub fn vpc_id(&self) -> Option<&str> {
        self.placed().map(|place| place.vpc_id.as_str())
    }
    pub fn subnet_id(&self) -> Option<&str> {
        self.placed().map(|place| place.subnet_id.as_str())
    }
    pub fn private_ip(&self) -> Option<Ipv4Addr> {
        self.placed().map(|place| place.private_ip)
    }
    /// Id and name of each; none when terminated.
    pub fn security_groups(&self) -> &[(String, String)] {
        self.placed().map_or(&[], |place| &place.security_groups)
    }
    /// None unless it is up, or coming up.
    pub fn public_ip(&self) -> Option<Ipv4Addr> {
        self.public_ip
    }
    /// `ip-172-31-20-5.ec2.internal`, or `""` when terminated.
    pub fn private_dns(&self) -> String {
        match self.private_ip() {
            Some(ip) if self.region == Region::US_EAST_1 => format!("ip-{}.ec2.internal", dashes(ip)),
            Some(ip) => format!("ip-{}.{}.compute.internal", dashes(ip), self.region),
            None => String::new(),
        }
    }
    /// `ec2-3-91-10-20.compute-1.amazonaws.com`, or `""`.
    pub fn public_dns(&self) -> String {
        match self.public_ip {
            Some(ip) if self.region == Region::US_EAST_1 => format!("ec2-{}.compute-1.amazonaws.com", dashes(ip)),
            Some(ip) => format!("ec2-{}.{}.compute.amazonaws.com", dashes(ip), self.region),
            None => String::new(),
        }
    }
    pub fn profile(&self) -> Option<&Profile> {
        self.profile.as_ref()
    }
    pub fn detailed_monitoring(&self) -> bool {
        self.detailed_monitoring
    }
    pub fn termination_protection(&self) -> bool {
        self.termination_protection
    }
    /// `stop` or `terminate`: what a shutdown from inside does.
    pub fn shutdown_behavior(&self) -> &'static str {
        if self.terminates_on_shutdown { "terminate" } else { "stop" }
    }
    /// Base64, as given.
    pub fn user_data(&self) -> Option<&str> {
        self.user_data.as_deref()
    }
    pub fn root_device_name(&self) -> &'static str {
        self.root_device_name
    }
    pub fn volume_id(&self) -> &str {
        &self.volume_id
    }
    pub fn tags(&self) -> &Tags {
        &self.tags
    }

    /// Its place, unless it is terminated.
    pub(super) fn placed(&self) -> Option<&Place> {
        (self.state != InstanceState::Terminated).then_some(&self.place)
    }
    /// The vCPUs it takes of the account's limit now.
    pub(super) fn vcpus_in_use(&self) -> u32 {
        let counted = matches!(self.state, InstanceState::Pending | InstanceState::Running);
        if counted { self.instance_type().map_or(0, |kind| kind.vcpus) } else { 0 }
    }
}

fn dashes(ip: Ipv4Addr) -> String {
    ip.to_string().replace('.', "-")
}
