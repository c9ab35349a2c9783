//! Applying an expression to a document.

use super::JmesError;
use super::functions;
use super::messages::no_order;
use super::parser::{Comparator, Node};
use super::value::{Value, equal, order};
use base::Document;
use std::cell::Cell;
use std::cmp::Ordering;
use std::rc::Rc;

/// How many values a search may visit and make. `[@,@] | [@,@] | …` doubles
/// with every pipe: without a bound a line of text fills the memory.
const BUDGET: usize = 4_000_000;

pub(super) fn search(root: &Node, document: &Document) -> Result<Document, JmesError> {
    let cx = Cx { left: Cell::new(BUDGET) };
    let found = cx.eval(root, &Value::Part(document))?;
    cx.document(&found)
}

/// One search under way.
pub(super) struct Cx {
    left: Cell<usize>,
}

impl Cx {
    pub(super) fn spend(&self, count: usize) -> Result<(), JmesError> {
        match self.left.get().checked_sub(count) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(error("The result of the expression is too large")),
        }
    }

    pub(super) fn document(&self, value: &Value<'_>) -> Result<Document, JmesError> {
        self.spend(value.size(self.left.get().saturating_add(1)))?;
        Ok(value.to_document())
    }

    pub(super) fn equal(&self, left: &Value<'_>, right: &Value<'_>) -> Result<bool, JmesError> {
        match (left.document(), right.document()) {
            (Some(left), Some(right)) => Ok(equal(left, right)),
            _ => Ok(equal(&self.document(left)?, &self.document(right)?)),
        }
    }

    pub(super) fn eval<'a>(&self, node: &'a Node, value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        self.spend(1)?;
        Ok(match node {
            Node::Current => value.clone(),
            Node::Field(name) => value.field(name),
            Node::Literal(literal) => Value::Part(literal),
            Node::Index(index) => value.items().and_then(|items| at(&items, *index)).unwrap_or(Value::NULL),
            Node::Slice(start, stop, step) => match value.items() {
                Some(items) => slice(&items, *start, *stop, *step)?,
                None => Value::NULL,
            },
            Node::Then(left, right) => self.eval(right, &self.eval(left, value)?)?,
            Node::Or(left, right) => {
                let left = self.eval(left, value)?;
                if left.is_true() { left } else { self.eval(right, value)? }
            }
            Node::And(left, right) => {
                let left = self.eval(left, value)?;
                if left.is_true() { self.eval(right, value)? } else { left }
            }
            Node::Not(inner) => Value::new(!self.eval(inner, value)?.is_true()),
            Node::Compare(comparator, left, right) => {
                self.compare(*comparator, &self.eval(left, value)?, &self.eval(right, value)?)?
            }
            Node::Flatten(list) => match self.eval(list, value)?.items() {
                Some(items) => self.flatten(&items)?,
                None => Value::NULL,
            },
            Node::Project(list, each) => match self.eval(list, value)?.items() {
                Some(items) => self.project(each, items.iter())?,
                None => Value::NULL,
            },
            Node::ProjectValues(map, each) => match self.eval(map, value)?.members() {
                Some(members) => self.project(each, members.iter().map(|(_, value)| value))?,
                None => Value::NULL,
            },
            Node::Filter { list, condition, each } => match self.eval(list, value)?.items() {
                Some(items) => {
                    let mut kept = Vec::new();
                    for item in items.iter() {
                        if self.eval(condition, item)?.is_true() {
                            kept.push(item);
                        }
                    }
                    self.project(each, kept.into_iter())?
                }
                None => Value::NULL,
            },
            Node::MultiList(_) | Node::MultiHash(_) if value.is_null() => Value::NULL,
            Node::MultiList(items) => self.all(items, value)?,
            Node::MultiHash(members) => {
                let mut made: Vec<(&str, Value)> = Vec::new();
                for (key, node) in members {
                    let found = self.eval(node, value)?;
                    match made.iter_mut().find(|(name, _)| name == key) {
                        Some(member) => member.1 = found,
                        None => made.push((key, found)),
                    }
                }
                Value::Map(made.into())
            }
            Node::Call { function, arguments, at } => {
                let mut values = Vec::new();
                for argument in arguments {
                    values.push(self.eval(argument, value)?);
                }
                let result = functions::call(self, function, &values);
                result.map_err(|error| JmesError { offset: error.offset.max(*at), ..error })?
            }
            Node::Reference(inner) => Value::Reference(inner),
        })
    }

    fn all<'a>(&self, nodes: &'a [Node], value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        let found: Result<Rc<[Value]>, JmesError> = nodes.iter().map(|node| self.eval(node, value)).collect();
        found.map(Value::List)
    }

    /// Nulls are left out.
    fn project<'a, 'v>(
        &self,
        each: &'a Node,
        items: impl Iterator<Item = &'v Value<'a>>,
    ) -> Result<Value<'a>, JmesError>
    where
        'a: 'v,
    {
        let mut found = Vec::new();
        for item in items {
            let result = self.eval(each, item)?;
            if !result.is_null() {
                found.push(result);
            }
        }
        Ok(Value::List(found.into()))
    }

    fn flatten<'a>(&self, items: &[Value<'a>]) -> Result<Value<'a>, JmesError> {
        let mut flat = Vec::new();
        for item in items {
            match item.items() {
                Some(inner) => {
                    self.spend(inner.len())?;
                    flat.extend(inner.iter().cloned());
                }
                None => flat.push(item.clone()),
            }
        }
        Ok(Value::List(flat.into()))
    }

    /// Order is for two numbers or, as an addition of the library, two texts.
    /// With anything else it is null; number against text is an error.
    fn compare<'a>(&self, comparator: Comparator, left: &Value<'a>, right: &Value<'a>) -> Result<Value<'a>, JmesError> {
        let symbol = match comparator {
            Comparator::Equal => return Ok(Value::new(self.equal(left, right)?)),
            Comparator::NotEqual => return Ok(Value::new(!self.equal(left, right)?)),
            Comparator::Less => "<",
            Comparator::LessOrEqual => "<=",
            Comparator::Greater => ">",
            Comparator::GreaterOrEqual => ">=",
        };
        let ordering = match (left.document(), right.document()) {
            (Some(Document::Number(left)), Some(Document::Number(right))) => order(left, right),
            (Some(Document::Text(left)), Some(Document::Text(right))) => Some(left.cmp(right)),
            (Some(Document::Number(_)), Some(Document::Text(_)))
            | (Some(Document::Text(_)), Some(Document::Number(_))) => {
                return Err(error(no_order(symbol, left.python_type(), right.python_type())));
            }
            _ => return Ok(Value::NULL),
        };
        Ok(Value::new(match comparator {
            Comparator::Less => ordering == Some(Ordering::Less),
            Comparator::LessOrEqual => matches!(ordering, Some(Ordering::Less | Ordering::Equal)),
            Comparator::Greater => ordering == Some(Ordering::Greater),
            _ => matches!(ordering, Some(Ordering::Greater | Ordering::Equal)),
        }))
    }
}

