//! Replays: the list, one of them, starting and cancelling one.

use super::Call;
use crate::{Route, Status, StatusKind, View, Words, moment};
use base::{Document, Duration, Time};
use sim::services::events::{Replay, ReplayState};
use sim::{Account, ApiError};

/// A replay in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplayRow {
    pub name: String,
    pub route: Route,
    pub status: Status,
    /// The archive's name.
    pub archive: String,
    /// From when on, and until when, it brings events again.
    pub start: String,
    pub end: String,
    /// The time of the last event that it brought again; empty before the first.
    pub last: String,
    pub started: String,
    /// Empty while it goes on.
    pub ended: String,
    pub can_be_cancelled: bool,
}

/// The page of a replay.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplayPage {
    pub row: ReplayRow,
    pub arn: String,
    pub archive_route: Route,
    pub description: String,
    /// The name of the event bus.
    pub bus: String,
    /// The rules that it is for, name and page; all where there are none.
    pub rules: Vec<(String, Route)>,
}

/// The replays of the view's region, the newest first.
pub fn replays(account: &Account, view: &View) -> Vec<ReplayRow> {
    let mut replays: Vec<_> = account.services().events().replays(view.region).collect();
    replays.sort_by_key(|replay| std::cmp::Reverse(replay.started()));
    replays.into_iter().map(|replay| row(view, replay)).collect()
}

/// The page of the replay of that name; none where the region has none.
pub fn replay(account: &Account, view: &View, name: &str) -> Option<ReplayPage> {
    let replay = account.services().events().replay(view.region, name)?;
    let row = row(view, replay);
    Some(ReplayPage {
        archive_route: Route::Archive(row.archive.clone()),
        row,
        arn: replay.arn().to_string(),
        description: replay.description().unwrap_or("").to_string(),
        bus: replay.destination().rsplit('/').next().unwrap_or("").to_string(),
        rules: replay
            .filter_arns()
            .iter()
            .map(|arn| (rule_path(arn).to_string(), Route::Rule(rule_path(arn).to_string())))
            .collect(),
    })
}

/// `NAME` on the default event bus, `BUS/NAME` on another.
pub(crate) fn rule_path(arn: &str) -> &str {
    arn.split_once(":rule/").map_or(arn, |(_, path)| path)
}

pub(super) fn row(view: &View, replay: &Replay) -> ReplayRow {
    let (start, end) = replay.events_between();
    ReplayRow {
        name: replay.name().to_string(),
        route: Route::Replay(replay.name().to_string()),
        status: status(view, replay.state()),
        archive: replay.event_source_arn().rsplit('/').next().unwrap_or("").to_string(),
        start: moment(start),
        end: moment(end),
        last: replay.last_replayed().map(moment).unwrap_or_default(),
        started: moment(replay.started()),
        ended: replay.ended().map(moment).unwrap_or_default(),
        can_be_cancelled: matches!(replay.state(), ReplayState::Starting | ReplayState::Running),
    }
}

fn status(view: &View, state: ReplayState) -> Status {
    let (kind, key) = match state {
        ReplayState::Starting => (StatusKind::Pending, "replays.state.starting"),
        ReplayState::Running => (StatusKind::InProgress, "replays.state.running"),
        ReplayState::Cancelling => (StatusKind::Pending, "replays.state.cancelling"),
        ReplayState::Completed => (StatusKind::Success, "replays.state.completed"),
        ReplayState::Cancelled => (StatusKind::Stopped, "replays.state.cancelled"),
        ReplayState::Failed => (StatusKind::Error, "replays.state.failed"),
    };
    Status::new(kind, view.say(key))
}

/// What the form for a new replay holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplayDraft {
    pub name: String,
    pub description: String,
    /// The archive's name.
    pub archive: String,
    /// `2021-03-05T02:00:00Z`.
    pub start: String,
    pub end: String,
    /// ARNs of the rules that it is for; none: all.
    pub rules: Option<Vec<String>>,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayField {
    Name,
    Description,
    Archive,
    Start,
    End,
    Rules,
    Form,
}

impl ReplayDraft {
    /// For an archive: the hour until now.
    pub fn new(archive: &str, now: Time) -> ReplayDraft {
        ReplayDraft {
            name: String::new(),
            description: String::new(),
            archive: archive.to_string(),
            start: (now - Duration::hours(1)).iso(),
            end: now.iso(),
            rules: None,
        }
    }

    /// What is wrong before the call can be made.
    pub fn problem(&self, account: &Account, view: &View) -> Option<(ReplayField, String)> {
        if account.services().events().archive(view.region, &self.archive).is_none() {
            return Some((ReplayField::Archive, view.say("replays.archive.missing")));
        }
        for (field, text) in [(ReplayField::Start, &self.start), (ReplayField::End, &self.end)] {
            if Time::parse(text.trim()).is_none() {
                return Some((field, view.say("replays.time.wrong")));
            }
        }
        let none = self.rules.as_ref().is_some_and(Vec::is_empty);
        none.then(|| (ReplayField::Rules, view.say("replays.rules.missing")))
    }

    pub fn call(&self, account: &Account, view: &View) -> Call {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
        let archive = account.services().events().archive(view.region, &self.archive);
        let destination = Document::map()
            .with("Arn", archive.map_or("", |archive| archive.event_source_arn()))
            .with_some("FilterArns", self.rules.clone());
        let input = Document::map()
            .with("ReplayName", self.name.trim())
            .with_some("Description", given(&self.description))
            .with("EventSourceArn", archive.map_or("", |archive| archive.arn()))
            .with("EventStartTime", self.start.trim())
            .with("EventEndTime", self.end.trim())
            .with("Destination", destination);
        ("events", "StartReplay", input)
    }
}

/// The rules of an archive's bus, name and ARN: to choose from. What AWS
/// manages itself takes no part in replays.
pub fn replay_rules(account: &Account, view: &View, archive: &str) -> Vec<(String, String)> {
    let events = account.services().events();
    let Some(archive) = events.archive(view.region, archive) else { return Vec::new() };
    let bus = archive.event_source_arn().rsplit('/').next().unwrap_or("");
    let rules = events.rules_of(view.region, bus).filter(|rule| rule.managed_by().is_none());
    rules.map(|rule| (rule.name().to_string(), rule.arn().to_string())).collect()
}

pub fn cancel_replay_call(name: &str) -> Call {
    ("events", "CancelReplay", Document::map().with("ReplayName", name))
}

/// The field that a refusal belongs to.
pub fn replay_field_of(error: &ApiError) -> ReplayField {
    let tells = |words: &str| error.message.contains(words);
    match error.code.as_str() {
        "ResourceAlreadyExistsException" => ReplayField::Name,
        _ if tells("'replayName'") => ReplayField::Name,
        _ if tells("'description'") => ReplayField::Description,
        _ if tells("EventEndTime") => ReplayField::End,
        _ if tells("EventSourceArn") => ReplayField::Archive,
        _ => ReplayField::Form,
    }
}
