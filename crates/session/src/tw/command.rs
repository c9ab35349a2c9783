//! What one line of a transcript asks for.

use base::{Document, Duration, Time};
use sim::world::{Act, Person, Reply};
use sim::{Caller, Region};

/// A step's line, read.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// The words of `$ …`.
    Line(Vec<String>),
    File {
        name: String,
    },
    /// The words of `@let NAME = aws …`: what the command prints becomes a name's value.
    Let {
        name: String,
        words: Vec<String>,
    },
    Call(CallLine),
    Advance(Advance),
    Confirm(String),
    Unsubscribe(String),
    Open(String),
    /// `@reply +821012345678 STOP`, `@answer https://… 503`, `@meet {…}`.
    Act(Act),
    As(Caller),
    Region(Region),
    Show(Show),
    /// Empty: the last thing that somebody did.
    Why(String),
}

/// `@call {…}`.
#[derive(Clone, Debug, PartialEq)]
pub struct CallLine {
    pub service: String,
    pub operation: String,
    pub input: Document,
    pub region: Option<Region>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advance {
    By(Duration),
    To(Time),
    /// To the next thing that falls due.
    Next,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Show {
    Inbox(String),
    Phone(String),
    /// What was posted to an endpoint.
    Endpoint(String),
    /// All mails and text messages, a line each.
    World,
    /// All recorded calls, a line each.
    History,
    /// The page that the last link opened.
    Page,
    Now,
}

/// Reads a line that begins with `$` or `@`. The error is a sentence.
pub(super) fn read(line: &str) -> Result<Command, String> {
    if let Some(rest) = line.strip_prefix('$') {
        return words(rest).map(Command::Line);
    }
    let line = line.strip_prefix('@').unwrap_or(line);
    let (verb, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    // In JSON and in a command a # may be a letter.
    let rest =
        if matches!(verb, "call" | "let") { rest } else { rest.split_once(" #").map_or(rest, |(rest, _)| rest) }.trim();
    let text = |what: &str| match rest {
        "" => Err(format!("@{verb} is followed by {what}")),
        rest => Ok(rest.to_string()),
    };
    match verb {
        "file" => Ok(Command::File { name: text("a file's name")? }),
        "let" => assignment(rest),
        "call" => call(rest).map(Command::Call),
        "advance" => advance(rest).map(Command::Advance),
        "confirm" => Ok(Command::Confirm(text("an address")?)),
        "unsubscribe" => Ok(Command::Unsubscribe(text("an address")?)),
        "open" => Ok(Command::Open(text("a URL")?)),
        "reply" => pair(rest, "a phone's number and a text")
            .map(|(phone, text)| Command::Act(Act::Reply(Reply { phone, text }))),
        "answer" => answer(rest),
        "meet" => meet(rest),
        "as" => Ok(Command::As(caller(&text("root, a user's name, role/session, a service's principal or nobody")?))),
        "region" => Region::parse(rest).map(Command::Region).ok_or_else(|| format!("there is no region {rest:?}")),
        "show" => show(rest).map(Command::Show),
        "why" => Ok(Command::Why(rest.to_string())),
        _ => Err(format!(
            "@{verb} is none of: file, let, call, advance, confirm, unsubscribe, open, reply, answer, meet, as, region, show, why"
        )),
    }
}

fn words(text: &str) -> Result<Vec<String>, String> {
    match awscli::words::split(text) {
        Ok(words) if words.is_empty() => Err("a command is missing".to_string()),
        Ok(words) => Ok(words),
        Err(awscli::words::Unclosed::Quote(quote)) => Err(format!("the quote {quote} has no other end")),
        Err(awscli::words::Unclosed::Backslash) => Err("nothing follows the backslash".to_string()),
    }
}

fn assignment(text: &str) -> Result<Command, String> {
    let (name, command) = text.split_once('=').map_or((text, ""), |(name, command)| (name.trim(), command));
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if is_name {
        Ok(Command::Let { name: name.to_string(), words: words(command)? })
    } else {
        Err("@let NAME = aws …".to_string())
    }
}

/// `root`, `nobody`, `events.amazonaws.com`, `role/session`, or a user's name.
pub(super) fn caller(name: &str) -> Caller {
    match (name, name.split_once('/')) {
        ("root", _) => Caller::Root,
        ("nobody", _) => Caller::Anonymous,
        (_, Some((role, session))) => Caller::Role(role.to_string(), session.to_string()),
        _ if name.ends_with(".amazonaws.com") => Caller::Service(name.to_string()),
        _ => Caller::User(name.to_string()),
    }
}

fn call(text: &str) -> Result<CallLine, String> {
    let document = Document::parse(text).map_err(|error| error.to_string())?;
    let word = |name: &str| match document.at(name).as_text() {
        Some(text) => Ok(text.to_string()),
        None => Err(format!("\"{name}\" is missing")),
    };
    let region = match document.at("region").as_text() {
        Some(name) => Some(Region::parse(name).ok_or_else(|| format!("there is no region {name:?}"))?),
        None => None,
    };
    let input = document.get("input").cloned().unwrap_or_else(Document::map);
    Ok(CallLine { service: word("service")?, operation: word("operation")?, input, region })
}

fn pair(text: &str, what: &str) -> Result<(String, String), String> {
    match text.split_once(char::is_whitespace) {
        Some((first, second)) => Ok((first.to_string(), second.trim().to_string())),
        None => Err(format!("{what} are missing")),
    }
}

/// `@answer https://example.com/hook 503`.
fn answer(text: &str) -> Result<Command, String> {
    let (url, status) = pair(text, "a URL and an HTTP status")?;
    match status.parse() {
        Ok(status @ 100..=599) => Ok(Command::Act(Act::Answer { url, status })),
        _ => Err(format!("{status:?} is no HTTP status")),
    }
}

/// `@meet {"name": "Kim", "address": "kim@example.com", "phone": "+821012345678"}`.
fn meet(text: &str) -> Result<Command, String> {
    let person = Document::parse(text).map_err(|error| error.to_string())?;
    let of = |name: &str| person.at(name).text().to_string();
    if of("name").is_empty() {
        return Err("\"name\" is missing".to_string());
    }
    Ok(Command::Act(Act::Meet(Person { name: of("name"), address: of("address"), phone: of("phone") })))
}

fn advance(text: &str) -> Result<Advance, String> {
    match text.split_once(' ') {
        None if text == "next" => Ok(Advance::Next),
        Some(("to", time)) => {
            Time::parse(time.trim()).map(Advance::To).ok_or_else(|| format!("{time:?} is no RFC 3339 time"))
        }
        _ => Duration::parse(text).map(Advance::By).ok_or_else(|| format!("{text:?} is no time such as 90s, 6m, 2h")),
    }
}

fn show(text: &str) -> Result<Show, String> {
    let (what, of) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let of = of.trim().to_string();
    match (what, of.is_empty()) {
        ("inbox", false) => Ok(Show::Inbox(of)),
        ("phone", false) => Ok(Show::Phone(of)),
        ("endpoint", false) => Ok(Show::Endpoint(of)),
        ("world", true) => Ok(Show::World),
        ("history", true) => Ok(Show::History),
        ("page", true) => Ok(Show::Page),
        ("now", true) => Ok(Show::Now),
        _ => Err(format!("{text:?} is none of: inbox ADDRESS, phone NUMBER, endpoint URL, world, history, page, now")),
    }
}
