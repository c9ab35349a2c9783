//! Phones: a thread for each region that writes to them, what their owners
//! answer, and what AWS makes of it.

use super::{in_order, label};
use crate::{View, Words};
use base::Time;
use sim::kernel::{HopId, Reason, Trace, Verdict};
use sim::world::{Act, Reply};
use sim::{Account, Region};
use std::collections::BTreeMap;

/// A person's phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Phone {
    /// E.164.
    pub number: String,
    /// The number, behind its owner's name where that is known.
    pub label: String,
    /// The thread that got something last comes first.
    pub threads: Vec<Thread>,
}

/// What one sender wrote, and what the owner answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// `AWS (us-east-1)`: each region sends from numbers of its own.
    pub sender: String,
    /// Oldest first.
    pub bubbles: Vec<Bubble>,
    /// Whether an answer goes to this sender: the one who wrote last.
    pub answers: bool,
}

/// A message of a thread.
#[derive(Clone, Debug, PartialEq)]
pub struct Bubble {
    /// The number of the text message, from 1 over all phones; none of an answer.
    pub number: Option<u32>,
    pub body: String,
    /// `02:00:31`.
    pub clock: String,
    /// `2021-03-05 02:00:31 UTC`.
    pub time: String,
    /// `2021-03-05` where a new day begins; else empty.
    pub day: String,
    /// In how many parts it came, where they are more than one; what AWS made
    /// of an answer. Else empty.
    pub note: String,
    /// What brought it.
    pub hop: Option<HopId>,
}

/// What a person sends who answers the thread.
pub fn reply(phone: &str, text: &str) -> Option<Act> {
    let text = text.trim();
    (!text.is_empty()).then(|| Act::Reply(Reply { phone: phone.to_string(), text: text.to_string() }))
}

pub(super) fn phones(account: &Account, view: &View) -> Vec<Phone> {
    let world = account.world();
    let people = world.people().iter().map(|person| person.phone.as_str());
    in_order(world.phones(), people).into_iter().map(|number| phone(account, view, number)).collect()
}

fn phone(account: &Account, view: &View, number: &str) -> Phone {
    let (world, trace) = (account.world(), &account.kernel().trace);
    let region = |hop: Option<HopId>| hop.and_then(|hop| trace.get(hop)).map_or(Region::default(), |hop| hop.region);
    let mut messages: BTreeMap<Region, Vec<(Time, Bubble)>> = BTreeMap::new();
    let mut last = None;
    for text in world.texts_to(number) {
        let bubble = Bubble { number: Some(text.number), ..bubble(&text.message.body, text.time, text.hop) };
        let bubble = Bubble { note: parts(text.message.parts, view), ..bubble };
        messages.entry(region(text.hop)).or_default().push((text.time, bubble));
        last = Some(region(text.hop));
    }
    for reply in world.replies().filter(|reply| reply.message.phone == number) {
        let bubble = bubble(&reply.message.text, reply.time, reply.hop);
        let bubble = Bubble { note: taken(trace, reply.hop, region(reply.hop), view), ..bubble };
        messages.entry(region(reply.hop)).or_default().push((reply.time, bubble));
    }
    let mut threads: Vec<(Time, Thread)> =
        messages.into_iter().map(|(region, bubbles)| thread(region, bubbles, last)).collect();
    threads.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let threads = threads.into_iter().map(|(_, thread)| thread).collect();
    Phone { number: number.to_string(), label: label(world, number), threads }
}

fn thread(region: Region, mut bubbles: Vec<(Time, Bubble)>, last: Option<Region>) -> (Time, Thread) {
    // An answer stands behind what came at the same moment.
    bubbles.sort_by_key(|(time, bubble)| (*time, bubble.number.is_none()));
    let newest = bubbles.last().map_or(Time(0), |(time, _)| *time);
    let mut day = String::new();
    let bubbles = bubbles.into_iter().map(|(_, bubble)| {
        let date = bubble.time.split(' ').next().unwrap_or("").to_string();
        let is_new = day != date;
        day.clone_from(&date);
        Bubble { day: if is_new { date } else { String::new() }, ..bubble }
    });
    let bubbles = bubbles.collect();
    (newest, Thread { sender: format!("AWS ({region})"), bubbles, answers: last == Some(region) })
}

fn bubble(body: &str, time: Time, hop: Option<HopId>) -> Bubble {
    Bubble {
        number: None,
        body: body.to_string(),
        clock: time.clock(),
        time: crate::moment(time),
        day: String::new(),
        note: String::new(),
        hop,
    }
}

fn parts(parts: u32, view: &View) -> String {
    match parts {
        0 | 1 => String::new(),
        parts => view.fill("world.parts", &[("n", &parts.to_string())]),
    }
}

/// What AWS made of an answer.
fn taken(trace: &Trace, hop: Option<HopId>, region: Region, view: &View) -> String {
    let opted_out = hop.is_some_and(|reply| {
        let mut after = trace.after(reply).filter(|hop| hop.cause == Some(reply));
        after.any(|hop| hop.verdict == Verdict::Dropped(Reason::OptedOut))
    });
    match opted_out {
        true => view.fill("world.opted-out", &[("region", region.name())]),
        false => view.say("world.unheard"),
    }
}
