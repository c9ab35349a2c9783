//! Patterns with `*`, `?` and variables.

use super::Request;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece {
    Char(char),
    /// `*`: any text.
    Any,
    /// `?`: one character.
    One,
}

/// The pieces of a pattern, its variables filled from the request; none where
/// a variable has no value and no default. `${*}`, `${?}` and `${$}` are the
/// characters themselves, and what a variable brings is no pattern.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags".
pub(super) fn pieces(pattern: &str, variables: bool, request: &Request) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        if variables && let Some((name, after)) = rest.strip_prefix("${").and_then(|inner| inner.split_once('}')) {
            match name {
                "*" | "?" | "$" => pieces.extend(name.chars().map(Piece::Char)),
                name => pieces.extend(variable(name, request)?.chars().map(Piece::Char)),
            }
            rest = after;
            continue;
        }
        pieces.push(match c {
            '*' => Piece::Any,
            '?' => Piece::One,
            c => Piece::Char(c),
        });
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    Some(pieces)
}

/// `aws:username` or `aws:username, 'nobody'`. A key with several values has
/// none as a variable.
fn variable<'a>(name: &'a str, request: &'a Request) -> Option<&'a str> {
    let (key, default) = match name.split_once(',') {
        Some((key, default)) => {
            (key.trim(), default.trim().strip_prefix('\'').and_then(|text| text.strip_suffix('\'')))
        }
        None => (name, None),
    };
    match request.values(key) {
        [value] => Some(value),
        _ => default,
    }
}

/// Whether the whole of `text` fits. Time is bounded by the product of the
/// lengths: only the last `*` is ever widened.
pub(super) fn matches(pieces: &[Piece], text: &str, ignore_case: bool) -> bool {
    let text: Vec<char> = text.chars().collect();
    let same = |a: char, b: char| a == b || (ignore_case && a.eq_ignore_ascii_case(&b));
    let (mut piece, mut place) = (0, 0);
    let mut retry = None;
    loop {
        let step = match (pieces.get(piece), text.get(place)) {
            (None, None) => return true,
            (Some(Piece::Any), _) => {
                retry = Some((piece + 1, place));
                piece += 1;
                continue;
            }
            (Some(Piece::One), Some(_)) => true,
            (Some(Piece::Char(wanted)), Some(found)) => same(*wanted, *found),
            _ => false,
        };
        if step {
            piece += 1;
            place += 1;
            continue;
        }
        match retry {
            Some((after, from)) if from < text.len() => {
                retry = Some((after, from + 1));
                piece = after;
                place = from + 1;
            }
            _ => return false,
        }
    }
}

/// The text of pieces whose `*` and `?` mean themselves.
pub(super) fn plain(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Char(c) => *c,
            Piece::Any => '*',
            Piece::One => '?',
        })
        .collect()
}

/// ARNs are compared part by part, so that a `*` stays in its part; the last
/// part may hold colons.
pub(super) fn arn_matches(pieces: &[Piece], text: &str) -> bool {
    let wanted: Vec<&[Piece]> = pieces.splitn(6, |piece| *piece == Piece::Char(':')).collect();
    let found: Vec<&str> = text.splitn(6, ':').collect();
    found.len() == 6 && wanted.len() == 6 && wanted.iter().zip(found).all(|(pieces, part)| matches(pieces, part, false))
}
