//! Rules and their targets, in AWS's words.

use super::pattern::RulePattern;
use super::schedules::RuleSchedule;
use crate::kernel::Event;
use crate::kernel::region::Region;
use base::Document;
use languages::event_pattern::Explanation;
pub use languages::input_transformer::Input as TargetInput;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The only event bus there is in each region.
pub const DEFAULT_BUS: &str = "default";

/// Region, event bus, and the rule's name.
pub(super) type RuleKey = (Region, String, String);

/// Every rule of the account, and what each has done so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub(super) rules: BTreeMap<RuleKey, Rc<Rule>>,
    /// By the rule's region, bus and name; they outlive the rule, as metrics do.
    pub(super) counts: BTreeMap<RuleKey, Counts>,
}

/// Whether a rule is at work. Source: EventBridge API Reference, "PutRule".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RuleState {
    #[default]
    Enabled,
    Disabled,
    /// Also for read-only management events that a trail sends.
    EnabledWithAllCloudTrailManagementEvents,
}

impl RuleState {
    /// The API's word: `ENABLED`.
    pub fn name(self) -> &'static str {
        match self {
            RuleState::Enabled => "ENABLED",
            RuleState::Disabled => "DISABLED",
            RuleState::EnabledWithAllCloudTrailManagementEvents => "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        }
    }

    /// A text that the model has let pass; `ENABLED` where none is given.
    pub(super) fn parse(name: Option<&str>) -> RuleState {
        let all = [RuleState::Disabled, RuleState::EnabledWithAllCloudTrailManagementEvents];
        all.into_iter().find(|state| Some(state.name()) == name).unwrap_or_default()
    }

    pub fn is_enabled(self) -> bool {
        self != RuleState::Disabled
    }
}

/// A rule. Source: EventBridge API Reference, "DescribeRule".
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) bus: String,
    pub(super) pattern: Option<Rc<RulePattern>>,
    pub(super) schedule: Option<RuleSchedule>,
    pub(super) state: RuleState,
    pub(super) description: Option<String>,
    pub(super) role_arn: Option<String>,
    pub(super) managed_by: Option<String>,
    /// The account id.
    pub(super) created_by: String,
    pub(super) tags: Vec<(String, String)>,
    /// In the order in which they were added.
    pub(super) targets: Vec<Rc<Target>>,
}

impl Rule {
    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn arn(&self) -> &str {
        &self.arn
    }
    /// The name of its event bus.
    pub fn bus(&self) -> &str {
        &self.bus
    }
    /// The event pattern as it was given.
    pub fn event_pattern(&self) -> Option<&str> {
        self.pattern.as_ref().map(|pattern| pattern.text())
    }
    pub fn schedule_expression(&self) -> Option<&str> {
        self.schedule.as_ref().map(RuleSchedule::text)
    }
    /// The schedule that it follows, with its next firing.
    pub fn schedule(&self) -> Option<&RuleSchedule> {
        self.schedule.as_ref()
    }
    pub fn state(&self) -> RuleState {
        self.state
    }
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
    pub fn role_arn(&self) -> Option<&str> {
        self.role_arn.as_deref()
    }
    /// The service that made the rule and alone may change it.
    pub fn managed_by(&self) -> Option<&str> {
        self.managed_by.as_deref()
    }
    /// Keys and values in the order given.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tags.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
    /// In the order in which they were added.
    pub fn targets(&self) -> &[Rc<Target>] {
        &self.targets
    }

    /// A row of `ListRules`: members in the order of AWS's model.
    pub(super) fn row(&self) -> Document {
        Document::map()
            .with("Name", &self.name)
            .with("Arn", &self.arn)
            .with_some("EventPattern", self.event_pattern())
            .with("State", self.state.name())
            .with_some("Description", self.description())
            .with_some("ScheduleExpression", self.schedule_expression())
            .with_some("RoleArn", self.role_arn())
            .with_some("ManagedBy", self.managed_by())
            .with("EventBusName", &self.bus)
    }

    /// The answer of `DescribeRule`.
    pub(super) fn description_document(&self) -> Document {
        Document::map()
            .with("Name", &self.name)
            .with("Arn", &self.arn)
            .with_some("EventPattern", self.event_pattern())
            .with_some("ScheduleExpression", self.schedule_expression())
            .with("State", self.state.name())
            .with_some("Description", self.description())
            .with_some("RoleArn", self.role_arn())
            .with_some("ManagedBy", self.managed_by())
            .with("EventBusName", &self.bus)
            .with("CreatedBy", &self.created_by)
    }
}

/// Where a rule sends what it matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub(super) id: String,
    pub(super) arn: String,
    pub(super) input: TargetInput,
    /// `InputPathsMap` and `InputTemplate` as they were given.
    pub(super) transformer: Option<Document>,
    pub(super) role_arn: Option<String>,
    pub(super) dead_letter_config: Option<Document>,
    pub(super) retry_policy: Option<Document>,
}

impl Target {
    pub fn id(&self) -> &str {
        &self.id
    }
    pub fn arn(&self) -> &str {
        &self.arn
    }
    /// What the target is given of an event.
    pub fn input(&self) -> &TargetInput {
        &self.input
    }
    /// `InputPathsMap` and `InputTemplate` of an input transformer.
    pub fn transformer(&self) -> Option<&Document> {
        self.transformer.as_ref()
    }
    pub fn role_arn(&self) -> Option<&str> {
        self.role_arn.as_deref()
    }

    /// A row of `ListTargetsByRule`: members in the order of AWS's model.
    pub(super) fn row(&self) -> Document {
        let row =
            Document::map().with("Id", &self.id).with("Arn", &self.arn).with_some("RoleArn", self.role_arn.as_ref());
        let row = match &self.input {
            TargetInput::Constant(text) => row.with("Input", text),
            TargetInput::Part(path) => row.with("InputPath", path),
            TargetInput::Event | TargetInput::Transformer(_) => row,
        };
        row.with_some("InputTransformer", self.transformer.clone())
            .with_some("DeadLetterConfig", self.dead_letter_config.clone())
            .with_some("RetryPolicy", self.retry_policy.clone())
    }
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

    /// A rule by its ARN.
    pub fn rule(&self, arn: &str) -> Option<&Rc<Rule>> {
        self.rules.get(&key_of(arn)?)
    }

    /// A rule of the region's default bus by its name.
    pub fn rule_named(&self, region: Region, name: &str) -> Option<&Rc<Rule>> {
        self.rules.get(&(region, DEFAULT_BUS.to_string(), name.to_string()))
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
