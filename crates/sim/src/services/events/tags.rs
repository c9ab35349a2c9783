//! Tags of rules.

use super::state::{Rule, RuleKey, key_of};
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
    let tags = read(input);
    change(cx, input, |rule| tags.iter().for_each(|(key, value)| put(&mut rule.tags, key, value)))
}

pub(super) fn untag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let keys = input.texts("TagKeys");
    change(cx, input, |rule| rule.tags.retain(|(key, _)| !keys.contains(&key.as_str())))
}

pub(super) fn list_tags_for_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    if input.text("ResourceARN") == buses::default_arn(cx) {
        return Ok(Document::map().with("Tags", Document::List(Vec::new())));
    }
    let (_, rule) = tagged(cx, input)?;
    let rows = rule.tags().map(|(key, value)| Document::map().with("Key", key).with("Value", value));
    Ok(Document::map().with("Tags", rows.collect::<Document>()))
}

fn change(cx: &mut Cx, input: &Input, change: impl FnOnce(&mut Rule)) -> ApiResult {
    if input.text("ResourceARN") == buses::default_arn(cx) {
        return Err(ApiError::not_simulated("tags of an event bus"));
    }
    let (key, _) = tagged(cx, input)?;
    if let Some(rule) = cx.services.events_mut().rules.get_mut(&key) {
        change(Rc::make_mut(rule));
    }
    Ok(Document::map())
}

fn tagged(cx: &Cx, input: &Input) -> Result<(RuleKey, Rc<Rule>), ApiError> {
    let key = key_of(input.text("ResourceARN")).ok_or_else(|| errors::parameter_not_valid("ResourceARN"))?;
    match cx.services.events().rules.get(&key).filter(|_| key.0 == cx.region()) {
        Some(rule) => Ok((key, rule.clone())),
        None => Err(errors::rule_missing(&key.2, &key.1)),
    }
}
