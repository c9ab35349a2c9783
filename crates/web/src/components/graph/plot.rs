//! The graph itself. Its lines are an SVG that is stretched to the space there is; texts
//! stand beside it, so that they are not stretched.

use super::scale::{clock, moment, short, steps, ticks};
use super::table::GraphTable;
use super::{GraphLine, GraphPoint, GraphWords};
use crate::components::{Button, ButtonVariant, Header, HeaderLevel};
use std::fmt::Write;
use std::rc::Rc;
use yew::prelude::*;

/// How many series have a colour.
const SERIES: usize = 3;
/// The height and width of the drawing's own units.
const SIZE: f64 = 1_000.0;

#[derive(Properties, PartialEq)]
pub struct GraphProps {
    pub title: AttrValue,
    /// On top of the y axis: "Count".
    #[prop_or_default]
    pub unit: AttrValue,
    /// Up to three.
    pub lines: Rc<Vec<GraphLine>>,
    /// The ends of the x axis, in milliseconds since 1970, UTC.
    pub start: i64,
    pub end: i64,
    /// How far apart neighbours stand, in milliseconds: farther apart is a gap.
    pub period: i64,
    /// What the graph shows, in a sentence or two, for who cannot see it.
    pub summary: AttrValue,
    pub words: GraphWords,
    /// The heading is an h2: the graph is all its container has.
    #[prop_or_default]
    pub major: bool,
}

#[component]
pub fn Graph(props: &GraphProps) -> Html {
    let table = use_state(|| false);
    let switch = {
        let table = table.clone();
        Callback::from(move |()| table.set(!*table))
    };
    let label = if *table { &props.words.as_graph } else { &props.words.as_table };
    let actions = html! {
        <Button
            variant={ButtonVariant::Inline}
            label={label.clone()}
            aria_label={Some(AttrValue::from(format!("{label}: {}", props.title)))}
            onclick={switch}
        />
    };
    html! {
        <div class="tw-graph" role="group" aria-label={props.title.clone()}>
            if *table {
                <GraphTable title={props.title.clone()} lines={props.lines.clone()} words={props.words.clone()} {actions} minor={!props.major} />
            } else {
                <Header
                    title={props.title.clone()}
                    level={if props.major { HeaderLevel::H2 } else { HeaderLevel::H3 }}
                    {actions}
                />
                { drawing(props) }
                { legend(props) }
            }
        </div>
    }
}

fn drawing(props: &GraphProps) -> Html {
    let values = || props.lines.iter().flat_map(|line| &line.points).map(|point| point.value);
    let steps = steps(values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let axes = Axes { start: props.start, end: props.end.max(props.start + 1), steps: &steps };
    let grid = steps.iter().map(|step| {
        let y = axes.y(*step).to_string();
        html! { <line class="tw-graph-grid" x1="0" x2="1000" y1={y.clone()} y2={y} /> }
    });
    let empty = values().next().is_none();
    html! {
        <div class="tw-graph-picture" role="img" aria-label={props.summary.clone()}>
            <div class="tw-graph-unit">{ props.unit.clone() }</div>
            <div class="tw-graph-y">
                { for steps.iter().map(|step| html! {
                    <span class="tw-graph-y-tick" style={format!("inset-block-start:{:.2}%", axes.y(*step) / 10.0)}>{ short(*step) }</span>
                }) }
            </div>
            <div class="tw-graph-plot">
                <svg class="tw-graph-svg" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
                    { for grid }
                    { for props.lines.iter().take(SERIES).enumerate().map(|(index, line)| series(&axes, props.period, index, line)) }
                    { for columns(&axes, props) }
                </svg>
                if empty {
                    <span class="tw-graph-empty"><span class="tw-graph-empty-text">{ props.words.empty.clone() }</span></span>
                }
            </div>
            <div class="tw-graph-x">
                { for ticks(props.start, props.end).into_iter().enumerate().map(|(index, tick)| {
                    let x = axes.x(tick) / 10.0;
                    let minor = (index % 2 == 1).then_some("tw-graph-x-tick-minor");
                    let last = (x > 96.0).then_some("tw-graph-x-tick-last");
                    html! {
                        <span class={classes!("tw-graph-x-tick", minor, last)} style={format!("inset-inline-start:{x:.2}%")}>
                            { clock(tick) }
                        </span>
                    }
                }) }
            </div>
        </div>
    }
}

/// From times and values to the drawing's units.
struct Axes<'a> {
    start: i64,
    end: i64,
    steps: &'a [f64],
}

