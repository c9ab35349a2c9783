//! Which metrics there are, by region.

use super::Series;
use crate::kernel::region::Region;
use base::{Duration, Time};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A metric without values for so long is not listed any more.
const LISTED: Duration = Duration::days(14);

/// What tells a metric from others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Metric {
    pub namespace: String,
    pub name: String,
    /// Names and values, in order of the names.
    pub dimensions: Vec<(String, String)>,
}

/// The metrics of a region with their values, in order.
type Metrics = Vec<(Rc<Metric>, Rc<Series>)>;

/// Every metric of the account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    regions: BTreeMap<Region, Rc<Metrics>>,
}

impl State {
    /// The metrics of a region that ListMetrics shows, with their values.
    pub fn metrics(&self, region: Region, now: Time) -> impl Iterator<Item = (&Metric, &Series)> {
        let all = self.regions.get(&region).into_iter().flat_map(|metrics| metrics.iter());
        let listed = all.filter(move |(_, series)| series.last().is_some_and(|last| last + LISTED >= now));
        listed.map(|(metric, series)| (metric.as_ref(), series.as_ref()))
    }

    /// The values of a metric. The dimensions are in order of their names.
    pub fn series<D: AsRef<str>>(
        &self,
        region: Region,
        namespace: &str,
        name: &str,
        dimensions: &[(D, String)],
    ) -> Option<&Series> {
        let metrics = self.regions.get(&region)?;
        let index = metrics.binary_search_by(|(metric, _)| order(metric, namespace, name, dimensions)).ok()?;
        metrics.get(index).map(|(_, series)| series.as_ref())
    }

    /// Changes them; a metric that is not there yet is made.
    pub(super) fn change<D: AsRef<str>>(
        &mut self,
        region: Region,
        namespace: &str,
        name: &str,
        dimensions: &[(D, String)],
        change: impl FnOnce(&mut Series),
    ) {
        let metrics = Rc::make_mut(self.regions.entry(region).or_default());
        let found = metrics.binary_search_by(|(metric, _)| order(metric, namespace, name, dimensions));
        let index = found.unwrap_or_else(|index| {
            let dimensions =
                dimensions.iter().map(|(name, value)| (name.as_ref().to_string(), value.clone())).collect();
            let metric = Metric { namespace: namespace.to_string(), name: name.to_string(), dimensions };
            metrics.insert(index, (Rc::new(metric), Rc::default()));
            index
        });
        if let Some((_, series)) = metrics.get_mut(index) {
            change(Rc::make_mut(series));
        }
    }
}

/// Where a metric stands beside the one that is looked for.
fn order<D: AsRef<str>>(metric: &Metric, namespace: &str, name: &str, dimensions: &[(D, String)]) -> Ordering {
    let given = dimensions.iter().map(|(name, value)| (name.as_ref(), value.as_str()));
    let of_metric = metric.dimensions.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    metric
        .namespace
        .as_str()
        .cmp(namespace)
        .then_with(|| metric.name.as_str().cmp(name))
        .then_with(|| of_metric.cmp(given))
}
