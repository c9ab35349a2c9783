//! The function that a call means: by name, by partial or whole ARN, with a
//! qualifier or without. Versions and aliases are not simulated, so `$LATEST`
//! is the only one there is.
//!
//! The texts are those of the real service.

use super::state::FunctionKey;
use super::{Function, errors};
use crate::kernel::Cx;
use crate::{ApiError, Input, Region};
use std::rc::Rc;

/// What a call names, whether it is there or not.
pub(super) struct Named {
    pub key: FunctionKey,
    /// The ARN without a qualifier.
    pub arn: String,
    /// A version or an alias; none for `$LATEST`.
    pub qualifier: Option<String>,
    pub function: Option<Rc<Function>>,
}

impl Named {
    /// The function, or AWS's usual refusal.
    fn found(self) -> Result<(FunctionKey, Rc<Function>), ApiError> {
        match (self.function, self.qualifier) {
            (Some(function), None) => Ok((self.key, function)),
            (_, Some(qualifier)) => Err(errors::no_function(&format!("{}:{qualifier}", self.arn))),
            (None, None) => Err(errors::no_function(&self.arn)),
        }
    }

    /// The ARN with its qualifier.
    pub fn qualified_arn(&self) -> String {
        format!("{}:{}", self.arn, self.qualifier.as_deref().unwrap_or("$LATEST"))
    }
}

pub(super) fn function(cx: &Cx, input: &Input) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    find(cx, input.text("FunctionName"), None)
}

/// With the `Qualifier` that the call may have.
pub(super) fn qualified(cx: &Cx, input: &Input) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    named(cx, input)?.found()
}

pub(super) fn find(cx: &Cx, text: &str, qualifier: Option<&str>) -> Result<(FunctionKey, Rc<Function>), ApiError> {
    of(cx, text, qualifier)?.found()
}

/// What the `FunctionName` and the `Qualifier` of a call name.
pub(super) fn named(cx: &Cx, input: &Input) -> Result<Named, ApiError> {
    of(cx, input.text("FunctionName"), input.optional_text("Qualifier"))
}

pub(super) fn of(cx: &Cx, text: &str, qualifier: Option<&str>) -> Result<Named, ApiError> {
    let (owner, name, in_name) = parts(text);
    let region = cx.region();
    if let Some((Some(other), _)) = owner
        && Region::parse(other).is_some_and(|other| other != region)
    {
        return Err(errors::other_region(other, region.name()));
    }
    if qualifier.zip(in_name).is_some_and(|(given, derived)| given != derived) {
        return Err(errors::other_qualifier());
    }
    let is_ours = owner.is_none_or(|(_, account)| account == &*cx.account_id());
    let key = (region, name.to_string());
    let function = cx.services.lambda().functions.get(&key).filter(|_| is_ours).cloned();
    let arn = cx.arn("lambda", &format!("function:{name}"));
    let qualifier = qualifier.or(in_name).filter(|qualifier| *qualifier != "$LATEST").map(str::to_string);
    Ok(Named { key, arn, qualifier, function })
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