impl Axes<'_> {
    fn x(&self, time: i64) -> f64 {
        (time - self.start) as f64 / (self.end - self.start) as f64 * SIZE
    }

    fn y(&self, value: f64) -> f64 {
        let low = self.steps.first().copied().unwrap_or(0.0);
        let high = self.steps.last().copied().unwrap_or(1.0);
        SIZE - (value - low) / (high - low).max(f64::MIN_POSITIVE) * SIZE
    }
}

/// A line through neighbours, and a dot where a point has none on a side.
fn series(axes: &Axes, period: i64, index: usize, line: &GraphLine) -> Html {
    let (mut path, mut dots) = (String::new(), String::new());
    let near = |one: Option<&GraphPoint>, next: Option<&GraphPoint>| match (one, next) {
        (Some(one), Some(next)) => next.time - one.time <= period,
        _ => false,
    };
    let sparse = line.points.len() <= 24;
    for (at, point) in line.points.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| line.points.get(at));
        let (joined, goes_on) = (near(before, Some(point)), near(Some(point), line.points.get(at + 1)));
        let (x, y) = (axes.x(point.time), axes.y(point.value));
        // Writing to a text does not fail.
        let _ = write!(path, "{}{x:.1} {y:.1}", if joined { 'L' } else { 'M' });
        if sparse || !(joined || goes_on) {
            // A line of no length with a round end is a dot that is not stretched.
            let _ = write!(dots, "M{x:.1} {y:.1}h0");
        }
    }
    let (line_class, dot_class) = match index {
        0 => ("tw-graph-line tw-graph-line-1", "tw-graph-dot tw-graph-line-1"),
        1 => ("tw-graph-line tw-graph-line-2", "tw-graph-dot tw-graph-line-2"),
        _ => ("tw-graph-line tw-graph-line-3", "tw-graph-dot tw-graph-line-3"),
    };
    html! { <><path class={line_class} d={path} /><path class={dot_class} d={dots} /></> }
}

/// What the pointer rests on: a column for each moment that has a value, with its tooltip.
fn columns(axes: &Axes, props: &GraphProps) -> Vec<Html> {
    let mut times: Vec<i64> =
        props.lines.iter().take(SERIES).flat_map(|line| line.points.iter().map(|point| point.time)).collect();
    times.sort_unstable();
    times.dedup();
    let width = (axes.x(axes.start + props.period)).max(8.0);
    let column = |time: i64| {
        let told = props.lines.iter().take(SERIES).filter_map(|line| {
            let point = line.points.iter().find(|point| point.time == time)?;
            Some(format!("\n{}: {} {}", line.label, point.text, point.note))
        });
        let title = format!("{} UTC{}", moment(time), told.collect::<String>());
        let x = axes.x(time) - width / 2.0;
        html! {
            <rect class="tw-graph-column" x={format!("{x:.1}")} y="0" width={format!("{width:.1}")} height="1000">
                <title>{ title }</title>
            </rect>
        }
    };
    times.into_iter().map(column).collect()
}

fn legend(props: &GraphProps) -> Html {
    let swatch = ["tw-graph-swatch-1", "tw-graph-swatch-2", "tw-graph-swatch-3"];
    html! {
        <ul class="tw-graph-legend">
            { for props.lines.iter().zip(swatch).map(|(line, swatch)| html! {
                <li class="tw-graph-key">
                    <span class={classes!("tw-graph-swatch", swatch)} aria-hidden="true"></span>
                    <span>{ line.label.clone() }</span>
                </li>
            }) }
        </ul>
    }
}
