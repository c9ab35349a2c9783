//! Seeded ids: the same (seed, kind, ordinal) gives the same id on every
//! machine, native or wasm, and one more call of another kind reshuffles none.

/// The seed of an account, or of a branch of it made by [`Seed::branch`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seed(pub u64);

impl Seed {
    /// A seed of its own for everything under `name`.
    pub fn branch(self, name: &str) -> Seed {
        Seed(mix(self.0 ^ fnv(name)))
    }

    /// The 64 bits of item `ordinal` of `kind`.
    pub fn bits(self, kind: &str, ordinal: u64) -> u64 {
        let stream = mix(self.0 ^ fnv(kind));
        mix(stream.wrapping_add(ordinal.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A number in `low..=high`, spread evenly enough for delays and picks.
    pub fn between(self, kind: &str, ordinal: u64, low: u64, high: u64) -> u64 {
        let span = high.saturating_sub(low).saturating_add(1);
        low + if span == 0 { self.bits(kind, ordinal) } else { self.bits(kind, ordinal) % span }
    }

    /// `length` lower-case hexadecimal digits, as in `i-0123456789abcdef0`.
    pub fn hex(self, kind: &str, ordinal: u64, length: usize) -> String {
        self.digits(kind, ordinal, length, b"0123456789abcdef")
    }

    /// `length` characters of `A-Z2-7`-like ids, as in `AIDA…` and `ASIA…`.
    pub fn base32(self, kind: &str, ordinal: u64, length: usize) -> String {
        self.digits(kind, ordinal, length, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    }

    /// A version 4 UUID, lower case with hyphens.
    pub fn uuid(self, kind: &str, ordinal: u64) -> String {
        let stream = self.branch(kind);
        let high = stream.bits("uuid-high", ordinal) & 0xffff_ffff_ffff_0fff | 0x4000;
        let low = stream.bits("uuid-low", ordinal) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000;
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xffff,
            low >> 48,
            low & 0xffff_ffff_ffff
        )
    }

    fn digits(self, kind: &str, ordinal: u64, length: usize, alphabet: &[u8]) -> String {
        let stream = self.branch(kind);
        let size = alphabet.len().max(1) as u64;
        let mut bits = 0;
        (0..length as u64)
            .map(|index| {
                if index % 12 == 0 {
                    bits = stream.bits("digits", ordinal.wrapping_mul(64).wrapping_add(index / 12));
                }
                let digit = alphabet.get((bits % size) as usize).copied().unwrap_or(b'0');
                bits /= size;
                digit as char
            })
            .collect()
    }
}

/// FNV-1a, 64 bits: a name's place among the streams.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The finaliser of SplitMix64: every input bit reaches every output bit.
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_depend_on_seed_kind_and_ordinal_alone() {
        let seed = Seed(7);
        assert_eq!(seed.hex("instance", 1, 17), seed.hex("instance", 1, 17));
        assert_ne!(seed.hex("instance", 1, 17), seed.hex("instance", 2, 17));
        assert_ne!(seed.hex("instance", 1, 17), seed.hex("volume", 1, 17));
        assert_ne!(seed.hex("instance", 1, 17), Seed(8).hex("instance", 1, 17));
        let uuid = seed.uuid("event", 3);
        assert_eq!(uuid.len(), 36);
        assert_eq!(uuid.as_bytes()[14], b'4');
        assert!((1..=3).all(|n| (10..=20).contains(&seed.between("delay", n, 10, 20))));
    }
}
