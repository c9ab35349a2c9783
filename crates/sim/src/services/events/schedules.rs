//! Rules that follow a schedule: at its times the rule's targets are invoked
//! with a "Scheduled Event".
//!
//! Source: EventBridge User Guide, "Creating an Amazon EventBridge rule that
//! runs on a schedule".

use super::delivery;
use super::rule::Rule;
use super::state::RuleKey;
use super::{Wakeup, errors};
use crate::ApiError;
use crate::kernel::{self, Cause, Cx, Event};
use base::{Document, Time};
use languages::schedule::Schedule;
use std::rc::Rc;

/// A rule's schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSchedule {
    text: String,
    meaning: Schedule,
    /// A rate counts from here.
    since: Time,
    /// The next firing; none while the rule is disabled, and when the years of
    /// a cron expression are over.
    next: Option<Time>,
}

impl RuleSchedule {
    pub(super) fn parse(text: &str, now: Time) -> Result<RuleSchedule, ApiError> {
        let meaning = Schedule::parse(text).map_err(|_| errors::parameter_not_valid("ScheduleExpression"))?;
        Ok(RuleSchedule { text: text.to_string(), meaning, since: now, next: None })
    }

    /// The expression as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The next firing; none while the rule is disabled.
    pub fn next(&self) -> Option<Time> {
        self.next
    }

    /// The next firings, at most `count`; none while the rule is disabled.
    pub fn firings(&self, count: u32) -> Vec<Time> {
        let Some(next) = self.next else { return Vec::new() };
        self.meaning.next_n(next - base::Duration::millis(1), self.since, count)
    }
}

/// A firing that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Firing {
    rule: RuleKey,
    time: Time,
}

/// Sets the rule's next firing, if it follows a schedule and is enabled; one
/// set before counts no more.
pub(super) fn set_next(cx: &mut Cx, key: &RuleKey) {
    let now = cx.now();
    let Some(rule) = cx.services.events_mut().rules.get_mut(key).map(Rc::make_mut) else { return };
    let enabled = rule.state.is_enabled();
    let Some(schedule) = &mut rule.schedule else { return };
    schedule.next = if enabled { schedule.meaning.next_after(now, schedule.since) } else { None };
    if let Some(time) = schedule.next {
        let firing = Firing { rule: key.clone(), time };
        // Firings follow each other for ever, and are no loop.
        let before = cx.cause();
        cx.back_to(Cause { depth: 0, ..before });
        cx.wake_at(time, kernel::Wakeup::Events(Wakeup::Fire(firing)));
        cx.back_to(before);
    }
}

pub(super) fn fire(cx: &mut Cx, firing: &Firing) {
    let rule = cx.services.events().rules.get(&firing.rule).cloned();
    let is_next = |rule: &Rc<Rule>| rule.schedule.as_ref().is_some_and(|it| it.next == Some(firing.time));
    let Some(rule) = rule.filter(is_next) else { return };
    let event = Event {
        id: cx.uuid("event"),
        detail_type: "Scheduled Event".to_string(),
        source: "aws.events".to_string(),
        account: cx.account_id().to_string(),
        time: firing.time,
        region: cx.region(),
        resources: vec![rule.arn.clone()],
        detail: Document::map(),
        bus: rule.bus.clone(),
        replay_name: None,
        sent_from: None,
    };
    delivery::trigger(cx, &rule, &Rc::new(event), false);
    set_next(cx, &firing.rule);
}
