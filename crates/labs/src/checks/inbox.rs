//! `inbox`: a mail or text message in the outside world.
//!
//! Arguments, all optional: `to`, `subject` (equal), `body` (one or more texts
//! that one message holds), `by` = `mail` (default) or `text`, `count` (at
//! least so many such messages).

use super::Verdict;
use crate::goals::Goal;
use sim::Account;

pub(super) fn check(goal: &Goal, account: &Account) -> Verdict {
    let wanted = goal.argument("count").parse().unwrap_or(1);
    let fits = |to: &str, subject: &str, body: &str| {
        let equal = |name, value: &str| goal.argument(name).is_empty() || goal.argument(name) == value;
        equal("to", to) && equal("subject", subject) && goal.values("body").iter().all(|part| body.contains(part))
    };
    let world = account.world();
    let found = match goal.argument("by") {
        "text" => world.texts().filter(|text| fits(&text.message.to, "", &text.message.body)).count(),
        _ => {
            let mails = world.mails().map(|mail| &mail.message);
            mails.filter(|mail| fits(&mail.to, &mail.subject, &mail.body)).count()
        }
    };
    if found >= wanted { Verdict::Done } else { Verdict::NotYet(String::new()) }
}
