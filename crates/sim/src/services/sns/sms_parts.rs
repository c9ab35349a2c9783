//! In how many parts a text message travels: 160 letters of the GSM alphabet
//! or 70 others; when it takes more, 153 or 67 in each, cut between words.
//!
//! Source: SNS Developer Guide, "Publishing SMS messages to a mobile phone";
//! 3GPP TS 23.038 for the alphabet.

/// One septet each.
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Two septets each.
const GSM_EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// How a text message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Gsm7,
    Ucs2,
}

impl Encoding {
    pub fn of(text: &str) -> Encoding {
        let known = |letter: char| GSM.contains(letter) || GSM_EXTENSION.contains(letter);
        if text.chars().all(known) { Encoding::Gsm7 } else { Encoding::Ucs2 }
    }

    pub fn name(self) -> &'static str {
        match self {
            Encoding::Gsm7 => "GSM-7",
            Encoding::Ucs2 => "UCS-2",
        }
    }

    /// How much fits into a message, and into each part of several.
    fn room(self) -> (usize, usize) {
        match self {
            Encoding::Gsm7 => (160, 153),
            Encoding::Ucs2 => (70, 67),
        }
    }

    fn width(self, letter: char) -> usize {
        match self {
            Encoding::Gsm7 if GSM_EXTENSION.contains(letter) => 2,
            Encoding::Gsm7 => 1,
            Encoding::Ucs2 => letter.len_utf16(),
        }
    }
}

/// How long a text is, in letters of its encoding.
pub fn width(text: &str) -> usize {
    let encoding = Encoding::of(text);
    text.chars().map(|letter| encoding.width(letter)).sum()
}

/// In how many parts it travels.
pub fn parts(text: &str) -> u32 {
    let encoding = Encoding::of(text);
    let (whole, part) = encoding.room();
    if width(text) <= whole {
        return 1;
    }
    let (mut parts, mut rest) = (0, text);
    while !rest.is_empty() {
        rest = rest.get(end_of_part(rest, encoding, part)..).unwrap_or("");
        parts += 1;
    }
    parts
}

/// Where a part ends, in bytes: behind the last blank that fits, or in the
/// middle of a word that is longer than a part.
fn end_of_part(text: &str, encoding: Encoding, room: usize) -> usize {
    let (mut used, mut blank) = (0, 0);
    for (at, letter) in text.char_indices() {
        used += encoding.width(letter);
        if used > room {
            return if blank > 0 { blank } else { at };
        }
        if letter == ' ' || letter == '\n' {
            blank = at + letter.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_by_length_and_alphabet() {
        let whole = r#"{"version":"0","id":"b1f0c5c2-6e8d-4d0a-9a63-2f6d6b7d1c11","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"123456789012","time":"2021-03-05T01:18:07Z","region":"us-east-1","resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-0697bdc417cb5d414"],"detail":{"instance-id":"i-0697bdc417cb5d414","state":"stopping"}}"#;
        let detail = r#"{"instance-id":"i-0697bdc417cb5d414","state":"stopping"}"#;
        let n = |letter: &str, count| letter.repeat(count);
        for (text, encoding, wide, expected) in [
            (String::new(), Encoding::Gsm7, 0, 1),
            (n("a", 160), Encoding::Gsm7, 160, 1),
            (n("a", 161), Encoding::Gsm7, 161, 2),
            (n("a", 306), Encoding::Gsm7, 306, 2),
            (n("a", 307), Encoding::Gsm7, 307, 3),
            (n("{", 80), Encoding::Gsm7, 160, 1),
            (n("{", 81), Encoding::Gsm7, 162, 2),
            (n("€", 80), Encoding::Gsm7, 160, 1),
            // A mark of two septets is not cut in two: 76 fit.
            (n("~", 153), Encoding::Gsm7, 306, 3),
            (n("가", 70), Encoding::Ucs2, 70, 1),
            (n("가", 71), Encoding::Ucs2, 71, 2),
            (n("가", 134), Encoding::Ucs2, 134, 2),
            (n("가", 135), Encoding::Ucs2, 135, 3),
            (n("a", 71) + "”", Encoding::Ucs2, 72, 2),
            (n("😀", 35), Encoding::Ucs2, 70, 1),
            (n("😀", 36), Encoding::Ucs2, 72, 2),
            // Cut between words: the second part would have had room in the first.
            (format!("{} {} {}", n("a", 100), n("b", 100), n("c", 100)), Encoding::Gsm7, 302, 3),
            (whole.to_string(), Encoding::Gsm7, 361, 3),
            (detail.to_string(), Encoding::Gsm7, 58, 1),
        ] {
            assert_eq!((Encoding::of(&text), width(&text), parts(&text)), (encoding, wide, expected), "{text}");
        }
    }
}
