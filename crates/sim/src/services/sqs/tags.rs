//! Tags of queues. Source: SQS API Reference, "TagQueue".

use super::{errors, policy, queues};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::collections::BTreeMap;

/// How many tags a queue may have.
const MOST: usize = 50;

/// The tags with those of a call added.
pub(super) fn read(
    queue: &str,
    given: Option<&Document>,
    mut tags: BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, ApiError> {
    let given = given.and_then(Document::as_map).into_iter().flat_map(|map| map.iter());
    tags.extend(given.map(|(key, value)| (key.to_string(), value.text().to_string())));
    match tags.len() {
        0..=MOST => Ok(tags),
        _ => Err(errors::parameter(format!("Too many tags added for queue {queue}."))),
    }
}

pub(super) fn tag_queue(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:TagQueue")?;
    let given = input.get("Tags");
    if given.and_then(Document::as_map).is_none_or(base::Map::is_empty) {
        return Err(errors::missing("Tags"));
    }
    let tags = read(&queue.name, given, queue.tags.clone())?;
    if let Some(queue) = cx.services.sqs_mut().queue_mut(&key) {
        queue.tags = tags;
    }
    Ok(Document::map())
}

pub(super) fn untag_queue(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:UntagQueue")?;
    let names = input.texts("TagKeys");
    if names.is_empty() {
        return Err(errors::parameter("Tag keys must be between 1 and 128 characters in length."));
    }
    if let Some(queue) = cx.services.sqs_mut().queue_mut(&key) {
        queue.tags.retain(|key, _| !names.contains(&key.as_str()));
    }
    Ok(Document::map())
}

pub(super) fn list_queue_tags(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, queue) = queues::of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:ListQueueTags")?;
    let tags = queue.tags.iter().fold(Document::map(), |tags, (key, value)| tags.with(key, value));
    Ok(Document::map().with_some("Tags", (!queue.tags.is_empty()).then_some(tags)))
}
