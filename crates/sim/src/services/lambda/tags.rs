//! Tags of functions. Source: Lambda API Reference, "TagResource".

use super::state::FunctionKey;
use super::{Function, errors, names};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::collections::BTreeMap;
use std::rc::Rc;

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
        _ => Err(errors::invalid("Number of tags exceeds resource tag limit.")),
    }
}

pub(super) fn document(map: &BTreeMap<String, String>) -> Document {
    map.iter().fold(Document::map(), |shown, (key, value)| shown.with(key, value))
}

/// The function whose tags they are; versions and aliases have none.
fn function(cx: &Cx, input: &Input) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    let arn = input.text("Resource");
    if arn.split(':').count() > 7 {
        let message = "Tags on function aliases and versions are not supported. Please specify a function ARN.";
        return Err(errors::invalid(message));
    }
    names::find(cx, arn, None)
}

pub(super) fn tag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = function(cx, input)?;
    if input.get("Tags").and_then(Document::as_map).is_none_or(|tags| tags.is_empty()) {
        return Err(errors::invalid("An error occurred and the request cannot be processed."));
    }
    let tags = read(input.get("Tags"), function.tags.clone())?;
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.tags = tags;
    }
    Ok(Document::map())
}

pub(super) fn untag_resource(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, _) = function(cx, input)?;
    let names = input.texts("TagKeys");
    if let Some(function) = cx.services.lambda_mut().function_mut(&key) {
        function.tags.retain(|key, _| !names.contains(&key.as_str()));
    }
    Ok(Document::map())
}

pub(super) fn list_tags(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, function) = function(cx, input)?;
    Ok(Document::map().with("Tags", document(&function.tags)))
}
