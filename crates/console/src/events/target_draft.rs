//! A target while the wizard edits it: where it is, what it is given, and what
//! becomes of events that cannot be delivered.

use crate::{View, Words};
use base::Document;
use languages::input_transformer::path::Path;
use languages::input_transformer::{Input, RenderError};
use sim::services::events::{MAXIMUM_EVENT_AGE_IN_SECONDS, MAXIMUM_RETRY_ATTEMPTS, Target, TargetInput, TargetKind};
use sim::{Account, Region};

/// What a target is given, as the console names the choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum InputKind {
    #[default]
    MatchedEvent,
    Part,
    Constant,
    Transformer,
}

impl InputKind {
    pub const ALL: [InputKind; 4] =
        [InputKind::MatchedEvent, InputKind::Part, InputKind::Constant, InputKind::Transformer];

    /// A word for the choice's value.
    pub fn id(self) -> &'static str {
        match self {
            InputKind::MatchedEvent => "event",
            InputKind::Part => "part",
            InputKind::Constant => "constant",
            InputKind::Transformer => "transformer",
        }
    }

    pub fn parse(id: &str) -> Option<InputKind> {
        InputKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The choice in words.
    pub fn label(self, view: &View) -> String {
        view.say(match self {
            InputKind::MatchedEvent => "events.input.event",
            InputKind::Part => "events.input.part",
            InputKind::Constant => "events.input.constant",
            InputKind::Transformer => "events.input.transformer",
        })
    }
}

/// The fields of a target.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TargetDraft {
    pub id: String,
    pub service: TargetService,
    /// The topic, queue, function or event bus; empty before one is chosen.
    pub arn: String,
    /// The instance of a built-in EC2 target.
    pub instance: String,
    /// For a FIFO queue.
    pub message_group_id: String,
    /// For event buses and built-in targets.
    pub role_arn: String,
    /// The ARN of the dead-letter queue; empty for none.
    pub dead_letter_arn: String,
    pub retries: String,
    /// In seconds.
    pub max_age: String,
    pub kind: InputKind,
    pub path: String,
    /// JSON text.
    pub constant: String,
    /// JSON text: variables and their paths.
    pub paths: String,
    pub template: String,
}

impl TargetDraft {
    pub fn new(id: &str) -> TargetDraft {
        TargetDraft {
            id: id.to_string(),
            path: "$.detail".to_string(),
            constant: "{}".to_string(),
            // Nothing is given away: what stands here is the learner's to find.
            paths: "{}".to_string(),
            retries: MAXIMUM_RETRY_ATTEMPTS.to_string(),
            max_age: MAXIMUM_EVENT_AGE_IN_SECONDS.to_string(),
            ..TargetDraft::default()
        }
    }

    pub(crate) fn of(target: &Target) -> TargetDraft {
        let draft = TargetDraft {
            service: target.kind().map_or(TargetService::Topic, |kind| TargetService::of(&kind)),
            arn: target.arn().to_string(),
            message_group_id: target.message_group_id().unwrap_or("").to_string(),
            role_arn: target.role_arn().unwrap_or("").to_string(),
            dead_letter_arn: target.dead_letter_arn().unwrap_or("").to_string(),
            retries: target.maximum_retry_attempts().to_string(),
            max_age: target.maximum_event_age_in_seconds().to_string(),
            ..TargetDraft::new(target.id())
        };
        match target.input() {
            TargetInput::Event => draft,
            TargetInput::Part(path) => TargetDraft { kind: InputKind::Part, path: path.clone(), ..draft },
            TargetInput::Constant(text) if draft.service.is_instance() => {
                let id = Document::parse(text).unwrap_or_default().text().to_string();
                TargetDraft { instance: id, ..draft }
            }
            TargetInput::Constant(text) => TargetDraft { kind: InputKind::Constant, constant: text.clone(), ..draft },
            TargetInput::Transformer(_) => {
                let given = target.transformer().cloned().unwrap_or_default();
                TargetDraft {
                    kind: InputKind::Transformer,
                    paths: given.get("InputPathsMap").map_or("{}".to_string(), |paths| paths.to_indented(2)),
                    template: given.at("InputTemplate").text().to_string(),
                    ..draft
                }
            }
        }
    }

    /// The last word of the ARN: the topic's, queue's, function's, bus's name.
    pub fn name(&self) -> &str {
        self.arn.rsplit([':', '/']).next().unwrap_or("")
    }

    /// The same target in another service.
    #[must_use]
    pub fn with_service(self, service: TargetService, account: &Account, region: Region) -> TargetDraft {
        let account_id = account.account_id();
        let arn = service.built_in().map(|name| format!("arn:aws:events:{region}:{account_id}:target/{name}"));
        let role = service.role().map(|name| format!("arn:aws:iam::{account_id}:role/service-role/{name}"));
        let kind = if service.takes_input() { self.kind } else { InputKind::MatchedEvent };
        TargetDraft {
            service,
            arn: arn.unwrap_or_default(),
            role_arn: role.unwrap_or_default(),
            kind,
            instance: String::new(),
            message_group_id: String::new(),
            ..self
        }
    }

