//! What is published: its subject, its text for each protocol, its attributes.
//!
//! Source: SNS API Reference, "Publish"; SNS Developer Guide, "Amazon SNS
//! message attributes".

use super::errors;
use super::state::Protocol;
use crate::{ApiError, Input};
use base::Document;

/// 256 KB, attributes included.
const LARGEST: usize = 262_144;
/// A subject is shorter than this, in characters.
const SUBJECT_END: usize = 100;

/// A message that passed validation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Message {
    pub subject: Option<String>,
    text: String,
    /// Texts of their own for some protocols, with `MessageStructure` json.
    others: Vec<(String, String)>,
    /// Name, type, value.
    pub attributes: Vec<(String, String, String)>,
    /// Its place in a FIFO topic.
    pub order: Option<Order>,
}

/// A message's place in a FIFO topic.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    pub group_id: String,
    pub deduplication_id: String,
    pub sequence: String,
}

impl Message {
    /// The same text for everybody.
    pub(super) fn plain(subject: Option<String>, text: String) -> Message {
        Message { subject, text, others: Vec::new(), attributes: Vec::new(), order: None }
    }

    /// Reads the input of Publish, the first refusal first.
    pub(super) fn read(input: &Input) -> Result<Message, ApiError> {
        let subject = input.optional_text("Subject").map(str::to_string);
        if subject.as_deref().is_some_and(|subject| !is_subject(subject)) {
            return Err(errors::invalid("Subject"));
        }
        let text = input.text("Message");
        if text.is_empty() {
            return Err(errors::invalid("Empty message"));
        }
        let attributes = read_attributes(input)?;
        let size = |it: &(String, String, String)| it.0.len() + it.1.len() + it.2.len();
        if text.len() + attributes.iter().map(size).sum::<usize>() > LARGEST {
            return Err(errors::invalid("Message too long"));
        }
        match input.optional_text("MessageStructure") {
            None | Some("") => {
                let (text, others) = (text.to_string(), Vec::new());
                Ok(Message { subject, text, others, attributes, order: None })
            }
            Some("json") => {
                let (text, others) = structured(text)?;
                Ok(Message { subject, text, others, attributes, order: None })
            }
            Some(_) => Err(errors::invalid("MessageStructure")),
        }
    }

    /// The value of a message attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(found, _, _)| found == name);
        found.map(|(_, _, value)| value.as_str())
    }

    /// The text for a protocol.
    pub(super) fn for_protocol(&self, protocol: Protocol) -> &str {
        let own = self.others.iter().find(|(name, _)| name == protocol.name());
        own.map_or(&self.text, |(_, text)| text)
    }

    /// How much it weighs, in bytes: what `PublishSize` measures.
    pub(super) fn size(&self) -> usize {
        let others = self.others.iter().map(|(name, text)| name.len() + text.len());
        let attributes = self.attributes.iter().map(|(name, kind, value)| name.len() + kind.len() + value.len());
        self.text.len() + others.sum::<usize>() + attributes.sum::<usize>()
    }

    /// The text without one of its own for some protocol.
    pub(super) fn default_text(&self) -> &str {
        &self.text
    }

    /// The subject, or the first words: what a hop shows.
    pub(super) fn title(&self) -> String {
        match &self.subject {
            Some(subject) => subject.clone(),
            None => match self.text.char_indices().nth(60) {
                Some((end, _)) => format!("{}…", self.text.get(..end).unwrap_or("")),
                None => self.text.clone(),
            },
        }
    }
}

/// Not empty, shorter than 100, no line break or control character.
fn is_subject(text: &str) -> bool {
    !text.is_empty() && text.chars().count() < SUBJECT_END && !text.chars().any(char::is_control)
}

fn structured(text: &str) -> Result<(String, Vec<(String, String)>), ApiError> {
    let refuse = |why: &str| errors::invalid(format!("Message Structure - {why}"));
    let Ok(Document::Map(map)) = Document::parse(text) else {
        return Err(refuse("JSON message body failed to parse"));
    };
    let texts = map.iter().filter_map(|(name, value)| Some((name.to_string(), value.as_text()?.to_string())));
    let (default, others): (Vec<_>, Vec<_>) = texts.partition(|(name, _)| name == "default");
    match default.into_iter().next() {
        Some((_, default)) => Ok((default, others)),
        None => Err(refuse("No default entry in JSON message body")),
    }
}

fn read_attributes(input: &Input) -> Result<Vec<(String, String, String)>, ApiError> {
    let all = input.get("MessageAttributes").and_then(Document::as_map);
    all.into_iter().flat_map(|map| map.iter()).map(|(name, value)| read_attribute(name, value)).collect()
}

fn read_attribute(name: &str, given: &Document) -> Result<(String, String, String), ApiError> {
    check_attribute_name(name)?;
    let kind = given.at("DataType").text();
    let base = kind.split('.').next().unwrap_or("");
    if !["String", "Number", "Binary"].contains(&base) {
        return Err(errors::attribute(format!(
            "The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes \
             is Binary, Number, and String."
        )));
    }
    let field = if base == "Binary" { "Binary" } else { "String" };
    let value = given.at(&format!("{field}Value")).text();
    let other = if base == "Binary" { "StringValue" } else { "BinaryValue" };
    if value.is_empty() && !given.at(other).is_null() {
        return Err(errors::attribute(format!(
            "The message attribute '{name}' with type '{kind}' must use field '{field}'."
        )));
    }
    if value.is_empty() {
        return Err(errors::attribute(format!(
            "The message attribute '{name}' must contain non-empty message attribute value for message attribute type \
             '{kind}'."
        )));
    }
    if base == "Number" && value.parse::<f64>().map_or(true, |number| !number.is_finite()) {
        return Err(errors::attribute(format!("Could not cast message attribute '{name}' value to number.")));
    }
    Ok((name.to_string(), kind.to_string(), value.to_string()))
}

fn check_attribute_name(name: &str) -> Result<(), ApiError> {
    if name.len() > 256 {
        return Err(errors::attribute("Length of message attribute name must be less than 256 bytes.".to_string()));
    }
    let dots = if name.starts_with('.') {
        Some("Invalid message attribute name starting with character '.' was found.")
    } else if name.ends_with('.') {
        Some("Invalid message attribute name ending with character '.' was found.")
    } else if name.contains("..") {
        Some("Message attribute name can not have successive '.' character.")
    } else {
        None
    };
    if let Some(refusal) = dots {
        return Err(errors::attribute(refusal.to_string()));
    }
    match name.chars().find(|c| !c.is_ascii_alphanumeric() && !['_', '-', '.'].contains(c)) {
        None => Ok(()),
        Some(wrong) => Err(errors::attribute(format!(
            "Invalid non-alphanumeric character '#x{:X}' was found in the message attribute name. Can only include \
             alphanumeric characters, hyphens, underscores, or dots.",
            u32::from(wrong)
        ))),
    }
}
