//! An event bus, in AWS's words.

use super::state::DEFAULT_BUS;
use crate::Region;
use base::{Arn, Document, Time};

/// An event bus. Source: EventBridge API Reference, "DescribeEventBus".
#[derive(Clone, Debug, PartialEq)]
pub struct Bus {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) description: Option<String>,
    /// Its access policy as JSON text.
    pub(super) policy: Option<String>,
    pub(super) tags: Vec<(String, String)>,
    /// None for the default bus, which was always there.
    pub(super) created: Option<Time>,
    pub(super) modified: Option<Time>,
}

impl Bus {
    pub(super) fn default_of(region: Region, account: &str) -> Bus {
        Bus {
            name: DEFAULT_BUS.to_string(),
            arn: Arn::new("events", region.name(), account, "event-bus/default").to_string(),
            description: None,
            policy: None,
            tags: Vec::new(),
            created: None,
            modified: None,
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn arn(&self) -> &str {
        &self.arn
    }
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
    /// Its access policy as JSON text.
    pub fn policy(&self) -> Option<&str> {
        self.policy.as_deref()
    }
    /// Keys and values in the order given.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tags.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
    /// None for a default bus.
    pub fn created(&self) -> Option<Time> {
        self.created
    }

    /// The answer of `DescribeEventBus` and a row of `ListEventBuses`:
    /// members in the order of AWS's model.
    pub(super) fn row(&self) -> Document {
        Document::map()
            .with("Name", &self.name)
            .with("Arn", &self.arn)
            .with_some("Description", self.description())
            .with_some("Policy", self.policy())
            .with_some("CreationTime", self.created.map(|time| time.iso()))
            .with_some("LastModifiedTime", self.modified.filter(|_| self.created.is_some()).map(|time| time.iso()))
    }
}
