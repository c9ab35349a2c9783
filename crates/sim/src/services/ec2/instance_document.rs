//! An instance as the API shows it. Source: EC2 API Reference, "Instance",
//! "InstanceStatus".

use super::instance::{Instance, InstanceState, Place};
use super::network::zone_id;
use super::tags::tag_list;
use base::Document;

/// `{"Code":16,"Name":"running"}`.
pub(super) fn state_document(state: InstanceState) -> Document {
    Document::map().with("Code", state.code()).with("Name", state.name())
}

/// The instance as in `DescribeInstances`.
pub(super) fn instance_document(instance: &Instance, account_id: &str) -> Document {
    let monitoring = if instance.detailed_monitoring { "enabled" } else { "disabled" };
    let placement =
        Document::map().with("AvailabilityZone", &instance.place.zone).with("GroupName", "").with("Tenancy", "default");
    let reason = instance.state_reason.map(|it| Document::map().with("Code", it.code()).with("Message", it.message()));
    let profile = instance.profile.as_ref().map(|it| Document::map().with("Arn", &it.arn).with("Id", &it.id));
    let (interfaces, devices) = match instance.placed() {
        Some(place) => (vec![interface(instance, place, account_id)], vec![root_device(instance)]),
        None => (Vec::new(), Vec::new()),
    };
    let document = Document::map()
        .with("InstanceId", &instance.id)
        .with("ImageId", &instance.image_id)
        .with("State", state_document(instance.state))
        .with("PrivateDnsName", instance.private_dns())
        .with("PublicDnsName", instance.public_dns())
        .with("StateTransitionReason", instance.state_transition_reason())
        .with("AmiLaunchIndex", instance.launch_index)
        .with("ProductCodes", Vec::<Document>::new())
        .with("InstanceType", &instance.instance_type)
        .with("LaunchTime", instance.launch_time.iso())
        .with("Placement", placement)
        .with("Monitoring", Document::map().with("State", monitoring))
        .with_some("SubnetId", instance.subnet_id())
        .with_some("VpcId", instance.vpc_id())
        .with_some("PrivateIpAddress", instance.private_ip().map(|ip| ip.to_string()))
        .with_some("PublicIpAddress", instance.public_ip.map(|ip| ip.to_string()));
    document
        .with("Architecture", instance.architecture)
        .with("BlockDeviceMappings", devices)
        .with("ClientToken", &instance.client_token)
        .with("EbsOptimized", instance.ebs_optimized)
        .with("EnaSupport", true)
        .with("Hypervisor", "xen")
        .with_some("IamInstanceProfile", profile)
        .with("NetworkInterfaces", interfaces)
        .with("RootDeviceName", instance.root_device_name)
        .with("RootDeviceType", "ebs")
        .with("SecurityGroups", groups(instance))
        .with_some("SourceDestCheck", instance.placed().map(|_| true))
        .with_some("StateReason", reason)
        .with("Tags", tag_list(&instance.tags))
        .with("VirtualizationType", "hvm")
        .with_some("CpuOptions", cpu_options(instance))
        .with("PlatformDetails", "Linux/UNIX")
        .with("UsageOperation", "RunInstances")
        .with("UsageOperationUpdateTime", instance.first_launch.iso())
}

fn groups(instance: &Instance) -> Vec<Document> {
    let group = |(id, name): &(String, String)| Document::map().with("GroupId", id).with("GroupName", name);
    instance.security_groups().iter().map(group).collect()
}

fn cpu_options(instance: &Instance) -> Option<Document> {
    let kind = instance.instance_type()?;
    let cores = (kind.vcpus / kind.threads_per_core.max(1)).max(1);
    Some(Document::map().with("CoreCount", cores).with("ThreadsPerCore", kind.threads_per_core))
}

fn root_device(instance: &Instance) -> Document {
    let volume = Document::map()
        .with("AttachTime", instance.first_launch.iso())
        .with("DeleteOnTermination", true)
        .with("Status", "attached")
        .with("VolumeId", &instance.volume_id);
    Document::map().with("DeviceName", instance.root_device_name).with("Ebs", volume)
}

fn interface(instance: &Instance, place: &Place, account_id: &str) -> Document {
    let private_dns = instance.private_dns();
    let association = instance.public_ip.map(|ip| {
        Document::map()
            .with("IpOwnerId", "amazon")
            .with("PublicDnsName", instance.public_dns())
            .with("PublicIp", ip.to_string())
    });
    let attachment = Document::map()
        .with("AttachTime", instance.first_launch.iso())
        .with("AttachmentId", &place.attachment_id)
        .with("DeleteOnTermination", true)
        .with("DeviceIndex", 0)
        .with("Status", "attached")
        .with("NetworkCardIndex", 0);
    let address = Document::map()
        .with_some("Association", association.clone())
        .with("Primary", true)
        .with("PrivateDnsName", &private_dns)
        .with("PrivateIpAddress", place.private_ip.to_string());
    Document::map()
        .with_some("Association", association)
        .with("Attachment", attachment)
        .with("Description", "")
        .with("Groups", groups(instance))
        .with("Ipv6Addresses", Vec::<Document>::new())
        .with("MacAddress", &place.mac_address)
        .with("NetworkInterfaceId", &place.interface_id)
        .with("OwnerId", account_id)
        .with("PrivateDnsName", &private_dns)
        .with("PrivateIpAddress", place.private_ip.to_string())
        .with("PrivateIpAddresses", vec![address])
        .with("SourceDestCheck", true)
        .with("Status", "in-use")
        .with("SubnetId", &place.subnet_id)
        .with("VpcId", &place.vpc_id)
        .with("InterfaceType", "interface")
}

/// The instance as in `DescribeInstanceStatus`.
pub(super) fn status_document(instance: &Instance) -> Document {
    let detail =
        instance.checks.reachability().map(|it| Document::map().with("Name", "reachability").with("Status", it));
    let summary = Document::map()
        .with_some("Details", detail.map(|detail| vec![detail]))
        .with("Status", instance.checks.summary());
    Document::map()
        .with("AvailabilityZone", &instance.place.zone)
        .with("AvailabilityZoneId", zone_id(&instance.place.zone))
        .with("InstanceId", &instance.id)
        .with("InstanceState", state_document(instance.state))
        .with("InstanceStatus", summary.clone())
        .with("SystemStatus", summary)
}
