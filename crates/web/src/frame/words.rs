//! The generic words of the components, in the page's language.

use crate::components::Words as Generic;
use console::Language;
use yew::AttrValue;

pub fn generic(language: Language) -> Generic {
    let say = |key| AttrValue::from(language.say(key));
    Generic {
        cancel: say("words.cancel"),
        clear_filter: say("words.clear-filter"),
        close: say("words.close"),
        completions: say("words.completions"),
        line_column: say("words.line-column"),
        copied: say("words.copied"),
        copy: say("words.copy"),
        dismiss: say("words.dismiss"),
        errors: say("words.errors"),
        external: say("words.external"),
        info: say("words.info"),
        loading: say("words.loading"),
        matches: say("words.matches"),
        matches_one: say("words.matches-one"),
        next: say("words.next"),
        next_page: say("words.next-page"),
        no_matches: say("words.no-matches"),
        optional: say("words.optional"),
        page: say("words.page"),
        previous: say("words.previous"),
        previous_page: say("words.previous-page"),
        remove: say("words.remove"),
        resize: say("words.resize"),
        select: say("words.select"),
        select_all: say("words.select-all"),
        choose: say("words.choose"),
        step: say("words.step"),
    }
}
