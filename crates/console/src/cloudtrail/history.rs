//! Event history: who called what.

use super::{Filter, FilterAttribute};
use crate::{Route, View, Words, moment};
use sim::Account;
use sim::kernel::records::{Record, RecordId};
use sim::model::TrailClass;
use sim::services::cloudtrail::history as shown;

/// A call in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRow {
    pub event_id: String,
    pub route: Route,
    pub event_name: String,
    pub event_time: String,
    pub user_name: String,
    pub event_source: String,
    /// Of the first resource; how many more there are stands behind it.
    pub resource_type: String,
    pub resource_name: String,
    pub read_only: String,
    pub error_code: String,
    pub source_ip: String,
}

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The newest first, at most [`ROWS`].
    pub rows: Vec<HistoryRow>,
    /// Whether there are more than are listed.
    pub more: bool,
    /// What waits to be shown, in a sentence; empty where nothing does.
    pub pending: String,
    /// Why what the filter asks for is never listed; else empty.
    pub never: String,
    /// What is wrong with the times that are typed.
    pub problem: Option<String>,
}

/// So many rows are listed: a filter finds what is older.
const ROWS: usize = 200;

/// What the view's region shows of what the filter finds.
pub fn history(account: &Account, view: &View, filter: &Filter) -> History {
    let kernel = account.kernel();
    let problem = filter.problem();
    let find = filter.find(account);
    let mut rows: Vec<u32> = match filter.row(account) {
        _ if problem.is_some() => Vec::new(),
        Some(row) => row.into_iter().filter(|row| shown::is_shown(kernel, view.region, *row)).collect(),
        None => shown::shown(kernel, view.region, &find, u32::MAX).take(ROWS + 1).collect(),
    };
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let rows = rows.into_iter().filter_map(|row| Some(self::row(account, row, &kernel.records.get(row)?)));
    History {
        rows: rows.collect(),
        more,
        pending: pending(account, view),
        never: never(view, filter),
        problem: problem.map(|key| view.say(key)),
    }
}

/// Event history has no data events.
fn never(view: &View, filter: &Filter) -> String {
    let name = filter.value.trim();
    let is_data = |service: &&'static sim::services::Service| {
        (service.model)().operation_in_trail(name).is_some_and(|it| it.trail == TrailClass::Data)
    };
    if filter.attribute == FilterAttribute::EventName && sim::services::SERVICES.iter().any(is_data) {
        view.fill("cloudtrail.empty.data", &[("name", name)])
    } else {
        String::new()
    }
}

fn row(account: &Account, row: u32, it: &Record) -> HistoryRow {
    let event_id = RecordId::Event.of(account.kernel().seed, row);
    let first = it.resources.first();
    let more = match it.resources.len() {
        0 | 1 => String::new(),
        count => format!(" (+{})", count - 1),
    };
    HistoryRow {
        route: Route::Record(event_id.clone()),
        event_id,
        event_name: it.event_name.to_string(),
        event_time: moment(it.time),
        user_name: it.caller.user_name().to_string(),
        event_source: it.event_source.to_string(),
        resource_type: first.map(|resource| resource.kind.clone()).unwrap_or_default(),
        resource_name: first.map(|resource| format!("{}{more}", resource.name)).unwrap_or_default(),
        read_only: it.read_only.to_string(),
        error_code: it.error.as_ref().map(|(code, _)| code.clone()).unwrap_or_default(),
        source_ip: it.source_ip.clone(),
    }
}

/// CloudTrail takes some minutes: how many calls it has not shown yet, and
/// when the next one comes.
fn pending(account: &Account, view: &View) -> String {
    let pending = shown::pending(account.kernel(), view.region);
    let Some(next) = pending.iter().map(|(_, time)| *time).min() else { return String::new() };
    let count = pending.len().to_string();
    let key = if pending.len() == 1 { "cloudtrail.pending.one" } else { "cloudtrail.pending" };
    view.fill(key, &[("count", &count), ("time", &next.clock())])
}
