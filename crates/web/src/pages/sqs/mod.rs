//! The pages of Amazon SQS.

mod ask;
mod attributes;
mod create_queue;
mod message_details;
mod messages;
mod polling;
mod queue;
mod queue_fields;
mod queue_links;
mod queues;

pub use create_queue::{CreateQueue, EditQueue};
pub use messages::QueueMessages;
pub use queue::Queue;
pub use queues::Queues;