    pub fn is_fifo_queue(&self) -> bool {
        self.service == TargetService::Queue && self.arn.ends_with(".fifo")
    }

    /// For `PutTargets`.
    pub fn document(&self) -> Document {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_string());
        let target = Document::map().with("Id", &self.id).with("Arn", &self.arn);
        let target = target.with_some("RoleArn", given(&self.role_arn));
        let target = self.with_input(target);
        let group = given(&self.message_group_id).filter(|_| self.is_fifo_queue());
        target
            .with_some("SqsParameters", group.map(|group| Document::map().with("MessageGroupId", group)))
            .with_some("DeadLetterConfig", given(&self.dead_letter_arn).map(|arn| Document::map().with("Arn", arn)))
            .with_some("RetryPolicy", self.retry_policy())
    }

    /// None where it is what AWS does anyway.
    fn retry_policy(&self) -> Option<Document> {
        let number = |text: &str, usual: u32| text.trim().parse::<u32>().ok().filter(|number| *number != usual);
        let retries = number(&self.retries, MAXIMUM_RETRY_ATTEMPTS);
        let max_age = number(&self.max_age, MAXIMUM_EVENT_AGE_IN_SECONDS);
        let policy = Document::map()
            .with_some("MaximumRetryAttempts", retries.map(i64::from))
            .with_some("MaximumEventAgeInSeconds", max_age.map(i64::from));
        policy.as_map().is_some_and(|map| !map.is_empty()).then_some(policy)
    }

    fn with_input(&self, target: Document) -> Document {
        if self.service.is_instance() {
            return target.with("Input", Document::from(self.instance.trim()).to_json());
        }
        match self.kind {
            InputKind::MatchedEvent => target,
            InputKind::Part => target.with("InputPath", self.path.trim()),
            InputKind::Constant => target.with("Input", &self.constant),
            InputKind::Transformer => {
                let paths = Document::parse(&self.paths).unwrap_or_default();
                let given = paths.as_map().is_some_and(|paths| !paths.is_empty());
                let transformer = Document::map()
                    .with_some("InputPathsMap", given.then_some(paths))
                    .with("InputTemplate", self.template.trim());
                target.with("InputTransformer", transformer)
            }
        }
    }

    /// The transformer's template is still to be written.
    pub fn is_unwritten(&self) -> bool {
        self.kind == InputKind::Transformer && self.template.trim().is_empty()
    }

    /// What the target would be given of the event, or why nothing.
    pub fn preview(&self, view: &View, rule_name: &str, event: &Document) -> Result<String, String> {
        self.given(view, rule_name, event).map_err(|not| match not {
            NotGiven::Refused(message) => message,
            NotGiven::NotMade(why) => view.fill("events.input.preview.none", &[("why", &why)]),
        })
    }

    pub(crate) fn given(&self, view: &View, rule_name: &str, event: &Document) -> Result<String, NotGiven> {
        let input = Input::of_target(&self.document()).map_err(|error| NotGiven::Refused(error.message(&self.id)))?;
        let reserved = languages::input_transformer::Reserved {
            rule_arn: format!(
                "arn:aws:events:{}:{}:rule/{rule_name}",
                event.at("region").text(),
                event.at("account").text()
            ),
            rule_name: rule_name.to_string(),
            ingestion_time: base::Time::parse(event.at("time").text()).unwrap_or_default(),
        };
        input.render(event, &reserved).map_err(|error| NotGiven::NotMade(input_error(view, &error)))
    }
}

/// Why a target would be given nothing, in words.
pub(crate) enum NotGiven {
    /// AWS refuses such an input.
    Refused(String),
    /// It cannot be made of this event.
    NotMade(String),
}

/// Why nothing could be made of an event.
fn input_error(view: &View, error: &RenderError) -> String {
    match error {
        RenderError::NothingAtPath { path } if Path::parse(path).is_err() => {
            view.fill("events.input.no-path", &[("path", path)])
        }
        RenderError::NothingAtPath { path } => view.fill("events.input.nothing-at", &[("path", path)]),
        RenderError::NotJson { text, .. } => {
            let begin: String = text.chars().take(SHOWN).collect();
            let end = if text.chars().count() > SHOWN { "…" } else { "" };
            view.fill("events.input.not-json", &[("text", &format!("{begin}{end}"))])
        }
    }
}

/// So much of a text that is no JSON is shown.
const SHOWN: usize = 160;

/// What a rule can send to, as the console's menu has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TargetService {
    #[default]
    Topic,
    Queue,
    Function,
    Bus,
    StopInstance,
    TerminateInstance,
    RebootInstance,
}

