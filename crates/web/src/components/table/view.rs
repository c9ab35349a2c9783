//! The table itself: heading, filter row, rows, and what stands in place of rows.

use super::data::{Column, Row, Sort, TableEmpty, arrange};
use super::parts::{Pager, head_cell};
use crate::components::{
    Button, Checkbox, Header, HeaderLevel, Input, InputKind, Spinner, StatusKind, fill, fill_numbers, status, use_words,
};
use crate::hooks::use_id;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Selection {
    #[default]
    None,
    /// Radio buttons.
    Single,
    /// Checkboxes.
    Multi,
}

/// A text longer than this may be cut off at the end of its cell, and shows in full on hover.
const LONG: usize = 36;

#[derive(Properties, PartialEq)]
pub struct TableProps {
    pub title: AttrValue,
    pub columns: Rc<Vec<Column>>,
    pub rows: Rc<Vec<Row>>,
    /// In place of "(3)" or, with a selection, "(1/3)".
    #[prop_or_default]
    pub counter: Option<AttrValue>,
    #[prop_or_default]
    pub info: Html,
    #[prop_or_default]
    pub description: AttrValue,
    /// Buttons at the right of the heading, the primary one last.
    #[prop_or_default]
    pub actions: Html,
    #[prop_or_default]
    pub empty: TableEmpty,
    /// Placeholder of the filter field, which is also its name; no filter when empty.
    #[prop_or_default]
    pub filter_placeholder: AttrValue,
    /// Further filters, after the field.
    #[prop_or_default]
    pub filters: Html,
    #[prop_or_default]
    pub selection: Selection,
    /// The ids of the selected rows.
    #[prop_or_default]
    pub selected: Vec<AttrValue>,
    #[prop_or_default]
    pub onselect: Callback<Vec<AttrValue>>,
    #[prop_or_default]
    pub initial_sort: Option<Sort>,
    #[prop_or(20)]
    pub page_size: usize,
    #[prop_or_default]
    pub loading: bool,
    /// What went wrong in getting the rows.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Inside a container or tab: no border and no radius of its own.
    #[prop_or_default]
    pub embedded: bool,
    /// The heading is an h3: in a tab below an h2.
    #[prop_or_default]
    pub minor: bool,
    /// The heading is the page's own, an h1: the table is all the page has.
    #[prop_or_default]
    pub major: bool,
    /// After the rows: "Load more".
    #[prop_or_default]
    pub footer: Html,
}

#[component]
pub fn Table(props: &TableProps) -> Html {
    let words = use_words();
    let heading = use_id(&AttrValue::default());
    let group = use_id(&AttrValue::default());
    let filter = use_state(String::new);
    let sort = use_state(|| props.initial_sort.clone());
    let page = use_state(|| 1usize);

    let places = use_memo(
        (props.columns.clone(), props.rows.clone(), (*filter).clone(), (*sort).clone()),
        |(columns, rows, filter, sort)| arrange(columns, rows, filter, sort.as_ref()),
    );
    let size = props.page_size.max(1);
    let pages = places.len().div_ceil(size).max(1);
    let here = (*page).clamp(1, pages);
    let shown: Vec<&Row> =
        places.iter().skip((here - 1) * size).take(size).filter_map(|place| props.rows.get(*place)).collect();

    let counter = props.counter.clone().unwrap_or_else(|| {
        let (all, chosen) = (props.rows.len(), props.selected.len());
        AttrValue::from(if chosen > 0 { format!("({chosen}/{all})") } else { format!("({all})") })
    });
    let onfilter = {
        let (filter, page) = (filter.clone(), page.clone());
        Callback::from(move |text: String| {
            page.set(1);
            filter.set(text);
        })
    };
    let clear = onfilter.reform(|()| String::new());
    let onsort = {
        let sort = sort.clone();
        Callback::from(move |wanted: Sort| sort.set(Some(wanted)))
    };
    let onpage = {
        let page = page.clone();
        Callback::from(move |wanted| page.set(wanted))
    };
    let found = match places.len() {
        1 => words.matches_one.clone(),
        count => fill_numbers(&words.matches, count, count),
    };
    let filterable = !props.filter_placeholder.is_empty();
    let tools = filterable || pages > 1 || props.filters != Html::default();
    let level = match (props.major, props.minor) {
        (true, _) => HeaderLevel::H1,
        (_, true) => HeaderLevel::H3,
        _ => HeaderLevel::H2,
    };
    // What scrolls must be reachable by keys: by a button in it, or itself.
    let still = !props.columns.iter().any(|it| it.sortable);
    let span = props.columns.len() + usize::from(props.selection != Selection::None);
    html! {
        <div class={classes!("tw-table", if props.embedded { "tw-table-embedded" } else { "tw-container" })}>
            <div class={classes!("tw-table-head", props.embedded.then_some("tw-table-head-embedded"))}>
                <Header
                    title={props.title.clone()}
                    {level}
                    {counter}
                    info={props.info.clone()}
                    description={props.description.clone()}
                    actions={props.actions.clone()}
                    id={heading.clone()}
                />
                if tools {
                    <div class="tw-table-tools">
                        if filterable {
                            <div class="tw-table-filter">
                                <Input
                                    kind={InputKind::Search}
                                    value={(*filter).clone()}
                                    placeholder={props.filter_placeholder.clone()}
                                    aria_label={props.filter_placeholder.clone()}
                                    onchange={onfilter}
                                />
                            </div>
                        }
                        { props.filters.clone() }
                        <span class="tw-table-found" role="status">
                            if !filter.is_empty() { { found } }
                        </span>
                        if pages > 1 {
                            <Pager page={here} {pages} onchange={onpage} />
                        }
                    </div>
                }
            </div>
            <div class="tw-table-scroll" tabindex={still.then_some("0")}>
                <table class="tw-table-grid" aria-labelledby={heading} aria-rowcount={(pages > 1).then(|| (places.len() + 1).to_string())}>
                    <thead>
                        <tr>
                            { select_head(props, &shown, &words.select_all) }
                            { for props.columns.iter().map(|it| head_cell(it, (*sort).as_ref(), &onsort)) }
                        </tr>
                    </thead>
                    <tbody>
                        if props.loading || props.error.is_some() || shown.is_empty() {
                            <tr><td class="tw-table-none" colspan={span.to_string()}>
                                if let Some(error) = props.error.clone() {
                                    { status(StatusKind::Error, error) }
                                } else if props.loading {
                                    <span class="tw-status tw-status-inactive"><Spinner /><span>{ words.loading.clone() }</span></span>
                                } else if props.rows.is_empty() {
                                    <div class="tw-table-empty">
                                        <b>{ props.empty.title.clone() }</b>
                                        <span>{ props.empty.text.clone() }</span>
                                        { props.empty.action.clone() }
                                    </div>
                                } else {
                                    <div class="tw-table-empty">
                                        <b>{ words.no_matches.clone() }</b>
                                        <Button label={words.clear_filter.clone()} onclick={clear} />
                                    </div>
                                }
                            </td></tr>
                        } else {
                            { for shown.iter().map(|row| view_row(props, row, &group, &words.select)) }
                        }
                    </tbody>
                </table>
            </div>
            if props.footer != Html::default() {
                <div class="tw-table-footer">{ props.footer.clone() }</div>
            }
        </div>
    }
}

