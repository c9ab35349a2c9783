//! Plans for [`super::nearest_fix`]: what it costs to make a key, and a whole
//! object of the pattern, meet an event.

use super::condition::Scalar;
use super::explain::{elsewhere, joined, nearness, same_written, similar_key};
use super::tree::{Group, Leaf, Member, Node, Wanted};
use super::{Bound, Change, Condition, Edit, Found, explain, locate, matching};
use base::Document;

/// Edits and their price.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub cost: usize,
    pub edits: Vec<Edit>,
    pub what: Vec<Change>,
    /// The member is to go: its object makes the edit.
    removed: bool,
}

// Prices: what a learner most likely meant is cheap, giving up a key is dear.
const RESPELL: usize = 1;
const REWRITE: usize = 6;
const RENAME: usize = 4;
const MOVE: usize = 8;
const ADD: usize = 10;
const REMOVE: usize = 30;
const ALLOW_MISSING: usize = 40;

impl Plan {
    fn of(cost: usize, edit: Edit, change: Change) -> Plan {
        Plan { cost, edits: vec![edit], what: vec![change], removed: false }
    }

    fn join(&mut self, other: Plan) {
        self.cost += other.cost;
        self.edits.extend(other.edits);
        self.what.extend(other.what);
    }
}

pub(super) struct Planner<'a> {
    /// The pattern's text.
    pub text: &'a str,
    /// The event with one object a list: what a key may look at.
    pub chosen: &'a Document,
    /// Where absence is judged: the whole event, or what was chosen of it.
    pub event: &'a Document,
    pub may_remove: bool,
}

impl Planner<'_> {
    /// A plan for the pattern; None where it would leave nothing.
    pub fn whole(&self, root: &Group) -> Option<Plan> {
        Some(self.group(root, "")).filter(|plan| !plan.removed)
    }

    fn group(&self, group: &Group, path: &str) -> Plan {
        let plans: Vec<Plan> = group.members.iter().map(|member| self.member(group, member, path)).collect();
        let mut all = Plan { removed: !plans.is_empty() && plans.iter().all(|plan| plan.removed), ..Plan::default() };
        if !all.removed {
            all.edits.extend(removals(&group.members, &plans));
        }
        plans.into_iter().for_each(|plan| all.join(plan));
        all
    }

    fn member(&self, group: &Group, member: &Member, path: &str) -> Plan {
        match &member.node {
            Node::Leaf(leaf) => self.leaf(group, member, leaf, path),
            Node::Group(inner) => self.group(inner, &joined(path, &member.key)),
            Node::Or(groups) => {
                let branches = groups.iter().map(|branch| self.group(branch, path));
                // A branch without keys is not allowed: the whole `$or` goes.
                branches.min_by_key(|plan| plan.cost).unwrap_or_default()
            }
        }
    }

    fn leaf(&self, group: &Group, member: &Member, leaf: &Leaf, path: &str) -> Plan {
        let met = locate::scalars(self.chosen, &leaf.path, &mut |value, _| matching::meets(leaf, value));
        if met || (leaf.wants_absence() && !locate::exists(self.event, &leaf.path)) {
            return Plan::default();
        }
        let mut plans = match explain::found(self.chosen, &leaf.path) {
            Found::Values(values) => values.iter().flat_map(|value| self.value(leaf, value)).collect(),
            _ => self.missing(group, member, leaf, path),
        };
        if self.may_remove {
            let what = vec![Change::RemoveKey { path: leaf.path.clone() }];
            plans.push(Plan { cost: REMOVE, edits: Vec::new(), what, removed: true });
        }
        plans.into_iter().min_by_key(|plan| plan.cost).unwrap_or_default()
    }

    /// Ways to make the list take a value.
    fn value(&self, leaf: &Leaf, value: &Document) -> Vec<Plan> {
        let mut plans: Vec<Plan> = leaf.wanted.iter().filter_map(|wanted| rewritten(leaf, wanted, value)).collect();
        let change = Change::AddValue { path: leaf.path.clone(), value: value.clone() };
        plans.push(Plan::of(ADD, self.appended(leaf, value), change));
        plans
    }

    /// Ways to make the key do without a value that is not there.
    fn missing(&self, group: &Group, member: &Member, leaf: &Leaf, path: &str) -> Vec<Plan> {
        let mut plans = Vec::new();
        let meets = |path: &str| locate::scalars(self.chosen, path, &mut |value, _| matching::meets(leaf, value));
        let free = |key: &str| !group.members.iter().any(|member| member.key == key);
        if let Some(key) = similar_key(self.chosen, path, &leaf.path)
            && free(&key)
            && meets(&joined(path, &key))
        {
            let edit = Edit { span: member.key_span.clone(), text: Document::from(&key).to_json() };
            let cost = RENAME + nearness(&member.key, &key).unwrap_or(0);
            plans.push(Plan::of(cost, edit, Change::RenameKey { path: leaf.path.clone(), to: key }));
        }
        let apart = elsewhere(self.chosen, &leaf.path).into_iter().find(|to| meets(to));
        if let Some(to) = apart
            && let Some(between) = between(path, &to)
            && free(between.split('.').next().unwrap_or(""))
        {
            let edit = Edit { span: member.span.clone(), text: self.nested(member, between) };
            plans.push(Plan::of(MOVE, edit, Change::MoveKey { path: leaf.path.clone(), to }));
        }
        let absent = Condition::Exists(false).to_document();
        let change = Change::AllowMissing { path: leaf.path.clone() };
        if !locate::exists(self.event, &leaf.path) {
            plans.push(Plan::of(ALLOW_MISSING, self.appended(leaf, &absent), change));
        }
        // With all elements of the lists in view there may be a value.
        if let Found::Values(values) = explain::found(self.event, &leaf.path) {
            plans.extend(values.iter().map(|value| {
                let change = Change::AddValue { path: leaf.path.clone(), value: value.clone() };
                Plan::of(ALLOW_MISSING, self.appended(leaf, value), change)
            }));
        }
        plans
    }

    fn appended(&self, leaf: &Leaf, value: &Document) -> Edit {
        let at = leaf.wanted.last().map_or(leaf.span.start + 1, |wanted| wanted.span.end);
        Edit { span: at..at, text: format!(",{}{}", self.gap(), value.to_json()) }
    }

    /// The blank behind commas and colons, where the pattern has it.
    fn gap(&self) -> &'static str {
        if self.text.contains(": ") { " " } else { "" }
    }

    /// The member's text inside the objects that `between` names.
    fn nested(&self, member: &Member, between: &str) -> String {
        let text = self.text.get(member.span.clone()).unwrap_or("");
        let open: String =
            between.split('.').map(|key| format!("{}:{}{{", Document::from(key).to_json(), self.gap())).collect();
        format!("{open}{text}{}", "}".repeat(between.split('.').count()))
    }
}

