//! The calls that read instances and change their state.

use super::errors;
use super::filters::{Filters, Known, page, page_or_ids};
use super::instance::{Instance, InstanceState, StateReason};
use super::instance_document::{instance_document, state_document, status_document};
use super::instance_types::VCPU_LIMIT;
use super::lifecycle::begin;
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::rc::Rc;

static INSTANCE_FILTERS: &Known = &[
    ("affinity", ""),
    ("architecture", "Architecture"),
    ("availability-zone", "Placement.AvailabilityZone"),
    ("block-device-mapping.attach-time", "BlockDeviceMappings.Ebs.AttachTime"),
    ("block-device-mapping.delete-on-termination", "BlockDeviceMappings.Ebs.DeleteOnTermination"),
    ("block-device-mapping.device-name", "BlockDeviceMappings.DeviceName"),
    ("block-device-mapping.status", "BlockDeviceMappings.Ebs.Status"),
    ("block-device-mapping.volume-id", "BlockDeviceMappings.Ebs.VolumeId"),
    ("client-token", "ClientToken"),
    ("dns-name", "PublicDnsName"),
    ("hypervisor", "Hypervisor"),
    ("iam-instance-profile.arn", "IamInstanceProfile.Arn"),
    ("iam-instance-profile.id", "IamInstanceProfile.Id"),
    ("image-id", "ImageId"),
    ("instance-id", "InstanceId"),
    ("instance-lifecycle", ""),
    ("instance-state-code", "State.Code"),
    ("instance-state-name", "State.Name"),
    ("instance-type", "InstanceType"),
    ("instance.group-id", "SecurityGroups.GroupId"),
    ("instance.group-name", "SecurityGroups.GroupName"),
    ("ip-address", "PublicIpAddress"),
    ("kernel-id", ""),
    ("key-name", "KeyName"),
    ("launch-index", "AmiLaunchIndex"),
    ("launch-time", "LaunchTime"),
    ("monitoring-state", "Monitoring.State"),
    ("network-interface.addresses.private-ip-address", "NetworkInterfaces.PrivateIpAddresses.PrivateIpAddress"),
    ("network-interface.attachment.instance-id", "InstanceId"),
    ("network-interface.availability-zone", "Placement.AvailabilityZone"),
    ("network-interface.group-id", "NetworkInterfaces.Groups.GroupId"),
    ("network-interface.mac-address", "NetworkInterfaces.MacAddress"),
    ("network-interface.network-interface-id", "NetworkInterfaces.NetworkInterfaceId"),
    ("network-interface.private-dns-name", "NetworkInterfaces.PrivateDnsName"),
    ("network-interface.subnet-id", "NetworkInterfaces.SubnetId"),
    ("network-interface.vpc-id", "NetworkInterfaces.VpcId"),
    ("owner-id", "OwnerId"),
    ("placement-group-name", "Placement.GroupName"),
    ("platform", "Platform"),
    ("platform-details", "PlatformDetails"),
    ("private-dns-name", "PrivateDnsName"),
    ("private-ip-address", "PrivateIpAddress"),
    ("product-code", ""),
    ("ramdisk-id", ""),
    ("reason", "StateTransitionReason"),
    ("requester-id", ""),
    ("reservation-id", "ReservationId"),
    ("root-device-name", "RootDeviceName"),
    ("root-device-type", "RootDeviceType"),
    ("source-dest-check", "SourceDestCheck"),
    ("spot-instance-request-id", ""),
    ("state-reason-code", "StateReason.Code"),
    ("state-reason-message", "StateReason.Message"),
    ("subnet-id", "SubnetId"),
    ("tag-key", "Tags.Key"),
    ("tag-value", "Tags.Value"),
    ("tenancy", "Placement.Tenancy"),
    ("usage-operation", "UsageOperation"),
    ("virtualization-type", "VirtualizationType"),
    ("vpc-id", "VpcId"),
];

static STATUS_FILTERS: &Known = &[
    ("availability-zone", "AvailabilityZone"),
    ("availability-zone-id", "AvailabilityZoneId"),
    ("event.code", ""),
    ("event.description", ""),
    ("event.instance-event-id", ""),
    ("event.not-after", ""),
    ("event.not-before", ""),
    ("event.not-before-deadline", ""),
    ("instance-state-code", "InstanceState.Code"),
    ("instance-state-name", "InstanceState.Name"),
    ("instance-status.reachability", "InstanceStatus.Details.Status"),
    ("instance-status.status", "InstanceStatus.Status"),
    ("system-status.reachability", "SystemStatus.Details.Status"),
    ("system-status.status", "SystemStatus.Status"),
];

