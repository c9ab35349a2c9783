//! Code with a mark beside lines: a shape, a colour and words, so that no mark is
//! told by its colour alone.

use crate::components::{CopyButton, Icon, IconName};
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkTone {
    Good,
    Bad,
    /// The line stands for what is not there.
    Absent,
}

impl MarkTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "tw-marked-line tw-marked-good",
            Self::Bad => "tw-marked-line tw-marked-bad",
            Self::Absent => "tw-marked-line tw-marked-bad tw-marked-absent",
        }
    }
}

/// A line, and what is said beside it.
#[derive(Clone, PartialEq, Debug)]
pub struct MarkedLine {
    pub text: AttrValue,
    pub mark: Option<(MarkTone, AttrValue)>,
}

#[derive(Properties, PartialEq)]
pub struct MarkedCodeProps {
    pub lines: Vec<MarkedLine>,
    /// What it is; names the block and its copy button.
    pub name: AttrValue,
}

#[component]
pub fn MarkedCode(props: &MarkedCodeProps) -> Html {
    let there = props.lines.iter().filter(|line| !matches!(line.mark, Some((MarkTone::Absent, _))));
    let code = there.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    html! {
        <div class="tw-codeblock">
            <div class="tw-codeblock-copy"><CopyButton text={code} name={props.name.clone()} /></div>
            <div class="tw-codeblock-scroll" tabindex="0" role="group" aria-label={props.name.clone()}>
                <div class="tw-marked">{ for props.lines.iter().map(line) }</div>
            </div>
        </div>
    }
}

fn line(line: &MarkedLine) -> Html {
    let Some((tone, words)) = &line.mark else {
        return html! { <div class="tw-marked-line"><span class="tw-marked-text">{ line.text.clone() }</span></div> };
    };
    let icon = if *tone == MarkTone::Good { IconName::Positive } else { IconName::Negative };
    html! {
        <div class={tone.class()}>
            <span class="tw-marked-text">{ line.text.clone() }</span>
            <span class="tw-marked-words"><Icon name={icon} /><span>{ words.clone() }</span></span>
        </div>
    }
}
