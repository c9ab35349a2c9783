//! An editor for JSON and patterns, with line numbers, the caret's place, and a list
//! of errors whose buttons put the caret where the error is.
//!
//! It begins as a plain text area; the code editor takes its place once that is
//! there ([`takeover`]). Tab goes on to the next control; nothing here keeps it.

mod takeover;

use crate::components::copy::line_numbers;
use crate::components::{FieldContext, Icon, IconName, fill_numbers, truth, use_field, use_words};
use crate::editor::Completions;
use std::ops::Range;
use takeover::{Wants, use_takeover};
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// Something wrong in the text; line and column count from 1, columns in characters.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct CodeError {
    pub line: usize,
    pub column: usize,
    pub message: AttrValue,
    /// What is underlined, in bytes of the text; what stands at the place when none.
    pub span: Option<Range<usize>>,
}

/// Where somebody is writing.
#[derive(Clone, PartialEq, Debug)]
pub struct Caret {
    pub text: String,
    /// In bytes.
    pub at: usize,
    /// Suggestions were asked for by a key, not by typing.
    pub asked: bool,
}

/// Says what may stand at a caret.
pub type Completer = Callback<Caret, Option<Completions>>;

#[derive(Properties, PartialEq)]
pub struct CodeAreaProps {
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub errors: Vec<CodeError>,
    #[prop_or_default]
    pub complete: Option<Completer>,
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
    let gutter = use_node_ref();
    let place = use_state(|| (1usize, 1usize));
    let seat = use_takeover(Wants {
        value: props.value.clone(),
        errors: props.errors.clone(),
        attributes: attributes(&field, props.aria_label.as_ref()),
        readonly: props.readonly,
        completions_word: words.completions.clone(),
        onchange: props.onchange.clone(),
        onmove: {
            let place = place.clone();
            Callback::from(move |at| place.set(at))
        },
        complete: props.complete.clone(),
    });
    let go_to = |error: &CodeError| {
        let (seat, place, line, column) = (seat.clone(), place.clone(), error.line, error.column);
        Callback::from(move |_: MouseEvent| {
            if let Some(at) = seat.go_to(line, column) {
                place.set(at);
            }
        })
    };
    let (line, column) = *place;
    html! {
        <div class={classes!("tw-codearea", field.invalid.then_some("tw-codearea-invalid"))}>
            <div class="tw-codearea-body">
                if !*seat.taken {
                    { plain(props, &field, &seat, &gutter, &place) }
                }
                <div class="tw-codearea-host" style={format!("--tw-rows: {}", props.rows)} hidden={!*seat.taken} ref={seat.host.clone()} />
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

/// The text area that stands until the editor is there.
fn plain(
    props: &CodeAreaProps,
    field: &FieldContext,
    seat: &takeover::Seat,
    gutter: &NodeRef,
    place: &UseStateHandle<(usize, usize)>,
) -> Html {
    let oninput =
        props.onchange.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let look = {
        let (area, place) = (seat.area.clone(), place.clone());
        Callback::from(move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let caret = area.selection_start().ok().flatten().unwrap_or_default();
                place.set(place_of(&area.value(), caret));
            }
        })
    };
    let onscroll = {
        let (area, gutter) = (seat.area.clone(), gutter.clone());
        Callback::from(move |_: Event| {
            if let (Some(area), Some(gutter)) = (area.cast::<Element>(), gutter.cast::<Element>()) {
                gutter.set_scroll_top(area.scroll_top());
            }
        })
    };
    let lines = props.value.split('\n').count();
    html! {
        <>
            <pre class="tw-codearea-gutter" aria-hidden="true" ref={gutter}>{ line_numbers(lines) }</pre>
            <textarea
                class="tw-codearea-text"
                id={field.control_id.clone()}
                value={props.value.clone()}
                rows={props.rows.to_string()}
                wrap="off"
                readonly={props.readonly}
                spellcheck="false"
                autocapitalize="off"
                aria-label={props.aria_label.clone()}
                aria-describedby={field.described_by.clone()}
                aria-invalid={field.invalid.then(|| truth(true))}
                ref={seat.area.clone()}
                {oninput}
                onkeyup={look.reform(|_| ())}
                onclick={look.reform(|_| ())}
                {onscroll}
            />
        </>
    }
}

/// What the editor's element is called and described by, as the text area is.
fn attributes(field: &FieldContext, label: Option<&AttrValue>) -> Vec<(&'static str, String)> {
    let named = match label {
        Some(label) => Some(("aria-label", label.to_string())),
        None => (!field.label_id.is_empty()).then(|| ("aria-labelledby", field.label_id.to_string())),
    };
    let described = field.described_by.as_ref().map(|ids| ("aria-describedby", ids.to_string()));
    let invalid = field.invalid.then(|| ("aria-invalid", "true".to_string()));
    let fixed = [
        ("id", field.control_id.to_string()),
        ("autocapitalize", "off".to_string()),
        // It has the focus's order without; assistive tools look for the attribute.
        ("tabindex", "0".to_string()),
    ];
    fixed.into_iter().chain(named).chain(described).chain(invalid).collect()
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
