//! A rule's event pattern: the text as it was given, and what it means.

use base::Document;
use languages::event_pattern::Pattern;

/// A valid pattern; equal by its text.
#[derive(Clone, Debug)]
pub(super) struct RulePattern {
    text: String,
    meaning: Pattern,
}

impl PartialEq for RulePattern {
    fn eq(&self, other: &RulePattern) -> bool {
        self.text == other.text
    }
}

impl RulePattern {
    /// The error is the message of `InvalidEventPatternException`.
    pub fn parse(text: &str) -> Result<RulePattern, String> {
        let meaning = Pattern::parse(text).map_err(|error| error.message())?;
        Ok(RulePattern { text: text.to_string(), meaning })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn meaning(&self) -> &Pattern {
        &self.meaning
    }

    pub fn matches(&self, event: &Document) -> bool {
        self.meaning.matches(event)
    }
}
