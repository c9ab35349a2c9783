//! The commercial regions. Source: AWS General Reference, "AWS Regions and
//! Availability Zones".

use std::fmt;

/// A commercial region. Cheap to copy; ordered as in the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region(u8);

struct Facts {
    name: &'static str,
    title: &'static str,
    zones: &'static str,
    opt_in: bool,
}

const fn region(name: &'static str, title: &'static str, zones: &'static str) -> Facts {
    Facts { name, title, zones, opt_in: false }
}

const fn opt_in(name: &'static str, title: &'static str, zones: &'static str) -> Facts {
    Facts { name, title, zones, opt_in: true }
}

static REGIONS: [Facts; 34] = [
    region("us-east-1", "US East (N. Virginia)", "abcdef"),
    region("us-east-2", "US East (Ohio)", "abc"),
    region("us-west-1", "US West (N. California)", "ac"),
    region("us-west-2", "US West (Oregon)", "abcd"),
    opt_in("af-south-1", "Africa (Cape Town)", "abc"),
    opt_in("ap-east-1", "Asia Pacific (Hong Kong)", "abc"),
    opt_in("ap-east-2", "Asia Pacific (Taipei)", "abc"),
    opt_in("ap-south-2", "Asia Pacific (Hyderabad)", "abc"),
    opt_in("ap-southeast-3", "Asia Pacific (Jakarta)", "abc"),
    opt_in("ap-southeast-4", "Asia Pacific (Melbourne)", "abc"),
    opt_in("ap-southeast-5", "Asia Pacific (Malaysia)", "abc"),
    opt_in("ap-southeast-7", "Asia Pacific (Thailand)", "abc"),
    region("ap-south-1", "Asia Pacific (Mumbai)", "abc"),
    region("ap-northeast-3", "Asia Pacific (Osaka)", "abc"),
    region("ap-northeast-2", "Asia Pacific (Seoul)", "abcd"),
    region("ap-southeast-1", "Asia Pacific (Singapore)", "abc"),
    region("ap-southeast-2", "Asia Pacific (Sydney)", "abc"),
    region("ap-northeast-1", "Asia Pacific (Tokyo)", "acd"),
    region("ca-central-1", "Canada (Central)", "abd"),
    opt_in("ca-west-1", "Canada West (Calgary)", "abc"),
    region("eu-central-1", "Europe (Frankfurt)", "abc"),
    region("eu-west-1", "Europe (Ireland)", "abc"),
    region("eu-west-2", "Europe (London)", "abc"),
    opt_in("eu-south-1", "Europe (Milan)", "abc"),
    region("eu-west-3", "Europe (Paris)", "abc"),
    opt_in("eu-south-2", "Europe (Spain)", "abc"),
    region("eu-north-1", "Europe (Stockholm)", "abc"),
    opt_in("eu-central-2", "Europe (Zurich)", "abc"),
    opt_in("il-central-1", "Israel (Tel Aviv)", "abc"),
    opt_in("mx-central-1", "Mexico (Central)", "abc"),
    opt_in("me-south-1", "Middle East (Bahrain)", "abc"),
    opt_in("me-central-1", "Middle East (UAE)", "abc"),
    region("sa-east-1", "South America (Sao Paulo)", "abc"),
    opt_in("ap-southeast-6", "Asia Pacific (New Zealand)", "abc"),
];

impl Region {
    /// `us-east-1`.
    pub const US_EAST_1: Region = Region(0);

    pub fn parse(name: &str) -> Option<Region> {
        let index = REGIONS.iter().position(|facts| facts.name == name)?;
        Some(Region(index as u8))
    }

    /// Its place in the table: what the record store keeps.
    pub(crate) fn number(self) -> u8 {
        self.0
    }

    pub(crate) fn of_number(number: u8) -> Region {
        Region(number)
    }

    /// Every commercial region, in the order of AWS's table.
    pub fn all() -> impl Iterator<Item = Region> {
        (0..REGIONS.len() as u8).map(Region)
    }

    fn facts(self) -> &'static Facts {
        REGIONS.get(self.0 as usize).unwrap_or(&REGIONS[0])
    }

    /// `us-east-1`.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// `US East (N. Virginia)`, as in an alarm's mail.
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// The letters of its Availability Zones, as this account sees them.
    pub fn zones(self) -> impl Iterator<Item = String> {
        self.facts().zones.chars().map(move |letter| format!("{}{letter}", self.name()))
    }

    /// Whether an account must opt in to use it.
    pub fn needs_opt_in(self) -> bool {
        self.facts().opt_in
    }
}

impl Default for Region {
    fn default() -> Region {
        Region::US_EAST_1
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl fmt::Display for Region {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
