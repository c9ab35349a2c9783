//! What every room of Trailwatch stands on: [`Document`] (ordered JSON),
//! [`Time`], [`Seed`]ed ids, [`Arn`], [`never!`] and
//! [`text_file!`].
//!
//! Knows no AWS service, does no IO and owns no clock.

mod arn;
pub mod digest;
mod document;
mod json;
mod never;
mod seed;
mod text_file;
mod time;

pub use arn::Arn;
pub use document::{Document, Map, Number};
pub use json::{JsonError, Place, unicode_escape};
pub use seed::Seed;
pub use time::{Civil, Duration, Time};
