//! The nodes and ways that the account's configuration makes.

use super::{Edge, EdgeKind, Lane, Node, NodeKind, consumers};
use crate::{Route, View, Words};
use sim::Account;
use sim::services::ec2::InstanceState;
use sim::services::events::Rule;
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
pub(super) const CONSUMERS: usize = 5;
pub(super) const OUTSIDE: usize = 6;

/// Nodes by lane and key, and ways.
pub(super) struct Drawing {
    pub(super) nodes: BTreeMap<(usize, String), Node>,
    pub(super) edges: Vec<Edge>,
}

impl Drawing {
    pub(super) fn node(&mut self, lane: usize, key: String, kind: NodeKind, name: &str) -> &mut Node {
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

    pub(super) fn edge(&mut self, from: &str, to: &str, open: bool) {
        self.add(from, to, if open { EdgeKind::Open } else { EdgeKind::Closed });
    }

    /// A way for what cannot be delivered.
    pub(super) fn spare(&mut self, from: &str, to: &str) {
        self.add(from, to, EdgeKind::Spare);
    }

    fn add(&mut self, from: &str, to: &str, kind: EdgeKind) {
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
        let node = drawing.node(2, bus.arn().to_string(), NodeKind::Bus, bus.name());
        node.note = view.say("map.bus");
        node.route = Some(Route::Bus(bus.name().to_string()));
    }
    actors(account, view, &mut drawing);
    instances(account, view, &bus, &mut drawing);
    rules(account, view, &mut drawing);
    topics(account, view, &mut drawing);
    consumers::configured(account, view, &mut drawing);
    consumers::reached(account, view, &mut drawing);
    drawing
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
        // Those that EventBridge made itself stand for their archives.
        let rules = events.rules_of(view.region, bus.name()).filter(|rule| rule.managed_by().is_none());
        rules.for_each(|rule| self::rule(account, rule, bus.arn(), view, drawing));
    }
}

fn rule(account: &Account, rule: &Rule, bus: &str, view: &View, drawing: &mut Drawing) {
    let enabled = rule.state().is_enabled();
    let node = drawing.node(3, rule.arn().to_string(), NodeKind::Rule, rule.name());
    node.note = view.say(if enabled { "map.rule.enabled" } else { "map.rule.disabled" });
    node.idle = !enabled;
    node.route = Some(Route::Rule(crate::events::rule_path(rule.arn()).to_string()));
    drawing.edge(bus, rule.arn(), enabled);
    for target in rule.targets() {
        consumers::target(account, rule.arn(), target, enabled, view, drawing);
    }
}

fn topics(account: &Account, view: &View, drawing: &mut Drawing) {
    for topic in account.services().sns().topics(view.region) {
        let node = drawing.node(4, topic.arn().to_string(), NodeKind::Topic, topic.name());
        node.note = view.say("map.topic");
        node.route = Some(Route::Topic(topic.name().to_string()));
        for subscription in account.services().sns().subscriptions_of(topic.arn()) {
            consumers::subscription(account, subscription, view, drawing);
        }
    }
}
