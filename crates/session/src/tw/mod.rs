//! The `.tw` language: one text for tests, lab starts and solutions, bug
//! reports and exported sessions.
//!
//! ```text
//! //- seed:7 now:2021-03-05T02:00:00Z user:cloud_user region:us-east-1
//! # A line that begins with # is a remark.
//! $ aws sns create-topic --name ops
//! @confirm a@example.com
//! @advance 6m
//! @show inbox a@example.com
//!   2021-03-05T02:00:01.2Z AWS Notifications <no-reply@sns.amazonaws.com>
//!   …
//! ```
//!
//! - `$ aws …`: a command typed in the terminal; a backslash at the end of a line goes on in the next.
//! - `@file NAME`: the indented text below is the file that `file://NAME` reads.
//! - `@let NAME = aws …`: what the command prints (mostly with `--output text`) is what `${NAME}` stands for from here on.
//! - `@call {"service","operation","input"}`: an API call, answered as JSON or `Code: message`.
//! - `@advance 6m`, `@advance to 2021-03-05T03:00:00Z`, `@advance next`: time passes.
//! - `@confirm ADDRESS`, `@unsubscribe ADDRESS`, `@open URL`: somebody follows a link of a mail.
//! - `@as root`, `@as NAME` (an IAM user), `@as role/SESSION`, `@as events.amazonaws.com`, `@as nobody`; `@region NAME`.
//! - `@show inbox ADDRESS`, `phone NUMBER`, `world`, `history`, `page`, `now`.
//! - `@why PLACE`: how the last thing came there, and what became of it: see [`why`].
//!
//! Below a step, indented by two spaces, stands what it prints. `…` stands for
//! anything within a line, and alone for any number of lines. Where nothing
//! stands, anything is accepted but a refusal. `UPDATE_EXPECT=1` rewrites.

mod command;
mod compare;
mod parse;
mod play;
mod show;
pub mod why;

#[cfg(test)]
mod tests;

pub use command::{Advance, Command, Show};
pub use parse::{Mistake, Step, Transcript};
pub use play::{Played, Player, Report, Said};