pub(super) fn error(message: impl Into<String>) -> JmesError {
    JmesError { message: message.into(), offset: 0 }
}

/// Negative indexes count from the end.
fn at<'a>(items: &[Value<'a>], index: i64) -> Option<Value<'a>> {
    let index = if index < 0 { index.checked_add(items.len() as i64)? } else { index };
    items.get(usize::try_from(index).ok()?).cloned()
}

/// Python's slices: bounds beyond the list are pulled in, a negative step
/// walks backwards.
fn slice<'a>(
    items: &[Value<'a>],
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
) -> Result<Value<'a>, JmesError> {
    let length = items.len() as i64;
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(error("slice step cannot be zero"));
    }
    let (low, high) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let bound = |given: Option<i64>, default: i64| match given {
        Some(index) if index < 0 => index.saturating_add(length).clamp(low, high),
        Some(index) => index.clamp(low, high),
        None => default,
    };
    let (mut index, stop) =
        if step > 0 { (bound(start, 0), bound(stop, length)) } else { (bound(start, length - 1), bound(stop, -1)) };
    let mut picked = Vec::new();
    while (step > 0 && index < stop) || (step < 0 && index > stop) {
        picked.extend(at(items, index));
        index = index.saturating_add(step);
    }
    Ok(Value::List(picked.into()))
}
