//! The objects inside a key's list: `{"prefix": "us-"}` and its kin.

use super::condition::{Bound, Scalar, Text};
use super::error::Kind;
use super::parse::{Parsed, Parser};
use super::tokens::Token;
use super::{Cidr, Condition, NumericRange, PatternError, Wildcard};
use base::{Document, Number};

/// One match expression whose brace has been read.
pub(super) fn expression(parser: &mut Parser<'_>) -> Parsed<Condition> {
    let Token::Key(operator) = parser.next()? else { return Err(parser.error("Match expression name not found")) };
    let condition = match operator.as_str() {
        "prefix" => affix(parser, "prefix").map(Condition::Prefix),
        "suffix" => affix(parser, "suffix").map(Condition::Suffix),
        "equals-ignore-case" => {
            text(parser, "equals-ignore-case").map(|text| Condition::EqualsIgnoreCase(Text::any_case(&text)))
        }
        "wildcard" if !parser.dialect.is_sns() => {
            let pattern = text(parser, "wildcard")?;
            wildcard(parser, &pattern)
        }
        "exactly" => text(parser, "exact").map(|text| Condition::Equals(Document::Text(text))),
        "numeric" => numeric(parser).map(Condition::Numeric),
        "cidr" => cidr(parser),
        "exists" => match parser.next()? {
            Token::Bool(wanted) => Ok(Condition::Exists(wanted)),
            _ => Err(parser.error("exists match pattern must be either true or false.")),
        },
        "anything-but" => anything_but(parser).map(Condition::AnythingBut),
        _ => Err(parser.error(format!("Unrecognized match type {operator}"))),
    }?;
    match operator.as_str() {
        // AWS's words here are those of `numeric`.
        "numeric" | "anything-but" => end_as(parser, "Too many elements in numeric expression")?,
        _ => end(parser)?,
    }
    Ok(condition)
}

fn end(parser: &mut Parser<'_>) -> Parsed<()> {
    end_as(parser, "Only one key allowed in match expression")
}

fn end_as(parser: &mut Parser<'_>, reason: &str) -> Parsed<()> {
    match parser.next()? {
        Token::CloseMap => Ok(()),
        _ => Err(parser.error(reason)),
    }
}

fn text(parser: &mut Parser<'_>, operator: &str) -> Parsed<String> {
    match parser.next()? {
        Token::Text(text) => Ok(text),
        _ => Err(parser.error(format!("{operator} match pattern must be a string"))),
    }
}

