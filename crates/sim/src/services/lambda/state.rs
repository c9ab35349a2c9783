//! Functions and what became of their invocations, in AWS's words.

use super::behaviour::{self, Behaviour};
use crate::kernel::HopId;
use crate::kernel::region::Region;
use base::{Document, Time};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Region and name.
pub(super) type FunctionKey = (Region, String);

/// Invocations that a function remembers.
const REMEMBERED: usize = 100;

/// Every function of the account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub(super) functions: BTreeMap<FunctionKey, Rc<Function>>,
}

/// A function. Source: Lambda API Reference, "FunctionConfiguration".
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    pub(super) arn: String,
    pub(super) name: String,
    pub(super) runtime: String,
    pub(super) role: String,
    pub(super) handler: String,
    pub(super) description: String,
    /// Seconds.
    pub(super) timeout: i64,
    /// MB.
    pub(super) memory_size: i64,
    pub(super) architecture: String,
    pub(super) environment: BTreeMap<String, String>,
    pub(super) dead_letter_arn: Option<String>,
    /// The behaviour as text, in place of code.
    pub(super) code: String,
    pub(super) last_modified: Time,
    pub(super) revision_id: String,
    /// The statements of the resource policy.
    pub(super) policy: Vec<Document>,
    pub(super) policy_revision_id: String,
    pub(super) event_config: Option<EventInvokeConfig>,
    pub(super) tags: BTreeMap<String, String>,
    /// Invocations so far.
    pub(super) count: u32,
    /// Its environment stands ready until then.
    pub(super) warm_until: Time,
    pub(super) log_stream: String,
    /// The latest invocations, oldest first.
    pub(super) invocations: Vec<Rc<Invocation>>,
}

/// How asynchronous invocations are handled. Source: Lambda API Reference,
/// "PutFunctionEventInvokeConfig".
#[derive(Clone, Debug, PartialEq)]
pub struct EventInvokeConfig {
    pub(super) maximum_retry_attempts: Option<i64>,
    pub(super) maximum_event_age_in_seconds: Option<i64>,
    pub(super) on_success: Option<String>,
    pub(super) on_failure: Option<String>,
    pub(super) last_modified: Time,
}

impl EventInvokeConfig {
    pub fn maximum_retry_attempts(&self) -> Option<i64> {
        self.maximum_retry_attempts
    }
    pub fn maximum_event_age_in_seconds(&self) -> Option<i64> {
        self.maximum_event_age_in_seconds
    }
    /// The ARN of where results go.
    pub fn on_success(&self) -> Option<&str> {
        self.on_success.as_deref()
    }
    pub fn on_failure(&self) -> Option<&str> {
        self.on_failure.as_deref()
    }
}

/// An invocation that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Invocation {
    pub(super) request_id: String,
    pub(super) started: Time,
    /// JSON text.
    pub(super) payload: String,
    /// JSON text: what the function gave, or the error.
    pub(super) response: String,
    /// The error's message, if it failed.
    pub(super) error: Option<String>,
    /// Hundredths of a millisecond.
    pub(super) duration: u64,
    /// The lines of its log.
    pub(super) log: Vec<String>,
    /// None for a synchronous one; from 1.
    pub(super) attempt: Option<u32>,
    /// Where it ended in the trace.
    pub(super) hop: Option<HopId>,
}

impl Invocation {
    pub fn request_id(&self) -> &str {
        &self.request_id
    }
    pub fn started(&self) -> Time {
        self.started
    }
    pub fn payload(&self) -> &str {
        &self.payload
    }
    pub fn response(&self) -> &str {
        &self.response
    }
    /// The error's message, if it failed.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
    pub fn milliseconds(&self) -> f64 {
        self.duration as f64 / 100.0
    }
    pub fn log(&self) -> &[String] {
        &self.log
    }
    /// Which attempt of an asynchronous invocation it was, from 1.
    pub fn attempt(&self) -> Option<u32> {
        self.attempt
    }
    /// Where it ended in the trace.
    pub fn hop(&self) -> Option<HopId> {
        self.hop
    }
}

