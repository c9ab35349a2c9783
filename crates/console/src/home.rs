//! The console's home: the labs, the services, how the account stands.

use crate::frame::{Service, services};
use crate::guide::guide;
use crate::{View, Words};
use session::Session;

/// The home page.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    pub title: String,
    pub text: String,
    pub labs: Vec<LabCard>,
    pub services: Vec<Service>,
}

/// A lab to begin or to go on with.
#[derive(Clone, Debug, PartialEq)]
pub struct LabCard {
    pub id: &'static str,
    pub title: String,
    /// Its first paragraph.
    pub text: String,
    /// Whether the account is this lab's.
    pub open: bool,
    /// How far it is, where it is open; else empty.
    pub progress: String,
    /// The words of its button.
    pub action: String,
}

pub fn home(session: &Session, view: &View) -> Home {
    let card = |lab: &'static labs::Lab| {
        let text = lab.guide(view.language.tag());
        let open = session.scenario().id == lab.id;
        LabCard {
            id: lab.id,
            title: text.title.clone(),
            text: text.intro.first().map(plain).unwrap_or_default(),
            open,
            progress: guide(session, view).filter(|_| open).map(|guide| guide.progress).unwrap_or_default(),
            action: view.say(if open { "home.continue" } else { "home.begin" }),
        }
    };
    Home {
        title: view.say("home.title"),
        text: view.say("home.text"),
        labs: labs::all().iter().map(card).collect(),
        services: services(view),
    }
}

fn plain(block: &labs::guide::Block) -> String {
    use labs::guide::{Block, Span};
    let word = |span: &Span| match span {
        Span::Text(text) | Span::Bold(text) | Span::Code(text) | Span::Link(text, _) => text.clone(),
    };
    match block {
        Block::Paragraph(words) => words.iter().map(word).collect(),
        Block::List(..) => String::new(),
        Block::Code(text) => text.clone(),
    }
}
