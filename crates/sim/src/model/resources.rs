//! Which resources a call refers to: members that an `api.model` marks with
//! `resource=TYPE`. Event history lists and finds calls by them.
//!
//! Source: CloudTrail User Guide, "Viewing resources referenced with events".

use super::{Kind, Member, Model, Shape, ShapeId};
use base::Document;

impl Model {
    /// Adds a line, type and name apart by a tab, for each resource that the
    /// value of shape `id` names and that is not listed yet.
    pub fn list_resources(&self, id: Option<ShapeId>, value: &Document, lines: &mut String) {
        let Some(id) = id.filter(|id| self.shape(*id).names_resources) else { return };
        match (&self.shape(id).kind, value) {
            (Kind::Structure(members), Document::Map(map)) => {
                for (name, value) in map.iter() {
                    if let Some(member) = members.iter().find(|member| member.name == name) {
                        self.list_member(member, value, lines);
                    }
                }
            }
            (Kind::List(of), Document::List(items)) => {
                items.iter().for_each(|item| self.list_resources(Some(*of), item, lines));
            }
            (Kind::Map(_, of), Document::Map(map)) => {
                map.iter().for_each(|(_, item)| self.list_resources(Some(*of), item, lines));
            }
            _ => {}
        }
    }

    fn list_member(&self, member: &Member, value: &Document, lines: &mut String) {
        match (member.resource, value) {
            (Some(kind), Document::Text(name)) => list(kind, name, lines),
            (Some(kind), Document::List(names)) => {
                names.iter().filter_map(Document::as_text).for_each(|name| list(kind, name, lines));
            }
            _ => self.list_resources(Some(member.shape), value, lines),
        }
    }
}

fn list(kind: &str, name: &str, lines: &mut String) {
    let is_line = |line: &str| line.split_once('\t') == Some((kind, name));
    // A name with a line break or tab in it is nobody's.
    if name.is_empty() || name.contains(['\n', '\t']) || lines.lines().any(is_line) {
        return;
    }
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.push_str(kind);
    lines.push('\t');
    lines.push_str(name);
}

/// Marks every shape in or below which a member names a resource.
pub(super) fn mark(shapes: &mut [Shape]) {
    loop {
        let marked = |id: &ShapeId| shapes.get(id.0 as usize).is_some_and(|shape| shape.names_resources);
        let names = |shape: &Shape| match &shape.kind {
            Kind::Structure(members) => members.iter().any(|member| member.resource.is_some() || marked(&member.shape)),
            Kind::List(of) | Kind::Map(_, of) => marked(of),
            _ => false,
        };
        let now: Vec<bool> = shapes.iter().map(names).collect();
        if shapes.iter().zip(&now).all(|(shape, now)| shape.names_resources == *now) {
            return;
        }
        shapes.iter_mut().zip(now).for_each(|(shape, now)| shape.names_resources = now);
    }
}
