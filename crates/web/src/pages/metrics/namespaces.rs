//! CloudWatch's namespaces.

use crate::components::{Cell, Column, Row, Table, TableEmpty};
use crate::store::use_app;
use console::Words;
use console::metrics::{NamespaceRow, namespaces};
use yew::prelude::*;

#[component]
pub fn Namespaces() -> Html {
    let app = use_app();
    let view = app.view();
    let rows = namespaces(&app.account(), &view);
    let columns = use_memo(view.language, |_| {
        let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
        vec![
            column("namespace", "metrics.namespace"),
            column("kind", "metrics.kind"),
            column("metrics", "metrics.number").end(),
        ]
    });
    let rows = use_memo(rows, |rows| rows.iter().map(row).collect::<Vec<_>>());
    let empty = TableEmpty {
        title: view.say("metrics.none").into(),
        text: view.say("metrics.none.text").into(),
        action: Html::default(),
    };
    html! {
        <Table
            title={view.say("metrics.title")}
            description={view.say("metrics.title.text")}
            major={true}
            {columns}
            {rows}
            {empty}
            filter_placeholder={view.say("metrics.find-namespace")}
        />
    }
}

fn row(it: &NamespaceRow) -> Row {
    let cells = vec![
        Cell::link(it.name.clone(), it.route.href()),
        Cell::text(it.kind.clone()),
        Cell::text(it.metrics.to_string()),
    ];
    Row::new(it.name.clone(), it.name.clone(), cells)
}
