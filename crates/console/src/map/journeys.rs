//! The journeys: what somebody did, and everything that came of it, in order.

use super::{Ending, ending, key};
use crate::{Route, View, Words};
use sim::Account;
use sim::kernel::{Hop, HopId, Place, Reason, Verdict};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One thing done and what followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    pub hop: HopId,
    /// `01:18:07`.
    pub time: String,
    /// `StopInstances`.
    pub title: String,
    /// Who did it.
    pub who: String,
    /// How it ended in one line: what was delivered, what was not.
    pub summary: String,
    pub worst: Ending,
    pub steps: Vec<Step>,
}

/// A hop in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub hop: HopId,
    /// How many causes back the beginning is: for the indentation.
    pub depth: usize,
    pub time: String,
    /// `rule ec2-state-change`.
    pub place: String,
    /// What it is that came here.
    pub what: String,
    pub ending: Ending,
    /// How it ended here, in words.
    pub verdict: String,
    /// What to do about it, where something can be done.
    pub advice: String,
    /// Where to do it.
    pub route: Option<Route>,
    /// The node on the map.
    pub key: String,
}

/// How many of the newest are told.
const JOURNEYS: usize = 30;

/// The way that led to a hop, the beginning first: why a mail came.
pub fn path(account: &Account, view: &View, hop: HopId) -> Vec<Step> {
    let hops = account.kernel().trace.journey(hop);
    hops.into_iter().enumerate().map(|(depth, hop)| step(hop, depth, view)).collect()
}

/// The journeys of the view's region, newest first.
pub fn journeys(account: &Account, view: &View) -> Vec<Journey> {
    let trace = &account.kernel().trace;
    let mut children: BTreeMap<HopId, Vec<&Rc<Hop>>> = BTreeMap::new();
    let mut roots = Vec::new();
    for hop in trace.iter().filter(|hop| hop.region == view.region) {
        match hop.cause {
            Some(cause) => children.entry(cause).or_default().push(hop),
            None => roots.push(hop),
        }
    }
    roots.into_iter().rev().take(JOURNEYS).map(|root| journey(root, &children, view)).collect()
}

fn journey(root: &Rc<Hop>, children: &BTreeMap<HopId, Vec<&Rc<Hop>>>, view: &View) -> Journey {
    let mut steps = Vec::new();
    let mut waiting = vec![(root, 0)];
    while let Some((hop, depth)) = waiting.pop() {
        let mut step = step(hop, depth, view);
        // What waited and then went on waits no more.
        if step.ending == Ending::Waiting && children.contains_key(&hop.id) {
            step.ending = Ending::Passed;
            step.verdict = view.say("map.verdict.passed");
        }
        steps.push(step);
        for child in children.get(&hop.id).map_or(&[] as &[&Rc<Hop>], Vec::as_slice).iter().rev() {
            waiting.push((child, depth + 1));
        }
    }
    // What a subscription delivered goes on to somebody: it counts once.
    let is_end = |step: &&Step| !children.contains_key(&step.hop);
    let has = |wanted: Ending| steps.iter().filter(is_end).filter(|step| step.ending == wanted).count();
    let (delivered, failed) = (has(Ending::Delivered), has(Ending::Failed));
    let worst = match (delivered, failed) {
        // Where something arrived, a rule that wanted nothing of it is no news.
        (1.., 0) => Ending::Delivered,
        _ => steps.iter().map(|step| step.ending).max().unwrap_or(Ending::Passed),
    };
    let summary = match (delivered, failed) {
        (0, 0) => String::new(),
        (_, 0) => view.fill("map.summary.delivered", &[("count", &delivered.to_string())]),
        (0, _) => view.fill("map.summary.failed", &[("count", &failed.to_string())]),
        _ => view.fill("map.summary.both", &[("count", &delivered.to_string()), ("failed", &failed.to_string())]),
    };
    Journey {
        hop: root.id,
        time: root.time.clock(),
        title: root.what.clone(),
        who: name(&root.place, view),
        summary,
        worst,
        steps,
    }
}

fn step(hop: &Rc<Hop>, depth: usize, view: &View) -> Step {
    let (verdict, advice) = verdict(&hop.verdict, view);
    Step {
        hop: hop.id,
        depth,
        time: hop.time.clock(),
        place: name(&hop.place, view),
        what: hop.what.clone(),
        ending: ending(&hop.verdict),
        verdict,
        advice,
        route: route(&hop.place),
        key: key(&hop.place),
    }
}

pub(crate) fn last(arn: &str) -> &str {
    arn.rsplit(['/', ':']).next().unwrap_or(arn)
}

