//! PutMetricData. Source: CloudWatch API Reference, "PutMetricData",
//! "MetricDatum".

use super::{errors, range, units};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Duration, Time};

const MOST_DATA: usize = 1_000;
const MOST_VALUES: usize = 150;
const PAST: Duration = Duration::days(14);
const FUTURE: Duration = Duration::hours(2);

/// The largest magnitude of a value: 2 to the power of 360.
const LARGEST: f64 = f64::from_bits((1023 + 360) << 52);

pub(super) fn put_metric_data(cx: &mut Cx, input: &Input) -> ApiResult {
    let namespace = input.text("Namespace");
    if namespace.starts_with("AWS/") {
        return Err(errors::invalid_value(errors::invalid("AWS/", "Namespace")));
    }
    let data = input.structures("MetricData");
    if data.is_empty() {
        return Err(errors::missing("MetricData"));
    }
    if data.len() > MOST_DATA {
        return Err(errors::invalid_value(errors::too_large("MetricData", MOST_DATA)));
    }
    let mut check = Check { now: cx.now(), values: Vec::new(), combinations: Vec::new() };
    for (datum, number) in data.iter().zip(1..) {
        check.datum(datum, &format!("MetricData.member.{number}"));
    }
    check.verdict()?;
    if data.iter().any(|datum| datum.integer("StorageResolution") == Some(1)) {
        return Err(ApiError::not_simulated("metrics by the second"));
    }
    let (region, now) = (cx.region(), cx.now());
    let state = cx.services.cloudwatch_mut();
    for datum in &data {
        let time = datum.time("Timestamp").unwrap_or(now);
        let unit = datum.optional_text("Unit").and_then(units::named).unwrap_or("None");
        state.change(region, namespace, datum.text("MetricName"), &range::dimensions(datum), |series| {
            series.add(time, unit, |point| match datum.structure("StatisticValues") {
                Some(set) => {
                    let [count, sum, minimum, maximum] = SET.map(|member| number(&set, member).unwrap_or_default());
                    point.add_set(count, sum, minimum, maximum);
                }
                None => values(datum).for_each(|(value, count)| point.add(value, count)),
            });
        });
    }
    Ok(Document::map())
}

const SET: [&str; 4] = ["SampleCount", "Sum", "Minimum", "Maximum"];

/// A number; what is none has come as a text (`NaN`).
fn number(input: &Input, member: &str) -> Option<f64> {
    input.get(member).map(|value| value.as_f64().unwrap_or(f64::NAN))
}

/// `Value`, or `Values` with their `Counts`, one each where none are given.
fn values<'a>(datum: &Input<'a>) -> impl Iterator<Item = (f64, f64)> + 'a {
    let counts = datum.get("Counts").map(Document::list);
    let listed = datum.get("Values").map_or(&[] as &[Document], Document::list).iter().enumerate();
    let listed = listed.map(move |(index, value)| {
        let count = counts.map_or(Some(1.0), |counts| counts.get(index).and_then(Document::as_f64));
        (value.as_f64().unwrap_or_default(), count.unwrap_or(1.0))
    });
    number(datum, "Value").map(|value| (value, 1.0)).into_iter().chain(listed)
}

/// Everything that is wrong with a call is told at once.
struct Check {
    now: Time,
    values: Vec<String>,
    combinations: Vec<String>,
}

impl Check {
    fn verdict(self) -> Result<(), ApiError> {
        match (self.combinations.is_empty(), self.values.is_empty()) {
            (false, _) => Err(errors::invalid_combination(self.combinations.join("\n"))),
            (true, false) => Err(errors::invalid_value(self.values.join("\n"))),
            (true, true) => Ok(()),
        }
    }

    fn datum(&mut self, datum: &Input, place: &str) {
        self.forms(datum, place);
        for member in ["Value", "Values", "Counts"] {
            self.numbers(datum, member, place);
        }
        if let Some(set) = datum.structure("StatisticValues") {
            self.set(&set, &format!("{place}.StatisticValues"));
        }
        if let Some(time) = datum.time("Timestamp") {
            self.time(time, place);
        }
        if datum.optional_text("Unit").is_some_and(|unit| units::named(unit).is_none()) {
            self.values.push(errors::no_unit(&format!("{place}.Unit")));
        }
        if datum.integer("StorageResolution").is_some_and(|seconds| seconds != 1 && seconds != 60) {
            self.values.push(format!("The parameter {place}.StorageResolution must be a value in the set [ 1, 60 ]."));
        }
        for (dimension, number) in datum.structures("Dimensions").iter().zip(1..) {
            for member in ["Name", "Value"] {
                let text = dimension.text(member);
                if !text.is_ascii() || text.trim().is_empty() {
                    // (unverified)
                    self.values.push(errors::invalid(text, &format!("{place}.Dimensions.member.{number}.{member}")));
                }
            }
        }
    }

    /// Exactly one of the three forms that values may have.
    fn forms(&mut self, datum: &Input, place: &str) {
        let given: Vec<&str> =
            ["Value", "Values", "StatisticValues"].into_iter().filter(|member| datum.get(member).is_some()).collect();
        match given.as_slice() {
            [] => self.combinations.push("At least one of the parameters must be specified.".to_string()),
            [_] => {}
            [one, other, ..] => self.combinations.push(format!(
                "The parameters {place}.{one} and {place}.{other} are mutually exclusive and you have specified both."
            )),
        }
        let size = |member: &str| datum.get(member).map_or(0, |list| list.list().len());
        if datum.get("Counts").is_some() && size("Counts") != size("Values") {
            let both = format!("The parameters {place}.Values and {place}.Counts must be of the same size.");
            self.values.push(both);
        }
        if size("Values") > MOST_VALUES {
            self.values.push(errors::too_large(&format!("{place}.Values"), MOST_VALUES));
        }
    }

    fn numbers(&mut self, input: &Input, member: &str, place: &str) {
        let given = input.get(member);
        let numbers = match given {
            Some(Document::List(items)) => items.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let wrong = |value: &&Document| value.as_f64().is_none_or(|value| !value.is_finite() || value.abs() > LARGEST);
        if let Some(value) = numbers.iter().find(wrong) {
            let value = value.as_text().map_or_else(|| value.to_json(), str::to_string);
            self.values.push(errors::invalid(&value, &format!("{place}.{member}")));
        }
    }

    fn set(&mut self, set: &Input, place: &str) {
        SET.into_iter().for_each(|member| self.numbers(set, member, place));
        if number(set, "Minimum") > number(set, "Maximum") {
            self.values.push(format!("The parameter {place}.Maximum must be greater than {place}.Minimum."));
        }
    }

    fn time(&mut self, time: Time, place: &str) {
        if time < self.now - PAST {
            self.values.push(format!("The parameter {place}.Timestamp must specify a time within the past two weeks."));
        }
        if time > self.now + FUTURE {
            // (unverified)
            self.values.push(format!(
                "The parameter {place}.Timestamp must specify a time no more than two hours in the future."
            ));
        }
    }
}
