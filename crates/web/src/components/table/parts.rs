//! A table's head cells and pager.

use super::data::{Column, Sort};
use crate::components::{Icon, IconName, fill_numbers, use_words};
use yew::prelude::*;

/// A head cell. The button in it sorts: first up, then down.
pub(super) fn head_cell(column: &Column, sort: Option<&Sort>, onsort: &Callback<Sort>) -> Html {
    let sorted = sort.filter(|it| it.column == column.id);
    let aria_sort = match sorted {
        Some(sort) if sort.descending => Some("descending"),
        Some(_) => Some("ascending"),
        None => None,
    };
    let next = Sort { column: column.id.clone(), descending: sorted.is_some_and(|it| !it.descending) };
    let icon = if sorted.is_some_and(|it| !it.descending) { IconName::CaretUp } else { IconName::CaretDown };
    html! {
        <th
            key={column.id.to_string()}
            scope="col"
            class={classes!(
                "tw-th",
                column.end.then_some("tw-end"),
                column.wide_only.then_some("tw-wide-only"),
            )}
            aria-sort={aria_sort}
            style={column.width.clone().map(|it| format!("inline-size:{it}"))}
        >
            if column.sortable {
                <button
                    type="button"
                    class={classes!("tw-th-sort", sorted.is_some().then_some("tw-th-sorted"))}
                    onclick={onsort.reform(move |_: MouseEvent| next.clone())}
                >
                    <span>{ column.header.clone() }</span>
                    <span class="tw-th-icon"><Icon name={icon} /></span>
                </button>
            } else {
                <span class="tw-th-text">{ column.header.clone() }</span>
            }
        </th>
    }
}

#[derive(Properties, PartialEq)]
pub struct PagerProps {
    /// From 1.
    pub page: usize,
    pub pages: usize,
    pub onchange: Callback<usize>,
}

/// "< 1 2 3 >".
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let words = use_words();
    let (page, pages) = (props.page, props.pages.max(1));
    let arrow = |to: usize, there: bool, name: IconName, label: &AttrValue| {
        html! {
            <li>
                <button
                    type="button"
                    class="tw-pager-button"
                    aria-label={label.clone()}
                    title={label.clone()}
                    disabled={!there}
                    onclick={props.onchange.reform(move |_: MouseEvent| to)}
                ><Icon {name} /></button>
            </li>
        }
    };
    // The first, the last, and those around this one; a gap shows as dots.
    let mut numbers: Vec<Html> = Vec::new();
    let mut last_shown = 0;
    for number in 1..=pages {
        if number != 1 && number != pages && number.abs_diff(page) > 1 {
            continue;
        }
        if number > last_shown + 1 {
            numbers.push(html! { <li class="tw-pager-gap" aria-hidden="true">{ "…" }</li> });
        }
        last_shown = number;
        let here = number == page;
        numbers.push(html! {
            <li>
                <button
                    type="button"
                    class={classes!("tw-pager-button", here.then_some("tw-pager-here"))}
                    aria-current={here.then_some("page")}
                    onclick={props.onchange.reform(move |_: MouseEvent| number)}
                >{ number }</button>
            </li>
        });
    }
    html! {
        <ul class="tw-pager" aria-label={fill_numbers(&words.page, page, pages)}>
            { arrow(page.saturating_sub(1), page > 1, IconName::AngleLeft, &words.previous_page) }
            { for numbers }
            { arrow(page + 1, page < pages, IconName::AngleRight, &words.next_page) }
        </ul>
    }
}
