//! `--output table`: boxes of minus signs, for people.
//!
//! Source: AWS CLI User Guide, "Table output format". The layout is for a
//! terminal of 80 columns: what is wider is turned on its side.

use super::is_scalar;
use crate::python;
use base::{Document, Map};

const TERMINAL: usize = 80;

pub(super) fn render(title: &str, answer: &Document) -> String {
    let mut table = Table::default();
    if !table.build(Some(title), answer, 0) {
        return String::new();
    }
    table.render()
}

#[derive(Default)]
struct Section {
    title: String,
    indent: usize,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Section {
    /// The width of each column's widest cell.
    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in std::iter::once(&self.headers).chain(&self.rows) {
            for (index, cell) in row.iter().enumerate() {
                match widths.get_mut(index) {
                    Some(widest) => *widest = width(cell).max(*widest),
                    None => widths.push(width(cell)),
                }
            }
        }
        widths
    }

    fn total_width(&self) -> usize {
        let cells: usize = self.widths().iter().map(|width| width + 4).sum();
        let title = width(&self.title) + 2 + self.indent * 2;
        title.max(cells + 2 + self.indent * 2)
    }

    /// The columns spread so that together they are as wide as the table.
    fn spread(&self, total: usize) -> Vec<usize> {
        let widths: Vec<usize> = self.widths().iter().map(|width| width + 4).collect();
        let sum: usize = widths.iter().sum();
        if sum == 0 {
            return widths;
        }
        let mut scaled: Vec<usize> = widths.iter().map(|width| rounded(total * width, sum)).collect();
        let mut off = scaled.iter().sum::<usize>() as i64 - total as i64;
        while off != 0 {
            let columns = scaled.len();
            for step in 0..columns {
                let index = if off < 0 { columns - 1 - step } else { step };
                if let Some(width) = scaled.get_mut(index) {
                    *width = if off > 0 { width.saturating_sub(1) } else { *width + 1 };
                    off -= off.signum();
                }
                if off == 0 {
                    break;
                }
            }
        }
        scaled
    }

    /// A single row stands better as a column beside its headers.
    fn turn(&mut self) {
        if let ([row], false) = (self.rows.as_slice(), self.headers.is_empty()) {
            let pairs = self.headers.iter().zip(row).map(|(header, cell)| vec![header.clone(), cell.clone()]);
            self.rows = pairs.collect();
            self.headers = Vec::new();
        }
    }
}

/// `a / b` to the nearest, halves to the even one.
fn rounded(a: usize, b: usize) -> usize {
    let (whole, twice_rest) = (a / b, a % b * 2);
    if twice_rest > b || (twice_rest == b && whole % 2 == 1) { whole + 1 } else { whole }
}

#[derive(Default)]
struct Table {
    sections: Vec<Section>,
}

impl Table {
    fn section(&mut self, title: &str, indent: usize) {
        self.sections.push(Section { title: title.to_string(), indent, ..Section::default() });
    }

    fn headers(&mut self, headers: &[&str]) {
        if let Some(section) = self.sections.last_mut() {
            section.headers = headers.iter().map(|header| header.to_string()).collect();
        }
    }

    fn row(&mut self, cells: Vec<String>) {
        if let Some(section) = self.sections.last_mut() {
            section.rows.push(cells);
        }
    }

    /// Adds the sections of a value; nothing for an empty one.
    fn build(&mut self, title: Option<&str>, value: &Document, indent: usize) -> bool {
        let empty = match value {
            Document::Map(map) => map.is_empty(),
            Document::List(items) => items.is_empty(),
            Document::Text(text) => text.is_empty(),
            Document::Null | Document::Bool(false) => true,
            _ => false,
        };
        if empty {
            return false;
        }
        if let Some(title) = title {
            self.section(title, indent);
        }
        match value {
            Document::List(items) if matches!(items.first(), Some(Document::Map(_))) => {
                self.structures(title.unwrap_or(""), items, indent);
            }
            Document::List(items) => items.iter().for_each(|item| match item {
                Document::List(cells) if cells.iter().all(is_scalar) => {
                    self.row(cells.iter().map(python::text).collect());
                }
                item if is_scalar(item) => self.row(vec![python::text(item)]),
                item => {
                    self.build(None, item, 0);
                }
            }),
            Document::Map(map) => self.structure(map, indent),
            // A bare value has no table; its title stands alone.
            _ => {}
        }
        true
    }

