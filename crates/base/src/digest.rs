//! Digests that AWS shows: MD5 of messages, SHA-256 of code and bodies.
//!
//! Written here because they are two short functions: the libraries bring
//! traits, block buffers and assembly that the page would have to load. They
//! compare and identify; nothing secret hangs on them.
//!
//! Sources: RFC 1321, FIPS 180-4.

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
        for (sum, part) in state.iter_mut().zip([a, b, c, d]) {
            *sum = sum.wrapping_add(part);
        }
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
    let mut state = SHA_START;
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
        for (constant, word) in SHA_CONSTANTS.iter().zip(words) {
            let turned = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let first = [turned, e & f ^ !e & g, *constant, word].into_iter().fold(h, u32::wrapping_add);
            let turned = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let second = turned.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        for (sum, part) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *sum = sum.wrapping_add(part);
        }
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

#[rustfmt::skip]
const SHA_START: [u32; 8] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
];

#[rustfmt::skip]
const SHA_CONSTANTS: [u32; 64] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
];

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
