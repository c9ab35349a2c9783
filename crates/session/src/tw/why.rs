//! `@why` and `trailwatch explain`: how something came to a place and what
//! became of it, read from the trace, one hop a line.
//!
//! ```text
//! 02:00:10.000 root StopInstances: passed
//! 02:00:10.912 instance/i-0123456789abcdef0 stopping: passed
//!   02:00:10.912 rule/stop-alert: dropped, pattern mismatch
//!     detail.state: wanted ["stopped"], found "stopping"
//! ```
//!
//! A technical text, the same in every language; the page has words of its own.

use languages::event_pattern::{Explained, Explanation, Found};
use languages::input_transformer::{RenderError, Reserved};
use sim::Account;
use sim::kernel::{Hop, HopId, Place, Reason, Verdict};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The journey to the newest hop at a place, and everything that followed from
/// it. An empty place is the last thing that somebody did. None where nothing
/// has been at the place.
///
/// A place is named as it is printed (`rule/stop-alert`, `inbox a@example.com`)
/// or by its ARN.
pub fn explain(account: &Account, place: &str) -> Option<String> {
    let trace = &account.kernel().trace;
    let is_wanted = |hop: &&Rc<Hop>| match place {
        "" => hop.cause.is_none() && matches!(hop.place, Place::Actor(_)),
        _ => names(&hop.place).iter().any(|name| name == place),
    };
    let found = trace.iter().rev().find(is_wanted)?;
    let mut children: BTreeMap<HopId, Vec<&Rc<Hop>>> = BTreeMap::new();
    for hop in trace.iter() {
        if let Some(cause) = hop.cause {
            children.entry(cause).or_default().push(hop);
        }
    }
    let mut lines = Vec::new();
    for hop in trace.journey(found.id) {
        describe(account, hop, 0, &mut lines);
    }
    descend(account, found.id, &children, 1, &mut lines);
    Some(lines.join("\n"))
}

