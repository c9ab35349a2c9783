//! An editor of one of our languages: errors in place, suggestions, Format. The
//! knowledge is the console's (`console::editor`), the parts are the components'.

use crate::components::{Button, ButtonVariant, Caret, CodeArea, CodeError};
use crate::editor::{Completion, Completions};
use crate::store::use_app;
use console::editor::{EditorLanguage, Suggestions, diagnostics, formatted, suggestions};
use console::{View, Words};
use yew::prelude::*;

/// What is wrong with a field, unless its editor says what is wrong in the text, at
/// its place.
pub fn unless_told(view: &View, language: &EditorLanguage, text: &str, error: Option<AttrValue>) -> Option<AttrValue> {
    error.filter(|_| diagnostics(view, language, text).is_empty())
}

#[derive(PartialEq, Properties)]
pub struct EditorProps {
    pub language: EditorLanguage,
    pub value: AttrValue,
    pub onchange: Callback<String>,
    #[prop_or(12)]
    pub rows: u32,
    #[prop_or_default]
    pub readonly: bool,
    /// Needed outside a `FormField`.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
}

/// Stands in a `FormField`, as a text area does.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let app = use_app();
    let view = app.view();
    let errors: Vec<CodeError> = diagnostics(&view, &props.language, &props.value)
        .into_iter()
        .map(|it| CodeError { line: it.line, column: it.column, message: it.message.into(), span: Some(it.span) })
        .collect();
    let complete = {
        let (app, region, language) = (app.clone(), view.region, props.language.clone());
        Callback::from(move |caret: Caret| {
            let found = suggestions(&app.account(), region, &language, &caret.text, caret.at)?;
            Some(completions(found))
        })
    };
    let new_text = formatted(&props.language, &props.value);
    let format = {
        let (onchange, new_text) = (props.onchange.clone(), new_text.clone());
        Callback::from(move |()| {
            if let Some(text) = &new_text {
                onchange.emit(text.clone());
            }
        })
    };
    // A template may be several texts, each on its line: nothing to format.
    let can_format = !matches!(props.language, EditorLanguage::InputTemplate { .. }) && !props.readonly;
    let tools = html! {
        if can_format {
            <Button variant={ButtonVariant::Link} label={view.say("words.format")} disabled={new_text.is_none()} onclick={format} />
        }
    };
    html! {
        <CodeArea
            value={props.value.clone()}
            onchange={props.onchange.clone()}
            {errors}
            complete={Some(complete)}
            language={if can_format { "JSON" } else { "" }}
            {tools}
            rows={props.rows}
            readonly={props.readonly}
            aria_label={props.aria_label.clone()}
        />
    }
}

fn completions(found: Suggestions) -> Completions {
    let items = found.items.into_iter().map(|it| Completion {
        label: it.label,
        detail: it.detail,
        insert: it.insert,
        hole: it.hole,
    });
    Completions { replaces: found.replaces, word: found.word, items: items.collect() }
}
