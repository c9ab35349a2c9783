//! GetMetricStatistics. Source: CloudWatch API Reference,
//! "GetMetricStatistics".

use super::statistic::is_unbuilt;
use super::{Datapoint, Statistic, errors, range};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Duration, Time};

const MOST: i64 = 1_440;

pub(super) fn get_metric_statistics(cx: &mut Cx, input: &Input) -> ApiResult {
    let extended = extended(input)?;
    let simple: Vec<Statistic> = input.texts("Statistics").into_iter().filter_map(Statistic::parse).collect();
    if simple.is_empty() == extended.is_empty() {
        return Err(errors::invalid_combination("Must specify either Statistics or ExtendedStatistics"));
    }
    let period = range::period(input.integer("Period").unwrap_or_default()).map_err(errors::invalid_value)?;
    let unit = range::unit(input, "Unit").map_err(errors::invalid_value)?;
    let (start, end) = span(input, period)?;
    let start = range::rounded(start, cx.now());
    let (name, dimensions) = (input.text("MetricName"), range::dimensions(input));
    let series = cx.services.cloudwatch().series(cx.region(), input.text("Namespace"), name, &dimensions);
    let points = series.map(|series| series.periods(start, end, period)).unwrap_or_default();
    let points = points.iter().filter(|point| unit.is_none_or(|unit| unit == point.unit));
    let rows: Document = points.map(|point| row(point, &simple, &extended)).collect();
    Ok(Document::map().with("Label", name).with("Datapoints", rows))
}

/// Names and statistics of `ExtendedStatistics`.
fn extended<'a>(input: &Input<'a>) -> Result<Vec<(&'a str, Statistic)>, ApiError> {
    let mut out = Vec::new();
    for (name, number) in input.texts("ExtendedStatistics").into_iter().zip(1..) {
        match Statistic::parse(name) {
            Some(statistic @ Statistic::Percentile(_)) => out.push((name, statistic)),
            _ if is_unbuilt(name) => return Err(ApiError::not_simulated(&format!("the statistic {name}"))),
            // (unverified)
            _ => {
                return Err(errors::invalid_value(errors::invalid(
                    name,
                    &format!("ExtendedStatistics.member.{number}"),
                )));
            }
        }
    }
    Ok(out)
}

fn span(input: &Input, period: Duration) -> Result<(Time, Time), ApiError> {
    let (start, end) = (input.time("StartTime").unwrap_or_default(), input.time("EndTime").unwrap_or_default());
    if start == end {
        return Err(errors::invalid_value("The parameter StartTime must not equal parameter EndTime."));
    }
    if start > end {
        return Err(errors::invalid_value("The parameter StartTime must be less than the parameter EndTime."));
    }
    let asked = (end - start).0 / period.0;
    if asked > MOST {
        return Err(errors::invalid_combination(format!(
            "You have requested up to {asked} datapoints, which exceeds the limit of {MOST}. You may reduce the \
             datapoints requested by increasing Period, or decreasing the time range."
        )));
    }
    Ok((start, end))
}

fn row(point: &Datapoint, simple: &[Statistic], extended: &[(&str, Statistic)]) -> Document {
    let mut row = Document::map().with("Timestamp", point.time.iso());
    for statistic in simple {
        if let Some(value) = point.statistic(*statistic) {
            row.set(statistic.name(), value);
        }
    }
    row.set("Unit", point.unit);
    let values = extended.iter().filter_map(|(name, statistic)| Some((name, point.statistic(*statistic)?)));
    let values = values.fold(Document::map(), |map, (name, value)| map.with(name, value));
    if values.as_map().is_some_and(|map| !map.is_empty()) {
        row.set("ExtendedStatistics", values);
    }
    row
}
