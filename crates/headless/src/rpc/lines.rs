//! Lines of bytes, read in big blocks, none longer than a limit.

use std::io::{self, BufRead, BufReader, Read};

/// Longer lines are read past, not kept.
const LIMIT: usize = 16 << 20;

pub(super) enum Line {
    /// Without its end.
    Text(Vec<u8>),
    TooLong,
}

pub(super) struct Lines<R> {
    reader: BufReader<R>,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Lines<R> {
        Lines { reader: BufReader::with_capacity(1 << 16, input) }
    }

    /// Whether the next line can be read without waiting for the other side.
    pub(super) fn has_whole_line(&self) -> bool {
        self.reader.buffer().contains(&b'\n')
    }

    /// The next line; a last one without an end counts too.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut too_long = false;
        loop {
            let block = match self.reader.fill_buf() {
                Ok(block) => block,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let ended_at = block.iter().position(|byte| *byte == b'\n');
            let part = block.get(..ended_at.unwrap_or(block.len())).unwrap_or(block);
            too_long |= line.len() + part.len() > LIMIT;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let at_end = block.is_empty();
            let used = part.len() + usize::from(ended_at.is_some());
            self.reader.consume(used);
            if ended_at.is_some() || (at_end && (too_long || !line.is_empty())) {
                return Ok(Some(if too_long { Line::TooLong } else { Line::Text(line) }));
            }
            if at_end {
                return Ok(None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_limits_and_what_is_at_hand() {
        let mut input = b"one\n\ntwo\r\n".to_vec();
        input.extend(vec![b'x'; LIMIT + 1]);
        input.extend(b"\nlast");
        let mut lines = Lines::new(input.as_slice());
        let mut seen = Vec::new();
        assert!(!lines.has_whole_line());
        while let Some(line) = lines.next().unwrap() {
            seen.push(match line {
                Line::Text(bytes) => String::from_utf8(bytes).unwrap(),
                Line::TooLong => "too long".to_string(),
            });
            assert_eq!(lines.has_whole_line(), seen.len() < 3, "after {seen:?}");
        }
        assert_eq!(seen, ["one", "", "two\r", "too long", "last"]);
    }
}
