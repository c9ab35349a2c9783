//! Range, statistic and period, in the page's words.

use crate::components::{Choice, GraphControls, Segment};
use console::metrics::{Asked, PERIODS, Range, Stat};
use console::{View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub view: View,
    pub asked: Asked,
    pub onchange: Callback<Asked>,
}

#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps { view, asked, onchange } = props;
    let asked = *asked;
    let onrange = onchange.reform(move |id: AttrValue| asked.ranged(Range::parse(&id).unwrap_or_default()));
    let onstatistic =
        onchange.reform(move |id: AttrValue| Asked { stat: Stat::parse(&id).unwrap_or_default(), ..asked });
    let onperiod = onchange.reform(move |id: AttrValue| Asked { period: id.parse().unwrap_or(asked.period), ..asked });
    let period = |seconds: i64| Choice::new(seconds.to_string(), Asked::period_label(view, seconds));
    html! {
        <GraphControls
            ranges={Range::ALL.map(|range| Segment::new(range.id(), range.id())).to_vec()}
            range={asked.range.id()}
            range_label={view.say("metrics.range")}
            {onrange}
            statistics={Stat::ALL.map(|stat| Choice::new(stat.id(), stat.label(view))).to_vec()}
            statistic={asked.stat.id()}
            statistic_label={view.say("metrics.stat")}
            {onstatistic}
            periods={PERIODS.map(period).to_vec()}
            period={asked.period.to_string()}
            period_label={view.say("metrics.period")}
            {onperiod}
        />
    }
}
