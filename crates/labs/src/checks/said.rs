//! What a delivered text must say of its event: arguments that `given` and
//! `delivered` share.
//!
//! - `says`: texts, in any case of Latin letters; several with `|` between are
//!   alternatives; one that begins with `$` is the path of a value in the event
//! - `without`: texts that must not stand in it
//! - `form = "words"`: no JSON object may stand in it
//!
//! Found instead: `lacks …`, `holds …`, `json`.

use super::Verdict;
use crate::goals::Goal;
use base::Document;
use languages::input_transformer::path::find;

pub(super) fn check(goal: &Goal, text: &str, event: &Document) -> Verdict {
    if goal.argument("form") == "words" && holds_json(text) {
        return Verdict::NotYet("json".to_string());
    }
    let lower = text.to_ascii_lowercase();
    let stands = |wanted: &str| {
        let value = if wanted.starts_with('$') { value(event, wanted) } else { Some(wanted.to_string()) };
        value.is_some_and(|value| lower.contains(&value.to_ascii_lowercase()))
    };
    if let Some(lacking) = goal.values("says").iter().find(|wanted| !wanted.split('|').any(stands)) {
        return Verdict::NotYet(format!("lacks {lacking}"));
    }
    match goal.values("without").iter().find(|unwanted| text.contains(**unwanted)) {
        Some(unwanted) => Verdict::NotYet(format!("holds {unwanted}")),
        None => Verdict::Done,
    }
}

/// The text at a path of the event, or the JSON of what is no text.
pub(super) fn value(event: &Document, path: &str) -> Option<String> {
    let value = find(event, path)?;
    Some(value.as_text().map_or_else(|| value.to_json(), str::to_string))
}

/// Whether an object with a member stands anywhere in the text: with quotes as
/// JSON has them, escaped ones, or none, as a template in quotes writes it.
fn holds_json(text: &str) -> bool {
    let insides = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    insides.into_iter().any(|(inside, _)| inside.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_found_in_a_text() {
        for (text, holds) in [
            ("\"EC2 i-1 is now stopped.\"", false),
            ("EC2 {i-1} is {} stopped", false),
            ("EC2 {i-1}: {stopped}", false),
            ("{\"a\":{\"b\":1}}", true),
            ("An event: {\"a\":1} and more", true),
            ("\"Stopped: {instance-id:i-1,state:stopped}\"", true),
            ("\"{\\\"a\\\":1}\"", true),
        ] {
            assert_eq!(holds_json(text), holds, "{text}");
        }
    }
}
