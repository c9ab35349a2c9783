//! Event history: one attribute, a range of time, the list.

use crate::components::{
    Alert, AlertKind, Cell, Choice, Column, FormField, Inline, Input, InputKind, Row, Segment, SegmentedControl,
    Select, Stack, Table, TableEmpty,
};
use crate::store::use_app;
use console::cloudtrail::{Filter, FilterAttribute, HistoryRow, Range, history};
use console::{View, Words};
use yew::prelude::*;

#[component]
pub fn EventHistory() -> Html {
    let app = use_app();
    let view = app.view();
    let filter = use_state(Filter::default);
    let page = history(&app.account(), &view, &filter);
    let columns = use_memo(view.language, |_| columns(&view));
    let rows = use_memo(page.rows.clone(), |rows| rows.iter().map(row).collect::<Vec<_>>());
    let empty = TableEmpty {
        title: view.say("cloudtrail.empty").into(),
        text: if page.never.is_empty() { view.say("cloudtrail.empty.text") } else { page.never.clone() }.into(),
        action: Html::default(),
    };
    html! {
        <Stack>
            if !page.pending.is_empty() {
                <Alert kind={AlertKind::Info}>{ page.pending.clone() }</Alert>
            }
            <Table
                title={view.say("cloudtrail.history")}
                description={view.say("cloudtrail.history.text")}
                major={true}
                {columns}
                {rows}
                filters={filters(&view, &filter, page.problem.clone())}
                {empty}
                footer={if page.more { html! { <p>{ view.say("cloudtrail.more") }</p> } } else { Html::default() }}
            />
        </Stack>
    }
}

/// A change of the filter.
fn with<T: 'static>(filter: &UseStateHandle<Filter>, change: impl Fn(Filter, T) -> Filter + 'static) -> Callback<T> {
    let filter = filter.clone();
    Callback::from(move |value: T| filter.set(change((*filter).clone(), value)))
}

fn filters(view: &View, filter: &UseStateHandle<Filter>, problem: Option<String>) -> Html {
    let attributes: Vec<Choice> =
        FilterAttribute::ALL.into_iter().map(|it| Choice::new(it.id(), it.label(view))).collect();
    let choose = with(filter, |filter, id: AttrValue| {
        let attribute = FilterAttribute::parse(&id).unwrap_or(FilterAttribute::ReadOnly);
        let value = if attribute == FilterAttribute::ReadOnly { "false".to_string() } else { String::new() };
        Filter { attribute, value, ..filter }
    });
    let segments: Vec<Segment> = Range::ALL.into_iter().map(|it| Segment::new(it.id(), it.label(view))).collect();
    let range = with(filter, |filter, id: AttrValue| Filter { range: Range::parse(&id).unwrap_or_default(), ..filter });
    html! {
        <Inline>
            <Select
                value={filter.attribute.id()}
                options={attributes}
                onchange={choose}
                aria_label={Some(AttrValue::from(view.say("cloudtrail.filter")))}
            />
            { value(view, filter) }
            <SegmentedControl
                {segments}
                selected={filter.range.id()}
                onchange={range}
                label={view.say("cloudtrail.range")}
            />
            if filter.range == Range::Custom {
                { moment(view, filter, "cloudtrail.range.start", problem, |filter| &mut filter.start) }
                { moment(view, filter, "cloudtrail.range.end", None, |filter| &mut filter.end) }
            }
        </Inline>
    }
}

fn value(view: &View, filter: &UseStateHandle<Filter>) -> Html {
    let label = Some(AttrValue::from(view.say("cloudtrail.value")));
    if filter.attribute == FilterAttribute::ReadOnly {
        let options = vec![Choice::new("false", "false"), Choice::new("true", "true")];
        let onchange = with(filter, |filter, value: AttrValue| Filter { value: value.to_string(), ..filter });
        return html! { <Select value={filter.value.clone()} {options} {onchange} aria_label={label} /> };
    }
    let onchange = with(filter, |filter, value: String| Filter { value, ..filter });
    html! {
        <Input
            kind={InputKind::Search}
            value={filter.value.clone()}
            placeholder={view.say("cloudtrail.value.placeholder")}
            aria_label={label}
            {onchange}
        />
    }
}

fn moment(
    view: &View,
    filter: &UseStateHandle<Filter>,
    label: &'static str,
    error: Option<String>,
    field: fn(&mut Filter) -> &mut String,
) -> Html {
    let value = field(&mut (**filter).clone()).clone();
    let onchange = with(filter, move |mut filter, text: String| {
        *field(&mut filter) = text;
        filter
    });
    html! {
        <FormField label={view.say(label)} error={error.map(AttrValue::from)}>
            <Input kind={InputKind::DateTime} {value} {onchange} />
        </FormField>
    }
}

fn columns(view: &View) -> Vec<Column> {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key));
    vec![
        column("name", "cloudtrail.event-name"),
        column("time", "cloudtrail.event-time"),
        column("user", "cloudtrail.user-name"),
        column("source", "cloudtrail.event-source").wide_only(),
        column("type", "cloudtrail.resource-type").wide_only(),
        column("resource", "cloudtrail.resource-name").wide_only(),
        column("read-only", "cloudtrail.read-only").wide_only(),
        column("error", "cloudtrail.error-code").wide_only(),
    ]
}

fn row(it: &HistoryRow) -> Row {
    let cells = vec![
        Cell::link(it.event_name.clone(), it.route.href()),
        Cell::text(it.event_time.clone()),
        Cell::text(it.user_name.clone()),
        Cell::text(it.event_source.clone()),
        Cell::text(it.resource_type.clone()),
        Cell::text(it.resource_name.clone()),
        Cell::text(it.read_only.clone()),
        Cell::text(it.error_code.clone()),
    ];
    Row::new(it.event_id.clone(), it.event_name.clone(), cells)
}
