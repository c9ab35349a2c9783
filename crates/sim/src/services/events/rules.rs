//! Rules: made, replaced, switched, listed, deleted.
//!
//! Source: EventBridge API Reference; "Amazon EventBridge quotas" in the
//! User Guide.

use super::buses::bus_of;
use super::pattern::RulePattern;
use super::rule::{Rule, RuleState};
use super::schedules::{self, RuleSchedule};
use super::state::RuleKey;
use super::{errors, pages};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::rc::Rc;

/// Rules on one event bus.
const RULES_PER_BUS: usize = 300;
/// Characters of an event pattern; the API itself takes 4,096.
const PATTERN_LENGTH: usize = 2_048;

/// Makes a rule, or replaces everything of it but its targets and tags.
pub(super) fn put_rule(cx: &mut Cx, input: &Input) -> ApiResult {
    let given = |name| input.optional_text(name).filter(|text| !text.is_empty()).map(str::to_string);
    let (pattern, schedule) = (given("EventPattern"), given("ScheduleExpression"));
    if pattern.is_none() && schedule.is_none() {
        return Err(errors::neither_pattern_nor_schedule());
    }
    let bus = bus_of(cx, input.optional_text("EventBusName"))?;
    if schedule.is_some() && bus != super::state::DEFAULT_BUS {
        return Err(errors::schedule_elsewhere());
    }
    let pattern = pattern.map(|text| read_pattern(&text)).transpose()?;
    let schedule = schedule.map(|text| RuleSchedule::parse(&text, cx.now())).transpose()?;
    let name = input.text("Name");
    let key = (cx.region(), bus.clone(), name.to_string());
    let before = cx.services.events().rules.get(&key).cloned();
    match &before {
        Some(rule) if rule.managed_by.is_some() => return Err(errors::managed_rule(name)),
        None if cx.services.events().rules_of(cx.region(), &bus).count() >= RULES_PER_BUS => {
            return Err(errors::limit_exceeded());
        }
        _ => {}
    }
    let rule = Rule {
        name: name.to_string(),
        arn: rule_arn(cx, &bus, name),
        bus,
        pattern,
        schedule,
        state: RuleState::parse(input.optional_text("State")),
        description: given("Description"),
        role_arn: given("RoleArn"),
        managed_by: None,
        created_by: cx.account_id().to_string(),
        tags: before.as_ref().map_or_else(|| super::tags::read(input), |rule| rule.tags.clone()),
        targets: before.map_or_else(Vec::new, |rule| rule.targets.clone()),
    };
    let answer = Document::map().with("RuleArn", &rule.arn);
    cx.services.events_mut().rules.insert(key.clone(), Rc::new(rule));
    schedules::set_next(cx, &key);
    Ok(answer)
}

fn read_pattern(text: &str) -> Result<Rc<RulePattern>, ApiError> {
    let pattern = RulePattern::parse(text).map_err(errors::invalid_pattern)?;
    if text.chars().count() > PATTERN_LENGTH {
        return Err(errors::limit_exceeded());
    }
    Ok(Rc::new(pattern))
}

pub(super) fn rule_arn(cx: &Cx, bus: &str, name: &str) -> String {
    match bus {
        super::state::DEFAULT_BUS => cx.arn("events", &format!("rule/{name}")),
        bus => cx.arn("events", &format!("rule/{bus}/{name}")),
    }
}

/// Also succeeds for a rule that is not there.
pub(super) fn delete_rule(cx: &mut Cx, input: &Input) -> ApiResult {
    let bus = bus_of(cx, input.optional_text("EventBusName"))?;
    let name = input.text("Name");
    let key = (cx.region(), bus, name.to_string());
    if let Some(rule) = cx.services.events().rules.get(&key) {
        if rule.managed_by.is_some() && !input.boolean("Force") {
            return Err(errors::managed_rule(name));
        }
        if !rule.targets.is_empty() {
            return Err(errors::rule_has_targets());
        }
        cx.services.events_mut().rules.remove(&key);
    }
    Ok(Document::map())
}

pub(super) fn describe_rule(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, rule) = existing(cx, input, "Name")?;
    Ok(rule.description_document())
}

pub(super) fn list_rules(cx: &mut Cx, input: &Input) -> ApiResult {
    let bus = bus_of(cx, input.optional_text("EventBusName"))?;
    let prefix = input.text("NamePrefix");
    let rules = cx.services.events().rules_of(cx.region(), &bus).filter(|rule| rule.name.starts_with(prefix));
    let rows = rules.map(|rule| (rule.name.clone(), rule.row()));
    pages::answer("Rules", rows, input)
}

/// The names of the rules that send to a target.
pub(super) fn list_rule_names_by_target(cx: &mut Cx, input: &Input) -> ApiResult {
    let bus = bus_of(cx, input.optional_text("EventBusName"))?;
    let arn = input.text("TargetArn");
    let rules = cx.services.events().rules_of(cx.region(), &bus);
    let rules = rules.filter(|rule| rule.targets.iter().any(|target| target.arn == arn));
    let rows = rules.map(|rule| (rule.name.clone(), Document::from(&rule.name)));
    pages::answer("RuleNames", rows, input)
}

pub(super) fn enable_rule(cx: &mut Cx, input: &Input) -> ApiResult {
    switch(cx, input, RuleState::Enabled)
}

pub(super) fn disable_rule(cx: &mut Cx, input: &Input) -> ApiResult {
    switch(cx, input, RuleState::Disabled)
}

fn switch(cx: &mut Cx, input: &Input, state: RuleState) -> ApiResult {
    let (key, rule) = existing(cx, input, "Name")?;
    if rule.managed_by.is_some() {
        return Err(errors::managed_rule(&rule.name));
    }
    if let Some(rule) = cx.services.events_mut().rules.get_mut(&key) {
        Rc::make_mut(rule).state = state;
    }
    schedules::set_next(cx, &key);
    Ok(Document::map())
}

/// The rule that the member `name` of the input names, or AWS's refusal.
pub(super) fn existing(cx: &Cx, input: &Input, name: &str) -> Result<(RuleKey, Rc<Rule>), ApiError> {
    let bus = bus_of(cx, input.optional_text("EventBusName"))?;
    let name = input.text(name);
    let key = (cx.region(), bus, name.to_string());
    match cx.services.events().rules.get(&key) {
        Some(rule) => Ok((key, rule.clone())),
        None => Err(errors::rule_missing(name, &key.1)),
    }
}
