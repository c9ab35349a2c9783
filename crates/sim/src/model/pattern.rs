//! AWS's own patterns for names, as `api.model` quotes them:
//! `[\.\-_A-Za-z0-9]+`, `(arn:aws[\w-]*:events:…\/)?[/\.\-_A-Za-z0-9]+`.
//!
//! The part of regular expressions that such patterns use: characters and
//! classes, groups, alternatives and repetitions. A text fits as a whole, so
//! nothing is searched for and nothing captured; what is left of an engine is
//! small, and the page need not carry one.

use std::iter::Peekable;
use std::str::Chars;

/// A pattern that was understood.
#[derive(Debug)]
pub(super) struct Pattern(Vec<Sequence>);

type Sequence = Vec<Part>;

#[derive(Debug)]
enum Part {
    /// One character: of these ranges, or of none of them.
    One {
        ranges: Vec<(char, char)>,
        negated: bool,
    },
    /// Any one of the alternatives.
    Group(Vec<Sequence>),
    Repeat {
        part: Box<Part>,
        least: u32,
        most: u32,
    },
}

impl Pattern {
    /// Reads a pattern; none where it has a construct that is not simulated
    /// (look-ahead, back references, `\b` …).
    pub(super) fn parse(pattern: &str) -> Option<Pattern> {
        let mut parser = Parser(pattern.chars().peekable());
        let alternatives = parser.alternatives()?;
        parser.0.peek().is_none().then_some(Pattern(alternatives))
    }

    /// Whether the whole of `text` fits. Takes time in proportion to the text
    /// for a repeated class, however long the text: all ways through it are
    /// followed at once, none is tried again.
    pub(super) fn fits(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        any(&self.0, &text, &[0]).contains(&text.len())
    }
}

/// Where `alternatives` can end that begin at one of `starts`.
fn any(alternatives: &[Sequence], text: &[char], starts: &[usize]) -> Vec<usize> {
    let mut ends = Vec::new();
    for sequence in alternatives {
        ends.extend(sequence.iter().fold(starts.to_vec(), |starts, part| part.ends(text, &starts)));
    }
    if alternatives.len() > 1 {
        ends.sort_unstable();
        ends.dedup();
    }
    ends
}

impl Part {
    fn ends(&self, text: &[char], starts: &[usize]) -> Vec<usize> {
        match self {
            Part::One { ranges, negated } => {
                let is_of = |one: &char| ranges.iter().any(|(first, last)| first <= one && one <= last);
                let fits = |at: &&usize| text.get(**at).is_some_and(|one| is_of(one) != *negated);
                starts.iter().filter(fits).map(|at| at + 1).collect()
            }
            Part::Group(alternatives) => any(alternatives, text, starts),
            Part::Repeat { part, least, most } => repeated(part, *least, *most, text, starts),
        }
    }
}

fn repeated(part: &Part, least: u32, most: u32, text: &[char], starts: &[usize]) -> Vec<usize> {
    let mut reached = if least == 0 { starts.to_vec() } else { Vec::new() };
    let mut seen = vec![false; text.len() + 1];
    let mut now = starts.to_vec();
    for times in 1..=most {
        now = part.ends(text, &now);
        if times >= least {
            // A place reached before with fewer repetitions leads nowhere new.
            now.retain(|at| seen.get_mut(*at).is_some_and(|seen| !std::mem::replace(seen, true)));
            reached.extend(&now);
        }
        if now.is_empty() {
            break;
        }
    }
    reached
}

struct Parser<'a>(Peekable<Chars<'a>>);

