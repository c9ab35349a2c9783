//! The calls that read the network and the regions.

use super::errors;
use super::filters::{Filters, Known, page};
use super::instance_calls::{dry_run, well_formed};
use super::network::{FREE_ADDRESSES, Network, Subnet, zone_id};
use super::tags::tag_list;
use crate::kernel::Cx;
use crate::kernel::region::Region;
use crate::{ApiResult, Input};
use base::Document;

static VPC_FILTERS: &Known = &[
    ("cidr", "CidrBlock"),
    ("cidr-block-association.association-id", "CidrBlockAssociationSet.AssociationId"),
    ("cidr-block-association.cidr-block", "CidrBlockAssociationSet.CidrBlock"),
    ("cidr-block-association.state", "CidrBlockAssociationSet.CidrBlockState.State"),
    ("dhcp-options-id", "DhcpOptionsId"),
    ("ipv6-cidr-block-association.association-id", ""),
    ("ipv6-cidr-block-association.ipv6-cidr-block", ""),
    ("ipv6-cidr-block-association.ipv6-pool", ""),
    ("ipv6-cidr-block-association.state", ""),
    ("is-default", "IsDefault"),
    ("isDefault", "IsDefault"),
    ("owner-id", "OwnerId"),
    ("state", "State"),
    ("tag-key", "Tags.Key"),
    ("vpc-id", "VpcId"),
];

static SUBNET_FILTERS: &Known = &[
    ("availability-zone", "AvailabilityZone"),
    ("availabilityZone", "AvailabilityZone"),
    ("availability-zone-id", "AvailabilityZoneId"),
    ("availabilityZoneId", "AvailabilityZoneId"),
    ("available-ip-address-count", "AvailableIpAddressCount"),
    ("cidr-block", "CidrBlock"),
    ("cidr", "CidrBlock"),
    ("cidrBlock", "CidrBlock"),
    ("customer-owned-ipv4-pool", ""),
    ("default-for-az", "DefaultForAz"),
    ("defaultForAz", "DefaultForAz"),
    ("enable-dns64", "EnableDns64"),
    ("ipv6-cidr-block-association.association-id", ""),
    ("ipv6-cidr-block-association.ipv6-cidr-block", ""),
    ("ipv6-cidr-block-association.state", ""),
    ("ipv6-native", "Ipv6Native"),
    ("map-customer-owned-ip-on-launch", "MapCustomerOwnedIpOnLaunch"),
    ("map-public-ip-on-launch", "MapPublicIpOnLaunch"),
    ("outpost-arn", ""),
    ("owner-id", "OwnerId"),
    ("state", "State"),
    ("subnet-arn", "SubnetArn"),
    ("subnet-id", "SubnetId"),
    ("tag-key", "Tags.Key"),
    ("vpc-id", "VpcId"),
];

static GROUP_FILTERS: &Known = &[
    ("description", "Description"),
    ("egress.ip-permission.cidr", "IpPermissionsEgress.IpRanges.CidrIp"),
    ("egress.ip-permission.from-port", "IpPermissionsEgress.FromPort"),
    ("egress.ip-permission.group-id", "IpPermissionsEgress.UserIdGroupPairs.GroupId"),
    ("egress.ip-permission.protocol", "IpPermissionsEgress.IpProtocol"),
    ("egress.ip-permission.to-port", "IpPermissionsEgress.ToPort"),
    ("group-id", "GroupId"),
    ("group-name", "GroupName"),
    ("ip-permission.cidr", "IpPermissions.IpRanges.CidrIp"),
    ("ip-permission.from-port", "IpPermissions.FromPort"),
    ("ip-permission.group-id", "IpPermissions.UserIdGroupPairs.GroupId"),
    ("ip-permission.protocol", "IpPermissions.IpProtocol"),
    ("ip-permission.to-port", "IpPermissions.ToPort"),
    ("owner-id", "OwnerId"),
    ("tag-key", "Tags.Key"),
    ("vpc-id", "VpcId"),
];

static REGION_FILTERS: &Known =
    &[("endpoint", "Endpoint"), ("opt-in-status", "OptInStatus"), ("region-name", "RegionName")];

/// Source: EC2 API Reference, "DescribeVpcs".
pub(super) fn describe_vpcs(cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, VPC_FILTERS)?;
    let network = Network::of(cx.seed(), cx.region());
    if let Some(id) = input.texts("VpcIds").iter().find(|id| **id != network.vpc_id) {
        return Err(errors::vpc_not_found(id));
    }
    dry_run(input)?;
    let document = vpc_document(cx, &network);
    let (documents, next) = page(input, admitted(&filters, vec![document]))?;
    Ok(Document::map().with_some("NextToken", next).with("Vpcs", documents))
}

fn admitted(filters: &Filters, documents: Vec<Document>) -> Vec<Document> {
    documents.into_iter().filter(|document| filters.admit(document)).collect()
}

fn tags_of(cx: &Cx, id: &str) -> Document {
    tag_list(&cx.services.ec2().tags(cx.region(), id))
}

fn vpc_document(cx: &Cx, network: &Network) -> Document {
    let block = Document::map()
        .with("AssociationId", &network.cidr_association_id)
        .with("CidrBlock", network.cidr_block)
        .with("CidrBlockState", Document::map().with("State", "associated"));
    Document::map()
        .with("OwnerId", &*cx.account_id())
        .with("InstanceTenancy", "default")
        .with("CidrBlockAssociationSet", vec![block])
        .with("IsDefault", true)
        .with("Tags", tags_of(cx, &network.vpc_id))
        .with("VpcId", &network.vpc_id)
        .with("State", "available")
        .with("CidrBlock", network.cidr_block)
        .with("DhcpOptionsId", &network.dhcp_options_id)
}