/// The instances by those ids, in their order; every id must be well-formed
/// and of an instance of the region.
pub(super) fn find(cx: &Cx, ids: &[&str]) -> Result<Vec<Rc<Instance>>, ApiError> {
    if let Some(id) = ids.iter().find(|id| !well_formed(id, "i-")) {
        return Err(errors::malformed_instance_id(id));
    }
    let found = |id: &&str| cx.services.ec2().instance(cx.region(), id).cloned();
    let missing: Vec<&str> = ids.iter().copied().filter(|id| found(id).is_none()).collect();
    match missing.is_empty() {
        true => Ok(ids.iter().filter_map(found).collect()),
        false => Err(errors::instances_not_found(&missing)),
    }
}

/// Whether an id is the prefix with 8 or 17 hexadecimal digits.
pub(super) fn well_formed(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|digits| {
        matches!(digits.len(), 8 | 17) && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The instances that a `Describe*` is about: those named, or all.
fn chosen(cx: &Cx, input: &Input) -> Result<Vec<Rc<Instance>>, ApiError> {
    page_or_ids(input, "InstanceIds", "instancesSet")?;
    let ids = input.texts("InstanceIds");
    let mut chosen = match ids.is_empty() {
        true => cx.services.ec2().instances(cx.region()).cloned().collect(),
        false => find(cx, &ids)?,
    };
    chosen.sort_by_key(|instance| instance.sequence);
    chosen.dedup_by_key(|instance| instance.sequence);
    dry_run(input)?;
    Ok(chosen)
}

pub(super) fn dry_run(input: &Input) -> Result<(), ApiError> {
    if input.boolean("DryRun") { Err(errors::dry_run()) } else { Ok(()) }
}

/// Source: EC2 API Reference, "DescribeInstances".
pub(super) fn describe_instances(cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, INSTANCE_FILTERS)?;
    let account_id = cx.account_id();
    let mut found = Vec::new();
    for instance in chosen(cx, input)? {
        let document = instance_document(&instance, &account_id);
        let to_filter = document.clone().with("ReservationId", &instance.reservation_id).with("OwnerId", &*account_id);
        if filters.admit(&to_filter) {
            found.push((instance.reservation_id.clone(), document));
        }
    }
    let (found, next) = page(input, found)?;
    let mut reservations: Vec<(String, Vec<Document>)> = Vec::new();
    for (reservation_id, document) in found {
        match reservations.last_mut() {
            Some((last, documents)) if *last == reservation_id => documents.push(document),
            _ => reservations.push((reservation_id, vec![document])),
        }
    }
    let reservations = reservations.into_iter().map(|(id, documents)| reservation(&id, &account_id, documents));
    Ok(Document::map().with_some("NextToken", next).with("Reservations", reservations.collect::<Document>()))
}

/// A reservation: what one launch gave.
pub(super) fn reservation(id: &str, account_id: &str, instances: Vec<Document>) -> Document {
    Document::map()
        .with("ReservationId", id)
        .with("OwnerId", account_id)
        .with("Groups", Vec::<Document>::new())
        .with("Instances", instances)
}

/// Only running instances, unless all are asked for. Source: EC2 API
/// Reference, "DescribeInstanceStatus".
pub(super) fn describe_instance_status(cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, STATUS_FILTERS)?;
    let all = input.boolean("IncludeAllInstances");
    let chosen = chosen(cx, input)?;
    let listed = chosen.iter().filter(|instance| all || instance.state == InstanceState::Running);
    let documents = listed.map(|instance| status_document(instance)).filter(|document| filters.admit(document));
    let (documents, next) = page(input, documents.collect())?;
    Ok(Document::map().with("InstanceStatuses", documents).with_some("NextToken", next))
}

/// What a call does to an instance in a state.
enum Change {
    To(InstanceState),
    /// It succeeds and changes nothing.
    Nothing,
    Refused(ApiError),
}

/// Instances as they were, and the state each is to enter, if any.
type Changes = Vec<(Rc<Instance>, Option<InstanceState>)>;

