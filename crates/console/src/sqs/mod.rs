//! The pages of Amazon SQS: queues, the form that makes and changes them, and
//! their messages.

mod create_queue;
mod messages;
mod queue;
mod queues;

pub use create_queue::{QueueDraft, QueueField, QueueForm, queue_form};
pub use messages::{
    MessageDraft, MessageField, MessagesPage, PolledMessage, hop_of, messages_page, poll_input, polled,
};
pub use queue::{QueuePage, policy_input, queue, url_input};
pub use queues::{QueueRow, queues};

#[cfg(test)]
mod tests;
