//! The record store: every call through the door that CloudTrail would see,
//! refused ones too.
//!
//! Ninety days of a busy account are millions of rows, so a row is 22 bytes of
//! columns ([`columns`]) that point into tables ([`tables`]) and to a body
//! ([`bodies`]); its JSON is made when it is read. Rows never change and are
//! in order of time. Event and request ids are derived ([`RecordId`]).
//!
//! Not here: who may see what and when (`services/cloudtrail`).

mod bodies;
mod columns;
mod find;
mod ids;
mod tables;

pub use find::{Attribute, Find};
pub use ids::RecordId;
pub use tables::Actor;

use crate::Caller;
use crate::kernel::region::Region;
use crate::services;
use base::{Document, Time};
use bodies::Bodies;
use columns::{DATA, READ_ONLY, Row, Rows};
use std::rc::Rc;
use tables::{Actors, Names, Texts};

/// A call on its way into the store.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub time: Time,
    /// `ec2.amazonaws.com`.
    pub event_source: &'static str,
    /// `StopInstances`.
    pub event_name: &'static str,
    pub region: Region,
    pub caller: &'a Caller,
    pub source_ip: &'a str,
    pub user_agent: &'a str,
    pub read_only: bool,
    /// A data event, which Event history does not show.
    pub data: bool,
    /// Code and message of a refusal.
    pub error: Option<(&'a str, &'a str)>,
    /// The input as it came; null where there is none.
    pub request: &'a Document,
    /// The output as it went; null for reads and refusals.
    pub response: &'a Document,
    /// A line for each resource, type and name apart by a tab.
    pub resources: &'a str,
}

/// A call as CloudTrail keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Whole seconds.
    pub time: Time,
    /// `ec2.amazonaws.com`.
    pub event_source: &'static str,
    /// `StopInstances`.
    pub event_name: &'static str,
    pub region: Region,
    pub caller: Caller,
    /// The caller's session; none where the table of actors was full.
    pub actor: Option<Rc<Actor>>,
    pub source_ip: String,
    pub user_agent: String,
    pub read_only: bool,
    /// A data event, which Event history does not show.
    pub data: bool,
    /// Code and message of a refusal.
    pub error: Option<(String, String)>,
    /// In CloudTrail's casing.
    pub request_parameters: Document,
    /// In CloudTrail's casing. Null for reads and refusals.
    pub response_elements: Document,
    pub resources: Vec<Resource>,
}

/// A resource that a call refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// `AWS::EC2::Instance`.
    pub kind: String,
    /// Its name, id or ARN.
    pub name: String,
}

/// What a row tells without its body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    pub time: Time,
    pub event_source: &'static str,
    pub event_name: &'static str,
    pub region: Region,
    pub read_only: bool,
    pub data: bool,
    pub failed: bool,
}

/// Rows in order of time, from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    rows: Rows,
    bodies: Bodies,
    names: Names,
    actors: Actors,
    ips: Texts,
    agents: Texts,
    errors: Texts,
    resources: Texts,
}

/// In a column of 8 or 16 bits: the text did not fit the table and stands in
/// the body's extras.
const FULL: u8 = u8::MAX;
const FULL_WIDE: u16 = u16::MAX;

impl Records {
    pub(crate) fn push(&mut self, entry: &Entry) -> u32 {
        let mut extras = Document::Null;
        let error = entry.error.map_or(0, |(code, _)| self.error(code, &mut extras));
        let row = Row {
            time: seconds(entry.time),
            resource: self.resource(entry.resources),
            name: self.names.number((entry.event_source, entry.event_name)),
            actor: self.actor(entry, &mut extras),
            ip: self.ip(entry.source_ip, &mut extras),
            agent: self.agent(entry.user_agent, &mut extras),
            region: entry.region.number(),
            error,
            flags: if entry.read_only { READ_ONLY } else { 0 } | if entry.data { DATA } else { 0 },
            body: self.bodies.push(&body(entry, &extras)),
        };
        self.rows.push(row);
        self.rows.len() as u32 - 1
    }

    /// 0 stands for no error.
    fn error(&mut self, code: &str, extras: &mut Document) -> u8 {
        match self.errors.number(code, u32::from(FULL) - 1) {
            Some(number) => number as u8 + 1,
            None => {
                extras.set("error", code);
                FULL
            }
        }
    }

    /// 0 stands for none.
    fn resource(&mut self, resources: &str) -> u32 {
        if resources.is_empty() { 0 } else { self.resources.number(resources, u32::MAX).map_or(0, |number| number + 1) }
    }

    fn actor(&mut self, entry: &Entry, extras: &mut Document) -> u16 {
        let console = Actor::is_console(entry.user_agent);
        self.actors.number(entry.caller, console, entry.time).unwrap_or_else(|| {
            extras.set("caller", written(entry.caller));
            FULL_WIDE
        })
    }

