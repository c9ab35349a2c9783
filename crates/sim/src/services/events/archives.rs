//! Archives: made, changed, listed, deleted, and filled. What fills one is a
//! rule on its bus that EventBridge manages itself, as AWS has it.
//!
//! Source: EventBridge API Reference, "CreateArchive", "UpdateArchive",
//! "ListArchives"; User Guide, "Archiving and replaying events".

use super::archive::{Archive, Archived};
use super::pattern::RulePattern;
use super::rule::{Rule, RuleState};
use super::state::RuleKey;
use super::target::{Target, TargetInput};
use super::{buses, errors, pages};
use crate::kernel::latency::EVENTS_ARCHIVE;
use crate::kernel::{Chunks, Cx, Event, Place, Verdict};
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::rc::Rc;

/// Who manages an archive's rule.
const MANAGED_BY: &str = "prod.vhs.events.aws.internal";

pub(super) fn create_archive(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("ArchiveName");
    let pattern = given_pattern(input)?;
    let bus = buses::bus_of(cx, input.optional_text("EventSourceArn"))?;
    let key = (cx.region(), name.to_string());
    if cx.services.events().archives.contains_key(&key) {
        return Err(errors::archive_exists(name));
    }
    let archive = Archive {
        name: name.to_string(),
        arn: cx.arn("events", &format!("archive/{name}")),
        event_source_arn: buses::arn_of(cx, &bus),
        description: input.optional_text("Description").map(str::to_string),
        event_pattern: pattern,
        retention_days: input.integer("RetentionDays").unwrap_or(0),
        created: cx.now(),
        events: Chunks::default(),
    };
    let answer = archive.brief();
    keep(cx, archive)?;
    Ok(answer)
}

/// What is not given stays as it is; an empty text takes away (unverified).
pub(super) fn update_archive(cx: &mut Cx, input: &Input) -> ApiResult {
    let mut archive = (*existing(cx, input.text("ArchiveName"))?).clone();
    if ["EventPattern", "RetentionDays", "Description"].iter().all(|name| input.get(name).is_none()) {
        return Err(errors::nothing_to_update());
    }
    if input.get("EventPattern").is_some() {
        archive.event_pattern = given_pattern(input)?;
    }
    archive.retention_days = input.integer("RetentionDays").unwrap_or(archive.retention_days);
    if let Some(text) = input.optional_text("Description") {
        archive.description = (!text.is_empty()).then(|| text.to_string());
    }
    let answer = archive.brief();
    keep(cx, archive)?;
    Ok(answer)
}

pub(super) fn delete_archive(cx: &mut Cx, input: &Input) -> ApiResult {
    let archive = existing(cx, input.text("ArchiveName"))?;
    let (archive_key, rule_key) = ((cx.region(), archive.name.clone()), rule_key(cx, &archive));
    let state = cx.services.events_mut();
    state.archives.remove(&archive_key);
    state.rules.remove(&rule_key);
    Ok(Document::map())
}

pub(super) fn describe_archive(cx: &mut Cx, input: &Input) -> ApiResult {
    Ok(existing(cx, input.text("ArchiveName"))?.description_document(cx.now()))
}

pub(super) fn list_archives(cx: &mut Cx, input: &Input) -> ApiResult {
    pages::one_filter(input, "ListArchives", &["NamePrefix", "EventSourceArn", "State"])?;
    let (prefix, source, state) = (input.text("NamePrefix"), input.text("EventSourceArn"), input.text("State"));
    let (region, now) = (cx.region(), cx.now());
    let archives = cx.services.events().archives(region).filter(|archive| {
        archive.name.starts_with(prefix)
            && (source.is_empty() || archive.event_source_arn == source)
            && (state.is_empty() || state == "ENABLED")
    });
    pages::answer("Archives", archives.map(|archive| (archive.name.clone(), archive.row(now))), input)
}

/// The archive of that name, or AWS's refusal.
pub(super) fn existing(cx: &Cx, name: &str) -> Result<Rc<Archive>, ApiError> {
    let found = cx.services.events().archives.get(&(cx.region(), name.to_string()));
    found.cloned().ok_or_else(|| errors::archive_missing(name))
}

fn given_pattern(input: &Input) -> Result<Option<String>, ApiError> {
    let Some(text) = input.optional_text("EventPattern").filter(|text| !text.is_empty()) else { return Ok(None) };
    RulePattern::parse(text).map_err(errors::invalid_pattern)?;
    Ok(Some(text.to_string()))
}

/// Keeps the archive as it is now, with its rule.
fn keep(cx: &mut Cx, archive: Archive) -> Result<(), ApiError> {
    let rule = rule_of(cx, &archive)?;
    let (archive_key, rule_key) = ((cx.region(), archive.name.clone()), rule_key(cx, &archive));
    let state = cx.services.events_mut();
    state.archives.insert(archive_key, Rc::new(archive));
    state.rules.insert(rule_key, Rc::new(rule));
    Ok(())
}

fn rule_key(cx: &Cx, archive: &Archive) -> RuleKey {
    let bus = archive.event_source_arn.rsplit(":event-bus/").next().unwrap_or("");
    (cx.region(), bus.to_string(), format!("Events-Archive-{}", archive.name))
}

/// The rule that fills the archive: with its pattern, and for no event that a
/// replay brings again.
fn rule_of(cx: &Cx, archive: &Archive) -> Result<Rule, ApiError> {
    let (_, bus, name) = rule_key(cx, archive);
    let pattern = archive.event_pattern.as_deref().and_then(|text| Document::parse(text).ok());
    let first_time = Document::List(vec![Document::map().with("exists", false)]);
    let pattern = pattern.unwrap_or_else(Document::map).with("replay-name", first_time).to_json();
    let template = format!(
        "{{\"archive-arn\": \"{}\", \"event\": <aws.events.event.json>, \"ingestion-time\": <aws.events.event.ingestion-time>}}",
        archive.arn
    );
    let transformer = Document::map().with("InputPathsMap", Document::map()).with("InputTemplate", template);
    let with_transformer = Document::map().with("InputTransformer", transformer.clone());
    let target = Target {
        id: archive.name.clone(),
        arn: format!("arn:aws:events:{}:::", cx.region()),
        input: TargetInput::of_target(&with_transformer).map_err(|it| errors::validation(it.message(&archive.name)))?,
        transformer: Some(transformer),
        role_arn: None,
        sqs_parameters: None,
        dead_letter_config: None,
        retry_policy: None,
    };
    Ok(Rule {
        arn: super::rules::rule_arn(cx, &bus, &name),
        name,
        bus,
        pattern: Some(Rc::new(RulePattern::parse(&pattern).map_err(errors::invalid_pattern)?)),
        schedule: None,
        state: RuleState::Enabled,
        description: None,
        role_arn: None,
        managed_by: Some(MANAGED_BY.to_string()),
        created_by: cx.account_id().to_string(),
        tags: Vec::new(),
        targets: vec![Rc::new(target)],
    })
}

/// The event goes to the archive, which has it a while later.
pub(super) fn receive(cx: &mut Cx, name: &str, event: &Rc<Event>) {
    let kept = cx.now() + cx.delay(EVENTS_ARCHIVE);
    let key = (cx.region(), name.to_string());
    let size = event.document().to_json().len() as u32;
    let Some(archive) = cx.services.events_mut().archives.get_mut(&key).map(Rc::make_mut) else { return };
    archive.events.push(Archived { event: event.clone(), kept, size });
    let arn = archive.arn.clone();
    cx.hop_with(Place::Archive(arn), event.detail_type.as_str(), Verdict::Delivered, Some(event.clone()));
}
