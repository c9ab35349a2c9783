//! What is wrong in the wizard, field by field, in AWS's words where AWS has
//! them; and the field that a refusal belongs to.

use super::draft::{RuleDraft, RuleKind};
use super::target_draft::{InputKind, TargetDraft, TargetService};
use crate::{View, Words};
use base::{Document, Place};
use languages::event_pattern::Pattern;
use languages::input_transformer::{Input, path::Path};
use languages::schedule::{Schedule, ScheduleError};
use sim::{Account, ApiError};

/// A field of the wizard. Numbers are places among the targets, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleField {
    Name,
    Description,
    Pattern,
    States,
    Instances,
    Schedule,
    Targets,
    /// The topic, queue, function, bus or instance.
    Topic(usize),
    Group(usize),
    Role(usize),
    Retries(usize),
    MaxAge(usize),
    Path(usize),
    Constant(usize),
    Paths(usize),
    Template(usize),
    Tags,
    /// None of them.
    Form,
}

impl RuleField {
    /// The wizard's step that has it, from 0.
    pub fn step(self) -> usize {
        match self {
            RuleField::Name | RuleField::Description => 0,
            RuleField::Pattern | RuleField::States | RuleField::Instances | RuleField::Schedule => 1,
            RuleField::Tags => 3,
            RuleField::Form => 4,
            _ => 2,
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub field: RuleField,
    pub message: String,
    /// In the text of the field.
    pub place: Option<Place>,
}

fn problem(field: RuleField, message: impl Into<String>) -> Problem {
    Problem { field, message: message.into(), place: None }
}

impl RuleDraft {
    /// Everything that is wrong, in the order of the fields.
    pub fn problems(&self, account: &Account, view: &View) -> Vec<Problem> {
        let mut problems = self.refused(view);
        let taken = account.services().events().rule_named(view.region, &self.path()).is_some();
        if self.edits.is_none() && taken {
            problems.push(problem(RuleField::Name, view.fill("events.name.taken", &[("name", self.name.trim())])));
        }
        match self.kind {
            RuleKind::Pattern => problems.extend(self.pattern_problems(view)),
            RuleKind::Schedule => {
                let elsewhere = self.bus != sim::services::events::DEFAULT_BUS;
                let text = "ScheduleExpression is supported only on the default event bus.";
                problems.extend(elsewhere.then(|| problem(RuleField::Schedule, text)));
                problems.extend(Schedule::parse(&self.schedule).err().map(|error| schedule_problem(view, &error)));
            }
        }
        if self.targets.len() > 5 {
            problems.push(problem(RuleField::Targets, view.say("events.targets.many")));
        }
        for (place, target) in self.targets.iter().enumerate() {
            problems.extend(target_problem(view, target, place));
        }
        problems
    }

    /// What the model of PutRule refuses of name, description and tags.
    fn refused(&self, view: &View) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            return vec![problem(RuleField::Name, view.say("events.name.missing"))];
        }
        let Some(service) = sim::services::service("events") else { return problems };
        let model = (service.model)();
        let Some(operation) = model.operation("PutRule") else { return problems };
        let input = self.rule_input();
        for (member, field) in
            [("Name", RuleField::Name), ("Description", RuleField::Description), ("Tags", RuleField::Tags)]
        {
            let Some(value) = input.get(member) else { continue };
            let alone = Document::map().with("Name", "a").with(member, value.clone());
            if let Err(error) = sim::model::validate(model, operation, &alone) {
                problems.push(problem(field, error.message));
            }
        }
        problems
    }

    /// What AWS would refuse of the pattern, and where.
    pub fn pattern_problem(&self) -> Option<Problem> {
        let begun = self.form.as_ref().is_none_or(|form| !form.source.is_empty());
        let error = Pattern::parse(&self.pattern).err().filter(|_| begun)?;
        Some(Problem { field: RuleField::Pattern, message: error.message(), place: Some(error.place) })
    }

