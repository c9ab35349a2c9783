//! The pages of Amazon SNS: topics, subscriptions, the forms that make them,
//! and publishing.

mod access;
mod admission;
mod create_subscription;
mod create_topic;
mod filtered;
mod policy;
mod preview;
mod publish;
mod retry;
mod subscription;
mod subscriptions;
mod texting;
mod topic;
mod topics;

pub use access::{AccessDraft, Who};
pub use admission::MissingStatement;
pub use create_subscription::{
    FilterDraft, FilterProblem, SubscribeField, SubscribeForm, SubscriptionDraft, protocols, subscribe_form,
};
pub use create_topic::{TopicDraft, TopicField};
pub use filtered::FilteredMessage;
pub use policy::{PublisherRow, publishers};
pub use preview::{PreviewRow, PublishPreview, publish_preview};
pub use publish::{AttributeRow, PublishDraft, PublishField, PublishForm, publish_form};
pub use retry::{CONTENT_TYPES, RetryDraft, backoffs};
pub use subscription::{SubscriptionPage, confirm_input, subscription};
pub use subscriptions::{SubscriptionRow, protocol_label, subscriptions};
pub use texting::{OptedOutRow, TextDraft, TextingDraft, TextingField, TextingPage, texting};
pub(crate) use topic::retagged;
pub use topic::{TopicPage, attribute_input, delete_input, tag_changes, topic};
pub use topics::{TopicRow, topics};

use sim::ApiError;

#[cfg(test)]
mod tests;

/// What is typed before something is deleted for good. AWS asks for it in
/// English in every language.
pub const DELETE_WORDS: &str = "delete me";

/// A refusal as a page shows it: `InvalidParameter: Invalid parameter: …`.
pub fn refusal(error: &ApiError) -> String {
    format!("{}: {}", error.code, error.message)
}

/// A tag while it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagDraft {
    pub key: String,
    pub value: String,
}
