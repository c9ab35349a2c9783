//! AWS Lambda: functions that do something simple ([`Behaviour`]), invoked by
//! a call or by another service.
//!
//! A service invokes asynchronously ([`on_invoke`], after it has asked
//! [`State::admits`]): the event waits a moment in Lambda's own queue, is
//! tried, and tried twice more when the function fails ([`Wakeup`]). Not
//! simulated: code, versions and aliases, layers, event source mappings,
//! concurrency. The lines of a log stay with the function's latest invocations.

mod asynchronous;
mod behaviour;
mod blob;
mod destinations;
mod errors;
mod event_config;
mod functions;
mod invoke;
mod metrics;
mod names;
mod policy;
mod run;
mod state;
mod tags;

pub use asynchronous::{Pending, Running};
pub(crate) use asynchronous::{on_invoke, on_wakeup};
pub use behaviour::{Behaviour, BehaviourError, Template, VARIABLE};
pub use blob::{of_blob, to_blob};
pub use state::{EventInvokeConfig, Function, Invocation, State};

use std::rc::Rc;

crate::services::declare!("lambda";
    functions::create_function, functions::get_function, functions::get_function_configuration,
    functions::list_functions, functions::delete_function,
    functions::update_function_code, functions::update_function_configuration,
    invoke::invoke,
    policy::add_permission, policy::remove_permission, policy::get_policy,
    event_config::put_function_event_invoke_config, event_config::get_function_event_invoke_config,
    event_config::update_function_event_invoke_config, event_config::delete_function_event_invoke_config,
    event_config::list_function_event_invoke_configs,
    tags::tag_resource, tags::untag_resource, tags::list_tags,
);

/// What Lambda waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {
    /// An event's turn in the queue has come, or its next attempt.
    Attempt(Rc<Pending>),
    /// A run is over.
    Ended(Rc<Running>),
}
