//! The rule that the wizard makes or edits, and the calls that save it.

use super::Call;
use super::pattern_form::PatternForm;
use super::target_draft::TargetDraft;
use crate::sns::TagDraft;
use crate::{View, Words, moment};
use base::{Document, Time};
use languages::schedule::Schedule;
use sim::services::access::Admission;
use sim::services::sns::policy_with_events_statement;
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
    pub description: String,
    pub enabled: bool,
    pub kind: RuleKind,
    /// JSON text.
    pub pattern: String,
    /// The form that says the same; none where the pattern says more.
    pub form: Option<PatternForm>,
    pub schedule: String,
    pub targets: Vec<TargetDraft>,
    /// Of a new rule: those of an old one are changed on its own page.
    pub tags: Vec<TagDraft>,
}

impl Default for RuleDraft {
    fn default() -> RuleDraft {
        RuleDraft {
            edits: None,
            name: String::new(),
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
    /// To edit a rule of the region.
    pub fn of(account: &Account, region: Region, name: &str) -> Option<RuleDraft> {
        let rule = account.services().events().rule_named(region, name)?;
        let ids = rule.targets().iter().map(|target| target.id().to_string()).collect();
        let pattern = rule.event_pattern().map(indented);
        let fresh = RuleDraft::default();
        Some(RuleDraft {
            edits: Some((name.to_string(), ids)),
            name: name.to_string(),
            description: rule.description().unwrap_or("").to_string(),
            enabled: rule.state().is_enabled(),
            kind: if pattern.is_some() { RuleKind::Pattern } else { RuleKind::Schedule },
            form: pattern.as_ref().map_or(fresh.form, |pattern| PatternForm::read(pattern)),
            pattern: pattern.unwrap_or(fresh.pattern),
            schedule: rule.schedule_expression().map_or(fresh.schedule, str::to_string),
            targets: rule.targets().iter().map(|target| TargetDraft::of(target)).collect(),
            tags: Vec::new(),
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

    /// Whether saving adds a statement to the access policy of its topic.
    pub fn extends_policy(&self, account: &Account, target: &TargetDraft) -> bool {
        self.closed_topics(account).any(|(it, _)| it.arn == target.arn)
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
            .with_some("Tags", (self.edits.is_none() && !tags.is_empty()).then_some(tags))
    }

    /// The calls that save it, in order: the rule, its targets, and for each
    /// topic that would refuse the rule's messages its access policy.
    pub fn calls(&self, account: &Account) -> Vec<Call> {
        let mut calls: Vec<Call> = vec![("events", "PutRule", self.rule_input())];
        let rule = Document::map().with("Rule", self.name.trim());
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
        calls.extend(self.closed_topics(account).map(|(target, policy)| {
            let policy = policy_with_events_statement(policy, self.name.trim(), &target.id, &target.arn);
            let input = Document::map()
                .with("TopicArn", &target.arn)
                .with("AttributeName", "Policy")
                .with("AttributeValue", policy);
            ("sns", "SetTopicAttributes", input)
        }));
        calls
    }

    /// The first target of each topic whose policy does not let EventBridge
    /// publish, and that policy.
    fn closed_topics<'a>(&'a self, account: &'a Account) -> impl Iterator<Item = (&'a TargetDraft, &'a str)> {
        let sns = account.services().sns();
        self.targets.iter().enumerate().filter_map(move |(place, target)| {
            let first = self.targets.iter().position(|other| other.arn == target.arn) == Some(place);
            let admission = sns.admits(
                &target.arn,
                "events.amazonaws.com",
                "sns:Publish",
                &format!("arn:aws:events:::rule/{}", self.name.trim()),
                account.account_id(),
            );
            let topic = sns.topic(&target.arn).filter(|_| first && matches!(admission, Admission::No(_)))?;
            Some((target, topic.policy()))
        })
    }
}

/// What the notification says after the calls were made: the rule, and each
/// topic whose access policy was extended.
pub fn saved(view: &View, draft: &RuleDraft, calls: &[Call]) -> Vec<String> {
    let key = if draft.edits.is_some() { "events.rule.updated" } else { "events.rule.created" };
    let rule = view.fill(key, &[("name", draft.name.trim())]);
    let policies = calls.iter().filter(|(_, operation, _)| *operation == "SetTopicAttributes");
    let policies = policies.map(|(_, _, input)| {
        let topic = input.at("TopicArn").text().rsplit(':').next().unwrap_or("");
        view.fill("events.policy.added", &[("topic", topic)])
    });
    std::iter::once(rule).chain(policies).collect()
}

/// As the console sends it: without blanks where it is JSON.
fn compact(pattern: &str) -> String {
    Document::parse(pattern).map_or_else(|_| pattern.to_string(), |pattern| pattern.to_json())
}

fn indented(pattern: &str) -> String {
    Document::parse(pattern).map_or_else(|_| pattern.to_string(), |it| super::pattern_form::lines(&it))
}
