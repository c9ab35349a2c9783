//! The objects inside a key's list: `{"prefix": "us-"}` and its kin.

use super::condition::{Bound, Text};
use super::error::Kind;
use super::parse::{Parsed, Parser};
use super::tokens::Token;
use super::{Cidr, Condition, Dialect, NumericRange, Wildcard};
use base::Document;

/// One match expression whose brace has been read.
pub(super) fn expression(parser: &mut Parser<'_>) -> Parsed<Condition> {
    let Token::Key(operator) = parser.next()? else { return Err(parser.error("Empty objects are not allowed")) };
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
        "numeric" => numeric(parser).map(Condition::Numeric),
        "cidr" => cidr(parser),
        "exists" => match parser.next()? {
            Token::Bool(wanted) => Ok(Condition::Exists(wanted)),
            _ => Err(parser.error("exists match pattern must be either true or false.")),
        },
        "anything-but" => anything_but(parser).map(Condition::AnythingBut),
        _ => Err(parser.error(format!("Unrecognized match type {operator}"))),
    }?;
    end(parser)?;
    Ok(condition)
}

fn end(parser: &mut Parser<'_>) -> Parsed<()> {
    match parser.next()? {
        Token::CloseMap => Ok(()),
        _ => Err(parser.error("Only one key allowed in match expression")),
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
                _ => return Err(parser.error(format!("{operator} match pattern must be a string"))),
            }
            let text = text(parser, operator)?;
            end(parser)?;
            Ok(Text::any_case(&text))
        }
        _ => Err(parser.error(format!("{operator} match pattern must be a string"))),
    }
}

fn wildcard(parser: &mut Parser<'_>, text: &str) -> Parsed<Condition> {
    let wildcard = Wildcard::parse(text).map_err(|reason| parser.error_behind(reason))?;
    if wildcard.is_too_complex() {
        let advice = "try using fewer wildcard characters or fewer repeating character sequences";
        let reason = format!("Rule is too complex - {advice} after a wildcard character");
        let error = parser.error_behind("");
        return Err(parser.error_of(Kind::Whole, reason, error.place.offset, error.span));
    }
    Ok(Condition::Wildcard(wildcard))
}

/// AWS's words for a wrong type here are those of `prefix`.
fn cidr(parser: &mut Parser<'_>) -> Parsed<Condition> {
    let block = text(parser, "prefix")?;
    Cidr::parse(&block).map(Condition::Cidr).map_err(|reason| parser.error_behind(reason))
}

/// SNS takes numbers of ±10⁹ only (SNS developer guide, "Filter policy
/// constraints"); EventBridge any.
const SNS_LARGEST: f64 = 1.0e9;

fn number(parser: &mut Parser<'_>, operator: &str) -> Parsed<f64> {
    match parser.next()? {
        Token::Number(number) if parser.dialect.is_sns() && number.as_f64().abs() > SNS_LARGEST => {
            Err(parser.error("Value must be between -1.0E9 and 1.0E9, inclusive"))
        }
        Token::Number(number) => Ok(number.as_f64()),
        _ => Err(parser.error(format!("Value of {operator} must be numeric"))),
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
    let mut range = NumericRange::default();
    match operator.as_str() {
        "=" => {
            let value = number(parser, "equals")?;
            let bound = Bound { value, included: true };
            range = NumericRange { low: Some(bound.clone()), high: Some(bound) };
        }
        ">" | ">=" => range.low = Some(bound(parser, &operator)?),
        "<" | "<=" => range.high = Some(bound(parser, &operator)?),
        _ => {
            // AWS reads on before it looks at the operator.
            parser.next()?;
            return Err(parser.error(format!("Unrecognized numeric range operator: {operator}")));
        }
    }
    match parser.next()? {
        Token::CloseList => return Ok(range),
        _ if range.high.is_some() => return Err(parser.error("Too many elements in numeric expression")),
        Token::Text(operator) if operator == "<" || operator == "<=" => range.high = Some(bound(parser, &operator)?),
        Token::Text(operator) => return Err(parser.error_behind(format!("Bad numeric range operator: {operator}"))),
        token => return Err(parser.error(format!("Bad value in numeric range: {}", shown(&token)))),
    }
    if parser.next()? != Token::CloseList {
        return Err(parser.error("Too many terms in numeric range expression"));
    }
    match (&range.low, &range.high) {
        (Some(low), Some(high)) if low.value >= high.value => Err(parser.error("Bottom must be less than top")),
        _ => Ok(range),
    }
}

fn bound(parser: &mut Parser<'_>, operator: &str) -> Parsed<Bound> {
    Ok(Bound { value: number(parser, operator)?, included: operator.ends_with('=') })
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
        Token::Number(number) => Ok(vec![Condition::Equals(Document::Number(number))]),
        Token::OpenList => unwanted_values(parser),
        Token::OpenMap => {
            let Token::Key(operator) = parser.next()? else {
                return Err(parser.error("Empty objects are not allowed"));
            };
            let unwanted = unwanted_by(parser, &operator)?;
            end(parser)?;
            Ok(unwanted)
        }
        _ => Err(parser.error("Value of anything-but must be an array or single string/number value.")),
    }
}

/// A list of texts or of numbers, not both.
fn unwanted_values(parser: &mut Parser<'_>) -> Parsed<Vec<Condition>> {
    let mut values = Vec::new();
    let (mut texts, mut numbers) = (false, false);
    loop {
        let value = match parser.next()? {
            Token::CloseList => break,
            Token::Text(text) => Document::Text(text),
            Token::Number(number) => Document::Number(number),
            _ => return Err(parser.error("Inside anything but list, start|null|boolean is not supported.")),
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
    let known: &[&str] = match parser.dialect {
        Dialect::EventBridge => &["prefix", "suffix", "equals-ignore-case", "wildcard"],
        _ => &["prefix"],
    };
    if !known.contains(&operator) {
        return Err(parser.error(format!("Unsupported anything-but pattern: {operator}")));
    }
    let mut unwanted = Vec::new();
    match parser.next()? {
        Token::OpenList => loop {
            match parser.next()? {
                Token::CloseList if unwanted.is_empty() => return Err(wrong_unwanted(parser, operator)),
                Token::CloseList => return Ok(unwanted),
                Token::Text(text) => unwanted.push(unwanted_text(parser, operator, &text)?),
                _ => return Err(wrong_unwanted(parser, operator)),
            }
        },
        Token::Text(text) => unwanted.push(unwanted_text(parser, operator, &text)?),
        _ => return Err(wrong_unwanted(parser, operator)),
    }
    Ok(unwanted)
}

fn unwanted_text(parser: &mut Parser<'_>, operator: &str, text: &str) -> Parsed<Condition> {
    match operator {
        "prefix" | "suffix" if text.is_empty() => Err(parser.error_behind("Null prefix/suffix not allowed")),
        "prefix" => Ok(Condition::Prefix(Text::exact(text))),
        "suffix" => Ok(Condition::Suffix(Text::exact(text))),
        "equals-ignore-case" => Ok(Condition::EqualsIgnoreCase(Text::any_case(text))),
        _ => wildcard(parser, text),
    }
}

fn wrong_unwanted(parser: &Parser<'_>, operator: &str) -> super::PatternError {
    parser.error(match operator {
        "equals-ignore-case" => {
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
        }
        "wildcard" => "wildcard match pattern must be a string",
        _ if parser.dialect.is_sns() => "prefix match pattern must be a string",
        _ => "prefix/suffix match pattern must be a string",
    })
}