/// Looks every instance up and decides for each before any is changed: a
/// refusal of one refuses the call.
fn change(cx: &mut Cx, input: &Input, decide: fn(&Instance) -> Change) -> Result<Changes, ApiError> {
    let ids = input.texts("InstanceIds");
    if ids.is_empty() {
        return Err(errors::missing_parameter("InstanceId"));
    }
    let instances = find(cx, &ids)?;
    dry_run(input)?;
    let mut changes = Changes::new();
    for instance in instances {
        if changes.iter().any(|(seen, _)| seen.id == instance.id) {
            continue;
        }
        match decide(&instance) {
            Change::To(state) => changes.push((instance, Some(state))),
            Change::Nothing => changes.push((instance, None)),
            Change::Refused(error) => return Err(error),
        }
    }
    Ok(changes)
}

/// Changes the states, and answers with `{InstanceId, CurrentState, PreviousState}` each.
fn apply(cx: &mut Cx, changes: &[(Rc<Instance>, Option<InstanceState>)], reason: StateReason) -> Document {
    for (instance, state) in changes {
        if let Some(state) = state {
            begin(cx, &instance.id, *state, reason);
        }
    }
    let answer = |(instance, state): &(Rc<Instance>, Option<InstanceState>)| {
        Document::map()
            .with("InstanceId", &instance.id)
            .with("CurrentState", state_document(state.unwrap_or(instance.state)))
            .with("PreviousState", state_document(instance.state))
    };
    changes.iter().map(answer).collect()
}

/// Source: EC2 API Reference, "StartInstances".
pub(super) fn start_instances(cx: &mut Cx, input: &Input) -> ApiResult {
    let changes = change(cx, input, |instance| match instance.state {
        InstanceState::Pending | InstanceState::Running => Change::Nothing,
        InstanceState::Stopped => Change::To(InstanceState::Pending),
        InstanceState::Stopping | InstanceState::ShuttingDown | InstanceState::Terminated => {
            Change::Refused(errors::cannot_start(&instance.id))
        }
    })?;
    let (region, now) = (cx.region(), cx.now());
    let starting = || changes.iter().filter(|(_, state)| state.is_some()).map(|(instance, _)| instance);
    let wanted: u32 = starting().filter_map(|instance| instance.instance_type()).map(|kind| kind.vcpus).sum();
    if wanted > 0 && vcpus_in_use(cx) + wanted > VCPU_LIMIT {
        return Err(errors::vcpu_limit());
    }
    for instance in starting() {
        if let Some(instance) = cx.services.ec2_mut().instance_mut(region, &instance.id) {
            instance.launch_time = now;
        }
    }
    Ok(Document::map().with("StartingInstances", apply(cx, &changes, StateReason::Pending)))
}

/// The vCPUs that the region's instances have now.
pub(super) fn vcpus_in_use(cx: &Cx) -> u32 {
    cx.services.ec2().instances(cx.region()).map(|instance| instance.vcpus_in_use()).sum()
}

/// Source: EC2 API Reference, "StopInstances".
pub(super) fn stop_instances(cx: &mut Cx, input: &Input) -> ApiResult {
    let changes = change(cx, input, |instance| match instance.state {
        InstanceState::Running => Change::To(InstanceState::Stopping),
        InstanceState::Stopping | InstanceState::Stopped => Change::Nothing,
        InstanceState::Pending | InstanceState::ShuttingDown | InstanceState::Terminated => {
            Change::Refused(errors::cannot_stop(&instance.id))
        }
    })?;
    Ok(Document::map().with("StoppingInstances", apply(cx, &changes, StateReason::UserShutdown)))
}

/// Leaves the state as it is; tells nobody. Source: EC2 API Reference,
/// "RebootInstances".
pub(super) fn reboot_instances(cx: &mut Cx, input: &Input) -> ApiResult {
    change(cx, input, |instance| match instance.state {
        InstanceState::Running | InstanceState::ShuttingDown | InstanceState::Terminated => Change::Nothing,
        InstanceState::Pending | InstanceState::Stopping | InstanceState::Stopped => {
            Change::Refused(errors::cannot_reboot(&instance.id))
        }
    })?;
    Ok(Document::map())
}

/// Source: EC2 API Reference, "TerminateInstances".
pub(super) fn terminate_instances(cx: &mut Cx, input: &Input) -> ApiResult {
    let changes = change(cx, input, |instance| match instance.state {
        InstanceState::ShuttingDown | InstanceState::Terminated => Change::Nothing,
        _ if instance.termination_protection => Change::Refused(errors::termination_protected(&instance.id)),
        InstanceState::Stopped => Change::To(InstanceState::Terminated),
        InstanceState::Pending | InstanceState::Running | InstanceState::Stopping => {
            Change::To(InstanceState::ShuttingDown)
        }
    })?;
    Ok(Document::map().with("TerminatingInstances", apply(cx, &changes, StateReason::UserShutdown)))
}
