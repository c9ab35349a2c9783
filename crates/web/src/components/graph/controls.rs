//! What a person sets for graphs: how far back, which statistic, how long a period.

use crate::components::{Choice, Segment, SegmentedControl, Select};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GraphControlsProps {
    /// How far back: `1h`, `3h`.
    pub ranges: Vec<Segment>,
    pub range: AttrValue,
    /// Names the range buttons.
    pub range_label: AttrValue,
    pub onrange: Callback<AttrValue>,
    pub statistics: Vec<Choice>,
    pub statistic: AttrValue,
    pub statistic_label: AttrValue,
    pub onstatistic: Callback<AttrValue>,
    pub periods: Vec<Choice>,
    pub period: AttrValue,
    pub period_label: AttrValue,
    pub onperiod: Callback<AttrValue>,
}

#[component]
pub fn GraphControls(props: &GraphControlsProps) -> Html {
    html! {
        <div class="tw-graph-controls">
            <SegmentedControl
                segments={props.ranges.clone()}
                selected={props.range.clone()}
                onchange={props.onrange.clone()}
                label={props.range_label.clone()}
            />
            <div class="tw-graph-control">
                <Select
                    value={props.statistic.clone()}
                    options={props.statistics.clone()}
                    onchange={props.onstatistic.clone()}
                    aria_label={Some(props.statistic_label.clone())}
                />
            </div>
            <div class="tw-graph-control">
                <Select
                    value={props.period.clone()}
                    options={props.periods.clone()}
                    onchange={props.onperiod.clone()}
                    aria_label={Some(props.period_label.clone())}
                />
            </div>
        </div>
    }
}
