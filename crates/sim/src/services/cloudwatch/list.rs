//! ListMetrics: which metrics there are. Source: CloudWatch API Reference,
//! "ListMetrics".

use super::{Metric, errors};
use crate::kernel::Cx;
use crate::{ApiResult, Input};
use base::{Document, Duration};

const PAGE: usize = 500;

/// Mixed into a token, so that it does not look like a number.
const VEIL: u64 = 0x7a3c_91e5_0d48_b62f;

pub(super) fn list_metrics(cx: &mut Cx, input: &Input) -> ApiResult {
    let start = match input.optional_text("NextToken") {
        None => 0,
        Some(token) => {
            offset_of(token).ok_or_else(|| errors::invalid_value("Request parameter NextToken is invalid"))?
        }
    };
    let (region, now) = (cx.region(), cx.now());
    let recent = input.optional_text("RecentlyActive").map(|_| now - Duration::hours(3));
    let shown = cx.services.cloudwatch().metrics(region, now).filter(|(metric, series)| {
        series.last().zip(recent).is_none_or(|(last, since)| last >= since) && is_asked_for(metric, input)
    });
    let mut rows = shown.skip(start).map(|(metric, _)| document(metric));
    let page: Document = rows.by_ref().take(PAGE).collect();
    let more = rows.next().map(|_| token_of(start + PAGE));
    Ok(Document::map().with("Metrics", page).with_some("NextToken", more))
}

fn is_asked_for(metric: &Metric, input: &Input) -> bool {
    let same = |member: &str, text: &str| input.optional_text(member).is_none_or(|wanted| wanted == text);
    let has = |filter: &Input| {
        let value = filter.optional_text("Value");
        metric.dimensions.iter().any(|it| it.0 == filter.text("Name") && value.is_none_or(|value| value == it.1))
    };
    same("Namespace", &metric.namespace)
        && same("MetricName", &metric.name)
        && input.structures("Dimensions").iter().all(has)
}

fn document(metric: &Metric) -> Document {
    let dimensions =
        metric.dimensions.iter().map(|(name, value)| Document::map().with("Name", name).with("Value", value));
    Document::map()
        .with("Namespace", &metric.namespace)
        .with("MetricName", &metric.name)
        .with("Dimensions", dimensions.collect::<Document>())
}

fn token_of(offset: usize) -> String {
    format!("{:016x}", offset as u64 ^ VEIL)
}

fn offset_of(token: &str) -> Option<usize> {
    let offset = u64::from_str_radix(token, 16).ok()? ^ VEIL;
    (token.len() == 16 && offset < 1 << 32).then_some(offset as usize)
}
