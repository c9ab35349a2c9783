//! Running text: lab guides, explanations. The only place where plain elements take
//! their look from what stands around them, since the text comes from Markdown.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ProseProps {
    /// `p`, `ul`, `ol`, `h3`, `h4`, `code`, `pre`, `a`, `b`, `em`, `blockquote`, `table`.
    pub children: Html,
}

#[component]
pub fn Prose(props: &ProseProps) -> Html {
    html! { <div class="tw-prose">{ props.children.clone() }</div> }
}
