//! One function.

use super::behaviour::keys;
use super::{AsyncDraft, BehaviourDraft, PermissionRow, permissions};
use crate::{Status, StatusKind, View, Words, moment};
use base::Document;
use sim::Account;
use sim::kernel::HopId;
use sim::services::lambda::{Function, Invocation};

/// A function's page.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionPage {
    pub name: String,
    pub arn: String,
    pub description: String,
    /// In seconds and MB.
    pub timeout: String,
    pub memory: String,
    pub facts: Vec<(String, String)>,
    /// What it does, in a sentence.
    pub behaviour: String,
    pub draft: BehaviourDraft,
    /// Whether an environment variable says what it does: the code is then not read.
    pub by_environment: bool,
    pub permissions: Vec<PermissionRow>,
    /// Indented; empty where there is none.
    pub policy: String,
    pub asynchronous: AsyncDraft,
    /// Names and values.
    pub environment: Vec<(String, String)>,
    pub tags: Vec<(String, String)>,
    /// Newest first.
    pub invocations: Vec<InvocationRow>,
    /// `/aws/lambda/NAME` and its latest stream.
    pub log_group: String,
}

/// An invocation in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct InvocationRow {
    pub id: String,
    /// Unique, as the attempts of an asynchronous invocation share an id.
    pub key: String,
    pub time: String,
    pub status: Status,
    /// By a call, or which attempt of an asynchronous one.
    pub kind: String,
    pub duration: String,
    pub payload: String,
    pub response: String,
    pub log: String,
    /// Where it ended on the event map.
    pub hop: Option<HopId>,
}

/// The function of that name in the view's region, if there is one.
pub fn function(account: &Account, view: &View, name: &str) -> Option<FunctionPage> {
    let it = account.services().lambda().function_named(view.region, name)?;
    let pairs = |all: &mut dyn Iterator<Item = (&str, &str)>| -> Vec<(String, String)> {
        all.map(|(key, value)| (key.to_string(), value.to_string())).collect()
    };
    let environment = pairs(&mut it.environment());
    Some(FunctionPage {
        name: it.name().to_string(),
        arn: it.arn().to_string(),
        description: it.description().to_string(),
        timeout: it.timeout().to_string(),
        memory: it.memory_size().to_string(),
        facts: facts(view, it),
        behaviour: behaviour(view, it),
        draft: BehaviourDraft::of(&it.behaviour()),
        by_environment: environment.iter().any(|(name, _)| name == sim::services::lambda::VARIABLE),
        permissions: permissions(it),
        policy: Document::parse(&it.policy()).map(|policy| policy.to_indented(2)).unwrap_or_default(),
        asynchronous: AsyncDraft::of(it),
        environment,
        tags: pairs(&mut it.tags()),
        invocations: it.invocations().rev().map(|it| invocation(view, it)).collect(),
        log_group: format!("/aws/lambda/{}", it.name()),
    })
}

fn facts(view: &View, it: &Function) -> Vec<(String, String)> {
    vec![
        (view.say("lambda.runtime"), it.runtime().to_string()),
        (view.say("lambda.handler"), it.handler().to_string()),
        (view.say("lambda.memory"), format!("{} MB", it.memory_size())),
        (view.say("lambda.timeout"), view.fill("lambda.seconds.n", &[("n", &it.timeout().to_string())])),
        (view.say("lambda.role"), it.role().to_string()),
        (view.say("lambda.modified"), moment(it.last_modified())),
    ]
}

fn behaviour(view: &View, it: &Function) -> String {
    let draft = BehaviourDraft::of(&it.behaviour());
    match draft.kind.as_str() {
        "fail" if draft.every == "1" => view.say("lambda.fail.always"),
        "fail" => view.fill("lambda.fail.every", &[("n", &draft.every)]),
        "wait" => view.fill("lambda.wait.seconds", &[("n", &draft.seconds)]),
        kind => view.say(keys(kind).1),
    }
}

fn invocation(view: &View, it: &Invocation) -> InvocationRow {
    let status = match it.error() {
        None => Status::new(StatusKind::Success, view.say("lambda.succeeded")),
        Some(_) => Status::new(StatusKind::Error, view.say("lambda.failed")),
    };
    let kind = match it.attempt() {
        None => view.say("lambda.synchronous"),
        Some(attempt) => view.fill("lambda.attempt", &[("n", &attempt.to_string())]),
    };
    InvocationRow {
        id: it.request_id().to_string(),
        key: format!("{}-{}", it.request_id(), it.attempt().unwrap_or(0)),
        time: moment(it.started()),
        status,
        kind,
        duration: format!("{:.2} ms", it.milliseconds()),
        payload: pretty(it.payload()),
        response: pretty(it.response()),
        log: it.log().join("\n"),
        hop: it.hop(),
    }
}

/// Indented where it is JSON.
pub(super) fn pretty(text: &str) -> String {
    Document::parse(text).map_or(text.to_string(), |document| document.to_indented(2))
}

/// For `DeleteFunction`, and what names a function elsewhere.
pub fn name_input(name: &str) -> Document {
    Document::map().with("FunctionName", name)
}

/// For `UpdateFunctionConfiguration`: numbers as they are typed.
pub fn configure_input(name: &str, description: &str, timeout: &str, memory: &str) -> Document {
    let number = |text: &str| text.trim().parse::<i64>().map_or(Document::from(text.trim()), Document::from);
    name_input(name)
        .with("Description", description)
        .with("Timeout", number(timeout))
        .with("MemorySize", number(memory))
}
