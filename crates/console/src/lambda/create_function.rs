//! The form that makes a function.

use super::BehaviourDraft;
use base::Document;
use sim::{Account, ApiError};

/// The runtimes that the console offers, newest first.
pub const RUNTIMES: [(&str, &str); 6] = [
    ("python3.13", "Python 3.13"),
    ("python3.12", "Python 3.12"),
    ("nodejs22.x", "Node.js 22.x"),
    ("nodejs20.x", "Node.js 20.x"),
    ("java21", "Java 21"),
    ("ruby3.4", "Ruby 3.4"),
];

/// What the form holds.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionDraft {
    pub name: String,
    pub runtime: String,
    pub behaviour: BehaviourDraft,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionField {
    Name,
    Behaviour,
    Form,
}

impl Default for FunctionDraft {
    fn default() -> FunctionDraft {
        FunctionDraft { name: String::new(), runtime: "python3.13".to_string(), behaviour: BehaviourDraft::default() }
    }
}

impl FunctionDraft {
    /// The role that AWS's console would make along with the function; while it
    /// has no name, that of the console's example.
    pub fn role(&self, account: &Account) -> String {
        let name = Some(self.name.trim()).filter(|name| !name.is_empty()).unwrap_or("myFunctionName");
        format!("arn:aws:iam::{}:role/service-role/{name}-role", account.account_id())
    }

    /// For `CreateFunction`.
    pub fn input(&self, account: &Account) -> Document {
        let handler = match self.runtime.split('.').next().unwrap_or("") {
            runtime if runtime.starts_with("python") => "lambda_function.lambda_handler",
            runtime if runtime.starts_with("nodejs") => "index.handler",
            runtime if runtime.starts_with("java") => "example.Hello::handleRequest",
            _ => "lambda_function.lambda_handler",
        };
        Document::map()
            .with("FunctionName", self.name.trim())
            .with("Runtime", &self.runtime)
            .with("Role", self.role(account))
            .with("Handler", handler)
            .with("Code", Document::map().with("ZipFile", self.behaviour.package()))
    }
}

impl FunctionField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> FunctionField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("functionName") || tells("already exist") => FunctionField::Name,
            // The role's name is the function's.
            _ if tells("'role'") => FunctionField::Name,
            _ if tells("unzip") => FunctionField::Behaviour,
            _ => FunctionField::Form,
        }
    }
}
