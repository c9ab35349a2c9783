//! The scenario link: lab, seed and log, deflated, in the address bar's
//! alphabet. The same bytes are what the page keeps in storage.

use crate::codec::{Context, decode_action, encode_action};
use crate::{Action, Session};
use base::{Document, Seed, Time};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A released form opens for ever: new forms take the next number.
const VERSION: u8 = 1;

/// A link unpacks to no more than this, so that no link can fill the memory.
const MOST_BYTES: usize = 8 << 20;

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The scenario's id.
    pub scenario: String,
    pub seed: Seed,
    /// When the scenario begins.
    pub now: Time,
    pub log: Vec<Action>,
}

/// Why a link does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Not the alphabet, cut off, or changed on the way.
    Damaged,
    /// Made by a newer Trailwatch.
    Newer,
    /// Unpacks to more than the page takes.
    TooLong,
}

/// The link's text for this session: letters, digits, `-` and `_`.
pub fn to_link(session: &Session) -> String {
    let scenario = session.scenario();
    let mut context = Context::new(scenario.now);
    let log: Document = session.log().iter().map(|action| encode_action(action, &mut context)).collect();
    let text = Document::List(vec![
        (&scenario.id).into(),
        format!("{:x}", scenario.seed.0).into(),
        scenario.now.0.into(),
        log,
    ])
    .to_json();
    let mut bytes = vec![VERSION];
    bytes.extend(text.bytes().fold(0xffff_u16, check).to_be_bytes());
    bytes.extend(miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9));
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads a link's text.
pub fn from_link(link: &str) -> Result<Saved, LinkError> {
    let bytes = URL_SAFE_NO_PAD.decode(link.trim()).map_err(|_| LinkError::Damaged)?;
    let (sum, packed) = match bytes.as_slice() {
        [VERSION, high, low, packed @ ..] => (u16::from_be_bytes([*high, *low]), packed),
        [version, ..] if *version > VERSION && *version < 32 => return Err(LinkError::Newer),
        _ => return Err(LinkError::Damaged),
    };
    let text = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MOST_BYTES).map_err(|error| {
        let full = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
        if full { LinkError::TooLong } else { LinkError::Damaged }
    })?;
    if text.iter().copied().fold(0xffff, check) != sum {
        return Err(LinkError::Damaged);
    }
    let text = String::from_utf8(text).map_err(|_| LinkError::Damaged)?;
    let document = Document::parse(&text).map_err(|_| LinkError::Damaged)?;
    read(&document).ok_or(LinkError::Damaged)
}

fn read(document: &Document) -> Option<Saved> {
    let [scenario, seed, now, log] = document.as_list()? else { return None };
    let now = Time(now.as_i64()?);
    let mut context = Context::new(now);
    let log: Option<Vec<Action>> = log.as_list()?.iter().map(|action| decode_action(action, &mut context)).collect();
    Some(Saved {
        scenario: scenario.as_text()?.to_string(),
        seed: Seed(u64::from_str_radix(seed.as_text()?, 16).ok()?),
        now,
        log: log?,
    })
}

/// CRC-16/CCITT: a link that lost a letter is told from one that is whole.
fn check(sum: u16, byte: u8) -> u16 {
    (0..8).fold(sum ^ (u16::from(byte) << 8), |sum, _| if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 })
}
