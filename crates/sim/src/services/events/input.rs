//! What a target is given: the event, a part of it, a constant, or a template
//! filled from it.
//!
//! Source: EventBridge User Guide, "Amazon EventBridge input transformation".

use super::state::{Target, TargetInput};
use crate::kernel::Event;
use crate::{ApiError, Input};
use base::{Document, Time};

/// The text for the target; none where the input cannot be made, which AWS
/// counts as a failed invocation.
pub(super) fn render(_rule_arn: &str, target: &Target, event: &Event, _ingested: Time) -> Option<String> {
    match &target.input {
        TargetInput::MatchedEvent => Some(event.document().to_json()),
        TargetInput::Part(path) => part(&event.document(), path).map(Document::to_json),
        TargetInput::Constant(text) => Some(text.clone()),
        TargetInput::Transformer { .. } => None,
    }
}

/// The value at a path of names: `$.detail.state`.
fn part<'a>(event: &'a Document, path: &str) -> Option<&'a Document> {
    let names = path.strip_prefix('$')?.split('.').skip(1);
    names.into_iter().try_fold(event, |value, name| value.get(name))
}

/// The `InputTransformer` of a target.
pub(super) fn read_transformer(_transformer: &Input, _target_id: &str) -> Result<TargetInput, ApiError> {
    Err(ApiError::not_simulated("the input transformer of Amazon EventBridge"))
}
