//! The options that `cloudwatch put-metric-data` has of its own: they put one
//! datum together, which is the first of `MetricData`.
//!
//! Source: AWS CLI Command Reference, "put-metric-data".

use crate::options::Takes;
use crate::refusal::Refusal;
use crate::table::{Argument, Target, own};
use crate::value::Reader;
use base::{Document, Map};
use sim::model::{Kind, Model, Operation, ShapeId};

const MEMBERS: [(&str, &str); 7] = [
    ("--metric-name", "MetricName"),
    ("--timestamp", "Timestamp"),
    ("--unit", "Unit"),
    ("--value", "Value"),
    ("--dimensions", "Dimensions"),
    ("--statistic-values", "StatisticValues"),
    ("--storage-resolution", "StorageResolution"),
];

/// Adds them to the operation's options.
pub(crate) fn add(model: &Model, operation: &Operation, table: &mut Vec<Argument>) {
    let list = operation.input.and_then(|input| model.member(input, "MetricData"));
    let Some(Kind::List(datum)) = list.map(|list| &model.shape(list.shape).kind) else { return };
    for (flag, name) in MEMBERS {
        if let Some(member) = model.member(*datum, name) {
            table.push(own(flag, Takes::One, Target::Datum(member.name, member.shape)));
        }
    }
}

/// Puts a member into the first datum.
pub(crate) fn take(
    input: &mut Map,
    name: &str,
    shape: ShapeId,
    reader: &Reader,
    words: &[String],
) -> Result<(), Refusal> {
    let value = match name {
        "Dimensions" => dimensions(words.first().map_or("", String::as_str))?,
        _ => reader.read(shape, Takes::One, words)?,
    };
    let mut data = match input.remove("MetricData") {
        Some(Document::List(data)) if !data.is_empty() => data,
        _ => vec![Document::map()],
    };
    if let Some(first) = data.first_mut() {
        first.set(name, value);
    }
    input.insert("MetricData", Document::List(data));
    Ok(())
}

/// `InstanceId=i-1,InstanceType=m1.small`.
fn dimensions(text: &str) -> Result<Document, Refusal> {
    let dimension = |part: &str| {
        let (name, value) = part.split_once('=')?;
        Some(Document::map().with("Name", name).with("Value", value))
    };
    let parts: Option<Document> = text.split(',').map(dimension).collect::<Option<Vec<_>>>().map(Document::List);
    parts.ok_or_else(|| Refusal::Failed("not enough values to unpack (expected 2, got 1)".to_string()))
}
