//! The data of a graph, from the account's metric store.

use super::asked::{Asked, Stat, name};
use crate::{View, Words};
use base::{Document, Duration};
use sim::Account;
use sim::services::cloudwatch::{Datapoint, Statistic};

/// A metric to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub namespace: String,
    pub name: String,
    /// Names and values, in order of the names.
    pub dimensions: Vec<(String, String)>,
    /// What the legend says.
    pub label: String,
    /// The statistic that suits it.
    pub own: Statistic,
}

/// A graph, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    pub title: String,
    /// `Count`; empty where nothing is there or units differ.
    pub unit: String,
    /// Milliseconds since 1970.
    pub start: i64,
    pub end: i64,
    pub period: i64,
    pub lines: Vec<GraphLine>,
    /// What there is to see, in words.
    pub summary: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GraphLine {
    pub label: String,
    pub points: Vec<GraphPoint>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GraphPoint {
    /// Milliseconds since 1970.
    pub time: i64,
    pub value: f64,
    pub text: String,
    /// `(3 samples)`.
    pub note: String,
}

/// The graph of some metrics of the view's region.
pub fn graph(account: &Account, view: &View, title: &str, wanted: &[Wanted], asked: &Asked) -> Graph {
    let (start, end) = asked.span(account.now());
    let period = Duration::seconds(asked.period);
    let mut units: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    let mut told = Vec::new();
    for metric in wanted {
        let store = account.services().cloudwatch();
        let series = store.series(view.region, &metric.namespace, &metric.name, &metric.dimensions);
        let points = series.map(|series| series.periods(start, end, period)).unwrap_or_default();
        units.extend(points.iter().map(|point| point.unit));
        let statistic = match asked.stat {
            Stat::Own => metric.own,
            Stat::Of(statistic) => statistic,
        };
        let points: Vec<GraphPoint> = points.iter().filter_map(|point| drawn(view, point, statistic)).collect();
        told.push(summary(view, &metric.label, statistic, asked, &points));
        lines.push(GraphLine { label: metric.label.clone(), points });
    }
    units.sort_unstable();
    units.dedup();
    let unit = match units.as_slice() {
        ["None"] | [] => String::new(),
        [unit] => (*unit).to_string(),
        _ => String::new(),
    };
    let (start, end, period) = (start.0, end.0, period.0);
    Graph { title: title.to_string(), unit, start, end, period, lines, summary: told.join(" ") }
}

fn drawn(view: &View, point: &Datapoint, statistic: Statistic) -> Option<GraphPoint> {
    let value = point.statistic(statistic)?;
    let samples = number(point.count);
    let note = view.fill("metrics.samples", &[("n", &samples)]);
    Some(GraphPoint { time: point.time.0, value, text: number(value), note })
}

/// `1,234.5`: three decimals at most.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let dot = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{dot}{decimals}")
}

fn summary(view: &View, label: &str, statistic: Statistic, asked: &Asked, points: &[GraphPoint]) -> String {
    let period = Asked::period_label(view, asked.period);
    let stat = name(statistic);
    let Some(last) = points.last() else {
        return view.fill("metrics.summary.none", &[("name", label), ("range", asked.range.id())]);
    };
    let least = points.iter().map(|point| point.value).fold(f64::INFINITY, f64::min);
    let most = points.iter().map(|point| point.value).fold(f64::NEG_INFINITY, f64::max);
    let time = base::Time(last.time).clock();
    view.fill(
        "metrics.summary",
        &[
            ("name", label),
            ("stat", stat),
            ("period", &period),
            ("range", asked.range.id()),
            ("n", &points.len().to_string()),
            ("least", &number(least)),
            ("most", &number(most)),
            ("last", &last.text),
            ("time", time.get(..5).unwrap_or(&time)),
        ],
    )
}

/// `Page=cart, Zone=a`; `-` where a metric has no dimensions.
pub(super) fn dimensions_text(dimensions: &[(String, String)]) -> String {
    let parts: Vec<String> = dimensions.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if parts.is_empty() { "-".to_string() } else { parts.join(", ") }
}

/// The same as a `Document`, a key for selections.
pub(super) fn key(name: &str, dimensions: &[(String, String)]) -> String {
    let dimensions = dimensions.iter().fold(Document::map(), |map, (name, value)| map.with(name, value));
    Document::from(vec![Document::from(name), dimensions]).to_json()
}
