//! What a `RunInstances` asks for, checked: AWS refuses before it launches
//! anything. Source: EC2 API Reference, "RunInstances".

use super::errors;
use super::images::{Image, image};
use super::instance::Profile;
use super::instance_calls::{vcpus_in_use, well_formed};
use super::instance_types::{InstanceType, VCPU_LIMIT, instance_type};
use super::network::{Network, Subnet};
use super::state::Tags;
use super::tags;
use crate::kernel::Cx;
use crate::{ApiError, Input};
use base::Arn;
use std::net::Ipv4Addr;

/// A launch that nothing speaks against.
pub(super) struct Plan {
    pub image: Image,
    pub kind: &'static InstanceType,
    pub count: u32,
    pub subnet: Subnet,
    /// Id and name of each.
    pub security_groups: Vec<(String, String)>,
    pub private_ip: Option<Ipv4Addr>,
    pub profile: Option<Profile>,
    pub user_data: Option<String>,
    pub instance_tags: Tags,
    pub volume_tags: Tags,
    pub interface_tags: Tags,
}

impl Plan {
    pub fn read(cx: &mut Cx, input: &Input) -> Result<Plan, ApiError> {
        let (least, most) = counts(input)?;
        let image = chosen_image(cx, input)?;
        let kind = chosen_type(input, &image)?;
        if let Some(name) = input.optional_text("KeyName").filter(|name| !name.is_empty()) {
            return Err(errors::key_pair_not_found(name));
        }
        let network = Network::of(cx.seed(), cx.region());
        let security_groups = chosen_groups(input, &network)?;
        let subnet = chosen_subnet(cx, input, &network)?;
        let private_ip = chosen_address(cx, input, &subnet, most)?;
        let profile = chosen_profile(cx, input)?;
        let user_data = chosen_user_data(input)?;
        let [instance_tags, volume_tags, interface_tags] = chosen_tags(input)?;
        let room = VCPU_LIMIT.saturating_sub(vcpus_in_use(cx)) / kind.vcpus.max(1);
        if room < least {
            return Err(errors::vcpu_limit());
        }
        let count = most.min(room);
        Ok(Plan {
            image,
            kind,
            count,
            subnet,
            security_groups,
            private_ip,
            profile,
            user_data,
            instance_tags,
            volume_tags,
            interface_tags,
        })
    }
}

fn counts(input: &Input) -> Result<(u32, u32), ApiError> {
    let read = |member: &str, name: &str| {
        let count = input.integer(member).unwrap_or(0);
        let positive = u32::try_from(count).ok().filter(|count| *count > 0);
        positive.ok_or_else(|| errors::invalid_value(&count.to_string(), name, "Expected a positive integer."))
    };
    let (least, most) = (read("MinCount", "minCount")?, read("MaxCount", "maxCount")?);
    if least > most {
        let why = "It must not be greater than maxCount.";
        return Err(errors::invalid_value(&least.to_string(), "minCount", why));
    }
    Ok((least, most))
}

fn chosen_image(cx: &Cx, input: &Input) -> Result<Image, ApiError> {
    let id = input.optional_text("ImageId").ok_or_else(|| errors::missing_parameter("ImageId"))?;
    if !well_formed(id, "ami-") {
        return Err(errors::malformed_image_id(id));
    }
    image(cx.region(), id).ok_or_else(|| errors::image_not_found(&[id]))
}

/// Where no type is given AWS takes m1.small, which starts no image of ours.
fn chosen_type(input: &Input, image: &Image) -> Result<&'static InstanceType, ApiError> {
    let Some(name) = input.optional_text("InstanceType").filter(|name| !name.is_empty()) else {
        return Err(errors::combination(
            "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance \
             type : m1.small.",
        ));
    };
    let kind = instance_type(name);
    let kind = kind.ok_or_else(|| errors::invalid(format!("Invalid value '{name}' for InstanceType.")))?;
    if kind.architecture != image.architecture {
        return Err(errors::invalid(format!(
            "The architecture '{}' of the specified instance type does not match the architecture '{}' of the \
             specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You \
             can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type \
             or AMI.",
            kind.architecture, image.architecture
        )));
    }
    Ok(kind)
}

/// The groups by id and by name; the default one where none is given.
fn chosen_groups(input: &Input, network: &Network) -> Result<Vec<(String, String)>, ApiError> {
    let default = &network.security_group;
    for id in input.texts("SecurityGroupIds") {
        if !well_formed(id, "sg-") {
            return Err(errors::malformed_group_id(id));
        }
        if id != default.id {
            return Err(errors::group_not_found(id));
        }
    }
    for name in input.texts("SecurityGroups") {
        if name != default.name {
            return Err(errors::group_name_not_found(name, &network.vpc_id));
        }
    }
    Ok(vec![(default.id.clone(), default.name.to_string())])
}

