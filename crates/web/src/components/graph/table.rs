//! The graph's values as a table.

use super::scale::moment;
use super::{GraphLine, GraphWords};
use crate::components::{Cell, Column, Row, Sort, Table, TableEmpty};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct GraphTableProps {
    pub title: AttrValue,
    pub lines: Rc<Vec<GraphLine>>,
    pub words: GraphWords,
    pub actions: Html,
    pub minor: bool,
}

#[component]
pub(super) fn GraphTable(props: &GraphTableProps) -> Html {
    let columns = use_memo((props.lines.clone(), props.words.clone()), |(lines, words)| {
        let time = Column::new("time", words.time.clone());
        let line = |(index, line): (usize, &GraphLine)| Column::new(format!("line-{index}"), line.label.clone()).end();
        std::iter::once(time).chain(lines.iter().enumerate().map(line)).collect::<Vec<_>>()
    });
    let rows = use_memo(props.lines.clone(), |lines| rows(lines));
    let empty = TableEmpty { title: props.words.empty.clone(), ..TableEmpty::default() };
    html! {
        <Table
            title={props.title.clone()}
            {columns}
            {rows}
            {empty}
            embedded=true
            minor={props.minor}
            actions={props.actions.clone()}
            page_size=10
            initial_sort={Some(Sort { column: "time".into(), descending: true })}
        />
    }
}

fn rows(lines: &[GraphLine]) -> Vec<Row> {
    let mut by_time: BTreeMap<i64, Vec<AttrValue>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        for point in &line.points {
            let texts = by_time.entry(point.time).or_insert_with(|| vec![AttrValue::default(); lines.len()]);
            if let Some(text) = texts.get_mut(index) {
                *text = point.text.clone();
            }
        }
    }
    let row = |(time, texts): (i64, Vec<AttrValue>)| {
        let time = AttrValue::from(moment(time));
        let cells = std::iter::once(Cell::text(time.clone())).chain(texts.into_iter().map(Cell::text));
        Row::new(time.clone(), time.clone(), cells.collect())
    };
    by_time.into_iter().map(row).collect()
}
