//! The labs to choose from, the page of one, and what it means to leave an
//! account for another.

use crate::guide::guide;
use crate::{View, Words};
use labs::guide::{Block, Span};
use labs::{Lab, all, find};
use session::Session;

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

/// The page of one lab: what a link of a course leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct LabPage {
    pub card: LabCard,
    pub intro: Vec<Block>,
    /// The steps' titles.
    pub steps: Vec<String>,
}

/// What is asked before an unfinished account is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving {
    pub title: String,
    pub text: String,
}

/// Every lab, in the course's order.
pub fn cards(session: &Session, view: &View) -> Vec<LabCard> {
    all().iter().map(|lab| card(lab, session, view)).collect()
}

fn card(lab: &'static Lab, session: &Session, view: &View) -> LabCard {
    let text = lab.about(view.language.tag());
    let open = session.scenario().id == lab.id;
    LabCard {
        id: lab.id,
        title: text.title.clone(),
        text: text.intro.first().map(plain).unwrap_or_default(),
        open,
        progress: guide(session, view).filter(|_| open).map(|guide| guide.progress).unwrap_or_default(),
        action: view.say(if open { "home.continue" } else { "home.begin" }),
    }
}

/// The lab after the one that is open; none after the last.
pub fn next(session: &Session, view: &View) -> Option<LabCard> {
    let mut labs = all().iter().skip_while(|lab| session.scenario().id != lab.id);
    labs.next();
    labs.next().map(|lab| card(lab, session, view))
}

/// The page of a lab by its id.
pub fn page(session: &Session, view: &View, id: &str) -> Option<LabPage> {
    let lab = find(id)?;
    let text = lab.guide(view.language.tag());
    Some(LabPage {
        card: card(lab, session, view),
        intro: text.intro.clone(),
        steps: text.steps.iter().map(|step| step.title.clone()).collect(),
    })
}

/// What to ask before the account is left for another; none where nothing has
/// been done in it, or all of it.
pub fn leaving(session: &Session, view: &View) -> Option<Leaving> {
    if !session.is_touched() {
        return None;
    }
    let guide = guide(session, view);
    if guide.as_ref().is_some_and(|guide| guide.reached == guide.goals) {
        return None;
    }
    let (title, progress) = match guide {
        Some(guide) => (view.fill("guide.leave.title", &[("name", &guide.title)]), guide.progress),
        None => (view.say("guide.leave.own"), String::new()),
    };
    let kept = view.fill("guide.leave.text", &[("back", &view.say("frame.back"))]);
    Some(Leaving { title, text: if progress.is_empty() { kept } else { format!("{progress}. {kept}") } })
}

fn plain(block: &Block) -> String {
    let word = |span: &Span| match span {
        Span::Text(text) | Span::Bold(text) | Span::Code(text) | Span::Link(text, _) => text.clone(),
    };
    match block {
        Block::Paragraph(words) => words.iter().map(word).collect(),
        Block::List(..) => String::new(),
        Block::Code(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use session::{Action, Scenario};

    fn opened(lab: &Lab) -> Session {
        Session::new(lab.scenario(None))
    }

    #[test]
    fn only_an_account_with_work_in_it_asks_before_it_is_left() {
        let view = View { language: Language::Korean, ..View::default() };
        let lab = all().first().unwrap();
        let mut session = opened(lab);
        session.perform(Action::AdvanceTo(session.account().now() + base::Duration::seconds(5)));
        assert_eq!(leaving(&session, &view), None);
        session.perform(Action::OpenLink("https://example.com".to_string()));
        let leaving = leaving(&session, &view).unwrap();
        assert!(leaving.title.contains(&lab.guide("ko").title), "{}", leaving.title);
        assert!(leaving.text.contains("0개 달성"), "{}", leaving.text);
        let mut sandbox = Session::new(Scenario::sandbox(base::Seed(1)));
        assert_eq!(super::leaving(&sandbox, &view), None);
        sandbox.perform(Action::OpenLink("https://example.com".to_string()));
        assert!(super::leaving(&sandbox, &view).is_some());
    }

    #[test]
    fn each_lab_but_the_last_has_a_next_one() {
        let view = View::default();
        let order: Vec<&str> = all().iter().map(|lab| lab.id).collect();
        let next: Vec<&str> = all().iter().filter_map(|lab| next(&opened(lab), &view)).map(|card| card.id).collect();
        assert_eq!(next, order.split_first().unwrap().1);
        let open: Vec<bool> = cards(&opened(all().last().unwrap()), &view).iter().map(|card| card.open).collect();
        assert_eq!(open.iter().filter(|open| **open).count(), 1);
    }
}
