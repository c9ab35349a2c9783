//! Ids that are derived from a record's row, and lead back to it: a keyed
//! bijection of 122 bits, written as a version 4 UUID.

use base::Seed;

/// Half of what a version 4 UUID leaves free.
const HALF: u32 = 61;
const MASK: u64 = (1 << HALF) - 1;
const ROUNDS: u64 = 4;

/// The kinds of id that a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordId {
    Event,
    Request,
}

impl RecordId {
    fn key(self, seed: Seed) -> Seed {
        seed.branch(match self {
            RecordId::Event => "event-id",
            RecordId::Request => "request-id",
        })
    }

    /// The id of a row.
    pub fn of(self, seed: Seed, row: u32) -> String {
        let key = self.key(seed);
        let (mut left, mut right) = (0, u64::from(row));
        for round in 0..ROUNDS {
            (left, right) = (right, left ^ scramble(key, round, right));
        }
        written(u128::from(left) << HALF | u128::from(right))
    }

    /// The row of an id; none where no row could have it.
    pub fn row(self, seed: Seed, id: &str) -> Option<u32> {
        let bits = read(id)?;
        let key = self.key(seed);
        let (mut left, mut right) = ((bits >> HALF) as u64 & MASK, bits as u64 & MASK);
        for round in (0..ROUNDS).rev() {
            (left, right) = (right ^ scramble(key, round, left), left);
        }
        if left == 0 { u32::try_from(right).ok() } else { None }
    }
}

fn scramble(key: Seed, round: u64, half: u64) -> u64 {
    Seed(key.0 ^ half).bits("round", round) & MASK
}

/// 122 bits around the version (4) and the variant (binary 10).
fn written(bits: u128) -> String {
    let uuid = (bits >> 74) << 80 | 0x4 << 76 | (bits >> 62 & 0xfff) << 64 | 0b10 << 62 | bits & ((1 << 62) - 1);
    let part = |shift: u32, digits: u32| uuid >> shift & ((1 << (digits * 4)) - 1);
    format!("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", part(96, 8), part(80, 4), part(64, 4), part(48, 4), part(0, 12))
}

fn read(id: &str) -> Option<u128> {
    let uuid = u128::from_str_radix(&id.replace('-', ""), 16).ok()?;
    let bits = (uuid >> 80) << 74 | (uuid >> 64 & 0xfff) << 62 | uuid & ((1 << 62) - 1);
    (written(bits) == id).then_some(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_back_to_its_row() {
        let seed = Seed(7);
        for row in [0, 1, 2, 4_095, 2_600_000, u32::MAX] {
            for kind in [RecordId::Event, RecordId::Request] {
                let id = kind.of(seed, row);
                assert_eq!(kind.row(seed, &id), Some(row), "{id}");
                assert_eq!((id.len(), id.as_bytes()[14]), (36, b'4'));
                assert!(matches!(id.as_bytes()[19], b'8' | b'9' | b'a' | b'b'), "{id}");
            }
        }
        let id = RecordId::Event.of(seed, 7);
        assert_ne!(id, RecordId::Request.of(seed, 7));
        assert_ne!(id, RecordId::Event.of(Seed(8), 7));
        assert_eq!(RecordId::Request.row(seed, &id), None);
        for wrong in ["", "x", &id.to_ascii_uppercase(), &id.replace('-', ""), "00000000-0000-0000-0000-000000000000"] {
            assert_eq!(RecordId::Event.row(seed, wrong), None, "{wrong}");
        }
    }
}
