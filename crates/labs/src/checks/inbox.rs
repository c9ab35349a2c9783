//! `inbox`: a mail or text message in the outside world.
//!
//! Arguments, all optional: `to`, `subject` (equal), `body` (one or more texts
//! that one message holds), `by` = `mail` (default) or `text`, `count` (at
//! least so many such messages), `event` (what must be so in the event that the
//! message tells: `path = value`; without an event it does not count).
//!
//! Found instead: `part` (such an event was told of in another body), `by hand`
//! (such a body, of no event), or nothing.

use super::{Verdict, said};
use crate::goals::Goal;
use sim::Account;
use sim::kernel::HopId;

pub(super) fn check(goal: &Goal, account: &Account) -> Verdict {
    let wanted = goal.argument("count").parse().unwrap_or(1);
    let equal = |name, value: &str| goal.argument(name).is_empty() || goal.argument(name) == value;
    // Whether it says it, and whether such an event led to it.
    let fits = |to: &str, subject: &str, body: &str, hop: Option<HopId>| {
        let is_it = equal("to", to) && equal("subject", subject);
        is_it.then(|| (goal.values("body").iter().all(|part| body.contains(part)), tells(goal, account, hop)))
    };
    let world = account.world();
    let found: Vec<(bool, bool)> = match goal.argument("by") {
        "text" => world.texts().filter_map(|it| fits(&it.message.to, "", &it.message.body, it.hop)).collect(),
        _ => {
            world.mails().filter_map(|it| fits(&it.message.to, &it.message.subject, &it.message.body, it.hop)).collect()
        }
    };
    let by_event = !goal.values("event").is_empty();
    let instead = match () {
        () if found.iter().filter(|it| **it == (true, true)).count() >= wanted => return Verdict::Done,
        () if by_event && found.contains(&(false, true)) => "part",
        () if by_event && found.contains(&(true, false)) => "by hand",
        () => "",
    };
    Verdict::NotYet(instead.to_string())
}

/// Whether the event that led to a message is as the goal wants it.
fn tells(goal: &Goal, account: &Account, hop: Option<HopId>) -> bool {
    let conditions = goal.values("event");
    if conditions.is_empty() {
        return true;
    }
    let journey = hop.map(|hop| account.kernel().trace.journey(hop)).unwrap_or_default();
    let Some(event) = journey.iter().rev().find_map(|hop| hop.event.as_ref()) else { return false };
    let event = event.document();
    conditions.iter().all(|condition| {
        let (path, wanted) = condition.split_once('=').unwrap_or((condition, ""));
        said::value(&event, path.trim()).unwrap_or_default() == wanted.trim()
    })
}
