//! What a table shows, as plain data; filtering and sorting it.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;
use yew::prelude::*;

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Column {
    pub id: AttrValue,
    pub header: AttrValue,
    pub sortable: bool,
    /// Numbers stand at the end.
    pub end: bool,
    /// Goes where there is little room; keep two or three columns without it.
    pub wide_only: bool,
    /// Long texts break into lines instead of being cut off.
    pub wraps: bool,
    /// CSS width: "160px", "30%".
    pub width: Option<AttrValue>,
}

impl Column {
    /// A sortable column.
    pub fn new(id: impl Into<AttrValue>, header: impl Into<AttrValue>) -> Self {
        Self { id: id.into(), header: header.into(), sortable: true, ..Self::default() }
    }

    pub fn unsorted(mut self) -> Self {
        self.sortable = false;
        self
    }

    pub fn end(mut self) -> Self {
        self.end = true;
        self
    }

    pub fn wide_only(mut self) -> Self {
        self.wide_only = true;
        self
    }

    pub fn wraps(mut self) -> Self {
        self.wraps = true;
        self
    }

    pub fn width(mut self, width: impl Into<AttrValue>) -> Self {
        self.width = Some(width.into());
        self
    }
}

/// A cell: what shows, and the text that filter and sort look at.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Cell {
    pub content: Html,
    pub text: AttrValue,
    /// Sorts by this instead of the text: an RFC 3339 time, a number.
    pub sort: Option<AttrValue>,
}

impl Cell {
    /// Text; a dash when empty.
    pub fn text(text: impl Into<AttrValue>) -> Self {
        let text: AttrValue = text.into();
        let shown = if text.is_empty() { AttrValue::Static("-") } else { text.clone() };
        Self { content: html! { { shown } }, text, sort: None }
    }

    pub fn link(text: impl Into<AttrValue>, href: impl Into<AttrValue>) -> Self {
        let (text, href): (AttrValue, AttrValue) = (text.into(), href.into());
        Self { content: html! { <a class="tw-link" {href}>{ text.clone() }</a> }, text, sort: None }
    }

    pub fn status(kind: crate::components::StatusKind, text: impl Into<AttrValue>) -> Self {
        let text: AttrValue = text.into();
        Self { content: crate::components::status(kind, text.clone()), text, sort: None }
    }

    /// Anything, with the text that it stands for.
    pub fn html(text: impl Into<AttrValue>, content: Html) -> Self {
        Self { content, text: text.into(), sort: None }
    }

    pub fn sorted_by(mut self, key: impl Into<AttrValue>) -> Self {
        self.sort = Some(key.into());
        self
    }

    fn key(&self) -> &str {
        self.sort.as_ref().unwrap_or(&self.text)
    }
}

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Row {
    /// Tells the rows apart; what selection speaks of.
    pub id: AttrValue,
    /// Names the row's checkbox: "Select web-1".
    pub name: AttrValue,
    pub cells: Vec<Cell>,
}

impl Row {
    pub fn new(id: impl Into<AttrValue>, name: impl Into<AttrValue>, cells: Vec<Cell>) -> Self {
        Self { id: id.into(), name: name.into(), cells }
    }

    fn holds(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.cells.iter().any(|cell| cell.text.to_ascii_lowercase().contains(word)))
    }
}

/// Which column orders the rows.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Sort {
    pub column: AttrValue,
    pub descending: bool,
}

/// What a table without rows says.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct TableEmpty {
    /// "No rules".
    pub title: AttrValue,
    /// One sentence why.
    pub text: AttrValue,
    /// The button that makes the first one.
    pub action: Html,
}

/// The rows, by place, that hold each word of the filter, in the order of the sort.
pub(super) fn arrange(columns: &[Column], rows: &[Row], filter: &str, sort: Option<&Sort>) -> Vec<usize> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_ascii_lowercase).collect();
    let mut places: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| row.holds(&words)).map(|(place, _)| place).collect();
    if let Some(sort) = sort
        && let Some(at) = columns.iter().position(|it| it.id == sort.column)
    {
        let key = |place: &usize| rows.get(*place).and_then(|it| it.cells.get(at)).map_or("", Cell::key);
        places.sort_by(|a, b| {
            let order = natural(key(a), key(b));
            if sort.descending { order.reverse() } else { order }
        });
    }
    places
}

/// Text order in which digits count as numbers: i-2 before i-10. Capitals make no difference.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let order = match (left.peek().copied(), right.peek().copied()) {
            (None, None) => return a.cmp(b),
            (None, _) => return Ordering::Less,
            (_, None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, y) = (digits(&mut left), digits(&mut right));
                x.len().cmp(&y.len()).then_with(|| x.cmp(&y))
            }
            (Some(x), Some(y)) => {
                left.next();
                right.next();
                x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase())
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// The number that begins here, without zeros before it.
fn digits(characters: &mut Peekable<Chars<'_>>) -> String {
    let mut number = String::new();
    while let Some(digit) = characters.next_if(char::is_ascii_digit) {
        if digit != '0' || !number.is_empty() {
            number.push(digit);
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_count_as_numbers() {
        let table = [
            ("i-2", "i-10", Ordering::Less),
            ("web", "Web", Ordering::Greater),
            ("a", "", Ordering::Greater),
            ("007", "7", Ordering::Less),
            ("2021-03-05", "2021-03-12", Ordering::Less),
        ];
        for (a, b, wanted) in table {
            assert_eq!(natural(a, b), wanted, "{a:?} and {b:?}");
        }
    }

    #[test]
    fn every_word_of_the_filter_must_be_somewhere_in_the_row() {
        let columns = [Column::new("name", "Name"), Column::new("size", "Size")];
        let row = |name: &str, size: &str| {
            let cell = |text: &str| Cell { text: text.to_owned().into(), ..Cell::default() };
            Row::new(name.to_owned(), name.to_owned(), vec![cell(name), cell(size)])
        };
        let rows = [row("web-10", "t3.micro"), row("web-2", "t3.large"), row("batch", "t3.micro")];
        let by_name = Sort { column: "name".into(), descending: false };
        let down = Sort { descending: true, ..by_name.clone() };
        assert_eq!(arrange(&columns, &rows, "", None), [0, 1, 2]);
        assert_eq!(arrange(&columns, &rows, "", Some(&by_name)), [2, 1, 0]);
        assert_eq!(arrange(&columns, &rows, "WEB", Some(&down)), [0, 1]);
        assert_eq!(arrange(&columns, &rows, "micro web", None), [0]);
        assert_eq!(arrange(&columns, &rows, "none", None), [0usize; 0]);
    }
}
