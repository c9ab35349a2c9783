//! The nodes of what takes events and messages beside topics: queues,
//! functions, archives, other buses; and where goes what cannot be delivered.

use super::nodes::{CONSUMERS, Drawing, OUTSIDE};
use super::{NodeKind, key, last};
use crate::{Route, View, Words};
use base::Document;
use sim::Account;
use sim::kernel::{Hop, Place, Reason, Verdict};
use sim::services::events::Target;
use sim::services::sns::Subscription;
use std::rc::Rc;

/// What is configured in the view's region.
pub(super) fn configured(account: &Account, view: &View, drawing: &mut Drawing) {
    queues(account, view, drawing);
    functions(account, view, drawing);
    archives(account, view, drawing);
}

fn queues(account: &Account, view: &View, drawing: &mut Drawing) {
    for queue in account.services().sqs().queues(view.region) {
        let waiting = queue.counts(account.now()).visible;
        let node = drawing.node(CONSUMERS, queue.arn().to_string(), NodeKind::Queue, queue.name());
        node.note = view.fill("map.queue.waiting", &[("n", &waiting.to_string())]);
        node.route = Some(Route::Queue(queue.name().to_string()));
        if let Some(policy) = queue.redrive_policy() {
            spare(queue.arn(), &policy.dead_letter_target_arn, view, drawing);
        }
    }
}

fn functions(account: &Account, view: &View, drawing: &mut Drawing) {
    for function in account.services().lambda().functions(view.region) {
        let node = drawing.node(CONSUMERS, function.arn().to_string(), NodeKind::Function, function.name());
        node.note = view.say("map.function");
        node.route = Some(Route::Function(function.name().to_string()));
        let config = function.event_config();
        if let Some(arn) = config.and_then(|config| config.on_success()) {
            way(function.arn(), arn, true, view, drawing);
        }
        let failures = [config.and_then(|config| config.on_failure()), function.dead_letter_arn()];
        failures.into_iter().flatten().for_each(|arn| spare(function.arn(), arn, view, drawing));
    }
}

fn archives(account: &Account, view: &View, drawing: &mut Drawing) {
    for archive in account.services().events().archives(view.region) {
        let node = drawing.node(3, archive.arn().to_string(), NodeKind::Archive, archive.name());
        node.note = view.say("map.archive");
        node.route = Some(Route::Archive(archive.name().to_string()));
        drawing.edge(archive.event_source_arn(), archive.arn(), true);
    }
}

/// The ways from a rule to a target, and to its dead-letter queue.
pub(super) fn target(account: &Account, rule: &str, target: &Target, open: bool, view: &View, drawing: &mut Drawing) {
    let arn = target.arn();
    let is_gone = arn.contains(":sns:") && account.services().sns().topic(arn).is_none();
    if !is_gone {
        way(rule, arn, open, view, drawing);
    }
    if let Some(queue) = target.dead_letter_arn() {
        spare(rule, queue, view, drawing);
    }
}

/// A subscription is the way from its topic to its endpoint.
pub(super) fn subscription(account: &Account, subscription: &Subscription, view: &View, drawing: &mut Drawing) {
    use sim::services::sns::Protocol;
    let endpoint = subscription.endpoint().to_string();
    let place = match subscription.protocol() {
        Protocol::Sms => Place::Phone(endpoint),
        Protocol::Email | Protocol::EmailJson => Place::Mailbox(endpoint),
        Protocol::Http | Protocol::Https => Place::Endpoint(endpoint),
        Protocol::Sqs => Place::Queue(endpoint),
        Protocol::Lambda => Place::Function(endpoint),
        Protocol::Application | Protocol::Firehose => return,
    };
    let pending = subscription.is_pending();
    if let Some(node) = stand(&place, view, drawing) {
        node.idle = pending;
        if !matches!(place, Place::Queue(_) | Place::Function(_)) {
            node.note = view.say(if pending { "map.pending" } else { "map.confirmed" });
        }
        let filtered = filtered(account, subscription);
        if filtered > 0 {
            node.note = view.fill("map.filtered", &[("n", &filtered.to_string())]);
        }
    }
    drawing.edge(subscription.topic_arn(), &key(&place), !pending);
    let policy = subscription.attribute("RedrivePolicy").and_then(|text| Document::parse(text).ok());
    if let Some(queue) = policy.as_ref().and_then(|policy| policy.at("deadLetterTargetArn").as_text()) {
        spare(subscription.topic_arn(), queue, view, drawing);
    }
}

