//! What a function does, chosen from a list or written as a template: it
//! stands where AWS has code.

use crate::{View, Words};
use base::Document;
use sim::services::lambda::{Behaviour, BehaviourError, to_blob};

/// A path of a template while it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathRow {
    pub name: String,
    pub path: String,
}

/// What the form holds; numbers as they are typed.
#[derive(Clone, Debug, PartialEq)]
pub struct BehaviourDraft {
    /// `echo`, `succeed`, `fail`, `wait`, `template`.
    pub kind: String,
    pub every: String,
    pub seconds: String,
    pub paths: Vec<PathRow>,
    pub template: String,
}

impl Default for BehaviourDraft {
    fn default() -> BehaviourDraft {
        let path = PathRow { name: "instance".to_string(), path: "$.detail.instance-id".to_string() };
        BehaviourDraft {
            kind: "succeed".to_string(),
            every: "2".to_string(),
            seconds: "10".to_string(),
            paths: vec![path],
            template: "{\n  \"instance\": <instance>\n}".to_string(),
        }
    }
}

/// Each behaviour: its word, its name and what it does.
pub fn behaviours(view: &View) -> Vec<(&'static str, String, String)> {
    let row = |kind: &&'static str| {
        let (name, text) = keys(kind);
        (*kind, view.say(name), view.say(text))
    };
    Behaviour::NAMES.iter().map(row).collect()
}

/// Keys of name and description.
pub(super) fn keys(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "echo" => ("lambda.echo", "lambda.echo.text"),
        "fail" => ("lambda.fail", "lambda.fail.text"),
        "wait" => ("lambda.wait", "lambda.wait.text"),
        "template" => ("lambda.template", "lambda.template.text"),
        _ => ("lambda.succeed", "lambda.succeed.text"),
    }
}

impl BehaviourDraft {
    pub fn of(behaviour: &Behaviour) -> BehaviourDraft {
        let draft = BehaviourDraft { kind: behaviour.name().to_string(), ..BehaviourDraft::default() };
        match behaviour {
            Behaviour::Echo | Behaviour::Succeed => draft,
            Behaviour::Fail { every } => BehaviourDraft { every: every.to_string(), ..draft },
            Behaviour::Wait { seconds } => BehaviourDraft { seconds: seconds.to_string(), ..draft },
            Behaviour::Template(it) => {
                let row =
                    |(name, path): (&str, &Document)| PathRow { name: name.to_string(), path: path.text().to_string() };
                BehaviourDraft { paths: it.paths().iter().map(row).collect(), template: it.text().to_string(), ..draft }
            }
        }
    }

    fn paths(&self) -> Document {
        let rows = self.paths.iter().filter(|row| !row.name.is_empty());
        rows.fold(Document::map(), |paths, row| paths.with(&row.name, &row.path))
    }

    /// The template's paths as JSON text, for its editor.
    pub fn paths_text(&self) -> String {
        self.paths().to_json()
    }

    /// The text that stands in place of code.
    pub fn code(&self) -> String {
        let number = |text: &str| text.trim().parse::<i64>().map_or(Document::from(text.trim()), Document::from);
        let named = Document::map().with("behaviour", &self.kind);
        let code = match self.kind.as_str() {
            "fail" => named.with("every", number(&self.every)),
            "wait" => named.with("seconds", number(&self.seconds)),
            "template" => named.with("paths", self.paths()).with("template", &self.template),
            _ => named,
        };
        code.to_json()
    }

    /// For `ZipFile`.
    pub fn package(&self) -> String {
        to_blob(&self.code())
    }

    /// What is wrong with it, in words; none where nothing is.
    pub fn problem(&self, view: &View) -> Option<String> {
        match Behaviour::parse(&self.code()) {
            Ok(_) => None,
            Err(BehaviourError::Template(message)) => Some(message),
            Err(BehaviourError::Member("every")) => Some(view.say("lambda.every.wrong")),
            Err(BehaviourError::Member("seconds")) => Some(view.say("lambda.seconds.wrong")),
            Err(_) => Some(view.say("lambda.behaviour.wrong")),
        }
    }
}
