//! Reading policy documents, and what is wrong with them.

use super::condition::Condition;
use super::principal::Principals;
use super::{Effect, Names, Policy, Statement};
use base::{Document, Map, Place};
use std::fmt;

/// Why a text is no policy, or not one of the wanted kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError {
    pub problem: Problem,
    /// Where: `Statement[0].Condition.StringEqual`; empty for the whole text.
    pub path: String,
    /// The wrong name or value, where there is one.
    pub found: String,
    /// In the text, for broken JSON.
    pub place: Option<Place>,
    /// What IAM says to it. Other services word it in their way (SNS:
    /// `Policy Error: null`).
    pub message: String,
}

impl fmt::Display for PolicyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NotJson,
    /// A list where an object is wanted, a number where a text is, …
    WrongType,
    UnknownElement,
    MissingElement,
    /// An element and its `Not…` form in one statement.
    BothForms,
    UnknownVersion,
    UnknownEffect,
    UnknownOperator,
    UnknownPrincipalType,
    DuplicateSid,
    /// `Publish` in place of `sns:Publish`.
    ActionWithoutService,
    ResourceNotArn,
    OldVersion,
    PrincipalNotAllowed,
    ResourceNotAllowed,
}

/// What a policy is for; see [`Policy::check`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of a user, group or role: no principal, the newer version.
    Identity,
    /// Of a topic, queue, bucket, function: names principals and resources.
    Resource,
    /// Who may assume a role: names principals, no resource.
    Trust,
}

const ELEMENTS: [&str; 9] =
    ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];
const PRINCIPAL_TYPES: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];

impl Policy {
    /// Reads a policy of any kind.
    pub fn parse(text: &str) -> Result<Policy, PolicyError> {
        let document = Document::parse(text).map_err(|error| PolicyError {
            place: Some(error.place),
            found: error.message,
            ..problem(Problem::NotJson, "", "")
        })?;
        Policy::from_document(&document)
    }

    /// The same from JSON that has been read.
    pub fn from_document(document: &Document) -> Result<Policy, PolicyError> {
        let Some(members) = document.as_map() else {
            return Err(problem(Problem::WrongType, "", ""));
        };
        for (name, _) in members.iter() {
            if !["Version", "Id", "Statement"].contains(&name) {
                return Err(problem(Problem::UnknownElement, name, name));
            }
        }
        let version = optional_text(members, "Version", "")?.unwrap_or_else(|| "2008-10-17".to_string());
        if !["2008-10-17", "2012-10-17"].contains(&version.as_str()) {
            return Err(problem(Problem::UnknownVersion, "Version", &version));
        }
        let id = optional_text(members, "Id", "")?;
        let mut statements: Vec<Statement> = Vec::new();
        let list = match members.get("Statement") {
            Some(Document::List(list)) => list.as_slice(),
            Some(one @ Document::Map(_)) => std::slice::from_ref(one),
            Some(_) => return Err(problem(Problem::WrongType, "Statement", "")),
            None => &[],
        };
        if list.is_empty() {
            return Err(problem(Problem::MissingElement, "Statement", ""));
        }
        for (index, document) in list.iter().enumerate() {
            let path = format!("Statement[{index}]");
            let statement = statement(document, &path)?;
            let sid = statement.sid.as_deref().unwrap_or("");
            if !sid.is_empty() && statements.iter().any(|other| other.sid == statement.sid) {
                return Err(problem(Problem::DuplicateSid, &format!("{path}.Sid"), sid));
            }
            statements.push(statement);
        }
        Ok(Policy { version, id, statements })
    }

    /// Whether the policy is one of this kind.
    pub fn check(&self, kind: Kind) -> Result<(), PolicyError> {
        if kind == Kind::Identity && self.version != "2012-10-17" {
            return Err(problem(Problem::OldVersion, "Version", &self.version));
        }
        for (index, statement) in self.statements.iter().enumerate() {
            let at = |element: &str| format!("Statement[{index}].{element}");
            let missing = |element: &str| Err(problem(Problem::MissingElement, &at(element), ""));
            match (kind, &statement.principals, &statement.resources) {
                (Kind::Identity, Some(_), _) => {
                    return Err(problem(Problem::PrincipalNotAllowed, &at("Principal"), ""));
                }
                (Kind::Resource | Kind::Trust, None, _) => return missing("Principal"),
                (Kind::Trust, _, Some(_)) => return Err(problem(Problem::ResourceNotAllowed, &at("Resource"), "")),
                (Kind::Identity | Kind::Resource, _, None) => return missing("Resource"),
                _ => {}
            }
            let wrong_arn = |resource: &&String| *resource != "*" && !resource.starts_with("arn:");
            if let Some(resource) = statement.resources.iter().flat_map(|names| &names.patterns).find(wrong_arn) {
                return Err(problem(Problem::ResourceNotArn, &at("Resource"), resource));
            }
            let wrong_action = |action: &&String| *action != "*" && !action.contains(':');
            if let Some(action) = statement.actions.patterns.iter().find(wrong_action) {
                return Err(problem(Problem::ActionWithoutService, &at("Action"), action));
            }
        }
        Ok(())
    }
}

