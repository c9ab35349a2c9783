//! A call at the door of the account, who makes it, and what it is answered.

use crate::kernel::region::Region;
use crate::model::{Kind, Model, ShapeId};
use base::{Document, Seed, Time};

/// One API call, as any AWS client would send it.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiCall {
    /// The AWS CLI's name: `events`.
    pub service: String,
    /// `PutRule`.
    pub operation: String,
    /// Members as in the service's model.
    pub input: Document,
    pub caller: Caller,
    pub region: Region,
    /// What CloudTrail shows as `sourceIPAddress`.
    pub source_ip: String,
    /// What CloudTrail shows as `userAgent`.
    pub user_agent: String,
}

impl ApiCall {
    /// A call by the account's root user from a documentation address.
    pub fn new(service: &str, operation: &str, input: Document) -> ApiCall {
        ApiCall {
            service: service.to_string(),
            operation: operation.to_string(),
            input,
            caller: Caller::Root,
            region: Region::default(),
            source_ip: "203.0.113.24".to_string(),
            user_agent: "aws-cli/2.15.0".to_string(),
        }
    }
    #[must_use]
    pub fn by(mut self, caller: Caller) -> ApiCall {
        self.caller = caller;
        self
    }
    #[must_use]
    pub fn in_region(mut self, region: Region) -> ApiCall {
        self.region = region;
        self
    }
    #[must_use]
    pub fn with_agent(mut self, user_agent: &str) -> ApiCall {
        self.user_agent = user_agent.to_string();
        self
    }
}

/// Who makes a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caller {
    Root,
    /// An IAM user by name.
    User(String),
    /// An assumed role: role name and session name.
    Role(String, String),
    /// An AWS service by its principal: `events.amazonaws.com`.
    Service(String),
    /// Nobody signed in: a link in a mail.
    Anonymous,
}

impl Caller {
    /// `arn:aws:iam::123456789012:user/cloud_user`; a service has its
    /// principal, and nobody signed in has none.
    pub fn arn(&self, account_id: &str) -> String {
        match self {
            Caller::Root => format!("arn:aws:iam::{account_id}:root"),
            Caller::User(name) => format!("arn:aws:iam::{account_id}:user/{name}"),
            Caller::Role(role, session) => format!("arn:aws:sts::{account_id}:assumed-role/{role}/{session}"),
            Caller::Service(principal) => principal.clone(),
            Caller::Anonymous => String::new(),
        }
    }

    /// The name that Event history shows: `root`, `cloud_user`, the session.
    pub fn user_name(&self) -> &str {
        match self {
            Caller::Root => "root",
            Caller::User(name) | Caller::Role(_, name) | Caller::Service(name) => name,
            Caller::Anonymous => "",
        }
    }

    /// `AIDA…` for a user, the account id for root, `AROA…:session` for a role.
    pub fn principal_id(&self, account_id: &str, seed: Seed) -> String {
        match self {
            Caller::Root => account_id.to_string(),
            Caller::User(name) => format!("AIDA{}", seed.branch(name).base32("user-id", 0, 17)),
            Caller::Role(role, session) => format!("AROA{}:{session}", seed.branch(role).base32("role-id", 0, 17)),
            Caller::Service(_) | Caller::Anonymous => String::new(),
        }
    }
}

/// What AWS answers when it refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// What boto3 shows as `Error.Code`.
    pub code: String,
    pub message: String,
    /// The HTTP status.
    pub status: u16,
}

impl ApiError {
    /// An error with HTTP status 400.
    pub fn new(code: &str, message: impl Into<String>) -> ApiError {
        ApiError { code: code.to_string(), message: message.into(), status: 400 }
    }
    #[must_use]
    pub fn with_status(mut self, status: u16) -> ApiError {
        self.status = status;
        self
    }
    /// What AWS has and Trailwatch does not have yet says so, by this code alone.
    pub fn not_simulated(what: &str) -> ApiError {
        ApiError::new("NotSimulated", format!("Trailwatch does not simulate {what} yet.")).with_status(501)
    }
}

/// An operation's output, or AWS's refusal.
pub type ApiResult = Result<Document, ApiError>;

/// An input that passed validation, read by the names its model declares.
/// Asking for a member that the model lacks is a bug and is loud in tests.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    document: &'a Document,
    model: &'a Model,
    shape: Option<ShapeId>,
}

impl<'a> Input<'a> {
    pub(crate) fn new(document: &'a Document, model: &'a Model, shape: Option<ShapeId>) -> Input<'a> {
        Input { document, model, shape }
    }

    /// The whole input as it came.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// A member that is given and not null.
    pub fn get(&self, name: &str) -> Option<&'a Document> {
        self.declared(name);
        self.document.get(name).filter(|value| !value.is_null())
    }

    /// A text, or `""` where it is not given.
    pub fn text(&self, name: &str) -> &'a str {
        self.get(name).map_or("", Document::text)
    }

    pub fn optional_text(&self, name: &str) -> Option<&'a str> {
        self.get(name).and_then(Document::as_text)
    }

    pub fn integer(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Document::as_i64)
    }

    /// False where it is not given.
    pub fn boolean(&self, name: &str) -> bool {
        self.get(name).and_then(Document::as_bool).unwrap_or(false)
    }

    pub fn time(&self, name: &str) -> Option<Time> {
        match self.get(name)? {
            Document::Text(text) => Time::parse(text),
            number => number.as_f64().map(|seconds| Time((seconds * 1_000.0) as i64)),
        }
    }

    /// The texts of a list; none where it is not given.
    pub fn texts(&self, name: &str) -> Vec<&'a str> {
        let items = self.get(name).map_or(&[] as &[Document], Document::list);
        items.iter().filter_map(Document::as_text).collect()
    }

    /// A nested structure.
    pub fn structure(&self, name: &str) -> Option<Input<'a>> {
        let document = self.get(name)?;
        Some(Input { document, model: self.model, shape: self.declared(name) })
    }

    /// The structures of a list; none where it is not given.
    pub fn structures(&self, name: &str) -> Vec<Input<'a>> {
        let of = self.declared(name).and_then(|id| match self.model.shape(id).kind {
            Kind::List(of) => Some(of),
            _ => None,
        });
        let items = self.get(name).map_or(&[] as &[Document], Document::list);
        items.iter().map(|document| Input { document, model: self.model, shape: of }).collect()
    }

    fn declared(&self, name: &str) -> Option<ShapeId> {
        let member = self.shape.and_then(|id| self.model.member(id, name));
        base::never!(member.is_none(), "the model declares what a handler reads");
        member.map(|member| member.shape)
    }
}
