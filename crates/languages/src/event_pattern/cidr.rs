//! The `cidr` operator: blocks of IPv4 and IPv6 addresses.

use std::net::{Ipv4Addr, Ipv6Addr};

/// A block of addresses, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cidr {
    /// As the user wrote it: `10.0.0.0/24`.
    pub text: String,
    v6: bool,
    low: u128,
    high: u128,
}

impl Cidr {
    /// Reads a block, or gives AWS's reason. `/32` and `/128` are refused:
    /// AWS wants a plain address then.
    ///
    /// Source: EventBridge user guide, "Comparison operators": IP address.
    pub fn parse(text: &str) -> Result<Cidr, String> {
        // A slash at the end counts nothing.
        let mut parts = text.trim_end_matches('/').split('/');
        let (Some(address), Some(bits), None) = (parts.next(), parts.next(), parts.next()) else {
            return Err("Malformed CIDR, one '/' required".into());
        };
        let bits: i32 = bits.parse().map_err(|_| "Malformed CIDR, mask bits must be an integer".to_string())?;
        if bits < 0 {
            return Err("Malformed CIDR, mask bits must not be negative".into());
        }
        let Some((v6, address)) = address_of(address) else {
            let kind = if looks_like_address(address) { "Invalid" } else { "Nonstandard" };
            return Err(format!("{kind} IP address: {address}"));
        };
        let width = if v6 { 128 } else { 32 };
        if bits >= width {
            return Err(format!("{} mask bits must be < {width}", if v6 { "IPv6" } else { "IPv4" }));
        }
        // The bits below the mask; `bits` is less than `width` here.
        let below = u128::MAX >> (128 - (width - bits) as u32);
        Ok(Cidr { text: text.to_string(), v6, low: address & !below, high: address | below })
    }

    /// The block of an IPv6 address alone, which a plain text means in a
    /// pattern: AWS knows the address in each of its spellings.
    ///
    /// Source: aws/event-ruler, its compiler of rules.
    pub(super) fn address(text: &str) -> Option<Cidr> {
        let (v6, address) = address_of(text).filter(|_| text.contains(':'))?;
        Some(Cidr { text: text.to_string(), v6, low: address, high: address })
    }

    pub(super) fn is_address(&self) -> bool {
        self.low == self.high
    }

    /// Whether `text` is an address of the block; of anything else, no.
    pub fn contains(&self, text: &str) -> bool {
        address_of(text).is_some_and(|(v6, address)| v6 == self.v6 && (self.low..=self.high).contains(&address))
    }

    /// Whether it has no more than a few hundred addresses, or is as small a
    /// part of IPv6.
    pub(super) fn is_small(&self) -> bool {
        self.high - self.low < if self.v6 { 1 << 72 } else { 512 }
    }

    /// The ends of the block, and whether it is one of IPv6.
    pub(super) fn ends(&self) -> (bool, u128, u128) {
        (self.v6, self.low, self.high)
    }
}

/// Whether it is IPv6, and the address as a number.
pub(super) fn address_of(text: &str) -> Option<(bool, u128)> {
    // Quick no for the texts that fields mostly hold.
    if !text.as_bytes().first().is_some_and(|byte| byte.is_ascii_hexdigit() || *byte == b':') {
        return None;
    }
    if let Ok(address) = text.parse::<Ipv4Addr>() {
        return Some((false, u128::from(address.to_bits())));
    }
    // AWS knows no dots within IPv6, and takes `::ffff:a00:1` as 10.0.0.1.
    let address = text.parse::<Ipv6Addr>().ok().filter(|_| !text.contains('.'))?;
    Some(match address.to_ipv4_mapped() {
        Some(address) => (false, u128::from(address.to_bits())),
        None => (true, address.to_bits()),
    })
}

/// Whether AWS would try to read it as an address.
fn looks_like_address(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_v4 = parts.len() == 4 && parts.iter().all(digits);
    is_v4 || (text.contains(':') && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':'))
}
