//! The form beside a pattern: service, event type, states, instances. It makes
//! the JSON, and is read back from a JSON that says no more than it can show.

use super::catalog::{SERVICES, STATE_CHANGE, STATES, event_types};
use base::{Document, Map};

/// What the form holds.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PatternForm {
    /// `aws.ec2`; empty before a service is chosen.
    pub source: String,
    /// Empty stands for all events of the service.
    pub detail_type: String,
    /// None: any state.
    pub states: Option<Vec<String>>,
    /// None: any instance.
    pub instances: Option<Vec<String>>,
}

impl PatternForm {
    /// Whether it asks for states and instances.
    pub fn is_state_change(&self) -> bool {
        self.detail_type == STATE_CHANGE
    }

    /// Whether "specific" is chosen and nothing is named yet: the states', the
    /// instances'.
    pub fn lacks(&self) -> (bool, bool) {
        let empty = |names: &Option<Vec<String>>| names.as_ref().is_some_and(Vec::is_empty);
        (empty(&self.states), empty(&self.instances))
    }

    /// The same for another service: its first event type.
    #[must_use]
    pub fn with_source(self, source: &str) -> PatternForm {
        let first = event_types(source).next().map_or("", |it| it.detail_type);
        PatternForm { source: source.to_string(), detail_type: first.to_string(), ..PatternForm::default() }
    }

    /// The same for another event type.
    #[must_use]
    pub fn with_type(self, detail_type: &str) -> PatternForm {
        PatternForm { detail_type: detail_type.to_string(), states: None, instances: None, ..self }
    }

    /// The pattern, indented by two as the console shows it.
    pub fn text(&self) -> String {
        let list = |values: &[String]| values.iter().collect::<Document>();
        let given = |names: &Option<Vec<String>>| names.as_deref().filter(|it| !it.is_empty()).map(list);
        let one = |text: &String| Document::from(vec![text.as_str()]);
        let detail =
            Document::map().with_some("state", given(&self.states)).with_some("instance-id", given(&self.instances));
        let pattern = Document::map()
            .with_some("source", (!self.source.is_empty()).then(|| one(&self.source)))
            .with_some("detail-type", (!self.detail_type.is_empty()).then(|| one(&self.detail_type)))
            .with_some("detail", (detail != Document::map()).then_some(detail));
        lines(&pattern)
    }

    /// The form that says the same as the pattern; none where the pattern says
    /// more, or is none.
    pub fn read(text: &str) -> Option<PatternForm> {
        let pattern = Document::parse(text).ok()?;
        let members = only(&pattern, &["source", "detail-type", "detail"])?;
        let source = members.get("source").map_or(Some(String::new()), single)?;
        let detail_type = members.get("detail-type").map_or(Some(String::new()), single)?;
        let known = event_types(&source).any(|it| it.detail_type == detail_type);
        let is_ec2 = detail_type == STATE_CHANGE;
        if !known || !SERVICES.iter().any(|(service, _)| *service == source) {
            return None;
        }
        let Some(detail) = members.get("detail") else {
            return Some(PatternForm { source, detail_type, states: None, instances: None });
        };
        let detail = only(detail, &["state", "instance-id"]).filter(|detail| is_ec2 && !detail.is_empty())?;
        let names = |key: &str| match detail.get(key) {
            Some(value) => texts(value).map(Some),
            None => Some(None),
        };
        let (states, instances) = (names("state")?, names("instance-id")?);
        let good = states.iter().flatten().all(|state| STATES.contains(&state.as_str()));
        good.then_some(PatternForm { source, detail_type, states, instances })
    }
}

/// An object with no members but these.
fn only<'a>(value: &'a Document, names: &[&str]) -> Option<&'a Map> {
    value.as_map().filter(|map| map.iter().all(|(name, _)| names.contains(&name)))
}

fn texts(value: &Document) -> Option<Vec<String>> {
    let items = value.as_list().filter(|items| !items.is_empty())?;
    items.iter().map(|item| item.as_text().map(str::to_string)).collect()
}

fn single(value: &Document) -> Option<String> {
    let [one] = <[String; 1]>::try_from(texts(value)?).ok()?;
    Some(one)
}

/// JSON as the console writes patterns: indented by two, lists of values on
/// one line.
pub(crate) fn lines(pattern: &Document) -> String {
    let mut out = String::new();
    write(pattern, 0, &mut out);
    out
}

fn write(value: &Document, level: usize, out: &mut String) {
    match value.as_map() {
        Some(map) if !map.is_empty() => {
            out.push('{');
            for (index, (name, value)) in map.iter().enumerate() {
                out.push_str(if index == 0 { "\n" } else { ",\n" });
                out.push_str(&"  ".repeat(level + 1));
                out.push_str(&Document::from(name).to_json());
                out.push_str(": ");
                write(value, level + 1, out);
            }
            out.push('\n');
            out.push_str(&"  ".repeat(level));
            out.push('}');
        }
        _ => {
            let items = value.as_list().unwrap_or(&[]);
            if items.is_empty() || items.iter().any(|item| item.as_map().is_some()) {
                return out.push_str(&value.to_json());
            }
            let items: Vec<String> = items.iter().map(Document::to_json).collect();
            out.push_str(&format!("[{}]", items.join(", ")));
        }
    }
}
