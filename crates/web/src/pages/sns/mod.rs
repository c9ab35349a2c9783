//! The pages of Amazon SNS.

mod create_subscription;
mod create_topic;
mod delete;
mod missing;
mod publish;
mod subscription;
mod subscription_actions;
mod subscriptions;
mod tags;
mod topic;
mod topic_access;
mod topic_edit;
mod topics;

pub use create_subscription::CreateSubscription;
pub use create_topic::CreateTopic;
pub use publish::Publish;
pub use subscription::Subscription;
pub use subscriptions::Subscriptions;
pub use topic::Topic;
pub use topics::Topics;
