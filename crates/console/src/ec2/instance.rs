//! One instance: its summary, and what its tabs hold.

use super::instances::monitoring;
use super::{checks_status, full_name, state_status};
use crate::{Status, View, Words, moment};
use sim::Account;
use sim::services::ec2::{Instance, InstanceState, Network, image};

/// A label and its value; empty where there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// Worth a copy button: ids, addresses, ARNs.
    pub copyable: bool,
    /// The value has a mark.
    pub status: Option<Status>,
}

/// A tag.
#[derive(Clone, Debug, PartialEq)]
pub struct TagRow {
    pub key: String,
    pub value: String,
}

/// The page of an instance.
#[derive(Clone, Debug, PartialEq)]
pub struct InstancePage {
    pub id: String,
    /// `Instance summary for i-0… (web-1)`.
    pub title: String,
    pub arn: String,
    pub state: Status,
    pub summary: Vec<Fact>,
    pub details: Vec<Fact>,
    pub network: Vec<Fact>,
    /// The system's and the instance's own check; empty where it is not running.
    pub checks: Vec<Fact>,
    pub tags: Vec<TagRow>,
}

/// The page of the instance with that id; none where the region has none.
pub fn instance(account: &Account, view: &View, id: &str) -> Option<InstancePage> {
    let instance = account.services().ec2().instance(view.region, id)?;
    let facts = Facts { view, account, instance };
    let tag = |(key, value): (&String, &String)| TagRow { key: key.clone(), value: value.clone() };
    Some(InstancePage {
        id: id.to_string(),
        title: view.fill("ec2.instance.title", &[("name", &full_name(instance))]),
        arn: format!("arn:aws:ec2:{}:{}:instance/{id}", view.region, account.account_id()),
        state: state_status(view, instance.state()),
        summary: facts.summary(),
        details: facts.details(),
        network: facts.network(),
        checks: facts.checks(),
        tags: instance.tags().iter().map(tag).collect(),
    })
}

struct Facts<'a> {
    view: &'a View,
    account: &'a Account,
    instance: &'a Instance,
}

impl Facts<'_> {
    fn plain(&self, key: &'static str, value: impl Into<String>) -> Fact {
        Fact { label: self.view.say(key), value: value.into(), copyable: false, status: None }
    }

    fn copyable(&self, key: &'static str, value: impl Into<String>) -> Fact {
        Fact { copyable: true, ..self.plain(key, value) }
    }

    fn marked(&self, key: &'static str, status: Status) -> Fact {
        Fact { status: Some(status.clone()), ..self.plain(key, status.text) }
    }

    fn flag(&self, key: &'static str, on: bool) -> Fact {
        self.plain(key, self.view.say(if on { "ec2.enabled" } else { "ec2.disabled" }))
    }

    fn role(&self) -> String {
        let arn = self.instance.profile().map_or("", |profile| profile.arn.as_str());
        arn.rsplit('/').next().unwrap_or("").to_string()
    }

    fn summary(&self) -> Vec<Fact> {
        let it = self.instance;
        vec![
            self.copyable("ec2.fact.id", it.id()),
            self.copyable("ec2.fact.public-ip", it.public_ip().map(|ip| ip.to_string()).unwrap_or_default()),
            self.copyable("ec2.fact.private-ip", it.private_ip().map(|ip| ip.to_string()).unwrap_or_default()),
            self.marked("ec2.fact.state", state_status(self.view, it.state())),
            self.copyable("ec2.fact.public-dns", it.public_dns()),
            self.copyable("ec2.fact.private-dns", it.private_dns()),
            self.plain("ec2.fact.type", it.type_name()),
            self.copyable("ec2.fact.vpc", it.vpc_id().unwrap_or_default()),
            self.copyable("ec2.fact.subnet", it.subnet_id().unwrap_or_default()),
            self.plain("ec2.fact.role", self.role()),
            self.plain("ec2.fact.zone", it.availability_zone()),
            match checks_status(self.view, it.checks()) {
                Some(status) => self.marked("ec2.fact.checks", status),
                None => self.plain("ec2.fact.checks", ""),
            },
        ]
    }

    fn details(&self) -> Vec<Fact> {
        let it = self.instance;
        let image = image(self.view.region, it.image_id());
        let reason = it.state_reason().filter(|_| it.state() != InstanceState::Pending);
        vec![
            self.copyable("ec2.fact.image", it.image_id()),
            self.plain("ec2.fact.image-name", image.map(|image| image.name).unwrap_or_default()),
            self.plain("ec2.fact.platform", "Linux/UNIX"),
            self.plain("ec2.fact.launch-time", moment(it.launch_time())),
            self.plain("ec2.fact.monitoring", monitoring(self.view, it)),
            self.flag("ec2.fact.protection", it.termination_protection()),
            self.plain("ec2.fact.shutdown", it.shutdown_behavior()),
            self.plain("ec2.fact.transition-reason", it.state_transition_reason()),
            self.plain("ec2.fact.transition-message", reason.map_or("", |reason| reason.message())),
            self.copyable("ec2.fact.owner", self.account.account_id()),
            self.copyable("ec2.fact.reservation", it.reservation_id()),
            self.plain("ec2.fact.root-device", format!("{} ({})", it.root_device_name(), it.volume_id())),
        ]
    }

    fn network(&self) -> Vec<Fact> {
        let groups = self.instance.security_groups();
        let groups: Vec<String> = groups.iter().map(|(id, name)| format!("{id} ({name})")).collect();
        let network = Network::of(self.account.kernel().seed, self.view.region);
        let block = self.instance.subnet_id().and_then(|id| network.subnet(id)).map(|subnet| subnet.cidr_block());
        vec![
            self.plain("ec2.fact.groups", groups.join(", ")),
            self.plain("ec2.fact.inbound", self.view.say("ec2.rules.inbound")),
            self.plain("ec2.fact.outbound", self.view.say("ec2.rules.outbound")),
            self.plain("ec2.fact.block", block.unwrap_or_default()),
        ]
    }

    fn checks(&self) -> Vec<Fact> {
        let Some(reachability) = self.instance.checks().reachability() else { return Vec::new() };
        let key = if reachability == "passed" { "ec2.check.passed" } else { "ec2.check.initializing" };
        let kind = if reachability == "passed" { crate::StatusKind::Success } else { crate::StatusKind::Pending };
        let status = Status::new(kind, self.view.say(key));
        vec![self.marked("ec2.check.system", status.clone()), self.marked("ec2.check.instance", status)]
    }
}