/// The place in words.
pub(crate) fn name(place: &Place, view: &View) -> String {
    let of = |key: &'static str, name: &str| view.fill(key, &[("name", name)]);
    match place {
        Place::Actor(name) if name.is_empty() => view.say("map.place.somebody"),
        Place::Actor(name) => name.clone(),
        Place::Resource(arn) => of("map.place.resource", last(arn)),
        Place::History => view.say("map.place.history"),
        Place::Bus(arn) => of("map.place.bus", last(arn)),
        Place::Rule(arn) => of("map.place.rule", last(arn)),
        Place::Target(rule, _) => of("map.place.target", last(rule)),
        Place::Topic(arn) => of("map.place.topic", last(arn)),
        Place::Subscription(arn) => {
            let topic = arn.rsplit_once(':').map_or(arn.as_str(), |(topic, _)| topic);
            of("map.place.subscription", last(topic))
        }
        Place::Mailbox(address) => of("map.place.mailbox", address),
        Place::Phone(number) => of("map.place.phone", number),
        Place::Queue(arn) => of("map.place.queue", last(arn)),
        Place::Function(arn) => of("map.place.function", last(arn)),
        Place::Endpoint(url) => of("map.place.endpoint", url),
        Place::Archive(arn) => of("map.place.archive", last(arn)),
    }
}

pub(crate) fn route(place: &Place) -> Option<Route> {
    match place {
        Place::Resource(arn) if arn.contains(":instance/") => Some(Route::Instance(last(arn).to_string())),
        Place::Rule(arn) | Place::Target(arn, _) => Some(Route::Rule(crate::events::rule_path(arn).to_string())),
        Place::Bus(arn) => Some(Route::Bus(last(arn).to_string())),
        Place::Archive(arn) => Some(Route::Archive(last(arn).to_string())),
        Place::Topic(arn) => Some(Route::Topic(last(arn).to_string())),
        Place::Queue(arn) => Some(Route::Queue(last(arn).to_string())),
        Place::Function(arn) => Some(Route::Function(last(arn).to_string())),
        Place::Subscription(arn) => Some(Route::Subscription(last(arn).to_string())),
        Place::History => Some(Route::EventHistory),
        _ => None,
    }
}

/// The verdict in words, and what to do about it.
pub(crate) fn verdict(verdict: &Verdict, view: &View) -> (String, String) {
    match verdict {
        Verdict::Passed => (view.say("map.verdict.passed"), String::new()),
        Verdict::Delivered => (view.say("map.verdict.delivered"), String::new()),
        Verdict::Waiting(until) => (view.fill("map.verdict.waiting", &[("time", &until.clock())]), String::new()),
        Verdict::Dropped(reason) | Verdict::Failed(reason) => self::reason(reason, view),
    }
}

fn reason(reason: &Reason, view: &View) -> (String, String) {
    let both = |verdict: &'static str, advice: &'static str| (view.say(verdict), view.say(advice));
    match reason {
        Reason::Refused(code, message) => (format!("{code}: {message}"), String::new()),
        Reason::PatternMismatch => both("map.reason.pattern", "map.advice.pattern"),
        Reason::RuleDisabled => both("map.reason.disabled", "map.advice.disabled"),
        Reason::RuleWithoutTargets => both("map.reason.no-targets", "map.advice.no-targets"),
        Reason::PolicyDenies(principal) => (
            view.fill("map.reason.policy", &[("principal", principal)]),
            view.fill("map.advice.policy", &[("principal", principal)]),
        ),
        Reason::TargetMissing => both("map.reason.target-missing", "map.advice.target-missing"),
        Reason::InputNotRendered => both("map.reason.input", "map.advice.input"),
        Reason::NoSubscription => both("map.reason.no-subscription", "map.advice.no-subscription"),
        Reason::PendingConfirmation => both("map.reason.pending", "map.advice.pending"),
        Reason::FilterPolicyMismatch => both("map.reason.filter", "map.advice.filter"),
        Reason::OptedOut => both("map.reason.opted-out", "map.advice.opted-out"),
        Reason::NoSuchNumber => both("map.reason.number", "map.advice.number"),
        Reason::SpendLimit => both("map.reason.spend-limit", "map.advice.spend-limit"),
        Reason::EndpointFailed(status) => {
            (view.fill("map.reason.endpoint", &[("status", &status.to_string())]), view.say("map.advice.endpoint"))
        }
        Reason::RetriesExhausted => both("map.reason.retries", "map.advice.retries"),
        Reason::DeadLettered(arn) => {
            (view.fill("map.reason.dead-lettered", &[("name", last(arn))]), view.say("map.advice.dead-lettered"))
        }
        Reason::DeadLetterRefused => both("map.reason.dead-letter-refused", "map.advice.dead-letter-refused"),
        Reason::FunctionFailed(error) => {
            (view.fill("map.reason.function", &[("error", error)]), view.say("map.advice.function"))
        }
        Reason::Duplicate => both("map.reason.duplicate", "map.advice.duplicate"),
        Reason::ThirdBus => both("map.reason.third-bus", "map.advice.third-bus"),
        Reason::NotInReplay => both("map.reason.not-in-replay", "map.advice.not-in-replay"),
        Reason::NotSimulated(what) => (view.fill("map.reason.not-simulated", &[("what", what)]), String::new()),
        Reason::TooManyHops => both("map.reason.loop", "map.advice.loop"),
    }
}
