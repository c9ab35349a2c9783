//! The pages of AWS Lambda.

mod asynchronous;
mod behaviour_form;
mod code;
mod configuration;
mod create_function;
mod delete;
mod function;
mod functions;
mod invocations;
mod permissions;
mod test_event;

pub use create_function::CreateFunction;
pub use function::Function;
pub use functions::Functions;
