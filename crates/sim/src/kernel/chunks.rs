//! [`Chunks`]: a list that only grows and is cheap to clone: full chunks are
//! shared, only the unfinished last one is copied when a clone adds to it.

use std::rc::Rc;

const SIZE: usize = 128;

/// An append-only list with shared chunks.
#[derive(Clone, Debug, PartialEq)]
pub struct Chunks<T> {
    full: Rc<Vec<Rc<[T]>>>,
    tail: Rc<Vec<T>>,
}

impl<T> Default for Chunks<T> {
    fn default() -> Chunks<T> {
        Chunks { full: Rc::default(), tail: Rc::default() }
    }
}

impl<T: Clone> Chunks<T> {
    pub fn push(&mut self, item: T) {
        let tail = Rc::make_mut(&mut self.tail);
        tail.push(item);
        if tail.len() == SIZE {
            let chunk = std::mem::take(tail);
            Rc::make_mut(&mut self.full).push(chunk.into());
        }
    }

    /// Forgets the oldest items, a chunk of them, while more than `limit` are
    /// kept: how many it were. What is left moves to the front.
    pub fn forget(&mut self, limit: usize) -> usize {
        let before = self.len();
        while self.len() > limit && !self.full.is_empty() {
            Rc::make_mut(&mut self.full).remove(0);
        }
        before - self.len()
    }

    pub fn len(&self) -> usize {
        self.full.len() * SIZE + self.tail.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        match self.full.get(index / SIZE) {
            Some(chunk) => chunk.get(index % SIZE),
            None => self.tail.get(index.checked_sub(self.full.len() * SIZE)?),
        }
    }

    /// Oldest first; `.rev()` gives newest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.full.iter().flat_map(|chunk| chunk.iter()).chain(self.tail.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_goes_its_own_way() {
        let mut first = Chunks::default();
        (0..300).for_each(|n| first.push(n));
        let mut second = first.clone();
        second.push(300);
        assert_eq!((first.len(), second.len()), (300, 301));
        assert_eq!((first.get(299), first.get(300), second.get(300)), (Some(&299), None, Some(&300)));
        assert!(second.iter().copied().eq(0..301));
        assert_eq!(second.iter().next_back(), Some(&300));
    }

    #[test]
    fn the_oldest_are_forgotten_by_the_chunk() {
        let mut items = Chunks::default();
        (0..300).for_each(|n| items.push(n));
        assert_eq!((items.forget(300), items.forget(200)), (0, 128));
        assert_eq!((items.len(), items.get(0), items.get(171)), (172, Some(&128), Some(&299)));
        assert_eq!(items.forget(0), 128);
        assert!(items.iter().copied().eq(256..300));
    }
}
