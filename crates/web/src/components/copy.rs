//! Copying: a button that says when it has done so, and a block of code with one.

use crate::components::{Icon, IconName, fill, use_words};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// What is copied.
    pub text: AttrValue,
    /// What it is: "ARN"; with it the button is named "Copy ARN".
    pub name: AttrValue,
}

/// A small icon button; says "Copied" for two seconds.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let words = use_words();
    let copied = use_state(|| false);
    {
        let copied = copied.clone();
        use_effect_with(*copied, move |now| {
            let timer = now.then(|| Timeout::new(2_000, move || copied.set(false)));
            move || drop(timer)
        });
    }
    let onclick = {
        let (copied, text) = (copied.clone(), props.text.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            crate::browser::copy(&text);
            copied.set(true);
        })
    };
    let name = fill(&words.copy, "{name}", &props.name);
    html! {
        <span class="tw-copy">
            <button type="button" class="tw-copy-button" aria-label={name.clone()} title={name} {onclick}>
                <Icon name={if *copied { IconName::Positive } else { IconName::Copy }} />
            </button>
            <span class={classes!("tw-copy-status", copied.then_some("tw-copy-status-shown"))} role="status">
                { if *copied { words.copied.clone() } else { AttrValue::default() } }
            </span>
        </span>
    }
}

#[derive(Properties, PartialEq)]
pub struct CopyTextProps {
    pub text: AttrValue,
    pub name: AttrValue,
}

/// A value, such as an ARN, with a copy button before it.
#[component]
pub fn CopyText(props: &CopyTextProps) -> Html {
    html! {
        <span class="tw-copy-text">
            <CopyButton text={props.text.clone()} name={props.name.clone()} />
            <span>{ props.text.clone() }</span>
        </span>
    }
}

#[derive(Properties, PartialEq)]
pub struct CodeBlockProps {
    pub code: AttrValue,
    /// What it is: "Event record"; names the block and its copy button.
    pub name: AttrValue,
    /// Shows numbers before the lines.
    #[prop_or_default]
    pub line_numbers: bool,
    /// Lines break instead of scrolling.
    #[prop_or_default]
    pub wrap: bool,
}

/// Code to read and copy; JSON strings and keys take colours.
#[component]
pub fn CodeBlock(props: &CodeBlockProps) -> Html {
    let numbers = props.line_numbers.then(|| line_numbers(props.code.lines().count()));
    html! {
        <div class="tw-codeblock">
            <div class="tw-codeblock-copy"><CopyButton text={props.code.clone()} name={props.name.clone()} /></div>
            <div class="tw-codeblock-scroll" tabindex="0" role="group" aria-label={props.name.clone()}>
                if let Some(numbers) = numbers {
                    <pre class="tw-codeblock-numbers" aria-hidden="true">{ numbers }</pre>
                }
                <pre class={classes!("tw-codeblock-text", props.wrap.then_some("tw-codeblock-wrap"))}><code>{ highlight(&props.code) }</code></pre>
            </div>
        </div>
    }
}

/// "1\n2\n3" for a gutter.
pub(crate) fn line_numbers(count: usize) -> String {
    let mut numbers = String::new();
    for number in 1..=count.max(1) {
        numbers.push_str(&number.to_string());
        numbers.push('\n');
    }
    numbers
}

/// JSON's keys and strings in their colours. Text that is not JSON has them where it
/// has quotation marks, which does no harm.
fn highlight(code: &str) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut rest = code;
    if !code.trim_start().starts_with(['{', '[']) {
        return html! { { code.to_owned() } };
    }
    while let Some((before, from_quote)) = rest.split_once('"') {
        let end = closing_quote(from_quote);
        let (string, after) = from_quote.split_at_checked(end).unwrap_or((from_quote, ""));
        let key = after.trim_start().starts_with(':');
        parts.push(html! { { before.to_owned() } });
        let mut quoted = String::with_capacity(string.len() + 1);
        quoted.push('"');
        quoted.push_str(string);
        parts.push(
            html! { <span class={if key { "tw-codeblock-key" } else { "tw-codeblock-string" }}>{ quoted }</span> },
        );
        rest = after;
    }
    parts.push(html! { { rest.to_owned() } });
    Html::from_iter(parts)
}

/// The place after the quotation mark that ends a string, or the text's end.
fn closing_quote(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_ends_at_the_first_quotation_mark_that_is_not_escaped() {
        assert_eq!(closing_quote(r#"a\"b" : 1"#), 5);
        assert_eq!(closing_quote("open"), 4);
    }

    #[test]
    fn an_empty_text_has_one_line() {
        assert_eq!(line_numbers(0), "1\n");
        assert_eq!(line_numbers(3), "1\n2\n3\n");
    }
}