impl Function {
    pub fn arn(&self) -> &str {
        &self.arn
    }
    pub fn name(&self) -> &str {
        &self.name
    }
    pub fn runtime(&self) -> &str {
        &self.runtime
    }
    pub fn role(&self) -> &str {
        &self.role
    }
    pub fn handler(&self) -> &str {
        &self.handler
    }
    pub fn description(&self) -> &str {
        &self.description
    }
    /// In seconds.
    pub fn timeout(&self) -> i64 {
        self.timeout
    }
    /// In MB.
    pub fn memory_size(&self) -> i64 {
        self.memory_size
    }
    pub fn code(&self) -> &str {
        &self.code
    }
    pub fn last_modified(&self) -> Time {
        self.last_modified
    }
    pub fn dead_letter_arn(&self) -> Option<&str> {
        self.dead_letter_arn.as_deref()
    }
    pub fn event_config(&self) -> Option<&EventInvokeConfig> {
        self.event_config.as_ref()
    }
    /// The statements of its resource policy.
    pub fn statements(&self) -> &[Document] {
        &self.policy
    }
    /// The stream of its log.
    pub fn log_stream(&self) -> &str {
        &self.log_stream
    }
    /// The latest invocations, oldest first.
    pub fn invocations(&self) -> impl DoubleEndedIterator<Item = &Invocation> {
        self.invocations.iter().map(Rc::as_ref)
    }
    /// Keys and values in order of the keys.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tags.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
    /// Names and values in order of the names.
    pub fn environment(&self) -> impl Iterator<Item = (&str, &str)> {
        self.environment.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What it does: the environment variable stands before the code.
    pub fn behaviour(&self) -> Behaviour {
        let text = self.environment.get(behaviour::VARIABLE).unwrap_or(&self.code);
        Behaviour::parse(text).unwrap_or(Behaviour::Succeed)
    }

    /// The resource policy as JSON text; empty where it has no statement.
    pub fn policy(&self) -> String {
        if self.policy.is_empty() {
            return String::new();
        }
        Document::map()
            .with("Version", "2012-10-17")
            .with("Id", "default")
            .with("Statement", Document::List(self.policy.clone()))
            .to_json()
    }

    pub(super) fn remember(&mut self, invocation: Invocation) {
        if self.invocations.len() == REMEMBERED {
            self.invocations.remove(0);
        }
        self.invocations.push(Rc::new(invocation));
    }
}

impl State {
    /// The region's functions by name.
    pub fn functions(&self, region: Region) -> impl Iterator<Item = &Function> {
        let all = self.functions.range((region, String::new())..);
        all.take_while(move |(key, _)| key.0 == region).map(|(_, function)| function.as_ref())
    }

    pub fn function(&self, arn: &str) -> Option<&Function> {
        self.functions.get(&key_of(arn)?).map(Rc::as_ref)
    }

    /// The function of the region with that name.
    pub fn function_named(&self, region: Region, name: &str) -> Option<&Function> {
        self.functions.get(&(region, name.to_string())).map(Rc::as_ref)
    }

    pub(super) fn function_mut(&mut self, key: &FunctionKey) -> Option<&mut Function> {
        self.functions.get_mut(key).map(Rc::make_mut)
    }
}

/// The region and name in a function's ARN, which may end in `:$LATEST`.
pub(super) fn key_of(arn: &str) -> Option<FunctionKey> {
    let arn: base::Arn = arn.parse().ok().filter(|arn: &base::Arn| arn.service == "lambda")?;
    let name = arn.resource.strip_prefix("function:")?;
    Some((Region::parse(&arn.region)?, name.strip_suffix(":$LATEST").unwrap_or(name).to_string()))
}
