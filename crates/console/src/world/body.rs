//! A mail's text in the pieces that a mail client shows: addresses are links.

use super::Piece;
use sim::world::links::links_in;

/// What the confirmation mail's link is called; the address stands below it.
const LINK_TITLE: &str = "Confirm subscription";

/// The lines of a mail, each in its pieces; an empty line has none.
pub fn body(text: &str) -> Vec<Vec<Piece>> {
    let mut lines = Vec::new();
    let mut rest = text.lines().peekable();
    while let Some(line) = rest.next() {
        let title = line == LINK_TITLE;
        match rest.peek().filter(|next| title && next.starts_with("https://")) {
            Some(url) => {
                lines.push(vec![Piece::Link { text: line.to_string(), url: url.to_string() }]);
                rest.next();
            }
            // The topic's name stands out in the mail that asks.
            None if line.starts_with("arn:aws:sns:") => lines.push(vec![Piece::Strong(line.to_string())]),
            None => lines.push(pieces(line)),
        }
    }
    lines
}

fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = line;
    for url in links_in(line) {
        let Some((before, after)) = rest.split_once(url) else { continue };
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_string()));
        }
        pieces.push(Piece::Link { text: url.to_string(), url: url.to_string() });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_string()));
    }
    pieces
}
