//! A plain text area for JSON and patterns, with line numbers, the caret's place, and a
//! list of errors whose buttons put the caret where the error is.
//!
//! Tab goes on to the next control; nothing here keeps it.

use crate::components::copy::line_numbers;
use crate::components::{Icon, IconName, fill_numbers, truth, use_field, use_words};
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// Something wrong in the text; line and column count from 1, columns in characters.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct CodeError {
    pub line: usize,
    pub column: usize,
    pub message: AttrValue,
}

#[derive(Properties, PartialEq)]
pub struct CodeAreaProps {
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub errors: Vec<CodeError>,
    /// What is in it, at the start of the status bar: "JSON".
    #[prop_or_default]
    pub language: AttrValue,
    /// Buttons at the end of the status bar: Format, Copy.
    #[prop_or_default]
    pub tools: Html,
    #[prop_or(12)]
    pub rows: u32,
    #[prop_or_default]
    pub readonly: bool,
    /// Needed outside a `FormField`.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub id: AttrValue,
}

#[component]
pub fn CodeArea(props: &CodeAreaProps) -> Html {
    let words = use_words();
    let field = use_field(&props.id, !props.errors.is_empty());
    let (area, gutter) = (use_node_ref(), use_node_ref());
    let place = use_state(|| (1usize, 1usize));
    let oninput =
        props.onchange.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let look = {
        let (area, place) = (area.clone(), place.clone());
        move || {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let caret = area.selection_start().ok().flatten().unwrap_or_default();
                place.set(place_of(&area.value(), caret));
            }
        }
    };
    let onkeyup = {
        let look = look.clone();
        Callback::from(move |_: KeyboardEvent| look())
    };
    let onclick = {
        let look = look.clone();
        Callback::from(move |_: MouseEvent| look())
    };
    let onscroll = {
        let (area, gutter) = (area.clone(), gutter.clone());
        Callback::from(move |_: Event| {
            if let (Some(area), Some(gutter)) = (area.cast::<Element>(), gutter.cast::<Element>()) {
                gutter.set_scroll_top(area.scroll_top());
            }
        })
    };
    let go_to = |error: &CodeError| {
        let (area, look, line, column) = (area.clone(), look.clone(), error.line, error.column);
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let caret = caret_of(&area.value(), line, column);
                crate::hooks::focus(&area);
                let _ = area.set_selection_range(caret, caret);
                look();
            }
        })
    };
    let (line, column) = *place;
    let lines = props.value.split('\n').count();
    html! {
        <div class={classes!("tw-codearea", field.invalid.then_some("tw-codearea-invalid"))}>
            <div class="tw-codearea-body">
                <pre class="tw-codearea-gutter" aria-hidden="true" ref={gutter}>{ line_numbers(lines) }</pre>
                <textarea
                    class="tw-codearea-text"
                    id={field.control_id}
                    value={props.value.clone()}
                    rows={props.rows.to_string()}
                    wrap="off"
                    readonly={props.readonly}
                    spellcheck="false"
                    autocapitalize="off"
                    aria-label={props.aria_label.clone()}
                    aria-describedby={field.described_by}
                    aria-invalid={field.invalid.then(|| truth(true))}
                    ref={area.clone()}
                    {oninput}
                    {onkeyup}
                    {onclick}
                    {onscroll}
                />
            </div>
            <div class="tw-codearea-bar">
                if !props.language.is_empty() {
                    <span class="tw-codearea-language">{ props.language.clone() }</span>
                }
                <span>{ fill_numbers(&words.line_column, line, column) }</span>
                <span class={classes!("tw-codearea-count", (!props.errors.is_empty()).then_some("tw-codearea-count-some"))}>
                    <Icon name={IconName::Negative} />
                    { fill_numbers(&words.errors, props.errors.len(), 0) }
                </span>
                <span class="tw-codearea-tools">{ props.tools.clone() }</span>
            </div>
            if !props.errors.is_empty() {
                <ul class="tw-codearea-errors">
                    { for props.errors.iter().map(|it| html! {
                        <li>
                            <button type="button" class="tw-codearea-error" onclick={go_to(it)}>
                                <span class="tw-codearea-place">{ fill_numbers(&words.line_column, it.line, it.column) }</span>
                                <span>{ it.message.clone() }</span>
                            </button>
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}

/// Line and column of a caret that the browser counts in UTF-16 units.
fn place_of(text: &str, caret: u32) -> (usize, usize) {
    let (mut line, mut column, mut units) = (1, 1, 0);
    for character in text.chars() {
        if units >= caret as usize {
            break;
        }
        units += character.len_utf16();
        if character == '\n' {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    (line, column)
}

/// The caret, in UTF-16 units, of a line and column; the line's end when it is shorter.
fn caret_of(text: &str, line: usize, column: usize) -> u32 {
    let lines = text.split('\n');
    let before: usize = lines.clone().take(line.saturating_sub(1)).map(|it| it.encode_utf16().count() + 1).sum();
    let inside: usize = lines
        .skip(line.saturating_sub(1))
        .take(1)
        .flat_map(|it| it.chars().take(column.saturating_sub(1)))
        .map(char::len_utf16)
        .sum();
    u32::try_from(before + inside).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_carets_are_each_other_s_inverse() {
        let text = "{\n  \"이름\": \"😀x\"\n}";
        for (line, column, caret) in [(1, 1, 0), (1, 2, 1), (2, 1, 2), (2, 4, 5), (2, 12, 14), (3, 1, 16), (3, 2, 17)] {
            assert_eq!(caret_of(text, line, column), caret, "{line}:{column}");
            assert_eq!(place_of(text, caret), (line, column), "caret {caret}");
        }
    }

    #[test]
    fn a_column_past_the_line_is_its_end() {
        assert_eq!(caret_of("ab\ncd", 1, 9), 2);
    }
}
