//! Plays a transcript: each step is done to a session as a person would do it,
//! through [`Session::perform`], and says what came of it.

use super::command::{Advance, CallLine, Command};
use super::compare::agrees;
use super::parse::{Step, Transcript};
use super::{show, why};
use crate::{Action, Outcome, Session};
use base::{Document, Time};
use sim::world::links::{Link, LinkAction, links_in};
use sim::world::pages::Page;
use sim::{Account, ApiCall, ApiResult, Caller, Region};
use std::collections::BTreeMap;

/// Who plays, and where; steps change it.
#[derive(Clone, Debug)]
pub struct Player {
    pub caller: Caller,
    pub region: Region,
    /// What `file://` reads.
    pub files: BTreeMap<String, String>,
    /// What `${NAME}` stands for.
    pub names: BTreeMap<String, String>,
    page: Option<Page>,
}

/// What a step said.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Said {
    /// Lines without empty ones at either end.
    pub lines: Vec<String>,
    /// It was refused, or could not be done.
    pub failed: bool,
}

impl Said {
    fn of(text: &str, failed: bool) -> Said {
        let lines = text.trim_matches('\n').lines().map(|line| line.trim_end().to_string());
        Said { lines: lines.collect(), failed }
    }
}

impl Player {
    /// Whoever is signed in to the session's scenario.
    pub fn new(session: &Session) -> Player {
        let scenario = session.scenario();
        let (caller, region) = (scenario.caller.clone(), scenario.region);
        Player { caller, region, files: BTreeMap::new(), names: BTreeMap::new(), page: None }
    }

    /// Does one step.
    pub fn step(&mut self, session: &mut Session, step: &Step) -> Said {
        match &step.command {
            Command::Line(words) => self.line(session, words),
            Command::Let { name, words } => {
                let said = self.line(session, words);
                if said.failed {
                    return said;
                }
                self.names.insert(name.clone(), said.lines.join("\n"));
                Said::default()
            }
            Command::File { name } => {
                let mut content = self.filled(&step.below.join("\n"));
                content.push('\n');
                self.files.insert(name.clone(), content);
                Said::default()
            }
            Command::Call(line) => self.call(session, line),
            Command::Advance(advance) => self.advance(session, *advance),
            Command::Confirm(address) => self.follow(session, &self.filled(address), true),
            Command::Unsubscribe(address) => self.follow(session, &self.filled(address), false),
            Command::Open(url) => self.open(session, &self.filled(url)),
            Command::Act(act) => {
                session.perform(Action::Act(act.clone()));
                Said::default()
            }
            Command::As(caller) => {
                self.caller = caller.clone();
                Said::default()
            }
            Command::Region(region) => {
                self.region = *region;
                Said::default()
            }
            Command::Show(what) => Said::of(&show::render(session.account(), what, self.page.as_ref()), false),
            Command::Why(place) => {
                let place = self.filled(place);
                let text = why::explain(session.account(), &place);
                Said::of(&text.unwrap_or_else(|| format!("nothing has come to {place}")), false)
            }
        }
    }

    /// The text with what its `${NAME}`s stand for; a name without a value stays.
    fn filled(&self, text: &str) -> String {
        let mut out = text.to_string();
        for (name, value) in &self.names {
            out = out.replace(&format!("${{{name}}}"), value);
        }
        out
    }

    fn filled_document(&self, document: &Document) -> Document {
        match document {
            Document::Text(text) => self.filled(text).into(),
            Document::List(items) => items.iter().map(|item| self.filled_document(item)).collect(),
            Document::Map(map) => {
                Document::Map(map.iter().map(|(key, item)| (key.to_string(), self.filled_document(item))).collect())
            }
            other => other.clone(),
        }
    }

    fn line(&self, session: &mut Session, words: &[String]) -> Said {
        let words: Vec<String> = words.iter().map(|word| self.filled(word)).collect();
        let Some((program, args)) = words.split_first() else { return Said::default() };
        if program != "aws" {
            return Said::of(&format!("bash: {program}: command not found"), true);
        }
        let env = awscli::Env { region: self.region, caller: self.caller.clone(), ..awscli::Env::default() };
        let read_file = |name: &str| self.files.get(name).cloned();
        let printed = awscli::perform(args, &env, &read_file, &mut |call| answer(session, call.clone()));
        Said::of(&format!("{}{}", printed.stdout, printed.stderr), printed.code != 0)
    }

    fn call(&self, session: &mut Session, line: &CallLine) -> Said {
        let call = ApiCall::new(&line.service, &line.operation, self.filled_document(&line.input))
            .by(self.caller.clone())
            .in_region(line.region.unwrap_or(self.region));
        match answer(session, call) {
            Ok(output) => Said::of(&output.to_pretty(), false),
            Err(error) => Said::of(&format!("{}: {}", error.code, error.message), true),
        }
    }

