//! The options that every command has.
//!
//! Source: AWS CLI User Guide, "Command line options".

use crate::format::Format;
use crate::options::{Given, Spec, Takes};
use crate::refusal::{Refusal, invalid_choice};
use languages::jmespath::Expression;

const NAMES: &[(&str, Takes)] = &[
    ("--debug", Takes::Nothing(true)),
    ("--endpoint-url", Takes::One),
    ("--no-verify-ssl", Takes::Nothing(true)),
    ("--no-paginate", Takes::Nothing(true)),
    ("--output", Takes::One),
    ("--query", Takes::One),
    ("--profile", Takes::One),
    ("--region", Takes::One),
    ("--version", Takes::Nothing(true)),
    ("--color", Takes::One),
    ("--no-sign-request", Takes::Nothing(true)),
    ("--ca-bundle", Takes::One),
    ("--cli-read-timeout", Takes::One),
    ("--cli-connect-timeout", Takes::One),
    ("--cli-binary-format", Takes::One),
    ("--no-cli-pager", Takes::Nothing(true)),
    ("--cli-auto-prompt", Takes::Nothing(true)),
    ("--no-cli-auto-prompt", Takes::Nothing(true)),
];

const BINARY_FORMATS: [&str; 2] = ["base64", "raw-in-base64-out"];

/// The flags, for `help`.
pub(crate) fn flags() -> impl Iterator<Item = (&'static str, bool)> {
    NAMES.iter().map(|(flag, takes)| (*flag, *takes == Takes::One))
}

pub(crate) fn specs() -> Vec<Spec> {
    NAMES.iter().map(|(flag, takes)| Spec { flag: flag.to_string(), takes: *takes }).collect()
}

/// What they say; those that a simulation has no use for are taken and ignored.
#[derive(Debug)]
pub(crate) struct Globals {
    pub(crate) region: Option<String>,
    pub(crate) format: Format,
    pub(crate) query: Option<Expression>,
    pub(crate) paginate: bool,
    pub(crate) version: bool,
    /// `--no-sign-request`: the call comes from nobody.
    pub(crate) anonymous: bool,
    /// `--cli-binary-format raw-in-base64-out`: what is binary is typed as it is.
    pub(crate) raw: bool,
}

pub(crate) fn read(given: &Given) -> Result<Globals, Refusal> {
    let index = |flag: &str| NAMES.iter().position(|(name, _)| *name == flag).unwrap_or(usize::MAX);
    let word = |flag: &str| given.last(index(flag)).and_then(|words| words.first()).cloned();
    let is_given = |flag: &str| given.last(index(flag)).is_some();
    let format = match word("--output").as_deref() {
        None | Some("json") => Format::Json,
        Some("text") => Format::Text,
        Some("table") => Format::Table,
        Some(other) => return Err(invalid_choice("--output", other, &["json", "text", "table"].map(String::from))),
    };
    if let Some(other) = word("--color").filter(|color| !matches!(color.as_str(), "on" | "off" | "auto")) {
        return Err(invalid_choice("--color", &other, &["on", "off", "auto"].map(String::from)));
    }
    // `--endpoint x` is a beginning of this one, too.
    if let Some(url) = word("--endpoint-url").filter(|url| !url.starts_with("https://") && !url.starts_with("http://"))
    {
        return Err(Refusal::Failed(format!("Invalid endpoint: {url}")));
    }
    let query = match word("--query") {
        Some(text) => match Expression::parse(&text) {
            Ok(expression) => Some(expression),
            Err(error) => return Err(Refusal::Invalid(format!("Bad value for --query {text}: {error}"))),
        },
        None => None,
    };
    Ok(Globals {
        region: word("--region"),
        format,
        query,
        paginate: !is_given("--no-paginate"),
        version: is_given("--version"),
        anonymous: is_given("--no-sign-request"),
        raw: match word("--cli-binary-format").as_deref() {
            None | Some("base64") => false,
            Some("raw-in-base64-out") => true,
            Some(other) => return Err(invalid_choice("--cli-binary-format", other, &BINARY_FORMATS.map(String::from))),
        },
    })
}
