//! Amazon CloudWatch: the metric store. What services publish of themselves
//! ([`on_datum`]) and what a caller puts is kept by the minute and read back as
//! statistics.
//!
//! Not here: alarms, dashboards, metric math, metrics by the second, and the
//! figures that EC2 takes of running instances. A metric is listed and readable
//! at once; AWS takes up to a quarter of an hour to list a new one.
//!
//! Source: CloudWatch User Guide, "CloudWatch concepts"; CloudWatch API
//! Reference.

mod data;
mod datapoint;
mod errors;
mod list;
mod put;
mod range;
mod series;
mod state;
mod statistic;
mod statistics;
mod units;

pub use datapoint::Datapoint;
pub use series::Series;
pub use state::{Metric, State};
pub use statistic::Statistic;

use crate::kernel::{Cx, Datum};

crate::services::declare!("cloudwatch";
    put::put_metric_data, list::list_metrics, statistics::get_metric_statistics, data::get_metric_data,
);

/// What it wants to be woken for: nothing so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {}

pub(crate) fn on_wakeup(_cx: &mut Cx, wakeup: &Wakeup) {
    match *wakeup {}
}

/// A service publishes a value.
pub(crate) fn on_datum(cx: &mut Cx, datum: &Datum) {
    let (region, now) = (cx.region(), cx.now());
    let state = cx.services.cloudwatch_mut();
    state.change(region, datum.namespace, datum.name, &datum.dimensions, |series| {
        series.add(now, datum.unit, |point| point.add(datum.value, 1.0));
    });
}

#[cfg(test)]
mod tests;
