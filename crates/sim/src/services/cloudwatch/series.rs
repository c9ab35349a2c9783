//! [`Series`]: the datapoints of one metric, by the minute, in chunks of an
//! hour. A clone shares the chunks; only the hour that changes is copied.

use super::Datapoint;
use base::{Duration, Time};
use std::collections::BTreeMap;
use std::rc::Rc;

const MINUTE: Duration = Duration::minutes(1);
const HOUR: Duration = Duration::hours(1);

/// How old datapoints are thinned out: from this age they are so wide.
/// Source: CloudWatch User Guide, "Metrics retention".
const THINNED: [(Duration, Duration); 2] = [(Duration::days(15), Duration::minutes(5)), (Duration::days(63), HOUR)];
/// Older ones are gone.
const RETENTION: Duration = Duration::days(455);

/// Everything that is known of a metric.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// By the hour's beginning; in an hour by time and unit.
    hours: BTreeMap<Time, Rc<Vec<Datapoint>>>,
    /// What was old by then is thinned out.
    thinned: Time,
}

/// The beginning of the span of this length that holds the time.
pub(super) fn floor(time: Time, span: Duration) -> Time {
    Time(time.0 - time.0.rem_euclid(span.0))
}

impl Series {
    /// Adds to the datapoint of a moment.
    pub(super) fn add(&mut self, time: Time, unit: &'static str, add: impl FnOnce(&mut Datapoint)) {
        let (hour, minute) = (floor(time, HOUR), floor(time, MINUTE));
        if !self.hours.contains_key(&hour) {
            self.thin_out(time);
        }
        let points = Rc::make_mut(self.hours.entry(hour).or_default());
        let found = points.binary_search_by(|point| point.time.cmp(&minute).then_with(|| point.unit.cmp(unit)));
        let index = found.unwrap_or_else(|index| {
            points.insert(index, Datapoint::new(minute, unit));
            index
        });
        if let Some(point) = points.get_mut(index) {
            add(point);
        }
    }

    /// Widens what has become old since the last time; when a new hour begins.
    fn thin_out(&mut self, now: Time) {
        while self.hours.first_key_value().is_some_and(|(hour, _)| *hour + RETENTION < now) {
            self.hours.pop_first();
        }
        if now <= self.thinned {
            return;
        }
        for (age, wide) in THINNED {
            for (hour, points) in self.hours.range_mut(self.thinned - age..now - age) {
                if points.len() as i64 > HOUR.0 / wide.0 {
                    *points = Rc::new(merged(points.iter(), *hour, wide));
                }
            }
        }
        self.thinned = now;
    }

    /// The datapoints of a span of time, the end not included.
    pub fn between(&self, start: Time, end: Time) -> impl Iterator<Item = &Datapoint> {
        let hours = self.hours.range(floor(start, HOUR)..end.max(floor(start, HOUR)));
        hours.flat_map(|(_, points)| points.iter()).filter(move |point| start <= point.time && point.time < end)
    }

    /// The same in periods, counted from the start: those that have values, in
    /// order of time and unit.
    pub fn periods(&self, start: Time, end: Time, period: Duration) -> Vec<Datapoint> {
        merged(self.between(start, end), start, period)
    }

    /// When the last datapoint begins.
    pub fn last(&self) -> Option<Time> {
        self.hours.values().next_back()?.last().map(|point| point.time)
    }
}

fn merged<'a>(points: impl Iterator<Item = &'a Datapoint>, start: Time, period: Duration) -> Vec<Datapoint> {
    let mut out: Vec<Datapoint> = Vec::new();
    for point in points {
        let time = start + Duration((point.time - start).0.div_euclid(period.0.max(1)) * period.0);
        // Those of the same period are the last ones, one a unit.
        let same = out.iter_mut().rev().take_while(|it| it.time == time).find(|it| it.unit == point.unit);
        match same {
            Some(same) => same.merge(point),
            None => {
                let mut point = point.clone();
                point.time = time;
                out.push(point);
            }
        }
    }
    out.sort_by(|one, other| one.time.cmp(&other.time).then_with(|| one.unit.cmp(other.unit)));
    out
}
