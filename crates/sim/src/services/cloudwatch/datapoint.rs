//! [`Datapoint`]: what is known of a metric's values in a span of time.

use super::Statistic;
use base::Time;

/// Different values that are kept apart for percentiles; of more, neighbours
/// count as one.
const VALUES: usize = 64;

/// The values of a metric in one minute, or in a period made of minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Datapoint {
    /// Where it begins.
    pub time: Time,
    pub unit: &'static str,
    pub count: f64,
    pub sum: f64,
    pub minimum: f64,
    pub maximum: f64,
    /// Values and how often each came, in order. None if some came as a
    /// statistic set that does not tell them.
    values: Option<Vec<(f64, f64)>>,
}

impl Datapoint {
    pub(super) fn new(time: Time, unit: &'static str) -> Datapoint {
        let (minimum, maximum) = (f64::INFINITY, f64::NEG_INFINITY);
        Datapoint { time, unit, count: 0.0, sum: 0.0, minimum, maximum, values: Some(Vec::new()) }
    }

    /// A value that came `count` times.
    pub(super) fn add(&mut self, value: f64, count: f64) {
        self.totals(count, value * count, value, value);
        if let Some(values) = &mut self.values {
            keep(values, value, count);
        }
    }

    /// Values of which only statistics are known.
    pub(super) fn add_set(&mut self, count: f64, sum: f64, minimum: f64, maximum: f64) {
        if minimum == maximum {
            return self.add(minimum, count);
        }
        self.totals(count, sum, minimum, maximum);
        self.values = None;
    }

    pub(super) fn merge(&mut self, other: &Datapoint) {
        self.totals(other.count, other.sum, other.minimum, other.maximum);
        match (&mut self.values, &other.values) {
            (Some(values), Some(others)) => others.iter().for_each(|&(value, count)| keep(values, value, count)),
            (values, _) => *values = None,
        }
    }

    fn totals(&mut self, count: f64, sum: f64, minimum: f64, maximum: f64) {
        self.count += count;
        self.sum += sum;
        self.minimum = self.minimum.min(minimum);
        self.maximum = self.maximum.max(maximum);
    }

    /// None for a percentile where values are not known or some are negative.
    pub fn statistic(&self, statistic: Statistic) -> Option<f64> {
        match statistic {
            Statistic::SampleCount => Some(self.count),
            Statistic::Average if self.count > 0.0 => Some(self.sum / self.count),
            Statistic::Average => None,
            Statistic::Sum => Some(self.sum),
            Statistic::Minimum => Some(self.minimum),
            Statistic::Maximum => Some(self.maximum),
            Statistic::Percentile(percent) => self.percentile(f64::from(percent) / 100.0),
        }
    }

    /// The least value that so many of a hundred do not exceed. AWS
    /// interpolates in a way that it does not tell (unverified).
    fn percentile(&self, percent: f64) -> Option<f64> {
        let values = self.values.as_ref().filter(|_| self.minimum >= 0.0)?;
        let mut wanted = self.count * percent / 100.0;
        for &(value, count) in values {
            wanted -= count;
            if wanted <= 1e-9 {
                return Some(value);
            }
        }
        values.last().map(|(value, _)| *value)
    }
}

fn keep(values: &mut Vec<(f64, f64)>, value: f64, count: f64) {
    let at = values.partition_point(|(kept, _)| *kept < value);
    match values.get_mut(at).filter(|(kept, _)| *kept == value) {
        Some(kept) => kept.1 += count,
        None => values.insert(at, (value, count)),
    }
    if values.len() > VALUES {
        fold(values);
    }
}

/// Makes one of the two neighbours that came least often.
fn fold(values: &mut Vec<(f64, f64)>) {
    let pairs = values.iter().zip(values.iter().skip(1)).map(|(one, next)| one.1 + next.1);
    let rarest = pairs.enumerate().min_by(|one, other| one.1.total_cmp(&other.1)).map_or(0, |(index, _)| index);
    let gone = values.remove(rarest);
    if let Some(next) = values.get_mut(rarest) {
        next.1 += gone.1;
    }
}