    fn structure(&mut self, map: &Map, indent: usize) {
        let (scalars, nested) = names([map]);
        let cells: Vec<String> = scalars.iter().filter_map(|name| map.get(name)).map(python::text).collect();
        match (scalars.as_slice(), cells.as_slice()) {
            ([name], [cell]) => self.row(vec![name.to_string(), cell.clone()]),
            ([], _) => {}
            _ => {
                self.headers(&scalars);
                self.row(cells);
            }
        }
        for name in nested {
            if let Some(value) = map.get(name) {
                self.build(Some(name), value, indent + 1);
            }
        }
    }

    fn structures(&mut self, title: &str, items: &[Document], indent: usize) {
        let (scalars, nested) = names(items.iter().filter_map(Document::as_map));
        self.headers(&scalars);
        for (index, item) in items.iter().enumerate() {
            if index > 0 && !nested.is_empty() {
                self.section(title, indent);
                self.headers(&scalars);
            }
            self.row(scalars.iter().map(|name| item.get(name).map_or(String::new(), python::text)).collect());
            for name in &nested {
                if let Some(value) = item.get(name) {
                    self.build(Some(name), value, indent + 1);
                }
            }
        }
    }

    fn render(mut self) -> String {
        let widest = |sections: &[Section]| sections.iter().map(Section::total_width).max().unwrap_or(0);
        let mut total = widest(&self.sections);
        if total > TERMINAL {
            self.sections.iter_mut().for_each(Section::turn);
            total = widest(&self.sections);
        }
        let mut out = format!("{}\n", "-".repeat(total));
        for section in &self.sections {
            let edge = "|".repeat(section.indent);
            for line in lines(section, total.saturating_sub(section.indent * 2)) {
                out.push_str(&format!("{edge}{line}{edge}\n"));
            }
        }
        out
    }
}

/// The names of scalars and of nested values, each in order.
fn names<'a>(maps: impl IntoIterator<Item = &'a Map>) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut scalars, mut nested) = (Vec::new(), Vec::new());
    for (name, value) in maps.into_iter().flat_map(Map::iter) {
        if is_scalar(value) { scalars.push(name) } else { nested.push(name) }
    }
    for names in [&mut scalars, &mut nested] {
        names.sort_unstable();
        names.dedup();
    }
    (scalars, nested)
}

fn lines(section: &Section, total: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if !section.title.is_empty() {
        lines.push(centred(&section.title, total, "|"));
        if section.headers.is_empty() && section.rows.is_empty() {
            lines.push(format!("+{}+", "-".repeat(total.saturating_sub(2))));
        }
    }
    let widths = section.spread(total);
    let row = |cells: &[String], cell: fn(&str, usize, &str) -> String| -> String {
        let cells = cells.iter().zip(&widths).enumerate();
        cells.map(|(index, (text, width))| cell(text, *width, if index == 0 { "|" } else { "" })).collect()
    };
    if !section.headers.is_empty() {
        lines.push(rule(&widths));
        lines.push(row(&section.headers, centred));
    }
    if !section.rows.is_empty() && !widths.is_empty() {
        lines.push(rule(&widths));
        lines.extend(section.rows.iter().map(|cells| row(cells, left)));
        lines.push(rule(&widths));
    }
    lines
}

/// `+----+----+`.
fn rule(widths: &[usize]) -> String {
    let parts = widths.iter().enumerate();
    parts
        .map(|(index, width)| match index {
            0 => format!("+{}+", "-".repeat(width.saturating_sub(2))),
            _ => format!("{}+", "-".repeat(width.saturating_sub(1))),
        })
        .collect()
}

fn centred(text: &str, length: usize, left_edge: &str) -> String {
    let start = (length / 2).saturating_sub(width(text) / 2 + 1);
    let used = left_edge.len() + start + width(text) + 1;
    format!("{left_edge}{}{text}{}|", " ".repeat(start), " ".repeat(length.saturating_sub(used)))
}

fn left(text: &str, length: usize, left_edge: &str) -> String {
    let padding = if width(text) + 2 + left_edge.len() < length { 2 } else { 0 };
    let used = left_edge.len() + padding + width(text) + 1;
    format!("{left_edge}{}{text}{}|", " ".repeat(padding), " ".repeat(length.saturating_sub(used)))
}

/// Columns of a terminal: two for the wide letters of East Asia.
fn width(text: &str) -> usize {
    let wide = |letter: char| {
        matches!(letter as u32,
            0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa000..=0xa4cf
            | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1f9ff)
    };
    text.chars().map(|letter| if wide(letter) { 2 } else { 1 }).sum()
}
