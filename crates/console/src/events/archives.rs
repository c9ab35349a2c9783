//! Archives: the list, one of them, making one.

use super::Call;
use super::replays::{ReplayRow, row as replay_row};
use crate::{Route, View, Words, moment};
use base::Document;
use sim::services::events::Archive;
use sim::{Account, ApiError};

/// An archive in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchiveRow {
    pub name: String,
    pub route: Route,
    pub arn: String,
    /// The name of the event bus.
    pub bus: String,
    /// `Indefinite`, or `7 days`.
    pub retention: String,
    pub events: u64,
    /// `412 B`.
    pub size: String,
    pub created: String,
}

/// The page of an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchivePage {
    pub row: ArchiveRow,
    pub bus_route: Route,
    pub description: String,
    /// Indented; empty where it keeps everything.
    pub pattern: String,
    /// Those of this archive, the newest first.
    pub replays: Vec<ReplayRow>,
}

/// The archives of the view's region, by name.
pub fn archives(account: &Account, view: &View) -> Vec<ArchiveRow> {
    account.services().events().archives(view.region).map(|archive| row(account, view, archive)).collect()
}

/// The page of the archive of that name; none where the region has none.
pub fn archive(account: &Account, view: &View, name: &str) -> Option<ArchivePage> {
    let events = account.services().events();
    let archive = events.archive(view.region, name)?;
    let pattern = archive.event_pattern().and_then(|text| Document::parse(text).ok());
    let row = row(account, view, archive);
    let mut replays: Vec<_> =
        events.replays(view.region).filter(|replay| replay.event_source_arn() == archive.arn()).collect();
    replays.sort_by_key(|replay| std::cmp::Reverse(replay.started()));
    Some(ArchivePage {
        bus_route: Route::Bus(row.bus.clone()),
        row,
        description: archive.description().unwrap_or("").to_string(),
        pattern: pattern.map(|pattern| super::pattern_form::lines(&pattern)).unwrap_or_default(),
        replays: replays.into_iter().map(|replay| replay_row(view, replay)).collect(),
    })
}

fn row(account: &Account, view: &View, archive: &Archive) -> ArchiveRow {
    let (events, size) = archive.counts(account.now());
    ArchiveRow {
        name: archive.name().to_string(),
        route: Route::Archive(archive.name().to_string()),
        arn: archive.arn().to_string(),
        bus: archive.event_source_arn().rsplit('/').next().unwrap_or("").to_string(),
        retention: match archive.retention_days() {
            0 => view.say("archives.indefinite"),
            days => view.fill("archives.days", &[("days", &days.to_string())]),
        },
        events,
        size: format!("{size} B"),
        created: moment(archive.created()),
    }
}

/// What the form of an archive holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchiveDraft {
    /// There is such an archive already: its name and its bus stay.
    pub edits: bool,
    pub name: String,
    pub description: String,
    /// The ARN of the event bus.
    pub source: String,
    pub indefinite: bool,
    pub days: String,
    /// Whether only some events are kept.
    pub filters: bool,
    /// JSON text.
    pub pattern: String,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveField {
    Name,
    Description,
    Source,
    Days,
    Pattern,
    Form,
}

impl ArchiveDraft {
    pub fn new(source: &str) -> ArchiveDraft {
        ArchiveDraft {
            edits: false,
            name: String::new(),
            description: String::new(),
            source: source.to_string(),
            indefinite: true,
            days: "7".to_string(),
            filters: false,
            pattern: "{\n  \"source\": [\"aws.ec2\"]\n}".to_string(),
        }
    }

    /// Of the archive of that name; none where the region has none.
    pub fn of(account: &Account, view: &View, name: &str) -> Option<ArchiveDraft> {
        let archive = account.services().events().archive(view.region, name)?;
        let draft = ArchiveDraft::new(archive.event_source_arn());
        let pattern = archive.event_pattern().and_then(|text| Document::parse(text).ok());
        Some(ArchiveDraft {
            edits: true,
            name: name.to_string(),
            description: archive.description().unwrap_or("").to_string(),
            indefinite: archive.retention_days() == 0,
            days: if archive.retention_days() == 0 { draft.days } else { archive.retention_days().to_string() },
            filters: pattern.is_some(),
            pattern: pattern.map_or(draft.pattern, |pattern| super::pattern_form::lines(&pattern)),
            source: draft.source,
        })
    }

    /// What is wrong before the call can be made.
    pub fn problem(&self, view: &View) -> Option<(ArchiveField, String)> {
        let is_number = self.days.trim().parse::<i64>().is_ok_and(|days| days > 0);
        (!self.indefinite && !is_number).then(|| (ArchiveField::Days, view.say("archives.days.wrong")))
    }

    pub fn call(&self) -> Call {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
        let days = self.days.trim().parse::<i64>().ok().filter(|_| !self.indefinite);
        let compact = |text: &String| Document::parse(text).map_or_else(|_| text.clone(), |pattern| pattern.to_json());
        let input = Document::map().with("ArchiveName", self.name.trim());
        if self.edits {
            // What is left out would stay as it is.
            let input = input
                .with("Description", self.description.trim())
                .with("EventPattern", if self.filters { compact(&self.pattern) } else { String::new() })
                .with("RetentionDays", days.unwrap_or(0));
            return ("events", "UpdateArchive", input);
        }
        let input = input
            .with("EventSourceArn", &self.source)
            .with_some("Description", given(&self.description))
            .with_some("EventPattern", self.filters.then(|| compact(&self.pattern)))
            .with_some("RetentionDays", days);
        ("events", "CreateArchive", input)
    }
}

pub fn delete_archive_call(name: &str) -> Call {
    ("events", "DeleteArchive", Document::map().with("ArchiveName", name))
}

/// The field that a refusal belongs to.
pub fn archive_field_of(error: &ApiError) -> ArchiveField {
    let tells = |words: &str| error.message.contains(words);
    match error.code.as_str() {
        "InvalidEventPatternException" => ArchiveField::Pattern,
        "ResourceAlreadyExistsException" => ArchiveField::Name,
        _ if tells("'archiveName'") => ArchiveField::Name,
        _ if tells("'description'") => ArchiveField::Description,
        _ if tells("'retentionDays'") => ArchiveField::Days,
        _ if tells("Event bus") => ArchiveField::Source,
        _ => ArchiveField::Form,
    }
}
