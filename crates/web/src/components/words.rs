//! The few words that components need themselves. The page gives them, in its
//! language, through a context; no component has words of its own.

use std::rc::Rc;
use yew::prelude::*;

/// Generic words. `{n}`, `{of}` and `{name}` in a text stand for what is put in.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Words {
    pub cancel: AttrValue,
    /// Button of a filter that found nothing: "Clear filter".
    pub clear_filter: AttrValue,
    pub close: AttrValue,
    /// What an editor calls its list of suggestions: "Completions".
    pub completions: AttrValue,
    /// Where the caret of an editor is: "Line {n}, column {of}".
    pub line_column: AttrValue,
    pub copied: AttrValue,
    /// Names a copy button: "Copy {name}".
    pub copy: AttrValue,
    /// Names a dismiss button of a notification: "Dismiss".
    pub dismiss: AttrValue,
    /// Heads the list of a JSON editor's errors: "Errors: {n}".
    pub errors: AttrValue,
    /// Marks a link that leaves: "Opens in a new tab".
    pub external: AttrValue,
    /// Names a link that opens help: "Info".
    pub info: AttrValue,
    pub loading: AttrValue,
    /// "{n} matches".
    pub matches: AttrValue,
    /// "1 match".
    pub matches_one: AttrValue,
    pub next: AttrValue,
    /// Names a pager's button: "Next page".
    pub next_page: AttrValue,
    pub no_matches: AttrValue,
    /// Follows the label of a field that may stay empty: "optional".
    pub optional: AttrValue,
    /// Names a page in a pager: "Page {n} of {of}".
    pub page: AttrValue,
    pub previous: AttrValue,
    pub previous_page: AttrValue,
    /// Names a token's button: "Remove {name}".
    pub remove: AttrValue,
    /// Names the handle of a split panel: "Resize panel".
    pub resize: AttrValue,
    /// Names a table row's checkbox: "Select {name}".
    pub select: AttrValue,
    pub select_all: AttrValue,
    /// What a select shows before a choice: "Choose an option".
    pub choose: AttrValue,
    /// The state of a wizard's step list on narrow screens: "Step {n} of {of}".
    pub step: AttrValue,
}

/// The words in force; empty ones outside a `ContextProvider<Rc<Words>>`.
#[hook]
pub fn use_words() -> Rc<Words> {
    use_context::<Rc<Words>>().unwrap_or_default()
}

/// Puts a name into a text: `fill("Select {name}", "{name}", "web-1")`.
pub fn fill(text: &str, place: &str, value: &str) -> AttrValue {
    AttrValue::from(text.replace(place, value))
}

/// Puts two numbers into a text with `{n}` and `{of}`.
pub fn fill_numbers(text: &str, n: usize, of: usize) -> AttrValue {
    AttrValue::from(text.replace("{n}", &n.to_string()).replace("{of}", &of.to_string()))
}