    fn ip(&mut self, ip: &str, extras: &mut Document) -> u16 {
        match self.ips.number(ip, u32::from(FULL_WIDE)) {
            Some(number) => number as u16,
            None => {
                extras.set("ip", ip);
                FULL_WIDE
            }
        }
    }

    fn agent(&mut self, agent: &str, extras: &mut Document) -> u8 {
        match self.agents.number(agent, u32::from(FULL)) {
            Some(number) => number as u8,
            None => {
                extras.set("agent", agent);
                FULL
            }
        }
    }

    pub fn len(&self) -> u32 {
        self.rows.len() as u32
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that the records take, the tables of texts aside.
    pub fn bytes(&self) -> usize {
        self.rows.bytes() + self.bodies.bytes()
    }

    /// The whole record of a row.
    pub fn get(&self, row: u32) -> Option<Record> {
        let row = self.rows.get(row as usize)?;
        let (event_source, event_name) = self.names.get(row.name)?;
        let body = self.bodies.get(row.body);
        let mut parts = body.splitn(4, '\n');
        let mut part = || parts.next().unwrap_or("");
        let (request, response, extras) = (read(part()), read(part()), read(part()));
        let message = part();
        let actor = self.actors.get(row.actor).cloned();
        let extra = |name: &str| extras.at(name).text().to_string();
        let (request_parameters, response_elements) =
            services::trail_forms(event_source, event_name, &request, &response);
        Some(Record {
            time: Time(i64::from(row.time) * 1_000),
            event_source,
            event_name,
            region: Region::of_number(row.region),
            caller: actor.as_ref().map_or_else(|| read_caller(extras.at("caller")), |actor| actor.caller.clone()),
            actor,
            source_ip: self.ips.get(row.ip.into()).map_or_else(|| extra("ip"), str::to_string),
            user_agent: self.agents.get(row.agent.into()).map_or_else(|| extra("agent"), str::to_string),
            read_only: row.flags & READ_ONLY != 0,
            data: row.flags & DATA != 0,
            error: self.error_code(&row, &extras).map(|code| (code, message.to_string())),
            request_parameters,
            response_elements,
            resources: self.resources_of(&row),
        })
    }

    /// What a row tells without its body.
    pub fn head(&self, row: u32) -> Option<Head> {
        let row = self.rows.get(row as usize)?;
        let (event_source, event_name) = self.names.get(row.name)?;
        Some(Head {
            time: Time(i64::from(row.time) * 1_000),
            event_source,
            event_name,
            region: Region::of_number(row.region),
            read_only: row.flags & READ_ONLY != 0,
            data: row.flags & DATA != 0,
            failed: row.error != 0,
        })
    }

    fn error_code(&self, row: &Row, extras: &Document) -> Option<String> {
        let number = u32::from(row.error).checked_sub(1)?;
        Some(self.errors.get(number).unwrap_or(extras.at("error").text()).to_string())
    }

    fn resources_of(&self, row: &Row) -> Vec<Resource> {
        let lines = row.resource.checked_sub(1).and_then(|number| self.resources.get(number)).unwrap_or("");
        let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
        pairs.map(|(kind, name)| Resource { kind: kind.to_string(), name: name.to_string() }).collect()
    }
}

fn seconds(time: Time) -> u32 {
    time.seconds().clamp(0, i64::from(u32::MAX)) as u32
}

/// Request, response, extras and the message of an error, a line each; the
/// message comes last as it may have lines of its own.
fn body(entry: &Entry, extras: &Document) -> String {
    let mut body = String::new();
    for (part, end) in [(entry.request, "\n"), (entry.response, "\n"), (extras, "\n")] {
        if !part.is_null() {
            part.append_json(&mut body);
        }
        body.push_str(end);
    }
    body.push_str(entry.error.map_or("", |(_, message)| message));
    if body == "\n\n\n" { String::new() } else { body }
}

fn read(part: &str) -> Document {
    if part.is_empty() { Document::Null } else { Document::parse(part).unwrap_or_default() }
}

fn written(caller: &Caller) -> Document {
    let words = match caller {
        Caller::Root => vec!["root"],
        Caller::User(name) => vec!["user", name],
        Caller::Role(role, session) => vec!["role", role, session],
        Caller::Service(principal) => vec!["service", principal],
        Caller::Anonymous => vec![],
    };
    words.into()
}

fn read_caller(words: &Document) -> Caller {
    let words: Vec<&str> = words.list().iter().map(Document::text).collect();
    match words.as_slice() {
        ["root"] => Caller::Root,
        ["user", name] => Caller::User(name.to_string()),
        ["role", role, session] => Caller::Role(role.to_string(), session.to_string()),
        ["service", principal] => Caller::Service(principal.to_string()),
        _ => Caller::Anonymous,
    }
}

#[cfg(test)]
mod tests;
