//! The network that every region begins with: the default VPC, its subnets,
//! one a zone, and its security group. A pure function of seed and region,
//! never stored. Source: Amazon VPC User Guide, "Default VPCs".

use crate::kernel::region::Region;
use base::Seed;
use std::net::Ipv4Addr;

/// A region's default VPC and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    pub vpc_id: String,
    /// `172.31.0.0/16`.
    pub cidr_block: &'static str,
    pub dhcp_options_id: String,
    /// `vpc-cidr-assoc-…`.
    pub cidr_association_id: String,
    /// In the order of zones.
    pub subnets: Vec<Subnet>,
    /// The group called `default`.
    pub security_group: SecurityGroup,
}

/// A default subnet: a /20 of the VPC in one zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Subnet {
    pub id: String,
    pub vpc_id: String,
    /// `us-east-1a`.
    pub availability_zone: String,
    /// Of the /20.
    pub first_address: Ipv4Addr,
}

/// The default security group: in from itself, out to everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityGroup {
    pub id: String,
    pub name: &'static str,
    pub description: &'static str,
}

/// Addresses of a /20, and those of them that AWS keeps: the first four and the last.
const ADDRESSES: u32 = 4_096;
pub(super) const FREE_ADDRESSES: u32 = ADDRESSES - 5;

impl Network {
    /// The default network of a region for an account of this seed.
    pub fn of(seed: Seed, region: Region) -> Network {
        let seed = seed.branch(region.name());
        let vpc_id = id(seed, "vpc-", 0);
        let zones: Vec<String> = region.zones().collect();
        // Which zone gets which block varies from account to account.
        let turn = seed.between("subnet-blocks", 0, 0, zones.len().saturating_sub(1) as u64);
        let subnets = zones.iter().zip(0u64..).map(|(zone, index)| Subnet {
            id: id(seed, "subnet-", index),
            vpc_id: vpc_id.clone(),
            availability_zone: zone.clone(),
            first_address: block((index + turn) % zones.len().max(1) as u64),
        });
        Network {
            subnets: subnets.collect(),
            cidr_block: "172.31.0.0/16",
            dhcp_options_id: id(seed, "dopt-", 0),
            cidr_association_id: id(seed, "vpc-cidr-assoc-", 0),
            security_group: SecurityGroup {
                id: id(seed, "sg-", 0),
                name: "default",
                description: "default VPC security group",
            },
            vpc_id,
        }
    }

    /// The subnet of that id.
    pub fn subnet(&self, id: &str) -> Option<&Subnet> {
        self.subnets.iter().find(|subnet| subnet.id == id)
    }
}

impl Subnet {
    /// `172.31.16.0/20`.
    pub fn cidr_block(&self) -> String {
        format!("{}/20", self.first_address)
    }

    /// The address so far from the first.
    pub(super) fn address(&self, offset: u32) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.first_address.to_bits() + offset)
    }

    /// How far an address is from the first; none where it is outside.
    pub(super) fn offset(&self, address: Ipv4Addr) -> Option<u32> {
        address.to_bits().checked_sub(self.first_address.to_bits()).filter(|offset| *offset < ADDRESSES)
    }

    /// Whether AWS keeps the address so far from the first.
    pub(super) fn reserved(offset: u32) -> bool {
        !(4..ADDRESSES - 1).contains(&offset)
    }
}

fn id(seed: Seed, prefix: &str, index: u64) -> String {
    format!("{prefix}0{}", seed.hex(prefix, index, 16))
}

fn block(index: u64) -> Ipv4Addr {
    Ipv4Addr::new(172, 31, (index * 16) as u8, 0)
}

/// `us-east-1a` → `use1-az1`: the zone's id, the same for every account.
pub fn zone_id(zone: &str) -> String {
    let (region, letter) = zone.split_at_checked(zone.len().saturating_sub(1)).unwrap_or((zone, "a"));
    let words: Vec<&str> = region.split('-').collect();
    let short: String = words
        .iter()
        .map(|word| match *word {
            "north" | "south" | "east" | "west" | "central" => word.get(..1).unwrap_or(""),
            "northeast" => "ne",
            "northwest" => "nw",
            "southeast" => "se",
            "southwest" => "sw",
            other => other,
        })
        .collect();
    let number = letter.bytes().next().map_or(1, |letter| letter.saturating_sub(b'a') + 1);
    format!("{short}-az{number}")
}
