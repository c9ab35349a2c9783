//! Targets of rules: added, replaced, removed, listed.
//!
//! Source: EventBridge API Reference, "PutTargets", "RemoveTargets".

use super::rule::Rule;
use super::rules::existing;
use super::state::RuleKey;
use super::target::{Target, TargetInput, TargetKind};
use super::{errors, pages};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Arn, Document};
use std::rc::Rc;

/// Targets of one rule.
const TARGETS_PER_RULE: usize = 5;

/// Adds targets; one whose id the rule knows is replaced in its place.
pub(super) fn put_targets(cx: &mut Cx, input: &Input) -> ApiResult {
    let given = input.structures("Targets");
    let given: Vec<Target> = given.iter().map(|target| read(cx, target)).collect::<Result<_, _>>()?;
    let (key, rule) = changeable(cx, input, false)?;
    let mut targets = rule.targets.clone();
    for target in given {
        match targets.iter_mut().find(|known| known.id == target.id) {
            Some(known) => *known = Rc::new(target),
            None => targets.push(Rc::new(target)),
        }
    }
    if targets.len() > TARGETS_PER_RULE {
        return Err(errors::limit_exceeded());
    }
    set_targets(cx, &key, targets);
    Ok(entries_answer(Vec::new()))
}

fn read(cx: &Cx, input: &Input) -> Result<Target, ApiError> {
    let (id, arn) = (input.text("Id"), input.text("Arn"));
    let parsed: Arn = arn.parse().map_err(|_| errors::target_arn_malformed(arn))?;
    let target = Target {
        id: id.to_string(),
        arn: arn.to_string(),
        input: TargetInput::of_target(input.document()).map_err(|error| errors::validation(error.message(id)))?,
        transformer: input.get("InputTransformer").cloned(),
        role_arn: input.optional_text("RoleArn").map(str::to_string),
        sqs_parameters: input.get("SqsParameters").cloned(),
        dead_letter_config: input.get("DeadLetterConfig").cloned(),
        retry_policy: input.get("RetryPolicy").cloned(),
    };
    match TargetKind::of(&parsed) {
        Some(kind) if kind != TargetKind::Archive => fits(cx, &target, &kind)?,
        _ => return Err(ApiError::not_simulated(&format!("targets like {arn}"))),
    }
    target.dead_letter_arn().map_or(Ok(()), check_dead_letter)?;
    Ok(target)
}

/// What each sort of target needs, and what it does not take.
fn fits(cx: &Cx, target: &Target, kind: &TargetKind) -> Result<(), ApiError> {
    let needs_role = match kind {
        TargetKind::Instance(_) => true,
        TargetKind::Bus(region, _) => *region != cx.region(),
        TargetKind::Topic | TargetKind::Queue | TargetKind::Function | TargetKind::Archive => false,
    };
    let is_bus = matches!(kind, TargetKind::Bus(..));
    if *kind == TargetKind::Queue && target.arn.ends_with(".fifo") && target.message_group_id().is_none() {
        return Err(errors::no_sqs_parameters(&target.id));
    }
    if is_bus && target.input != TargetInput::Event {
        return Err(errors::input_not_for_bus(&target.id));
    }
    if needs_role && target.role_arn.is_none() {
        return Err(errors::no_role(&target.arn));
    }
    Ok(())
}

/// A standard queue. Source: EventBridge User Guide, "Using dead-letter
/// queues to process undelivered events".
fn check_dead_letter(arn: &str) -> Result<(), ApiError> {
    match arn.parse::<Arn>() {
        Ok(parsed) if parsed.service == "sqs" && !parsed.resource.ends_with(".fifo") => Ok(()),
        Ok(parsed) if parsed.service == "sqs" => Err(errors::dead_letter_fifo(arn)),
        _ => Err(errors::target_arn_malformed(arn)),
    }
}

/// A target that the rule does not have is told in a row of its own.
pub(super) fn remove_targets(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, rule) = changeable(cx, input, input.boolean("Force"))?;
    let ids = input.texts("Ids");
    let known = |id: &&&str| rule.targets.iter().any(|target| target.id == **id);
    let failures = ids.iter().filter(|id| !known(id)).map(|id| {
        Document::map()
            .with("TargetId", *id)
            .with("ErrorCode", "ResourceNotFoundException")
            .with("ErrorMessage", format!("Target {id} does not exist on Rule {}.", rule.name))
    });
    let answer = entries_answer(failures.collect());
    let left = rule.targets.iter().filter(|target| !ids.contains(&target.id.as_str()));
    set_targets(cx, &key, left.cloned().collect());
    Ok(answer)
}

pub(super) fn list_targets_by_rule(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, rule) = existing(cx, input, "Rule")?;
    // Pages go by place, as targets are in order of being added.
    let rows = rule.targets.iter().enumerate().map(|(place, target)| (format!("{place:02}"), target.row()));
    pages::answer("Targets", rows, input)
}

fn changeable(cx: &Cx, input: &Input, force: bool) -> Result<(RuleKey, Rc<Rule>), ApiError> {
    let (key, rule) = existing(cx, input, "Rule")?;
    match rule.managed_by {
        Some(_) if !force => Err(errors::managed_rule(&rule.name)),
        _ => Ok((key, rule)),
    }
}

fn set_targets(cx: &mut Cx, key: &RuleKey, targets: Vec<Rc<Target>>) {
    if let Some(rule) = cx.services.events_mut().rules.get_mut(key) {
        Rc::make_mut(rule).targets = targets;
    }
}

fn entries_answer(failures: Vec<Document>) -> Document {
    Document::map().with("FailedEntryCount", failures.len()).with("FailedEntries", Document::List(failures))
}
