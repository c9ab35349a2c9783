//! `delivered`: what one thing done brought to the people outside, once all of
//! it has arrived.
//!
//! Arguments: `began` (the operation), `by` (each of `mail` and `text` that
//! must have brought it), `to` (addresses and numbers that must be among the
//! receivers), `each` (so many messages for each receiver), `event` (what must
//! be so in the event that each message tells: `path = value`, alternatives
//! with `|` between); what each message must say, as of [`said`](super::said).
//! One such deed is enough; what is found instead is told of the newest.
//!
//! Found instead: `nothing` (nobody did it), `under way`, `no mail`, `no text`,
//! `not to …`, `several`, `event …` (the value there), or what `said` finds.

use super::{Verdict, said};
use crate::goals::Goal;
use session::Session;
use sim::Account;
use sim::kernel::{Event, Hop, HopId};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A message outside and what it tells of.
struct Message<'a> {
    by: &'static str,
    to: &'a str,
    body: &'a str,
    event: Option<Rc<Event>>,
}

pub(super) fn check(goal: &Goal, session: &Session) -> Verdict {
    let account = session.account();
    let deeds = deeds(goal, session);
    let under_way: BTreeSet<HopId> = account.kernel().awaited().map(|hop| first(account, hop)).collect();
    let mut newest = None;
    for (deed, messages) in deeds.iter().rev() {
        let verdict = match under_way.contains(deed) {
            true => Verdict::NotYet("under way".to_string()),
            false => judge(goal, messages),
        };
        if verdict.is_done() {
            return verdict;
        }
        newest.get_or_insert(verdict);
    }
    newest.unwrap_or(Verdict::NotYet("nothing".to_string()))
}

/// Where what led to a hop began.
fn first(account: &Account, hop: HopId) -> HopId {
    account.kernel().trace.journey(hop).first().map_or(hop, |first| first.id)
}

/// The goal's deeds since the lab began, oldest first, and the messages that
/// each has brought.
fn deeds<'a>(goal: &Goal, session: &'a Session) -> BTreeMap<HopId, Vec<Message<'a>>> {
    let account = session.account();
    let trace = &account.kernel().trace;
    let opens = session.scenario().opens_at();
    let is_deed = |hop: &&Rc<Hop>| hop.cause.is_none() && hop.time >= opens && hop.what == goal.argument("began");
    let mut deeds: BTreeMap<HopId, Vec<Message>> =
        trace.iter().filter(is_deed).map(|hop| (hop.id, Vec::new())).collect();
    let mut add = |hop: Option<HopId>, by: &'static str, to: &'a str, body: &'a str| {
        let journey = hop.map(|hop| trace.journey(hop)).unwrap_or_default();
        if let Some(messages) = journey.first().and_then(|first| deeds.get_mut(&first.id)) {
            let event = journey.iter().rev().find_map(|hop| hop.event.clone());
            messages.push(Message { by, to, body, event });
        }
    };
    account.world().mails().for_each(|mail| add(mail.hop, "mail", &mail.message.to, &mail.message.body));
    account.world().texts().for_each(|text| add(text.hop, "text", &text.message.to, &text.message.body));
    deeds
}

fn judge(goal: &Goal, messages: &[Message]) -> Verdict {
    let not_yet = |found: String| Verdict::NotYet(found);
    if let Some(by) = goal.values("by").iter().find(|by| !messages.iter().any(|message| message.by == **by)) {
        return not_yet(format!("no {by}"));
    }
    if let Some(to) = goal.values("to").iter().find(|to| !messages.iter().any(|message| message.to == **to)) {
        return not_yet(format!("not to {to}"));
    }
    let wanted: usize = goal.argument("each").parse().unwrap_or(1);
    let count = |to: &str| messages.iter().filter(|message| message.to == to).count();
    if messages.iter().any(|message| count(message.to) != wanted) {
        return not_yet("several".to_string());
    }
    let verdicts = messages.iter().map(|message| tells(goal, message));
    verdicts.into_iter().find(|verdict| !verdict.is_done()).unwrap_or(Verdict::Done)
}

/// Whether a message tells of the right event, and the right things of it.
fn tells(goal: &Goal, message: &Message) -> Verdict {
    let event = message.event.as_ref().map(|event| event.document()).unwrap_or_default();
    for condition in goal.values("event") {
        let (path, wanted) = condition.split_once('=').unwrap_or((condition, ""));
        let found = said::value(&event, path.trim()).unwrap_or_default();
        if !wanted.split('|').any(|wanted| wanted.trim() == found) {
            return Verdict::NotYet(format!("event {found}"));
        }
    }
    said::check(goal, message.body, &event)
}
