//! From the console's graph to the component's.

use crate::components::{self, GraphWords};
use console::metrics::Graph;
use console::{View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct DrawnProps {
    pub view: View,
    pub graph: Graph,
    /// The graph is all its container has.
    #[prop_or_default]
    pub major: bool,
}

#[component]
pub(super) fn Drawn(props: &DrawnProps) -> Html {
    let lines = use_memo(props.graph.lines.clone(), |lines| lines.iter().map(line).collect::<Vec<_>>());
    let (view, graph) = (&props.view, &props.graph);
    html! {
        <components::Graph
            title={graph.title.clone()}
            unit={graph.unit.clone()}
            {lines}
            start={graph.start}
            end={graph.end}
            period={graph.period}
            summary={graph.summary.clone()}
            words={words(view)}
            major={props.major}
        />
    }
}

fn words(view: &View) -> GraphWords {
    GraphWords {
        time: view.say("metrics.time").into(),
        as_table: view.say("metrics.as-table").into(),
        as_graph: view.say("metrics.as-graph").into(),
        empty: view.say("metrics.empty").into(),
    }
}

fn line(line: &console::metrics::GraphLine) -> components::GraphLine {
    let point = |point: &console::metrics::GraphPoint| components::GraphPoint {
        time: point.time,
        value: point.value,
        text: point.text.clone().into(),
        note: point.note.clone().into(),
    };
    components::GraphLine { label: line.label.clone().into(), points: line.points.iter().map(point).collect() }
}
