//! The function that a call means: by name, by partial or whole ARN, with a
//! qualifier or without. Versions and aliases are not simulated, so `$LATEST`
//! is the only one there is.

use super::state::FunctionKey;
use super::{Function, errors};
use crate::kernel::Cx;
use crate::{ApiError, Input};
use std::rc::Rc;

pub(super) fn function(cx: &Cx, input: &Input) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    find(cx, input.text("FunctionName"), None)
}

/// With the `Qualifier` that the call may have.
pub(super) fn qualified(cx: &Cx, input: &Input) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    find(cx, input.text("FunctionName"), input.optional_text("Qualifier"))
}

pub(super) fn find(cx: &Cx, text: &str, qualifier: Option<&str>) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    let (owner, name, in_name) = parts(text);
    let region = cx.region();
    let qualifier = qualifier.or(in_name).filter(|qualifier| *qualifier != "$LATEST");
    let key = (region, name.to_string());
    let arn = cx.arn("lambda", &format!("function:{name}"));
    let here =
        owner.is_none_or(|(of, account)| of.is_none_or(|of| of == region.name()) && account == &*cx.account_id());
    match (cx.services.lambda().functions.get(&key).filter(|_| here), qualifier) {
        (Some(function), None) => Ok((key, function.clone())),
        (_, Some(qualifier)) => Err(errors::no_function(&format!("{arn}:{qualifier}"))),
        (None, None) => Err(errors::no_function(&arn)),
    }
}

type Owner<'a> = Option<(Option<&'a str>, &'a str)>;

/// `arn:aws:lambda:REGION:ACCOUNT:function:NAME:QUALIFIER`,
/// `ACCOUNT:function:NAME`, `NAME`: owner, name and qualifier.
fn parts(text: &str) -> (Owner<'_>, &str, Option<&str>) {
    let words: Vec<&str> = text.split(':').collect();
    let (owner, rest) = match words.as_slice() {
        ["arn", _, "lambda", region, account, "function", rest @ ..] => (Some((Some(*region), *account)), rest),
        [account, "function", rest @ ..] => (Some((None, *account)), rest),
        ["function", rest @ ..] => (None, rest),
        rest => (None, rest),
    };
    (owner, rest.first().copied().unwrap_or(""), rest.get(1).copied())
}
