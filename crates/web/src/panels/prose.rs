//! Draws the guide's blocks and spans.

use crate::components::{CodeBlock, Link};
use crate::store::App;
use console::Words;
use labs::guide::{Block, Span};
use yew::prelude::*;

pub fn blocks(app: &App, blocks: &[Block]) -> Html {
    blocks.iter().map(|block| self::block(app, block)).collect()
}

fn block(app: &App, block: &Block) -> Html {
    match block {
        Block::Paragraph(words) => html! { <p class="tw-prose-p">{ spans(app, words) }</p> },
        Block::List(true, items) => html! { <ol class="tw-prose-list tw-prose-numbered">{ list(app, items) }</ol> },
        Block::List(false, items) => html! { <ul class="tw-prose-list">{ list(app, items) }</ul> },
        Block::Code(text) => {
            html! { <CodeBlock code={text.clone()} name={app.view().say("guide.copy")} wrap={true} /> }
        }
    }
}

fn list(app: &App, items: &[Vec<Span>]) -> Html {
    items.iter().map(|item| html! { <li>{ spans(app, item) }</li> }).collect()
}

/// Words in a line. `panel:map`, `panel:world` and `panel:guide` open a panel.
pub fn spans(app: &App, spans: &[Span]) -> Html {
    spans.iter().map(|span| self::span(app, span)).collect()
}

fn span(app: &App, span: &Span) -> Html {
    match span {
        Span::Text(text) => html! { { text } },
        Span::Bold(text) => html! { <b>{ text }</b> },
        Span::Code(text) => html! { <code class="tw-code">{ text }</code> },
        Span::Link(text, address) => match address.strip_prefix("panel:") {
            None => html! { <Link text={text.clone()} href={address.clone()} /> },
            Some(panel) => {
                let (app, panel) = (app.clone(), panel.to_string());
                let onclick = Callback::from(move |()| app.open_panel(&panel));
                html! { <Link text={text.clone()} {onclick} /> }
            }
        },
    }
}
