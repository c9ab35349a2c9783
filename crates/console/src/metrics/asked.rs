//! How far back graphs look, which statistic they show, and how long a period is.

use crate::{View, Words};
use base::{Duration, Time};
use sim::services::cloudwatch::Statistic;

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Range {
    Hour,
    #[default]
    ThreeHours,
    HalfDay,
    Day,
}

impl Range {
    pub const ALL: [Range; 4] = [Range::Hour, Range::ThreeHours, Range::HalfDay, Range::Day];

    /// `1h`, as AWS's buttons say in every language.
    pub fn id(self) -> &'static str {
        match self {
            Range::Hour => "1h",
            Range::ThreeHours => "3h",
            Range::HalfDay => "12h",
            Range::Day => "1d",
        }
    }

    pub fn parse(id: &str) -> Option<Range> {
        Range::ALL.into_iter().find(|range| range.id() == id)
    }

    fn length(self) -> Duration {
        Duration::hours(match self {
            Range::Hour => 1,
            Range::ThreeHours => 3,
            Range::HalfDay => 12,
            Range::Day => 24,
        })
    }

    /// The period that suits it, in seconds.
    fn period(self) -> i64 {
        match self {
            Range::Hour => 60,
            Range::ThreeHours | Range::HalfDay => 300,
            Range::Day => 900,
        }
    }
}

/// Periods to choose from, in seconds.
pub const PERIODS: [i64; 5] = [60, 300, 900, 3_600, 21_600];

/// The statistic that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Stat {
    /// The one that suits each metric.
    #[default]
    Own,
    Of(Statistic),
}

impl Stat {
    pub const ALL: [Stat; 7] = [
        Stat::Own,
        Stat::Of(Statistic::Sum),
        Stat::Of(Statistic::Average),
        Stat::Of(Statistic::Minimum),
        Stat::Of(Statistic::Maximum),
        Stat::Of(Statistic::SampleCount),
        Stat::Of(Statistic::Percentile(9_900)),
    ];

    pub fn id(self) -> &'static str {
        match self {
            Stat::Own => "own",
            Stat::Of(statistic) => name(statistic),
        }
    }

    pub fn parse(id: &str) -> Option<Stat> {
        Stat::ALL.into_iter().find(|stat| stat.id() == id)
    }

    pub fn label(self, view: &View) -> String {
        view.say(match self {
            Stat::Own => "metrics.stat.own",
            Stat::Of(Statistic::Sum) => "metrics.stat.sum",
            Stat::Of(Statistic::Average) => "metrics.stat.average",
            Stat::Of(Statistic::Minimum) => "metrics.stat.minimum",
            Stat::Of(Statistic::Maximum) => "metrics.stat.maximum",
            Stat::Of(Statistic::SampleCount) => "metrics.stat.count",
            Stat::Of(Statistic::Percentile(_)) => "metrics.stat.p99",
        })
    }
}

/// `Sum`, `p99`.
pub(super) fn name(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Percentile(_) => "p99",
        simple => simple.name(),
    }
}

/// What a person has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub range: Range,
    pub stat: Stat,
    /// In seconds.
    pub period: i64,
}

impl Default for Asked {
    fn default() -> Asked {
        let range = Range::default();
        Asked { range, stat: Stat::default(), period: range.period() }
    }
}

impl Asked {
    /// Another range, with the period that suits it.
    #[must_use]
    pub fn ranged(self, range: Range) -> Asked {
        Asked { range, period: range.period(), ..self }
    }

    /// `1 minute`, `5 minutes`, `1 hour`.
    pub fn period_label(view: &View, period: i64) -> String {
        let number = |of: i64| (period / of).to_string();
        match period {
            60 => view.say("metrics.period.minute"),
            3_600 => view.say("metrics.period.hour"),
            _ if period % 3_600 == 0 => view.fill("metrics.period.hours", &[("n", &number(3_600))]),
            _ => view.fill("metrics.period.minutes", &[("n", &number(60))]),
        }
    }

    /// From a whole period up to the minute that is not over yet.
    pub(super) fn span(&self, now: Time) -> (Time, Time) {
        let floor = |time: Time, step: i64| Time(time.0 - time.0.rem_euclid(step));
        let end = floor(now, 60_000) + Duration::minutes(1);
        (floor(end - self.range.length(), self.period.max(60) * 1_000), end)
    }
}
