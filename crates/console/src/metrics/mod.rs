//! Metrics of CloudWatch: graphs of them, for the Monitoring tabs and for the
//! page of all metrics.

mod asked;
mod browse;
mod graph;
mod monitoring;

pub use asked::{Asked, PERIODS, Range, Stat};
pub use browse::{MetricRow, MetricsPage, NamespaceRow, metrics, namespaces, selected_graph};
pub use graph::{Graph, GraphLine, GraphPoint, Wanted, graph};
pub use monitoring::{Resource, monitoring};

#[cfg(test)]
mod tests;
