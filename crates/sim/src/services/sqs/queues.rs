//! Queues: made, deleted, listed, found, described, changed.

use super::state::QueueKey;
use super::{Queue, attributes, errors, policy, tags};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input, Region};
use base::{Document, Duration};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A name is free again this long after its queue was deleted.
const NAME_RESTS: Duration = Duration::seconds(60);
/// What ListQueues gives at most.
const PAGE: i64 = 1_000;

/// Makes a queue, or gives the one of that name if nothing differs.
/// Source: SQS API Reference, "CreateQueue".
pub(super) fn create_queue(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("QueueName");
    let empty = Document::map();
    let wanted = input.get("Attributes").unwrap_or(&empty);
    check_name(name, wanted.at("FifoQueue").text() == "true")?;
    let key = (cx.region(), name.to_string());
    let now = cx.now();
    let rests = |deleted: &base::Time| now < *deleted + NAME_RESTS;
    if cx.services.sqs().deleted.get(&key).is_some_and(rests) {
        return Err(errors::deleted_recently());
    }
    let existing = cx.services.sqs().queues.get(&key).cloned();
    let mut queue = Queue { attributes: BTreeMap::new(), tags: BTreeMap::new(), ..fresh(cx, name) };
    for (name, value) in wanted.as_map().into_iter().flat_map(|map| map.iter()) {
        attributes::set(cx.services.sqs(), &mut queue, name, value.text())?;
    }
    queue.tags = tags::read(&queue.name, input.get("tags"), BTreeMap::new())?;
    let url = queue.url.clone();
    match existing {
        Some(existing) => same(&existing, &queue)?,
        None => {
            let state = cx.services.sqs_mut();
            state.deleted.remove(&key);
            state.queues.insert(key, Rc::new(queue));
        }
    }
    Ok(Document::map().with("QueueUrl", url))
}

fn fresh(cx: &Cx, name: &str) -> Queue {
    Queue {
        arn: cx.arn("sqs", name),
        url: format!("https://sqs.{}.amazonaws.com/{}/{name}", cx.region().name(), cx.account_id()),
        name: name.to_string(),
        created: cx.now(),
        modified: cx.now(),
        attributes: BTreeMap::new(),
        tags: BTreeMap::new(),
        messages: BTreeMap::new(),
        count: 0,
        seen: BTreeMap::new(),
        purged: None,
    }
}

fn check_name(name: &str, fifo: bool) -> Result<(), ApiError> {
    let stem = if fifo { name.strip_suffix(".fifo") } else { Some(name) };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    match stem {
        Some(stem) if !stem.is_empty() && name.len() <= 80 && stem.bytes().all(fits) => Ok(()),
        _ if fifo => Err(errors::parameter(
            "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end \
             with .fifo suffix and be 1 to 80 in length.",
        )),
        _ => Err(errors::parameter(
            "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
        )),
    }
}

/// Whether a second CreateQueue asks for nothing else than there is. What it
/// does not name may differ.
fn same(existing: &Queue, asked: &Queue) -> Result<(), ApiError> {
    let differs = |name: &&String| existing.attribute(name) != asked.attribute(name);
    match asked.attributes.keys().find(differs) {
        Some(name) => Err(errors::name_exists(name)),
        None => Ok(()),
    }
}

/// Source: SQS API Reference, "DeleteQueue".
pub(super) fn delete_queue(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:DeleteQueue")?;
    let now = cx.now();
    let state = cx.services.sqs_mut();
    state.queues.remove(&key);
    state.deleted.retain(|_, deleted| now < *deleted + NAME_RESTS);
    state.deleted.insert(key, now);
    Ok(Document::map())
}

/// Source: SQS API Reference, "ListQueues".
pub(super) fn list_queues(cx: &mut Cx, input: &Input) -> ApiResult {
    let prefix = input.text("QueueNamePrefix");
    let queues = cx.services.sqs().queues(cx.region()).filter(|queue| queue.name.starts_with(prefix));
    let urls = queues.map(|queue| queue.url.clone()).collect();
    page("QueueUrls", urls, input)
}

