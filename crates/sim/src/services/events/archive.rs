//! An archive of events, in AWS's words.

use crate::kernel::{Chunks, Event};
use base::{Document, Duration, Time};
use std::rc::Rc;

/// An archive. Source: EventBridge API Reference, "DescribeArchive".
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    pub(super) name: String,
    pub(super) arn: String,
    /// The ARN of the event bus whose events it keeps.
    pub(super) event_source_arn: String,
    pub(super) description: Option<String>,
    pub(super) event_pattern: Option<String>,
    /// 0: for ever.
    pub(super) retention_days: i64,
    pub(super) created: Time,
    pub(super) events: Chunks<Archived>,
}

/// An event in an archive.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Archived {
    pub event: Rc<Event>,
    /// When the archive has it.
    pub kept: Time,
    /// Bytes of its JSON.
    pub size: u32,
}

impl Archive {
    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn arn(&self) -> &str {
        &self.arn
    }
    /// The ARN of the event bus whose events it keeps.
    pub fn event_source_arn(&self) -> &str {
        &self.event_source_arn
    }
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
    /// What it keeps; everything where there is none.
    pub fn event_pattern(&self) -> Option<&str> {
        self.event_pattern.as_deref()
    }
    /// 0: for ever.
    pub fn retention_days(&self) -> i64 {
        self.retention_days
    }
    pub fn created(&self) -> Time {
        self.created
    }
    /// How many events it has now, and their bytes.
    pub fn counts(&self, now: Time) -> (u64, u64) {
        let counted = self.at(now).fold((0, 0), |(count, size), it| (count + 1, size + u64::from(it.size)));
        let (count, size): (u64, u64) = counted;
        (count, size)
    }

    /// What it has at a time: what has arrived by then and is not too old.
    pub(super) fn at(&self, now: Time) -> impl Iterator<Item = &Archived> {
        let oldest = match self.retention_days {
            0 => Time(i64::MIN),
            days => now - Duration::days(days),
        };
        self.events.iter().filter(move |it| it.kept <= now && it.kept >= oldest)
    }

    /// A row of `ListArchives`: members in the order of AWS's model.
    pub(super) fn row(&self, now: Time) -> Document {
        let (count, size) = self.counts(now);
        Document::map()
            .with("ArchiveName", &self.name)
            .with("EventSourceArn", &self.event_source_arn)
            .with("State", "ENABLED")
            .with("RetentionDays", self.retention_days)
            .with("SizeBytes", size as i64)
            .with("EventCount", count as i64)
            .with("CreationTime", self.created.iso())
    }

    /// The answer of `DescribeArchive`.
    pub(super) fn description_document(&self, now: Time) -> Document {
        let (count, size) = self.counts(now);
        Document::map()
            .with("ArchiveArn", &self.arn)
            .with("ArchiveName", &self.name)
            .with("EventSourceArn", &self.event_source_arn)
            .with_some("Description", self.description())
            .with_some("EventPattern", self.event_pattern())
            .with("State", "ENABLED")
            .with("RetentionDays", self.retention_days)
            .with("SizeBytes", size as i64)
            .with("EventCount", count as i64)
            .with("CreationTime", self.created.iso())
    }

    /// The answer of `CreateArchive` and `UpdateArchive`.
    pub(super) fn brief(&self) -> Document {
        Document::map().with("ArchiveArn", &self.arn).with("State", "ENABLED").with("CreationTime", self.created.iso())
    }
}