/// The subnet given, or the one of the zone given, or AWS's own choice.
fn chosen_subnet(cx: &mut Cx, input: &Input, network: &Network) -> Result<Subnet, ApiError> {
    let placement = input.structure("Placement");
    let placed = |member: &str| placement.and_then(|it| it.optional_text(member)).filter(|text| !text.is_empty());
    if let Some(name) = placed("GroupName") {
        return Err(errors::placement_group_unknown(name));
    }
    if let Some(tenancy) = placed("Tenancy").filter(|tenancy| *tenancy != "default") {
        return Err(ApiError::not_simulated(&format!("the tenancy {tenancy} of instances")));
    }
    let zone = placed("AvailabilityZone");
    if let Some(zone) = zone.filter(|zone| !network.subnets.iter().any(|it| it.availability_zone == *zone)) {
        return Err(errors::invalid(format!("Invalid availability zone: [{zone}]")));
    }
    if let Some(id) = input.optional_text("SubnetId").filter(|id| !id.is_empty()) {
        let subnet = network.subnet(id).ok_or_else(|| errors::subnet_not_found(id))?;
        return match zone {
            Some(zone) if zone != subnet.availability_zone => Err(errors::invalid_value(
                zone,
                "availabilityZone",
                "The requested Availability Zone is not that of the subnet.",
            )),
            _ => Ok(subnet.clone()),
        };
    }
    let pick = cx.seed().between("launch-zone", cx.ordinal("launch-zone"), 0, network.subnets.len() as u64 - 1);
    let of_zone = |zone| network.subnets.iter().find(|subnet| subnet.availability_zone == zone);
    let subnet = zone.map_or_else(|| network.subnets.get(pick as usize), of_zone);
    subnet.cloned().ok_or_else(|| errors::missing_parameter("SubnetId"))
}

fn chosen_address(cx: &Cx, input: &Input, subnet: &Subnet, count: u32) -> Result<Option<Ipv4Addr>, ApiError> {
    let Some(text) = input.optional_text("PrivateIpAddress") else { return Ok(None) };
    let Ok(address) = text.parse::<Ipv4Addr>() else {
        return Err(errors::invalid_value(text, "address", "Invalid IPv4 address."));
    };
    if count > 1 {
        let message = "A private IP address can be given to a single instance only";
        return Err(errors::combination(message));
    }
    match subnet.offset(address) {
        None => Err(errors::invalid(format!("Address {address} does not fall within the subnet's address range"))),
        Some(offset) if Subnet::reserved(offset) => {
            Err(errors::invalid(format!("Address {address} is in subnet's reserved address range")))
        }
        Some(_) if in_use(cx, address) => {
            Err(ApiError::new("InvalidIPAddress.InUse", format!("Address {address} is in use.")))
        }
        Some(_) => Ok(Some(address)),
    }
}

/// Whether an instance of the region has that private address.
pub(super) fn in_use(cx: &Cx, address: Ipv4Addr) -> bool {
    cx.services.ec2().instances(cx.region()).any(|instance| instance.private_ip() == Some(address))
}

/// IAM's profiles are not simulated: what is named is taken to be there.
fn chosen_profile(cx: &Cx, input: &Input) -> Result<Option<Profile>, ApiError> {
    let Some(given) = input.structure("IamInstanceProfile") else { return Ok(None) };
    let text = |member: &str| given.optional_text(member).filter(|text| !text.is_empty());
    let arn = match (text("Name"), text("Arn")) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            return Err(errors::combination(
                "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
            ));
        }
        (Some(name), None) if !profile_name(name) => {
            let why = "Invalid IAM Instance Profile name";
            return Err(errors::invalid_value(name, "iamInstanceProfile.name", why));
        }
        (Some(name), None) => Arn::new("iam", "", &cx.account_id(), &format!("instance-profile/{name}")).to_string(),
        (None, Some(arn)) => match arn.parse::<Arn>() {
            Ok(it) if it.service == "iam" && it.resource.starts_with("instance-profile/") => arn.to_string(),
            _ => {
                let why = "Invalid IAM Instance Profile ARN";
                return Err(errors::invalid_value(arn, "iamInstanceProfile.arn", why));
            }
        },
    };
    let id = format!("AIPA{}", cx.seed().branch(&arn).base32("profile-id", 0, 17));
    Ok(Some(Profile { arn, id }))
}

/// IAM's characters of a name, at most 128.
fn profile_name(name: &str) -> bool {
    name.len() <= 128 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+=,.@-_".contains(&byte))
}

fn chosen_user_data(input: &Input) -> Result<Option<String>, ApiError> {
    let Some(text) = input.optional_text("UserData").filter(|text| !text.is_empty()) else { return Ok(None) };
    let digits = text.trim_end_matches('=');
    let base64 = digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/');
    if !base64 || !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
        return Err(errors::invalid("Invalid BASE64 encoding of user data"));
    }
    if digits.len() * 3 / 4 > 16_384 {
        return Err(errors::invalid("User data is limited to 16384 bytes"));
    }
    Ok(Some(text.to_string()))
}

/// The tags of the instances, of their volumes and of their interfaces.
fn chosen_tags(input: &Input) -> Result<[Tags; 3], ApiError> {
    let mut chosen = [Tags::new(), Tags::new(), Tags::new()];
    let [instance, volume, interface] = &mut chosen;
    for specification in input.structures("TagSpecifications") {
        let given = tags::read(&specification.structures("Tags"))?;
        match specification.text("ResourceType") {
            "instance" => instance.extend(given),
            "volume" => volume.extend(given),
            "network-interface" => interface.extend(given),
            "" => return Err(errors::missing_parameter("TagSpecification.ResourceType")),
            other => return Err(errors::not_taggable(other)),
        }
    }
    match chosen.iter().any(|tags| tags.len() > tags::LIMIT) {
        true => Err(errors::too_many_tags()),
        false => Ok(chosen),
    }
}
