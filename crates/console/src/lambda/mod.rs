//! The pages of AWS Lambda: functions, the form that makes them, and one
//! function with its code, tests, permissions and settings.

mod asynchronous;
mod behaviour;
mod create_function;
mod function;
mod functions;
mod permissions;
mod test_event;

pub use asynchronous::{AsyncDraft, AsyncField, destinations};
pub use behaviour::{BehaviourDraft, PathRow, behaviours};
pub use create_function::{FunctionDraft, FunctionField, RUNTIMES};
pub use function::{FunctionPage, InvocationRow, configure_input, function, name_input};
pub use functions::{FunctionRow, functions};
pub use permissions::{PermissionDraft, PermissionRow, permissions, remove_input};
pub use test_event::{Sample, TestResult, samples, test_input, test_result};

#[cfg(test)]
mod tests;
