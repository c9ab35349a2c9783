//! The `wildcard` operator: `*` stands for any characters, also none; `\*`
//! and `\\` are the characters themselves.

/// A wildcard pattern in its literal pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wildcard {
    /// As the user wrote it.
    pub text: String,
    /// The text between the stars, unescaped: one piece more than stars.
    pieces: Vec<String>,
}

impl Wildcard {
    /// Reads a wildcard, or gives AWS's reason. Positions count bytes from 1.
    ///
    /// Source: EventBridge user guide, "Comparison operators": wildcard.
    pub fn parse(text: &str) -> Result<Wildcard, String> {
        let mut pieces = vec![String::new()];
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|next| next.1);
            match character {
                '*' if next == Some('*') => return Err(format!("Consecutive wildcard characters at pos {}", at + 1)),
                '*' => pieces.push(String::new()),
                '\\' if !matches!(next, Some('*' | '\\')) => {
                    return Err(format!("Invalid escape character at pos {}", at + 1));
                }
                _ => {
                    let literal = if character == '\\' { characters.next().map_or('\\', |it| it.1) } else { character };
                    pieces.last_mut().into_iter().for_each(|piece| piece.push(literal));
                }
            }
        }
        Ok(Wildcard { text: text.to_string(), pieces })
    }

    /// Its letters; none for a star.
    pub(super) fn steps(&self) -> impl Iterator<Item = Option<char>> {
        let star = |index: usize| (index > 0).then_some(None);
        self.pieces
            .iter()
            .enumerate()
            .flat_map(move |(index, piece)| star(index).into_iter().chain(piece.chars().map(Some)))
    }

    pub fn matches(&self, text: &str) -> bool {
        let Some((first, rest)) = self.pieces.split_first() else { return text.is_empty() };
        let Some((last, middle)) = rest.split_last() else { return text == first };
        let inner = text.as_bytes().strip_prefix(first.as_bytes()).and_then(|left| left.strip_suffix(last.as_bytes()));
        let Some(mut left) = inner else { return false };
        for piece in middle {
            match behind(left, piece.as_bytes()) {
                Some(rest) => left = rest,
                None => return false,
            }
        }
        true
    }

    /// Whether one piece that is there, where it stands, is all it wants.
    pub(super) fn is_one_piece(&self) -> bool {
        self.pieces.len() > 1 && self.pieces.iter().filter(|piece| !piece.is_empty()).count() == 1
    }

    /// What every text that fits begins with.
    pub(super) fn head(&self) -> &str {
        self.pieces.first().map_or("", String::as_str)
    }

    /// What every text that fits has between its head and tail, in this order.
    pub(super) fn inner(&self) -> &[String] {
        self.pieces.get(1..self.pieces.len().saturating_sub(1)).unwrap_or(&[])
    }

    /// What every text that fits ends with.
    pub(super) fn tail(&self) -> &str {
        self.pieces.last().map_or("", String::as_str)
    }
}

/// What follows the first `piece`. Texts are short here, and the standard
/// search takes longer to get ready than this takes to end.
fn behind<'a>(text: &'a [u8], piece: &[u8]) -> Option<&'a [u8]> {
    let Some((&first, rest)) = piece.split_first() else { return Some(text) };
    let mut left = text;
    loop {
        let at = left.iter().position(|&byte| byte == first)?;
        left = left.get(at + 1..)?;
        // Mostly the next byte differs already: no call is worth it.
        if left.len() >= rest.len() && left.iter().zip(rest).all(|(byte, wanted)| byte == wanted) {
            return left.get(rest.len()..);
        }
    }
}
