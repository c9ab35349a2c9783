//! A rule, in AWS's words.

use super::pattern::RulePattern;
use super::schedules::RuleSchedule;
use super::target::Target;
use base::Document;
use std::rc::Rc;

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
