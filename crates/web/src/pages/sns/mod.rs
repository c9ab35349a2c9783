//! The pages of Amazon SNS.

mod access_editor;
mod create_subscription;
mod create_topic;
mod delete;
mod edit_subscription;
mod missing;
mod publish;
mod publish_preview;
mod retry_editor;
mod subscription;
mod subscription_actions;
mod subscription_parts;
mod subscriptions;
mod tags;
mod texting;
mod texting_dialogs;
mod topic;
mod topic_access;
mod topic_edit;
mod topic_retry;
mod topic_tags;
mod topics;

pub use create_subscription::CreateSubscription;
pub use create_topic::CreateTopic;
pub use edit_subscription::EditSubscription;
pub use missing::Missing;
pub use publish::Publish;
pub use subscription::Subscription;
pub use subscriptions::Subscriptions;
pub use tags::TagEditor;
pub use texting::TextMessaging;
pub use topic::Topic;
pub use topics::Topics;
