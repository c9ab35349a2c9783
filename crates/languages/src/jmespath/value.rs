//! Values on their way through an expression: mostly references into the
//! document, copied only at the end.

use super::messages;
use super::parser::Node;
use base::{Document, Map, Number};
use std::cmp::Ordering;
use std::rc::Rc;

#[derive(Clone)]
pub(super) enum Value<'a> {
    /// A part of the document or a literal.
    Part(&'a Document),
    /// A new text, number, boolean or null; never a list or a map.
    New(Rc<Document>),
    List(Rc<[Value<'a>]>),
    /// The keys differ.
    Map(Rc<[(&'a str, Value<'a>)]>),
    Reference(&'a Node),
}

impl<'a> Value<'a> {
    pub(super) const NULL: Value<'static> = Value::Part(&Document::Null);

    pub(super) fn new(value: impl Into<Document>) -> Value<'a> {
        Value::New(Rc::new(value.into()))
    }

    /// The document, where there is one already: always for what is neither
    /// list nor map.
    pub(super) fn document(&self) -> Option<&Document> {
        match self {
            Value::Part(document) => Some(document),
            Value::New(document) => Some(document),
            Value::List(_) | Value::Map(_) => None,
            Value::Reference(_) => Some(&Document::Null),
        }
    }

    /// A document of its own.
    pub(super) fn to_document(&self) -> Document {
        match self {
            Value::Part(document) => (*document).clone(),
            Value::New(document) => (**document).clone(),
            Value::List(items) => Document::List(items.iter().map(Value::to_document).collect()),
            Value::Map(members) => Document::Map(
                members.iter().map(|(key, value)| (key.to_string(), value.to_document())).collect::<Map>(),
            ),
            Value::Reference(_) => Document::Null,
        }
    }

    /// How many values [`Value::to_document`] would make, as far as `most`.
    pub(super) fn size(&self, most: usize) -> usize {
        let mut size = 1;
        match self {
            Value::Part(document) => size += document_size(document, most),
            Value::List(items) => {
                for item in items.iter() {
                    if size >= most {
                        break;
                    }
                    size += item.size(most - size);
                }
            }
            Value::Map(members) => {
                for (_, value) in members.iter() {
                    if size >= most {
                        break;
                    }
                    size += value.size(most - size);
                }
            }
            Value::New(_) | Value::Reference(_) => {}
        }
        size
    }

    pub(super) fn is_null(&self) -> bool {
        self.document().is_some_and(Document::is_null)
    }

    /// Everything but null, false, `""`, `[]` and `{}`.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Value::List(items) => !items.is_empty(),
            Value::Map(members) => !members.is_empty(),
            value => match value.document() {
                None | Some(Document::Null | Document::Bool(false)) => false,
                Some(Document::Text(text)) => !text.is_empty(),
                Some(Document::List(items)) => !items.is_empty(),
                Some(Document::Map(members)) => !members.is_empty(),
                Some(Document::Bool(true) | Document::Number(_)) => true,
            },
        }
    }

    /// The name the specification gives the value's type.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Value::Reference(_) => "expref",
            Value::List(_) | Value::Part(Document::List(_)) => "array",
            Value::Map(_) | Value::Part(Document::Map(_)) => "object",
            value => match value.document() {
                Some(Document::Bool(_)) => "boolean",
                Some(Document::Number(_)) => "number",
                Some(Document::Text(_)) => "string",
                _ => "null",
            },
        }
    }

    pub(super) fn python_type(&self) -> &'static str {
        match self {
            Value::Reference(_) => "_Expression",
            Value::List(_) => "list",
            Value::Map(_) => "dict",
            value => value.document().map_or("", messages::python_type),
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        self.document().and_then(Document::as_text)
    }

    pub(super) fn number(&self) -> Option<&Number> {
        match self.document() {
            Some(Document::Number(number)) => Some(number),
            _ => None,
        }
    }

    pub(super) fn field(&self, key: &str) -> Value<'a> {
        match self {
            Value::Part(document) => document.get(key).map_or(Value::NULL, Value::Part),
            Value::Map(members) => {
                members.iter().find(|(name, _)| *name == key).map_or(Value::NULL, |(_, value)| value.clone())
            }
            _ => Value::NULL,
        }
    }

    /// The elements, where this is a list.
    pub(super) fn items(&self) -> Option<Rc<[Value<'a>]>> {
        match self {
            Value::Part(Document::List(items)) => Some(items.iter().map(Value::Part).collect()),
            Value::List(items) => Some(items.clone()),
            _ => None,
        }
    }

    /// The members, where this is a map.
    pub(super) fn members(&self) -> Option<Rc<[(&'a str, Value<'a>)]>> {
        match self {
            Value::Part(Document::Map(map)) => Some(map.iter().map(|(key, value)| (key, Value::Part(value))).collect()),
            Value::Map(members) => Some(members.clone()),
            _ => None,
        }
    }
}

fn document_size(document: &Document, most: usize) -> usize {
    match document {
        Document::List(items) => items
            .iter()
            .fold(0, |size, item| if size < most { size + 1 + document_size(item, most - size) } else { size }),
        Document::Map(map) => map
            .iter()
            .fold(0, |size, (_, item)| if size < most { size + 1 + document_size(item, most - size) } else { size }),
        _ => 0,
    }
}

/// Deep equality: 1 equals 1.0, members have no order.
pub(super) fn equal(left: &Document, right: &Document) -> bool {
    match (left, right) {
        (Document::Number(left), Document::Number(right)) => order(left, right) == Some(Ordering::Equal),
        (Document::List(left), Document::List(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Document::Map(left), Document::Map(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, value)| right.get(key).is_some_and(|other| equal(value, other)))
        }
        (left, right) => left == right,
    }
}

/// Whole numbers are compared exactly, others as doubles.
pub(super) fn order(left: &Number, right: &Number) -> Option<Ordering> {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => Some(left.cmp(right)),
        (left, right) => left.as_f64().partial_cmp(&right.as_f64()),
    }
}
