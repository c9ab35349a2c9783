//! Filling a template.

use super::template::{Form, Piece, Transformer};
use base::{Document, JsonError, Time};

/// What the reserved variables `<aws.events.…>` stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserved {
    pub rule_arn: String,
    pub rule_name: String,
    /// When EventBridge received the event.
    pub ingestion_time: Time,
}

/// Why there is nothing to deliver. The service tells nobody but the metric
/// FailedInvocations.
#[derive(Clone, Debug, PartialEq)]
pub enum RenderError {
    /// InputPath is no path, or leads nowhere in this event.
    NothingAtPath { path: String },
    /// A JSON template that is no JSON any more with the values in it.
    NotJson { text: String, error: JsonError },
}

impl Transformer {
    /// The filled template. Values are put in as they are: nothing is escaped.
    pub fn render(&self, event: &Document, reserved: &Reserved) -> Result<String, RenderError> {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Variable { name, quoted } => {
                    let value = self.value(name, event, reserved);
                    match (&value, self.form) {
                        (None, _) if *quoted => {}
                        (None, _) => out.push_str("\"\""),
                        (Some(Document::Text(text)), _) if *quoted => out.push_str(text),
                        (Some(Document::Text(text)), _) => out.push_str(&format!("\"{text}\"")),
                        (Some(value), Form::Lines) => bare(value, &mut out),
                        (Some(value), Form::Json) => out.push_str(&value.to_json()),
                    }
                }
            }
        }
        if self.form == Form::Json
            && let Err(error) = Document::parse(&out)
        {
            return Err(RenderError::NotJson { text: out, error });
        }
        Ok(out)
    }

    pub(super) fn value(&self, name: &str, event: &Document, reserved: &Reserved) -> Option<Document> {
        match name {
            "aws.events.rule-arn" => Some(Document::from(&reserved.rule_arn)),
            "aws.events.rule-name" => Some(Document::from(&reserved.rule_name)),
            "aws.events.event.ingestion-time" => Some(Document::from(reserved.ingestion_time.iso())),
            "aws.events.event" => Some(without_detail(event)),
            "aws.events.event.json" => Some(event.clone()),
            name => {
                let (_, path) = self.variables.iter().find(|(variable, _)| variable == name)?;
                path.as_ref()?.find(event)
            }
        }
    }
}

/// `<aws.events.event>`: in an order of its own, and `detailType` is the
/// service's spelling here.
fn without_detail(event: &Document) -> Document {
    let members = ["id", "account", "detail-type", "time", "source", "region", "resources", "version"];
    members.into_iter().fold(Document::map(), |made, name| {
        let spelt = if name == "detail-type" { "detailType" } else { name };
        made.with_some(spelt, event.get(name).cloned())
    })
}

/// Objects and lists within a text lose their quotes: `{acc_id:0a78}`.
fn bare(value: &Document, out: &mut String) {
    match value {
        Document::Text(text) => out.push_str(text),
        Document::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                bare(item, out);
            }
            out.push(']');
        }
        Document::Map(members) => {
            out.push('{');
            for (index, (name, item)) in members.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                out.push_str(name);
                out.push(':');
                bare(item, out);
            }
            out.push('}');
        }
        scalar => out.push_str(&scalar.to_json()),
    }
}
