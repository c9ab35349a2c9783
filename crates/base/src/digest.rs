//! Digests that AWS shows: MD5 of messages, SHA-256 of code and bodies.
//!
//! Written here because they are two short functions: the libraries bring
//! traits, block buffers and assembly that the page would have to load. They
//! compare and identify; nothing secret hangs on them.
//!
//! Sources: RFC 1321, FIPS 180-4.

use std::sync::LazyLock;

/// The MD5 digest in 32 lower-case hexadecimal digits.
pub fn md5(content: &[u8]) -> String {
    let mut state: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in padded(content, u64::to_le_bytes).chunks_exact(64) {
        let words: Vec<u32> = block.chunks_exact(4).map(|bytes| u32::from_le_bytes(four(bytes))).collect();
        let [mut a, mut b, mut c, mut d] = state;
        for (round, constant) in MD5_CONSTANTS.iter().enumerate() {
            let (mixed, at) = match round / 16 {
                0 => (b & c | !b & d, round),
                1 => (d & b | !d & c, 5 * round + 1),
                2 => (b ^ c ^ d, 3 * round + 5),
                _ => (c ^ (b | !d), 7 * round),
            };
            let word = words.get(at % 16).copied().unwrap_or(0);
            let turned = a.wrapping_add(mixed).wrapping_add(*constant).wrapping_add(word);
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(turned.rotate_left(md5_turn(round)));
        }
        add(&mut state, &[a, b, c, d]);
    }
    hex(state.iter().flat_map(|word| word.to_le_bytes()))
}

fn md5_turn(round: usize) -> u32 {
    match (round / 16, round % 4) {
        (0, 0) => 7,
        (0, 1) => 12,
        (0, 2) => 17,
        (0, _) => 22,
        (1, 0) => 5,
        (1, 1) => 9,
        (1, 2) => 14,
        (1, _) => 20,
        (2, 0) => 4,
        (2, 1) => 11,
        (2, 2) => 16,
        (2, _) => 23,
        (_, 0) => 6,
        (_, 1) => 10,
        (_, 2) => 15,
        (_, _) => 21,
    }
}

/// The SHA-256 digest.
pub fn sha256(content: &[u8]) -> [u8; 32] {
    let mut state = ROOTS.start;
    for block in padded(content, u64::to_be_bytes).chunks_exact(64) {
        let mut words: Vec<u32> = block.chunks_exact(4).map(|bytes| u32::from_be_bytes(four(bytes))).collect();
        for at in 16..64 {
            let before = |back: usize| words.get(at - back).copied().unwrap_or(0);
            let (old, new) = (before(15), before(2));
            let first = old.rotate_right(7) ^ old.rotate_right(18) ^ (old >> 3);
            let second = new.rotate_right(17) ^ new.rotate_right(19) ^ (new >> 10);
            words.push(before(16).wrapping_add(first).wrapping_add(before(7)).wrapping_add(second));
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for (constant, word) in ROOTS.rounds.iter().zip(words) {
            let turned = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let first = [turned, e & f ^ !e & g, *constant, word].into_iter().fold(h, u32::wrapping_add);
            let turned = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let second = turned.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        add(&mut state, &[a, b, c, d, e, f, g, h]);
    }
    let mut digest = [0; 32];
    for (place, byte) in digest.iter_mut().zip(state.iter().flat_map(|word| word.to_be_bytes())) {
        *place = byte;
    }
    digest
}

/// Bytes in lower-case hexadecimal digits.
pub fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    bytes.into_iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The content, a one bit, zeroes, and the length in bits: whole blocks of 64.
fn padded(content: &[u8], length: fn(u64) -> [u8; 8]) -> Vec<u8> {
    let mut padded = content.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend(length(content.len() as u64 * 8));
    padded
}

fn add(state: &mut [u32], parts: &[u32]) {
    for (sum, part) in state.iter_mut().zip(parts) {
        *sum = sum.wrapping_add(*part);
    }
}

fn four(bytes: &[u8]) -> [u8; 4] {
    bytes.try_into().unwrap_or_default()
}

#[rustfmt::skip]
const MD5_CONSTANTS: [u32; 64] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
    0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
    0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
    0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
    0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
    0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
    0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
];

/// SHA-256's numbers: the first 32 binary places of roots of the first primes.
struct Roots {
    /// Square roots.
    start: [u32; 8],
    /// Cube roots.
    rounds: [u32; 64],
}

static ROOTS: LazyLock<Roots> = LazyLock::new(|| {
    let of_primes = |power| {
        let mut primes = (2..).filter(|number| (2..*number).all(|divisor| number % divisor != 0));
        move || places(primes.next().unwrap_or(2), power)
    };
    let (mut square, mut cube) = (of_primes(2), of_primes(3));
    Roots { start: std::array::from_fn(|_| square()), rounds: std::array::from_fn(|_| cube()) }
});

/// The binary places of a root, found bit by bit.
fn places(number: u128, power: u32) -> u32 {
    let wanted = number << (32 * power);
    let with = |root: u128, bit: u32| {
        let more = root | 1 << bit;
        if more.pow(power) <= wanted { more } else { root }
    };
    (0..36).rev().fold(0, with) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vectors of RFC 1321 and FIPS 180-4, and lengths about a block's end.
    #[test]
    fn known_digests() {
        let digits = "12345678901234567890123456789012345678901234567890123456789012345678901234567890";
        for (content, wanted) in [
            ("", "d41d8cd98f00b204e9800998ecf8427e"),
            ("a", "0cc175b9c0f1b6a831c399e269772661"),
            ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
            (digits, "57edf4a22be3c955ac49da2e2107b67a"),
        ] {
            assert_eq!(md5(content.as_bytes()), wanted, "{content}");
        }
        for (content, wanted) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (digits, "f371bc4a311f2b009eef952dd83ca80e2b60026c8e935592d0f9c308453c813e"),
        ] {
            assert_eq!(hex(sha256(content.as_bytes())), wanted, "{content}");
        }
    }
}
