//! A target while the wizard edits it: a topic, and what it is given.

use crate::{View, Words};
use base::Document;
use languages::input_transformer::Input;
use sim::services::events::{Target, TargetInput};
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
    /// The topic; empty before one is chosen.
    pub arn: String,
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
            ..TargetDraft::default()
        }
    }

    pub(super) fn of(target: &Target) -> TargetDraft {
        let draft = TargetDraft { arn: target.arn().to_string(), ..TargetDraft::new(target.id()) };
        match target.input() {
            TargetInput::Event => draft,
            TargetInput::Part(path) => TargetDraft { kind: InputKind::Part, path: path.clone(), ..draft },
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

    /// The topic's name.
    pub fn topic_name(&self) -> &str {
        self.arn.rsplit(':').next().unwrap_or("")
    }

    /// For `PutTargets`.
    pub fn document(&self) -> Document {
        let target = Document::map().with("Id", &self.id).with("Arn", &self.arn);
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

    /// What the target would be given of the event, or why nothing.
    pub fn preview(&self, rule_name: &str, event: &Document) -> Result<String, String> {
        let input = Input::of_target(&self.document()).map_err(|error| error.message(&self.id))?;
        let reserved = languages::input_transformer::Reserved {
            rule_arn: format!(
                "arn:aws:events:{}:{}:rule/{rule_name}",
                event.at("region").text(),
                event.at("account").text()
            ),
            rule_name: rule_name.to_string(),
            ingestion_time: base::Time::parse(event.at("time").text()).unwrap_or_default(),
        };
        input.render(event, &reserved).map_err(|_| String::new())
    }
}

/// The standard topics of the region, ARN and name: a FIFO topic cannot be
/// chosen without a message group.
pub fn topics(account: &Account, region: Region) -> Vec<(String, String)> {
    let topics = account.services().sns().topics(region).filter(|topic| !topic.is_fifo());
    topics.map(|topic| (topic.arn().to_string(), topic.name().to_string())).collect()
}
