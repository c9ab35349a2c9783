//! LookupEvents: Event history by one attribute and a range of time.
//!
//! Source: CloudTrail API Reference, "LookupEvents".

use super::{errors, history, record};
use crate::kernel::records::{Attribute, Find, RecordId};
use crate::kernel::{Cx, Kernel};
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time};

/// Events on a page where no `MaxResults` is given, and at most.
const PAGE: usize = 50;

pub(super) fn lookup_events(cx: &mut Cx, input: &Input) -> ApiResult {
    let (region, kernel) = (cx.region(), &*cx.kernel);
    let find = Find {
        attribute: None,
        start: input.time("StartTime").unwrap_or(Time(0)),
        end: input.time("EndTime").unwrap_or(kernel.now),
        data: false,
    };
    if find.start > find.end {
        return Err(errors::time_range());
    }
    let before = match input.optional_text("NextToken") {
        Some(token) => row_of(kernel, input, token).ok_or_else(errors::next_token)?,
        None => u32::MAX,
    };
    let limit = input.integer("MaxResults").map_or(PAGE, |limit| limit as usize);
    let attributes = input.structures("LookupAttributes");
    let attribute = match attributes.as_slice() {
        [] => None,
        [one] => Some((one.text("AttributeKey"), one.text("AttributeValue"))),
        _ => return Err(errors::one_attribute()),
    };
    let mut rows: Vec<u32> = match attribute {
        Some(("EventId", id)) => {
            let row = RecordId::Event.row(kernel.seed, id).filter(|row| *row < before);
            let row = row.filter(|row| history::is_shown(kernel, region, *row) && is_in_time(kernel, *row, &find));
            row.into_iter().collect()
        }
        attribute => {
            let attribute = attribute.map(|(key, value)| read(key, value, kernel)).transpose()?;
            history::shown(kernel, region, &Find { attribute, ..find }, before).take(limit + 1).collect()
        }
    };
    let more = rows.len() > limit;
    rows.truncate(limit);
    let token = rows.last().filter(|_| more).map(|row| token(kernel, input, *row));
    let events = rows.iter().filter_map(|row| event(kernel, *row));
    Ok(Document::map().with("Events", events.collect::<Document>()).with_some("NextToken", token))
}

fn read<'a>(key: &str, value: &'a str, kernel: &'a Kernel) -> Result<Attribute<'a>, ApiError> {
    Ok(match key {
        "EventName" => Attribute::EventName(value),
        "EventSource" => Attribute::EventSource(value),
        "Username" => Attribute::UserName(value),
        "ResourceName" => Attribute::ResourceName(value),
        "ResourceType" => Attribute::ResourceType(value),
        "AccessKeyId" => Attribute::AccessKeyId(value, &kernel.account_id, kernel.seed),
        // The model lets no other key pass.
        _ => Attribute::ReadOnly(value.parse().map_err(|_| errors::read_only_value(value))?),
    })
}

fn is_in_time(kernel: &Kernel, row: u32, find: &Find) -> bool {
    kernel.records.head(row).is_some_and(|head| find.start <= head.time && head.time <= find.end)
}

/// An item of the answer: members in the order of AWS's model.
fn event(kernel: &Kernel, row: u32) -> Option<Document> {
    let it = kernel.records.get(row)?;
    let user_name = it.caller.user_name();
    let resources = it
        .resources
        .iter()
        .map(|resource| Document::map().with("ResourceType", &resource.kind).with("ResourceName", &resource.name));
    Some(
        Document::map()
            .with("EventId", RecordId::Event.of(kernel.seed, row))
            .with("EventName", it.event_name)
            .with("ReadOnly", if it.read_only { "true" } else { "false" })
            .with_some("AccessKeyId", record::access_key_id(kernel, &it))
            .with("EventTime", it.time.iso())
            .with("EventSource", it.event_source)
            .with_some("Username", (!user_name.is_empty()).then_some(user_name))
            .with("Resources", resources.collect::<Document>())
            .with("CloudTrailEvent", record::document(kernel, row, &it).to_json()),
    )
}

/// A token names the last row of its page, under the parameters it is for.
fn token(kernel: &Kernel, input: &Input, row: u32) -> String {
    let check = check(kernel, input, row);
    format!("{:08x}{check:016x}", row ^ check as u32)
}

fn row_of(kernel: &Kernel, input: &Input, token: &str) -> Option<u32> {
    let (row, checked) = token.split_at_checked(8)?;
    let row = u32::from_str_radix(row, 16).ok()?;
    let row = row ^ u64::from_str_radix(checked, 16).ok()? as u32;
    (self::token(kernel, input, row) == token).then_some(row)
}

fn check(kernel: &Kernel, input: &Input, row: u32) -> u64 {
    let mut parameters = input.document().as_map().cloned().unwrap_or_default();
    parameters.remove("NextToken");
    parameters.remove("MaxResults");
    kernel.seed.branch(&Document::Map(parameters).to_json()).bits("lookup-token", row.into())
}
