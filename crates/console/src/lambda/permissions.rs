//! Who may invoke a function.

use super::name_input;
use base::Document;
use sim::services::lambda::Function;

/// A statement of the function's policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PermissionRow {
    pub sid: String,
    /// `events.amazonaws.com`
    pub principal: String,
    pub action: String,
    /// The ARN or account that it is bound to; empty where to none.
    pub source: String,
}

/// A statement while it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PermissionDraft {
    pub sid: String,
    pub principal: String,
    pub source_arn: String,
}

pub fn permissions(function: &Function) -> Vec<PermissionRow> {
    let first = |value: &Document| match value {
        Document::Map(map) => map.iter().next().map(|(_, value)| value.text().to_string()).unwrap_or_default(),
        value => value.text().to_string(),
    };
    let row = |statement: &Document| {
        let conditions = statement.at("Condition").as_map().into_iter().flat_map(|map| map.iter());
        let sources: Vec<String> = conditions.map(|(_, condition)| first(condition)).collect();
        PermissionRow {
            sid: statement.at("Sid").text().to_string(),
            principal: first(statement.at("Principal")),
            action: statement.at("Action").text().to_string(),
            source: sources.join(", "),
        }
    };
    function.statements().iter().map(row).collect()
}

impl PermissionDraft {
    /// For `AddPermission`.
    pub fn input(&self, name: &str) -> Document {
        let source = self.source_arn.trim();
        name_input(name)
            .with("StatementId", self.sid.trim())
            .with("Action", "lambda:InvokeFunction")
            .with("Principal", self.principal.trim())
            .with_some("SourceArn", (!source.is_empty()).then_some(source))
    }
}

/// For `RemovePermission`.
pub fn remove_input(name: &str, sid: &str) -> Document {
    name_input(name).with("StatementId", sid)
}
