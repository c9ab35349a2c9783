//! What people answer to text messages.
//!
//! Source: SNS Developer Guide, "Opting out of receiving SMS messages".

use crate::kernel::{Cx, Place, Reason, Verdict};
use crate::world::Reply;

/// Any of these, alone in a message and in letters of any case.
pub const STOP_WORDS: [&str; 10] =
    ["ARRET", "CANCEL", "END", "OPT-OUT", "OPTOUT", "QUIT", "REMOVE", "STOP", "TD", "UNSUBSCRIBE"];

/// Whoever answers that they want no more gets no more from this region.
/// Nobody reads anything else.
pub(crate) fn on_reply(cx: &mut Cx, reply: &Reply) {
    let word = reply.text.trim();
    if !STOP_WORDS.iter().any(|stop| stop.eq_ignore_ascii_case(word)) {
        return;
    }
    let (now, region) = (cx.now(), cx.region());
    cx.hop(Place::Phone(reply.phone.clone()), word, Verdict::Dropped(Reason::OptedOut));
    cx.services.sns_mut().texting_mut(region).opted_out.entry(reply.phone.clone()).or_insert(now);
}
