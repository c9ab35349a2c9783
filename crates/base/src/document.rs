//! [`Document`]: a JSON value that keeps the order of its members and the
//! text of its numbers, as AWS forwards them.

use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Document {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Document>),
    Map(Map),
}

/// A JSON number. Whole numbers that fit are kept as `Int`; everything else
/// (fractions, exponents, huge ones) keeps its text, so `300.0` stays `300.0`.
#[derive(Clone, Debug, PartialEq)]
pub enum Number {
    Int(i64),
    Literal(Box<str>),
}

impl Number {
    /// From a literal that is a JSON number already.
    pub(crate) fn from_literal(text: &str) -> Number {
        match text.parse() {
            Ok(int) if text != "-0" => Number::Int(int),
            _ => Number::Literal(text.into()),
        }
    }

    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Number::Int(int) => Some(*int),
            Number::Literal(text) => {
                let float: f64 = text.parse().ok()?;
                let whole = float.fract() == 0.0 && float.abs() < 9.0e15;
                whole.then_some(float as i64)
            }
        }
    }

    pub fn as_f64(&self) -> f64 {
        match self {
            Number::Int(int) => *int as f64,
            Number::Literal(text) => text.parse().unwrap_or(f64::NAN),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Int(int) => write!(out, "{int}"),
            Number::Literal(text) => out.write_str(text),
        }
    }
}

/// The members of a JSON object in their order. A repeated key keeps its
/// first place and takes the last value.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Map(Vec<(String, Document)>);

impl Map {
    pub fn new() -> Map {
        Map::default()
    }
    pub fn get(&self, key: &str) -> Option<&Document> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Document> {
        self.0.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Document>) {
        let key = key.into();
        match self.get_mut(&key) {
            Some(old) => *old = value.into(),
            None => self.0.push((key, value.into())),
        }
    }
    pub fn remove(&mut self, key: &str) -> Option<Document> {
        let index = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(index).1)
    }
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
    pub fn len(&self) -> usize {
        self.0.len()
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Document)> for Map {
    fn from_iter<I: IntoIterator<Item = (String, Document)>>(items: I) -> Map {
        let mut map = Map::new();
        for (key, value) in items {
            map.insert(key, value);
        }
        map
    }
}

impl IntoIterator for Map {
    type Item = (String, Document);
    type IntoIter = std::vec::IntoIter<(String, Document)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

static NULL: Document = Document::Null;

impl Document {
    /// An empty object.
    pub fn map() -> Document {
        Document::Map(Map::new())
    }

    /// This object with one member more; anything but an object becomes one.
    #[must_use]
    pub fn with(self, key: &str, value: impl Into<Document>) -> Document {
        let mut map = match self {
            Document::Map(map) => map,
            _ => Map::new(),
        };
        map.insert(key, value);
        Document::Map(map)
    }

    /// Like [`Document::with`], where there is a value.
    #[must_use]
    pub fn with_some(self, key: &str, value: Option<impl Into<Document>>) -> Document {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The member `key`, or null: `event.at("detail").at("state")`.
    pub fn at(&self, key: &str) -> &Document {
        self.get(key).unwrap_or(&NULL)
    }

    /// The member `key` of an object.
    pub fn get(&self, key: &str) -> Option<&Document> {
        self.as_map().and_then(|map| map.get(key))
    }

    pub fn set(&mut self, key: &str, value: impl Into<Document>) {
        if !matches!(self, Document::Map(_)) {
            *self = Document::map();
        }
        if let Document::Map(map) = self {
            map.insert(key, value);
        }
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Document::Null)
    }
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Document::Text(text) => Some(text),
            _ => None,
        }
    }
    /// The text, or `""` where this is none.
    pub fn text(&self) -> &str {
        self.as_text().unwrap_or("")
    }
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Document::Bool(value) => Some(*value),
            _ => None,
        }
    }
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Document::Number(number) => number.as_i64(),
            _ => None,
        }
    }
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Document::Number(number) => Some(number.as_f64()),
            _ => None,
        }
    }
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Document::Map(map) => Some(map),
            _ => None,
        }
    }
    pub fn as_list(&self) -> Option<&[Document]> {
        match self {
            Document::List(list) => Some(list),
            _ => None,
        }
    }
    /// The elements, or none where this is no list.
    pub fn list(&self) -> &[Document] {
        self.as_list().unwrap_or(&[])
    }
}

impl From<bool> for Document {
    fn from(value: bool) -> Document {
        Document::Bool(value)
    }
}
impl From<i64> for Document {
    fn from(value: i64) -> Document {
        Document::Number(Number::Int(value))
    }
}
impl From<i32> for Document {
    fn from(value: i32) -> Document {
        i64::from(value).into()
    }
}
impl From<u32> for Document {
    fn from(value: u32) -> Document {
        i64::from(value).into()
    }
}
impl From<usize> for Document {
    fn from(value: usize) -> Document {
        (value as i64).into()
    }
}
impl From<f64> for Document {
    /// Shortest text that reads back the same; not a number becomes null.
    fn from(value: f64) -> Document {
        if value.is_finite() { Document::Number(Number::from_literal(&format!("{value:?}"))) } else { Document::Null }
    }
}
impl From<&str> for Document {
    fn from(value: &str) -> Document {
        Document::Text(value.to_string())
    }
}
impl From<String> for Document {
    fn from(value: String) -> Document {
        Document::Text(value)
    }
}
impl From<&String> for Document {
    fn from(value: &String) -> Document {
        Document::Text(value.clone())
    }
}
impl From<Map> for Document {
    fn from(value: Map) -> Document {
        Document::Map(value)
    }
}
impl<T: Into<Document>> From<Vec<T>> for Document {
    fn from(values: Vec<T>) -> Document {
        Document::List(values.into_iter().map(Into::into).collect())
    }
}
impl<T: Into<Document>> FromIterator<T> for Document {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Document {
        Document::List(items.into_iter().map(Into::into).collect())
    }
}
