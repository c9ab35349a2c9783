//! The filter of Event history: one attribute, and a range of time.

use crate::{View, Words};
use base::{Duration, Time};
use sim::Account;
use sim::kernel::records::{Attribute, Find, RecordId};

/// What Event history can be filtered by, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterAttribute {
    ReadOnly,
    EventName,
    UserName,
    EventSource,
    ResourceType,
    ResourceName,
    EventId,
    AccessKey,
}

impl FilterAttribute {
    pub const ALL: [FilterAttribute; 8] = [
        FilterAttribute::AccessKey,
        FilterAttribute::EventId,
        FilterAttribute::EventName,
        FilterAttribute::EventSource,
        FilterAttribute::ReadOnly,
        FilterAttribute::ResourceName,
        FilterAttribute::ResourceType,
        FilterAttribute::UserName,
    ];

    /// LookupEvents' name for it.
    pub fn id(self) -> &'static str {
        match self {
            FilterAttribute::ReadOnly => "ReadOnly",
            FilterAttribute::EventName => "EventName",
            FilterAttribute::UserName => "Username",
            FilterAttribute::EventSource => "EventSource",
            FilterAttribute::ResourceType => "ResourceType",
            FilterAttribute::ResourceName => "ResourceName",
            FilterAttribute::EventId => "EventId",
            FilterAttribute::AccessKey => "AccessKeyId",
        }
    }

    pub fn parse(id: &str) -> Option<FilterAttribute> {
        FilterAttribute::ALL.into_iter().find(|attribute| attribute.id() == id)
    }

    pub fn label(self, view: &View) -> String {
        view.say(match self {
            FilterAttribute::ReadOnly => "cloudtrail.read-only",
            FilterAttribute::EventName => "cloudtrail.event-name",
            FilterAttribute::UserName => "cloudtrail.user-name",
            FilterAttribute::EventSource => "cloudtrail.event-source",
            FilterAttribute::ResourceType => "cloudtrail.resource-type",
            FilterAttribute::ResourceName => "cloudtrail.resource-name",
            FilterAttribute::EventId => "cloudtrail.event-id",
            FilterAttribute::AccessKey => "cloudtrail.access-key",
        })
    }
}

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Range {
    /// As far as it goes: 90 days.
    #[default]
    All,
    HalfHour,
    Hour,
    ThreeHours,
    TwelveHours,
    /// Between two times that are typed.
    Custom,
}

impl Range {
    pub const ALL: [Range; 6] =
        [Range::HalfHour, Range::Hour, Range::ThreeHours, Range::TwelveHours, Range::All, Range::Custom];

    pub fn id(self) -> &'static str {
        match self {
            Range::All => "all",
            Range::HalfHour => "30m",
            Range::Hour => "1h",
            Range::ThreeHours => "3h",
            Range::TwelveHours => "12h",
            Range::Custom => "custom",
        }
    }

    pub fn parse(id: &str) -> Option<Range> {
        Range::ALL.into_iter().find(|range| range.id() == id)
    }

    pub fn label(self, view: &View) -> String {
        match self {
            Range::All => view.say("cloudtrail.range.all"),
            Range::Custom => view.say("cloudtrail.range.custom"),
            short => short.id().to_string(),
        }
    }

    fn length(self) -> Option<Duration> {
        match self {
            Range::HalfHour => Some(Duration::minutes(30)),
            Range::Hour => Some(Duration::hours(1)),
            Range::ThreeHours => Some(Duration::hours(3)),
            Range::TwelveHours => Some(Duration::hours(12)),
            Range::All | Range::Custom => None,
        }
    }
}

/// The filter as it stands on the page. Read-only = false at first, as in the
/// console.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    pub attribute: FilterAttribute,
    /// Empty finds all.
    pub value: String,
    pub range: Range,
    /// `2021-03-05T02:00`, in UTC.
    pub start: String,
    pub end: String,
}

impl Default for Filter {
    fn default() -> Filter {
        Filter {
            attribute: FilterAttribute::ReadOnly,
            value: "false".to_string(),
            range: Range::All,
            start: String::new(),
            end: String::new(),
        }
    }
}

impl Filter {
    /// What is wrong with the times that are typed: the key of the words.
    pub fn problem(&self) -> Option<&'static str> {
        let (start, end) = (typed(&self.start), typed(&self.end));
        match (self.range, start, end) {
            (Range::Custom, Err(()), _) | (Range::Custom, _, Err(())) => Some("cloudtrail.range.wrong"),
            (Range::Custom, Ok(Some(start)), Ok(Some(end))) if start > end => Some("cloudtrail.range.backwards"),
            _ => None,
        }
    }

    /// For the record store.
    pub(super) fn find<'a>(&'a self, account: &'a Account) -> Find<'a> {
        let now = account.now();
        let start = match self.range.length() {
            Some(length) => now - length,
            None if self.range == Range::Custom => typed(&self.start).ok().flatten().unwrap_or(Time(0)),
            None => Time(0),
        };
        let end = match self.range {
            // A minute that is typed is meant to its end.
            Range::Custom => typed(&self.end).ok().flatten().map_or(now, |time| time + Duration::millis(59_999)),
            _ => now,
        };
        Find { attribute: self.attribute(account), start, end, data: false }
    }

    /// The row that is asked for by id: some row or none at all.
    pub(super) fn row(&self, account: &Account) -> Option<Option<u32>> {
        let by_id = self.attribute == FilterAttribute::EventId && !self.value.trim().is_empty();
        by_id.then(|| RecordId::Event.row(account.kernel().seed, self.value.trim()))
    }

    fn attribute<'a>(&'a self, account: &'a Account) -> Option<Attribute<'a>> {
        let value = Some(self.value.trim()).filter(|value| !value.is_empty())?;
        Some(match self.attribute {
            FilterAttribute::ReadOnly => Attribute::ReadOnly(value == "true"),
            FilterAttribute::EventName => Attribute::EventName(value),
            FilterAttribute::UserName => Attribute::UserName(value),
            FilterAttribute::EventSource => Attribute::EventSource(value),
            FilterAttribute::ResourceType => Attribute::ResourceType(value),
            FilterAttribute::ResourceName => Attribute::ResourceName(value),
            FilterAttribute::AccessKey => Attribute::AccessKeyId(value, account.account_id(), account.kernel().seed),
            FilterAttribute::EventId => return None,
        })
    }
}

/// A time of the browser's field; none where nothing is typed.
fn typed(text: &str) -> Result<Option<Time>, ()> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Time::parse(text.trim()).map(Some).ok_or(())
}
