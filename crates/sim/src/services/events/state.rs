//! Everything that EventBridge keeps, and how others read it.

use super::archive::Archive;
use super::bus::Bus;
use super::matching::Matchers;
use super::replay::Replay;
use super::rule::Rule;
use crate::kernel::Event;
use crate::kernel::region::Region;
use languages::event_pattern::Explanation;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The event bus that each region has from the beginning.
pub const DEFAULT_BUS: &str = "default";

/// Region, event bus, and the rule's name.
pub(super) type RuleKey = (Region, String, String);

/// Every rule and event bus of the account, and what each rule has done so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub(super) rules: BTreeMap<RuleKey, Rc<Rule>>,
    /// Buses by region and name; the default one only once it was changed.
    pub(super) buses: BTreeMap<(Region, String), Rc<Bus>>,
    pub(super) archives: BTreeMap<(Region, String), Rc<Archive>>,
    pub(super) replays: BTreeMap<(Region, String), Rc<Replay>>,
    /// By the rule's region, bus and name; they outlive the rule, as metrics do.
    pub(super) counts: BTreeMap<RuleKey, Counts>,
    pub(super) matchers: Matchers,
}

/// What a rule has done so far. Source: EventBridge User Guide, "Monitoring
/// Amazon EventBridge" (metrics of the namespace AWS/Events).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// TriggeredRules: events that the enabled rule matched.
    pub triggered: u64,
    /// Invocations: times that a target was invoked, failures included.
    pub invocations: u64,
    /// FailedInvocations: those that failed for good.
    pub failed_invocations: u64,
    /// InvocationsSentToDlq: of these, what the dead-letter queue has taken.
    pub sent_to_dead_letter_queue: u64,
    /// InvocationsFailedToBeSentToDlq.
    pub failed_to_be_sent_to_dead_letter_queue: u64,
}

impl State {
    /// The region's rules on the default bus, by name.
    pub fn rules(&self, region: Region) -> impl Iterator<Item = &Rc<Rule>> {
        self.rules_of(region, DEFAULT_BUS)
    }

    /// The rules of one event bus, by name.
    pub fn rules_of(&self, region: Region, bus: &str) -> impl Iterator<Item = &Rc<Rule>> {
        let all = self.rules.range((region, bus.to_string(), String::new())..);
        all.take_while(move |(key, rule)| key.0 == region && rule.bus == bus).map(|(_, rule)| rule)
    }

    /// The region's rules on every bus, by bus and name.
    pub fn all_rules(&self, region: Region) -> impl Iterator<Item = &Rc<Rule>> {
        let all = self.rules.range((region, String::new(), String::new())..);
        all.take_while(move |(key, _)| key.0 == region).map(|(_, rule)| rule)
    }

    /// Whether the region has an event bus of that name.
    pub(super) fn has_bus(&self, region: Region, name: &str) -> bool {
        name == DEFAULT_BUS || self.buses.contains_key(&(region, name.to_string()))
    }

    /// The region's event bus of that name.
    pub fn bus(&self, region: Region, name: &str, account: &str) -> Option<Rc<Bus>> {
        match self.buses.get(&(region, name.to_string())) {
            Some(bus) => Some(bus.clone()),
            None => (name == DEFAULT_BUS).then(|| Rc::new(Bus::default_of(region, account))),
        }
    }

    /// The region's event buses, by name.
    pub fn buses(&self, region: Region, account: &str) -> Vec<Rc<Bus>> {
        let own = self.buses.range((region, String::new())..).take_while(|(key, _)| key.0 == region);
        let mut buses: Vec<Rc<Bus>> = own.map(|(_, bus)| bus.clone()).collect();
        if buses.iter().all(|bus| bus.name != DEFAULT_BUS) {
            buses.extend(self.bus(region, DEFAULT_BUS, account));
            buses.sort_by(|a, b| a.name.cmp(&b.name));
        }
        buses
    }

    /// The region's archives, by name.
    pub fn archives(&self, region: Region) -> impl Iterator<Item = &Rc<Archive>> {
        let all = self.archives.range((region, String::new())..);
        all.take_while(move |(key, _)| key.0 == region).map(|(_, archive)| archive)
    }

    /// The region's archive of that name.
    pub fn archive(&self, region: Region, name: &str) -> Option<&Rc<Archive>> {
        self.archives.get(&(region, name.to_string()))
    }

    /// The region's replays, by name.
    pub fn replays(&self, region: Region) -> impl Iterator<Item = &Rc<Replay>> {
        let all = self.replays.range((region, String::new())..);
        all.take_while(move |(key, _)| key.0 == region).map(|(_, replay)| replay)
    }

    /// The region's replay of that name.
    pub fn replay(&self, region: Region, name: &str) -> Option<&Rc<Replay>> {
        self.replays.get(&(region, name.to_string()))
    }

    /// A rule by its ARN.
    pub fn rule(&self, arn: &str) -> Option<&Rc<Rule>> {
        self.rules.get(&key_of(arn)?)
    }

    /// A rule of the region: `NAME` on the default bus, `BUS/NAME` on another.
    pub fn rule_named(&self, region: Region, path: &str) -> Option<&Rc<Rule>> {
        let (bus, name) = path.rsplit_once('/').unwrap_or((DEFAULT_BUS, path));
        self.rules.get(&(region, bus.to_string(), name.to_string()))
    }

    /// What the rule of this ARN has done so far.
    pub fn counts(&self, arn: &str) -> Counts {
        key_of(arn).and_then(|key| self.counts.get(&key)).copied().unwrap_or_default()
    }

    pub(super) fn count(&mut self, arn: &str, change: impl FnOnce(&mut Counts)) {
        if let Some(key) = key_of(arn) {
            change(self.counts.entry(key).or_default());
        }
    }

    /// Why the rule's pattern matches the event, or does not; none for a rule
    /// that only follows a schedule.
    pub fn explain(&self, arn: &str, event: &Event) -> Option<Explanation> {
        let pattern = self.rule(arn)?.pattern.as_ref()?;
        Some(pattern.meaning().explain(&event.document()))
    }
}

/// `arn:aws:events:us-east-1:123456789012:rule/NAME`, or `rule/BUS/NAME` on
/// another bus than the default one.
pub(super) fn key_of(arn: &str) -> Option<RuleKey> {
    let arn: base::Arn = arn.parse().ok()?;
    let path = arn.resource.strip_prefix("rule/")?;
    let (bus, name) = path.rsplit_once('/').unwrap_or((DEFAULT_BUS, path));
    Some((Region::parse(&arn.region)?, bus.to_string(), name.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_found_by_its_arn() {
        let key = |bus: &str| Some((Region::US_EAST_1, bus.to_string(), "stop".to_string()));
        assert_eq!(key_of("arn:aws:events:us-east-1:123456789012:rule/stop"), key("default"));
        assert_eq!(key_of("arn:aws:events:us-east-1:123456789012:rule/orders/stop"), key("orders"));
        assert_eq!(key_of("arn:aws:sns:us-east-1:123456789012:stop"), None);
    }
}
