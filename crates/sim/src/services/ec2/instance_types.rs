//! Instance types: a few of each family. Source: EC2 User Guide, "Amazon EC2
//! instance types"; the account's vCPU limit: "Amazon EC2 service quotas".

/// The vCPUs that a new account's running instances may have in a region.
pub(super) const VCPU_LIMIT: u32 = 32;

/// An instance type.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceType {
    /// `t2.micro`.
    pub name: &'static str,
    pub vcpus: u32,
    pub memory_mib: u32,
    /// `x86_64` or `arm64`.
    pub architecture: &'static str,
    /// vCPUs of a core: 2, or 1 where a core is one vCPU.
    pub threads_per_core: u32,
    /// Whether the free tier covers it (in regions that have t2.micro).
    pub free_tier: bool,
}

const fn kind(
    name: &'static str,
    vcpus: u32,
    memory_mib: u32,
    threads_per_core: u32,
    architecture: &'static str,
) -> InstanceType {
    InstanceType { name, vcpus, memory_mib, architecture, threads_per_core, free_tier: false }
}

const fn x86(name: &'static str, vcpus: u32, memory_gib: u32) -> InstanceType {
    kind(name, vcpus, memory_gib * 1_024, 2, "x86_64")
}

const fn arm(name: &'static str, vcpus: u32, memory_gib: u32) -> InstanceType {
    kind(name, vcpus, memory_gib * 1_024, 1, "arm64")
}

static TYPES: [InstanceType; 35] = [
    kind("t2.nano", 1, 512, 1, "x86_64"),
    InstanceType { free_tier: true, ..kind("t2.micro", 1, 1_024, 1, "x86_64") },
    kind("t2.small", 1, 2_048, 1, "x86_64"),
    kind("t2.medium", 2, 4_096, 1, "x86_64"),
    kind("t2.large", 2, 8_192, 1, "x86_64"),
    kind("t2.xlarge", 4, 16_384, 1, "x86_64"),
    kind("t3.nano", 2, 512, 2, "x86_64"),
    x86("t3.micro", 2, 1),
    x86("t3.small", 2, 2),
    x86("t3.medium", 2, 4),
    x86("t3.large", 2, 8),
    x86("t3.xlarge", 4, 16),
    x86("t3.2xlarge", 8, 32),
    kind("t3a.nano", 2, 512, 2, "x86_64"),
    x86("t3a.micro", 2, 1),
    x86("t3a.small", 2, 2),
    kind("t4g.nano", 2, 512, 1, "arm64"),
    arm("t4g.micro", 2, 1),
    arm("t4g.small", 2, 2),
    arm("t4g.medium", 2, 4),
    x86("m5.large", 2, 8),
    x86("m5.xlarge", 4, 16),
    x86("m5.2xlarge", 8, 32),
    x86("m5.4xlarge", 16, 64),
    arm("m6g.medium", 1, 4),
    arm("m6g.large", 2, 8),
    x86("c5.large", 2, 4),
    x86("c5.xlarge", 4, 8),
    x86("c5.2xlarge", 8, 16),
    x86("c5.4xlarge", 16, 32),
    x86("c5.9xlarge", 36, 72),
    arm("c6g.large", 2, 4),
    x86("r5.large", 2, 16),
    x86("r5.xlarge", 4, 32),
    x86("m5.8xlarge", 32, 128),
];

/// Every type the simulation knows, families together.
pub fn instance_types() -> impl Iterator<Item = &'static InstanceType> {
    TYPES.iter()
}

/// The type of that name.
pub fn instance_type(name: &str) -> Option<&'static InstanceType> {
    TYPES.iter().find(|kind| kind.name == name)
}
