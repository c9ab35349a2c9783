//! What each page shows, as plain data: `fn page(&Account, &View) -> Page`.
//!
//! No Yew, no edits: a page's model is a function of (account, view), so it can
//! be tested as text without a browser. Words come from `text/en` and
//! `text/ko` through [`Language::say`]; what AWS writes (errors, mails,
//! records, enum values) stays as AWS writes it.
//!
//! A room per service: `console::ec2::instances(&account, &view)`. Models hold
//! ready strings in the view's language, derive `Clone, PartialEq, Debug`, and
//! carry what a click needs (ids, whether an action is possible and if not why,
//! the API call's input). Forms: a plain `Draft` struct with pure functions
//! `draft → Vec<(service, operation, input)>` and `ApiError → field`.

pub mod cloudtrail;
pub mod ec2;
pub mod editor;
pub mod events;
pub mod frame;
pub mod guide;
pub mod home;
pub mod labs;
pub mod lambda;
pub mod map;
pub mod metrics;
mod moment;
mod route;
pub mod sns;
pub mod sqs;
mod status;
mod text;
mod view;
pub mod world;

pub use moment::moment;
pub use route::Route;
pub use status::{Status, StatusKind};
pub use text::{Language, Words, all as all_words};
pub use view::{Theme, View};

/// What a click asks of the account: service, operation, input.
pub type Call = (&'static str, &'static str, base::Document);