/// How many messages its filter policy did not let through.
fn filtered(account: &Account, subscription: &Subscription) -> usize {
    let is_filtered = |hop: &&Rc<Hop>| {
        hop.verdict == Verdict::Dropped(Reason::FilterPolicyMismatch)
            && matches!(&hop.place, Place::Subscription(arn) if arn == subscription.arn())
    };
    match subscription.attribute("FilterPolicy") {
        Some(_) => account.kernel().trace.iter().filter(is_filtered).count(),
        None => 0,
    }
}

/// What something has come to, configured here or not.
pub(super) fn reached(account: &Account, view: &View, drawing: &mut Drawing) {
    for hop in account.kernel().trace.iter().filter(|hop| hop.region == view.region) {
        stand(&hop.place, view, drawing);
    }
}

/// The node of a place that is made only when something leads to it.
fn stand<'a>(place: &Place, view: &View, drawing: &'a mut Drawing) -> Option<&'a mut super::Node> {
    let (lane, kind, word) = match place {
        Place::Bus(_) => (2, NodeKind::Bus, "map.bus"),
        Place::Archive(_) => (3, NodeKind::Archive, "map.archive"),
        Place::Queue(_) => (CONSUMERS, NodeKind::Queue, "map.queue"),
        Place::Function(_) => (CONSUMERS, NodeKind::Function, "map.function"),
        Place::Endpoint(_) => (OUTSIDE, NodeKind::Server, "map.server"),
        Place::Mailbox(_) => (OUTSIDE, NodeKind::Mailbox, "map.mailbox"),
        Place::Phone(_) => (OUTSIDE, NodeKind::Phone, "map.phone"),
        _ => return None,
    };
    let node = drawing.node(lane, key(place), kind, &short(place));
    if node.note.is_empty() {
        node.note = view.say(word);
    }
    node.route = super::route(place);
    Some(node)
}

/// What stands on the node of a place.
fn short(place: &Place) -> String {
    match place {
        Place::Endpoint(url) => url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).to_string(),
        Place::Mailbox(name) | Place::Phone(name) => name.clone(),
        Place::Bus(arn) | Place::Archive(arn) | Place::Queue(arn) | Place::Function(arn) => last(arn).to_string(),
        _ => String::new(),
    }
}

/// A way to a resource, whose node is made where it is not drawn anyway.
fn way(from: &str, to: &str, open: bool, view: &View, drawing: &mut Drawing) {
    if led_to(to, view, drawing) {
        drawing.edge(from, to, open);
    }
}

/// The way of what cannot be delivered.
fn spare(from: &str, to: &str, view: &View, drawing: &mut Drawing) {
    if led_to(to, view, drawing) {
        drawing.spare(from, to);
    }
}

fn led_to(arn: &str, view: &View, drawing: &mut Drawing) -> bool {
    let place = match arn.split(':').nth(2).unwrap_or("") {
        "sns" => return true,
        "sqs" => Place::Queue(arn.to_string()),
        "lambda" => Place::Function(arn.to_string()),
        "events" if arn.contains(":event-bus/") => Place::Bus(arn.to_string()),
        // EC2's built-in calls: the instances that they stop show as walked ways.
        _ => return false,
    };
    stand(&place, view, drawing).is_some()
}
