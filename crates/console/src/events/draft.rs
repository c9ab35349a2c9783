//! The rule that the wizard makes or edits, and the calls that save it.

use super::Call;
use super::pattern_form::PatternForm;
use super::target_draft::TargetDraft;
use crate::sns::{TagDraft, retagged};
use crate::{View, Words, moment};
use base::{Document, Time};
use languages::event_pattern::Pattern;
use languages::schedule::Schedule;
use sim::services::events::DEFAULT_BUS;
use sim::{Account, Region};

/// What sets the rule off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RuleKind {
    #[default]
    Pattern,
    Schedule,
}

/// What the wizard holds.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDraft {
    /// The rule that is edited: its name and the ids of its targets.
    pub edits: Option<(String, Vec<String>)>,
    pub name: String,
    /// The name of its event bus.
    pub bus: String,
    pub description: String,
    pub enabled: bool,
    pub kind: RuleKind,
    /// JSON text.
    pub pattern: String,
    /// The form that says the same; none where the pattern says more.
    pub form: Option<PatternForm>,
    pub schedule: String,
    pub targets: Vec<TargetDraft>,
    pub tags: Vec<TagDraft>,
}

impl Default for RuleDraft {
    fn default() -> RuleDraft {
        RuleDraft {
            edits: None,
            name: String::new(),
            bus: DEFAULT_BUS.to_string(),
            description: String::new(),
            enabled: true,
            kind: RuleKind::Pattern,
            pattern: PatternForm::default().text(),
            form: Some(PatternForm::default()),
            schedule: "rate(5 minutes)".to_string(),
            targets: vec![TargetDraft::new("Id1")],
            tags: Vec::new(),
        }
    }
}

impl RuleDraft {
    /// To edit a rule of the region: `NAME`, or `BUS/NAME`.
    pub fn of(account: &Account, region: Region, path: &str) -> Option<RuleDraft> {
        let rule = account.services().events().rule_named(region, path)?;
        let ids = rule.targets().iter().map(|target| target.id().to_string()).collect();
        let pattern = rule.event_pattern().map(indented);
        let fresh = RuleDraft::default();
        Some(RuleDraft {
            edits: Some((rule.name().to_string(), ids)),
            name: rule.name().to_string(),
            bus: rule.bus().to_string(),
            description: rule.description().unwrap_or("").to_string(),
            enabled: rule.state().is_enabled(),
            kind: if pattern.is_some() { RuleKind::Pattern } else { RuleKind::Schedule },
            form: pattern.as_ref().map_or(fresh.form, |pattern| PatternForm::read(pattern)),
            pattern: pattern.unwrap_or(fresh.pattern),
            schedule: rule.schedule_expression().map_or(fresh.schedule, str::to_string),
            targets: rule.targets().iter().map(|target| TargetDraft::of(target)).collect(),
            tags: rule.tags().map(|(key, value)| TagDraft { key: key.into(), value: value.into() }).collect(),
        })
    }

    /// The form was changed: the pattern follows.
    #[must_use]
    pub fn with_form(self, form: PatternForm) -> RuleDraft {
        RuleDraft { pattern: form.text(), form: Some(form), ..self }
    }

    /// The pattern was typed: the form follows where it can.
    #[must_use]
    pub fn with_pattern(self, pattern: &str) -> RuleDraft {
        let empty = PatternForm::default();
        let form = if pattern == empty.text() { Some(empty) } else { PatternForm::read(pattern) };
        RuleDraft { pattern: pattern.to_string(), form, ..self }
    }

    /// With one target more, under an id that is free.
    #[must_use]
    pub fn with_target(mut self) -> RuleDraft {
        let is_free = |id: &String| self.targets.iter().all(|target| target.id != *id);
        let id = (1..).map(|number| format!("Id{number}")).find(is_free).unwrap_or_default();
        self.targets.push(TargetDraft::new(&id));
        self
    }

    /// With the pattern written anew, where it is JSON.
    #[must_use]
    pub fn formatted(self) -> RuleDraft {
        let pattern = indented(&self.pattern);
        self.with_pattern(&pattern)
    }

    /// When the schedule would fire, were the rule saved now: ten times, as
    /// the console lists them.
    pub fn firings(&self, now: Time) -> Vec<String> {
        let schedule = Schedule::parse(&self.schedule);
        schedule.map_or_else(|_| Vec::new(), |it| it.next_n(now, now, 10).into_iter().map(moment).collect())
    }

    /// Where the rule is: `NAME` on the default bus, `BUS/NAME` on another.
    pub fn path(&self) -> String {
        match self.bus.as_str() {
            DEFAULT_BUS => self.name.trim().to_string(),
            bus => format!("{bus}/{}", self.name.trim()),
        }
    }

    /// The rule's ARN, once it is saved.
    pub(super) fn arn(&self, account: &Account, region: Region) -> String {
        format!("arn:aws:events:{region}:{}:rule/{}", account.account_id(), self.path())
    }

