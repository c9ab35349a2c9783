//! `cron(minutes hours day-of-month month day-of-week year)`: what it is and
//! when it fires. Reading it is in `fields.rs`.

use base::{Civil, Duration, Time};

/// A cron expression. Sets of values are bits: bit 5 of `minutes` is minute 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    pub(super) minutes: u64,
    pub(super) hours: u64,
    pub(super) days: Days,
    pub(super) months: u64,
    pub(super) years: Vec<Span>,
}

/// Of the two fields for days, the one that is not `?`. Weekdays are 1-7,
/// Sunday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Days {
    OfMonth(u64),
    /// `L`.
    LastOfMonth,
    /// `15W`: the weekday nearest to that day, within the month.
    NearestWeekday(u32),
    OfWeek(u64),
    /// `6L`: the last Friday of the month.
    LastWeekday(u32),
    /// `3#2`: the second Tuesday of the month.
    NthWeekday(u32, u32),
}

/// From, to, step. `to` before `from` goes around: `FRI-MON`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) step: u32,
}

/// The fields of a cron expression, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Minutes,
    Hours,
    DayOfMonth,
    Month,
    DayOfWeek,
    Year,
}

impl Field {
    pub(super) const ALL: [Field; 6] =
        [Field::Minutes, Field::Hours, Field::DayOfMonth, Field::Month, Field::DayOfWeek, Field::Year];

    /// The smallest and the largest value.
    pub fn range(self) -> (u32, u32) {
        match self {
            Field::Minutes => (0, 59),
            Field::Hours => (0, 23),
            Field::DayOfMonth => (1, 31),
            Field::Month => (1, 12),
            Field::DayOfWeek => (1, 7),
            Field::Year => (1970, 2199),
        }
    }

    /// The wildcards the field knows, as the User Guide's table has them.
    pub fn wildcards(self) -> &'static str {
        match self {
            Field::DayOfMonth => ",-*?/LW",
            Field::DayOfWeek => ",-*?L#",
            _ => ",-*/",
        }
    }

    /// The names the field knows, in the order of their values.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Field::Month => &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
            Field::DayOfWeek => &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
            _ => &[],
        }
    }
}

impl Cron {
    /// The first firing later than `after`.
    pub fn next_after(&self, after: Time) -> Option<Time> {
        let Civil { year, month, .. } = after.civil();
        let (mut year, mut month) = (u32::try_from(year).unwrap_or(0).max(1970), month);
        if after < Time(0) {
            month = 1;
        }
        while year <= Field::Year.range().1 {
            if has(self.months, month)
                && self.has_year(year)
                && let Some(time) = self.next_in_month(year, month, after)
            {
                return Some(time);
            }
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        None
    }

    fn has_year(&self, year: u32) -> bool {
        self.years
            .iter()
            .any(|Span { from, to, step }| year >= *from && year <= *to && (year - from).is_multiple_of(*step))
    }

    fn next_in_month(&self, year: u32, month: u32, after: Time) -> Option<Time> {
        let first = first_of(year, month);
        let length = (first_of(year + month / 12, month % 12 + 1) - first).0 / Duration::days(1).0;
        let weekday = first.civil().weekday;
        for day in 1..=length as u32 {
            let midnight = first + Duration::days(i64::from(day) - 1);
            if midnight + Duration::days(1) <= after || !self.days.include(day, length as u32, weekday) {
                continue;
            }
            for minute in 0..24 * 60 {
                let time = midnight + Duration::minutes(i64::from(minute));
                if time > after && has(self.hours, minute / 60) && has(self.minutes, minute % 60) {
                    return Some(time);
                }
            }
        }
        None
    }
}

impl Days {
    /// Whether a day is meant, in a month of that length whose first day is
    /// that weekday (0 is Sunday).
    fn include(self, day: u32, length: u32, first: u32) -> bool {
        let weekday = |day: u32| (first + day - 1) % 7;
        match self {
            Days::OfMonth(days) => has(days, day),
            Days::LastOfMonth => day == length,
            Days::NearestWeekday(wanted) if wanted > length => false,
            Days::NearestWeekday(wanted) => {
                day == match weekday(wanted) {
                    0 if wanted == length => wanted - 2,
                    0 => wanted + 1,
                    6 if wanted == 1 => 3,
                    6 => wanted - 1,
                    _ => wanted,
                }
            }
            Days::OfWeek(days) => has(days, weekday(day) + 1),
            Days::LastWeekday(wanted) => weekday(day) + 1 == wanted && day + 7 > length,
            Days::NthWeekday(wanted, nth) => weekday(day) + 1 == wanted && (day - 1) / 7 + 1 == nth,
        }
    }
}

fn has(bits: u64, value: u32) -> bool {
    bits >> value & 1 == 1
}

fn first_of(year: u32, month: u32) -> Time {
    Civil { year: year.into(), month, day: 1, hour: 0, minute: 0, second: 0, millis: 0, weekday: 0 }.time()
}
