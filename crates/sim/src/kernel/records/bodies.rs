//! What was asked and answered, kept small: a body that was just there is
//! shared, and 4,096 of them are deflated together.

use crate::kernel::Chunks;
use std::cell::RefCell;
use std::rc::Rc;

/// Bodies sealed together.
const BLOCK: usize = 4_096;
/// Places for recent bodies, by their hash.
const RECENT: usize = 512;
/// Of miniz_oxide: quick, and still five to ten times smaller.
const LEVEL: u8 = 3;

/// The body of most reads: nothing.
pub(super) const EMPTY: u32 = 0;

/// Bodies by number: 0 is the empty one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bodies {
    sealed: Rc<Vec<Rc<[u8]>>>,
    open: Chunks<Rc<str>>,
    /// Numbers of recent bodies; a body that is found here is shared.
    recent: Rc<[u32]>,
    inflated: Inflated,
}

impl Default for Bodies {
    fn default() -> Bodies {
        Bodies {
            sealed: Rc::default(),
            open: Chunks::default(),
            recent: Rc::new([EMPTY; RECENT]),
            inflated: Inflated::default(),
        }
    }
}

impl Bodies {
    pub fn push(&mut self, body: &str) -> u32 {
        if body.is_empty() {
            return EMPTY;
        }
        let slot = (hash(body) % RECENT as u64) as usize;
        let recent = self.recent.get(slot).copied().unwrap_or(EMPTY);
        if self.still_open(recent) == Some(body) {
            return recent;
        }
        let number = (self.sealed.len() * BLOCK + self.open.len()) as u32 + 1;
        self.open.push(body.into());
        if let Some(place) = Rc::make_mut(&mut self.recent).get_mut(slot) {
            *place = number;
        }
        if self.open.len() == BLOCK {
            self.seal();
        }
        number
    }

    fn still_open(&self, number: u32) -> Option<&str> {
        let at = (number as usize).checked_sub(self.sealed.len() * BLOCK + 1)?;
        self.open.get(at).map(Rc::as_ref)
    }

    fn seal(&mut self) {
        let length: usize = self.open.iter().map(|body| body.len() + 4).sum();
        let mut bytes = Vec::with_capacity(length);
        for body in self.open.iter() {
            bytes.extend_from_slice(&(body.len() as u32).to_le_bytes());
            bytes.extend_from_slice(body.as_bytes());
        }
        let deflated = miniz_oxide::deflate::compress_to_vec(&bytes, LEVEL);
        Rc::make_mut(&mut self.sealed).push(deflated.into());
        self.open = Chunks::default();
    }

    pub fn get(&self, number: u32) -> Rc<str> {
        let Some(at) = (number as usize).checked_sub(1) else { return "".into() };
        let body = match self.sealed.get(at / BLOCK) {
            Some(block) => self.inflated.body(at, block),
            None => self.open.get(at % BLOCK).cloned(),
        };
        base::never!(body.is_none(), "a row points to a body");
        body.unwrap_or_else(|| "".into())
    }

    /// Bytes that the bodies take.
    pub fn bytes(&self) -> usize {
        let sealed: usize = self.sealed.iter().map(|block| block.len()).sum();
        sealed + self.open.iter().map(|body| body.len()).sum::<usize>()
    }
}

/// The block that was read last, as readers ask for neighbours. No part of
/// the account's value.
#[derive(Debug, Default)]
struct Inflated(RefCell<Option<(usize, Vec<Rc<str>>)>>);

impl Clone for Inflated {
    fn clone(&self) -> Inflated {
        Inflated::default()
    }
}

impl PartialEq for Inflated {
    fn eq(&self, _: &Inflated) -> bool {
        true
    }
}

impl Inflated {
    fn body(&self, at: usize, block: &[u8]) -> Option<Rc<str>> {
        let mut inflated = self.0.borrow_mut();
        let (number, bodies) = match &mut *inflated {
            Some((number, bodies)) if *number == at / BLOCK => (*number, bodies),
            other => {
                let (number, bodies) = other.insert((at / BLOCK, inflate(block)));
                (*number, bodies)
            }
        };
        bodies.get(at - number * BLOCK).cloned()
    }
}

fn inflate(block: &[u8]) -> Vec<Rc<str>> {
    let bytes = miniz_oxide::inflate::decompress_to_vec(block).unwrap_or_default();
    let mut rest = bytes.as_slice();
    let mut bodies = Vec::with_capacity(BLOCK);
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let Some((body, after)) = after.split_at_checked(u32::from_le_bytes(*length) as usize) else { break };
        bodies.push(String::from_utf8_lossy(body).into());
        rest = after;
    }
    bodies
}

/// FNV-1a over eight bytes at a time: only chooses a place.
fn hash(text: &str) -> u64 {
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let words = chunks.iter().map(|chunk| u64::from_le_bytes(*chunk)).chain(rest.iter().map(|byte| u64::from(*byte)));
    let mixed = words.fold(0xcbf2_9ce4_8422_2325, |hash: u64, word| {
        (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29)
    });
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_come_back_sealed_or_not() {
        let mut bodies = Bodies::default();
        let text = |number: u32| format!("{{\"instancesSet\":{{\"items\":[{{\"instanceId\":\"i-{number}\"}}]}}}}");
        let numbers: Vec<u32> = (0..10_000).map(|number| bodies.push(&text(number))).collect();
        for (number, body) in numbers.iter().zip(0..) {
            assert_eq!(&*bodies.get(*number), text(body));
        }
        assert_eq!(bodies.sealed.len(), 2);
        assert!(bodies.bytes() < 10_000 * 30, "{}", bodies.bytes());
        assert_eq!(bodies.push(""), EMPTY);
        assert_eq!(&*bodies.get(EMPTY), "");
    }

    #[test]
    fn a_recent_body_is_shared() {
        let mut bodies = Bodies::default();
        let first = bodies.push("a");
        assert_ne!(bodies.push("b"), first);
        assert_eq!(bodies.push("a"), first);
        let mut other = bodies.clone();
        assert_eq!(other.push("b"), bodies.push("b"));
        assert_eq!(bodies, other);
    }
}
