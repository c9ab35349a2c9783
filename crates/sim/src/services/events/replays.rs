//! Replays: archived events come to their bus again, minute by minute.
//!
//! Source: EventBridge API Reference, "StartReplay", "CancelReplay"; User
//! Guide, "Replaying archived events".

use super::archive::Archived;
use super::replay::{Replay, ReplayState};
use super::{Wakeup, archives, buses, errors, pages};
use crate::kernel::latency::{EVENTS_REPLAY_MINUTE, EVENTS_REPLAY_STATE, Latency};
use crate::kernel::{self, Cause, Cx, Effect, Event, Place, Verdict};
use crate::{ApiError, ApiResult, Input};
use base::{Document, Duration, Time};
use std::rc::Rc;

/// Replays of a region at the same time.
const ACTIVE_REPLAYS: usize = 10;
const MINUTE: i64 = Duration::minutes(1).0;

pub(super) fn start_replay(cx: &mut Cx, input: &Input) -> ApiResult {
    let (name, source) = (input.text("ReplayName"), input.text("EventSourceArn"));
    let destination = input.structure("Destination");
    let bus = destination.map_or("", |it| it.text("Arn"));
    if !bus.contains(":event-bus/") {
        return Err(errors::parameter_wrong("Destination.Arn", "Must contain an event bus ARN."));
    }
    buses::bus_of(cx, Some(bus))?;
    let archive_name = source.rsplit('/').next().unwrap_or(source);
    let archive = archives::existing(cx, archive_name);
    let archive = archive.map_err(|error| errors::parameter_wrong("EventSourceArn", &error.message))?;
    if bus != archive.event_source_arn {
        return Err(errors::parameter_wrong("Destination.Arn", "Cross event bus replay is not permitted."));
    }
    let (start, end) = (time(input, "EventStartTime")?, time(input, "EventEndTime")?);
    if end <= start {
        return Err(errors::parameter_wrong("EventEndTime", "EventStartTime must be before EventEndTime."));
    }
    let key = (cx.region(), name.to_string());
    if cx.services.events().replays.contains_key(&key) {
        return Err(errors::replay_exists(name));
    }
    if cx.services.events().replays(cx.region()).filter(|replay| replay.state.is_active()).count() >= ACTIVE_REPLAYS {
        return Err(errors::limit_exceeded());
    }
    let filter_arns = destination.map_or_else(Vec::new, |it| it.texts("FilterArns"));
    let replay = Replay {
        name: name.to_string(),
        arn: cx.arn("events", &format!("replay/{name}")),
        description: input.optional_text("Description").map(str::to_string),
        event_source_arn: archive.arn.clone(),
        destination: bus.to_string(),
        filter_arns: filter_arns.into_iter().map(str::to_string).collect(),
        state: ReplayState::Starting,
        state_reason: None,
        event_start: start,
        event_end: end,
        last_replayed: None,
        started: cx.now(),
        ended: None,
        cursor: start,
    };
    let answer = Document::map()
        .with("ReplayArn", &replay.arn)
        .with("State", replay.state.name())
        .with("ReplayStartTime", replay.started.iso());
    cx.services.events_mut().replays.insert(key, Rc::new(replay));
    wake(cx, name, EVENTS_REPLAY_STATE);
    Ok(answer)
}

fn time(input: &Input, name: &str) -> Result<Time, ApiError> {
    input.time(name).ok_or_else(|| errors::parameter_not_valid(name))
}

fn wake(cx: &mut Cx, name: &str, latency: Latency) {
    // However long a replay lasts, it is no loop.
    let before = cx.cause();
    cx.back_to(Cause { depth: 0, ..before });
    cx.wake_after(latency, kernel::Wakeup::Events(Wakeup::Replay(name.to_string())));
    cx.back_to(before);
}

pub(super) fn cancel_replay(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("ReplayName");
    let replay = existing(cx, name)?;
    if !matches!(replay.state, ReplayState::Starting | ReplayState::Running) {
        return Err(errors::replay_over(name));
    }
    let replay = Replay { state: ReplayState::Cancelling, ..(*replay).clone() };
    let answer = Document::map().with("ReplayArn", &replay.arn).with("State", replay.state.name());
    keep(cx, replay);
    wake(cx, name, EVENTS_REPLAY_STATE);
    Ok(answer)
}

