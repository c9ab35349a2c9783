//! `record`: an API call that somebody made, successfully.
//!
//! Arguments: `event` (the operation), optionally `by` (the user's name) and
//! `with` (texts that its request holds).

use super::Verdict;
use crate::goals::Goal;
use sim::Account;

pub(super) fn check(goal: &Goal, account: &Account) -> Verdict {
    let records = &account.kernel().records;
    let found = (0..records.len()).rev().filter_map(|row| records.get(row)).any(|record| {
        record.error.is_none()
            && record.event_name == goal.argument("event")
            && (goal.argument("by").is_empty() || record.caller.user_name() == goal.argument("by"))
            && goal.values("with").iter().all(|part| record.request_parameters.to_json().contains(part))
    });
    if found { Verdict::Done } else { Verdict::NotYet(String::new()) }
}
