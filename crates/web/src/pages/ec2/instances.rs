//! The list of instances.

use super::state_menu::StateMenu;
use crate::components::{Button, ButtonVariant, Cell, Column, Row, Selection, Table, TableEmpty};
use crate::pages::marks::mark_cell;
use crate::store::use_app;
use console::ec2::{InstanceRow, instances};
use console::{Route, View, Words};
use yew::prelude::*;

#[component]
pub fn Instances() -> Html {
    let app = use_app();
    let view = app.view();
    let rows = instances(&app.account(), &view);
    let chosen = use_state(Vec::<AttrValue>::new);
    // What has left the list, or is of another region, is no longer chosen.
    let selected: Vec<AttrValue> =
        chosen.iter().filter(|id| rows.iter().any(|row| row.id == id.as_str())).cloned().collect();
    let ids: Vec<String> = selected.iter().map(ToString::to_string).collect();
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |ids: Vec<AttrValue>| chosen.set(ids))
    };
    let launch = |variant: ButtonVariant| {
        html! { <Button label={view.say("ec2.instances.launch")} {variant} href={Route::LaunchInstance.href()} /> }
    };
    let actions = html! { <><StateMenu {ids} />{ launch(ButtonVariant::Primary) }</> };
    let empty = TableEmpty {
        title: view.say("ec2.instances.empty").into(),
        text: view.say("ec2.instances.empty.text").into(),
        action: launch(ButtonVariant::Normal),
    };
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(rows, |rows| rows.iter().map(row).collect::<Vec<_>>());
    html! {
        <Table
            title={view.say("ec2.instances")}
            major={true}
            {columns}
            {rows}
            {actions}
            {empty}
            filter_placeholder={view.say("ec2.instances.filter")}
            selection={Selection::Multi}
            {selected}
            {onselect}
        />
    }
}

fn columns(view: &View) -> Vec<Column> {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    vec![
        column("name", "ec2.column.name"),
        column("id", "ec2.column.id"),
        column("state", "ec2.column.state"),
        column("type", "ec2.column.type").wide_only(),
        column("checks", "ec2.column.checks").wide_only(),
        column("zone", "ec2.column.zone").wide_only(),
        column("public-ip", "ec2.column.public-ip").wide_only(),
        column("public-dns", "ec2.column.public-dns").wide_only(),
        column("monitoring", "ec2.column.monitoring").wide_only(),
        column("groups", "ec2.column.groups").wide_only(),
        column("launch-time", "ec2.column.launch-time").wide_only(),
    ]
}

fn row(it: &InstanceRow) -> Row {
    let name = if it.name.is_empty() { it.id.clone() } else { it.name.clone() };
    let cells = vec![
        Cell::text(it.name.clone()),
        Cell::link(it.id.clone(), it.route.href()),
        mark_cell(Some(&it.state)),
        Cell::text(it.type_name.clone()),
        mark_cell(it.checks.as_ref()),
        Cell::text(it.availability_zone.clone()),
        Cell::text(it.public_ip.clone()),
        Cell::text(it.public_dns.clone()),
        Cell::text(it.monitoring.clone()),
        Cell::text(it.security_groups.clone()),
        Cell::text(it.launch_time.clone()),
    ];
    Row::new(it.id.clone(), name, cells)
}