    fn advance(&self, session: &mut Session, advance: Advance) -> Said {
        let account = session.account();
        let time = match advance {
            Advance::By(span) => account.now() + span,
            Advance::To(time) => time,
            Advance::Next => account.next_wakeup().unwrap_or(account.now()),
        };
        session.perform(Action::AdvanceTo(time));
        Said::default()
    }

    /// The newest link of the kind that reached the address (or a web server's
    /// URL) is followed; one that is on its way to confirm is waited for.
    fn follow(&mut self, session: &mut Session, address: &str, confirms: bool) -> Said {
        if confirms && let Some(time) = confirmation_arrives(session.account(), address) {
            session.perform(Action::AdvanceTo(time));
        }
        match newest_link(session.account(), address, confirms) {
            Some(url) => self.open(session, &url),
            None => Said::of(&format!("no such link has reached {address}"), true),
        }
    }

    fn open(&mut self, session: &mut Session, url: &str) -> Said {
        let Outcome::Page(page) = session.perform(Action::OpenLink(url.to_string())) else { return Said::default() };
        let refusal = match &page {
            Page::Refused { error, .. } => Said::of(&format!("{}: {}", error.code, error.message), true),
            _ => Said::default(),
        };
        self.page = Some(page);
        refusal
    }
}

fn answer(session: &mut Session, call: ApiCall) -> ApiResult {
    match session.perform(Action::Call(call)) {
        Outcome::Answer(answer) => answer,
        // A call is always answered.
        Outcome::Page(_) | Outcome::Nothing => Ok(Document::Null),
    }
}

/// When the clock stands once the confirmation mail that is on its way is there.
fn confirmation_arrives(account: &Account, address: &str) -> Option<Time> {
    let mut ahead = account.clone();
    ahead.confirm(address).is_ok().then(|| ahead.now()).filter(|time| *time > account.now())
}

fn newest_link(account: &Account, address: &str, confirms: bool) -> Option<String> {
    let world = account.world();
    let mails = world.mails_to(address).rev().map(|mail| mail.message.body.as_str());
    let requests = world.requests().rev().filter(|request| request.message.url == address);
    let links: Vec<(&str, LinkAction)> = mails
        .chain(requests.map(|request| request.message.body.as_str()))
        .flat_map(|body| links_in(body).filter_map(|url| Some((url, Link::parse(url)?.does))))
        .filter(|(_, does)| matches!(does, LinkAction::Confirm { .. }) == confirms)
        .collect();
    let waits = |does: &LinkAction| match does {
        LinkAction::Confirm { token, .. } => account.services().sns().awaits(token),
        LinkAction::Unsubscribe { .. } => true,
    };
    let link = links.iter().find(|(_, does)| waits(does)).or(links.first())?;
    Some(link.0.to_string())
}

/// A step that was played.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    pub step: Step,
    pub said: Said,
    /// It said what stands below it; where nothing stands, it was not refused.
    pub agrees: bool,
}

/// A transcript that was played.
#[derive(Clone, Debug)]
pub struct Report {
    pub session: Session,
    pub steps: Vec<Played>,
    transcript: Transcript,
}

impl Report {
    /// Plays a transcript from its beginning.
    pub fn of(transcript: Transcript) -> Report {
        let mut session = Session::new(transcript.scenario.clone());
        let mut player = Player::new(&session);
        let steps = transcript.steps().map(|step| {
            let said = player.step(&mut session, step);
            let silent = step.below.is_empty() || matches!(step.command, Command::File { .. });
            let agrees = if silent { !said.failed } else { agrees(&step.below, &said.lines) };
            Played { step: step.clone(), said, agrees }
        });
        let steps = steps.collect();
        Report { session, steps, transcript }
    }

    pub fn agrees(&self) -> bool {
        self.steps.iter().all(|played| played.agrees)
    }

    /// The transcript with what was said below each step.
    pub fn written(&self) -> String {
        self.write(|played| played.said.lines.clone())
    }

    /// The transcript corrected: only what did not agree is written anew.
    pub fn corrected(&self) -> String {
        self.write(|played| if played.agrees { played.step.below.clone() } else { played.said.lines.clone() })
    }

    fn write(&self, below: impl Fn(&Played) -> Vec<String>) -> String {
        let mut steps = self.steps.iter();
        self.transcript.written(|step| match (steps.next(), &step.command) {
            (Some(played), command) if !matches!(command, Command::File { .. }) => below(played),
            _ => step.below.clone(),
        })
    }

    /// What differs, for people: the line, what was expected and what came.
    pub fn differences(&self) -> String {
        let mut out = String::new();
        for played in self.steps.iter().filter(|played| !played.agrees) {
            out.push_str(&format!("line {}: {}\n", played.step.line, played.step.source.join(" ")));
            let mut block = |title: &str, lines: &[String]| {
                out.push_str(&format!("  {title}\n"));
                lines.iter().for_each(|line| out.push_str(&format!("    {line}\n")));
            };
            block("expected", &played.step.below);
            block("came", &played.said.lines);
        }
        out
    }
}
