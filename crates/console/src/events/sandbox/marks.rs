//! An event line by line, with a mark where the pattern looks.

use super::super::why::{WhyRow, trial};
use crate::{StatusKind, View, Words};
use base::Document;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Met,
    Failed,
    /// The event has no such key: a line stands where it would be.
    Absent,
}

/// The verdict on a key, beside its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub kind: MarkKind,
    /// In words: that it matches; or what was wanted, and how what came differs.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EventLine {
    pub text: String,
    pub mark: Option<Mark>,
}

/// The event, indented by two, with the verdicts on the pattern's keys.
pub fn marked(view: &View, pattern: &str, event: &Document) -> Vec<EventLine> {
    let rows = trial(view, pattern, event).map_or_else(Vec::new, |trial| trial.rows);
    let mut writer = Writer { view, rows: &rows, lines: Vec::new(), said: Vec::new() };
    writer.value(event, "", 0, "", "");
    writer.lines
}

struct Writer<'a> {
    view: &'a View,
    rows: &'a [WhyRow],
    lines: Vec<EventLine>,
    /// Paths whose verdict has its line.
    said: Vec<String>,
}

impl Writer<'_> {
    /// Writes a value; `before` stands before it on its first line, `behind` on
    /// its last.
    fn value(&mut self, value: &Document, path: &str, level: usize, before: &str, behind: &str) {
        let indent = "  ".repeat(level);
        let mark = self.mark(path);
        match value {
            Document::Map(map) if !map.is_empty() || self.has_absent(path, value) => {
                self.line(format!("{indent}{before}{{"), mark);
                let absent = self.absent(path, value);
                for (index, (name, value)) in map.iter().enumerate() {
                    let comma = if index + 1 < map.len() { "," } else { "" };
                    let key = format!("{}: ", Document::from(name).to_json());
                    self.value(value, &joined(path, name), level + 1, &key, comma);
                }
                for (key, mark) in absent {
                    self.line(format!("{indent}  {}: …", Document::from(key.as_str()).to_json()), Some(mark));
                }
                self.line(format!("{indent}}}{behind}"), None);
            }
            Document::List(items) if items.iter().any(|item| item.as_map().is_some()) => {
                self.line(format!("{indent}{before}["), mark);
                for (index, item) in items.iter().enumerate() {
                    let comma = if index + 1 < items.len() { "," } else { "" };
                    self.value(item, path, level + 1, "", comma);
                }
                self.line(format!("{indent}]{behind}"), None);
            }
            Document::List(items) => {
                let items: Vec<String> = items.iter().map(Document::to_json).collect();
                self.line(format!("{indent}{before}[{}]{behind}", items.join(", ")), mark);
            }
            value => self.line(format!("{indent}{before}{}{behind}", value.to_json()), mark),
        }
    }

    fn line(&mut self, text: String, mark: Option<Mark>) {
        self.lines.push(EventLine { text, mark });
    }

    /// The verdict of the key at the path, the first time it is written.
    fn mark(&mut self, path: &str) -> Option<Mark> {
        if path.is_empty() || self.said.iter().any(|said| said == path) {
            return None;
        }
        let rows: Vec<&WhyRow> = self.rows.iter().filter(|row| row.path == path).collect();
        let row = rows.iter().find(|row| row.status.kind == StatusKind::Success).or(rows.first())?;
        let mark = self.made(row, MarkKind::Failed);
        self.said.push(path.to_string());
        Some(mark)
    }

    /// Keys of the pattern that would stand in this object, which has them not.
    fn absent(&mut self, path: &str, object: &Document) -> Vec<(String, Mark)> {
        let rows = self.rows;
        let mut found = Vec::new();
        for row in rows.iter().filter(|row| missing_in(row, path, object)) {
            if !self.said.contains(&row.path) {
                let key = row.path.get(path.len()..).unwrap_or("").trim_start_matches('.').to_string();
                found.push((key, self.made(row, MarkKind::Absent)));
                self.said.push(row.path.clone());
            }
        }
        found
    }

    fn has_absent(&self, path: &str, object: &Document) -> bool {
        self.rows.iter().any(|row| missing_in(row, path, object) && !self.said.contains(&row.path))
    }

    fn made(&self, row: &WhyRow, otherwise: MarkKind) -> Mark {
        match row.status.kind {
            StatusKind::Success => Mark { kind: MarkKind::Met, text: row.status.text.clone() },
            _ => {
                let arguments = [("wanted", row.wanted.as_str()), ("why", row.status.text.as_str())];
                Mark { kind: otherwise, text: self.view.fill("sandbox.mark", &arguments) }
            }
        }
    }
}

/// Whether the row's key belongs into this object, as deep as the event goes.
fn missing_in(row: &WhyRow, path: &str, object: &Document) -> bool {
    let rest = match path {
        "" => Some(row.path.as_str()),
        path => row.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')),
    };
    let Some(rest) = rest.filter(|_| row.found.is_empty()) else { return false };
    // A deeper object has it, or an object with dots in its keys.
    let deeper =
        |(name, _): (&str, &Document)| rest == name || rest.strip_prefix(name).is_some_and(|it| it.starts_with('.'));
    object.as_map().is_some_and(|map| !map.iter().any(deeper))
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_string() } else { format!("{path}.{name}") }
}