/// The keys between an object at `path` and the last key of `to`.
fn between<'a>(path: &str, to: &'a str) -> Option<&'a str> {
    let below = if path.is_empty() { to } else { to.strip_prefix(path)?.strip_prefix('.')? };
    below.rsplit_once('.').map(|(between, _)| between)
}

/// A small change to one element that makes it take the value.
fn rewritten(leaf: &Leaf, wanted: &Wanted, value: &Document) -> Option<Plan> {
    let (cost, new) = match &wanted.condition {
        Condition::Equals(old) if same_written(old, value) => (RESPELL, Condition::Equals(value.clone())),
        Condition::Equals(Document::Text(old)) => {
            let new = value.as_text()?;
            (RESPELL + nearness(old, new)?, Condition::Equals(new.into()))
        }
        Condition::Exists(false) => (REWRITE, Condition::Exists(true)),
        Condition::Numeric(range) => {
            let Document::Number(number) = value else { return None };
            let bound = Some(Bound { value: number.as_f64(), included: true });
            let mut range = range.clone();
            if range.low == range.high {
                return None;
            }
            match range.low.as_ref().is_some_and(|low| number.as_f64() <= low.value) {
                true => range.low = bound,
                false => range.high = bound,
            }
            (REWRITE, Condition::Numeric(range))
        }
        Condition::AnythingBut(unwanted) => {
            let value = Scalar::of(value)?;
            let kept: Vec<Condition> = unwanted.iter().filter(|one| !one.test(value)).cloned().collect();
            (REWRITE, if kept.is_empty() { Condition::Exists(true) } else { Condition::AnythingBut(kept) })
        }
        _ => return None,
    };
    let (from, to) = (wanted.condition.to_document(), new.to_document());
    let edit = Edit { span: wanted.span.clone(), text: to.to_json() };
    Some(Plan::of(cost, edit, Change::ReplaceValue { path: leaf.path.clone(), from, to }))
}

/// Cuts the members that go, each run with one comma.
fn removals(members: &[Member], plans: &[Plan]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut kept_end = None;
    let mut run: Option<(usize, usize)> = None;
    for (member, plan) in members.iter().zip(plans) {
        if plan.removed {
            run = Some((run.map_or(member.span.start, |run| run.0), member.span.end));
            continue;
        }
        if let Some((start, end)) = run.take() {
            let span = kept_end.map_or(start..member.span.start, |kept| kept..end);
            edits.push(Edit { span, text: String::new() });
        }
        kept_end = Some(member.span.end);
    }
    if let (Some((_, end)), Some(kept)) = (run, kept_end) {
        edits.push(Edit { span: kept..end, text: String::new() });
    }
    edits
}
