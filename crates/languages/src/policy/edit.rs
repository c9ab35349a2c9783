//! Changing policy documents without losing what is not understood in them.

use base::Document;

/// The policy with one statement more, after the others. A statement of the
/// same `Sid` is replaced in its place; no policy (null) becomes a new one.
#[must_use]
pub fn add_statement(policy: &Document, statement: Document) -> Document {
    let sid = statement.at("Sid").clone();
    let mut statements = statements(policy);
    match statements.iter_mut().find(|old| !sid.is_null() && *old.at("Sid") == sid) {
        Some(old) => *old = statement,
        None => statements.push(statement),
    }
    let policy = if policy.is_null() { Document::map().with("Version", "2012-10-17") } else { policy.clone() };
    policy.with("Statement", Document::List(statements))
}

/// The policy without the statements of that `Sid`. It may have none left,
/// which most services refuse: then the policy itself is to be removed.
#[must_use]
pub fn remove_statement(policy: &Document, sid: &str) -> Document {
    let mut statements = statements(policy);
    let before = statements.len();
    statements.retain(|statement| statement.at("Sid").as_text() != Some(sid));
    if statements.len() == before {
        policy.clone()
    } else {
        policy.clone().with("Statement", Document::List(statements))
    }
}

/// A statement that lets a service do one thing, in the member order of the
/// console: `service_statement("AWSEvents_r_Id1", "events.amazonaws.com",
/// "sns:Publish", topic_arn)`.
pub fn service_statement(sid: &str, service: &str, action: &str, resource: &str) -> Document {
    Document::map()
        .with("Sid", sid)
        .with("Effect", "Allow")
        .with("Principal", Document::map().with("Service", service))
        .with("Action", action)
        .with("Resource", resource)
}

/// The grammar allows a single statement without a list.
fn statements(policy: &Document) -> Vec<Document> {
    match policy.at("Statement") {
        Document::List(statements) => statements.clone(),
        Document::Null => Vec::new(),
        statement => vec![statement.clone()],
    }
}
