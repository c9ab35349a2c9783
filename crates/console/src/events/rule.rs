//! One rule: its summary, its pattern or schedule, its targets, what it did.

use super::catalog::event_types;
use super::pattern_form::PatternForm;
use super::permissions::PRINCIPAL;
use super::rules::{RuleRow, row};
use super::target_draft::{InputKind, TargetDraft, TargetService};
use crate::{Route, Status, StatusKind, View, Words, moment};
use sim::Account;
use sim::kernel::{Place, Reason, Verdict};
use sim::services::access::Admission;
use sim::services::events::{Rule, Target};

/// A target in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    pub id: String,
    /// `SNS topic`.
    pub kind: String,
    pub name: String,
    /// None where there is no page of it.
    pub route: Option<Route>,
    pub arn: String,
    /// `Part of the matched event`, and the path.
    pub input: String,
    /// Whether the topic takes the rule's messages.
    pub admission: Status,
    /// The name of its dead-letter queue, or empty.
    pub dead_letter: String,
    /// How the last invocation ended; none before the first.
    pub outcome: Option<Status>,
}

/// A counter, under the name of its metric.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    pub metric: &'static str,
    pub value: u64,
    /// What it counts.
    pub text: String,
}

/// An event that the rule met.
#[derive(Clone, Debug, PartialEq)]
pub struct MetRow {
    /// The number of the hop.
    pub id: String,
    pub time: String,
    /// The event's `detail-type`, and the state where it tells one.
    pub event: String,
    pub verdict: Status,
    /// The event itself, for trying the pattern on it.
    pub json: String,
}

/// The page of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RulePage {
    pub row: RuleRow,
    pub bus: String,
    /// Indented; empty for a schedule.
    pub pattern: String,
    /// Why the pattern may stay silent for ever.
    pub doubts: Vec<String>,
    /// Empty for a pattern.
    pub schedule: String,
    /// The next firings of a schedule that is enabled.
    pub next: Vec<String>,
    pub targets: Vec<TargetRow>,
    pub counts: Vec<Count>,
    /// The newest first.
    pub met: Vec<MetRow>,
    pub tags: Vec<(String, String)>,
}

/// How many of the events it met are listed.
const MET: usize = 20;
/// How many firings are listed, as the console does.
const FIRINGS: usize = 10;

/// The page of the rule of that name; none where the region has none.
pub fn rule(account: &Account, view: &View, name: &str) -> Option<RulePage> {
    let rule = account.services().events().rule_named(view.region, name)?;
    let pattern = rule.event_pattern().and_then(|text| base::Document::parse(text).ok());
    Some(RulePage {
        row: row(view, rule),
        bus: rule.bus().to_string(),
        pattern: pattern.map(|pattern| super::pattern_form::lines(&pattern)).unwrap_or_default(),
        doubts: rule.event_pattern().map(|text| doubts(view, text)).unwrap_or_default(),
        schedule: rule.schedule_expression().unwrap_or("").to_string(),
        next: next(rule),
        targets: rule.targets().iter().map(|it| target(account, view, rule, it)).collect(),
        counts: counts(account, view, rule),
        met: met(account, view, rule),
        tags: rule.tags().map(|(key, value)| (key.to_string(), value.to_string())).collect(),
    })
}

/// What makes one doubt that the pattern will ever match; that such events do
/// not occur here yet is one.
fn doubts(view: &View, pattern: &str) -> Vec<String> {
    let doubts = super::doubts(view, pattern);
    let never =
        |form: &PatternForm| event_types(&form.source).any(|it| it.detail_type == form.detail_type && !it.simulated);
    match PatternForm::read(pattern) {
        Some(form) if doubts.is_empty() && never(&form) => vec![view.say("events.pattern.not-simulated")],
        _ => doubts,
    }
}

fn next(rule: &Rule) -> Vec<String> {
    let Some(schedule) = rule.schedule() else { return Vec::new() };
    schedule.firings(FIRINGS as u32).into_iter().map(moment).collect()
}

fn target(account: &Account, view: &View, rule: &Rule, it: &Target) -> TargetRow {
    let draft = TargetDraft::of(it);
    let label = draft.kind.label(view);
    let input = match draft.kind {
        InputKind::MatchedEvent => label,
        InputKind::Part => format!("{label}: {}", draft.path),
        InputKind::Constant => format!("{label}: {}", draft.constant),
        InputKind::Transformer => format!("{label}: {}", draft.template),
    };
    let (admission, route) = admission(account, view, rule, it, &draft);
    TargetRow {
        id: it.id().to_string(),
        kind: draft.service.label(view),
        route,
        name: if draft.service.is_instance() { draft.instance.clone() } else { draft.name().to_string() },
        arn: it.arn().to_string(),
        input: if draft.service.takes_input() { input } else { String::new() },
        admission,
        dead_letter: it.dead_letter_arn().and_then(|arn| arn.rsplit(':').next()).unwrap_or("").to_string(),
        outcome: outcome(account, view, rule, it),
    }
}

