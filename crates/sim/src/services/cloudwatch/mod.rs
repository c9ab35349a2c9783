//! Amazon CloudWatch: not simulated yet.

use crate::kernel::{Cx, Datum};

crate::services::declare!("cloudwatch";);

/// Everything of the service. Empty so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {}

/// What it wants to be woken for: nothing so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {}

pub(crate) fn on_wakeup(_cx: &mut Cx, wakeup: &Wakeup) {
    match *wakeup {}
}

/// A service publishes a value; nothing keeps it so far.
pub(crate) fn on_datum(_cx: &mut Cx, _datum: &Datum) {}
