//! [`Condition`]: one of the values a key lists, and whether a value of an
//! event meets it.

use super::{Cidr, Wildcard};
use base::{Document, Number};

/// One element of a key's list.
///
/// Source: EventBridge user guide, "Comparison operators for use in event
/// patterns".
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A literal: text, number, true, false or null.
    Equals(Document),
    Prefix(Text),
    Suffix(Text),
    EqualsIgnoreCase(Text),
    Wildcard(Wildcard),
    Numeric(NumericRange),
    Cidr(Cidr),
    /// The field is there (a leaf), or is not.
    Exists(bool),
    /// None of these, which are all of one operator.
    AnythingBut(Vec<Condition>),
}

/// A text to compare with, perhaps whatever its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// As the user wrote it.
    pub text: String,
    pub ignore_case: bool,
    /// What is compared: `text`, [`folded`] where case does not count.
    pub(super) key: String,
    /// Where it has odd letters: each letter, and the two forms of those.
    letters: Option<Vec<Letter>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Letter {
    Plain(char),
    Odd(&'static str, &'static str),
}

impl Text {
    pub(super) fn exact(text: &str) -> Text {
        Text { text: text.to_string(), ignore_case: false, key: text.to_string(), letters: None }
    }

    pub(super) fn any_case(text: &str) -> Text {
        let letter = |letter| odd(letter).map_or(Letter::Plain(lower(letter)), |it| Letter::Odd(it.0, it.1));
        let letters = text.chars().any(|letter| odd(letter).is_some()).then(|| text.chars().map(letter).collect());
        Text { text: text.to_string(), ignore_case: true, key: folded(text), letters }
    }

    /// Whether comparing keys is not enough.
    pub(super) fn is_odd(&self) -> bool {
        self.letters.is_some()
    }

    fn equals(&self, text: &str) -> bool {
        self.compare(text, |text, key| text == key, |text, letters| behind(text, letters) == Some(""))
    }

    fn begins(&self, text: &str) -> bool {
        self.compare(text, |text, key| text.starts_with(key), |text, letters| behind(text, letters).is_some())
    }

    fn ends(&self, text: &str) -> bool {
        self.compare(
            text,
            |text, key| text.ends_with(key),
            |text, letters| {
                text.char_indices().any(|(at, _)| behind(text.get(at..).unwrap_or(""), letters) == Some(""))
            },
        )
    }

    /// Asks `test` with the text in the case of this one, and this one.
    fn compare(&self, text: &str, test: fn(&str, &str) -> bool, odd: fn(&str, &[Letter]) -> bool) -> bool {
        match &self.letters {
            Some(letters) => odd(text, letters),
            None if self.ignore_case => test(&folded(text), &self.key),
            None => test(text, &self.key),
        }
    }
}

/// What follows the letters, if `text` begins with them: each is its lower or
/// its upper case.
///
/// Source: aws/event-ruler, its parser of equals-ignore-case.
fn behind<'t>(text: &'t str, letters: &[Letter]) -> Option<&'t str> {
    letters.iter().try_fold(text, |text, letter| match letter {
        Letter::Plain(wanted) => {
            let mut rest = text.chars();
            rest.next().filter(|found| lower(*found) == *wanted).map(|_| rest.as_str())
        }
        Letter::Odd(lower, upper) => text.strip_prefix(lower).or_else(|| text.strip_prefix(upper)),
    })
}

/// Letters whose cases do not lead to each other, in lower and in upper case:
/// those that texts have. A table of all would weigh more than they matter.
const ODD: [(char, &str, &str); 24] = [
    ('µ', "µ", "Μ"),
    ('ß', "ß", "SS"),
    ('ẞ', "ß", "ẞ"),
    ('İ', "i\u{307}", "İ"),
    ('ı', "ı", "I"),
    ('ŉ', "ŉ", "ʼN"),
    ('ſ', "ſ", "S"),
    ('ǅ', "ǆ", "Ǆ"),
    ('ǈ', "ǉ", "Ǉ"),
    ('ǋ', "ǌ", "Ǌ"),
    ('ǲ', "ǳ", "Ǳ"),
    ('ǰ', "ǰ", "J\u{30c}"),
    ('ς', "ς", "Σ"),
    ('ϐ', "ϐ", "Β"),
    ('ϑ', "ϑ", "Θ"),
    ('ϕ', "ϕ", "Φ"),
    ('ϴ', "θ", "ϴ"),
    ('և', "և", "ԵՒ"),
    ('\u{2126}', "ω", "\u{2126}"),
    ('\u{212a}', "k", "\u{212a}"),
    ('\u{212b}', "å", "\u{212b}"),
    ('ﬀ', "ﬀ", "FF"),
    ('ﬁ', "ﬁ", "FI"),
    ('ﬂ', "ﬂ", "FL"),
];

fn odd(letter: char) -> Option<(&'static str, &'static str)> {
    ODD.iter().filter(|_| !letter.is_ascii()).find(|odd| odd.0 == letter).map(|odd| (odd.1, odd.2))
}

