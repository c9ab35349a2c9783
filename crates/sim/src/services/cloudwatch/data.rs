//! GetMetricData, for metrics; expressions are not simulated.
//! Source: CloudWatch API Reference, "GetMetricData".

use super::statistic::is_unbuilt;
use super::{Statistic, errors, range};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time};

const MOST_QUERIES: usize = 500;
/// Of one answer, over all queries.
const MOST_POINTS: i64 = 100_800;

/// The span of time, and whether the newest comes first.
struct Asked {
    start: Time,
    end: Time,
    newest_first: bool,
}

pub(super) fn get_metric_data(cx: &mut Cx, input: &Input) -> ApiResult {
    if input.optional_text("NextToken").is_some() {
        // No answer has a token: what is too much is refused.
        return Err(ApiError::new("InvalidNextToken", "Request parameter NextToken is invalid"));
    }
    let (start, end) = (input.time("StartTime").unwrap_or_default(), input.time("EndTime").unwrap_or_default());
    if start == end {
        return Err(errors::validation("The parameter StartTime must not equal parameter EndTime."));
    }
    if start > end {
        return Err(errors::validation("The parameter EndTime must be greater than StartTime."));
    }
    let queries = input.structures("MetricDataQueries");
    check(&queries)?;
    let asked = Asked { start, end, newest_first: input.text("ScanBy") != "TimestampAscending" };
    let mut results = Vec::new();
    for (query, number) in queries.iter().zip(1..) {
        let result = result(cx, query, number, &asked)?;
        if query.get("ReturnData").is_none_or(|it| it.as_bool() != Some(false)) {
            results.push(result);
        }
    }
    Ok(Document::map().with("MetricDataResults", results).with("Messages", Document::List(Vec::new())))
}

fn check(queries: &[Input]) -> Result<(), ApiError> {
    if queries.len() > MOST_QUERIES {
        return Err(errors::validation(errors::too_large("MetricDataQueries", MOST_QUERIES)));
    }
    for (query, number) in queries.iter().zip(1..) {
        let id = query.text("Id");
        let of_its_letters = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !id.starts_with(|c: char| c.is_ascii_lowercase()) || !of_its_letters {
            return Err(errors::validation(format!(
                "The value {id} for parameter MetricDataQueries.member.{number}.Id is not matching the expected \
                 pattern ^[a-z][a-zA-Z0-9_]*$."
            )));
        }
        if queries.iter().filter(|other| other.text("Id") == id).count() > 1 {
            // (unverified)
            return Err(errors::validation("The values for parameter id in MetricDataQueries are not unique."));
        }
        if query.get("MetricStat").is_none() {
            let member = format!("The parameter MetricDataQueries.member.{number}.MetricStat is required.");
            return Err(errors::validation(member));
        }
    }
    Ok(())
}

fn result(cx: &mut Cx, query: &Input, number: usize, asked: &Asked) -> ApiResult {
    let place = |member: &str| format!("MetricDataQueries.member.{number}.MetricStat.{member}");
    let (Some(stat), Some(metric)) =
        (query.structure("MetricStat"), query.structure("MetricStat").and_then(|stat| stat.structure("Metric")))
    else {
        // In the words that AWS has for a query without MetricStat (unverified).
        return Err(errors::validation(format!("The parameter {} is required.", place("Metric"))));
    };
    let period = range::period(stat.integer("Period").unwrap_or_default()).map_err(errors::validation)?;
    let statistic = match Statistic::parse(stat.text("Stat")) {
        Some(statistic) => statistic,
        None if is_unbuilt(stat.text("Stat")) => {
            return Err(ApiError::not_simulated(&format!("the statistic {}", stat.text("Stat"))));
        }
        // (unverified)
        None => return Err(errors::validation(errors::invalid(stat.text("Stat"), &place("Stat")))),
    };
    let unit = range::unit(&stat, &place("Unit")).map_err(errors::validation)?;
    if (asked.end - asked.start).0 / period.0 > MOST_POINTS {
        return Err(ApiError::not_simulated("answers of GetMetricData in pages"));
    }
    let start = range::rounded(asked.start, cx.now());
    let (name, dimensions) = (metric.text("MetricName"), range::dimensions(&metric));
    let series = cx.services.cloudwatch().series(cx.region(), metric.text("Namespace"), name, &dimensions);
    let mut points = series.map(|series| series.periods(start, asked.end, period)).unwrap_or_default();
    points.retain(|point| unit.is_none_or(|unit| unit == point.unit));
    if asked.newest_first {
        points.reverse();
    }
    let values: Vec<(Time, f64)> = points.iter().filter_map(|it| Some((it.time, it.statistic(statistic)?))).collect();
    let label = query.optional_text("Label").filter(|label| !label.is_empty()).unwrap_or(name);
    Ok(Document::map()
        .with("Id", query.text("Id"))
        .with("Label", label)
        .with("Timestamps", values.iter().map(|(time, _)| time.iso()).collect::<Document>())
        .with("Values", values.iter().map(|(_, value)| *value).collect::<Document>())
        .with("StatusCode", "Complete"))
}
