//! The metrics of a namespace, and a graph of those that are selected.

use super::controls::Controls;
use super::drawn::Drawn;
use crate::components::{
    Alert, AlertKind, Cell, Column, Container, Header, HeaderLevel, Row, Selection, Stack, Table, TableEmpty,
};
use crate::store::use_app;
use console::metrics::{Asked, MetricRow, metrics, selected_graph};
use console::{View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MetricsProps {
    pub namespace: AttrValue,
}

/// How many metrics a graph has.
const DRAWN: usize = 3;

#[component]
pub fn Metrics(props: &MetricsProps) -> Html {
    let app = use_app();
    let view = app.view();
    let selected = use_state(Vec::<AttrValue>::new);
    let asked = use_state(Asked::default);
    let account = app.account();
    let page = metrics(&account, &view, &props.namespace);
    let columns = use_memo(view.language, |_| {
        let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
        vec![
            column("name", "metrics.name"),
            column("dimensions", "metrics.dimensions").wraps(),
            column("last", "metrics.last").wide_only(),
        ]
    });
    let rows = use_memo(page.rows.clone(), |rows| rows.iter().map(row).collect::<Vec<_>>());
    let onselect = {
        let selected = selected.clone();
        Callback::from(move |ids| selected.set(ids))
    };
    let onchange = {
        let asked = asked.clone();
        Callback::from(move |to: Asked| asked.set(to))
    };
    let ids: Vec<String> = selected.iter().map(ToString::to_string).collect();
    let graph = selected_graph(&account, &view, &props.namespace, &ids, &asked);
    html! {
        <Stack>
            <Header title={page.namespace.clone()} level={HeaderLevel::H1} />
            if ids.len() > DRAWN {
                <Alert kind={AlertKind::Info}>{ view.say("metrics.too-many") }</Alert>
            }
            <Container>
                <Stack>
                    <Controls view={view.clone()} asked={*asked} {onchange} />
                    if graph.lines.is_empty() {
                        <p>{ view.say("metrics.choose") }</p>
                    } else {
                        <Drawn view={view.clone()} {graph} major={true} />
                    }
                </Stack>
            </Container>
            <Table
                title={view.say("metrics.all")}
                {columns}
                {rows}
                empty={empty(&view)}
                selection={Selection::Multi}
                selected={(*selected).clone()}
                {onselect}
                filter_placeholder={view.say("metrics.find")}
            />
        </Stack>
    }
}

fn empty(view: &View) -> TableEmpty {
    let (title, text) = (view.say("metrics.none"), view.say("metrics.missing.text"));
    TableEmpty { title: title.into(), text: text.into(), action: Html::default() }
}

fn row(it: &MetricRow) -> Row {
    let cells = vec![Cell::text(it.name.clone()), Cell::text(it.dimensions.clone()), Cell::text(it.last.clone())];
    let name = if it.dimensions == "-" { it.name.clone() } else { format!("{} {}", it.name, it.dimensions) };
    Row::new(it.id.clone(), name, cells)
}