pub(super) fn describe_replay(cx: &mut Cx, input: &Input) -> ApiResult {
    Ok(existing(cx, input.text("ReplayName"))?.description_document())
}

pub(super) fn list_replays(cx: &mut Cx, input: &Input) -> ApiResult {
    pages::one_filter(input, "ListReplays", &["NamePrefix", "EventSourceArn", "State"])?;
    let (prefix, source, state) = (input.text("NamePrefix"), input.text("EventSourceArn"), input.text("State"));
    let replays = cx.services.events().replays(cx.region()).filter(|replay| {
        replay.name.starts_with(prefix)
            && (source.is_empty() || replay.event_source_arn == source)
            && (state.is_empty() || replay.state.name() == state)
    });
    pages::answer("Replays", replays.map(|replay| (replay.name.clone(), replay.row())), input)
}

fn existing(cx: &Cx, name: &str) -> Result<Rc<Replay>, ApiError> {
    let found = cx.services.events().replays.get(&(cx.region(), name.to_string()));
    found.cloned().ok_or_else(|| errors::replay_missing(name))
}

fn keep(cx: &mut Cx, replay: Replay) {
    let key = (cx.region(), replay.name.clone());
    cx.services.events_mut().replays.insert(key, Rc::new(replay));
}

/// The replay's next step has come.
pub(super) fn step(cx: &mut Cx, name: &str) {
    let Ok(replay) = existing(cx, name) else { return };
    let mut replay = (*replay).clone();
    match replay.state {
        ReplayState::Starting => {
            replay.state = ReplayState::Running;
            keep(cx, replay);
            wake(cx, name, EVENTS_REPLAY_MINUTE);
        }
        ReplayState::Running => bring_a_minute(cx, replay),
        ReplayState::Cancelling => end(cx, replay, ReplayState::Cancelled),
        ReplayState::Completed | ReplayState::Cancelled | ReplayState::Failed => {}
    }
}

fn end(cx: &mut Cx, mut replay: Replay, state: ReplayState) {
    replay.state = state;
    replay.ended = Some(cx.now());
    keep(cx, replay);
}

/// The next minute that has events; in it they come in no order.
fn bring_a_minute(cx: &mut Cx, mut replay: Replay) {
    let archive_name = replay.event_source_arn.rsplit('/').next().unwrap_or("");
    let Ok(archive) = archives::existing(cx, archive_name) else {
        // Unverified: what becomes of a replay whose archive is deleted.
        replay.state_reason = Some(format!("Archive {archive_name} does not exist."));
        return end(cx, replay, ReplayState::Failed);
    };
    let wanted = |it: &&Archived| it.event.time >= replay.cursor && it.event.time < replay.event_end;
    let Some(next) = archive.at(cx.now()).filter(wanted).map(|it| it.event.time.0 / MINUTE).min() else {
        return end(cx, replay, ReplayState::Completed);
    };
    let of_minute = archive.at(cx.now()).filter(wanted).filter(|it| it.event.time.0 / MINUTE == next);
    let mut events: Vec<Rc<Event>> = of_minute.map(|it| it.event.clone()).collect();
    shuffle(cx, &mut events);
    replay.last_replayed = events.iter().map(|event| event.time).max();
    replay.cursor = Time((next + 1) * MINUTE);
    let name = replay.name.clone();
    for event in events {
        let event = Rc::new(Event { replay_name: Some(name.clone()), ..(*event).clone() });
        let place = Place::Archive(archive.arn.clone());
        let hop = cx.hop_with(place, event.detail_type.as_str(), Verdict::Passed, Some(event.clone()));
        let before = cx.under(hop);
        cx.emit(Effect::Event(event));
        cx.back_to(before);
    }
    keep(cx, replay);
    wake(cx, &name, EVENTS_REPLAY_MINUTE);
}

fn shuffle(cx: &mut Cx, events: &mut [Rc<Event>]) {
    for left in (1..events.len()).rev() {
        let ordinal = cx.ordinal("replay-order");
        let other = cx.seed().between("replay-order", ordinal, 0, left as u64);
        events.swap(left, other as usize);
    }
}