/// Whether the target takes what the rule sends, and its page.
fn admission(account: &Account, view: &View, rule: &Rule, it: &Target, draft: &TargetDraft) -> (Status, Option<Route>) {
    let services = account.services();
    let (arn, source, id) = (it.arn(), rule.arn(), account.account_id());
    let name = draft.name().to_string();
    let (admission, route) = match draft.service {
        TargetService::Topic => {
            (services.sns().admits(arn, PRINCIPAL, "sns:Publish", source, id), Some(Route::Topic(name)))
        }
        TargetService::Queue => {
            (services.sqs().admits(arn, PRINCIPAL, "sqs:SendMessage", source, id), Some(Route::Queue(name)))
        }
        TargetService::Function => {
            (services.lambda().admits(arn, PRINCIPAL, "lambda:InvokeFunction", source, id), Some(Route::Function(name)))
        }
        TargetService::Bus => {
            let admission = services.events().bus_admits(arn, source, id);
            // What the role may do is not simulated: it may.
            let by_role = matches!(admission, Admission::No(_)) && it.role_arn().is_some();
            (if by_role { Admission::Yes } else { admission }, Some(Route::Bus(name)))
        }
        _ => {
            let there = services.ec2().instance(view.region, &draft.instance).is_some();
            let admission = if there { Admission::Yes } else { Admission::Missing };
            (admission, Some(Route::Instance(draft.instance.clone())))
        }
    };
    let status = match admission {
        Admission::Yes => Status::new(StatusKind::Success, view.say("events.admission.yes")),
        Admission::No(_) => Status::new(StatusKind::Error, view.say("events.admission.no")),
        Admission::Missing => Status::new(StatusKind::Error, view.say("events.admission.no-topic")),
    };
    (status, route)
}

/// How the last invocation of the target ended.
fn outcome(account: &Account, view: &View, rule: &Rule, it: &Target) -> Option<Status> {
    let here = |place: &Place| matches!(place, Place::Target(arn, id) if arn == rule.arn() && id == it.id());
    let hop = account.kernel().trace.iter().rev().find(|hop| here(&hop.place))?;
    Some(match &hop.verdict {
        Verdict::Passed | Verdict::Delivered => Status::new(StatusKind::Success, view.say("events.outcome.done")),
        Verdict::Waiting(until) => {
            Status::new(StatusKind::Pending, view.fill("events.outcome.again", &[("time", &until.clock())]))
        }
        verdict => Status::new(StatusKind::Error, crate::map::verdict(verdict, view).0),
    })
}

fn counts(account: &Account, view: &View, rule: &Rule) -> Vec<Count> {
    let counts = account.services().events().counts(rule.arn());
    let count = |metric, value, key| Count { metric, value, text: view.say(key) };
    vec![
        count("TriggeredRules", counts.triggered, "events.metric.triggered"),
        count("Invocations", counts.invocations, "events.metric.invocations"),
        count("FailedInvocations", counts.failed_invocations, "events.metric.failed"),
    ]
}

fn met(account: &Account, view: &View, rule: &Rule) -> Vec<MetRow> {
    let hops = account.kernel().trace.iter().rev();
    let here = hops.filter(|hop| matches!(&hop.place, Place::Rule(arn) if arn == rule.arn()));
    let rows = here.take(MET).filter_map(|hop| {
        let event = hop.event.as_ref()?;
        Some(MetRow {
            id: hop.id.0.to_string(),
            time: moment(hop.time),
            event: super::past::name(event),
            verdict: verdict(view, &hop.verdict),
            json: event.document().to_indented(2),
        })
    });
    rows.collect()
}

fn verdict(view: &View, verdict: &Verdict) -> Status {
    match verdict {
        Verdict::Dropped(Reason::PatternMismatch) => Status::new(StatusKind::Stopped, view.say("events.met.mismatch")),
        Verdict::Dropped(Reason::RuleDisabled) => Status::new(StatusKind::Warning, view.say("events.met.disabled")),
        Verdict::Dropped(Reason::RuleWithoutTargets) => {
            Status::new(StatusKind::Warning, view.say("events.met.no-targets"))
        }
        _ => Status::new(StatusKind::Success, view.say("events.met.matched")),
    }
}
