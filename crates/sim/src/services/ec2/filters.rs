//! Filters and pages of the `Describe*` calls. A filter's name leads to a
//! place in the answer, so that what is filtered is what is shown. Source:
//! EC2 User Guide, "List and filter your resources".

use super::errors;
use crate::{ApiError, Input};
use base::Document;

/// Filter names of a resource, and where in its document their values stand.
/// An empty place: AWS has the filter, and nothing simulated has a value.
pub(super) type Known = [(&'static str, &'static str)];

/// The filters of a call: each must admit, by any of its values.
#[derive(Debug, Default)]
pub(super) struct Filters {
    filters: Vec<(String, Vec<String>)>,
    known: &'static Known,
}

impl Filters {
    /// Reads `Filters`; an unknown name is refused.
    pub fn read(input: &Input, known: &'static Known) -> Result<Filters, ApiError> {
        let mut filters = Vec::new();
        for filter in input.structures("Filters") {
            let name = filter.optional_text("Name").unwrap_or("null");
            let tag = name.starts_with("tag:") && known.iter().any(|(name, _)| *name == "tag-key");
            if !tag && !known.iter().any(|(known, _)| *known == name) {
                return Err(errors::invalid(format!("The filter '{name}' is invalid")));
            }
            let values = filter.texts("Values").into_iter().map(str::to_string).collect();
            filters.push((name.to_string(), values));
        }
        Ok(Filters { filters, known })
    }

    /// Whether every filter admits the resource that the document shows.
    pub fn admit(&self, document: &Document) -> bool {
        self.filters.iter().all(|(name, wanted)| {
            let found = self.values(name, document);
            wanted.iter().any(|wanted| found.iter().any(|found| like(wanted, found)))
        })
    }

    fn values(&self, name: &str, document: &Document) -> Vec<String> {
        let mut values = Vec::new();
        if let Some(key) = name.strip_prefix("tag:") {
            let tags = document.at("Tags").list().iter().filter(|tag| tag.at("Key").text() == key);
            values.extend(tags.map(|tag| tag.at("Value").text().to_string()));
        } else if let Some((_, place)) = self.known.iter().find(|(known, _)| *known == name) {
            let steps: Vec<&str> = place.split('.').collect();
            collect(document, &steps, &mut values);
        }
        values
    }
}

/// Every text, number or flag at the place, lists on the way taken apart.
fn collect(document: &Document, steps: &[&str], out: &mut Vec<String>) {
    match (document, steps) {
        (Document::List(items), _) => items.iter().for_each(|item| collect(item, steps, out)),
        (Document::Map(_), [step, rest @ ..]) => collect(document.at(step), rest, out),
        (Document::Text(text), []) => out.push(text.clone()),
        (Document::Number(number), []) => out.push(number.to_string()),
        (Document::Bool(flag), []) => out.push(flag.to_string()),
        _ => {}
    }
}

/// Whether a value fits, where `*` stands for any characters, `?` for one,
/// and a backslash takes the meaning from what follows.
pub(super) fn like(pattern: &str, value: &str) -> bool {
    // Where in the pattern one may be, one character of the value at a time:
    // no pattern takes longer than its length times the value's.
    let tokens = tokens(pattern);
    let mut at = vec![false; tokens.len() + 1];
    if let Some(first) = at.first_mut() {
        *first = true;
    }
    skip_stars(&tokens, &mut at);
    for letter in value.chars() {
        let mut next = vec![false; tokens.len() + 1];
        for (index, token) in tokens.iter().enumerate().filter(|(index, _)| at.get(*index) == Some(&true)) {
            let to = match token {
                Token::Any => index,
                Token::One => index + 1,
                Token::Letter(wanted) if *wanted == letter => index + 1,
                Token::Letter(_) => continue,
            };
            if let Some(place) = next.get_mut(to) {
                *place = true;
            }
        }
        skip_stars(&tokens, &mut next);
        at = next;
    }
    at.last() == Some(&true)
}

enum Token {
    Any,
    One,
    Letter(char),
}

fn tokens(pattern: &str) -> Vec<Token> {
    let mut letters = pattern.chars();
    let mut tokens = Vec::new();
    while let Some(letter) = letters.next() {
        tokens.push(match letter {
            '*' => Token::Any,
            '?' => Token::One,
            '\\' => Token::Letter(letters.next().unwrap_or('\\')),
            letter => Token::Letter(letter),
        });
    }
    tokens
}

/// A star may stand for nothing: who is before one is behind it as well.
fn skip_stars(tokens: &[Token], at: &mut [bool]) {
    for (index, token) in tokens.iter().enumerate() {
        if matches!(token, Token::Any)
            && at.get(index) == Some(&true)
            && let Some(place) = at.get_mut(index + 1)
        {
            *place = true;
        }
    }
}

/// Refuses a page size together with ids, as the calls for instances do.
pub(super) fn page_or_ids(input: &Input, member: &str, set: &str) -> Result<(), ApiError> {
    if input.integer("MaxResults").is_some() && !input.texts(member).is_empty() {
        let message = format!("The parameter {set} cannot be used with the parameter maxResults");
        return Err(errors::combination(message));
    }
    Ok(())
}

/// The page that `MaxResults` and `NextToken` ask for, and the next token.
pub(super) fn page<T>(input: &Input, items: Vec<T>) -> Result<(Vec<T>, Option<String>), ApiError> {
    let limit = match input.integer("MaxResults") {
        Some(limit) if limit < 5 => return Err(wrong_size(limit, "greater than 5")),
        Some(limit) if limit > 1_000 => return Err(wrong_size(limit, "less than 1000")),
        limit => limit.map_or(items.len(), |limit| limit as usize),
    };
    let start = match input.optional_text("NextToken") {
        None | Some("") => 0,
        Some(token) => read_token(token).filter(|start| *start < items.len() as u64).ok_or_else(|| {
            errors::invalid(format!("Value ( {token} ) for parameter NextToken is invalid. The token is invalid."))
        })? as usize,
    };
    let next = (start.saturating_add(limit) < items.len()).then(|| write_token((start + limit) as u64));
    Ok((items.into_iter().skip(start).take(limit).collect(), next))
}

fn wrong_size(limit: i64, expecting: &str) -> ApiError {
    errors::invalid(format!("Value ( {limit} ) for parameter maxResults is invalid. Expecting a value {expecting}."))
}

/// Makes a token look like what it is: nothing to be read.
const TOKEN: u128 = 0x6b8b_4567_327b_23c6_643c_9869_6633;

fn write_token(start: u64) -> String {
    format!("{:032x}", u128::from(start) * TOKEN)
}

fn read_token(token: &str) -> Option<u64> {
    let number = u128::from_str_radix(token, 16).ok()?;
    if number % TOKEN == 0 { u64::try_from(number / TOKEN).ok() } else { None }
}
