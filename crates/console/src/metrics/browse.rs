//! The page of all metrics: namespaces, the metrics of one, and a graph of some.

use super::graph::{dimensions_text, key};
use super::{Asked, Graph, Wanted, graph};
use crate::moment::moment;
use crate::{Route, View, Words};
use sim::Account;
use sim::services::cloudwatch::{Metric, Statistic};
use std::collections::BTreeMap;

/// A namespace of the region.
#[derive(Clone, Debug, PartialEq)]
pub struct NamespaceRow {
    pub name: String,
    /// AWS's own, or the account's.
    pub kind: String,
    pub metrics: usize,
    pub route: Route,
}

/// A metric of a namespace.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricRow {
    /// For selections.
    pub id: String,
    pub name: String,
    /// `TopicName=ops`.
    pub dimensions: String,
    /// When its last datapoint begins.
    pub last: String,
}

/// The metrics of one namespace.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricsPage {
    pub namespace: String,
    pub rows: Vec<MetricRow>,
}

/// The namespaces that have metrics, by name.
pub fn namespaces(account: &Account, view: &View) -> Vec<NamespaceRow> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (metric, _) in account.services().cloudwatch().metrics(view.region, account.now()) {
        *counts.entry(&metric.namespace).or_default() += 1;
    }
    let row = |(name, metrics): (&str, usize)| NamespaceRow {
        name: name.to_string(),
        kind: view.say(if name.starts_with("AWS/") { "metrics.kind.aws" } else { "metrics.kind.custom" }),
        metrics,
        route: Route::Metrics(name.to_string()),
    };
    counts.into_iter().map(row).collect()
}

/// The metrics of a namespace.
pub fn metrics(account: &Account, view: &View, namespace: &str) -> MetricsPage {
    let all = account.services().cloudwatch().metrics(view.region, account.now());
    let rows = all.filter(|(metric, _)| metric.namespace == namespace).map(|(metric, series)| MetricRow {
        id: key(&metric.name, &metric.dimensions),
        name: metric.name.clone(),
        dimensions: dimensions_text(&metric.dimensions),
        last: series.last().map(moment).unwrap_or_default(),
    });
    MetricsPage { namespace: namespace.to_string(), rows: rows.collect() }
}

/// The graph of the metrics with these ids, three at most.
pub fn selected_graph(account: &Account, view: &View, namespace: &str, ids: &[String], asked: &Asked) -> Graph {
    let all: Vec<&Metric> = account
        .services()
        .cloudwatch()
        .metrics(view.region, account.now())
        .map(|(metric, _)| metric)
        .filter(|metric| metric.namespace == namespace)
        .collect();
    let found = ids.iter().filter_map(|id| all.iter().find(|it| key(&it.name, &it.dimensions) == *id));
    let wanted: Vec<Wanted> = found.take(3).map(|metric| wanted(metric)).collect();
    graph(account, view, namespace, &wanted, asked)
}

fn wanted(metric: &Metric) -> Wanted {
    let label = match metric.dimensions.is_empty() {
        true => metric.name.clone(),
        false => format!("{} ({})", metric.name, dimensions_text(&metric.dimensions)),
    };
    Wanted {
        namespace: metric.namespace.clone(),
        name: metric.name.clone(),
        dimensions: metric.dimensions.clone(),
        label,
        // As the console of AWS has it.
        own: Statistic::Average,
    }
}
