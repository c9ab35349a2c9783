//! A replay of archived events, in AWS's words.

use base::{Document, Time};

/// Source: EventBridge API Reference, "DescribeReplay".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayState {
    Starting,
    Running,
    Cancelling,
    Completed,
    Cancelled,
    Failed,
}

impl ReplayState {
    /// The API's word: `STARTING`.
    pub fn name(self) -> &'static str {
        match self {
            ReplayState::Starting => "STARTING",
            ReplayState::Running => "RUNNING",
            ReplayState::Cancelling => "CANCELLING",
            ReplayState::Completed => "COMPLETED",
            ReplayState::Cancelled => "CANCELLED",
            ReplayState::Failed => "FAILED",
        }
    }

    pub fn is_active(self) -> bool {
        matches!(self, ReplayState::Starting | ReplayState::Running | ReplayState::Cancelling)
    }
}

/// A replay.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) description: Option<String>,
    /// The archive's ARN.
    pub(super) event_source_arn: String,
    /// The ARN of the event bus.
    pub(super) destination: String,
    /// The rules that it is for; all where there are none.
    pub(super) filter_arns: Vec<String>,
    pub(super) state: ReplayState,
    pub(super) state_reason: Option<String>,
    pub(super) event_start: Time,
    pub(super) event_end: Time,
    /// The time of the last event that it brought again.
    pub(super) last_replayed: Option<Time>,
    pub(super) started: Time,
    pub(super) ended: Option<Time>,
    /// Events before this time have had their turn.
    pub(super) cursor: Time,
}

impl Replay {
    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn arn(&self) -> &str {
        &self.arn
    }
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
    /// The archive's ARN.
    pub fn event_source_arn(&self) -> &str {
        &self.event_source_arn
    }
    /// The ARN of the event bus.
    pub fn destination(&self) -> &str {
        &self.destination
    }
    /// The rules that it is for; all where there are none.
    pub fn filter_arns(&self) -> &[String] {
        &self.filter_arns
    }
    pub fn state(&self) -> ReplayState {
        self.state
    }
    pub fn state_reason(&self) -> Option<&str> {
        self.state_reason.as_deref()
    }
    /// From when on, and until when, it brings events again.
    pub fn events_between(&self) -> (Time, Time) {
        (self.event_start, self.event_end)
    }
    /// The time of the last event that it brought again.
    pub fn last_replayed(&self) -> Option<Time> {
        self.last_replayed
    }
    pub fn started(&self) -> Time {
        self.started
    }
    pub fn ended(&self) -> Option<Time> {
        self.ended
    }

    /// Whether a rule takes part.
    pub(super) fn is_for(&self, rule_arn: &str) -> bool {
        self.filter_arns.is_empty() || self.filter_arns.iter().any(|arn| arn == rule_arn)
    }

    /// A row of `ListReplays`: members in the order of AWS's model.
    pub(super) fn row(&self) -> Document {
        Document::map()
            .with("ReplayName", &self.name)
            .with("EventSourceArn", &self.event_source_arn)
            .with("State", self.state.name())
            .with_some("StateReason", self.state_reason())
            .with("EventStartTime", self.event_start.iso())
            .with("EventEndTime", self.event_end.iso())
            .with_some("EventLastReplayedTime", self.last_replayed.map(|time| time.iso()))
            .with("ReplayStartTime", self.started.iso())
            .with_some("ReplayEndTime", self.ended.map(|time| time.iso()))
    }

    /// The answer of `DescribeReplay`.
    pub(super) fn description_document(&self) -> Document {
        let filters = (!self.filter_arns.is_empty()).then(|| self.filter_arns.iter().collect::<Document>());
        Document::map()
            .with("ReplayName", &self.name)
            .with("ReplayArn", &self.arn)
            .with_some("Description", self.description())
            .with("State", self.state.name())
            .with_some("StateReason", self.state_reason())
            .with("EventSourceArn", &self.event_source_arn)
            .with("Destination", Document::map().with("Arn", &self.destination).with_some("FilterArns", filters))
            .with("EventStartTime", self.event_start.iso())
            .with("EventEndTime", self.event_end.iso())
            .with_some("EventLastReplayedTime", self.last_replayed.map(|time| time.iso()))
            .with("ReplayStartTime", self.started.iso())
            .with_some("ReplayEndTime", self.ended.map(|time| time.iso()))
    }
}