    fn with_bus(&self, input: Document) -> Document {
        input.with_some("EventBusName", (self.bus != DEFAULT_BUS).then_some(self.bus.as_str()))
    }

    /// The event that a target's preview shows: the newest on the bus that the
    /// pattern catches, or a sample.
    pub fn preview_event(&self, account: &Account, view: &View) -> Document {
        if self.kind == RuleKind::Schedule {
            return Document::map()
                .with("version", "0")
                .with("id", "e0f7a2b4-5c1d-4936-8a7e-91b3d6c0f258")
                .with("detail-type", "Scheduled Event")
                .with("source", "aws.events")
                .with("account", account.account_id())
                .with("time", account.now().iso())
                .with("region", view.region.name())
                .with("resources", vec![self.arn(account, view.region)])
                .with("detail", Document::map());
        }
        let pattern = Pattern::parse(&self.pattern).ok();
        let caught = |event: &Document| pattern.as_ref().is_some_and(|pattern| pattern.matches(event));
        let past = super::past_events_of(account, view, &self.bus).into_iter().map(|past| past.document);
        let samples = super::samples().map(|it| super::sample(account, view.region, it.id));
        let usual = super::sample(account, view.region, "stopping");
        past.chain([usual.clone()]).chain(samples).find(caught).unwrap_or(usual)
    }

    /// For `PutRule`.
    pub fn rule_input(&self) -> Document {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
        let tags = self.tags.iter().filter(|tag| !tag.key.is_empty());
        let tags: Vec<Document> =
            tags.map(|tag| Document::map().with("Key", &tag.key).with("Value", &tag.value)).collect();
        let pattern = (self.kind == RuleKind::Pattern).then(|| compact(&self.pattern));
        let schedule = (self.kind == RuleKind::Schedule).then_some(self.schedule.as_str());
        Document::map()
            .with("Name", self.name.trim())
            .with_some("EventPattern", pattern)
            .with_some("ScheduleExpression", schedule)
            .with("State", if self.enabled { "ENABLED" } else { "DISABLED" })
            .with_some("Description", given(&self.description))
            .with_some("EventBusName", (self.bus != DEFAULT_BUS).then_some(self.bus.as_str()))
            .with_some("Tags", (self.edits.is_none() && !tags.is_empty()).then_some(tags))
    }

    /// The calls that save it, in order: the rule, its targets, for each topic,
    /// queue and function that would refuse the rule its access policy, and tags.
    pub fn calls(&self, account: &Account, region: Region) -> Vec<Call> {
        let mut calls: Vec<Call> = vec![("events", "PutRule", self.rule_input())];
        let rule = self.with_bus(Document::map().with("Rule", self.name.trim()));
        let is_gone = |id: &&String| self.targets.iter().all(|target| target.id != **id);
        let gone = self.edits.iter().flat_map(|(_, ids)| ids).filter(is_gone);
        let gone: Vec<&str> = gone.map(String::as_str).collect();
        if !gone.is_empty() {
            calls.push(("events", "RemoveTargets", rule.clone().with("Ids", gone)));
        }
        if !self.targets.is_empty() {
            let targets: Vec<Document> = self.targets.iter().map(TargetDraft::document).collect();
            calls.push(("events", "PutTargets", rule.with("Targets", targets)));
        }
        calls.extend(self.permissions(account, region).into_iter().map(|(_, call)| call));
        calls.extend(self.tag_calls(account, region));
        calls
    }

    /// PutRule leaves the tags of a rule that exists as they are.
    fn tag_calls(&self, account: &Account, region: Region) -> Vec<Call> {
        let rule = self.edits.as_ref().and_then(|_| account.services().events().rule_named(region, &self.path()));
        let Some(rule) = rule else { return Vec::new() };
        let before: Vec<_> = rule.tags().map(|(key, value)| (key.to_string(), value.to_string())).collect();
        let changes = retagged(&Document::map().with("ResourceARN", rule.arn()), &before, &self.tags);
        changes.into_iter().map(|(operation, input)| ("events", operation, input)).collect()
    }
}

/// What the notification says after the calls were made: the rule, and each
/// topic whose access policy was extended.
pub fn saved(view: &View, draft: &RuleDraft, calls: &[Call]) -> Vec<String> {
    let key = if draft.edits.is_some() { "events.rule.updated" } else { "events.rule.created" };
    let rule = view.fill(key, &[("name", draft.name.trim())]);
    let policies = calls.iter().filter_map(|call| super::permissions::told(view, call));
    std::iter::once(rule).chain(policies).collect()
}

/// As the console sends it: without blanks where it is JSON.
fn compact(pattern: &str) -> String {
    Document::parse(pattern).map_or_else(|_| pattern.to_string(), |pattern| pattern.to_json())
}

fn indented(pattern: &str) -> String {
    Document::parse(pattern).map_or_else(|_| pattern.to_string(), |it| super::pattern_form::lines(&it))
}
