//! The pages of Amazon EventBridge: rules, the wizard that makes them, trying
//! a pattern on an event, event buses, archives and replays.

mod archives;
mod buses;
mod catalog;
mod doubts;
mod draft;
mod past;
mod pattern_form;
mod permissions;
mod problems;
mod replays;
mod rule;
mod rules;
mod samples;
mod sandbox;
mod target_draft;
mod why;

pub use archives::{
    ArchiveDraft, ArchiveField, ArchivePage, ArchiveRow, archive, archive_field_of, archives, delete_archive_call,
};
pub use buses::{
    BusDraft, BusField, BusPage, BusRow, bus, bus_choices, bus_field_of, buses, delete_bus_call, policy_call,
    policy_template,
};
pub use catalog::{EventType, SERVICES, STATES, event_types};
pub use doubts::doubts;
pub use draft::{RuleDraft, RuleKind, saved};
pub use past::{PastEvent, past_events, past_events_of};
pub use pattern_form::PatternForm;
pub(crate) use pattern_form::lines as pattern_lines;
pub use problems::{Problem, RuleField, field_of};
pub(crate) use replays::rule_path;
pub use replays::{
    ReplayDraft, ReplayField, ReplayPage, ReplayRow, cancel_replay_call, replay, replay_field_of, replay_rules, replays,
};
pub use rule::{Count, MetRow, RulePage, TargetRow, rule};
pub use rules::{RuleAction, RuleRow, rules};
pub(crate) use samples::samples_of;
pub use samples::{Sample, sample, samples};
pub use sandbox::{
    EventLine, Fix, Grid, GridCell, GridEvent, GridRule, Mark, MarkKind, Outcome, Tried, event_problems, first_pattern,
    fix, grid, grid_why, marked, outcome, rule_from,
};
pub(crate) use target_draft::NotGiven;
pub use target_draft::{InputKind, TargetDraft, TargetService, dead_letter_queues, target_choices};
pub use why::{Trial, WhyRow, trial, why_rows};

use crate::Call;

#[cfg(test)]
mod tests;