/// Every place that something has come to, as [`explain`] takes it, the first first.
pub fn places(account: &Account) -> Vec<String> {
    let mut seen = Vec::new();
    for name in account.kernel().trace.iter().filter_map(|hop| names(&hop.place).into_iter().next()) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

fn descend(
    account: &Account,
    id: HopId,
    children: &BTreeMap<HopId, Vec<&Rc<Hop>>>,
    depth: usize,
    lines: &mut Vec<String>,
) {
    for hop in children.get(&id).into_iter().flatten() {
        describe(account, hop, depth, lines);
        descend(account, hop.id, children, depth + 1, lines);
    }
}

fn describe(account: &Account, hop: &Hop, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let time = hop.time.iso_millis();
    let clock = time.split_once('T').map_or("", |(_, clock)| clock).trim_end_matches('Z');
    let place = names(&hop.place).into_iter().next().unwrap_or_default();
    let what = if hop.what.is_empty() || place.contains(&hop.what) { String::new() } else { format!(" {}", hop.what) };
    lines.push(format!("{indent}{clock} {place}{what}: {}", verdict(&hop.verdict)));
    if let (Verdict::Dropped(Reason::PatternMismatch), Place::Rule(arn), Some(event)) =
        (&hop.verdict, &hop.place, &hop.event)
        && let Some(rule) = account.services().events().rule(arn)
        && let Some(explanation) = account.services().events().explain(arn, event)
    {
        mismatch(rule.event_pattern().unwrap_or(""), &explanation, &format!("{indent}  "), lines);
    }
    if let (Verdict::Dropped(Reason::FilterPolicyMismatch), Place::Subscription(arn), Some(looked_at)) =
        (&hop.verdict, &hop.place, &hop.looked_at)
        && let Some((policy, explanation)) = account.services().sns().explain_filter(arn, looked_at)
    {
        mismatch(policy, &explanation, &format!("{indent}  "), lines);
    }
    if let (Verdict::Failed(Reason::InputNotRendered), Place::Target(rule, id)) = (&hop.verdict, &hop.place)
        && let Some(why) = unmade(account, hop, rule, id)
    {
        lines.push(format!("{indent}  {why}"));
    }
    if let (Verdict::Dropped(Reason::FilterPolicyMismatch), None) = (&hop.verdict, &hop.looked_at) {
        lines.push(format!("{indent}  the body is no JSON object, or an attribute does not fit its type"));
    }
}

/// Why nothing can be made of the event for the target.
fn unmade(account: &Account, hop: &Hop, rule_arn: &str, id: &str) -> Option<String> {
    let journey = account.kernel().trace.journey(hop.id);
    let event = journey.iter().rev().find_map(|hop| hop.event.as_ref())?;
    let rule = account.services().events().rule(rule_arn)?;
    let target = rule.targets().iter().find(|target| target.id() == id)?;
    let (rule_arn, rule_name) = (rule_arn.to_string(), rule.name().to_string());
    let reserved = Reserved { rule_arn, rule_name, ingestion_time: hop.time };
    match target.input().render(&event.document(), &reserved).err()? {
        RenderError::NothingAtPath { path } => Some(format!("nothing at {path}")),
        RenderError::NotJson { text, .. } => Some(format!("no JSON: {}", text.lines().collect::<Vec<_>>().join(" "))),
    }
}

/// The keys of a pattern that are not met.
fn mismatch(pattern: &str, explanation: &Explanation, indent: &str, lines: &mut Vec<String>) {
    for node in &explanation.nodes {
        match node {
            Explained::Key(key) if !key.matched => {
                let wanted = pattern.get(key.span.clone()).unwrap_or("");
                let found = match &key.found {
                    Found::Nothing { .. } => "nothing".to_string(),
                    Found::Object => "an object".to_string(),
                    Found::EmptyList => "an empty list".to_string(),
                    Found::Values(values) => values.iter().map(|it| it.to_json()).collect::<Vec<_>>().join(", "),
                };
                lines.push(format!("{indent}{}: wanted {wanted}, found {found}", key.path));
            }
            Explained::AnyOf { matched: false, branches, .. } => {
                branches.iter().for_each(|branch| mismatch(pattern, branch, indent, lines));
            }
            _ => {}
        }
    }
}

/// How a place is called: first as it is printed, then its ARN if it has one.
fn names(place: &Place) -> Vec<String> {
    let of_arn = |arn: &str| arn.splitn(6, ':').nth(5).unwrap_or(arn).to_string();
    match place {
        Place::Actor(name) => vec![name.clone()],
        Place::History => vec!["history".to_string()],
        Place::Resource(arn) | Place::Bus(arn) | Place::Rule(arn) => vec![of_arn(arn), arn.clone()],
        Place::Topic(arn) => vec![format!("topic/{}", of_arn(arn)), arn.clone()],
        Place::Subscription(arn) => vec![format!("subscription/{}", of_arn(arn)), arn.clone()],
        Place::Target(rule, id) => vec![format!("{} target {id}", of_arn(rule)), format!("{rule} {id}")],
        Place::Mailbox(address) => vec![format!("inbox {address}"), address.clone()],
        Place::Queue(arn) => vec![format!("queue/{}", of_arn(arn)), arn.clone()],
        Place::Function(arn) => vec![of_arn(arn).replace(':', "/"), arn.clone()],
        Place::Endpoint(url) => vec![url.clone()],
        Place::Archive(arn) => vec![of_arn(arn), arn.clone()],
        Place::Phone(number) => vec![format!("phone {number}"), number.clone()],
    }
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed => "passed".to_string(),
        Verdict::Delivered => "delivered".to_string(),
        Verdict::Waiting(time) => format!("waits until {}", time.clock()),
        Verdict::Dropped(reason) => format!("dropped, {}", words(reason)),
        Verdict::Failed(reason) => format!("failed, {}", words(reason)),
    }
}

/// `PatternMismatch` → `pattern mismatch`: the trace's own names, in small letters.
fn words(reason: &Reason) -> String {
    let text = format!("{reason:?}");
    let (name, rest) = text.split_at(text.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(text.len()));
    let name = awscli::names::kebab(name).replace('-', " ");
    if rest.is_empty() { name } else { format!("{name} {rest}") }
}
