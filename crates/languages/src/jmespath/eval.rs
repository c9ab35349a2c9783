//! Applying an expression to a document.

use super::JmesError;
use super::functions;
use super::messages::no_order;
use super::parser::{Comparator, Node};
use super::value::{Value, equal, order};
use base::Document;
use std::cell::Cell;
use std::cmp::Ordering;

/// How many values a search may visit and make. `[@,@] | [@,@] | …` doubles
/// with every pipe: without a bound a line of text fills the memory.
const BUDGET: usize = 2_000_000;

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

    /// Recurses as deep as the expression is nested: what an arm needs is in a
    /// function of its own, so that a level takes little of the stack.
    pub(super) fn eval<'a>(&self, node: &'a Node, value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        self.spend(1)?;
        match node {
            Node::Current => Ok(value.clone()),
            Node::Field(name) => Ok(value.field(name)),
            Node::Literal(literal) => Ok(Value::Part(literal)),
            Node::Reference(inner) => Ok(Value::Reference(inner)),
            Node::Index(index) => Ok(value.items().and_then(|items| at(&items, *index)).unwrap_or(Value::NULL)),
            Node::Slice(start, stop, step) => slice(value, *start, *stop, *step),
            Node::Then(left, right) => self.then(left, right, value),
            Node::Or(left, right) => self.choose(left, right, value, true),
            Node::And(left, right) => self.choose(left, right, value, false),
            Node::Not(inner) => self.not(inner, value),
            Node::Compare(comparator, left, right) => self.compare(*comparator, left, right, value),
            Node::Flatten(list) => self.flatten(list, value),
            Node::Project(list, each) => self.project(list, each, value),
            Node::ProjectValues(map, each) => self.project_values(map, each, value),
            Node::Filter { list, condition, each } => self.filter(list, condition, each, value),
            Node::MultiList(_) | Node::MultiHash(_) if value.is_null() => Ok(Value::NULL),
            Node::MultiList(items) => Ok(Value::List(self.all(items, value)?.into())),
            Node::MultiHash(members) => self.multi_hash(members, value),
            Node::Call { function, arguments, at } => self.call(function, arguments, *at, value),
        }
    }

    fn then<'a>(&self, left: &'a Node, right: &'a Node, value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        let left = self.eval(left, value)?;
        self.eval(right, &left)
    }

    /// The left where it is as true as `wanted`, else the right.
    fn choose<'a>(
        &self,
        left: &'a Node,
        right: &'a Node,
        value: &Value<'a>,
        wanted: bool,
    ) -> Result<Value<'a>, JmesError> {
        let left = self.eval(left, value)?;
        if left.is_true() == wanted { Ok(left) } else { self.eval(right, value) }
    }

    fn not<'a>(&self, inner: &'a Node, value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        Ok(Value::new(!self.eval(inner, value)?.is_true()))
    }

    fn all<'a>(&self, nodes: &'a [Node], value: &Value<'a>) -> Result<Vec<Value<'a>>, JmesError> {
        let mut values = Vec::new();
        for node in nodes {
            values.push(self.eval(node, value)?);
        }
        Ok(values)
    }

    fn multi_hash<'a>(&self, members: &'a [(String, Node)], value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        let mut made: Vec<(&str, Value)> = Vec::new();
        for (key, node) in members {
            let found = self.eval(node, value)?;
            match made.iter_mut().find(|(name, _)| name == key) {
                Some(member) => member.1 = found,
                None => made.push((key, found)),
            }
        }
        Ok(Value::Map(made.into()))
    }

    fn call<'a>(
        &self,
        function: &str,
        arguments: &'a [Node],
        at: usize,
        value: &Value<'a>,
    ) -> Result<Value<'a>, JmesError> {
        let values = self.all(arguments, value)?;
        let result = functions::call(self, function, &values);
        result.map_err(|error| JmesError { offset: error.offset.max(at), ..error })
    }

    fn project<'a>(&self, list: &'a Node, each: &'a Node, value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        match self.eval(list, value)?.items() {
            Some(items) => self.each(each, items.iter()),
            None => Ok(Value::NULL),
        }
    }

    fn project_values<'a>(&self, map: &'a Node, each: &'a Node, value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        match self.eval(map, value)?.members() {
            Some(members) => self.each(each, members.iter().map(|(_, value)| value)),
            None => Ok(Value::NULL),
        }
    }

    fn filter<'a>(
        &self,
        list: &'a Node,
        condition: &'a Node,
        each: &'a Node,
        value: &Value<'a>,
    ) -> Result<Value<'a>, JmesError> {
        let Some(items) = self.eval(list, value)?.items() else { return Ok(Value::NULL) };
        let mut kept = Vec::new();
        for item in items.iter() {
            if self.eval(condition, item)?.is_true() {
                kept.push(item);
            }
        }
        self.each(each, kept.into_iter())
    }

    /// Nulls are left out.
    fn each<'a, 'v>(&self, each: &'a Node, items: impl Iterator<Item = &'v Value<'a>>) -> Result<Value<'a>, JmesError>
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

    fn flatten<'a>(&self, list: &'a Node, value: &Value<'a>) -> Result<Value<'a>, JmesError> {
        let Some(items) = self.eval(list, value)?.items() else { return Ok(Value::NULL) };
        let mut flat = Vec::new();
        for item in items.iter() {
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

    fn compare<'a>(
        &self,
        comparator: Comparator,
        left: &'a Node,
        right: &'a Node,
        value: &Value<'a>,
    ) -> Result<Value<'a>, JmesError> {
        let left = self.eval(left, value)?;
        let right = self.eval(right, value)?;
        self.compared(comparator, &left, &right)
    }

    /// Order is for two numbers or, as an addition of the library, two texts.
    /// With anything else it is null; number against text is an error.
    fn compared<'a>(
        &self,
        comparator: Comparator,
        left: &Value<'a>,
        right: &Value<'a>,
    ) -> Result<Value<'a>, JmesError> {
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
    value: &Value<'a>,
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
) -> Result<Value<'a>, JmesError> {
    let Some(items) = value.items() else { return Ok(Value::NULL) };
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
        picked.extend(at(&items, index));
        index = index.saturating_add(step);
    }
    Ok(Value::List(picked.into()))
}
