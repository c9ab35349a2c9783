//! Tags of functions. Source: Lambda API Reference, "TagResource".

use super::{errors, names};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::collections::BTreeMap;

/// How many tags a function may have.
const MOST: usize = 50;

/// The tags with those of a call added.
pub(super) fn read(
    given: Option<&Document>,
    mut tags: BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, ApiError> {
    let given = given.and_then(Document::as_map).into_iter().flat_map(|map| map.iter());
    tags.extend(given.map(|(key, value)| (key.to_string(), value.text().to_string())));
    match tags.len() {
        0..=MOST => Ok(tags),
        _ => Err(errors::invalid("The number of tags exceeds the limit of 50.")), // (unverified)
    }
}

pub(super) fn document(map: &BTreeMap<String, String>) -> Document {
    map.iter().fold(Document::map(), |shown, (key, value)| shown.with(key, value))
}

pub(super) fn tag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::find(cx, input.text("Resource"), None)?;
    let tags = read(input.get("Tags"), function.tags.clone())?;
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.tags = tags;
    }
    Ok(Document::map())
}

pub(super) fn untag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, _) = names::find(cx, input.text("Resource"), None)?;
    let names = input.texts("TagKeys");
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.tags.retain(|key, _| !names.contains(&key.as_str()));
    }
    Ok(Document::map())
}

pub(super) fn list_tags(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, function) = names::find(cx, input.text("Resource"), None)?;
    Ok(Document::map().with("Tags", document(&function.tags)))
}
