//! Simulated time: milliseconds since 1970 in UTC, and its written forms.

use std::fmt;
use std::ops::{Add, Sub};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Time(pub i64);

/// A span of simulated time, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Duration(pub i64);

impl Duration {
    pub const fn millis(millis: i64) -> Duration {
        Duration(millis)
    }
    pub const fn seconds(seconds: i64) -> Duration {
        Duration(seconds * 1_000)
    }
    pub const fn minutes(minutes: i64) -> Duration {
        Duration::seconds(minutes * 60)
    }
    pub const fn hours(hours: i64) -> Duration {
        Duration::minutes(hours * 60)
    }
    pub const fn days(days: i64) -> Duration {
        Duration::hours(days * 24)
    }
    /// Reads `6m`, `90s`, `250ms`, `2h`, `3d`, or a bare number of seconds.
    pub fn parse(text: &str) -> Option<Duration> {
        let split = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(split)?;
        let unit_millis = match unit {
            "ms" => 1.0,
            "" | "s" => 1_000.0,
            "m" => 60_000.0,
            "h" => 3_600_000.0,
            "d" => 86_400_000.0,
            _ => return None,
        };
        let number: f64 = number.parse().ok()?;
        Some(Duration((number * unit_millis) as i64))
    }
}

/// The calendar parts of a [`Time`], in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    pub year: i64,
    /// 1-12.
    pub month: u32,
    /// 1-31.
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    pub millis: u32,
    /// 0 is Sunday.
    pub weekday: u32,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

impl Civil {
    /// `March`.
    pub fn month_name(&self) -> &'static str {
        MONTHS.get(self.month as usize - 1).copied().unwrap_or("")
    }
    /// `Friday`.
    pub fn weekday_name(&self) -> &'static str {
        WEEKDAYS.get(self.weekday as usize).copied().unwrap_or("")
    }
    /// The moment these parts name; the weekday is not looked at.
    pub fn time(&self) -> Time {
        let days = days_from_civil(self.year, self.month, self.day);
        let seconds = i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60 + i64::from(self.second);
        Time((days * 86_400 + seconds) * 1_000 + i64::from(self.millis))
    }
}

impl Time {
    /// Reads RFC 3339 (`2021-03-05T02:00:00Z`, with fractions or an offset)
    /// or a date alone.
    pub fn parse(text: &str) -> Option<Time> {
        let (date, rest) = match text.split_once(['T', 't', ' ']) {
            Some((date, rest)) => (date, rest),
            None => (text, "00:00:00Z"),
        };
        let mut parts = date.splitn(3, '-');
        let year: i64 = fixed(parts.next()?, 4)?;
        let month = fixed(parts.next()?, 2)? as u32;
        let day = fixed(parts.next()?, 2)? as u32;
        let zone = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at_checked(zone)?;
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
        let mut parts = clock.splitn(3, ':');
        let hour = fixed(parts.next()?, 2)? as u32;
        let minute = fixed(parts.next()?, 2)? as u32;
        let second = parts.next().map_or(Some(0), |text| fixed(text, 2))? as u32;
        if !(1..=12).contains(&month) || hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        if day == 0 || day > days_in_month(year, month) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let millis = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
        let local = Civil { year, month, day, hour, minute, second, millis, weekday: 0 }.time();
        Some(local - offset(zone)?)
    }

    pub fn civil(self) -> Civil {
        let days = self.0.div_euclid(86_400_000);
        let millis = self.0.rem_euclid(86_400_000);
        let (year, month, day) = civil_from_days(days);
        Civil {
            year,
            month,
            day,
            hour: (millis / 3_600_000) as u32,
            minute: (millis / 60_000 % 60) as u32,
            second: (millis / 1_000 % 60) as u32,
            millis: (millis % 1_000) as u32,
            weekday: (days + 4).rem_euclid(7) as u32,
        }
    }

    /// Whole seconds since 1970.
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// `2021-03-05T01:18:07Z`: events and records.
    pub fn iso(self) -> String {
        let Civil { year, month, day, hour, minute, second, .. } = self.civil();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// `2021-03-05T01:18:07.512Z`: SNS envelopes.
    pub fn iso_millis(self) -> String {
        let Civil { year, month, day, hour, minute, second, millis, .. } = self.civil();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
    }

    /// `01:18:07`.
    pub fn clock(self) -> String {
        let Civil { hour, minute, second, .. } = self.civil();
        format!("{hour:02}:{minute:02}:{second:02}")
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&if self.0 % 1_000 == 0 { self.iso() } else { self.iso_millis() })
    }
}

impl Add<Duration> for Time {
    type Output = Time;
    fn add(self, span: Duration) -> Time {
        Time(self.0.saturating_add(span.0))
    }
}

impl Sub<Duration> for Time {
    type Output = Time;
    fn sub(self, span: Duration) -> Time {
        Time(self.0.saturating_sub(span.0))
    }
}

impl Sub for Time {
    type Output = Duration;
    fn sub(self, earlier: Time) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }
}

fn fixed(text: &str, length: usize) -> Option<i64> {
    let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn offset(zone: &str) -> Option<Duration> {
    let sign = match zone.chars().next() {
        None | Some('Z' | 'z') => return (zone.len() <= 1).then_some(Duration(0)),
        Some('+') => 1,
        _ => -1,
    };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let number = fixed(&digits, 4)?;
    Some(Duration::minutes(sign * (number / 100 * 60 + number % 100)))
}

fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01, proleptic Gregorian: years counted from March so
/// that the leap day comes last.
fn days_from_civil(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 } as u32;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2021-03-05T02:00:00Z", 1_614_909_600_000),
            ("2000-02-29T23:59:59Z", 951_868_799_000),
        ] {
            assert_eq!(Time::parse(text), Some(Time(millis)), "{text}");
            assert_eq!(Time(millis).iso(), text);
        }
        assert_eq!(Time::parse("2021-03-05T11:00:00+09:00"), Time::parse("2021-03-05T02:00:00Z"));
        assert_eq!(
            Time::parse("2021-03-05T02:00:00.5Z").map(|t| t.iso_millis()).as_deref(),
            Some("2021-03-05T02:00:00.500Z")
        );
        for wrong in ["", "2021-02-30T00:00:00Z", "2021-3-5", "2021-03-05T25:00:00Z", "2021-03-05T02:00:00X", "한국"]
        {
            assert_eq!(Time::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_itself() {
        for day in -200_000..200_000 {
            let (year, month, date) = civil_from_days(day);
            assert_eq!(days_from_civil(year, month, date), day);
        }
        assert_eq!(Time::parse("2021-03-05").unwrap().civil().weekday_name(), "Friday");
    }

    #[test]
    fn spans() {
        assert_eq!(Duration::parse("6m"), Some(Duration::minutes(6)));
        assert_eq!(Duration::parse("250ms"), Some(Duration(250)));
        assert_eq!(Duration::parse("30"), Some(Duration::seconds(30)));
        assert_eq!(Duration::parse("1w"), None);
    }
}