/// Source: EC2 API Reference, "DescribeSubnets".
pub(super) fn describe_subnets(cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, SUBNET_FILTERS)?;
    let network = Network::of(cx.seed(), cx.region());
    let ids = input.texts("SubnetIds");
    if let Some(id) = ids.iter().find(|id| network.subnet(id).is_none()) {
        return Err(errors::subnet_not_found(id));
    }
    dry_run(input)?;
    let chosen = network.subnets.iter().filter(|subnet| ids.is_empty() || ids.contains(&subnet.id.as_str()));
    let documents = chosen.map(|subnet| subnet_document(cx, subnet)).collect();
    let (documents, next) = page(input, admitted(&filters, documents))?;
    Ok(Document::map().with_some("NextToken", next).with("Subnets", documents))
}

fn subnet_document(cx: &Cx, subnet: &Subnet) -> Document {
    let instances = cx.services.ec2().instances(cx.region());
    let used = instances.filter(|instance| instance.subnet_id() == Some(&subnet.id)).count() as u32;
    let names = Document::map()
        .with("HostnameType", "ip-name")
        .with("EnableResourceNameDnsARecord", false)
        .with("EnableResourceNameDnsAAAARecord", false);
    Document::map()
        .with("AvailabilityZoneId", zone_id(&subnet.availability_zone))
        .with("MapCustomerOwnedIpOnLaunch", false)
        .with("OwnerId", &*cx.account_id())
        .with("AssignIpv6AddressOnCreation", false)
        .with("Ipv6CidrBlockAssociationSet", Vec::<Document>::new())
        .with("Tags", tags_of(cx, &subnet.id))
        .with("SubnetArn", cx.arn("ec2", &format!("subnet/{}", subnet.id)))
        .with("EnableDns64", false)
        .with("Ipv6Native", false)
        .with("PrivateDnsNameOptionsOnLaunch", names)
        .with("SubnetId", &subnet.id)
        .with("State", "available")
        .with("VpcId", &subnet.vpc_id)
        .with("CidrBlock", subnet.cidr_block())
        .with("AvailableIpAddressCount", FREE_ADDRESSES.saturating_sub(used))
        .with("AvailabilityZone", &subnet.availability_zone)
        .with("DefaultForAz", true)
        .with("MapPublicIpOnLaunch", true)
}

/// Source: EC2 API Reference, "DescribeSecurityGroups".
pub(super) fn describe_security_groups(cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, GROUP_FILTERS)?;
    let network = Network::of(cx.seed(), cx.region());
    let group = &network.security_group;
    for id in input.texts("GroupIds") {
        if !well_formed(id, "sg-") {
            return Err(errors::malformed_group_id(id));
        }
        if id != group.id {
            return Err(errors::group_not_found(id));
        }
    }
    if let Some(name) = input.texts("GroupNames").iter().find(|name| **name != group.name) {
        return Err(errors::group_name_not_found(name, &network.vpc_id));
    }
    dry_run(input)?;
    let document = group_document(cx, &network);
    let (documents, next) = page(input, admitted(&filters, vec![document]))?;
    Ok(Document::map().with_some("NextToken", next).with("SecurityGroups", documents))
}

/// In from itself, out to everywhere. Source: Amazon VPC User Guide, "Default
/// security groups for your VPCs".
fn group_document(cx: &Cx, network: &Network) -> Document {
    let group = &network.security_group;
    let itself = Document::map().with("UserId", &*cx.account_id()).with("GroupId", &group.id);
    let permission = |pairs: Vec<Document>, ranges: Vec<Document>| {
        Document::map()
            .with("IpProtocol", "-1")
            .with("UserIdGroupPairs", pairs)
            .with("IpRanges", ranges)
            .with("Ipv6Ranges", Vec::<Document>::new())
            .with("PrefixListIds", Vec::<Document>::new())
    };
    let everywhere = Document::map().with("CidrIp", "0.0.0.0/0");
    Document::map()
        .with("GroupId", &group.id)
        .with("IpPermissionsEgress", vec![permission(Vec::new(), vec![everywhere])])
        .with("Tags", tags_of(cx, &group.id))
        .with("VpcId", &network.vpc_id)
        .with("SecurityGroupArn", cx.arn("ec2", &format!("security-group/{}", group.id)))
        .with("OwnerId", &*cx.account_id())
        .with("GroupName", group.name)
        .with("Description", group.description)
        .with("IpPermissions", vec![permission(vec![itself], Vec::new())])
}

/// The regions that the account has, or with `AllRegions` those it could opt
/// in to as well. Source: EC2 API Reference, "DescribeRegions".
pub(super) fn describe_regions(_cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, REGION_FILTERS)?;
    let names = input.texts("RegionNames");
    if let Some(name) = names.iter().find(|name| Region::parse(name).is_none()) {
        return Err(errors::invalid(format!("Invalid region name: [{name}]")));
    }
    dry_run(input)?;
    let all = input.boolean("AllRegions") || !names.is_empty();
    let listed = Region::all().filter(|region| all || !region.needs_opt_in());
    let named = listed.filter(|region| names.is_empty() || names.contains(&region.name()));
    let documents = named.map(region_document).filter(|document| filters.admit(document));
    Ok(Document::map().with("Regions", documents.collect::<Document>()))
}

fn region_document(region: Region) -> Document {
    let status = if region.needs_opt_in() { "not-opted-in" } else { "opt-in-not-required" };
    Document::map()
        .with("OptInStatus", status)
        .with("RegionName", region.name())
        .with("Endpoint", format!("ec2.{region}.amazonaws.com"))
}