/// The URLs behind the token's, as many as were asked for.
pub(super) fn page(member: &str, urls: Vec<String>, input: &Input) -> ApiResult {
    let asked = input.integer("MaxResults");
    if let Some(most) = asked.filter(|most| !(1..=PAGE).contains(most)) {
        let reason = "MaxResults must be an integer between 1 and 1000.";
        return Err(errors::value(most, "MaxResults", reason));
    }
    let token = input.text("NextToken");
    let start = if token.is_empty() { 0 } else { urls.partition_point(|url| token_of(url).as_str() <= token) };
    let most = asked.unwrap_or(PAGE) as usize;
    let shown: Vec<&String> = urls.iter().skip(start).take(most).collect();
    let next = shown.last().filter(|_| asked.is_some() && urls.len() > start + most).map(|url| token_of(url));
    let answer = if shown.is_empty() && member == "QueueUrls" {
        Document::map()
    } else {
        Document::map().with(member, shown.into_iter().collect::<Document>())
    };
    Ok(answer.with_some("NextToken", next))
}

fn token_of(url: &str) -> String {
    base::digest::hex(url.bytes())
}

/// Source: SQS API Reference, "GetQueueUrl".
pub(super) fn get_queue_url(cx: &mut Cx, input: &Input) -> ApiResult {
    let own = input.optional_text("QueueOwnerAWSAccountId").is_none_or(|owner| *owner == *cx.account_id());
    let queue = cx.services.sqs().queue_named(cx.region(), input.text("QueueName")).filter(|_| own);
    let queue = queue.cloned().ok_or_else(errors::no_queue)?;
    policy::check_caller(cx, &queue, "sqs:GetQueueUrl")?;
    Ok(Document::map().with("QueueUrl", &queue.url))
}

/// Source: SQS API Reference, "GetQueueAttributes".
pub(super) fn get_queue_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, queue) = of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:GetQueueAttributes")?;
    let shown = attributes::shown(&queue, &input.texts("AttributeNames"), cx.now())?;
    let none = shown.as_map().is_none_or(base::Map::is_empty);
    Ok(Document::map().with_some("Attributes", (!none).then_some(shown)))
}

/// Source: SQS API Reference, "SetQueueAttributes".
pub(super) fn set_queue_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, queue) = of_url(cx, input.text("QueueUrl"))?;
    policy::check_caller(cx, &queue, "sqs:SetQueueAttributes")?;
    let mut changed = (*queue).clone();
    for (name, value) in input.get("Attributes").and_then(Document::as_map).into_iter().flat_map(|map| map.iter()) {
        attributes::set(cx.services.sqs(), &mut changed, name, value.text())?;
    }
    changed.modified = cx.now();
    cx.services.sqs_mut().queues.insert(key, Rc::new(changed));
    Ok(Document::map())
}

/// The queue at a URL, of the region of the call.
pub(super) fn of_url(cx: &Cx, url: &str) -> Result<(QueueKey, Rc<Queue>), ApiError> {
    let (region, account, name) = parse_url(url).ok_or_else(|| errors::bad_address(url))?;
    let key = (cx.region(), name.to_string());
    let here = region == cx.region() && account == &*cx.account_id();
    let queue = cx.services.sqs().queues.get(&key).filter(|_| here).cloned();
    queue.map(|queue| (key, queue)).ok_or_else(errors::no_queue)
}

/// `https://sqs.<region>.amazonaws.com/<account>/<name>`
fn parse_url(url: &str) -> Option<(Region, &str, &str)> {
    let (host, path) = url.strip_prefix("https://")?.split_once('/')?;
    let region = host.strip_prefix("sqs.")?.strip_suffix(".amazonaws.com")?;
    let (account, name) = path.split_once('/')?;
    Some((Region::parse(region)?, account, name))
}
