//! Reads `goals.toml`: tables named `goal`, whose values are strings or lists
//! of strings. This part of TOML is all a goal needs; a whole TOML reader
//! would weigh more in the page than all labs together.

use std::collections::BTreeMap;

/// A named check with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub id: &'static str,
    /// The step of the guide that it belongs to.
    pub step: &'static str,
    /// Which check of [`crate::checks`].
    pub check: &'static str,
    /// The rest, by name.
    pub arguments: BTreeMap<&'static str, Vec<&'static str>>,
}

impl Goal {
    /// An argument with one value, or `""`.
    pub fn argument(&self, name: &str) -> &'static str {
        self.arguments.get(name).and_then(|values| values.first()).copied().unwrap_or("")
    }
    /// An argument with several values.
    pub fn values(&self, name: &str) -> &[&'static str] {
        self.arguments.get(name).map_or(&[], Vec::as_slice)
    }
}

/// A line that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalError {
    /// From 1.
    pub line: usize,
    pub message: String,
}

/// The goals in their order, and what is wrong with the text.
pub fn parse(text: &'static str) -> (Vec<Goal>, Vec<GoalError>) {
    let mut tables: Vec<BTreeMap<&'static str, Vec<&'static str>>> = Vec::new();
    let mut errors = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let entry = line.split_once('=').and_then(|(name, value)| Some((name.trim(), values(value.trim())?)));
        match (line, entry, tables.last_mut()) {
            ("[[goal]]", ..) => tables.push(BTreeMap::new()),
            (_, Some((name, values)), Some(table)) => {
                table.insert(name, values);
            }
            _ => errors.push(GoalError {
                line: index + 1,
                message: format!("expected [[goal]], name = \"text\" or name = [\"text\", …], found {line}"),
            }),
        }
    }
    (tables.into_iter().map(goal).collect(), errors)
}

fn goal(mut arguments: BTreeMap<&'static str, Vec<&'static str>>) -> Goal {
    let mut take = |name| arguments.remove(name).and_then(|values| values.first().copied()).unwrap_or("");
    Goal { id: take("id"), step: take("step"), check: take("check"), arguments }
}

/// `"text"`, `'text'`, or a list of them. Escapes are not read: JMESPath and
/// JSON stand in single quotes.
fn values(text: &'static str) -> Option<Vec<&'static str>> {
    let Some(list) = text.strip_prefix('[') else {
        let (value, rest) = string(text)?;
        return rest.is_empty().then(|| vec![value]);
    };
    let mut rest = list.trim_start();
    let mut out = Vec::new();
    while !rest.starts_with(']') {
        let (value, after) = string(rest)?;
        out.push(value);
        rest = after.strip_prefix(',').unwrap_or(after).trim_start();
    }
    (rest == "]").then_some(out)
}

fn string(text: &'static str) -> Option<(&'static str, &'static str)> {
    let quote = text.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
    let (value, rest) = text.get(1..)?.split_once(quote)?;
    Some((value, rest.trim_start()))
}
