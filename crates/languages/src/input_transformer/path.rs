//! The part of JSONPath that EventBridge knows: `$`, members by dot, elements
//! by number or all of them by `[*]`. No filters, slices, `..` or quotes.

use base::Document;

/// A path that has been read: `$.detail.findings[0].id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    Element(u32),
    Each,
}

/// Why a text is no path. The service saves it all the same and then finds
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathError {
    pub problem: PathProblem,
    /// The byte it begins at.
    pub offset: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// `detail.state` in place of `$.detail.state`.
    NoDollar,
    /// `$detail` in place of `$.detail`.
    NoDot,
    /// `$.` or `$.a..b`.
    NoName,
    /// A character no name has here: only letters, digits, `-` and `_`.
    BadCharacter,
    /// In brackets: not a number and not `*`.
    BadIndex,
    /// A bracket that is not closed.
    OpenBracket,
}

impl Path {
    pub fn parse(text: &str) -> Result<Path, PathError> {
        let wrong = |problem, rest: &str| Err(PathError { problem, offset: text.len() - rest.len() });
        let Some(mut rest) = text.strip_prefix('$') else { return wrong(PathProblem::NoDollar, text) };
        let mut steps = Vec::new();
        while let Some(c) = rest.chars().next() {
            if let Some(inner) = rest.strip_prefix('[') {
                let Some((index, after)) = inner.split_once(']') else {
                    return wrong(PathProblem::OpenBracket, rest);
                };
                steps.push(match index.parse() {
                    _ if index == "*" => Step::Each,
                    Ok(index) => Step::Element(index),
                    Err(_) => return wrong(PathProblem::BadIndex, inner),
                });
                rest = after;
            } else if let Some(inner) = rest.strip_prefix('.') {
                let end = inner.find(['.', '[']).unwrap_or(inner.len());
                let (name, after) = inner.split_at_checked(end).unwrap_or((inner, ""));
                if name.is_empty() {
                    return wrong(PathProblem::NoName, inner);
                }
                if let Some(at) = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_') {
                    return wrong(PathProblem::BadCharacter, inner.get(at..).unwrap_or(inner));
                }
                steps.push(Step::Member(name.to_string()));
                rest = after;
            } else if steps.is_empty() && c.is_alphanumeric() {
                return wrong(PathProblem::NoDot, rest);
            } else {
                return wrong(PathProblem::BadCharacter, rest);
            }
        }
        Ok(Path { steps })
    }

    /// The value at the path; with `[*]` the list of all that is found.
    pub fn find(&self, document: &Document) -> Option<Document> {
        let mut found = vec![document];
        for step in &self.steps {
            found = found.into_iter().flat_map(|value| step.take(value)).collect();
        }
        if self.steps.contains(&Step::Each) {
            return Some(found.into_iter().cloned().collect());
        }
        found.first().map(|value| (*value).clone())
    }
}

impl Step {
    fn take<'a>(&self, value: &'a Document) -> Vec<&'a Document> {
        match self {
            Step::Member(name) => value.get(name).into_iter().collect(),
            Step::Element(index) => value.list().get(*index as usize).into_iter().collect(),
            Step::Each => value.list().iter().collect(),
        }
    }
}

/// What is at a path; nothing, too, where the text is no path.
pub fn find(document: &Document, path: &str) -> Option<Document> {
    Path::parse(path).ok()?.find(document)
}
