//! A target of a rule, in AWS's words.

use crate::Region;
use base::{Arn, Document};
pub use languages::input_transformer::Input as TargetInput;

/// What holds where a target has no retry policy. Source: EventBridge User
/// Guide, "How EventBridge retries delivering events".
pub const MAXIMUM_RETRY_ATTEMPTS: u32 = 185;
pub const MAXIMUM_EVENT_AGE_IN_SECONDS: u32 = 86_400;

/// Where a rule sends what it matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub(super) id: String,
    pub(super) arn: String,
    pub(super) input: TargetInput,
    /// `InputPathsMap` and `InputTemplate` as they were given.
    pub(super) transformer: Option<Document>,
    pub(super) role_arn: Option<String>,
    pub(super) sqs_parameters: Option<Document>,
    pub(super) dead_letter_config: Option<Document>,
    pub(super) retry_policy: Option<Document>,
}

/// What sort of thing a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetKind {
    Topic,
    Queue,
    Function,
    /// An event bus, its region and name.
    Bus(Region, String),
    /// The archive whose name is the target's id.
    Archive,
    /// A call that EventBridge makes itself for an instance.
    Instance(InstanceAction),
}

/// The built-in targets of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstanceAction {
    Stop,
    Terminate,
    Reboot,
}

impl InstanceAction {
    pub const ALL: [InstanceAction; 3] = [InstanceAction::Stop, InstanceAction::Terminate, InstanceAction::Reboot];

    /// The end of its ARN, `arn:aws:events:REGION:ACCOUNT:target/stop-instance`.
    pub fn name(self) -> &'static str {
        match self {
            InstanceAction::Stop => "stop-instance",
            InstanceAction::Terminate => "terminate-instance",
            InstanceAction::Reboot => "reboot-instance",
        }
    }

    /// The operation of EC2 that it calls.
    pub fn operation(self) -> &'static str {
        match self {
            InstanceAction::Stop => "StopInstances",
            InstanceAction::Terminate => "TerminateInstances",
            InstanceAction::Reboot => "RebootInstances",
        }
    }
}

impl TargetKind {
    /// None for what is not simulated.
    pub fn of(arn: &Arn) -> Option<TargetKind> {
        match (arn.service.as_str(), arn.resource.split_once('/')) {
            ("sns", _) => Some(TargetKind::Topic),
            ("events", _) if arn.resource == ":" => Some(TargetKind::Archive),
            ("sqs", _) => Some(TargetKind::Queue),
            ("lambda", _) if arn.resource.starts_with("function:") => Some(TargetKind::Function),
            ("events", Some(("event-bus", name))) => {
                Some(TargetKind::Bus(Region::parse(&arn.region)?, name.to_string()))
            }
            ("events", Some(("target", name))) => {
                let action = InstanceAction::ALL.into_iter().find(|action| action.name() == name)?;
                Some(TargetKind::Instance(action))
            }
            _ => None,
        }
    }
}

impl Target {
    pub fn id(&self) -> &str {
        &self.id
    }
    pub fn arn(&self) -> &str {
        &self.arn
    }
    /// What the target is given of an event.
    pub fn input(&self) -> &TargetInput {
        &self.input
    }
    /// `InputPathsMap` and `InputTemplate` of an input transformer.
    pub fn transformer(&self) -> Option<&Document> {
        self.transformer.as_ref()
    }
    pub fn role_arn(&self) -> Option<&str> {
        self.role_arn.as_deref()
    }
    /// What sort of thing it is; none for a text that is no such ARN.
    pub fn kind(&self) -> Option<TargetKind> {
        TargetKind::of(&self.arn.parse().ok()?)
    }
    /// `SqsParameters.MessageGroupId`, for a FIFO queue.
    pub fn message_group_id(&self) -> Option<&str> {
        self.sqs_parameters.as_ref()?.at("MessageGroupId").as_text()
    }
    /// The ARN of its dead-letter queue.
    pub fn dead_letter_arn(&self) -> Option<&str> {
        self.dead_letter_config.as_ref()?.at("Arn").as_text()
    }
    /// How often it is tried again at most.
    pub fn maximum_retry_attempts(&self) -> u32 {
        self.of_retry_policy("MaximumRetryAttempts").unwrap_or(MAXIMUM_RETRY_ATTEMPTS)
    }
    /// For how long it is tried again at most.
    pub fn maximum_event_age_in_seconds(&self) -> u32 {
        self.of_retry_policy("MaximumEventAgeInSeconds").unwrap_or(MAXIMUM_EVENT_AGE_IN_SECONDS)
    }
    fn of_retry_policy(&self, name: &str) -> Option<u32> {
        u32::try_from(self.retry_policy.as_ref()?.at(name).as_i64()?).ok()
    }

    /// A row of `ListTargetsByRule`: members in the order of AWS's model.
    pub(super) fn row(&self) -> Document {
        let row =
            Document::map().with("Id", &self.id).with("Arn", &self.arn).with_some("RoleArn", self.role_arn.as_ref());
        let row = match &self.input {
            TargetInput::Constant(text) => row.with("Input", text),
            TargetInput::Part(path) => row.with("InputPath", path),
            TargetInput::Event | TargetInput::Transformer(_) => row,
        };
        row.with_some("InputTransformer", self.transformer.clone())
            .with_some("SqsParameters", self.sqs_parameters.clone())
            .with_some("DeadLetterConfig", self.dead_letter_config.clone())
            .with_some("RetryPolicy", self.retry_policy.clone())
    }
}
