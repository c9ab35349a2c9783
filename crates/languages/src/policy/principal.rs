//! Who asks, and whom a statement is about.

use base::Arn;

/// Who makes a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// An AWS service: `events.amazonaws.com`.
    Service(String),
    /// A user, a role's session, or an account's root user, by ARN.
    Aws(String),
    /// Without credentials.
    Anonymous,
}

impl Principal {
    /// The root user of an account of 12 digits.
    pub fn account(id: &str) -> Principal {
        Principal::Aws(format!("arn:aws:iam::{id}:root"))
    }
}

/// The `Principal` or `NotPrincipal` of a statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Principals {
    pub(super) inverted: bool,
    /// Type and value: (`Service`, `events.amazonaws.com`). The bare `"*"` is
    /// (`AWS`, `*`), to which it is equal.
    pub(super) entries: Vec<(String, String)>,
}

impl Principals {
    pub(super) fn apply_to(&self, principal: &Principal) -> bool {
        self.entries.iter().any(|(kind, value)| names(kind, value, principal)) != self.inverted
    }
}

fn names(kind: &str, value: &str, principal: &Principal) -> bool {
    match (kind, value, principal) {
        // Services too: topics open to all for S3 rely on it.
        ("AWS", "*", _) | ("Service", "*", Principal::Service(_)) => true,
        ("Service", value, Principal::Service(name)) => without_region(value) == without_region(name),
        ("AWS", value, Principal::Aws(arn)) => aws_names(value, arn),
        _ => false,
    }
}

/// An account stands for everyone in it, a role for its sessions.
fn aws_names(value: &str, arn: &str) -> bool {
    if value == arn {
        return true;
    }
    let Ok(asking) = arn.parse::<Arn>() else { return false };
    if value.len() == 12 && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return asking.account == value;
    }
    let Ok(named) = value.parse::<Arn>() else { return false };
    if named.account != asking.account || named.service != "iam" {
        return false;
    }
    if named.resource == "root" {
        return true;
    }
    let role = named.resource.strip_prefix("role/").and_then(|path| path.rsplit('/').next());
    let session = asking.resource.strip_prefix("assumed-role/").and_then(|path| path.split('/').next());
    role.is_some() && role == session
}

/// `logs.us-east-1.amazonaws.com` is `logs.amazonaws.com`.
fn without_region(service: &str) -> String {
    match service.split('.').collect::<Vec<_>>().as_slice() {
        [name, region, "amazonaws", "com"] if region.contains('-') => format!("{name}.amazonaws.com"),
        _ => service.to_string(),
    }
}