fn statement(document: &Document, path: &str) -> Result<Statement, PolicyError> {
    let Some(members) = document.as_map() else {
        return Err(problem(Problem::WrongType, path, ""));
    };
    for (name, _) in members.iter() {
        if !ELEMENTS.contains(&name) {
            return Err(problem(Problem::UnknownElement, &format!("{path}.{name}"), name));
        }
    }
    let effect = match optional_text(members, "Effect", path)?.as_deref() {
        Some("Allow") => Effect::Allow,
        Some("Deny") => Effect::Deny,
        Some(other) => return Err(problem(Problem::UnknownEffect, &format!("{path}.Effect"), other)),
        None => return Err(problem(Problem::MissingElement, &format!("{path}.Effect"), "")),
    };
    let Some(actions) = names(members, "Action", "NotAction", path)? else {
        return Err(problem(Problem::MissingElement, &format!("{path}.Action"), ""));
    };
    Ok(Statement {
        sid: optional_text(members, "Sid", path)?,
        effect,
        principals: principals(members, path)?,
        actions,
        resources: names(members, "Resource", "NotResource", path)?,
        conditions: conditions(members, path)?,
    })
}

fn optional_text(members: &Map, name: &str, path: &str) -> Result<Option<String>, PolicyError> {
    match members.get(name) {
        None => Ok(None),
        Some(Document::Text(text)) => Ok(Some(text.clone())),
        Some(_) => Err(problem(Problem::WrongType, format!("{path}.{name}").trim_start_matches('.'), "")),
    }
}

/// One of an element and its `Not…` form.
fn either<'a>(
    members: &'a Map,
    plain: &str,
    inverted: &str,
    path: &str,
) -> Result<Option<(&'a Document, bool, String)>, PolicyError> {
    match (members.get(plain), members.get(inverted)) {
        (Some(_), Some(_)) => Err(problem(Problem::BothForms, &format!("{path}.{inverted}"), inverted)),
        (Some(value), None) => Ok(Some((value, false, format!("{path}.{plain}")))),
        (None, Some(value)) => Ok(Some((value, true, format!("{path}.{inverted}")))),
        (None, None) => Ok(None),
    }
}

fn names(members: &Map, plain: &str, inverted: &str, path: &str) -> Result<Option<Names>, PolicyError> {
    let Some((value, inverted, path)) = either(members, plain, inverted, path)? else { return Ok(None) };
    match texts(value, false) {
        Some(patterns) if patterns.is_empty() => Err(problem(Problem::MissingElement, &path, "")),
        Some(patterns) => Ok(Some(Names { inverted, patterns })),
        None => Err(problem(Problem::WrongType, &path, "")),
    }
}

fn principals(members: &Map, path: &str) -> Result<Option<Principals>, PolicyError> {
    let Some((value, inverted, path)) = either(members, "Principal", "NotPrincipal", path)? else { return Ok(None) };
    let mut entries = Vec::new();
    match value {
        Document::Text(text) if text == "*" => entries.push(("AWS".to_string(), text.clone())),
        Document::Map(types) if !types.is_empty() => {
            for (kind, value) in types.iter() {
                if !PRINCIPAL_TYPES.contains(&kind) {
                    return Err(problem(Problem::UnknownPrincipalType, &format!("{path}.{kind}"), kind));
                }
                let Some(values) = texts(value, false) else {
                    return Err(problem(Problem::WrongType, &format!("{path}.{kind}"), ""));
                };
                entries.extend(values.into_iter().map(|value| (kind.to_string(), value)));
            }
        }
        value => return Err(problem(Problem::WrongType, &path, value.text())),
    }
    Ok(Some(Principals { inverted, entries }))
}

fn conditions(members: &Map, path: &str) -> Result<Vec<Condition>, PolicyError> {
    let mut conditions = Vec::new();
    let Some(value) = members.get("Condition") else { return Ok(conditions) };
    let path = format!("{path}.Condition");
    let Some(operators) = value.as_map() else {
        return Err(problem(Problem::WrongType, &path, ""));
    };
    for (operator, keys) in operators.iter() {
        let path = format!("{path}.{operator}");
        let Some(keys) = keys.as_map() else {
            return Err(problem(Problem::WrongType, &path, ""));
        };
        for (key, values) in keys.iter() {
            let path = format!("{path}.{key}");
            let Some(values) = texts(values, true) else {
                return Err(problem(Problem::WrongType, &path, ""));
            };
            match Condition::new(operator, key, values) {
                Some(condition) => conditions.push(condition),
                None => return Err(problem(Problem::UnknownOperator, &path, operator)),
            }
        }
    }
    Ok(conditions)
}

/// A text or a list of texts; in conditions numbers and booleans count as
/// their text.
fn texts(value: &Document, scalars: bool) -> Option<Vec<String>> {
    let one = |value: &Document| match value {
        Document::Text(text) => Some(text.clone()),
        Document::Bool(_) | Document::Number(_) if scalars => Some(value.to_json()),
        _ => None,
    };
    match value {
        Document::List(items) => items.iter().map(one).collect(),
        value => one(value).map(|text| vec![text]),
    }
}

fn problem(problem: Problem, path: &str, found: &str) -> PolicyError {
    let message = match problem {
        Problem::NotJson => "This policy contains invalid Json".to_string(),
        Problem::DuplicateSid => "Statement IDs (SID) in a single policy must be unique.".to_string(),
        Problem::MissingElement if path.ends_with("Action") => "Policy statement must contain actions.".to_string(),
        Problem::MissingElement if path.ends_with("Resource") => "Policy statement must contain resources.".to_string(),
        Problem::MissingElement if path.ends_with("Principal") => "Missing required field Principal".to_string(),
        Problem::ActionWithoutService => {
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.".to_string()
        }
        Problem::ResourceNotArn => format!("Resource {found} must be in ARN format or \"*\"."),
        Problem::OldVersion => "Policy document must be version 2012-10-17 or greater.".to_string(),
        Problem::PrincipalNotAllowed => "Policy document should not specify a principal.".to_string(),
        Problem::ResourceNotAllowed => "Has prohibited field Resource".to_string(),
        _ => "Syntax errors in policy.".to_string(),
    };
    PolicyError { problem, path: path.to_string(), found: found.to_string(), place: None, message }
}
