//! A transcript's text cut into steps, and put together again.

use super::command::{Command, caller, read};
use crate::Scenario;
use base::{Seed, Time};
use sim::{Caller, Region};

/// A line that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1.
    pub line: usize,
    /// A sentence.
    pub message: String,
}

/// One step with the text that is expected of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Where it begins, from 1.
    pub line: usize,
    pub command: Command,
    /// The step as it stands in the file.
    pub source: Vec<String>,
    /// The indented lines below, without their indent; a file's content.
    pub below: Vec<String>,
}

/// A transcript, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    /// Where it begins: the sandbox, unless the first line says otherwise.
    pub scenario: Scenario,
    pub(super) parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// The head, remarks, empty lines.
    Kept(String),
    Step(Box<Step>),
}

impl Transcript {
    /// Reads a transcript.
    ///
    /// # Errors
    /// Every line that is not understood.
    pub fn parse(text: &str) -> Result<Transcript, Vec<Mistake>> {
        let mut reader = Reader { lines: text.lines().collect(), at: 0, mistakes: Vec::new() };
        let mut transcript = Transcript { scenario: Scenario::sandbox(Seed(1)), parts: Vec::new() };
        while let Some(line) = reader.take() {
            match line.chars().next() {
                Some('$' | '@') => transcript.parts.extend(reader.step(line)),
                _ => {
                    if let Some(head) = line.strip_prefix("//-") {
                        reader.head(head, &mut transcript.scenario);
                    } else if !line.trim().is_empty() && !line.starts_with('#') {
                        reader.mistake(reader.at, "neither a step ($ or @) nor a remark (#)");
                    }
                    transcript.parts.push(Part::Kept(line.to_string()));
                }
            }
        }
        if reader.mistakes.is_empty() { Ok(transcript) } else { Err(reader.mistakes) }
    }

    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.parts.iter().filter_map(|part| match part {
            Part::Step(step) => Some(&**step),
            Part::Kept(_) => None,
        })
    }

    /// The text again, each step with `below` in place of what stood there.
    pub(super) fn written(&self, mut below: impl FnMut(&Step) -> Vec<String>) -> String {
        let mut out = String::new();
        let mut add = |line: &str| {
            out.push_str(line);
            out.push('\n');
        };
        for part in &self.parts {
            match part {
                Part::Kept(line) => add(line),
                Part::Step(step) => {
                    step.source.iter().for_each(|line| add(line));
                    for line in below(step) {
                        add(&if line.is_empty() { line } else { format!("  {line}") });
                    }
                }
            }
        }
        out
    }
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    /// The next line; also the number from 1 of the one just taken.
    at: usize,
    mistakes: Vec<Mistake>,
}

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<&'a str> {
        let line = self.lines.get(self.at).copied()?;
        self.at += 1;
        Some(line)
    }

    fn mistake(&mut self, line: usize, message: impl Into<String>) {
        self.mistakes.push(Mistake { line, message: message.into() });
    }

    fn step(&mut self, first: &'a str) -> Option<Part> {
        let line = self.at;
        let mut source = vec![first.to_string()];
        let mut text = first.trim_end().to_string();
        while text.ends_with('\\') {
            let Some(next) = self.take() else { break };
            source.push(next.to_string());
            text.pop();
            text.push(' ');
            text.push_str(next.trim());
        }
        let below = self.below();
        match read(&text) {
            Ok(command) => Some(Part::Step(Box::new(Step { line, command, source, below }))),
            Err(message) => {
                self.mistake(line, message);
                None
            }
        }
    }

    /// The indented lines that follow; empty ones between them belong to them.
    fn below(&mut self) -> Vec<String> {
        let mut below = Vec::new();
        loop {
            let empty = self.lines.iter().skip(self.at).take_while(|line| line.trim().is_empty()).count();
            match self.lines.get(self.at + empty).and_then(|line| line.strip_prefix("  ")) {
                Some(line) => {
                    below.extend(std::iter::repeat_n(String::new(), empty));
                    below.push(line.to_string());
                    self.at += empty + 1;
                }
                None => return below,
            }
        }
    }

    fn head(&mut self, head: &str, scenario: &mut Scenario) {
        for word in head.split_whitespace() {
            let (key, value) = word.split_once(':').unwrap_or((word, ""));
            let understood = match key {
                "seed" => value.parse().map(|seed| scenario.seed = Seed(seed)).is_ok(),
                "now" => Time::parse(value).map(|now| scenario.now = now).is_some(),
                "region" => Region::parse(value).map(|region| scenario.region = region).is_some(),
                "user" if !value.is_empty() => {
                    scenario.caller = caller(value);
                    scenario.caller != Caller::Anonymous
                }
                _ => false,
            };
            if !understood {
                self.mistake(self.at, format!("{word:?} is none of: seed:7 now:TIME user:NAME region:NAME"));
            }
        }
    }
}
