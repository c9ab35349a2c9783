//! Amazon Simple Queue Service: not simulated yet.

use crate::kernel::{Cx, Place, QueueMessage, Reason, Verdict};
use crate::services::access::Admission;

crate::services::declare!("sqs";);

/// Everything of the service. Empty so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {}

/// What it wants to be woken for: nothing so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {}

pub(crate) fn on_wakeup(_cx: &mut Cx, wakeup: &Wakeup) {
    match *wakeup {}
}

impl State {
    /// Whether the policy of the queue admits a service. There is none so far.
    pub fn admits(&self, _arn: &str, _principal: &str, _action: &str, _source_arn: &str, _account: &str) -> Admission {
        Admission::Missing
    }
}

/// A message arrives; there is no queue to take it.
pub(crate) fn on_enqueue(cx: &mut Cx, message: QueueMessage) {
    cx.hop(Place::Queue(message.queue_arn), message.body, Verdict::Failed(Reason::TargetMissing));
}