/// Lower case, letter by letter, so that equal beginnings stay equal. AWS
/// knows no case of letters that UTF-16 writes in two.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(lower).collect()
}

fn lower(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut all = letter.to_lowercase();
    match (all.next(), all.next()) {
        (Some(lower), None) if letter.len_utf16() == 1 && odd(letter).is_none() => lower,
        _ => letter,
    }
}

/// A range of numbers: `[">", 0, "<=", 5]`. An end that is not there is
/// infinite.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NumericRange {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    pub value: f64,
    /// Whether the value itself belongs to the range (`<=`, `>=`, `=`).
    pub included: bool,
}

impl NumericRange {
    pub fn contains(&self, number: f64) -> bool {
        let above = |bound: &Bound| number > bound.value || (bound.included && number == bound.value);
        let below = |bound: &Bound| number < bound.value || (bound.included && number == bound.value);
        self.low.as_ref().is_none_or(above) && self.high.as_ref().is_none_or(below)
    }
}

/// A value of an event, as conditions see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scalar<'a> {
    Null,
    Bool(bool),
    Number(f64),
    /// A number that no double says exactly, as `12345678901234567890`: AWS
    /// compares its digits alone.
    Digits(Digits<'a>),
    Text(&'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits<'a> {
    Int(i64),
    Text(&'a str),
}

impl<'a> Scalar<'a> {
    /// None for lists and objects.
    pub fn of(value: &'a Document) -> Option<Scalar<'a>> {
        match value {
            Document::Null => Some(Scalar::Null),
            Document::Bool(bool) => Some(Scalar::Bool(*bool)),
            Document::Number(number) => Some(Scalar::of_number(number)),
            Document::Text(text) => Some(Scalar::Text(text)),
            Document::List(_) | Document::Map(_) => None,
        }
    }

    pub fn of_number(number: &'a Number) -> Scalar<'a> {
        match number {
            Number::Int(int) => Scalar::of_int(*int),
            Number::Literal(text) => Scalar::of_literal(text),
        }
    }

    fn of_int(int: i64) -> Scalar<'a> {
        // So many are exact without a look.
        if int.unsigned_abs() < 1 << 53 || is_exact(&int.to_string(), int as f64) {
            Scalar::Number(int as f64)
        } else {
            Scalar::Digits(Digits::Int(int))
        }
    }

    /// Of a number as JSON writes it.
    pub fn of_literal(text: &'a str) -> Scalar<'a> {
        match text.parse() {
            Ok(value) if is_exact(text, value) => Scalar::Number(value),
            _ => text.parse().map_or(Scalar::Digits(Digits::Text(text)), Scalar::of_int),
        }
    }
}

/// Whether the shortest text of a double says the same number: AWS compares no
/// others.
///
/// Source: aws/event-ruler, its comparable numbers.
fn is_exact(text: &str, value: f64) -> bool {
    let digits = text.bytes().take_while(|byte| !matches!(byte, b'e' | b'E')).filter(u8::is_ascii_digit).count();
    let usual = 1.0e-290..1.0e290;
    if digits <= 15 && (usual.contains(&value.abs()) || (value == 0.0 && !text.contains(['e', 'E']))) {
        return true;
    }
    value.is_finite() && decimal(text) == decimal(&format!("{value:e}"))
}

/// Sign, digits without zeros around, and the power of ten of the first.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{}{fraction}", whole.trim_start_matches('-'));
    let digits = all.trim_start_matches('0');
    if digits.is_empty() {
        return Some((false, String::new(), 0));
    }
    let power = exponent.parse::<i64>().ok()?.checked_add(digits.len() as i64 - fraction.len() as i64)?;
    Some((mantissa.starts_with('-'), digits.trim_end_matches('0').to_string(), power))
}

impl Condition {
    /// Whether a value that is there meets the condition.
    pub(super) fn test(&self, value: Scalar<'_>) -> bool {
        let text = |test: &dyn Fn(&str) -> bool| matches!(value, Scalar::Text(text) if test(text));
        match self {
            // Numbers compare as numbers, whatever their notation.
            Condition::Equals(wanted) => Scalar::of(wanted) == Some(value),
            Condition::Prefix(wanted) => text(&|it| wanted.begins(it)),
            Condition::Suffix(wanted) => text(&|it| wanted.ends(it)),
            Condition::EqualsIgnoreCase(wanted) => text(&|it| wanted.equals(it)),
            Condition::Wildcard(wanted) => text(&|it| wanted.matches(it)),
            Condition::Cidr(wanted) => text(&|it| wanted.contains(it)),
            Condition::Numeric(range) => matches!(value, Scalar::Number(number) if range.contains(number)),
            Condition::Exists(wanted) => *wanted,
            Condition::AnythingBut(unwanted) => !unwanted.iter().any(|it| it.test(value)),
        }
    }

    /// Whether a field that is not there meets the condition.
    pub(super) fn wants_absence(&self) -> bool {
        matches!(self, Condition::Exists(false))
    }
}
