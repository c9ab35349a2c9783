//! The nodes and ways that the account's configuration makes.

use super::{Edge, EdgeKind, Lane, Node, NodeKind};
use crate::{Route, View, Words};
use sim::Account;
use sim::services::ec2::InstanceState;
use sim::services::events::Rule;
use sim::services::sns::{Protocol, Subscription};
use std::collections::BTreeMap;

/// The lanes from left to right.
const LANES: [&str; 7] = [
    "map.lane.actors",
    "map.lane.resources",
    "map.lane.bus",
    "map.lane.rules",
    "map.lane.topics",
    "map.lane.consumers",
    "map.lane.outside",
];
/// The lane that shows only where something stands in it.
const CONSUMERS: usize = 5;
const OUTSIDE: usize = 6;

/// Nodes by lane and key, and ways.
pub(super) struct Drawing {
    pub(super) nodes: BTreeMap<(usize, String), Node>,
    pub(super) edges: Vec<Edge>,
}

impl Drawing {
    fn node(&mut self, lane: usize, key: String, kind: NodeKind, name: &str) -> &mut Node {
        self.nodes.entry((lane, key.clone())).or_insert_with(|| Node {
            key,
            kind,
            name: name.to_string(),
            note: String::new(),
            idle: false,
            arrived: 0,
            failed: 0,
            dropped: 0,
            counts: String::new(),
            route: None,
        })
    }

    fn edge(&mut self, from: &str, to: &str, open: bool) {
        let kind = if open { EdgeKind::Open } else { EdgeKind::Closed };
        let known = self.edges.iter().any(|edge| edge.from == from && edge.to == to);
        if !known {
            self.edges.push(Edge { from: from.to_string(), to: to.to_string(), kind });
        }
    }

    /// Adds the ways that somebody's calls have gone: nobody configures those.
    pub(super) fn walked(&mut self, travels: &[super::Travel]) {
        for travel in travels {
            let stands = |key: &str| self.nodes.keys().any(|(_, node)| node == key);
            if stands(&travel.from) && stands(&travel.to) {
                self.edge(&travel.from, &travel.to, true);
            }
        }
    }

    pub(super) fn lanes(&mut self, view: &View) -> Vec<Lane> {
        let lane = |(index, title): (usize, &&'static str)| Lane {
            title: view.say(title),
            nodes: self.nodes.iter().filter(|((lane, _), _)| *lane == index).map(|(_, node)| node.clone()).collect(),
        };
        let lanes = LANES.iter().enumerate().map(lane).enumerate();
        lanes.filter(|(index, lane)| *index != CONSUMERS || !lane.nodes.is_empty()).map(|(_, lane)| lane).collect()
    }
}

pub(super) fn configured(account: &Account, view: &View) -> Drawing {
    let mut drawing = Drawing { nodes: BTreeMap::new(), edges: Vec::new() };
    let bus = format!("arn:aws:events:{}:{}:event-bus/default", view.region, account.account_id());
    for bus in account.services().events().buses(view.region, account.account_id()) {
        drawing.node(2, bus.arn().to_string(), NodeKind::Bus, bus.name()).note = view.say("map.bus");
    }
    actors(account, view, &mut drawing);
    instances(account, view, &bus, &mut drawing);
    rules(account, view, &mut drawing);
    topics(account, view, &mut drawing);
    reached(account, view, &mut drawing);
    drawing
}

/// What something has come to, configured here or not: queues, functions, web
/// servers, archives, other buses.
fn reached(account: &Account, view: &View, drawing: &mut Drawing) {
    use sim::kernel::Place;
    let trace = &account.kernel().trace;
    for hop in trace.iter().filter(|hop| hop.region == view.region) {
        let (lane, kind, word) = match &hop.place {
            Place::Bus(_) => (2, NodeKind::Bus, "map.bus"),
            Place::Archive(_) => (3, NodeKind::Archive, "map.archive"),
            Place::Queue(_) => (CONSUMERS, NodeKind::Queue, "map.queue"),
            Place::Function(_) => (CONSUMERS, NodeKind::Function, "map.function"),
            Place::Endpoint(_) => (OUTSIDE, NodeKind::Server, "map.server"),
            Place::Mailbox(_) => (OUTSIDE, NodeKind::Mailbox, "map.mailbox"),
            Place::Phone(_) => (OUTSIDE, NodeKind::Phone, "map.phone"),
            _ => continue,
        };
        let key = super::key(&hop.place);
        if drawing.nodes.contains_key(&(lane, key.clone())) {
            continue;
        }
        drawing.node(lane, key, kind, &short(&hop.place)).note = view.say(word);
    }
}

/// What stands on the node of a place.
fn short(place: &sim::kernel::Place) -> String {
    use sim::kernel::Place;
    match place {
        Place::Endpoint(url) => url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).to_string(),
        Place::Mailbox(name) | Place::Phone(name) => name.clone(),
        Place::Bus(arn) | Place::Archive(arn) | Place::Queue(arn) | Place::Function(arn) => {
            super::last(arn).to_string()
        }
        _ => String::new(),
    }
}

