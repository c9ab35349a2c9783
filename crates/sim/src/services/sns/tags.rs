//! Tags of topics. Source: SNS API Reference, "TagResource".

use super::state::{TopicKey, key_of};
use super::{arns, errors};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::collections::BTreeMap;

/// How many tags a topic may have.
const MOST: usize = 50;

/// The `Tags` of an input.
pub(super) fn read(input: &Input) -> Result<BTreeMap<String, String>, ApiError> {
    let given = input.structures("Tags");
    let count = given.len();
    let tags = given.into_iter().map(|tag| (tag.text("Key").to_string(), tag.text("Value").to_string()));
    let tags: BTreeMap<String, String> = tags.collect();
    if tags.len() < count {
        return Err(errors::invalid("Duplicated keys are not allowed."));
    }
    if tags.len() > MOST { Err(errors::too_many_tags()) } else { Ok(tags) }
}

fn topic_key(cx: &Cx, input: &Input) -> Result<TopicKey, ApiError> {
    let arn = input.text("ResourceArn");
    arns::topic_key(cx, "ResourceArn", arn)?;
    let key = key_of(arn).filter(|key| cx.services.sns().topics.contains_key(key));
    key.ok_or_else(errors::no_resource)
}

pub(super) fn tag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let key = topic_key(cx, input)?;
    let new = read(input)?;
    if let Some(topic) = cx.services.sns_mut().topic_mut(&key) {
        let mut tags = topic.tags.clone();
        tags.extend(new);
        if tags.len() > MOST {
            return Err(errors::too_many_tags());
        }
        topic.tags = tags;
    }
    Ok(Document::map())
}

pub(super) fn untag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let key = topic_key(cx, input)?;
    if let Some(topic) = cx.services.sns_mut().topic_mut(&key) {
        for name in input.texts("TagKeys") {
            topic.tags.remove(name);
        }
    }
    Ok(Document::map())
}

pub(super) fn list_tags_for_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let key = topic_key(cx, input)?;
    let topic = cx.services.sns().topics.get(&key);
    let tags = topic.into_iter().flat_map(|topic| topic.tags());
    let tags: Document = tags.map(|(key, value)| Document::map().with("Key", key).with("Value", value)).collect();
    Ok(Document::map().with("Tags", tags))
}