/// The box that selects every row of this page, or the place above the radio buttons.
fn select_head(props: &TableProps, shown: &[&Row], label: &AttrValue) -> Html {
    let chosen = shown.iter().filter(|it| props.selected.contains(&it.id)).count();
    match props.selection {
        Selection::None => Html::default(),
        Selection::Single => html! { <td class="tw-th tw-th-select"></td> },
        Selection::Multi => {
            let (ids, onselect, selected) = (
                shown.iter().map(|it| it.id.clone()).collect::<Vec<_>>(),
                props.onselect.clone(),
                props.selected.clone(),
            );
            let onchange = Callback::from(move |on: bool| {
                let mut wanted: Vec<AttrValue> = selected.iter().filter(|it| !ids.contains(it)).cloned().collect();
                if on {
                    wanted.extend(ids.iter().cloned());
                }
                onselect.emit(wanted);
            });
            html! {
                <th scope="col" class="tw-th tw-th-select">
                    <Checkbox
                        aria_label={label.clone()}
                        checked={chosen > 0 && chosen == shown.len()}
                        indeterminate={chosen > 0 && chosen < shown.len()}
                        disabled={shown.is_empty()}
                        {onchange}
                    />
                </th>
            }
        }
    }
}

fn view_row(props: &TableProps, row: &Row, group: &AttrValue, select: &AttrValue) -> Html {
    let chosen = props.selected.contains(&row.id);
    let control = match props.selection {
        Selection::None => Html::default(),
        kind => {
            let (id, onselect, selected) = (row.id.clone(), props.onselect.clone(), props.selected.clone());
            let name = fill(select, "{name}", &row.name);
            let control = if kind == Selection::Multi {
                let onchange = Callback::from(move |on: bool| {
                    let mut wanted = selected.clone();
                    wanted.retain(|it| *it != id);
                    if on {
                        wanted.push(id.clone());
                    }
                    onselect.emit(wanted);
                });
                html! { <Checkbox aria_label={name} checked={chosen} {onchange} /> }
            } else {
                let onchange = onselect.reform(move |_: Event| vec![id.clone()]);
                html! {
                    <label class="tw-check">
                        <input class="tw-check-box tw-check-radio" type="radio" name={group.clone()} aria-label={name} checked={chosen} {onchange} />
                    </label>
                }
            };
            html! { <td class={classes!("tw-td", "tw-td-select", chosen.then_some("tw-td-chosen"))}>{ control }</td> }
        }
    };
    html! {
        <tr class={classes!("tw-tr", chosen.then_some("tw-tr-chosen"))} key={row.id.to_string()}>
            { control }
            { for row.cells.iter().zip(props.columns.iter()).map(|(cell, column)| html! {
                <td class={classes!(
                    "tw-td",
                    column.end.then_some("tw-end"),
                    column.wide_only.then_some("tw-wide-only"),
                    column.wraps.then_some("tw-td-wraps"),
                    chosen.then_some("tw-td-chosen"),
                )} title={(!column.wraps && cell.text.chars().count() > LONG).then(|| cell.text.clone())}>{ cell.content.clone() }</td>
            }) }
        </tr>
    }
}
