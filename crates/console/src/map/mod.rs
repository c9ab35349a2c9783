//! The event map: resources as nodes in lanes, what travels between them, and
//! how each journey ended. Drawn from the account's state (what is configured)
//! and its trace (what happened).

mod consumers;
mod journeys;
mod nodes;
mod why;

pub use journeys::{Journey, Step, journeys, path};
pub(crate) use why::filter_scope;
pub use why::why;

pub(crate) use journeys::{last, name, route, verdict};

use crate::{Route, View, Words};
use sim::Account;
use sim::kernel::{Hop, HopId, Place};
use std::collections::BTreeMap;

/// The map of the view's region.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    pub title: String,
    pub lanes: Vec<Lane>,
    pub edges: Vec<Edge>,
    /// The newest hops between two nodes, oldest first, for the eye to follow.
    pub travels: Vec<Travel>,
    /// Newest first.
    pub journeys: Vec<Journey>,
    /// What to say while nothing has happened yet.
    pub empty: String,
}

/// A column of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub title: String,
    pub nodes: Vec<Node>,
}

/// What a node is, for its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    Person,
    Service,
    Instance,
    Bus,
    Rule,
    Topic,
    Subscription,
    Mailbox,
    Phone,
    Queue,
    Function,
    Server,
    Archive,
}

/// A resource, a person or an outside place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Unlike any other node's.
    pub key: String,
    pub kind: NodeKind,
    pub name: String,
    /// Its state, in a word or two.
    pub note: String,
    /// Whether it is not able to pass anything on: stopped, disabled, pending.
    pub idle: bool,
    /// Things that came here.
    pub arrived: u32,
    /// Things that ended here though meant to go on.
    pub failed: u32,
    /// Things that ended here as configured.
    pub dropped: u32,
    /// The words for these counts, for a reader of screens.
    pub counts: String,
    /// Its page.
    pub route: Option<Route>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// Configured, and things may pass.
    Open,
    /// Configured, but what goes here is refused or not wanted yet.
    Closed,
    /// Only what cannot be delivered goes here: to a dead-letter queue.
    Spare,
}

/// A way from a node to a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub from: String,
    pub to: String,
    pub kind: EdgeKind,
}

/// One way on the map, for the eye: that of a message from its beginning.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotlight {
    /// The nodes that it passed, first cause first.
    pub keys: Vec<String>,
    /// What is shown, in words.
    pub caption: String,
}

impl Spotlight {
    pub fn passes(&self, key: &str) -> bool {
        self.keys.iter().any(|it| it == key)
    }
    /// Whether it went from the one node to the other.
    pub fn goes(&self, from: &str, to: &str) -> bool {
        self.keys.iter().zip(self.keys.iter().skip(1)).any(|(one, other)| one == from && other == to)
    }
}

/// The way that led to a hop; none where it is forgotten.
pub fn spotlight(account: &Account, view: &View, hop: HopId) -> Option<Spotlight> {
    let steps = path(account, view, hop);
    let (first, last) = (steps.first()?, steps.last()?);
    let mut keys: Vec<String> = steps.iter().map(|step| step.key.clone()).collect();
    keys.dedup();
    let caption = view.fill("map.spotlight", &[("what", &first.what), ("time", &first.time), ("place", &last.place)]);
    Some(Spotlight { keys, caption })
}

/// How something ended at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    Passed,
    Delivered,
    Waiting,
    Dropped,
    Failed,
}

/// Something that went from a node to a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Travel {
    pub hop: HopId,
    pub from: String,
    pub to: String,
    pub ending: Ending,
}

/// How many of the newest hops are drawn as travelling.
const TRAVELS: usize = 40;

/// The map of the view's region.
pub fn map(account: &Account, view: &View) -> Map {
    let mut drawing = nodes::configured(account, view);
    count(account, view, &mut drawing);
    let travels = travels(account, view);
    drawing.walked(&travels);
    Map {
        title: view.say("map.title"),
        lanes: drawing.lanes(view),
        edges: drawing.edges,
        travels,
        journeys: journeys(account, view),
        empty: view.say("map.empty"),
    }
}

/// Adds what the trace saw to the nodes' counts.
fn count(account: &Account, view: &View, drawing: &mut nodes::Drawing) {
    let mut counts: BTreeMap<String, (u32, u32, u32)> = BTreeMap::new();
    let hops = account.kernel().trace.iter().filter(|hop| hop.region == view.region);
    // A target or subscription is drawn as part of a node that the thing has
    // reached already: only what ends there is news.
    let part = |place: &Place| matches!(place, Place::Subscription(_) | Place::Target(..));
    let ends = |hop: &Hop| matches!(ending(&hop.verdict), Ending::Failed | Ending::Dropped);
    for hop in hops.filter(|hop| !part(&hop.place) || ends(hop)) {
        let entry = counts.entry(key(&hop.place)).or_default();
        match ending(&hop.verdict) {
            Ending::Failed => entry.1 += 1,
            Ending::Dropped => entry.2 += 1,
            Ending::Waiting => continue,
            Ending::Passed | Ending::Delivered => {}
        }
        entry.0 += u32::from(!part(&hop.place));
    }
    for node in drawing.nodes.values_mut() {
        let (arrived, failed, dropped) = counts.get(&node.key).copied().unwrap_or_default();
        (node.arrived, node.failed, node.dropped) = (arrived, failed, dropped);
        let (arrived, stopped) = (arrived.to_string(), (failed + dropped).to_string());
        node.counts = view.fill("map.counts", &[("arrived", &arrived), ("stopped", &stopped)]);
    }
}

fn travels(account: &Account, view: &View) -> Vec<Travel> {
    let trace = &account.kernel().trace;
    let mut out: Vec<Travel> = trace
        .iter()
        .rev()
        .filter(|hop| hop.region == view.region)
        .filter_map(|hop| {
            let cause = trace.get(hop.cause?)?;
            let (from, to) = (key(&cause.place), key(&hop.place));
            (from != to).then(|| Travel { hop: hop.id, from, to, ending: ending(&hop.verdict) })
        })
        .take(TRAVELS)
        .collect();
    out.reverse();
    out
}

/// The key of a place's node. A target is drawn as part of its rule.
pub(crate) fn key(place: &Place) -> String {
    match place {
        Place::Actor(name) => format!("actor {name}"),
        Place::History => "history".to_string(),
        Place::Resource(arn) | Place::Bus(arn) | Place::Rule(arn) | Place::Topic(arn) => arn.clone(),
        Place::Target(rule, _) => rule.clone(),
        // A subscription is drawn as the way from its topic: at the topic.
        Place::Subscription(arn) => arn.rsplit_once(':').map_or_else(|| arn.clone(), |(topic, _)| topic.to_string()),
        Place::Mailbox(address) => format!("mailbox {address}"),
        Place::Phone(number) => format!("phone {number}"),
        Place::Queue(arn) | Place::Function(arn) | Place::Archive(arn) => arn.clone(),
        Place::Endpoint(url) => format!("endpoint {url}"),
    }
}

pub(crate) fn ending(verdict: &sim::kernel::Verdict) -> Ending {
    use sim::kernel::Verdict;
    match verdict {
        Verdict::Passed => Ending::Passed,
        Verdict::Delivered => Ending::Delivered,
        Verdict::Waiting(_) => Ending::Waiting,
        Verdict::Dropped(_) => Ending::Dropped,
        Verdict::Failed(_) => Ending::Failed,
    }
}

#[cfg(test)]
mod tests;
