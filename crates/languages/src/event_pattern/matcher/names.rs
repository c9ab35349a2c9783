//! The keys that some rule names, as a tree: what of an event is looked at.

use super::table::{Table, hash};
use std::collections::BTreeMap;

/// A place in the tree; 0 is the event itself.
pub(super) type Node = u32;

#[derive(Debug, Default)]
pub(super) struct Names {
    /// From (node, key) to the node below.
    table: Table,
    nodes: Vec<NodeInfo>,
    /// How many fields there are.
    pub fields: usize,
}

#[derive(Debug, Default)]
struct NodeInfo {
    parent: Node,
    /// The key that leads here.
    key: Box<str>,
    field: Option<u32>,
    has_children: bool,
}

impl Names {
    /// The tree of some paths; field `n` is the nth path.
    pub fn of(paths: &[String]) -> Names {
        let mut nodes = vec![NodeInfo::default()];
        let mut known: BTreeMap<(Node, &str), Node> = BTreeMap::new();
        for (field, path) in paths.iter().enumerate() {
            let mut at = 0;
            for key in path.split('.') {
                if let Some(info) = nodes.get_mut(at as usize) {
                    info.has_children = true;
                }
                let parent = at;
                at = *known.entry((parent, key)).or_insert_with(|| {
                    nodes.push(NodeInfo { parent, key: key.into(), ..NodeInfo::default() });
                    nodes.len() as Node - 1
                });
            }
            if let Some(info) = nodes.get_mut(at as usize) {
                info.field = Some(field as u32);
            }
        }
        let entries: Vec<_> = known.into_iter().map(|((node, key), below)| (seeded(node, key), below)).collect();
        Names { table: Table::of(&entries), nodes, fields: paths.len() }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node below `node` for a key without dots.
    #[inline]
    pub fn child(&self, node: Node, key: &str) -> Option<Node> {
        let is_it = |below| {
            self.nodes.get(below as usize).is_some_and(|info: &NodeInfo| info.parent == node && *info.key == *key)
        };
        self.table.get(seeded(node, key), is_it)
    }

    /// The same for a key with dots, which stands for nested keys.
    pub fn dotted(&self, node: Node, key: &str) -> Option<Node> {
        key.split('.').try_fold(node, |node, key| self.child(node, key))
    }

    pub fn field(&self, node: Node) -> Option<u32> {
        self.nodes.get(node as usize)?.field
    }

    pub fn has_children(&self, node: Node) -> bool {
        self.nodes.get(node as usize).is_some_and(|info| info.has_children)
    }
}

fn seeded(node: Node, key: &str) -> u64 {
    hash(u64::from(node), key.as_bytes())
}
