//! AWS Lambda: not simulated yet.

use crate::kernel::{Cx, FunctionEvent, Place, Reason, Verdict};
use crate::services::access::Admission;

crate::services::declare!("lambda";);

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
    /// Whether the policy of the function admits a service. There is none so far.
    pub fn admits(&self, _arn: &str, _principal: &str, _action: &str, _source_arn: &str, _account: &str) -> Admission {
        Admission::Missing
    }
}

/// A function is invoked; there is none.
pub(crate) fn on_invoke(cx: &mut Cx, event: FunctionEvent) {
    cx.hop(Place::Function(event.function_arn), event.payload, Verdict::Failed(Reason::TargetMissing));
}
