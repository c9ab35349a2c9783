//! Patterns that are valid and will nevertheless be silent: what people take for
//! a state, and calls that no trail makes events of.
//!
//! Source: EventBridge User Guide, "AWS service events delivered via AWS
//! CloudTrail"; EC2 User Guide, "Instance state changes".

use super::catalog::{STATE_CHANGE, STATES};
use crate::{View, Words};
use base::Document;

/// What makes one doubt that the pattern will ever match, a sentence each.
pub fn doubts(view: &View, pattern: &str) -> Vec<String> {
    let Ok(pattern) = Document::parse(pattern) else { return Vec::new() };
    let mut doubts = states(view, &pattern);
    let types = texts(pattern.get("detail-type"));
    if !types.is_empty() && types.iter().all(|it| it.ends_with(" via CloudTrail")) {
        doubts.push(view.say("events.doubt.trail"));
        let names = texts(pattern.at("detail").get("eventName"));
        let read: Vec<&str> = names.into_iter().filter(|name| is_read_only(name)).collect();
        if !read.is_empty() {
            doubts.push(view.fill("events.doubt.read", &[("name", &read.join(", "))]));
        }
    }
    doubts
}

/// States that no instance has, or that no stop brings.
fn states(view: &View, pattern: &Document) -> Vec<String> {
    let is_ec2 =
        texts(pattern.get("source")).contains(&"aws.ec2") || texts(pattern.get("detail-type")).contains(&STATE_CHANGE);
    let states = texts(pattern.at("detail").get("state"));
    if !is_ec2 || states.is_empty() {
        return Vec::new();
    }
    let unknown: Vec<&str> = states.iter().copied().filter(|state| !STATES.contains(state)).collect();
    if !unknown.is_empty() {
        let (unknown, known) = (unknown.join(", "), STATES.join(", "));
        return vec![view.fill("events.doubt.state", &[("state", &unknown), ("states", &known)])];
    }
    let ends = |state: &&str| ["shutting-down", "terminated"].contains(state);
    if states.iter().all(ends) { vec![view.say("events.doubt.termination")] } else { Vec::new() }
}

/// EventBridge leaves these out unless the rule's state says otherwise.
fn is_read_only(name: &str) -> bool {
    let sent = ["GetFederationToken", "GetSessionToken"];
    ["Describe", "Get", "List"].iter().any(|verb| name.starts_with(verb)) && !sent.contains(&name)
}

/// The texts of a list that a pattern compares as they are.
fn texts(list: Option<&Document>) -> Vec<&str> {
    let items = list.and_then(Document::as_list).unwrap_or_default();
    items.iter().filter_map(Document::as_text).collect()
}
