//! Amazon Simple Queue Service: queues, and the messages that wait in them.
//!
//! Messages come from calls and from other services ([`on_enqueue`], which
//! ask [`State::admits`] first), are received, hidden for a while, deleted, or
//! given up to a dead-letter queue. Nothing here waits for a time: what is
//! visible is read off the clock. A call cannot wait either, so long polling
//! answers at once. Not simulated: keys of KMS, trace headers.

mod attributes;
mod batch;
mod delete;
mod errors;
mod message;
mod metrics;
mod policy;
mod queues;
mod receive;
mod redrive;
mod send;
mod state;
mod tags;

pub use message::{Attribute, Message};
pub use policy::owner_policy;
pub use redrive::RedrivePolicy;
pub(crate) use send::{on_enqueue, refusal};
pub use state::{Counts, Queue, State};

use crate::kernel::Cx;

crate::services::declare!("sqs";
    queues::create_queue, queues::delete_queue, queues::list_queues, queues::get_queue_url,
    queues::get_queue_attributes, queues::set_queue_attributes,
    send::send_message, send::send_message_batch, receive::receive_message,
    delete::delete_message, delete::delete_message_batch,
    delete::change_message_visibility, delete::change_message_visibility_batch, delete::purge_queue,
    policy::add_permission, policy::remove_permission,
    tags::tag_queue, tags::untag_queue, tags::list_queue_tags,
    redrive::list_dead_letter_source_queues, redrive::start_message_move_task,
    redrive::list_message_move_tasks, redrive::cancel_message_move_task,
);

/// What it wants to be woken for: nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {}

pub(crate) fn on_wakeup(_cx: &mut Cx, wakeup: &Wakeup) {
    match *wakeup {}
}
