//! Reads the notation of `api.model`.

use super::pattern::Pattern;
use super::{Kind, Member, Model, Operation, Protocol, Shape, ShapeId, TextRule, TrailClass};
use std::collections::BTreeMap;

/// What a shape's declaration says before names are resolved.
struct Draft {
    name: &'static str,
    kind: &'static str,
    words: Vec<&'static str>,
    pattern: Option<&'static str>,
    members: Vec<(&'static str, usize)>,
}

pub(super) fn parse(text: &'static str) -> (Model, Vec<String>) {
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        reader.line(line, index + 1);
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    head: BTreeMap<&'static str, &'static str>,
    operations: Vec<(&'static str, usize)>,
    drafts: Vec<Draft>,
    in_head: bool,
    errors: Vec<String>,
}

impl Reader {
    fn line(&mut self, line: &'static str, number: usize) {
        let content = line.split(" #").next().unwrap_or("");
        if content.trim().is_empty() || content.starts_with('#') {
            return;
        }
        let indented = content.starts_with(' ');
        let (word, rest) = content.trim().split_once(' ').unwrap_or((content.trim(), ""));
        match (indented, word) {
            (true, _) if self.in_head => {
                self.head.insert(word, rest.trim());
            }
            (true, _) => match self.drafts.last_mut() {
                Some(draft) if draft.kind == "structure" => draft.members.push((content.trim(), number)),
                _ => self.errors.push(format!("line {number}: a member outside a structure")),
            },
            (false, "service") => {
                self.in_head = true;
                self.head.insert("service", rest.trim());
            }
            (false, "op") => {
                self.in_head = false;
                self.operations.push((rest, number));
            }
            (false, kind) => {
                self.in_head = false;
                self.drafts.push(draft(kind, rest));
            }
        }
    }

    fn finish(mut self) -> (Model, Vec<String>) {
        let mut names = BTreeMap::new();
        for (index, draft) in self.drafts.iter().enumerate() {
            if names.insert(draft.name, ShapeId(index as u32)).is_some() {
                self.errors.push(format!("shape {} is declared twice", draft.name));
            }
        }
        let mut resolve = Resolver { names, errors: self.errors };
        let service = self.head.get("service").copied().unwrap_or("");
        let operations = self.operations.iter().filter_map(|(line, number)| {
            let operation = resolve.operation(service, line, *number)?;
            Some((operation.name, operation))
        });
        let operations = operations.collect();
        let mut shapes: Vec<Shape> = self.drafts.into_iter().map(|draft| resolve.shape(draft)).collect();
        super::resources::mark(&mut shapes);
        let head = |key: &str| self.head.get(key).copied().unwrap_or("");
        let protocol = match head("protocol") {
            "query" => Protocol::Query,
            "ec2" => Protocol::Ec2,
            "rest-json" => Protocol::RestJson,
            "rest-xml" => Protocol::RestXml,
            _ => Protocol::Json,
        };
        let model = Model {
            service,
            title: head("title"),
            source: head("source"),
            protocol,
            version: head("version"),
            operations,
            shapes,
        };
        (model, resolve.errors)
    }
}

fn draft(kind: &'static str, rest: &'static str) -> Draft {
    let (plain, pattern) = match rest.split_once(" /") {
        Some((plain, pattern)) => (plain, pattern.trim_end().strip_suffix('/').or(Some(pattern))),
        None => (rest, None),
    };
    let mut words: Vec<&'static str> = plain.split_whitespace().collect();
    let name = if words.is_empty() { "" } else { words.remove(0) };
    Draft { name, kind, words, pattern, members: Vec::new() }
}

struct Resolver {
    names: BTreeMap<&'static str, ShapeId>,
    errors: Vec<String>,
}

impl Resolver {
    fn find(&mut self, name: &str, place: &str) -> ShapeId {
        match self.names.get(name) {
            Some(id) => *id,
            None => {
                self.errors.push(format!("{place}: no shape is called {name}"));
                ShapeId(u32::MAX)
            }
        }
    }

    fn operation(&mut self, service: &str, line: &'static str, number: usize) -> Option<Operation> {
        let (shapes, errors) = line.split_once(" !").unwrap_or((line, ""));
        let words: Vec<&'static str> = shapes.split_whitespace().collect();
        let [name, access, input, output, attributes @ ..] = words.as_slice() else {
            self.errors.push(format!("line {number}: op NAME read|write INPUT OUTPUT"));
            return None;
        };
        let place = format!("op {name}");
        let mut shape = |word: &str| (word != "-").then(|| self.find(word, &place));
        let (input, output) = (shape(input), shape(output));
        let action = attributes.iter().find_map(|word| word.strip_prefix("action="));
        Some(Operation {
            name,
            read_only: *access == "read",
            action: action.map_or_else(|| format!("{service}:{name}"), str::to_string),
            trail: match attributes.iter().find_map(|word| word.strip_prefix("trail=")) {
                Some("data") => TrailClass::Data,
                Some("none") => TrailClass::Unlogged,
                _ => TrailClass::Management,
            },
            trail_name: attributes.iter().find_map(|word| word.strip_prefix("trail-name=")).unwrap_or(name),
            input,
            output,
            errors: errors.split_whitespace().collect(),
        })
    }

    fn shape(&mut self, draft: Draft) -> Shape {
        let mut words = draft.words.as_slice();
        let mut values = Vec::new();
        if let Some(at) = words.iter().position(|word| *word == "=") {
            values = words.get(at + 1..).unwrap_or(&[]).to_vec();
            words = words.get(..at).unwrap_or(&[]);
        }
        let mut range = (None, None);
        if let Some((last, rest)) = words.split_last()
            && let Some((low, high)) = last.split_once("..")
        {
            range = (low.parse().ok(), high.parse().ok());
            words = rest;
        }
        let kind = match (draft.kind, words) {
            ("structure", []) => {
                let members = draft.members.iter().filter_map(|(line, number)| self.member(line, *number));
                Kind::Structure(members.collect())
            }
            ("list", [of]) => Kind::List(self.find(of, draft.name)),
            ("map", [key, value]) => Kind::Map(self.find(key, draft.name), self.find(value, draft.name)),
            ("string", []) => Kind::Text(self.text(&draft, values)),
            ("integer" | "long", []) => Kind::Integer,
            ("float" | "double", []) => Kind::Float,
            ("boolean", []) => Kind::Boolean,
            ("timestamp", []) => Kind::Timestamp,
            ("blob", []) => Kind::Blob,
            (kind, words) => {
                self.errors.push(format!("{kind} {}: not understood: {words:?}", draft.name));
                Kind::Boolean
            }
        };
        Shape { name: draft.name, kind, min: range.0, max: range.1, names_resources: false }
    }

    fn text(&mut self, draft: &Draft, values: Vec<&'static str>) -> TextRule {
        let parsed = draft.pattern.and_then(Pattern::parse);
        if parsed.is_none() && draft.pattern.is_some() {
            self.errors.push(format!("string {}: its pattern is not understood", draft.name));
        }
        TextRule { values, pattern: draft.pattern, parsed }
    }

    fn member(&mut self, line: &'static str, number: usize) -> Option<Member> {
        let words: Vec<&'static str> = line.split_whitespace().collect();
        let [marked, shape, attributes @ ..] = words.as_slice() else {
            self.errors.push(format!("line {number}: NAME SHAPE"));
            return None;
        };
        let name = marked.trim_end_matches(['!', '~']);
        let marks = marked.strip_prefix(name).unwrap_or("");
        let attribute = |key: &str| attributes.iter().find_map(|word| word.strip_prefix(key));
        Some(Member {
            name,
            shape: self.find(shape, name),
            required: marks.contains('!'),
            simulated: !marks.contains('~'),
            trail: attribute("trail="),
            trail_default: attribute("trail-default="),
            trail_hidden: attribute("trail-hidden="),
            wire: attribute("wire="),
            refusal: attribute("refusal="),
            resource: attribute("resource="),
        })
    }
}