/// A prefix or suffix: a text, or an object that lets case not count.
fn affix(parser: &mut Parser<'_>, operator: &str) -> Parsed<Text> {
    match parser.next()? {
        Token::Text(text) => Ok(Text::exact(&text)),
        Token::OpenMap if !parser.dialect.is_sns() => {
            match parser.next()? {
                Token::Key(key) if key == "equals-ignore-case" => {}
                Token::Key(key) => return Err(parser.error(format!("Unsupported {operator} pattern: {key}"))),
                _ => return Err(parser.error(format!("{} expression name not found", capital(operator)))),
            }
            let text = text(parser, "equals-ignore-case")?;
            end(parser)?;
            Ok(Text::any_case(&text))
        }
        _ => Err(parser.error(format!("{operator} match pattern must be a string"))),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn wildcard(parser: &mut Parser<'_>, text: &str) -> Parsed<Condition> {
    Wildcard::parse(text).map(Condition::Wildcard).map_err(|reason| parser.error_behind(reason))
}

/// AWS's words for a wrong type here are those of `prefix`; of a wrong address
/// it tells no place.
fn cidr(parser: &mut Parser<'_>) -> Parsed<Condition> {
    let block = text(parser, "prefix")?;
    Cidr::parse(&block).map(Condition::Cidr).map_err(|reason| whole(parser, reason))
}

fn whole(parser: &mut Parser<'_>, reason: String) -> PatternError {
    PatternError { kind: Kind::Whole, ..parser.error_behind(reason) }
}

/// SNS takes numbers of ±10⁹ only (SNS developer guide, "Filter policy
/// constraints"); EventBridge those that a double says exactly.
const SNS_LARGEST: f64 = 1.0e9;

/// A number to compare with, or AWS's reason against it.
fn comparable(parser: &Parser<'_>, number: &Number) -> Result<f64, String> {
    if parser.dialect.is_sns() {
        let value = number.as_f64();
        let wrong = || "Value must be between -1.0E9 and 1.0E9, inclusive".to_string();
        return (value.abs() <= SNS_LARGEST).then_some(value).ok_or_else(wrong);
    }
    match Scalar::of_number(number) {
        Scalar::Number(value) => Ok(value),
        _ => Err(format!("Cannot compare number : {number}")),
    }
}

/// One end of a range as it is read.
struct End {
    number: Number,
    included: bool,
}

fn number_end(parser: &mut Parser<'_>, operator: &str) -> Parsed<End> {
    let name = if operator == "=" { "equals" } else { operator };
    match parser.next()? {
        Token::Number(number) => Ok(End { number, included: operator.ends_with('=') }),
        _ => Err(parser.error(format!("Value of {name} must be numeric"))),
    }
}

/// `["=", 5]`, or a comparison, or a lower and then an upper one.
fn numeric(parser: &mut Parser<'_>) -> Parsed<NumericRange> {
    if parser.next()? != Token::OpenList {
        return Err(parser.error("Value of numeric must be an array."));
    }
    let operator = match parser.next()? {
        Token::Text(operator) => operator,
        token => return Err(parser.error(format!("Invalid member in numeric match: {}", shown(&token)))),
    };
    let (mut low, mut high) = (None, None);
    match operator.as_str() {
        ">" | ">=" => low = Some(number_end(parser, &operator)?),
        "=" | "<" | "<=" => high = Some(number_end(parser, &operator)?),
        _ => {
            // AWS reads on before it looks at the operator.
            parser.next()?;
            return Err(parser.error(format!("Unrecognized numeric range operator: {operator}")));
        }
    }
    match parser.next()? {
        Token::CloseList => return range(parser, low, high, operator == "="),
        _ if high.is_some() => return Err(parser.error("Too many elements in numeric expression")),
        Token::Text(operator) if operator == "<" || operator == "<=" => high = Some(number_end(parser, &operator)?),
        Token::Text(operator) => return Err(parser.error_behind(format!("Bad numeric range operator: {operator}"))),
        token => return Err(parser.error(format!("Bad value in numeric range: {}", shown(&token)))),
    }
    if parser.next()? != Token::CloseList {
        return Err(parser.error("Too many terms in numeric range expression"));
    }
    range(parser, low, high, false)
}

/// AWS looks at the numbers when the list is closed.
fn range(parser: &Parser<'_>, low: Option<End>, high: Option<End>, exact: bool) -> Parsed<NumericRange> {
    let bound = |end: Option<End>| match end {
        Some(End { number, included }) => {
            comparable(parser, &number).map(|value| Some(Bound { value, included })).map_err(|why| parser.error(why))
        }
        None => Ok(None),
    };
    let (low, high) = (bound(low)?, bound(high)?);
    match (&low, &high) {
        (_, Some(bound)) if exact => Ok(NumericRange { low: Some(bound.clone()), high }),
        (Some(low), Some(high)) if low.value >= high.value => Err(parser.error("Bottom must be less than top")),
        _ => Ok(NumericRange { low, high }),
    }
}

/// A token as AWS's messages write it.
fn shown(token: &Token) -> String {
    match token {
        Token::OpenMap => "{".into(),
        Token::CloseMap => "}".into(),
        Token::OpenList => "[".into(),
        Token::CloseList => "]".into(),
        Token::Key(text) | Token::Text(text) => text.clone(),
        Token::Number(number) => number.to_string(),
        Token::Bool(bool) => bool.to_string(),
        Token::Null | Token::End => "null".into(),
    }
}

fn anything_but(parser: &mut Parser<'_>) -> Parsed<Vec<Condition>> {
    match parser.next()? {
        Token::Text(text) => Ok(vec![Condition::Equals(Document::Text(text))]),
        Token::Number(number) => {
            comparable(parser, &number).map_err(|reason| whole(parser, reason))?;
            Ok(vec![Condition::Equals(Document::Number(number))])
        }
        Token::OpenList => unwanted_values(parser),
        Token::OpenMap => {
            let Token::Key(operator) = parser.next()? else {
                return Err(parser.error("Anything-But expression name not found"));
            };
            let unwanted = if parser.dialect.is_sns() {
                unwanted_prefix(parser, &operator)?
            } else {
                unwanted_by(parser, &operator)?
            };
            end_as(parser, "Too many elements in numeric expression")?;
            Ok(unwanted)
        }
        _ => Err(parser.error(NO_VALUE)),
    }
}

const NO_VALUE: &str = "Value of anything-but must be an array or single string/number value.";

/// A list of texts or of numbers, not both.
fn unwanted_values(parser: &mut Parser<'_>) -> Parsed<Vec<Condition>> {
    let mut values = Vec::new();
    let (mut texts, mut numbers) = (false, false);
    loop {
        let value = match parser.next().map_err(PatternError::twice)? {
            Token::CloseList => break,
            Token::Text(text) => Document::Text(text),
            Token::Number(number) => {
                comparable(parser, &number).map_err(|reason| parser.error(reason))?;
                Document::Number(number)
            }
            _ => {
                let reason = "Inside anything but list, start|null|boolean is not supported.";
                return Err(parser.error(reason).twice());
            }
        };
        texts |= value.as_text().is_some();
        numbers |= value.as_text().is_none();
        values.push(Condition::Equals(value));
    }
    if texts == numbers {
        return Err(parser
            .error("Inside anything but list, either all values are number or string, mixed type is not supported"));
    }
    Ok(values)
}

/// `{"anything-but": {"prefix": …}}`: a text or a list of texts.
fn unwanted_by(parser: &mut Parser<'_>, operator: &str) -> Parsed<Vec<Condition>> {
    if !["prefix", "suffix", "equals-ignore-case", "wildcard"].contains(&operator) {
        return Err(parser.error(format!("Unsupported anything-but pattern: {operator}")));
    }
    match parser.next()? {
        Token::OpenList => {
            let texts = unwanted_texts(parser, operator).map_err(PatternError::twice)?;
            // Wildcards are looked into when the list is closed.
            let conditions = texts.iter().map(|text| unwanted_text(operator, text));
            conditions.collect::<Result<_, _>>().map_err(|reason| parser.error(reason))
        }
        Token::Text(text) => match no_affix(operator, &text).map_or_else(|| unwanted_text(operator, &text), Err) {
            Ok(condition) => Ok(vec![condition]),
            Err(reason) => Err(parser.error_behind(reason)),
        },
        Token::Number(_) => Err(parser.error(wrong_unwanted(operator))),
        _ => Err(parser.error(NO_VALUE)),
    }
}

fn unwanted_texts(parser: &mut Parser<'_>, operator: &str) -> Parsed<Vec<String>> {
    let mut texts = Vec::new();
    loop {
        match parser.next()? {
            Token::CloseList if texts.is_empty() => return Err(parser.error(wrong_unwanted(operator))),
            Token::CloseList => return Ok(texts),
            Token::Text(text) => match no_affix(operator, &text) {
                Some(reason) => return Err(parser.error_behind(reason)),
                None => texts.push(text),
            },
            _ => return Err(parser.error(wrong_unwanted(operator))),
        }
    }
}

fn no_affix(operator: &str, text: &str) -> Option<String> {
    let is_affix = matches!(operator, "prefix" | "suffix");
    (is_affix && text.is_empty()).then(|| "Null prefix/suffix not allowed".into())
}

fn unwanted_text(operator: &str, text: &str) -> Result<Condition, String> {
    match operator {
        "prefix" => Ok(Condition::Prefix(Text::exact(text))),
        "suffix" => Ok(Condition::Suffix(Text::exact(text))),
        "equals-ignore-case" => Ok(Condition::EqualsIgnoreCase(Text::any_case(text))),
        _ => Wildcard::parse(text).map(Condition::Wildcard),
    }
}

fn wrong_unwanted(operator: &str) -> &'static str {
    match operator {
        "equals-ignore-case" => {
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
        }
        "wildcard" => "wildcard match pattern must be a string",
        _ => "prefix/suffix match pattern must be a string",
    }
}

/// The one form SNS knows: a prefix, not a list of them.
///
/// Source: SNS developer guide, "String value matching".
fn unwanted_prefix(parser: &mut Parser<'_>, operator: &str) -> Parsed<Vec<Condition>> {
    if operator != "prefix" {
        return Err(parser.error(format!("Unsupported anything-but pattern: {operator}")));
    }
    match parser.next()? {
        Token::Text(text) if text.is_empty() => Err(parser.error_behind("Null prefix not allowed")),
        Token::Text(text) => Ok(vec![Condition::Prefix(Text::exact(&text))]),
        _ => Err(parser.error("prefix match pattern must be a string")),
    }
}
