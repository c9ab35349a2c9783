//! Which of many texts a text begins with.

/// A tree of texts, laid flat: the children of a node lie side by side, and
/// what only one child follows is compared at once.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// Until it is built.
    pending: Vec<Text>,
    nodes: Vec<Node>,
    /// By node, its first byte.
    firsts: Vec<u8>,
    /// The bytes behind the first ones.
    bytes: Vec<u8>,
    items: Vec<u32>,
    /// By first byte the node below the root, or 0.
    roots: Vec<u32>,
}

/// A text with its item.
type Text = (Vec<u8>, u32);

/// A node, the texts below it, and how many bytes they share.
type Open<'t> = (usize, &'t [Text], usize);

/// Ranges of the other vectors.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    bytes: (u32, u32),
    items: (u32, u32),
    children: (u32, u32),
}

impl Trie {
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    pub fn insert(&mut self, text: impl Iterator<Item = u8>, item: u32) {
        self.pending.push((text.collect(), item));
    }

    /// Must be called when all texts are there.
    pub fn build(&mut self) {
        let mut texts = std::mem::take(&mut self.pending);
        if texts.is_empty() {
            return;
        }
        texts.sort_unstable();
        self.nodes.push(Node::default());
        self.firsts.push(0);
        // Nodes whose texts are known but not their children.
        let mut open = vec![(0, texts.as_slice(), 0)];
        while let Some((node, texts, depth)) = open.pop() {
            self.fill(node, texts, depth, &mut open);
        }
        self.roots = vec![0; 256];
        let (from, to) = self.nodes.first().map_or((0, 0), |root| root.children);
        for child in from..to {
            let first = self.firsts.get(child as usize).copied().unwrap_or(0);
            self.roots.get_mut(usize::from(first)).into_iter().for_each(|slot| *slot = child);
        }
    }

    /// The node of sorted texts that have `depth` bytes in common.
    fn fill<'t>(&mut self, node: usize, texts: &'t [Text], depth: usize, open: &mut Vec<Open<'t>>) {
        let (Some((first, _)), Some((last, _))) = (texts.first(), texts.last()) else { return };
        // The root has no bytes of its own.
        let more = if node == 0 { 0 } else { first.iter().zip(last).skip(depth).take_while(|it| it.0 == it.1).count() };
        let end = depth + more;
        let from = self.bytes.len() as u32;
        self.bytes.extend_from_slice(first.get(depth..end).unwrap_or(&[]));
        let bytes = (from, self.bytes.len() as u32);
        let from = self.items.len() as u32;
        let here = texts.iter().take_while(|text| text.0.len() == end);
        self.items.extend(here.map(|text| text.1));
        let items = (from, self.items.len() as u32);
        let rest = texts.get((items.1 - items.0) as usize..).unwrap_or(&[]);
        let from = self.nodes.len() as u32;
        for child in rest.chunk_by(|one, other| one.0.get(end) == other.0.get(end)) {
            open.push((self.nodes.len(), child, end + 1));
            self.nodes.push(Node::default());
            self.firsts.extend(child.first().and_then(|text| text.0.get(end)));
        }
        let children = (from, self.nodes.len() as u32);
        self.nodes.get_mut(node).into_iter().for_each(|slot| *slot = Node { bytes, items, children });
    }

    /// Gives `each` the items of every beginning of `text`.
    #[inline]
    pub fn walk(&self, mut text: impl Iterator<Item = u8>, each: &mut impl FnMut(u32)) {
        let Some(root) = self.nodes.first() else { return };
        self.items_of(root, each);
        let Some(first) = text.next() else { return };
        let mut at = self.roots.get(usize::from(first)).copied().unwrap_or(0);
        while let Some(node) = self.nodes.get(at as usize).filter(|_| at != 0) {
            let bytes = self.bytes.get(node.bytes.0 as usize..node.bytes.1 as usize).unwrap_or(&[]);
            if !bytes.iter().all(|byte| text.next() == Some(*byte)) {
                return;
            }
            self.items_of(node, each);
            let Some(next) = text.next() else { return };
            let firsts = self.firsts.get(node.children.0 as usize..node.children.1 as usize).unwrap_or(&[]);
            let Some(child) = firsts.iter().position(|byte| *byte == next) else { return };
            at = node.children.0 + child as u32;
        }
    }

    /// The same for every end of `text`.
    pub fn walk_inside(&self, text: &[u8], each: &mut impl FnMut(u32)) {
        for at in 0..text.len() {
            let Some(rest) = text.get(at..) else { return };
            if rest.first().is_some_and(|first| self.roots.get(usize::from(*first)).is_some_and(|node| *node != 0)) {
                self.walk(rest.iter().copied(), each);
            }
        }
    }

    #[inline]
    fn items_of(&self, node: &Node, each: &mut impl FnMut(u32)) {
        let items = self.items.get(node.items.0 as usize..node.items.1 as usize);
        items.unwrap_or(&[]).iter().for_each(|item| each(*item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(trie: &Trie, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        trie.walk(text.bytes(), &mut |item| found.push(item));
        found.sort_unstable();
        found
    }

    #[test]
    fn every_beginning_is_given() {
        let texts = ["", "a", "ab", "b", "abc", "abcdef", "abcdxy", "ab", "가나", "가다"];
        let mut trie = Trie::default();
        texts.iter().zip(0..).for_each(|(text, item)| trie.insert(text.bytes(), item));
        trie.build();
        for text in ["", "abd", "abcdefg", "abcdx", "abcdxy", "가나다", "가", "x", "ba"] {
            let wanted: Vec<u32> = texts.iter().zip(0..).filter(|it| text.starts_with(it.0)).map(|it| it.1).collect();
            assert_eq!(found(&trie, text), wanted, "{text}");
        }
    }

    #[test]
    fn every_place_is_looked_at() {
        let mut trie = Trie::default();
        ["bc", "c", "cab"].iter().zip(0..).for_each(|(text, item)| trie.insert(text.bytes(), item));
        trie.build();
        let mut found = Vec::new();
        trie.walk_inside(b"abcab", &mut |item| found.push(item));
        assert_eq!(found, [0, 1, 2]);
        assert!(Trie::default().is_empty());
    }
}
