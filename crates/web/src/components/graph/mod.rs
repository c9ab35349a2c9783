//! A graph of up to three series over time, drawn as SVG, with the same as a table.

mod controls;
mod plot;
mod scale;
mod table;

pub use controls::*;
pub use plot::{Graph, GraphProps};

use yew::prelude::*;

/// One line of a graph.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct GraphLine {
    /// What the legend says.
    pub label: AttrValue,
    /// In order of time.
    pub points: Vec<GraphPoint>,
}

/// A value at a moment.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct GraphPoint {
    /// Milliseconds since 1970, UTC: where its period begins.
    pub time: i64,
    pub value: f64,
    /// The value as a person reads it.
    pub text: AttrValue,
    /// Further facts for the tooltip: how many samples.
    pub note: AttrValue,
}

/// The words of a graph.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct GraphWords {
    /// Heads the column of times: "Time (UTC)".
    pub time: AttrValue,
    /// Names the switch: "Show as table", "Show as graph".
    pub as_table: AttrValue,
    pub as_graph: AttrValue,
    /// What stands there when no line has a point.
    pub empty: AttrValue,
}
