//! The AWS account as a value: [`Account`] takes an [`ApiCall`] at a time and
//! passes simulated time when told to. No IO, no clock, no page.
//!
//! The way of one call: `Account::call` → `door` (look up, validate,
//! authorize, run the handler, record) → effects, drained until none is left.

mod account;
mod api;
mod door;
pub mod kernel;
pub mod model;
pub mod services;
pub mod world;

pub use account::{Account, Start};
pub use api::{ApiCall, ApiError, ApiResult, Caller, Input};
pub use kernel::region::Region;