/// Who has done something, newest traffic included.
fn actors(account: &Account, view: &View, drawing: &mut Drawing) {
    use sim::kernel::Place;
    let trace = &account.kernel().trace;
    for hop in trace.iter().filter(|hop| hop.region == view.region) {
        let Place::Actor(name) = &hop.place else { continue };
        if name.is_empty() {
            continue;
        }
        let kind = if name.contains(".amazonaws.com") { NodeKind::Service } else { NodeKind::Person };
        drawing.node(0, super::key(&hop.place), kind, name);
    }
}

fn instances(account: &Account, view: &View, bus: &str, drawing: &mut Drawing) {
    for instance in account.services().ec2().instances_by_launch(view.region) {
        let arn = format!("arn:aws:ec2:{}:{}:instance/{}", view.region, account.account_id(), instance.id());
        let name = if instance.name().is_empty() { instance.id() } else { instance.name() };
        let idle = matches!(instance.state(), InstanceState::Stopped | InstanceState::Terminated);
        let node = drawing.node(1, arn.clone(), NodeKind::Instance, name);
        node.note = instance.state().name().to_string();
        node.idle = idle;
        node.route = Some(Route::Instance(instance.id().to_string()));
        drawing.edge(&arn, bus, true);
    }
}

fn rules(account: &Account, view: &View, drawing: &mut Drawing) {
    let events = account.services().events();
    for bus in events.buses(view.region, account.account_id()) {
        events.rules_of(view.region, bus.name()).for_each(|rule| self::rule(account, rule, bus.arn(), view, drawing));
    }
}

fn rule(account: &Account, rule: &Rule, bus: &str, view: &View, drawing: &mut Drawing) {
    let enabled = rule.state().is_enabled();
    let node = drawing.node(3, rule.arn().to_string(), NodeKind::Rule, rule.name());
    node.note = view.say(if enabled { "map.rule.enabled" } else { "map.rule.disabled" });
    node.idle = !enabled;
    node.route = Some(Route::Rule(rule.name().to_string()));
    drawing.edge(bus, rule.arn(), enabled);
    for target in rule.targets() {
        target_way(account, rule.arn(), target.arn(), enabled, view, drawing);
    }
}

/// The way from a rule to a target, with the target's node where it is not one
/// of those drawn anyway.
fn target_way(account: &Account, rule: &str, target: &str, enabled: bool, view: &View, drawing: &mut Drawing) {
    let service = target.split(':').nth(2).unwrap_or("");
    let drawn = match service {
        "sns" => account.services().sns().topic(target).is_some(),
        "sqs" | "lambda" => {
            let (kind, word) = match service {
                "sqs" => (NodeKind::Queue, "map.queue"),
                _ => (NodeKind::Function, "map.function"),
            };
            drawing.node(CONSUMERS, target.to_string(), kind, super::last(target)).note = view.say(word);
            true
        }
        "events" => target.contains(":event-bus/"),
        _ => false,
    };
    if drawn {
        drawing.edge(rule, target, enabled);
    }
}

fn topics(account: &Account, view: &View, drawing: &mut Drawing) {
    for topic in account.services().sns().topics(view.region) {
        let node = drawing.node(4, topic.arn().to_string(), NodeKind::Topic, topic.name());
        node.note = view.say("map.topic");
        node.route = Some(Route::Topic(topic.name().to_string()));
        for subscription in account.services().sns().subscriptions_of(topic.arn()) {
            self::subscription(subscription, topic.arn(), view, drawing);
        }
    }
}

/// A subscription is the way from its topic to its endpoint.
fn subscription(subscription: &Subscription, topic_arn: &str, view: &View, drawing: &mut Drawing) {
    use sim::kernel::Place;
    let endpoint = subscription.endpoint().to_string();
    let (lane, kind, place) = match subscription.protocol() {
        Protocol::Sms => (OUTSIDE, NodeKind::Phone, Place::Phone(endpoint)),
        Protocol::Email | Protocol::EmailJson => (OUTSIDE, NodeKind::Mailbox, Place::Mailbox(endpoint)),
        Protocol::Http | Protocol::Https => (OUTSIDE, NodeKind::Server, Place::Endpoint(endpoint)),
        Protocol::Sqs => (CONSUMERS, NodeKind::Queue, Place::Queue(endpoint)),
        Protocol::Lambda => (CONSUMERS, NodeKind::Function, Place::Function(endpoint)),
        Protocol::Application | Protocol::Firehose => return,
    };
    let key = super::key(&place);
    let pending = subscription.is_pending();
    let node = drawing.node(lane, key.clone(), kind, &short(&place));
    node.note = view.say(if pending { "map.pending" } else { "map.confirmed" });
    node.idle = pending;
    drawing.edge(topic_arn, &key, !pending);
}