    fn pattern_problems(&self, view: &View) -> Vec<Problem> {
        if self.form.as_ref().is_some_and(|form| form.source.is_empty()) {
            return vec![problem(RuleField::Pattern, view.say("events.pattern.missing"))];
        }
        if let Some(problem) = self.pattern_problem() {
            return vec![problem];
        }
        let (states, instances) = self.form.as_ref().map_or((false, false), |form| form.lacks());
        let states = states.then(|| problem(RuleField::States, view.say("events.states.missing")));
        let instances = instances.then(|| problem(RuleField::Instances, view.say("events.instances.missing")));
        states.into_iter().chain(instances).collect()
    }
}

/// AWS says one sentence to all of it; what is probably meant is ours.
fn schedule_problem(view: &View, error: &ScheduleError) -> Problem {
    let meant = error.suggestion.as_deref().map(|it| view.fill("events.schedule.meant", &[("expression", it)]));
    problem(
        RuleField::Schedule,
        [Some(ScheduleError::MESSAGE.to_string()), meant].into_iter().flatten().collect::<Vec<_>>().join(" "),
    )
}

fn target_problem(view: &View, target: &TargetDraft, place: usize) -> Option<Problem> {
    let is_instance = target.service.is_instance();
    if target.arn.is_empty() && target.service == TargetService::Topic {
        return Some(problem(RuleField::Topic(place), view.say("events.topic.missing")));
    }
    if target.arn.is_empty() || (is_instance && target.instance.trim().is_empty()) {
        return Some(problem(RuleField::Topic(place), view.say("events.target.missing")));
    }
    if target.is_fifo_queue() && target.message_group_id.trim().is_empty() {
        let text = format!("Parameter(s) SqsParameters must be specified for target: {}.", target.id);
        return Some(problem(RuleField::Group(place), text));
    }
    if is_instance && target.role_arn.trim().is_empty() {
        return Some(problem(RuleField::Role(place), format!("RoleArn is required for target {}.", target.arn)));
    }
    let within = |text: &str, low: u32, high: u32| text.trim().parse().is_ok_and(|it: u32| (low..=high).contains(&it));
    if !within(&target.retries, 0, 185) {
        return Some(problem(RuleField::Retries(place), view.say("events.retries.wrong")));
    }
    if !within(&target.max_age, 60, 86_400) {
        return Some(problem(RuleField::MaxAge(place), view.say("events.max-age.wrong")));
    }
    if !target.service.takes_input() {
        return None;
    }
    match target.kind {
        InputKind::MatchedEvent => None,
        // AWS takes any path, and then delivers nothing.
        InputKind::Part => {
            let wrong = Path::parse(target.path.trim()).is_err();
            wrong.then(|| problem(RuleField::Path(place), view.say("events.path.wrong")))
        }
        InputKind::Constant => refused_input(target, RuleField::Constant(place)),
        InputKind::Transformer => {
            let paths = Document::parse(&target.paths);
            let are_texts = |map: &base::Map| map.iter().all(|(_, path)| path.as_text().is_some());
            match paths {
                Err(error) => {
                    let field = RuleField::Paths(place);
                    Some(Problem { field, message: error.to_string(), place: Some(error.place) })
                }
                Ok(paths) if !paths.as_map().is_some_and(are_texts) => {
                    Some(problem(RuleField::Paths(place), view.say("events.paths.wrong")))
                }
                Ok(_) => refused_input(target, RuleField::Template(place)),
            }
        }
    }
}

fn refused_input(target: &TargetDraft, field: RuleField) -> Option<Problem> {
    let error = Input::of_target(&target.document()).err()?;
    Some(problem(field, error.message(&target.id)))
}

/// The field that a refusal of one of the calls belongs to.
pub fn field_of(error: &ApiError) -> RuleField {
    let tells = |words: &str| error.message.contains(words);
    match error.code.as_str() {
        "InvalidEventPatternException" => RuleField::Pattern,
        _ if tells("ScheduleExpression") => RuleField::Schedule,
        _ if tells("'name'") => RuleField::Name,
        _ if tells("'description'") => RuleField::Description,
        _ if tells("'tags") => RuleField::Tags,
        _ if tells("target") => RuleField::Targets,
        _ => RuleField::Form,
    }
}
