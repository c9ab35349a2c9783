//! Lists in pages: `Limit` rows at most, and a token for what follows.

use super::errors;
use crate::{ApiError, ApiResult, Input};
use base::Document;

/// Rows on a page where no `Limit` is given.
const PAGE: usize = 100;

/// The answer of a list operation. `rows` come with their names, by which
/// they are in order; a page's token names its last row.
pub(super) fn answer(member: &str, rows: impl Iterator<Item = (String, Document)>, input: &Input) -> ApiResult {
    let limit = input.integer("Limit").map_or(PAGE, |limit| limit as usize);
    let after = match input.optional_text("NextToken") {
        Some(token) => Some(name_of(token).ok_or_else(|| errors::parameter_not_valid("NextToken"))?),
        None => None,
    };
    let mut rows = rows.skip_while(|(name, _)| after.as_ref().is_some_and(|after| name <= after));
    let page: Vec<(String, Document)> = rows.by_ref().take(limit).collect();
    let last = page.last().map(|(name, _)| name.clone());
    let more = rows.next().and(last);
    let answer = Document::map().with(member, page.into_iter().map(|(_, row)| row).collect::<Document>());
    Ok(answer.with_some("NextToken", more.map(|name| token_of(&name))))
}

/// Lists that take one filter at a time.
pub(super) fn one_filter(input: &Input, operation: &str, names: &[&str]) -> Result<(), ApiError> {
    match names.iter().filter(|name| input.get(name).is_some()).count() {
        0 | 1 => Ok(()),
        _ => Err(errors::one_filter(operation)),
    }
}

fn token_of(name: &str) -> String {
    name.bytes().map(|byte| format!("{:02x}", byte ^ 0x5a)).collect()
}

fn name_of(token: &str) -> Option<String> {
    let pairs = token.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    let bytes = pairs.map(|pair| u8::from_str_radix(pair?, 16).ok().map(|byte| byte ^ 0x5a));
    String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()
}