impl TargetService {
    pub const ALL: [TargetService; 7] = [
        TargetService::Topic,
        TargetService::Queue,
        TargetService::Function,
        TargetService::Bus,
        TargetService::StopInstance,
        TargetService::TerminateInstance,
        TargetService::RebootInstance,
    ];

    /// A word for the choice's value.
    pub fn id(self) -> &'static str {
        match self {
            TargetService::Topic => "sns",
            TargetService::Queue => "sqs",
            TargetService::Function => "lambda",
            TargetService::Bus => "bus",
            TargetService::StopInstance => "stop-instance",
            TargetService::TerminateInstance => "terminate-instance",
            TargetService::RebootInstance => "reboot-instance",
        }
    }

    pub fn parse(id: &str) -> Option<TargetService> {
        TargetService::ALL.into_iter().find(|service| service.id() == id)
    }

    pub fn label(self, view: &View) -> String {
        view.say(match self {
            TargetService::Topic => "events.target.sns",
            TargetService::Queue => "events.target.sqs",
            TargetService::Function => "events.target.lambda",
            TargetService::Bus => "events.target.bus",
            TargetService::StopInstance => "events.target.stop",
            TargetService::TerminateInstance => "events.target.terminate",
            TargetService::RebootInstance => "events.target.reboot",
        })
    }

    /// What its field asks for.
    pub fn field(self, view: &View) -> String {
        view.say(match self {
            TargetService::Topic => "events.target.topic",
            TargetService::Queue => "events.target.queue",
            TargetService::Function => "events.target.function",
            TargetService::Bus => "events.target.event-bus",
            _ => "events.target.instance",
        })
    }

    pub fn is_instance(self) -> bool {
        self.built_in().is_some()
    }

    /// Whether a target of it may be given something else than the event.
    pub fn takes_input(self) -> bool {
        matches!(self, TargetService::Topic | TargetService::Queue | TargetService::Function)
    }

    /// The end of a built-in target's ARN.
    fn built_in(self) -> Option<&'static str> {
        match self {
            TargetService::StopInstance | TargetService::TerminateInstance | TargetService::RebootInstance => {
                Some(self.id())
            }
            _ => None,
        }
    }

    /// The role that the console makes for it.
    fn role(self) -> Option<&'static str> {
        match self {
            TargetService::Bus => Some("Amazon_EventBridge_Invoke_Event_Bus"),
            _ if self.is_instance() => Some("Amazon_EventBridge_Invoke_Action_On_EC2"),
            _ => None,
        }
    }

    fn of(kind: &TargetKind) -> TargetService {
        use sim::services::events::InstanceAction;
        match kind {
            TargetKind::Topic | TargetKind::Archive => TargetService::Topic,
            TargetKind::Queue => TargetService::Queue,
            TargetKind::Function => TargetService::Function,
            TargetKind::Bus(..) => TargetService::Bus,
            TargetKind::Instance(InstanceAction::Stop) => TargetService::StopInstance,
            TargetKind::Instance(InstanceAction::Terminate) => TargetService::TerminateInstance,
            TargetKind::Instance(InstanceAction::Reboot) => TargetService::RebootInstance,
        }
    }
}

/// What can be chosen in the region, value and name: topics, queues,
/// functions and event buses by ARN, instances by id. A FIFO topic takes
/// nothing without a message group.
pub fn target_choices(account: &Account, region: Region, service: TargetService) -> Vec<(String, String)> {
    let services = account.services();
    let own = |arn: &str, name: &str| (arn.to_string(), name.to_string());
    match service {
        TargetService::Topic => {
            let topics = services.sns().topics(region).filter(|topic| !topic.is_fifo());
            topics.map(|topic| own(topic.arn(), topic.name())).collect()
        }
        TargetService::Queue => services.sqs().queues(region).map(|queue| own(queue.arn(), queue.name())).collect(),
        TargetService::Function => services.lambda().functions(region).map(|it| own(it.arn(), it.name())).collect(),
        TargetService::Bus => {
            let buses = services.events().buses(region, account.account_id());
            buses.iter().map(|bus| own(bus.arn(), bus.name())).collect()
        }
        _ => services
            .ec2()
            .instances_by_launch(region)
            .into_iter()
            .map(|it| own(it.id(), &title(it.id(), it.name())))
            .collect(),
    }
}

fn title(id: &str, name: &str) -> String {
    if name.is_empty() { id.to_string() } else { format!("{id} ({name})") }
}

/// The queues of the region that can be a dead-letter queue, ARN and name.
pub fn dead_letter_queues(account: &Account, region: Region) -> Vec<(String, String)> {
    let queues = account.services().sqs().queues(region).filter(|queue| !queue.is_fifo());
    queues.map(|queue| (queue.arn().to_string(), queue.name().to_string())).collect()
}
