//! Topics: made, deleted, described, changed.

use super::state::TopicKey;
use super::{Topic, arns, attributes, errors, policy, tags};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Makes a topic, or gives the one of that name if nothing differs.
/// Source: SNS API Reference, "CreateTopic".
pub(super) fn create_topic(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("Name");
    let empty = Document::map();
    let wanted = input.get("Attributes").unwrap_or(&empty);
    let fifo = wanted.at("FifoTopic").text() == "true";
    if !is_topic_name(name, fifo) {
        return Err(errors::invalid("Topic Name"));
    }
    let key = (cx.region(), name.to_string());
    let arn = cx.arn("sns", name);
    let fresh = Topic {
        policy: policy::default_policy(&arn, &cx.account_id()),
        arn: arn.clone(),
        name: name.to_string(),
        owner: cx.account_id().to_string(),
        display_name: String::new(),
        attributes: fifo_attributes(fifo),
        tags: BTreeMap::new(),
        deleted: 0,
        sequence: 0,
        recent: Vec::new(),
    };
    let topic = with_attributes(fresh, wanted)?;
    let tags = tags::read(input)?;
    match cx.services.sns().topics.get(&key) {
        Some(existing) => same(existing, &topic, wanted, &tags)?,
        None => {
            cx.services.sns_mut().topics.insert(key, Rc::new(Topic { tags, ..topic }));
        }
    }
    Ok(Document::map().with("TopicArn", arn))
}

/// 1-256 letters, digits, `_` and `-`; a FIFO topic ends in `.fifo`.
fn is_topic_name(name: &str, fifo: bool) -> bool {
    let stem = match (name.strip_suffix(".fifo"), fifo) {
        (Some(stem), true) => stem,
        (None, false) => name,
        _ => return false,
    };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !stem.is_empty() && name.len() <= 256 && stem.bytes().all(fits)
}

/// A FIFO topic shows these two even when they were not given.
fn fifo_attributes(fifo: bool) -> BTreeMap<String, String> {
    let shown = [("FifoTopic", "true"), ("ContentBasedDeduplication", "false")];
    shown.into_iter().filter(|_| fifo).map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

fn with_attributes(mut topic: Topic, wanted: &Document) -> Result<Topic, ApiError> {
    let refuse = |what: String| errors::invalid_because("Attributes", what);
    for (name, value) in wanted.as_map().into_iter().flat_map(|map| map.iter()) {
        if name == "FifoTopic" && value.text() == "false" {
            continue;
        }
        attributes::set(&mut topic, name, value.text(), refuse).map_err(|error| match error.message.as_str() {
            "Invalid parameter: AttributeName" => refuse(format!("Unknown attribute {name}")),
            _ => error,
        })?;
    }
    Ok(topic)
}

/// Whether a second CreateTopic asks for nothing else than there is. Only
/// what is given is compared.
fn same(existing: &Topic, asked: &Topic, wanted: &Document, tags: &BTreeMap<String, String>) -> Result<(), ApiError> {
    let differs = wanted.as_map().into_iter().flat_map(|map| map.iter()).any(|(name, _)| match name {
        "DisplayName" => existing.display_name != asked.display_name,
        "Policy" => existing.policy != asked.policy,
        name => existing.attribute(name) != asked.attribute(name),
    });
    if differs {
        return Err(errors::invalid_because("Attributes", "Topic already exists with different attributes"));
    }
    if tags.iter().any(|(key, value)| existing.tags.get(key) != Some(value)) {
        return Err(errors::invalid_because("Tags", "Topic already exists with different tags"));
    }
    Ok(())
}

/// Deletes the topic and its subscriptions; one that is not there is fine.
/// Source: SNS API Reference, "DeleteTopic".
pub(super) fn delete_topic(cx: &mut Cx, input: &Input) -> ApiResult {
    let key = arns::topic_key(cx, "TopicArn", input.text("TopicArn"))?;
    if let Some(topic) = cx.services.sns().topics.get(&key) {
        policy::check_caller(cx, topic, "SNS:DeleteTopic")?;
        remove(cx, &key);
    }
    Ok(Document::map())
}

fn remove(cx: &mut Cx, key: &TopicKey) {
    let state = cx.services.sns_mut();
    state.topics.remove(key);
    state.subscriptions.retain(|found, _| (found.0, &found.1) != (key.0, &key.1));
    state.ended.retain(|found, _| (found.0, &found.1) != (key.0, &key.1));
}

/// Source: SNS API Reference, "GetTopicAttributes".
pub(super) fn get_topic_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let topic = arns::topic(cx, "TopicArn", input.text("TopicArn"))?;
    policy::check_caller(cx, &topic, "SNS:GetTopicAttributes")?;
    Ok(Document::map().with("Attributes", attributes::all(cx.services.sns(), &topic)))
}

/// Source: SNS API Reference, "SetTopicAttributes".
pub(super) fn set_topic_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let key = arns::topic_key(cx, "TopicArn", input.text("TopicArn"))?;
    let topic = cx.services.sns().topics.get(&key).cloned().ok_or_else(errors::no_topic)?;
    policy::check_caller(cx, &topic, "SNS:SetTopicAttributes")?;
    let (name, value) = (input.text("AttributeName"), input.text("AttributeValue"));
    if name == "FifoTopic" {
        return Err(errors::invalid("AttributeName"));
    }
    let mut changed = topic.as_ref().clone();
    attributes::set(&mut changed, name, value, errors::invalid)?;
    if let Some(topic) = cx.services.sns_mut().topic_mut(&key) {
        *topic = changed;
    }
    Ok(Document::map())
}
