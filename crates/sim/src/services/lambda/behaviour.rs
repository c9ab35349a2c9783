//! What a function does when it is invoked.
//!
//! Code does not run here. In its place stands one of a few behaviours,
//! written as JSON where AWS has the deployment package (`Code.ZipFile`):
//!
//! ```text
//! {"behaviour": "echo"}                     gives its event back
//! {"behaviour": "succeed"}                  gives what the console's example gives
//! {"behaviour": "fail", "every": 2}         fails every second time
//! {"behaviour": "wait", "seconds": 10}      takes long
//! {"behaviour": "template", "paths": {"id": "$.detail.instance-id"}, "template": "{\"instance\": <id>}"}
//! ```
//!
//! The environment variable `TRAILWATCH_BEHAVIOUR`, with the same text or the
//! bare word (`echo`), stands before the code: so a command line needs no file.

use base::{Document, JsonError, Map, Time};
use languages::input_transformer::{RenderError, Reserved, Transformer};
use std::rc::Rc;

/// The environment variable that stands before the code.
pub const VARIABLE: &str = "TRAILWATCH_BEHAVIOUR";

/// What a function does.
#[derive(Clone, Debug, PartialEq)]
pub enum Behaviour {
    Echo,
    Succeed,
    /// Fails each time that the count of invocations divides by this.
    Fail {
        every: u32,
    },
    Wait {
        seconds: u32,
    },
    /// A text made from the event, as input transformers make them.
    Template(Rc<Template>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    paths: Map,
    template: String,
    transformer: Transformer,
}

/// Why a text is no behaviour.
#[derive(Clone, Debug, PartialEq)]
pub enum BehaviourError {
    NotJson(JsonError),
    /// No `behaviour`, or one that there is not.
    Unknown(String),
    /// A member that the behaviour needs or cannot have so.
    Member(&'static str),
    /// What an input transformer would be refused for.
    Template(String),
}

impl Behaviour {
    /// Their words, as a list to choose from shows them.
    pub const NAMES: [&str; 5] = ["echo", "succeed", "fail", "wait", "template"];

    /// Reads the JSON or the bare word.
    pub fn parse(text: &str) -> Result<Behaviour, BehaviourError> {
        let text = text.trim();
        if Behaviour::NAMES.contains(&text) {
            return Behaviour::read(text, &Document::map());
        }
        let document = Document::parse(text).map_err(BehaviourError::NotJson)?;
        Behaviour::read(document.at("behaviour").text(), &document)
    }

    fn read(name: &str, document: &Document) -> Result<Behaviour, BehaviourError> {
        let number = |member: &'static str, default: u32, most: i64| match document.at(member) {
            Document::Null => Ok(default),
            given => given
                .as_i64()
                .filter(|it| (1..=most).contains(it))
                .map(|it| it as u32)
                .ok_or(BehaviourError::Member(member)),
        };
        match name {
            "echo" => Ok(Behaviour::Echo),
            "succeed" => Ok(Behaviour::Succeed),
            "fail" => Ok(Behaviour::Fail { every: number("every", 2, 1_000)? }),
            "wait" => Ok(Behaviour::Wait { seconds: number("seconds", 10, 3_600)? }),
            "template" => Behaviour::template(document),
            name => Err(BehaviourError::Unknown(name.to_string())),
        }
    }

    fn template(document: &Document) -> Result<Behaviour, BehaviourError> {
        let paths = document.at("paths").as_map().cloned().unwrap_or_default();
        let template = document.at("template").as_text().ok_or(BehaviourError::Member("template"))?.to_string();
        let transformer =
            Transformer::parse(&paths, &template).map_err(|error| BehaviourError::Template(error.message("code")))?;
        Ok(Behaviour::Template(Rc::new(Template { paths, template, transformer })))
    }

    pub fn name(&self) -> &'static str {
        match self {
            Behaviour::Echo => "echo",
            Behaviour::Succeed => "succeed",
            Behaviour::Fail { .. } => "fail",
            Behaviour::Wait { .. } => "wait",
            Behaviour::Template(_) => "template",
        }
    }

    /// The JSON that is read back as this.
    pub fn document(&self) -> Document {
        let named = Document::map().with("behaviour", self.name());
        match self {
            Behaviour::Echo | Behaviour::Succeed => named,
            Behaviour::Fail { every } => named.with("every", *every),
            Behaviour::Wait { seconds } => named.with("seconds", *seconds),
            Behaviour::Template(it) => named.with("paths", it.paths.clone()).with("template", &it.template),
        }
    }
}

impl Template {
    pub fn paths(&self) -> &Map {
        &self.paths
    }
    pub fn text(&self) -> &str {
        &self.template
    }

    /// What it makes of an event: JSON, or a text that is then quoted.
    pub(super) fn render(&self, event: &Document, now: Time) -> Result<String, String> {
        let reserved = Reserved { rule_arn: String::new(), rule_name: String::new(), ingestion_time: now };
        match self.transformer.render(event, &reserved) {
            Ok(text) if Document::parse(&text).is_ok() => Ok(text),
            Ok(text) => Ok(Document::from(text).to_json()),
            Err(RenderError::NothingAtPath { path }) => Err(format!("Nothing at {path}")),
            Err(RenderError::NotJson { error, .. }) => Err(format!("Not JSON: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_behaviour_is_read_back_from_what_it_writes() {
        for text in [
            "echo",
            "succeed",
            "fail",
            r#"{"behaviour":"fail","every":1}"#,
            r#"{"behaviour":"wait","seconds":4}"#,
            r#"{"behaviour":"template","paths":{"id":"$.detail.instance-id"},"template":"{\"instance\": <id>}"}"#,
        ] {
            let behaviour = Behaviour::parse(text).unwrap();
            assert_eq!(Behaviour::parse(&behaviour.document().to_json()).unwrap(), behaviour, "{text}");
        }
    }

    #[test]
    fn what_is_no_behaviour_says_why() {
        let wrong = |text: &str| Behaviour::parse(text).unwrap_err();
        assert_eq!(wrong(r#"{"behaviour":"dance"}"#), BehaviourError::Unknown("dance".to_string()));
        assert_eq!(wrong(r#"{"behaviour":"fail","every":0}"#), BehaviourError::Member("every"));
        assert_eq!(wrong(r#"{"behaviour":"template"}"#), BehaviourError::Member("template"));
        assert!(matches!(wrong("def handler():"), BehaviourError::NotJson(_)));
        assert!(matches!(wrong(r#"{"behaviour":"template","template":"<x>"}"#), BehaviourError::Template(_)));
    }
}