impl Parser<'_> {
    fn takes(&mut self, wanted: char) -> bool {
        self.0.next_if_eq(&wanted).is_some()
    }

    fn alternatives(&mut self) -> Option<Vec<Sequence>> {
        let mut alternatives = vec![Vec::new()];
        while let Some(next) = self.0.peek().copied().filter(|next| *next != ')') {
            self.0.next();
            match next {
                '|' => alternatives.push(Vec::new()),
                // The whole text must fit: the anchors at its ends add nothing.
                '^' | '$' => {}
                first => {
                    let part = self.part(first)?;
                    let part = self.repetitions(part)?;
                    alternatives.last_mut()?.push(part);
                }
            }
        }
        Some(alternatives)
    }

    fn part(&mut self, first: char) -> Option<Part> {
        let ranges = match first {
            '(' => {
                if self.takes('?') && !self.takes(':') {
                    return None;
                }
                let alternatives = self.alternatives()?;
                return self.takes(')').then_some(Part::Group(alternatives));
            }
            '[' => return self.class(),
            '.' => return Some(Part::One { ranges: vec![('\n', '\n')], negated: true }),
            '\\' => escaped(self.0.next()?)?,
            '*' | '+' | '?' | '{' => return None,
            plain => vec![(plain, plain)],
        };
        Some(Part::One { ranges, negated: false })
    }

    /// What stands between brackets.
    fn class(&mut self) -> Option<Part> {
        let negated = self.takes('^');
        let mut ranges: Vec<(char, char)> = Vec::new();
        let mut first = true;
        // A hyphen right behind a range is one: `[0-9-_]`.
        let mut ranged = false;
        loop {
            let may_range = !std::mem::take(&mut ranged) && !first;
            match self.0.next()? {
                ']' if !first => return Some(Part::One { ranges, negated }),
                '[' if self.0.peek() == Some(&':') => return None,
                '&' if self.0.peek() == Some(&'&') => return None,
                '\\' => ranges.extend(escaped(self.0.next()?)?),
                '-' if may_range && self.0.peek() != Some(&']') => {
                    let (from, to) = (ranges.pop()?.1, self.0.next()?);
                    let to = if to == '\\' { escaped(self.0.next()?)?.first()?.0 } else { to };
                    ranges.push((from, to));
                    ranged = true;
                }
                plain => ranges.push((plain, plain)),
            }
            first = false;
        }
    }

    fn repetitions(&mut self, mut part: Part) -> Option<Part> {
        while let Some(sign) = self.0.next_if(|next| "?*+{".contains(*next)) {
            let (least, most) = match sign {
                '?' => (0, 1),
                '*' => (0, u32::MAX),
                '+' => (1, u32::MAX),
                _ => self.bounds()?,
            };
            part = Part::Repeat { part: Box::new(part), least, most };
        }
        Some(part)
    }

    /// `12}`, `1,}`, `1,64}`.
    fn bounds(&mut self) -> Option<(u32, u32)> {
        let mut words = String::new();
        while !self.takes('}') {
            words.push(self.0.next()?);
        }
        match words.split_once(',') {
            None => words.parse().ok().map(|times| (times, times)),
            Some((least, "")) => Some((least.parse().ok()?, u32::MAX)),
            Some((least, most)) => Some((least.parse().ok()?, most.parse().ok()?)),
        }
    }
}

/// What stands behind a backslash.
fn escaped(name: char) -> Option<Vec<(char, char)>> {
    Some(match name {
        'w' => vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
        'd' => vec![('0', '9')],
        's' => vec![('\t', '\r'), (' ', ' ')],
        't' => vec![('\t', '\t')],
        'n' => vec![('\n', '\n')],
        'r' => vec![('\r', '\r')],
        letter if letter.is_ascii_alphanumeric() => return None,
        sign => vec![(sign, sign)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fit_as_a_whole() {
        let bus = r"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+";
        let cases = [
            (r"[\.\-_A-Za-z0-9]+", "a.b-C_9", true),
            (r"[\.\-_A-Za-z0-9]+", "", false),
            (r"[\.\-_A-Za-z0-9]+", "two words", false),
            (r"[\.\-_A-Za-z0-9]+", "이름", false),
            (r"^[a-zA-Z0-9_\-/:]*$", "", true),
            (r"^[a-zA-Z0-9_\-/:]*$", "alias/key:1", true),
            (bus, "default", true),
            (bus, "aws.partner/x/1", true),
            (bus, "arn:aws:events:eu-west-1:123456789012:event-bus/default", true),
            (bus, "arn:aws:events:eu-west-1:12345678901:event-bus/default", false),
            (bus, "arn:aws:events:eu-west-1:123456789012:event-bus/", false),
            ("a|bc|", "bc", true),
            ("a|bc|", "", true),
            ("a|bc|", "abc", false),
            ("(?:ab?){2,3}", "aab", true),
            ("(?:ab?){2,3}", "a", false),
            ("(?:ab?){2,3}", "aaaa", false),
            ("x{2,}", "xxxxx", true),
            ("(a*)*b", "aaab", true),
            ("[^-a]c", "bc", true),
            ("[^-a]c", "-c", false),
            ("[]x-]+", "]-x", true),
            ("[a-z0-9-_]+", "f-1_x", true),
            ("[a-z0-9-_]+", "a:b", false),
            (r"[!-\/]", "+", true),
            (r".\s\d", "한 7", true),
            (r".", "\n", false),
        ];
        for (pattern, text, wanted) in cases {
            let parsed = Pattern::parse(pattern).unwrap_or_else(|| panic!("{pattern} is not understood"));
            assert_eq!(parsed.fits(text), wanted, "{pattern} and {text:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for pattern in ["(?!aws)a", r"\bx", "(a", "a)", "[a", "*", r"\p{L}", "[[:alpha:]]", "a{x}", "a++b)"] {
            assert!(Pattern::parse(pattern).is_none(), "{pattern}");
        }
    }

    #[test]
    fn a_long_text_is_no_trouble() {
        let pattern = Pattern::parse("(a|aa|b*)*[a-z]+c").unwrap();
        assert!(!pattern.fits(&"a".repeat(2_000)));
        let pattern = Pattern::parse("[a-z]+").unwrap();
        assert!(pattern.fits(&"a".repeat(200_000)));
    }
}
