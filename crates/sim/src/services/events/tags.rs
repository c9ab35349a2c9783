//! Tags of rules and of event buses.

use super::state::key_of;
use super::{buses, errors};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::rc::Rc;

/// The `Tags` of an input.
pub(super) fn read(input: &Input) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for tag in input.structures("Tags") {
        put(&mut tags, tag.text("Key"), tag.text("Value"));
    }
    tags
}

fn put(tags: &mut Vec<(String, String)>, key: &str, value: &str) {
    match tags.iter_mut().find(|(known, _)| known == key) {
        Some((_, old)) => *old = value.to_string(),
        None => tags.push((key.to_string(), value.to_string())),
    }
}

pub(super) fn tag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let mut tags = tags_of(cx, input)?;
    read(input).iter().for_each(|(key, value)| put(&mut tags, key, value));
    keep(cx, input, tags)
}

pub(super) fn untag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let keys = input.texts("TagKeys");
    let mut tags = tags_of(cx, input)?;
    tags.retain(|(key, _)| !keys.contains(&key.as_str()));
    keep(cx, input, tags)
}

pub(super) fn list_tags_for_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let tags = tags_of(cx, input)?;
    let rows = tags.iter().map(|(key, value)| Document::map().with("Key", key).with("Value", value));
    Ok(Document::map().with("Tags", rows.collect::<Document>()))
}

fn is_bus(arn: &str) -> bool {
    arn.contains(":event-bus/")
}

fn tags_of(cx: &Cx, input: &Input) -> Result<Vec<(String, String)>, ApiError> {
    let arn = input.text("ResourceARN");
    if is_bus(arn) {
        return Ok(buses::existing(cx, Some(arn))?.tags.clone());
    }
    let key = key_of(arn).ok_or_else(|| errors::parameter_not_valid("ResourceARN"))?;
    match cx.services.events().rules.get(&key).filter(|_| key.0 == cx.region()) {
        Some(rule) => Ok(rule.tags.clone()),
        None => Err(errors::rule_missing(&key.2, &key.1)),
    }
}

fn keep(cx: &mut Cx, input: &Input, tags: Vec<(String, String)>) -> ApiResult {
    let arn = input.text("ResourceARN");
    if is_bus(arn) {
        let mut bus = (*buses::existing(cx, Some(arn))?).clone();
        bus.tags = tags;
        buses::keep(cx, bus);
    } else if let Some(rule) = key_of(arn).and_then(|key| cx.services.events_mut().rules.get_mut(&key)) {
        Rc::make_mut(rule).tags = tags;
    }
    Ok(Document::map())
}
